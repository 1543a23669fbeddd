//! Items worth passing on.

use crate::domain::entity::entity;
use crate::domain::{Id, List, Person};

entity! {
    /// An item worth passing on.
    pub struct SharedItem is Shares {
        /// The item, in words.
        pub what: String,
        /// A link to it.
        pub link: String,
        /// People with a possible interest in it.
        pub people: List<Id<Person>>,
        /// The people that have received it.
        pub given_to: List<Id<Person>>,
    }
}
