//! Reconnect: old ties worth a message, a pair each week, and how welcome such messages turn out to be.
//!
//! People out of touch for three years or more were as helpful as current ties, in shorter talks (Levin, Walter &
//! Murnighan 2011), most of all those with something new to offer (Walter et al. 2015), yet people pick the comfortable
//! ones. So the app offers two: the one with whom the user shared the most, and the one with the most news. Silences of
//! three years come first. The measures of comfortable and novel are a design decision. A tie with a strained last
//! exchange is never offered, and no cadence applies after a reconnection.
//!
//! Two easy messages come before the hard one: writing to current friends first raised the share of people who wrote to
//! an old one by two-thirds (Aknin & Sandstrom 2024).

use chrono::{Days, NaiveDate};

use crate::domain::{Book, ExchangeId, Person, PersonId, Tone, VecSet, into_set, normalize, sort_by_key};
use crate::insight::friction;
use crate::insight::rhythm::{Warmth, rhythm};
use crate::insight::session_week::began;

/// The two old ties offered in a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// The one with whom the user shared the most.
    pub familiar: Option<OldTie>,
    /// The one with the most to offer that current ties lack.
    pub novel: Option<OldTie>,
}

/// An old tie of the pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OldTie {
    /// The person.
    pub person: PersonId,
    /// The book's knowledge of the tie.
    pub kind: OldTieKind,
}

/// The book's knowledge of an old tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldTieKind {
    /// Many of the last talks were easy, and none of them was strained.
    Comfortable,
    /// There were many talks.
    Shared,
    /// The person knows places, work or things that no current tie knows.
    Elsewhere,
    /// An old tie of which the book knows little.
    Plain,
}

/// How many of the best candidates rotate through the weeks, so that no one is offered every week (design decision).
const TURNS: usize = 6;

/// Silence in days from which a tie comes first: three years, as in the study (Levin, Walter & Murnighan 2011).
pub const LONG_SILENCE: u32 = 3 * 365;

/// How many of the last five talks must have been easy for a comfortable tie (design decision). Two may have been an
/// accident; the store holds the tones of five.
const EASY: usize = 3;

/// From how many days of contact on the two shared much (design decision).
const MUCH: usize = 4;

/// Computes the pair of a week: the same all week and on every device. Silences of [`LONG_SILENCE`] come first, then
/// the days of contact or the news decide.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::reconnect::{OldTieKind, pair};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///         "people": [{"given": "Bao", "id": "bao"}, {"given": "Roshan", "id": "roshan", "place": "Ella"}],
///     "exchanges": [
///         {"when": "2023-01-01", "people": ["bao"], "tone": "easy"},
///         {"when": "2023-03-01", "people": ["bao"], "tone": "easy"},
///         {"when": "2023-05-01", "people": ["bao"], "tone": "easy"},
///         {"when": "2022-05-01", "people": ["roshan"]}]}"#,
/// )?
/// .book;
/// let pair = pair(&book, "2026-11-22".parse().unwrap());
/// let (familiar, novel) = (pair.familiar.unwrap(), pair.novel.unwrap());
/// let name = |id| book.people.get(id).map(|person| person.given.as_str());
/// assert_eq!((name(familiar.person), familiar.kind), (Some("Bao"), OldTieKind::Comfortable));
/// assert_eq!((name(novel.person), novel.kind), (Some("Roshan"), OldTieKind::Elsewhere));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn pair(book: &Book, today: NaiveDate) -> Pair {
    let began = began(today, book.settings().session_day().to_chrono());
    let eve = began.pred_opt().unwrap_or(began);
    let next = began.checked_add_days(Days::new(7)).unwrap_or(began);
    let asleep = asleep(book, eve, today, next);
    let current = current_words(book, eve);
    let turn = usize::try_from(chrono::Datelike::num_days_from_ce(&began).div_euclid(7)).unwrap_or_default();
    let best = |mut found: Vec<(bool, i64, PersonId)>| {
        sort_by_key(&mut found, |it| *it);
        // With few candidates only the better half rotates; otherwise the first pick would not be a familiar one.
        found.truncate(TURNS.min(found.len().div_ceil(2)));
        found.get(turn % found.len().max(1)).map(|(.., id)| *id)
    };
    let history = |id: PersonId| -i64::try_from(talks(book, id, eve)).unwrap_or_default();
    let familiar = best(asleep.iter().map(|it| (it.is_recent, history(it.id), it.id)).collect());
    let others = asleep.iter().filter(|it| Some(it.id) != familiar);
    let novel = best(others.map(|it| (it.is_recent, -news(it.person, &current), it.id)).collect());
    // A snoozed person keeps the place, so that no other person moves up to fill it.
    let is_here = |id: &PersonId| book.people.get(*id).is_some_and(|it| it.not_before.is_none_or(|it| it <= today));
    let is_elsewhere = |id| book.people.get(id).is_some_and(|it| news(it, &current) > 0);
    let told = |id| OldTie { person: id, kind: told(book, id, eve) };
    let is_news = |id| if is_elsewhere(id) { OldTie { person: id, kind: OldTieKind::Elsewhere } } else { told(id) };
    Pair { familiar: familiar.filter(is_here).map(told), novel: novel.filter(is_here).map(is_news) }
}

