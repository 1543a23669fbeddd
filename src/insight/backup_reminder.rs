//! When to remind the user of a backup. Depends on the number of changes since the last backup and on its age; never
//! shown every time, and silent for a week after the user postpones it.

use chrono::NaiveDate;

/// Number of changes since the last backup that calls for a reminder at any age (design decision).
const MANY_CHANGES: u32 = 50;
/// Age of the last backup in days at which even one change calls for a reminder (design decision).
const LONG_AGO: u32 = 30;
/// Number of changes that calls for a first backup (design decision).
const FIRST_CHANGES: u32 = 20;
/// How long a postponed reminder stays silent, in days (design decision).
pub const SILENT_DAYS: u64 = 7;

/// The age of the last backup in days: zero on its day, and also if the clock was moved back since.
///
/// # Examples
///
/// ```
/// # use kith::insight::backup_reminder::age_days;
/// let day = |text: &str| text.parse().unwrap();
/// for (last, age) in [("2026-11-22", 0), ("2026-11-21", 1), ("2026-10-22", 31), ("2026-11-30", 0)] {
///     assert_eq!(age_days(day(last), day("2026-11-22")), age);
/// }
/// ```
pub fn age_days(last: NaiveDate, today: NaiveDate) -> u32 {
    u32::try_from((today - last).num_days()).unwrap_or_default()
}

/// Whether to show the backup reminder today.
///
/// # Examples
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
        // If the clock was moved back, the count alone decides.
        Some(last) => changes >= MANY_CHANGES || (changes > 0 && age_days(last, today) >= LONG_AGO),
    };
    is_due && put_off_until.is_none_or(|it| it <= today)
}
