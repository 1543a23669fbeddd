//! Parses where somebody will be for some days: "Nadia is in Vienna 3 to 6 May". Such a sentence tells of no exchange;
//! it plans a trip.
//!
//! Only a sentence that says this and nothing else is taken, about people of the book or the user, with a first and a
//! last day and a place with a capital letter.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::domain::{PartialDate, TripWhose, TripWords};
use crate::quick_entry::ReadingContext;
use crate::quick_entry::knowledge::{are_people, is_phrase};
use crate::quick_entry::reading::{Happening, Reading};
use crate::quick_entry::tokens::{State, Words};
use crate::quick_entry::when::{DateRules, DateScope, day_number, read_date};
use crate::quick_entry::who::Names;

/// The words between the names and the place.
const VERBS: &[&str] = &[
    "is in",
    "are in",
    "will be in",
    "is going to be in",
    "are going to be in",
    "is coming to",
    "are coming to",
    "comes to",
    "come to",
    "is visiting",
    "are visiting",
];

/// The words before the place in a sentence about the user.
const OWN_VERBS: &[&str] = &[
    "i am in",
    "im in",
    "we are in",
    "i will be in",
    "ill be in",
    "we will be in",
    "well be in",
    "i am going to be in",
    "im going to be in",
    "i am going to",
    "im going to",
    "we are going to",
    "i am travelling to",
    "im travelling to",
    "i fly to",
    "i go to",
];

/// The words between the first day and the last.
const UNTIL: &[&str] = &[" until ", " till ", " to ", " through ", " – ", " - ", "–", "-"];

/// The most days of a stay (design decision: a longer one is a move).
const MAX_DAYS: i64 = 60;

/// The most words of a place (design decision: more of them tell a story).
const MAX_WORDS: usize = 4;

/// Parses a sentence that says where somebody will be. Returns whether it is one. The words of the people stay free.
pub(super) fn read(words: &mut Words<'_>, reading: &mut Reading, names: &Names, context: &ReadingContext) -> bool {
    let Some((verb, stay)) = found(words, names, context) else { return false };
    words.claim(verb..words.len(), State::Understood);
    reading.stay = Some(stay);
    reading.happening = Happening::Nothing;
    true
}

/// Where the verb begins, and the trip.
fn found(words: &Words<'_>, names: &Names, context: &ReadingContext) -> Option<(usize, TripWords)> {
    let end = |at: usize, verb: &str| at + verb.split(' ').count();
    let (at, from, whose) = match OWN_VERBS.iter().find(|it| is_phrase(words, 0, it)) {
        Some(verb) => (0, end(0, verb), TripWhose::Mine),
        None => {
            let verb_at = |at: usize| VERBS.iter().find(|it| is_phrase(words, at, it)).map(|it| (at, end(at, it)));
            let (at, from) = (1..words.len()).find_map(verb_at)?;
            (are_people(words, 0..at, names).then_some(at)?, from, TripWhose::Theirs)
        }
    };
    let (place, from, to) = place_and_days(words.text(from..words.len()), context)?;
    Some((at, TripWords { place, from: Some(from), to: Some(to), what: String::new(), whose: Some(whose) }))
}

/// The place and the days of "Vienna from 3 to 6 May".
fn place_and_days(text: &str, context: &ReadingContext) -> Option<(String, NaiveDate, NaiveDate)> {
    let (left, right) = UNTIL.iter().find_map(|it| text.rsplit_once(it))?;
    let words: Vec<&str> = left.split_whitespace().collect();
    let read_from = |start: usize| {
        let (place, day) = words.split_at(start);
        let (from, to) = days(&day.join(" "), right.trim(), context)?;
        let place = place.join(" ");
        let place = [" from", " on", " between"].iter().find_map(|it| place.strip_suffix(it)).unwrap_or(&place);
        let place = place.trim_end_matches([' ', ',', ':', '(']);
        let is_name = place.chars().next().is_some_and(|it| !it.is_lowercase() && it.is_alphabetic());
        (is_name && place.split(' ').count() <= MAX_WORDS).then(|| (place.to_owned(), from, to))
    };
    (1..words.len()).find_map(read_from)
}

/// The days of "3", "6 May" or of "30 December", "2 January". None if one of them is no day, or if they lie too far
/// apart.
fn days(first: &str, last: &str, context: &ReadingContext) -> Option<(NaiveDate, NaiveDate)> {
    let number = |text: &str| day_number(text.strip_prefix("the ").unwrap_or(text));
    let (from, to) = match (number(first), number(last)) {
        (Some(first), None) => {
            let to = day(last, context)?;
            let same = to.with_day(first).filter(|it| *it <= to);
            (same.or_else(|| to.checked_sub_months(Months::new(1))?.with_day(first))?, to)
        }
        (None, Some(last)) => {
            let from = day(first, context)?;
            let same = from.with_day(last).filter(|it| *it >= from);
            (from, same.or_else(|| from.checked_add_months(Months::new(1))?.with_day(last))?)
        }
        (None, None) => (day(first, context)?, day(last, context)?),
        (Some(_), Some(_)) => return None,
    };
    // Each date alone is the next such day, so that the stay of now, and one over new year, would be torn apart.
    let is_weekday = |text: &str| !text.bytes().any(|it| it.is_ascii_digit());
    let from = match from.signed_duration_since(to).num_days() {
        0 => from,
        ..0 => from,
        _ if is_weekday(last) => return Some((from, to.checked_add_days(Days::new(7))?)),
        _ => from.checked_sub_months(Months::new(12))?,
    };
    ((0..=MAX_DAYS).contains(&(to - from).num_days())).then_some((from, to))
}

fn day(text: &str, context: &ReadingContext) -> Option<NaiveDate> {
    let rules = DateRules { now: context.now, order: context.date_order, scope: DateScope::Ahead };
    match read_date(text, &rules).ok()??.date {
        PartialDate::Day(day) => Some(day),
        _ => None,
    }
}