/// The number of days of contact with a person up to `eve`.
fn talks(book: &Book, id: PersonId, eve: NaiveDate) -> usize {
    book.days_with(id).into_iter().filter(|it| *it <= eve).count()
}

/// The kind of an old tie, from the talks.
fn told(book: &Book, id: PersonId, eve: NaiveDate) -> OldTieKind {
    let tones: Vec<Option<Tone>> =
        book.tones_with(id).into_iter().filter(|(day, _)| *day <= eve).map(|(_, tone)| tone).collect();
    let is_rough = tones.contains(&Some(Tone::Strained));
    match tones.iter().filter(|it| **it == Some(Tone::Easy)).count() {
        EASY.. if !is_rough => OldTieKind::Comfortable,
        _ if talks(book, id, eve) >= MUCH => OldTieKind::Shared,
        _ => OldTieKind::Plain,
    }
}

/// What the user shared with an old tie, as far as the book knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// The days of contact.
    pub talks: usize,
    /// The usual gap in days, of a rhythm of long ago.
    pub used_to: Option<u32>,
    /// The topic of the last talk that has one.
    pub topic: Option<String>,
    /// The place of the last talk that has one.
    pub place: Option<String>,
}

/// How many of the last talks are looked at for a topic and a place (design decision): an older topic is no
/// thread to pick up.
const LAST_TALKS: usize = 5;

/// What the user shared with a person. The topic and the place are those of talks in memory.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::reconnect::memory;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Bao", "id": "bao"}], "exchanges": [
///         {"when": "2022-01-01", "people": ["bao"], "topics": ["the kettle"], "place": "Galle"},
///         {"when": "2022-05-01", "people": ["bao"]},
///         {"when": "2022-06-01", "people": ["bao"], "attempt": true}]}"#,
/// )?
/// .book;
/// let (bao, _) = book.people.iter().next().unwrap();
/// let memory = memory(&book, bao, "2026-11-22".parse().unwrap());
/// assert_eq!((memory.talks, memory.topic.as_deref()), (2, Some("the kettle")), "an attempt is no talk");
/// assert_eq!((memory.place.as_deref(), memory.used_to), (Some("Galle"), None));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn memory(book: &Book, id: PersonId, today: NaiveDate) -> Memory {
    let last = || {
        let talks = book.exchanges_with(id).rev().filter(|(_, it)| it.when.is_none_or(|it| it <= today));
        talks.take(LAST_TALKS).map(|(_, it)| it)
    };
    let rhythm = book.people.get(id).map(|person| rhythm(book, id, person, today)).unwrap_or_default();
    Memory {
        talks: talks(book, id, today),
        used_to: rhythm.usual_gap.filter(|_| rhythm.is_of_long_ago()),
        topic: last().find_map(|it| it.topics.first().cloned()),
        place: last().map(|it| &it.place).find(|it| !it.is_empty()).cloned(),
    }
}

/// The day of this week on which the user talked with, or wrote to, one of these people. One message to an old tie is
/// enough for a week (design decision).
pub fn written_this_week(book: &Book, people: &[PersonId], today: NaiveDate) -> Option<(PersonId, NaiveDate)> {
    let began = began(today, book.settings().session_day().to_chrono());
    let last = |id: &PersonId| Some((*id, book.days_with(*id).into_iter().rfind(|it| *it <= today)?));
    people.iter().filter_map(last).filter(|(_, day)| *day >= began).max_by_key(|(_, day)| *day)
}

/// People silent for [`SLEEPING_DAYS`](super::rhythm::SLEEPING_DAYS) or more on the day before the week, without
/// archived, dead, paused and snoozed people and those with a strained last exchange.
fn asleep(book: &Book, eve: NaiveDate, today: NaiveDate, next: NaiveDate) -> Vec<Asleep<'_>> {
    let is_open = |person: &Person| {
        let is_paused =
            person.paused_until.is_some_and(|it| it > today) || person.not_before.is_some_and(|it| it > next);
        person.may_be_suggested() && !is_paused
    };
    book.people
        .iter()
        .filter(|(_, it)| is_open(it))
        .filter_map(|(id, person)| {
            let rhythm = rhythm(book, id, person, eve);
            let is_recent = rhythm.silence.is_some_and(|it| it < LONG_SILENCE);
            rhythm.is_sleeping().then_some(Asleep { id, person, is_recent })
        })
        .filter(|it| !friction::ended_strained(book, it.id, eve))
        .collect()
}

