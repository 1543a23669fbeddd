//! The owner of a promise, of a goal or of a topic: the user or the other person.

use crate::domain::string_enum::string_enum;

string_enum! {
    /// The owner of a promise.
    pub enum PromiseOwner {
        /// The user.
        Mine = "mine",
        /// The other person.
        Theirs = "theirs",
    }
}
