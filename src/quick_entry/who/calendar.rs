//! Months and weekdays that are dates, and not people of these names.

use crate::quick_entry::when::{month, weekday};
use crate::quick_entry::who::lexicon::{BEFORE_DATE, DAY_PARTS, JOINERS};
use crate::quick_entry::who::place;
use crate::quick_entry::who::scan::Scan;

/// Whether the words around a month or a weekday make it a date: "in May", "12 May", "May 2024", "Sunday morning".
pub(super) fn is_dated(scan: &Scan<'_>, at: usize) -> bool {
    let (before, next) = (scan.words.before(at), scan.words.normalized(at + 1));
    let is_number = |word: &str| word.trim_start_matches(['\'', '’']).starts_with(|it: char| it.is_ascii_digit());
    let is_calendar = |word: &str| month(word).is_some() || weekday(word).is_some();
    let is_next_number = is_number(next) && !scan.words.list[at].ends && !is_length(scan, at + 1);
    let verb = at.checked_sub(1).map_or("", |it| scan.words.before(it));
    let is_led = BEFORE_DATE.contains(&before) && !(place::leads_to_anybody(scan, at) && before != "for");
    let goes_on = JOINERS.contains(&before) && is_calendar(verb) && is_dated(scan, at - 2);
    let is_part = !scan.words.list[at].ends
        && (DAY_PARTS.contains(&next)
            || is_calendar(next)
            || (next == "at" && weekday(scan.words.normalized(at)).is_some()));
    is_led || is_next_number || is_number(before) || goes_on || is_part
}

/// Whether a number is a length: "called May 20m".
fn is_length(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.words.normalized(at);
    let unit = word.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
    let unit = if unit.is_empty() { scan.words.normalized(at + 1) } else { unit };
    matches!(unit, "m" | "min" | "mins" | "minutes" | "h" | "hr" | "hrs" | "hour" | "hours" | "pm" | "am")
}
