//! The long view in a few sentences.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Book, PersonId, Purpose, sort_by_key};
use crate::insight::digest::Digest;
use crate::insight::rhythm::is_yearly;
use crate::insight::years::{Fraction, KnownSince, SpentRow, Window, WindowKind, by_purpose};

/// The days of silence after which a person counts as heard from again, and after which a new part of a relationship
/// begins: a year.
const SILENCE: i64 = 365;
/// The number of talks with a purpose from which Kith says where they went (design decision).
const ENOUGH: u32 = 8;
/// Days within which somebody was seen lately: a year.
const LATELY: i64 = 365;

/// The facts for the sentences at the top of the long view. A sentence that has nothing to say is silent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// The number of whole years since the first talk, at least one.
    pub years: u32,
    /// The number of people.
    pub people: usize,
    /// Somebody who was there in the first of these years and within the last twelve months.
    pub since_first: Option<PersonId>,
    /// The number of people met for the first time in the window.
    pub new: usize,
    /// The number of people heard from again in it, after a silence of a year.
    pub again: usize,
    /// The two purposes of most talks of the window's years, each with its fraction of those with a purpose.
    pub went: Vec<(Purpose, Fraction)>,
}

/// The facts for the sentences, up to a day.
///
/// Nobody who died or is archived is named. There is no number of talks with a person, and no comparison with another
/// year.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::digest::Digest;
/// use kith::insight::years::{Window, WindowKind, story};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///         "people": [{"id": "n", "given": "Nadia"}, {"id": "b", "given": "Bo"}],
///         "exchanges": [{"when": "2018-05-05", "people": ["n"]}, {"when": "2026-02-05", "people": ["n", "b"]}]}"#,
/// )?
/// .book;
/// let (today, digest) = ("2026-11-26".parse().unwrap(), Digest::of(book.exchanges.iter().map(|(_, it)| it)));
/// let story = story(&book, &digest, Window::around(WindowKind::Year, today, today), today);
/// assert_eq!((story.years, story.people, story.new, story.again), (8, 2, 1, 1));
/// assert_eq!(story.since_first.and_then(|it| book.people.get(it)).unwrap().given, "Nadia");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn story(book: &Book, digest: &Digest, window: Window, today: NaiveDate) -> Story {
    let (mut story, known) = (Story::default(), KnownSince::of(book));
    let is_in = |day: &NaiveDate| *day >= window.first && *day <= window.last && *day <= today;
    let mut firsts: Vec<(NaiveDate, PersonId)> = Vec::new();
    for (id, days) in digest.people.iter().filter(|(id, _)| book.people.get(**id).is_some()) {
        let Some(first) = days.first().copied().filter(|it| *it <= today) else { continue };
        story.people += 1;
        story.new += usize::from(is_in(&first) && !known.is_before(*id, window.first));
        story.again += usize::from(heard_again(days, window.first).is_some_and(|it| is_in(&it)));
        let last = days.iter().rev().find(|it| **it <= today);
        let is_lately = last.is_some_and(|it| (today - *it).num_days() < LATELY);
        if is_lately && book.people.get(*id).is_some_and(|it| it.may_be_suggested()) {
            firsts.push((first, *id));
        }
    }
    if let Some(first) = earliest(digest).filter(|it| *it <= today) {
        story.years = today.years_since(first).unwrap_or_default().max(1);
        sort_by_key(&mut firsts, |it| *it);
        let since = firsts.first().filter(|(day, _)| story.years > 1 && day.year() == first.year());
        story.since_first = since.map(|(_, id)| *id);
    }
    if window.kind == WindowKind::All {
        (story.new, story.again) = (0, 0);
    }
    story.went = went(digest, window);
    story
}

/// The first day from `from` on on which somebody was heard from again after a long silence.
///
/// ```
/// use kith::insight::years::heard_again;
///
/// let check = |days: &[&str], expected: Option<&str>| {
///     let days: Vec<chrono::NaiveDate> = days.iter().map(|it| it.parse().unwrap()).collect();
///     let found = heard_again(&days, "2026-01-01".parse().unwrap()).map(|it| it.to_string());
///     assert_eq!(found.as_deref(), expected);
/// };
/// check(&["2025-02-01", "2026-02-01"], Some("2026-02-01"));
/// check(&["2025-02-02", "2026-02-01"], None);
/// check(&["2023-02-01", "2024-02-01", "2025-02-01", "2026-02-01"], None); // A rhythm of a year is kept.
/// check(&["2022-02-01", "2023-02-01", "2024-02-01", "2026-02-01"], Some("2026-02-01"));
/// ```
pub fn heard_again(days: &[NaiveDate], from: NaiveDate) -> Option<NaiveDate> {
    // The last day before counts as the beginning of a silence.
    let near = &days[days.partition_point(|it| *it < from).saturating_sub(1)..];
    let is_long = |least: i64| move |it: &&[NaiveDate]| it[1] >= from && (it[1] - it[0]).num_days() >= least;
    // Few had a silence of a year, so the rhythm is asked of few.
    near.windows(2).find(is_long(SILENCE))?;
    near.windows(2).find(is_long(silence_of(days))).map(|it| it[1])
}

/// From how many days on a silence is long: a year, or two for somebody whose rhythm is a year.
pub(super) fn silence_of(days: &[NaiveDate]) -> i64 {
    if is_yearly(days) { 2 * SILENCE } else { SILENCE }
}

/// The first day of a digest.
pub fn earliest(digest: &Digest) -> Option<NaiveDate> {
    let people = digest.people.values().filter_map(|it| it.first());
    people.chain(digest.everyday.first()).min().copied()
}

fn went(digest: &Digest, window: Window) -> Vec<(Purpose, Fraction)> {
    let years = (window.first.year(), window.last.year());
    if window.kind == WindowKind::Twelve { Vec::new() } else { largest(&by_purpose(digest, years)) }
}

/// The two largest parts of some rows. None of a few talks, and no little one.
///
/// ```
/// use kith::insight::years::{Fraction, SpentRow, largest};
///
/// let row = |kind, part, talks| SpentRow { kind, part, talks, minutes: None };
/// let rows = [row("work", Fraction::TwoThirds, 6), row("help", Fraction::Third, 3), row("ask", Fraction::Little, 1)];
/// assert_eq!(largest(&rows), [("work", Fraction::TwoThirds), ("help", Fraction::Third)]);
/// assert_eq!(largest(&rows[1..]), []);
/// ```
pub fn largest<T: Copy>(rows: &[SpentRow<T>]) -> Vec<(T, Fraction)> {
    let all: u32 = rows.iter().map(|it| it.talks).sum();
    let parts = rows.iter().filter(|it| all >= ENOUGH && it.part > Fraction::Little).map(|it| (it.kind, it.part));
    parts.take(2).collect()
}
