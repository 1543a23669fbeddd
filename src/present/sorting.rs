//! Sorting people into circles, one at a time.

use crate::domain::{Book, PersonId};

/// Returns the people without a circle, except archived and dead ones.
pub fn unsorted(book: &Book) -> Vec<PersonId> {
    book.people.iter().filter(|(_, it)| it.circle.is_none() && it.may_be_suggested()).map(|(id, _)| id).collect()
}

/// Returns the place after `at` in a row of `total` people. `total` itself is the last place: nobody is left.
pub const fn after(at: usize, total: usize) -> usize {
    if at < total { at + 1 } else { total }
}
