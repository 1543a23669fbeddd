//! Goals of the user, and the goals of a mentorship.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::string_enum::string_enum;
use crate::domain::{Id, List, Mentorship, PartialDate, Person, PromiseOwner};

entity! {
    /// A goal.
    pub struct Aim is Aims {
        /// The goal, in words.
        pub what: String,
        /// Why it matters.
        pub why: String as Prose,
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
        /// The people with experience of it.
        pub people: List<Id<Person>>,
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
}
