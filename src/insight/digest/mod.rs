//! The digest: the facts of many years in little room, without the texts.
//!
//! A long view over twenty years would have to decompress every exchange. The digest has what such a view reads: the
//! days with each person, the gatherings, and the counts of each year. It is derived from the exchanges, never merged
//! and never exported. The digest of some exchanges, added to that of the others, is the digest of them all, so that
//! the store holds one for each partition (`store/digest.rs`).
//!
//! **Invariant:** an exchange with several people counts once in the counts of a year and of a day. An attempt, and an
//! exchange without a day, count nowhere; nor does a notice, which is a message to many people.

mod year;

use chrono::{Datelike, NaiveDate};

use crate::domain::{Exchange, PersonId, Tone, VecMap, VecSet, into_set, sort_by, sort_by_key};

pub use year::{Counts, DayPart, Felt, TalkKind, YearDigest};

/// The largest gathering whose people count as having met one another. In a larger one, few talk with most of the
/// others (design decision).
pub const GATHERING: usize = 8;

/// The facts of some exchanges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// The days with each person, oldest first, one for each exchange.
    pub people: VecMap<PersonId, Vec<NaiveDate>>,
    /// The exchanges with two or more people, by day.
    pub gatherings: Vec<Gathering>,
    /// The days of the exchanges without a person of the book, oldest first, one for each exchange.
    pub everyday: Vec<NaiveDate>,
    /// The days of the strained exchanges, oldest first, one for each exchange: what Kith does not bring up by itself.
    pub strained: Vec<NaiveDate>,
    /// The counts of each year.
    pub years: VecMap<i32, YearDigest>,
    /// The energy by kind of exchange, over all years: for each year it would take more room than all the rest.
    pub energy: VecMap<TalkKind, Felt>,
}

/// An exchange with two or more people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gathering {
    /// The day.
    pub day: NaiveDate,
    /// The people, in the order of their ids.
    pub people: Vec<PersonId>,
}

