//! The made-up book for looking around: a backup file whose days are counted from today.
//!
//! `"@-12"` is the day twelve days ago, and `"@~9"` the day of the year in nine days, as birthdays have it.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::PartialDate;
use crate::formats::backup::{BackupFile, BackupProblem, read};

/// Reads the made-up book as it would stand today.
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
