//! The people whom aims leave in peace.

use chrono::{Days, NaiveDate};

use crate::domain::{Book, Exchange, PartialDate, Person, PersonId, normalize};
use crate::insight::friction::ended_strained;

/// Days after a condolence in which nothing for an aim is suggested (design decision).
const GRIEF_DAYS: u64 = 90;
/// Words of a condolence, in notes, topics and tags.
const GRIEF: &[&str] = &[
    "condolence",
    "condolences",
    "funeral",
    "grief",
    "grieving",
    "bereaved",
    "mourning",
    "mourns",
    "died",
    "burial",
    "passed away",
    "sorry for your loss",
    "wake",
];

/// Why a person is left in peace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peace {
    /// Archived or dead.
    Gone,
    /// Paused, or not before a day.
    Later,
    /// There is something to avoid with them. In doubt, nothing is suggested.
    Donts,
    /// Somebody near them died, or the user wrote of a condolence.
    Grief,
    /// The last talk was strained.
    Strained,
}

/// Why nothing for an aim is suggested with a person on a day. None if it may be.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::aims::peace::{Peace, is_left_in_peace};
///
/// let check = |person: &str, exchange: &str, expected: Option<Peace>| {
///     let file = format!(
///         r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "a", "given": "Ana" {person}}}],
///         "exchanges": [{{"when": "2026-10-01", "people": ["a"] {exchange}}}]}}"#
///     );
///     let book = read(&file).unwrap().book;
///     let (ana, _) = book.people.iter().next().unwrap();
///     assert_eq!(is_left_in_peace(&book, ana, "2026-11-22".parse().unwrap()), expected, "{person} {exchange}");
/// };
/// check("", "", None);
/// check(r#", "paused_until": "2026-12-01""#, "", Some(Peace::Later));
/// check(r#", "not_before": "2026-12-01""#, "", Some(Peace::Later));
/// check(r#", "donts": ["No talk of work"]"#, "", Some(Peace::Donts));
/// check("", r#", "notes": "At the funeral of her father""#, Some(Peace::Grief));
/// check("", r#", "tone": "strained""#, Some(Peace::Strained));
/// check(r#", "died": "2024""#, "", Some(Peace::Gone));
/// ```
pub fn is_left_in_peace(book: &Book, id: PersonId, today: NaiveDate) -> Option<Peace> {
    let Some(person) = book.people.get(id).filter(|it| it.may_be_suggested()) else { return Some(Peace::Gone) };
    let is_ahead = |day: Option<NaiveDate>| day.is_some_and(|it| it > today);
    if is_ahead(person.paused_until) || is_ahead(person.not_before) {
        Some(Peace::Later)
    } else if !person.donts.is_empty() {
        Some(Peace::Donts)
    } else if is_grieving(book, id, person, today) {
        Some(Peace::Grief)
    } else if ended_strained(book, id, today) {
        Some(Peace::Strained)
    } else {
        None
    }
}

fn is_grieving(book: &Book, id: PersonId, person: &Person, today: NaiveDate) -> bool {
    let since = today.checked_sub_days(Days::new(GRIEF_DAYS)).unwrap_or(today);
    let is_recent = |it: &Exchange| it.when.is_some_and(|it| it >= since);
    let texts = |it: &Exchange| [it.notes.clone(), it.topics.join(" "), it.tags.join(" ")].join(" ");
    let lately = |it: PartialDate| matches!(it, PartialDate::Day(day) if day >= since && day <= today);
    let of_other = book.people.iter().filter(|(_, it)| it.relations.iter().any(|it| it.to == Some(id)));
    let near = person.relations.iter().filter_map(|it| book.people.get(it.to?)).chain(of_other.map(|(_, it)| it));
    book.exchanges_with(id).rev().map(|(_, it)| it).take_while(|it| is_recent(it)).any(|it| speaks_of_grief(&texts(it)))
        || near.filter_map(|it| it.died).any(lately)
}

fn speaks_of_grief(text: &str) -> bool {
    let text = normalize(text);
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let text = format!(" {} ", words.join(" "));
    GRIEF.iter().any(|it| text.contains(&format!(" {it} ")))
}
