//! The page "Today": promises, coming dates, exchanges to rate, and the notes about backups and demo data.

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

use crate::domain::{
    Book, Channel, Exchange, ExchangeId, Initiator, Person, PersonId, Promise, PromiseId, Purpose, display_name,
    short_name, time_of_day,
};
use crate::insight::backup_reminder;
use crate::insight::upcoming::{self, ComingDate};
use crate::insight::week::{Reason, Suggestion, Week};
use crate::present::names;

/// Maximum number of coming dates (design decision).
const DATES: usize = 6;
/// Number of exchanges to ask about at a time (design decision).
const ASKED: usize = 2;
/// How long after an exchange the app asks for its effect on energy, in days: tiredness comes hours after company, so
/// an answer a day later is as good as one at once.
const ASKED_FOR: u64 = 2;
/// How many hours after the end of an exchange the app asks for its effect on energy (design decision).
const HOURS_LATER: i64 = 2;
/// Number of dos and of don'ts above a draft (design decision).
const HABITS: usize = 2;
/// How many of the last exchanges to look through for a topic (design decision).
const RECENT: usize = 6;
/// Number of topics in a reason (design decision).
const TOPICS: usize = 2;

/// A promise with the people of it.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenPromise {
    /// The id of the promise.
    pub id: PromiseId,
    /// The promise, due on the day that [`Book::due_of`] says.
    pub promise: Promise,
    /// The short names of its people.
    pub people: Vec<String>,
}

/// The open promises and those closed today, the most urgent first.
pub fn promises(book: &Book, today: NaiveDate) -> Vec<OpenPromise> {
    let named = |(id, it): (PromiseId, &Promise)| OpenPromise {
        id,
        promise: Promise { due: book.due_of(it), ..it.clone() },
        people: names(book, it.people.iter()),
    };
    upcoming::promises(book, today).into_iter().map(named).collect()
}

/// The next dates, each with the short name of its person; with the whole name if two people in it have one short name.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::today::dates;
///
/// let person = |family: &str| {
///     format!(r#"{{"given": "Ana", "family": "{family}", "dates": [{{"kind": "birthday", "when": "--11-28"}}]}}"#)
/// };
/// let people = [person("Silva"), person("Costa")].join(", ");
/// let book = read(&format!(r#"{{"format": "kith-backup", "version": 1, "people": [{people}]}}"#))?.book;
/// let mut names: Vec<_> = dates(&book, "2026-11-26".parse().unwrap()).into_iter().map(|it| it.1).collect();
/// names.sort();
/// assert_eq!(names, ["Ana Costa", "Ana Silva"]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn dates(book: &Book, today: NaiveDate) -> Vec<(ComingDate, String)> {
    let name = |it: &ComingDate| book.people.get(it.person).map(short_name).unwrap_or_default();
    let dates: Vec<_> =
        upcoming::dates(book, today).into_iter().take(DATES).map(|it| (it.clone(), name(&it))).collect();
    let is_shared = |of: &(ComingDate, String)| dates.iter().any(|it| it.1 == of.1 && it.0.person != of.0.person);
    let whole = |it: &ComingDate| book.people.get(it.person).map(display_name).unwrap_or_default();
    dates.iter().map(|it| (it.0.clone(), if is_shared(it) { whole(&it.0) } else { it.1.clone() })).collect()
}

/// The latest exchanges of the last two days without a note about energy, each with the short names of its people. One
/// with a time waits for two hours after its end, so that nobody is asked in front of the others.
pub fn unrated(book: &Book, now: NaiveDateTime) -> Vec<(ExchangeId, Vec<String>)> {
    let since = now.date().checked_sub_days(Days::new(ASKED_FOR)).unwrap_or_default();
    let recent = book.exchanges_since(since).rev();
    let recent = recent.filter(|(_, it)| it.energy.is_none() && !it.people.is_empty() && !it.sample);
    let recent = recent.filter(|(_, it)| asked_from(it).is_none_or(|it| it <= now));
    recent.take(ASKED).map(|(id, it)| (id, names(book, it.people.iter()))).collect()
}

/// When to ask about an exchange: some hours after its end. None if its time is not known.
fn asked_from(exchange: &Exchange) -> Option<NaiveDateTime> {
    let began = exchange.when?.and_time(time_of_day(&exchange.time)?);
    let minutes = i64::from(exchange.minutes.unwrap_or_default());
    began.checked_add_signed(TimeDelta::try_hours(HOURS_LATER)? + TimeDelta::try_minutes(minutes)?)
}

/// The first dos and don'ts of a person, for the card with a draft.
pub fn habits(person: &Person) -> (Vec<String>, Vec<String>) {
    let first = |words: &[String]| words.iter().take(HABITS).cloned().collect();
    (first(&person.dos), first(&person.donts))
}

