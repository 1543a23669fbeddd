//! Promises between the user and other people.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::string_enum::string_enum;
use crate::domain::{Aim, Exchange, Id, List, Mentorship, Person, PromiseOwner};

entity! {
    /// A promise by the user or by another person.
    pub struct Promise is Promises {
        /// The owner of the promise.
        pub whose: Option<PromiseOwner>,
        /// The other people: its recipients, or the people it came from.
        pub people: List<Id<Person>>,
        /// The promise, in words.
        pub what: String,
        /// The day it was made.
        pub made: Option<NaiveDate>,
        /// The due day, if any.
        pub due: Option<NaiveDate>,
        /// The state; open if unset.
        pub state: Option<PromiseState>,
        /// The day on which it was kept or dropped.
        pub closed: Option<NaiveDate>,
        /// The mentorship, if it is an action of one.
        pub mentorship: Option<Id<Mentorship>>,
        /// The session in which it was made.
        pub session: Option<Id<Exchange>>,
        /// The goal that it serves.
        pub goal: Option<Id<Aim>>,
        /// How sure its owner was, 1 to 10. Shown as one of four words only.
        pub confidence: Option<u32>,
        /// When exactly: "when the kettle is on".
        pub cue: String,
        /// Its day is that of the next session of the mentorship.
        pub by_next: bool,
        /// How far it came, at the last look.
        pub went: Option<Went>,
        /// Part of the demo data.
        pub sample: bool,
    }
}

string_enum! {
    /// The final state of a promise.
    pub enum PromiseState {
        /// It was kept.
        Kept = "kept",
        /// It was dropped.
        LetGo = "let-go",
    }
}

impl PromiseState {
    /// The state for a checkbox: kept if ticked, otherwise open.
    pub const fn from_tick(is_ticked: bool) -> Option<Self> {
        if is_ticked { Some(Self::Kept) } else { None }
    }
}

string_enum! {
    /// How far an action came.
    pub enum Went {
        /// It is done.
        Done = "done",
        /// A part is done.
        Partly = "partly",
        /// Not yet.
        NotYet = "not-yet",
    }
}
