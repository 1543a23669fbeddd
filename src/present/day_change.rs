//! When to look at the clock again.

use std::time::Duration;

use chrono::{NaiveTime, Timelike};

/// The longest time between two looks (design decision): a zone may change and a device may wake at any time.
const LONGEST: u32 = 60;

/// The time until the next look at the clock: a minute, or less before midnight, so that a new day is seen as it
/// begins.
///
/// ```
/// # use kith::present::day_change::until_next_look;
/// let check = |time: &str, expected| assert_eq!(until_next_look(time.parse().unwrap()).as_secs(), expected, "{time}");
/// check("08:00:00", 60);
/// check("23:58:59", 60);
/// check("23:59:30", 30);
/// check("23:59:59", 1);
/// check("00:00:00", 60);
/// ```
pub fn until_next_look(time: NaiveTime) -> Duration {
    let left = (24 * 60 * 60_u32).saturating_sub(time.num_seconds_from_midnight());
    Duration::from_secs(left.clamp(1, LONGEST).into())
}