impl Digest {
    /// The digest of some exchanges.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::formats::backup::read;
    /// use kith::insight::digest::Digest;
    ///
    /// let book = read(
    ///     r#"{"format": "kith-backup", "version": 1,
    ///         "people": [{"id": "a", "given": "Ana"}, {"id": "b", "given": "Bo"}],
    ///         "exchanges": [{"when": "2024-05-05", "people": ["a", "b"], "minutes": 30}, {"when": "2024-06-05"}]}"#,
    /// )?
    /// .book;
    /// let digest = Digest::of(book.exchanges.iter().map(|(_, it)| it));
    /// let year = digest.years.get(&2024).unwrap();
    /// assert_eq!((year.all.talks, year.all.minutes), (2, 30), "a talk with two people counts once");
    /// assert_eq!((digest.people.len(), digest.pairs().len(), digest.everyday.len()), (2, 1, 1));
    /// # Ok::<(), kith::formats::backup::BackupProblem>(())
    /// ```
    pub fn of<'a>(exchanges: impl IntoIterator<Item = &'a Exchange>) -> Self {
        let mut digest = Self::default();
        exchanges.into_iter().for_each(|it| digest.add(it));
        digest.settle();
        digest
    }

    /// Adds an exchange. The lists are in order only after `settle`.
    fn add(&mut self, exchange: &Exchange) {
        let Some(day) = exchange.when.filter(|_| !exchange.attempt && !exchange.is_notice()) else { return };
        let people = into_set(exchange.people.iter().copied());
        self.years.slot(day.year()).add(exchange);
        year::felt(exchange).for_each(|(kind, energy)| self.energy.slot(kind).add(energy, &people));
        for person in people.iter() {
            self.people.slot(*person).push(day);
        }
        if exchange.tone == Some(Tone::Strained) {
            self.strained.push(day);
        }
        match people.len() {
            0 => self.everyday.push(day),
            1 => (),
            _ => self.gatherings.push(Gathering { day, people: people.to_vec() }),
        }
    }

    /// Adds the digests of other exchanges. Fast if this one has most of the people: others are inserted one by one.
    pub fn merge<'a>(&mut self, others: impl IntoIterator<Item = &'a Self>) {
        others.into_iter().for_each(|it| self.join(it));
        self.settle();
    }

    /// Adds the digest of other exchanges. The lists are in order only after `settle`.
    fn join(&mut self, other: &Self) {
        other.people.iter().for_each(|(person, days)| self.people.slot(*person).extend_from_slice(days));
        self.gatherings.extend_from_slice(&other.gatherings);
        self.everyday.extend_from_slice(&other.everyday);
        self.strained.extend_from_slice(&other.strained);
        other.energy.iter().for_each(|(kind, felt)| self.energy.slot(*kind).merge(felt));
        other.years.iter().for_each(|(year, counts)| self.years.slot(*year).merge(counts));
    }

    /// Puts the lists in order.
    fn settle(&mut self) {
        self.people.values_mut().for_each(in_order);
        in_order(&mut self.everyday);
        in_order(&mut self.strained);
        if !self.gatherings.is_sorted() {
            sort_by(&mut self.gatherings, Ord::cmp);
        }
    }

    /// The pairs of people who were together in gatherings of at most [`GATHERING`] people, each with the number of
    /// days.
    pub fn pairs(&self) -> VecMap<(PersonId, PersonId), u32> {
        let mut days: Vec<(PersonId, PersonId, NaiveDate)> = Vec::new();
        for gathering in self.gatherings.iter().filter(|it| it.people.len() <= GATHERING) {
            for (at, one) in gathering.people.iter().enumerate() {
                days.extend(gathering.people[at + 1..].iter().map(|other| (*one, *other, gathering.day)));
            }
        }
        sort_by_key(&mut days, |it| *it);
        days.dedup();
        let mut pairs = VecMap::default();
        days.into_iter().for_each(|(one, other, _)| *pairs.slot((one, other)) += 1);
        pairs
    }

    /// The number of exchanges on each day from `first` to `last`. Only those with one of `people`, or with anybody for
    /// `None`; an exchange with several of them counts once.
    pub fn talks(
        &self,
        (first, last): (NaiveDate, NaiveDate),
        people: Option<&VecSet<PersonId>>,
    ) -> VecMap<NaiveDate, u32> {
        let is_meant = |person: &PersonId| people.is_none_or(|it| it.contains(person));
        let span = usize::try_from((last - first).num_days() + 1).unwrap_or_default();
        let mut counts = vec![0_u32; span];
        let place = |day: NaiveDate| usize::try_from((day - first).num_days()).ok().filter(|it| *it < span);
        let theirs =
            self.people.iter().filter(|(person, _)| is_meant(person)).flat_map(|(_, days)| within(days, first, last));
        let nobodys = self.everyday.iter().filter(|_| people.is_none());
        theirs.chain(nobodys).filter_map(|day| place(*day)).for_each(|at| counts[at] += 1);
        for gathering in &self.gatherings {
            let others = gathering.people.iter().filter(|it| is_meant(it)).count().saturating_sub(1);
            if let Some(at) = place(gathering.day) {
                counts[at] = counts[at].saturating_sub(u32::try_from(others).unwrap_or_default());
            }
        }
        let mut talks = VecMap::default();
        let counted = first.iter_days().zip(counts).filter(|(_, count)| *count > 0);
        counted.for_each(|(day, count)| talks.insert(day, count));
        talks
    }

    /// The people of the exchanges of a day.
    pub fn people_on(&self, day: NaiveDate) -> Vec<PersonId> {
        let had_day = |days: &Vec<NaiveDate>| days.binary_search(&day).is_ok();
        self.people.iter().filter(|(_, days)| had_day(days)).map(|(person, _)| *person).collect()
    }
}

/// The days with a person from `first` to `last`.
fn within(days: &[NaiveDate], first: NaiveDate, last: NaiveDate) -> &[NaiveDate] {
    let from = days.partition_point(|it| *it < first);
    let to = days.partition_point(|it| *it <= last);
    days.get(from..to).unwrap_or_default()
}

fn in_order(days: &mut Vec<NaiveDate>) {
    if !days.is_sorted() {
        sort_by_key(days, |it| *it);
    }
}

#[cfg(test)]
mod tests;
