//! Goals of the user, and the goals of a mentorship.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::string_enum::string_enum;
use crate::domain::values::element;
use crate::domain::{Id, List, Mentorship, PartialDate, Person, PersonId, PromiseOwner, Referent};

entity! {
    /// A goal.
    pub struct Aim is Aims {
        /// The goal, in words.
        pub what: String,
        /// Why it matters.
        pub why: String as Prose,
        /// The kind.
        pub kind: Option<AimKind>,
        /// How one would know that it is reached.
        pub sign: String as Prose,
        /// By about when.
        pub by: Option<PartialDate>,
        /// The state; working if unset and not `done`.
        pub state: Option<AimState>,
        /// The day on which it was reached or given up.
        pub closed: Option<NaiveDate>,
        /// How it was at the start.
        pub at_start: String as Prose,
        /// How it is now.
        pub now: String as Prose,
        /// What helped, once it is reached.
        pub helped: String as Prose,
        /// The owner: the user, unless it is the other person of a mentorship.
        pub whose: Option<PromiseOwner>,
        /// The mentorship, if it is a goal of one.
        pub mentorship: Option<Id<Mentorship>>,
        /// The last day on which a session spoke of it.
        pub spoken_of: Option<NaiveDate>,
        /// The people with experience of it, as older versions wrote them. Shown only while `paths` is empty; the first
        /// edit of a path moves them there.
        pub people: List<Id<Person>>,
        /// The people who know the path, each with how.
        pub paths: List<AimPath>,
        /// What the user learned on the way. Only the user sees it.
        pub learned: List<LearnedLine>,
        /// The last day on which the user took up the next talk, or put it aside.
        pub last_offered: Option<NaiveDate>,
        /// Whether it is finished or given up. Written for older versions; `state` says which.
        pub done: bool,
    }
}

string_enum! {
    /// The state of a goal.
    pub enum AimState {
        /// Being worked on.
        Working = "working",
        /// Resting.
        Resting = "resting",
        /// Reached.
        Reached = "reached",
        /// Given up.
        LetGo = "let-go",
    }
}

string_enum! {
    /// The kind of a goal.
    pub enum AimKind {
        /// A role.
        Role = "role",
        /// A skill.
        Skill = "skill",
        /// A place.
        Place = "place",
        /// Something to find out.
        Question = "question",
        /// Anything else.
        Other = "other",
    }
}

string_enum! {
    /// How a person knows a path.
    pub enum PathHow {
        /// They walked it.
        Walked = "walked",
        /// They walk it now.
        Walks = "walks",
        /// They teach it.
        Teaches = "teaches",
        /// They decide about it. Never suggested: the user would be asking for something.
        Decides = "decides",
        /// They know somebody who walked it.
        KnowsSomebody = "knows-somebody",
    }
}

/// A person who knows the path to a goal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AimPath {
    /// The person; set on every stored path.
    pub person: Option<PersonId>,
    /// How they know it. Unset if the user has not said.
    pub how: Option<PathHow>,
    /// Since when.
    pub since: Option<PartialDate>,
    /// A note: "went from tests to leading in two years".
    pub words: String,
}
element!(AimPath { person, how, since, words as Prose }, |it| it.person.map(|it| it.to_string()).unwrap_or_default());

/// A line of what the user learned on the way to a goal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LearnedLine {
    /// The id; set on every stored line.
    pub id: Option<Id<LearnedLine>>,
    /// The day.
    pub when: Option<NaiveDate>,
    /// What.
    pub text: String,
}
element!(LearnedLine { id, when, text as Prose }, |it| it.id.map(|it| it.to_string()).unwrap_or_default());

impl Referent for LearnedLine {}

impl Aim {
    /// The state, also for a goal of an older version.
    ///
    /// ```
    /// # use kith::domain::{Aim, AimState};
    /// assert_eq!(Aim { done: true, ..Aim::default() }.state(), AimState::Reached);
    /// ```
    pub fn state(&self) -> AimState {
        self.state.unwrap_or(if self.done { AimState::Reached } else { AimState::Working })
    }

    /// Whether it is one of the user's own: neither a goal of a mentorship nor the goal of somebody else.
    pub fn is_own(&self) -> bool {
        self.mentorship.is_none() && self.whose != Some(PromiseOwner::Theirs)
    }

    /// The people who know the path: those with how, or else those of an older version. Never both.
    ///
    /// ```
    /// # use kith::domain::{Aim, AimPath, Id, PathHow, Person};
    /// # let id = |text| Id::<Person>::parse(text);
    /// let (ana, rui) = (id("0192f0c1-0000-7000-8000-000000000001"), id("0192f0c1-0000-7000-8000-000000000002"));
    /// let old = Aim { people: ana.into_iter().collect(), ..Aim::default() };
    /// assert_eq!(old.all_paths()[..], [AimPath { person: ana, ..AimPath::default() }]);
    /// let path = AimPath { person: rui, how: Some(PathHow::Walked), ..AimPath::default() };
    /// let both = Aim { paths: [path.clone()].into_iter().collect(), ..old };
    /// assert_eq!(both.all_paths()[..], [path]);
    /// assert_eq!(both.not_taken_over(), Vec::from_iter(ana));
    /// ```
    pub fn all_paths(&self) -> List<AimPath> {
        if self.paths.is_empty() { self.people.iter().map(|it| path_of(*it)).collect() } else { self.paths.clone() }
    }

    /// The people whom an older version on another device added since the paths were written.
    pub fn not_taken_over(&self) -> Vec<PersonId> {
        let is_path = |person: &PersonId| self.paths.iter().any(|it| it.person == Some(*person));
        let others = self.people.iter().copied().filter(|it| !is_path(it));
        if self.paths.is_empty() { Vec::new() } else { others.collect() }
    }

    /// The people of both shapes.
    pub fn everybody(&self) -> List<PersonId> {
        self.people.iter().copied().chain(self.paths.iter().filter_map(|it| it.person)).collect()
    }
}

/// A path without how.
pub(super) fn path_of(person: PersonId) -> AimPath {
    AimPath { person: Some(person), ..AimPath::default() }
}
