//! The years of the book, in numbers.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Book, Channel, Exchange, PersonId, VecMap, VecSet, sort_by_key};
use crate::present::names;

/// Maximum number of people named for a year (design decision).
const NAMED: usize = 3;

/// The summary of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// The number of exchanges.
    pub exchanges: usize,
    /// The number of people in them.
    pub people: usize,
    /// The short names of the people with the most exchanges, of those who live.
    pub most_often: Vec<String>,
    /// The channel of the most exchanges.
    pub channel: Option<Channel>,
    /// The number of people without an exchange in an earlier year.
    pub new_people: usize,
}

/// The counts of a year.
#[derive(Default)]
struct Counts {
    exchanges: usize,
    people: VecMap<PersonId, usize>,
    channels: VecMap<Channel, usize>,
    new_people: usize,
}

/// The years with exchanges up to a day, the latest first. An exchange ahead of the day has not happened yet, whatever
/// was meant.
pub fn years(book: &Book, today: NaiveDate) -> Vec<Year> {
    years_of(book, today, |_| true)
}

/// The years with exchanges with a person up to a day, the latest first.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::long_view::years_with;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"id": "a", "given": "Ana"}, {"id": "b", "given": "Bo"}],
///         "exchanges": [{"when": "2024-05-05", "people": ["a"]}, {"when": "2026-05-05", "people": ["a", "b"]},
///             {"when": "2026-06-05", "people": ["b"]}]}"#,
/// )?
/// .book;
/// let (ana, _) = book.people.iter().find(|(_, it)| it.given == "Ana").unwrap();
/// let years = years_with(&book, ana, "2026-11-26".parse().unwrap());
/// let counts: Vec<_> = years.iter().map(|it| (it.year, it.exchanges)).collect();
/// assert_eq!(counts, [(2026, 1), (2024, 1)]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn years_with(book: &Book, person: PersonId, today: NaiveDate) -> Vec<Year> {
    years_of(book, today, |it| it.people.contains(&person))
}

fn years_of(book: &Book, today: NaiveDate, is_meant: impl Fn(&Exchange) -> bool) -> Vec<Year> {
    let mut years: VecMap<i32, Counts> = VecMap::default();
    let mut known = VecSet::default();
    let counted = book.exchanges.iter().filter(|(_, it)| !it.attempt && is_meant(it));
    let mut exchanges: Vec<_> = counted.filter_map(|(_, it)| Some((it.when?, it))).collect();
    exchanges.retain(|(day, _)| *day <= today);
    sort_by_key(&mut exchanges, |(day, _)| *day);
    for (day, exchange) in exchanges {
        let counts = years.slot(day.year());
        counts.exchanges += 1;
        exchange.how.into_iter().for_each(|it| *counts.channels.slot(it) += 1);
        for person in exchange.people.iter().filter(|it| book.people.get(**it).is_some()) {
            *counts.people.slot(*person) += 1;
            counts.new_people += usize::from(known.insert(*person));
        }
    }
    years.iter().rev().map(|(year, counts)| summary(book, *year, counts)).collect()
}

fn summary(book: &Book, year: i32, counts: &Counts) -> Year {
    let is_living = |id: &PersonId| book.people.get(*id).is_some_and(|it| it.died.is_none());
    let living = counts.people.iter().filter(|(id, _)| is_living(id));
    let mut most: Vec<_> = living.map(|(id, count)| (std::cmp::Reverse(*count), *id)).collect();
    sort_by_key(&mut most, |it| *it);
    Year {
        year,
        exchanges: counts.exchanges,
        people: counts.people.len(),
        most_often: names(book, most.iter().take(NAMED).map(|(_, id)| id)),
        channel: counts.channels.iter().max_by_key(|(_, count)| **count).map(|(how, _)| *how),
        new_people: counts.new_people,
    }
}
