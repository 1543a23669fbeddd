//! Goals of the user.

use crate::domain::entity::entity;
use crate::domain::{Id, List, Person};

entity! {
    /// A goal of the user.
    pub struct Aim is Aims {
        /// The goal, in words.
        pub what: String,
        /// The people with experience of it.
        pub people: List<Id<Person>>,
        /// Whether it is finished or given up.
        pub done: bool,
    }
}
