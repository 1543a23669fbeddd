//! Friction and repair: when the last talks were strained, a way back that begins small.

use chrono::NaiveDate;

use crate::domain::{Book, PersonId, Tone};

/// How many strained exchanges in the last five open the repair path (design decision; no ratio of good to bad is
/// shown, because the famous one was withdrawn).
pub const STRAINED: usize = 2;

/// Whether the repair path is offered with somebody.
pub fn wants_repair(book: &Book, id: PersonId) -> bool {
    book.tones_with(id).into_iter().filter(|it| *it == Some(Tone::Strained)).count() >= STRAINED
}

/// Whether the last word between the two, as of a day, was strained.
pub fn ended_strained(book: &Book, id: PersonId, as_of: NaiveDate) -> bool {
    let later = book.days_with(id).iter().rev().take_while(|it| **it > as_of).count();
    book.tones_with(id).get(later) == Some(&Some(Tone::Strained))
}
