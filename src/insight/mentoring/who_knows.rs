//! Who may know a path.

use chrono::NaiveDate;

use crate::domain::{Book, PersonId};

/// The people whose expertise, role, topics or tags share a word with the text.
pub fn who_knows(_book: &Book, _words: &str, _today: NaiveDate) -> Vec<PersonId> {
    Vec::new()
}
