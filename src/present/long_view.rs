//! The years with a person, in numbers.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Book, Channel, PersonId, VecMap};

/// The summary of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// The number of exchanges.
    pub exchanges: usize,
    /// The channel of the most exchanges.
    pub channel: Option<Channel>,
}

/// The counts of a year.
#[derive(Default)]
struct Counts {
    exchanges: usize,
    channels: VecMap<Channel, usize>,
}

/// The years with exchanges with a person up to a day, the latest first. An exchange ahead of the day has not
/// happened yet, whatever was meant.
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
    let mut years: VecMap<i32, Counts> = VecMap::default();
    for (_, exchange) in book.exchanges_with(person) {
        let Some(day) = exchange.when.filter(|it| *it <= today) else { continue };
        let counts = years.slot(day.year());
        counts.exchanges += 1;
        exchange.how.into_iter().for_each(|it| *counts.channels.slot(it) += 1);
    }
    years.iter().rev().map(|(year, counts)| summary(*year, counts)).collect()
}

fn summary(year: i32, counts: &Counts) -> Year {
    let channel = counts.channels.iter().max_by_key(|(_, count)| **count).map(|(how, _)| *how);
    Year { year, exchanges: counts.exchanges, channel }
}