/// Somebody silent for a year or more.
struct Asleep<'a> {
    id: PersonId,
    person: &'a Person,
    /// Silent for less than [`LONG_SILENCE`].
    is_recent: bool,
}

/// The words of all current ties: organisation, role, place, expertise, groups and tags.
fn current_words(book: &Book, eve: NaiveDate) -> VecSet<String> {
    let current = book.people.iter().filter(|(id, person)| {
        rhythm(book, *id, person, eve).warmth.is_some_and(|it| matches!(it, Warmth::Warm | Warmth::Cooling))
    });
    into_set(current.flat_map(|(_, it)| words(it)))
}

/// How many words of a person no current tie has.
fn news(person: &Person, current: &VecSet<String>) -> i64 {
    i64::try_from(words(person).into_iter().filter(|it| !current.contains(it)).count()).unwrap_or_default()
}

fn words(person: &Person) -> Vec<String> {
    let lines = [&person.organisation, &person.role, &person.place].into_iter().map(String::as_str);
    let lists =
        [&person.groups, &person.tags].into_iter().flat_map(|it| it.iter()).chain(person.knows().map(|it| &it.what));
    let all = lines.chain(lists.map(String::as_str)).filter(|it| !it.is_empty());
    all.map(normalize).collect()
}

/// Two people who are easy to write to: warm, with the most days of contact. Never after a strained exchange.
pub fn warm_up(book: &Book, today: NaiveDate) -> Vec<PersonId> {
    let people =
        book.people.iter().filter(|(_, it)| it.may_be_suggested() && it.paused_until.is_none_or(|it| it <= today));
    let mut warm: Vec<(usize, PersonId)> = people
        .filter(|(id, person)| {
            let rhythm = rhythm(book, *id, person, today);
            rhythm.warmth == Some(Warmth::Warm) && rhythm.silence.is_some_and(|it| it > 1)
        })
        .filter(|(id, _)| !friction::ended_strained(book, *id, today))
        .map(|(id, _)| (book.days_with(id).len(), id))
        .collect();
    sort_by_key(&mut warm, |(count, id)| (std::cmp::Reverse(*count), *id));
    warm.into_iter().take(2).map(|(_, id)| id).collect()
}

/// The expected and the actual welcome of a message. People underestimate it (Liu et al. 2023), most when the message
/// comes as a surprise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The exchange.
    pub exchange: ExchangeId,
    /// The first person of the exchange.
    pub person: PersonId,
    /// The expected welcome, 1 to 7.
    pub expected: u32,
    /// The actual welcome, once the user has rated it.
    pub actual: Option<u32>,
}

/// All exchanges with an expected welcome, newest first. An attempt is no contact, so nothing was welcome.
pub fn gaps(book: &Book) -> Vec<Gap> {
    let talks = book.exchanges.iter().rev().filter(|(_, it)| !it.attempt);
    let guessed = talks.filter_map(|(id, exchange)| {
        let person = *exchange.people.iter().next()?;
        let expected = exchange.expected_welcome?;
        Some((exchange.when, Gap { exchange: id, person, expected, actual: exchange.welcome }))
    });
    let mut gaps: Vec<_> = guessed.collect();
    sort_by_key(&mut gaps, |(when, gap)| std::cmp::Reverse((*when, gap.exchange)));
    gaps.into_iter().map(|(_, it)| it).collect()
}

/// The median of actual minus expected welcome. `None` with fewer than three rated messages (design decision).
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::reconnect::{gaps, usual_gap};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "id": "ana"}],
///     "exchanges": [
///         {"people": ["ana"], "expected_welcome": 3, "welcome": 6},
///         {"people": ["ana"], "expected_welcome": 4, "welcome": 5},
///         {"people": ["ana"], "expected_welcome": 4, "welcome": 6}]}"#,
/// )?
/// .book;
/// assert_eq!(usual_gap(&gaps(&book)), Some(2), "messages are more welcome than expected");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn usual_gap(gaps: &[Gap]) -> Option<i64> {
    let mut known: Vec<i64> =
        gaps.iter().filter_map(|it| Some(i64::from(it.actual?) - i64::from(it.expected))).collect();
    sort_by_key(&mut known, |it| *it);
    if known.len() < 3 { None } else { known.get(known.len() / 2).copied() }
}
