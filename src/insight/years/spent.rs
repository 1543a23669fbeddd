//! Where time and energy went, in words. Nothing here is about a person, and no year is compared with another.

use crate::domain::{Channel, Energy, Purpose, sort_by_key};
use crate::insight::digest::{Counts, Digest, Felt, TalkKind};
use crate::insight::years::{Fraction, fraction};

/// The number of talks with a noted energy from which a kind of talk has a sentence (design decision).
const NOTED: u32 = 8;
/// The number of people in these talks: with fewer, the sentence would be about a person (design decision).
const FELT_WITH: usize = 3;
/// The number of talks with an expected and an actual welcome from which there is a sentence (design decision).
const PAIRS: u32 = 5;

/// A kind of talk with its part of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpentRow<T> {
    /// The kind.
    pub kind: T,
    /// Its part of the talks whose kind is noted.
    pub part: Fraction,
    /// The number of talks.
    pub talks: u32,
    /// The length of those with a length, in minutes. None where no length is counted.
    pub minutes: Option<u32>,
}

/// The talks of some years by purpose, those with the most talks first.
///
/// # Examples
///
/// ```
/// use kith::domain::Purpose;
/// use kith::formats::backup::read;
/// use kith::insight::digest::Digest;
/// use kith::insight::years::{Fraction, by_purpose};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "exchanges": [
///         {"when": "2026-01-05", "purpose": "work", "minutes": 90}, {"when": "2026-02-05", "purpose": "work"},
///         {"when": "2026-03-05", "purpose": "help"}, {"when": "2025-03-05", "purpose": "help"}]}"#,
/// )?
/// .book;
/// let rows = by_purpose(&Digest::of(book.exchanges.iter().map(|(_, it)| it)), (2026, 2026));
/// assert_eq!((rows[0].kind, rows[0].part, rows[0].minutes), (Purpose::Work, Fraction::TwoThirds, Some(90)));
/// assert_eq!((rows[1].kind, rows[1].talks, rows[1].minutes), (Purpose::Help, 1, None));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn by_purpose(digest: &Digest, years: (i32, i32)) -> Vec<SpentRow<Purpose>> {
    rows(Purpose::ALL.iter().map(|kind| {
        let mut sum = Counts::default();
        of_years(digest, years).filter_map(|it| it.purposes.get(kind)).for_each(|it| sum.merge(*it));
        (*kind, sum)
    }))
}

/// The talks of some years by channel, those with the most talks first.
pub fn by_channel(digest: &Digest, years: (i32, i32)) -> Vec<SpentRow<Channel>> {
    rows(Channel::ALL.iter().map(|kind| {
        let talks = of_years(digest, years).filter_map(|it| it.channels.get(kind)).sum();
        (*kind, Counts { talks, ..Counts::default() })
    }))
}

fn of_years(digest: &Digest, (first, last): (i32, i32)) -> impl Iterator<Item = &crate::insight::digest::YearDigest> {
    digest.years.iter().filter(move |(year, _)| (first..=last).contains(*year)).map(|(_, it)| it)
}

/// The rows of some kinds with their counts; a kind without talks has none.
pub fn rows<T: Copy>(counted: impl Iterator<Item = (T, Counts)>) -> Vec<SpentRow<T>> {
    let mut counted: Vec<(T, Counts)> = counted.filter(|(_, it)| it.talks > 0).collect();
    let all = counted.iter().map(|(_, it)| it.talks).sum();
    sort_by_key(&mut counted, |(_, it)| std::cmp::Reverse(it.talks));
    let row = |(kind, it): (T, Counts)| SpentRow {
        kind,
        part: fraction(it.talks, all),
        talks: it.talks,
        minutes: (it.timed > 0).then_some(it.minutes),
    };
    counted.into_iter().map(row).collect()
}

/// How a kind of talk mostly felt: more than half of the noted ones. None below the thresholds, so that the sentence is
/// about the kind and not about a person.
///
/// # Examples
///
/// ```
/// use kith::domain::{Energy, PersonId};
/// use kith::insight::digest::Felt;
/// use kith::insight::years::mostly_felt;
///
/// let people = |count: u8| (0..count).map(|it| PersonId::from_uuid(uuid::Uuid::from_bytes([it; 16]))).collect();
/// let check = |(gave, even, took), count, expected| {
///     assert_eq!(mostly_felt(&Felt { gave, even, took, people: people(count) }), expected);
/// };
/// check((1, 2, 5), 3, Some(Energy::Took));
/// check((4, 4, 0), 3, None); // Half is not most.
/// check((7, 0, 0), 3, None); // Too few talks.
/// check((9, 0, 0), 2, None); // Too few people.
/// ```
pub fn mostly_felt(felt: &Felt) -> Option<Energy> {
    if felt.talks() < NOTED || felt.people.len() < FELT_WITH {
        return None;
    }
    let counts = [(Energy::Gave, felt.gave), (Energy::Even, felt.even), (Energy::Took, felt.took)];
    counts.into_iter().find(|(_, count)| count * 2 > felt.talks()).map(|(energy, _)| energy)
}

/// The kinds of talk that mostly gave or took energy, in a fixed order. The ones that left it even need no sentence.
pub fn felt_kinds(digest: &Digest) -> Vec<(TalkKind, Energy)> {
    let kinds = digest.energy.iter().filter_map(|(kind, felt)| Some((*kind, mostly_felt(felt)?)));
    kinds.filter(|(_, energy)| *energy != Energy::Even).collect()
}

/// How welcome the user expected to be, and was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WelcomeStory {
    /// The median expectation, 1 to 7.
    pub expected: u32,
    /// The median of what came, 1 to 7.
    pub actual: u32,
    /// The number of talks in which they were at least as welcome as they expected.
    pub met: u32,
    /// The number of talks.
    pub all: u32,
}

/// The welcome of all years. None below five pairs.
///
/// # Examples
///
/// ```
/// use kith::insight::digest::{Digest, YearDigest};
/// use kith::insight::years::{WelcomeStory, welcome};
///
/// let digest = |pairs: &[(u32, u32)]| {
///     let mut digest = Digest::default();
///     let year: &mut YearDigest = digest.years.slot(2026);
///     pairs.iter().for_each(|it| *year.welcome.slot(*it) += 1);
///     digest
/// };
/// assert_eq!(welcome(&digest(&[(3, 6), (4, 6), (4, 7), (5, 4)])), None);
/// let expected = WelcomeStory { expected: 4, actual: 6, met: 4, all: 5 };
/// assert_eq!(welcome(&digest(&[(3, 6), (4, 6), (4, 7), (4, 5), (5, 4)])), Some(expected));
/// ```
pub fn welcome(digest: &Digest) -> Option<WelcomeStory> {
    let pairs = digest.years.values().flat_map(|it| it.welcome.iter());
    let pairs: Vec<((u32, u32), u32)> = pairs.map(|(pair, count)| (*pair, *count)).collect();
    let all: u32 = pairs.iter().map(|(_, count)| count).sum();
    let median = |of: fn((u32, u32)) -> u32| {
        let up_to = |value: u32| pairs.iter().filter(|(pair, _)| of(*pair) <= value).map(|(_, it)| it).sum::<u32>();
        (1..=7).find(|it| up_to(*it) * 2 >= all)
    };
    let met = pairs.iter().filter(|((expected, actual), _)| actual >= expected).map(|(_, it)| it).sum();
    let (expected, actual) = (median(|it| it.0)?, median(|it| it.1)?);
    (all >= PAIRS).then_some(WelcomeStory { expected, actual, met, all })
}
