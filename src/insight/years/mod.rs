//! The long view: years of days with somebody, in words and as tables.
//!
//! Everything is computed from the digest (`insight/digest`), never from the exchanges, and nothing is compared with
//! the user's own maximum: with one person in the book, a relative scale lies.

mod calendar;
mod fraction;
mod keys;
mod phases;
mod span;
mod story;

pub use calendar::{Calendar, CalendarRow, CalendarTable, DayCell, DotSize, calendar};
pub use fraction::{Fraction, fraction};
pub use keys::{Key, Place, move_to, places};
pub use phases::{AT_ONCE, Phase, Strand, phases, strands};
pub use span::{Scale, Span, Window, WindowKind};
pub use story::{Story, earliest, story};

#[cfg(test)]
mod tests;
