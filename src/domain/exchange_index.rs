//! The index of the exchanges in memory: by person, by day, and those without people. Derived data: it is never merged,
//! undone or exported.
//!
//! Attempts stand in rows of their own, so that no query of contact counts them. So does a notice to many people, which
//! is no contact with any of them, but stands under its day all the same.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use crate::domain::{Exchange, ExchangeId, PersonId, VecSet};

/// The index of the exchanges in memory.
#[derive(Clone, Debug, Default)]
pub(super) struct ExchangeIndex {
    with: Rows,
    /// By day, and under [`NOBODY`] the exchanges without people.
    on: Rows,
    /// The attempts and the notices, by person, and under [`NOBODY`] the attempts without people.
    attempts: Rows,
}

/// Exchanges in order of their days, under a key. Boxed like the records of a table, so that the B-tree is compiled
/// once.
type Rows = BTreeMap<Uuid, Box<VecSet<Entry>>>;

/// An exchange and its day.
type Entry = (NaiveDate, ExchangeId);

/// The key of the exchanges without people. Sorts after all days.
const NOBODY: Uuid = Uuid::max();

/// The key of a day. Keys sort like days.
fn day_key(day: NaiveDate) -> Uuid {
    Uuid::from_u64_pair(0, u64::from(day.num_days_from_ce().cast_unsigned() ^ (1 << 31)))
}

impl ExchangeIndex {
    /// The exchanges with a person and their days, oldest first.
    pub(super) fn with(&self, person: PersonId) -> &[Entry] {
        self.with.get(&person.uuid()).map_or(&[], |it| it)
    }

    /// The attempts to reach a person, and the notices to many, with their days, oldest first.
    pub(super) fn attempts(&self, person: PersonId) -> &[Entry] {
        self.attempts.get(&person.uuid()).map_or(&[], |it| it)
    }

    /// The exchanges since a day, oldest first.
    pub(super) fn since(&self, day: NaiveDate) -> impl DoubleEndedIterator<Item = ExchangeId> {
        self.on.range(day_key(day)..NOBODY).flat_map(|(_, it)| it.iter()).map(|(_, id)| *id)
    }

    /// The exchanges without people, oldest first.
    pub(super) fn with_nobody(&self) -> impl DoubleEndedIterator<Item = ExchangeId> {
        self.on.get(&NOBODY).into_iter().flat_map(|it| it.iter()).map(|(_, id)| *id)
    }

    /// The exchanges without people and the attempts without people, with their days, each in order.
    pub(super) fn with_nobody_at_all(&self) -> [&[Entry]; 2] {
        [&self.on, &self.attempts].map(|it| it.get(&NOBODY).map_or(&[][..], |it| it))
    }

    /// Adds an exchange.
    pub(super) fn add(&mut self, id: ExchangeId, exchange: &Exchange) {
        for (rows, keys) in self.rows(id, exchange) {
            for (key, entry) in keys {
                rows.entry(key).or_default().insert(entry);
            }
        }
    }

    /// Removes an exchange. `exchange` must be as it was when it was added.
    pub(super) fn remove(&mut self, id: ExchangeId, exchange: &Exchange) {
        for (rows, keys) in self.rows(id, exchange) {
            for (key, entry) in keys {
                if let Some(entries) = rows.get_mut(&key) {
                    entries.remove(&entry);
                }
            }
        }
    }

    /// The rows that hold an exchange, each with its keys there.
    fn rows(&mut self, id: ExchangeId, exchange: &Exchange) -> Vec<(&mut Rows, Keys)> {
        let (with, day, nobody) = keys(id, exchange);
        let Self { with: contact, on, attempts } = self;
        match exchange.attempt {
            true => vec![(attempts, [with, nobody].concat())],
            false if exchange.is_notice() => vec![(attempts, with), (on, day)],
            false => vec![(contact, with), (on, [day, nobody].concat())],
        }
    }
}

/// Keys with their entries.
type Keys = Vec<(Uuid, Entry)>;

/// The keys of an exchange: those of its people, that of its day, and [`NOBODY`] if it has no people.
fn keys(id: ExchangeId, exchange: &Exchange) -> (Keys, Keys, Keys) {
    let entry = |key, day| (key, (day, id));
    let with = exchange.when.iter().flat_map(|day| exchange.people.iter().map(|it| entry(it.uuid(), *day)));
    let of_day = exchange.when.map(|it| entry(day_key(it), it));
    let of_nobody = exchange.people.is_empty().then(|| entry(NOBODY, exchange.when.unwrap_or(NaiveDate::MIN)));
    (with.collect(), of_day.into_iter().collect(), of_nobody.into_iter().collect())
}

/// Merges two sorted lists of days.
pub(super) fn merged(mut days: Vec<NaiveDate>, others: &[NaiveDate]) -> Vec<NaiveDate> {
    if days.last().zip(others.first()).is_none_or(|(last, first)| last <= first) {
        days.extend_from_slice(others);
        return days;
    }
    let mut all = Vec::with_capacity(days.len() + others.len());
    let mut others = others.iter().copied().peekable();
    for day in days {
        while let Some(other) = others.next_if(|it| *it < day) {
            all.push(other);
        }
        all.push(day);
    }
    all.extend(others);
    all
}
