//! The demo book: a backup file with days relative to today.
//!
//! `"@-12"` is the day twelve days ago; `"@~9"` is the day nine days from now without a year, as for birthdays.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::PartialDate;
use crate::formats::backup::{BackupFile, BackupProblem, read};

/// Reads the demo book, dated relative to `today`.
///
/// # Errors
///
/// If the file is damaged.
pub fn read_sample(text: &str, today: NaiveDate) -> Result<BackupFile, BackupProblem> {
    let mut dated = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\"@") {
        let (word, tail) = after.split_once('"').unwrap_or((after, ""));
        dated.push_str(before);
        dated.push('"');
        dated.push_str(&day(word, today).unwrap_or_default());
        dated.push('"');
        rest = tail;
    }
    dated.push_str(rest);
    read(&dated)
}

fn day(word: &str, today: NaiveDate) -> Option<String> {
    let (is_yearly, count) = word.strip_prefix('~').map_or((false, word), |it| (true, it));
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
