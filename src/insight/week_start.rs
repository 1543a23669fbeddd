//! The first day of a week of the app, which begins on the day of the weekly session.

use chrono::{Datelike, Days, NaiveDate};

/// The first day of the week of `today`: the latest `session_day` up to and including it.
///
/// ```
/// # use kith::insight::week_start::began;
/// let day = |text: &str| text.parse().unwrap();
/// assert_eq!(began(day("2026-11-22"), chrono::Weekday::Thu), day("2026-11-19"));
/// assert_eq!(began(day("2026-11-19"), chrono::Weekday::Thu), day("2026-11-19"));
/// ```
pub fn began(today: NaiveDate, session_day: chrono::Weekday) -> NaiveDate {
    let back = (7 + today.weekday().num_days_from_monday() - session_day.num_days_from_monday()) % 7;
    today.checked_sub_days(Days::new(u64::from(back))).unwrap_or(today)
}
