//! Where a pair is: its beginning, its checkpoints, the next session and the ending.

use chrono::NaiveDate;

use crate::domain::{Book, Id, Mentorship};

/// A kind of checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckpointKind {
    /// After 90 days.
    Ninety,
    /// After 180 days.
    OneEighty,
    /// At half time of a mentorship shorter than 180 days.
    HalfTime,
    /// After this many years, if no end is named.
    Yearly(u32),
}

/// A session that looks back, and the day around which it takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The kind.
    pub kind: CheckpointKind,
    /// The day, moved by the rests before it.
    pub day: NaiveDate,
}

/// A kind of step on the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The first day.
    Began,
    /// A session that looks back.
    Checkpoint(CheckpointKind),
    /// The next planned session, and its number.
    Session(usize),
    /// The last day.
    Ending,
}

/// Whether a step is behind the pair or ahead of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// It took place.
    Done,
    /// Its time is over, and it did not take place.
    NotHeld,
    /// It is the next one.
    Next,
    /// It is later than the next one.
    Ahead,
}

/// A step on the path of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The kind.
    pub kind: StepKind,
    /// Where it is.
    pub state: StepState,
    /// The day, if known.
    pub day: Option<NaiveDate>,
}

/// The path of a pair, in the order of the days.
pub fn path(_book: &Book, _id: Id<Mentorship>, _today: NaiveDate) -> Vec<Step> {
    Vec::new()
}

/// The checkpoint within 14 days, if any.
pub fn checkpoint_due(_book: &Book, _id: Id<Mentorship>, _today: NaiveDate) -> Option<Checkpoint> {
    None
}
