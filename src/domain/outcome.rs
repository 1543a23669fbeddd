//! Good outcomes of knowing people.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::{Aim, Id, List, PartialDate, Person};

entity! {
    /// A good outcome of knowing people, however late.
    pub struct Outcome is Returns {
        /// The outcome, in words.
        pub what: String,
        /// When, to the known precision. Decades later is fine.
        pub when: Option<PartialDate>,
        /// The people who contributed.
        pub people: List<Id<Person>>,
        /// The goal that it came of, if it was one.
        pub aim: Option<Id<Aim>>,
        /// The day on which the user thanked them.
        pub thanked: Option<NaiveDate>,
    }
}
