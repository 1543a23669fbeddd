//! The phases of a relationship: its history, cut at silences of a year.
//!
//! Absent is absent: no curve of decay is drawn, and a silence has no word but its length.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Book, Circle, Person, PersonId, sort_by_key};
use crate::insight::digest::Digest;
use crate::insight::years::story::silence_of;

/// The number of people drawn at a time (design decision).
pub const AT_ONCE: usize = 12;

/// A part of a history without a silence of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phase {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The usual number of days from one talk to the next. None for a single day.
    pub gap: Option<u32>,
}

/// The history with a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strand {
    /// The person.
    pub person: PersonId,
    /// The phases, oldest first; at least one.
    pub phases: Vec<Phase>,
    /// The number of days with the person in each half of a year from the first one of the picture.
    pub halves: Vec<u32>,
    /// Whether the last phase ended a year ago or longer. False for somebody who died: their last phase is the end.
    pub is_silent: bool,
}

/// The phases of the days with a person.
///
/// # Examples
///
/// ```
/// use kith::insight::years::phases;
///
/// let check = |days: &[&str], expected: &[(&str, &str, Option<u32>)]| {
///     let days: Vec<chrono::NaiveDate> = days.iter().map(|it| it.parse().unwrap()).collect();
///     let found: Vec<_> = phases(&days).iter().map(|it| (it.from.to_string(), it.to.to_string(), it.gap)).collect();
///     let expected: Vec<_> = expected.iter().map(|it| (it.0.to_owned(), it.1.to_owned(), it.2)).collect();
///     assert_eq!(found, expected);
/// };
/// check(&[], &[]);
/// check(&["2019-05-01"], &[("2019-05-01", "2019-05-01", None)]);
/// check(
///     &["2021-05-14", "2022-05-14", "2023-05-14", "2024-05-16"],
///     &[("2021-05-14", "2024-05-16", Some(365))], // A rhythm of a year is kept.
/// );
/// check(
///     &["2017-01-01", "2017-02-01", "2017-02-01", "2018-01-31", "2019-01-31", "2019-02-10"],
///     &[("2017-01-01", "2018-01-31", Some(364)), ("2019-01-31", "2019-02-10", Some(10))],
/// );
/// ```
pub fn phases(days: &[NaiveDate]) -> Vec<Phase> {
    let mut days = days.to_vec();
    days.dedup();
    let silence = silence_of(&days);
    let is_near = |a: &NaiveDate, b: &NaiveDate| (*b - *a).num_days() < silence;
    days.chunk_by(is_near)
        .filter_map(|it| Some(Phase { from: *it.first()?, to: *it.last()?, gap: usual(it) }))
        .collect()
}

/// The median gap of a phase; of two middle ones the longer.
fn usual(days: &[NaiveDate]) -> Option<u32> {
    let mut gaps: Vec<u32> = days.windows(2).filter_map(|it| u32::try_from((it[1] - it[0]).num_days()).ok()).collect();
    sort_by_key(&mut gaps, |it| *it);
    gaps.get(gaps.len() / 2).copied()
}

/// The strands of everybody, or of the people of a circle, up to a day, by the first talk with each: the first `most`
/// of them, and the number of all. `first` is the first year of the picture. Also of those who died.
pub fn strands(
    book: &Book,
    digest: &Digest,
    circle: Option<Circle>,
    (first, today): (i32, NaiveDate),
    most: usize,
) -> (Vec<Strand>, usize) {
    let is_in = |it: &Person| circle.is_none() || it.circle == circle;
    let is_meant = |id: PersonId| book.people.get(id).is_some_and(is_in);
    let with_day = digest.people.iter().filter_map(|(id, days)| Some((*days.first()?, *id)));
    let mut all: Vec<(NaiveDate, PersonId)> = with_day.filter(|(day, id)| *day <= today && is_meant(*id)).collect();
    sort_by_key(&mut all, |it| *it);
    let of = |id: PersonId| strand(book, id, digest.people.get(&id)?, (first, today));
    (all.iter().take(most).filter_map(|(_, id)| of(*id)).collect(), all.len())
}

/// The strand of the days with a person, in a picture from a year on. None if all are later than today.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::years::strand;
///
/// let check = |more: &str, is_silent| {
///     let file = format!(r#"{{"format": "kith-backup", "version": 1, "people": [{{"given": "Theo"{more}}}]}}"#);
///     let (book, today) = (read(&file).unwrap().book, "2026-11-26".parse().unwrap());
///     let theo = book.people.iter().next().unwrap().0;
///     let found = strand(&book, theo, &["2025-05-03".parse().unwrap()], (2020, today)).unwrap();
///     assert_eq!(found.is_silent, is_silent, "{more}");
/// };
/// check("", true);
/// check(r#", "died": "2025-06""#, false);
/// ```
pub fn strand(book: &Book, person: PersonId, days: &[NaiveDate], (first, today): (i32, NaiveDate)) -> Option<Strand> {
    let past = days.get(..days.partition_point(|it| *it <= today))?;
    let phases = phases(past);
    let is_alive = book.people.get(person).is_none_or(|it| it.died.is_none());
    let is_silent = is_alive && (today - phases.last()?.to).num_days() >= silence_of(past);
    Some(Strand { person, halves: halves(past, first, today), phases, is_silent })
}

/// The number of days in each half of a year, from a year to today.
fn halves(days: &[NaiveDate], first: i32, today: NaiveDate) -> Vec<u32> {
    let place = |day: NaiveDate| usize::try_from((day.year() - first) * 2 + i32::from(day.month() > 6)).ok();
    let mut halves = vec![0; place(today).map_or(0, |it| it + 1)];
    let mut days = days.to_vec();
    days.dedup();
    for at in days.into_iter().filter_map(place) {
        if let Some(count) = halves.get_mut(at) {
            *count += 1;
        }
    }
    halves
}
