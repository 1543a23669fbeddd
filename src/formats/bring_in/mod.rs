//! Brings the content of another program's file into the book: matches its people with those of the book, shows every
//! effect before it happens, and turns the user's choices into one change.
//!
//! **Invariants:** nothing is written before the user has chosen. The same file twice adds nothing, because the ids of
//! new people and exchanges follow from the keys of their records. A value that the user wrote is replaced only by the
//! user's choice.

mod fields;
mod participants;
mod plan;
mod preview;
#[cfg(test)]
mod tests;

pub use plan::{Plan, picture_type};
pub use preview::{
    Choices, FieldChange, MatchReason, MeetingRow, Outcome, PersonChoice, PersonRow, Preview, SkippedRow,
};
