//! Quiet signs: at most one line on the page of a pair, in words, about the rhythm and never about the other person.

use chrono::NaiveDate;

use crate::domain::{Book, Id, Mentorship, Offer};

/// A line on the page of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuietSign {
    /// No next day, and a long time since the last session.
    Quiet {
        /// The day of the last session.
        last: NaiveDate,
        /// The agreed days between sessions.
        agreed: u32,
    },
    /// The last two sessions were moved.
    Moved,
    /// As mentor: three sessions with nothing brought.
    NothingBrought,
    /// As mentor, at a checkpoint: most of the actions are the user's.
    MostlyYours,
    /// The last day is near.
    EndNear(NaiveDate),
    /// The last day has passed.
    EndPassed(NaiveDate),
    /// Two strained sessions of the last five.
    Strained,
    /// Half a year without a session; the day of the last one.
    Stopped(NaiveDate),
}

impl QuietSign {
    /// The offer that the user answers.
    pub const fn offer(self) -> Offer {
        match self {
            Self::Quiet { .. } => Offer::Quiet,
            Self::Moved => Offer::Moves,
            Self::NothingBrought => Offer::Topics,
            Self::MostlyYours => Offer::Actions,
            Self::EndNear(_) => Offer::EndNear,
            Self::EndPassed(_) => Offer::EndPassed,
            Self::Strained => Offer::Strained,
            Self::Stopped(_) => Offer::Stopped,
        }
    }
}

/// The quiet sign of a mentorship, if any.
pub fn quiet_sign(_book: &Book, _id: Id<Mentorship>, _today: NaiveDate) -> Option<QuietSign> {
    None
}

/// Whether to ask if the talks fit.
pub fn asks_fit(_book: &Book, _id: Id<Mentorship>) -> bool {
    false
}
