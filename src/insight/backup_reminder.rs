//! When it is time for a word about a backup. Gentle: by how much would be lost and how long ago it was safe, never
//! every time, and silent for a week once it was put off.

use chrono::NaiveDate;

/// So many changes since the last backup are worth a word whatever their age (design decision).
pub const MANY_CHANGES: u32 = 50;
/// So many days after the last backup, changes are worth a word however few they are (design decision).
pub const LONG_AGO: i64 = 30;
/// Before there was ever a backup, so many changes are worth one (design decision).
pub const FIRST_CHANGES: u32 = 20;
/// How long it is silent once it was put off, in days (design decision).
pub const SILENT_DAYS: u64 = 7;

/// Whether to say a word about a backup today.
///
/// ```
/// # use kith::insight::backup_reminder::is_time;
/// let day = |text: &str| text.parse().unwrap();
/// assert!(!is_time(None, 19, None, day("2026-11-22")));
/// assert!(is_time(None, 20, None, day("2026-11-22")));
/// assert!(is_time(Some(day("2026-10-01")), 1, None, day("2026-11-22")));
/// assert!(!is_time(Some(day("2026-10-01")), 0, None, day("2026-11-22")));
/// assert!(!is_time(None, 400, Some(day("2026-11-23")), day("2026-11-22")), "put off until tomorrow");
/// ```
pub fn is_time(last: Option<NaiveDate>, changes: u32, put_off_until: Option<NaiveDate>, today: NaiveDate) -> bool {
    let is_due = match last {
        None => changes >= FIRST_CHANGES,
        // A clock that was moved back makes the age negative, and the count alone decides.
        Some(last) => changes >= MANY_CHANGES || (changes > 0 && (today - last).num_days() >= LONG_AGO),
    };
    is_due && put_off_until.is_none_or(|it| it <= today)
}
