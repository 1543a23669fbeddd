//! The long view: years of days with somebody, in words and as tables.
//!
//! Everything is computed from the digest (`insight/digest`), never from the exchanges, and nothing is compared with
//! the user's own maximum: with one person in the book, a relative scale lies.

mod calendar;
mod circles;
mod fraction;
mod keys;
mod known;
mod phases;
mod span;
mod spent;
mod story;

pub use calendar::{Calendar, CalendarRow, CalendarTable, DayCell, DotSize, calendar};
pub use circles::{CircleYear, MoveKind, MoveLine, Turnover, circle_moves, circle_years, first_move, turnover};
pub use fraction::{Fraction, fraction};
pub use keys::{Key, Place, move_to, places};
pub use known::KnownSince;
pub use phases::{AT_ONCE, Phase, Strand, phases, strand, strands};
pub use span::{CalendarYear, Scale, Span, Window, WindowKind};
pub use spent::{SpentRow, WelcomeStory, by_channel, by_purpose, felt_kinds, mostly_felt, rows, welcome};
pub use story::{Story, earliest, heard_again, largest, story};

#[cfg(test)]
mod tests;
