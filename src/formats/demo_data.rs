//! The demo book: a backup file with days relative to today.
//!
//! `"@-12"` is the day twelve days ago; `"@~9"` is the day nine days from now without a year, as for birthdays.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::PartialDate;
use crate::formats::backup::{BackupProblem, read};
use crate::formats::importer::Parsed;

/// Reads the demo book, dated relative to `today`.
///
/// # Errors
///
/// If the file is damaged.
///
/// # Examples
///
/// ```
/// use kith::formats::demo_data::read_sample;
///
/// let text = r#"{"format": "kith-backup", "version": 1, "exchanges": [{"when": "@-12"}]}"#;
/// let book = read_sample(text, "2026-11-22".parse().unwrap())?.book;
/// let (_, exchange) = book.exchanges.iter().next().unwrap();
/// assert_eq!(exchange.when, "2026-11-10".parse().ok());
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn read_sample(text: &str, today: NaiveDate) -> Result<Parsed, BackupProblem> {
    let mut dated = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\"@") {
        let (marker, tail) = after.split_once('"').unwrap_or((after, ""));
        dated.push_str(before);
        dated.push('"');
        dated.push_str(&day(marker, today).unwrap_or_default());
        dated.push('"');
        rest = tail;
    }
    dated.push_str(rest);
    read(&dated)
}

fn day(marker: &str, today: NaiveDate) -> Option<String> {
    let (is_yearly, count) = marker.strip_prefix('~').map_or((false, marker), |it| (true, it));
    let count: i64 = count.parse().ok()?;
    let days = Days::new(count.unsigned_abs());
    let date = if count < 0 { today.checked_sub_days(days)? } else { today.checked_add_days(days)? };
    let partial = if is_yearly {
        PartialDate::EveryYear { month: date.month(), day: date.day() }
    } else {
        PartialDate::Day(date)
    };
    Some(partial.to_string())
}
