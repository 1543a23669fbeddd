//! The timeline of exchanges with a person.

use chrono::NaiveDate;

use crate::domain::{Book, Exchange, PersonId};
use crate::present::names;

/// Number of exchanges at first (design decision).
pub const AT_ONCE: usize = 20;
/// Number of exchanges added with each press of the button (design decision).
pub const MORE: usize = 50;
/// Shortest silence that gets a line, in days (design decision).
const LONG_SILENCE: i64 = 120;

/// The silence in days between an exchange and the one after it, if it is long.
///
/// ```
/// # use kith::present::timeline::silence;
/// let day = |text: &str| text.parse().ok();
/// assert_eq!(silence(day("2026-01-01"), day("2026-11-22")), Some(325));
/// assert_eq!(silence(day("2026-11-01"), day("2026-11-22")), None);
/// ```
pub fn silence(earlier: Option<NaiveDate>, later: Option<NaiveDate>) -> Option<u32> {
    let days = (later? - earlier?).num_days();
    u32::try_from(days).ok().filter(|_| days >= LONG_SILENCE)
}

/// The short names of the other people in an exchange with a person.
pub fn companions(book: &Book, exchange: &Exchange, person: PersonId) -> Vec<String> {
    names(book, exchange.people.iter().filter(|it| **it != person))
}
