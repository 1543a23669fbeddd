//! Friction and repair: when the last talks were strained, a way back that begins small.

use chrono::NaiveDate;

use crate::domain::{Book, PersonId, Tone};

/// The labels under which the words of the repair path stand among somebody's facts. They are for the owner's eyes: no
/// card and no match shows them.
pub const PRIVATE: [&str; 2] = ["What happened", "What I would say"];

/// How many strained exchanges in the last five open the repair path (design decision; no ratio of good to bad is
/// shown, because the famous one was withdrawn).
pub const STRAINED: usize = 2;

/// Whether the repair path is offered with somebody.
pub fn wants_repair(book: &Book, id: PersonId) -> bool {
    book.tones_with(id).into_iter().filter(|(_, it)| *it == Some(Tone::Strained)).count() >= STRAINED
}

/// Whether the last word between the two, as of a day, was strained.
pub fn ended_strained(book: &Book, id: PersonId, as_of: NaiveDate) -> bool {
    // Where all that is remembered is later, the two have talked a good deal since.
    let last = book.tones_with(id).into_iter().find(|(day, _)| *day <= as_of);
    last.is_some_and(|(_, tone)| tone == Some(Tone::Strained))
}
