//! Reconnect: old ties worth a message, a pair each week, and how welcome such messages turn out to be.
//!
//! People out of touch for three years or more were as helpful as current ties, in shorter talks (Levin, Walter &
//! Murnighan 2011), most of all those with something new to offer (Walter et al. 2015), yet people pick the comfortable
//! ones. So the app offers two, one of each kind. The measures of comfortable and novel are a design decision. A tie
//! with a strained last exchange is never offered, and no cadence applies after a reconnection.
//!
//! Two easy messages come before the hard one: writing to current friends first raised the share of people who wrote to
//! an old one by two-thirds (Aknin & Sandstrom 2024).

use chrono::{Days, NaiveDate};

use crate::domain::{Book, ExchangeId, Person, PersonId, VecSet, into_set, normalize, sort_by_key};
use crate::insight::friction;
use crate::insight::rhythm::{Warmth, rhythm};
use crate::insight::session_week::began;

/// The two old ties offered in a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// The easy one: among the ties with the most days of contact.
    pub comfortable: Option<PersonId>,
    /// The one with the most to offer that current ties lack.
    pub novel: Option<PersonId>,
}

/// How many of the best candidates rotate through the weeks, so that no one is offered every week (design decision).
const TURNS: usize = 6;

/// Computes the pair of a week: the same all week and on every device.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::reconnect::pair;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///         "people": [{"given": "Bao", "id": "bao"}, {"given": "Roshan", "id": "roshan", "place": "Ella"}],
///     "exchanges": [
///         {"when": "2023-01-01", "people": ["bao"]},
///         {"when": "2023-05-01", "people": ["bao"]},
///         {"when": "2022-05-01", "people": ["roshan"]}]}"#,
/// )?
/// .book;
/// let pair = pair(&book, "2026-11-22".parse().unwrap());
/// let name = |id| book.people.get(id).map(|person| person.given.as_str());
/// assert_eq!(pair.comfortable.and_then(name), Some("Bao"), "the one with more days of contact");
/// assert_eq!(pair.novel.and_then(name), Some("Roshan"));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn pair(book: &Book, today: NaiveDate) -> Pair {
    let began = began(today, book.settings().session_day().to_chrono());
    let eve = began.pred_opt().unwrap_or(began);
    let next = began.checked_add_days(Days::new(7)).unwrap_or(began);
    let asleep = asleep(book, eve, today, next);
    let current = current_words(book, eve);
    let turn = usize::try_from(chrono::Datelike::num_days_from_ce(&began).div_euclid(7)).unwrap_or_default();
    let best = |mut found: Vec<(i64, PersonId)>| {
        sort_by_key(&mut found, |it| *it);
        // With few candidates only the better half rotates; otherwise the comfortable pick would not be comfortable.
        found.truncate(TURNS.min(found.len().div_ceil(2)));
        found.get(turn % found.len().max(1)).map(|(_, id)| *id)
    };
    let talks = |id: PersonId| book.days_with(id).into_iter().filter(|it| *it <= eve).count();
    let comfort = |id: PersonId| -i64::try_from(talks(id)).unwrap_or_default();
    let comfortable = best(asleep.iter().map(|(id, _)| (comfort(*id), *id)).collect());
    let others = asleep.iter().filter(|(id, _)| Some(*id) != comfortable);
    let novel = best(others.map(|(id, person)| (-news(person, &current), *id)).collect());
    // A snoozed person keeps the place, so that no other person moves up to fill it.
    let is_here = |id: &PersonId| book.people.get(*id).is_some_and(|it| it.not_before.is_none_or(|it| it <= today));
    Pair { comfortable: comfortable.filter(is_here), novel: novel.filter(is_here) }
}

/// People silent for [`SLEEPING_DAYS`](super::rhythm::SLEEPING_DAYS) or more on the day before the week, without
/// archived, dead, paused and snoozed people and those with a strained last exchange.
fn asleep(book: &Book, eve: NaiveDate, today: NaiveDate, next: NaiveDate) -> Vec<(PersonId, &Person)> {
    let is_open = |person: &Person| {
        let is_paused =
            person.paused_until.is_some_and(|it| it > today) || person.not_before.is_some_and(|it| it > next);
        person.may_be_suggested() && !is_paused
    };
    book.people
        .iter()
        .filter(|(_, it)| is_open(it))
        .filter(|(id, it)| rhythm(book, *id, it, eve).is_sleeping())
        .filter(|(id, _)| !friction::ended_strained(book, *id, eve))
        .collect()
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
    let lists = [&person.expertise, &person.groups, &person.tags].into_iter().flat_map(|it| it.iter());
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

/// All exchanges with an expected welcome, newest first.
pub fn gaps(book: &Book) -> Vec<Gap> {
    let guessed = book.exchanges.iter().rev().filter_map(|(id, exchange)| {
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