/// What the user and a person last talked about: the topics of the latest exchange that has any, among the last few.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::today::last_topics;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "id": "ana"}], "exchanges": [
///         {"when": "2026-10-01", "people": ["ana"], "topics": ["the old flat"]},
///         {"when": "2026-11-01", "people": ["ana"], "topics": ["the balcony"]},
///         {"when": "2026-11-08", "people": ["ana"], "how": "message"}]}"#,
/// )?
/// .book;
/// let (ana, _) = book.people.iter().next().unwrap();
/// assert_eq!(last_topics(&book, ana), ["the balcony"]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn last_topics(book: &Book, id: PersonId) -> Vec<String> {
    let topics = book.exchanges_with(id).rev().take(RECENT).map(|(_, it)| &it.topics).find(|it| !it.is_empty());
    topics.into_iter().flat_map(|it| it.iter().take(TOPICS)).cloned().collect()
}

/// The other people of the promise for which a person is suggested: it takes one place for all of them.
pub fn promised_besides(book: &Book, suggestion: &Suggestion) -> Vec<String> {
    let Reason::Promise(promise) = suggestion.reason else { return Vec::new() };
    let people = book.promises.get(promise).into_iter().flat_map(|it| it.people.iter());
    names(book, people.filter(|it| **it != suggestion.person))
}

/// Why a suggestion is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// The user and the person talked this week.
    Talked,
    /// The user wrote to the person this week.
    Wrote,
    /// The person wrote to the user this week.
    Heard,
    /// The promise is kept or dropped.
    Settled,
}

/// Why a suggestion of the week is done.
pub fn done(book: &Book, week: &Week, suggestion: &Suggestion) -> Done {
    if !week.has_talked(suggestion) {
        return Done::Settled;
    }
    suggestion.rhythm.last.map_or(Done::Talked, |day| contact_on(book, suggestion.person, day))
}

/// How the user and a person were in touch on a day: a talk, if there was one, and else who wrote last.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::today::{Done, contact_on};
///
/// let check = |exchanges: &str, expected: Done| {
///     let people = r#""people": [{"given": "Ana", "id": "ana"}]"#;
///     let text = format!(r#"{{"format": "kith-backup", "version": 1, {people}, "exchanges": [{exchanges}]}}"#);
///     let book = read(&text).unwrap().book;
///     let (ana, _) = book.people.iter().next().unwrap();
///     assert_eq!(contact_on(&book, ana, "2026-11-20".parse().unwrap()), expected, "{exchanges}");
/// };
/// let talk = r#"{"when": "2026-11-20", "people": ["ana"], "how": "call"}"#;
/// let letter = r#"{"when": "2026-11-20", "people": ["ana"], "how": "letter"}"#;
/// check(talk, Done::Talked);
/// check(letter, Done::Wrote);
/// check(&format!("{talk}, {letter}"), Done::Talked);
/// check(r#"{"when": "2026-11-20", "people": ["ana"], "how": "email", "began": "them"}"#, Done::Heard);
/// ```
pub fn contact_on(book: &Book, person: PersonId, day: NaiveDate) -> Done {
    let exchanges = book.exchanges_with(person).rev().map(|(_, it)| it);
    let mut of_day = exchanges.skip_while(|it| it.when > Some(day)).take_while(|it| it.when == Some(day));
    let Some(last) = of_day.next() else { return Done::Talked };
    let is_talk = |it: &Exchange| !it.how.is_some_and(is_written);
    match last.began {
        _ if is_talk(last) || of_day.any(is_talk) => Done::Talked,
        Some(Initiator::Them) => Done::Heard,
        _ => Done::Wrote,
    }
}

const fn is_written(how: Channel) -> bool {
    matches!(how, Channel::Message | Channel::Email | Channel::Letter)
}

/// The reason that a draft speaks of. On a low-battery day there are no words about a promise: a few words are enough.
pub const fn words_about(reason: Reason, is_low: bool) -> Reason {
    if is_low && matches!(reason, Reason::Promise(_)) { Reason::CatchUp } else { reason }
}

/// The purpose of a message for this reason.
pub const fn purpose(reason: Reason) -> Purpose {
    match reason {
        Reason::WellnessCheck => Purpose::WellnessCheck,
        _ => Purpose::CatchUp,
    }
}

/// Whether the book has demo data.
pub fn has_sample(book: &Book) -> bool {
    book.people.iter().any(|(_, it)| it.sample)
}

/// Whether to remind the user of a backup. Never for a book with nothing but demo data.
pub fn wants_backup(
    book: &Book,
    last: Option<NaiveDate>,
    changes: u32,
    put_off_until: Option<NaiveDate>,
    today: NaiveDate,
) -> bool {
    let is_only_sample = book.people.iter().all(|(_, it)| it.sample);
    !is_only_sample && backup_reminder::is_time(last, changes, put_off_until, today)
}

/// The day until which a postponed reminder stays silent.
pub fn backup_put_off_until(today: NaiveDate) -> Option<NaiveDate> {
    today.checked_add_days(Days::new(backup_reminder::SILENT_DAYS))
}
