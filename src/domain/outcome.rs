//! Good outcomes of knowing people.

use chrono::NaiveDate;

use crate::domain::entity::entity;
use crate::domain::{Id, List, Person};

entity! {
    /// A good outcome of knowing people, however late.
    pub struct Outcome is Returns {
        /// The outcome, in words.
        pub what: String,
        /// The day.
        pub when: Option<NaiveDate>,
        /// The people who contributed.
        pub people: List<Id<Person>>,
    }
}
