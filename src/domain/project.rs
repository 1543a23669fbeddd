//! Projects with a team of different expertise: what a project needs, and who covers it.

use crate::domain::entity::entity;
use crate::domain::registers::registers;
use crate::domain::string_enum::string_enum;
use crate::domain::values::element;
use crate::domain::{Depth, Id, Kind, List, PartialDate, Person, Referent};

entity! {
    /// A project that needs a team of different expertise.
    pub struct Project is Projects {
        /// The name.
        pub name: String,
        /// A description.
        pub what: String as Prose,
        /// The required expertise as older versions wrote it. The first edit of the project turns each into a [`Need`].
        pub needs: List<String>,
        /// The members, each with their part. Somebody who covers a need is a member without standing here.
        pub members: List<ProjectMember>,
        /// The state for versions that do not know `stage`: `idea`, `running`, `done`. Every command that sets the
        /// stage sets it too.
        pub state: String,
        /// The required expertise.
        pub wants: List<Need>,
        /// Who covers what.
        pub covers: List<Covering>,
        /// Where the project is; see [`Project::stage`] for one of an older version.
        pub stage: Option<ProjectStage>,
        /// The date on which it began.
        pub began: Option<PartialDate>,
        /// The date on which it ended, or the planned one.
        pub ended: Option<PartialDate>,
        /// The ending.
        pub closing: ProjectClosing,
        /// Part of the demo data.
        pub sample: bool,
    }
}

/// A member of a project, with their part in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectMember {
    /// The person; set on every stored member.
    pub person: Option<Id<Person>>,
    /// Their part, in the user's words.
    pub part: String,
}
element!(ProjectMember { person, part }, |it| it.person.map(|it| it.to_string()).unwrap_or_default());

/// A field of expertise that a project needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// The id; set on every stored need. Other words are the same need, so its covers stay.
    pub id: Option<Id<Need>>,
    /// The subject, in the user's words.
    pub what: String,
    /// How well it is needed; somebody who does it is enough if unset.
    pub depth: Option<Depth>,
    /// The need with which it was made one. Whoever covers this one covers that one, also when another device adds them
    /// later.
    pub of: Option<Id<Need>>,
}
element!(Need { id, what, depth, of }, |it| it.id.map(|it| it.to_string()).unwrap_or_default());

impl Referent for Need {}

/// A person or the user, who covers a need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Covering {
    /// The person; the user if unset.
    pub person: Option<Id<Person>>,
    /// The need; set on every stored element.
    pub need: Option<Id<Need>>,
    /// How well; does it if unset.
    pub depth: Option<Depth>,
}
element!(Covering { person, need, depth }, |it| it.need.map(|need| covering_key(it.person, need)).unwrap_or_default());

/// The key of a covering: the person and the need. The user has no id, and stands as `me`.
pub(super) fn covering_key(person: Option<Id<Person>>, need: Id<Need>) -> String {
    person.map_or_else(|| format!("{ME} {need}"), |it| format!("{it} {need}"))
}

/// The user in the key of a covering.
const ME: &str = "me";

/// The cells of needs: this, then the id.
const NEEDS: &str = "wants/";
/// The field of those who cover a need.
const COVERS: &str = "covers";

/// Whether a cell of a project is a need.
pub(crate) fn is_need(cell: &str) -> bool {
    cell.starts_with(NEEDS)
}

/// Whether a field holds covers of needs. One without a person is the user's.
pub(crate) fn is_cover(kind: Kind, field: &str) -> bool {
    kind == Kind::Projects && field == COVERS
}

/// Whether a cell of a project is a cover of the need in another cell.
pub(crate) fn is_cover_of(cell: &str, need: &str) -> bool {
    let of = cell.split_once('/').filter(|(field, _)| *field == COVERS).and_then(|(_, key)| key.rsplit_once(' '));
    of.is_some_and(|(_, of)| need.strip_prefix(NEEDS) == Some(of))
}

/// The ending of a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProjectClosing {
    /// The outcome, in the user's words.
    pub came: String,
    /// What the user takes along. Only the user sees it.
    pub kept: String,
}
registers!(ProjectClosing { came as Prose, kept as Prose });

string_enum! {
    /// Where a project is.
    pub enum ProjectStage {
        /// An idea, also without people.
        Idea = "idea",
        /// It runs.
        Running = "running",
        /// It rests.
        Resting = "resting",
        /// It is done.
        Done = "done",
    }
}

impl Project {
    /// Where the project is, also for one of an older version, whose state is a word of the user.
    ///
    /// ```
    /// # use kith::domain::{Project, ProjectStage};
    /// let check = |state: &str, stage| {
    ///     assert_eq!(Project { state: state.into(), ..Project::default() }.stage(), stage);
    /// };
    /// check("Done", ProjectStage::Done);
    /// check("running", ProjectStage::Running);
    /// check("waiting for spring", ProjectStage::Running);
    /// check("", ProjectStage::Idea);
    /// ```
    pub fn stage(&self) -> ProjectStage {
        let word = self.state.trim().to_lowercase();
        let of_word = || match ProjectStage::from_word(&word) {
            Some(stage) => stage,
            None if word.is_empty() && self.members.is_empty() && self.covers.is_empty() => ProjectStage::Idea,
            None => ProjectStage::Running,
        };
        self.stage.unwrap_or_else(of_word)
    }

    /// The need that counts for a need: itself, or the one with which it was made one. None if it is gone.
    ///
    /// ```
    /// # use kith::domain::{Id, Need, Project};
    /// let id = |number| Id::from_uuid(uuid::Uuid::from_u128(number));
    /// let need = |number, of| Need { id: Some(id(number)), what: "radio".into(), of, ..Need::default() };
    /// let wants = [need(1, None), need(2, Some(id(1))), need(3, Some(id(9)))].into_iter().collect();
    /// let project = Project { wants, ..Project::default() };
    /// assert_eq!(project.counts_for(id(2)), Some(id(1)));
    /// assert_eq!(project.counts_for(id(3)), Some(id(3)), "the other was removed");
    /// assert_eq!(project.counts_for(id(4)), None);
    /// ```
    pub fn counts_for(&self, need: Id<Need>) -> Option<Id<Need>> {
        let find = |id| self.wants.iter().find(|it| it.id == Some(id));
        let mut at = find(need)?;
        // Two devices may join two needs into one another; then the smaller id counts, on both.
        let mut seen = vec![need];
        while let Some(next) = at.of.and_then(find) {
            let id = next.id?;
            if seen.contains(&id) {
                return seen.into_iter().min();
            }
            seen.push(id);
            at = next;
        }
        at.id
    }

    /// The members and those who cover a need, each once.
    pub fn people(&self) -> List<Id<Person>> {
        self.members.iter().filter_map(|it| it.person).chain(self.covers.iter().filter_map(|it| it.person)).collect()
    }

    /// The needs that count, without those that were made one with another.
    pub fn own_needs(&self) -> impl Iterator<Item = (Id<Need>, &Need)> {
        self.wants.iter().filter_map(|it| it.id.filter(|id| self.counts_for(*id) == Some(*id)).map(|id| (id, it)))
    }

    /// Whether needs of an older version came from another device after the needs were converted.
    pub fn has_old_needs_beside(&self) -> bool {
        !self.needs.is_empty() && !self.wants.is_empty()
    }
}
