//! Promises between the user and other people.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::string_enum::string_enum;
use crate::domain::{Id, List, Person};

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
        /// Part of the demo data.
        pub sample: bool,
    }
}

string_enum! {
    /// The owner of a promise.
    pub enum PromiseOwner {
        /// The user.
        Mine = "mine",
        /// The other person.
        Theirs = "theirs",
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
