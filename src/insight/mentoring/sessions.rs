//! The sessions of a mentorship and the days of the next ones.

use chrono::{Days, NaiveDate};

use crate::domain::{Book, Exchange, ExchangeId, Id, Mentorship, Purpose, Stage, sort_by_key};

/// Days between the first sessions (practitioners' default).
const FIRST_DAYS: u32 = 21;
/// How many sessions follow one another in [`FIRST_DAYS`] (practitioners' default).
const FIRST_TIMES: u32 = 3;
/// Days between the sessions after those (practitioners' default).
const USUAL_DAYS: u32 = 30;
/// Days to a first talk (design decision).
const FIRST_TALK_DAYS: u32 = 7;
/// The number of days offered for the next session (design decision).
const OFFERS: usize = 3;
/// The most weeks that the offers look ahead, should every day be taken (design decision).
const MOST_WEEKS: usize = 520;

/// The sessions of a mentorship, latest first.
///
/// These are the exchanges that name it, and the mentoring sessions with one of its people that name no mentorship.
/// The latter, logged by a sentence, belong to the open mentorship of the person, or else to the latest. An attempt to
/// reach somebody is no session.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::mentoring::sessions::sessions;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Sam", "id": "sam"}],
///     "mentorships": [{"people": ["sam"]}], "exchanges": [
///         {"when": "2026-11-03", "people": ["sam"], "purpose": "mentoring-session"},
///         {"when": "2026-11-10", "people": ["sam"], "purpose": "mentoring-session", "attempt": true}]}"#,
/// )?
/// .book;
/// let (pair, _) = book.mentorships.iter().next().unwrap();
/// assert_eq!(sessions(&book, pair).len(), 1);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn sessions(book: &Book, id: Id<Mentorship>) -> Vec<(ExchangeId, &Exchange)> {
    let mut found: Vec<_> = book.exchanges.iter().filter(|(_, it)| !it.attempt && belongs_to(book, it, id)).collect();
    sort_by_key(&mut found, |(id, it)| std::cmp::Reverse((it.when, it.time.clone(), *id)));
    found
}

fn belongs_to(book: &Book, exchange: &Exchange, id: Id<Mentorship>) -> bool {
    match exchange.mentorship {
        Some(named) => named == id,
        None => exchange.purpose == Some(Purpose::MentoringSession) && owner(book, exchange) == Some(id),
    }
}

/// The mentorship of a session that names none.
fn owner(book: &Book, exchange: &Exchange) -> Option<Id<Mentorship>> {
    let is_with = |it: &Mentorship| it.people.iter().any(|person| exchange.people.contains(person));
    let mentorships = book.mentorships.iter().filter(|(_, it)| is_with(it));
    mentorships.max_by_key(|(id, it)| (it.stage() != Stage::Ended, it.began, *id)).map(|(id, _)| id)
}

/// The day of the last session.
pub fn last_day(book: &Book, id: Id<Mentorship>) -> Option<NaiveDate> {
    sessions(book, id).into_iter().find_map(|(_, it)| it.when)
}

/// The sessions since the pair last took the mentorship up, latest first.
pub fn current_sessions(book: &Book, id: Id<Mentorship>) -> Vec<(ExchangeId, &Exchange)> {
    let ended = book.mentorships.get(id).and_then(|it| it.earlier.iter().filter_map(|it| it.ended).max());
    let mut sessions = sessions(book, id);
    sessions.retain(|(_, it)| ended.is_none_or(|ended| it.when.is_some_and(|day| day > ended)));
    sessions
}

/// The agreed days to the next session after `held` sessions: 21 for the first three, then 30.
///
/// A pair that agreed on a rhythm without first days keeps that rhythm from the start.
///
/// ```
/// # use kith::domain::Mentorship;
/// # use kith::insight::mentoring::sessions::usual_days;
/// let nothing = Mentorship::default();
/// assert_eq!((usual_days(&nothing, 0), usual_days(&nothing, 2), usual_days(&nothing, 3)), (21, 21, 30));
/// let agreed = Mentorship { cadence_days: Some(60), ..Mentorship::default() };
/// assert_eq!(usual_days(&agreed, 0), 60);
/// ```
pub fn usual_days(mentorship: &Mentorship, held: usize) -> u32 {
    let chosen = |days: Option<u32>| days.filter(|it| *it > 0);
    let cadence = chosen(mentorship.cadence_days);
    let first_times = mentorship.first_times.unwrap_or(FIRST_TIMES);
    if u32::try_from(held).is_ok_and(|it| it < first_times) {
        chosen(mentorship.first_days).or(cadence).unwrap_or(FIRST_DAYS)
    } else {
        cadence.unwrap_or(USUAL_DAYS)
    }
}

/// A day and an hour offered for the next session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextOffer {
    /// The day.
    pub when: NaiveDate,
    /// The hour as `HH:MM`; empty if the last session had none.
    pub time: String,
}

/// Three offers for the next session, on the weekday and at the hour of the last one, from the agreed rhythm. Skips
/// the days of other planned sessions and the days of rest. All offers are later than `from`.
///
/// If the planned session is on `from` or before it, the offers are for the session after that one.
pub fn next_offers(book: &Book, id: Id<Mentorship>, from: NaiveDate) -> Vec<NextOffer> {
    let Some(mentorship) = book.mentorships.get(id) else { return Vec::new() };
    let sessions = current_sessions(book, id);
    let last = sessions.iter().find_map(|(_, it)| Some((it.when?, it.time.clone())));
    let plan = mentorship.next.when.filter(|it| *it <= from);
    match (plan, last) {
        (Some(plan), last) if last.as_ref().is_none_or(|(day, _)| *day < plan) => {
            offers_after(book, id, from, &mentorship.next.time)
        }
        (_, Some((day, time))) => offers(book, id, day, &time, (usual_days(mentorship, sessions.len()), from)),
        (_, None) => offers(book, id, from, &mentorship.next.time, (FIRST_TALK_DAYS, from)),
    }
}

/// Three offers for the session after one on `day` at `time`, which is not in the book yet.
pub fn offers_after(book: &Book, id: Id<Mentorship>, day: NaiveDate, time: &str) -> Vec<NextOffer> {
    let Some(mentorship) = book.mentorships.get(id) else { return Vec::new() };
    let held = current_sessions(book, id).len() + 1;
    offers(book, id, day, time, (usual_days(mentorship, held), day))
}

fn offers(
    book: &Book,
    id: Id<Mentorship>,
    last: NaiveDate,
    time: &str,
    (days, from): (u32, NaiveDate),
) -> Vec<NextOffer> {
    // The nearest number of whole weeks keeps the weekday.
    let weeks = (u64::from(days) + 3) / 7;
    let first = last.checked_add_days(Days::new(weeks.max(1) * 7));
    let weekly = std::iter::successors(first, |it| it.checked_add_days(Days::new(7)));
    let behind = weekly.skip_while(|it| *it <= from).take(MOST_WEEKS);
    let free = behind.filter(|it| is_free(book, id, *it)).take(OFFERS);
    free.map(|when| NextOffer { when, time: time.to_owned() }).collect()
}

/// Whether no session is planned on a day, and the pair does not rest.
fn is_free(book: &Book, id: Id<Mentorship>, day: NaiveDate) -> bool {
    let rests = book.mentorships.get(id).is_some_and(|it| is_resting(it, day));
    let is_taken = book.mentorships.iter().any(|(_, it)| it.stage() != Stage::Ended && it.next.when == Some(day));
    !rests && !is_taken
}

/// The mentorships that have not ended, with at least one living person of the book.
pub fn open_mentorships(book: &Book) -> Vec<(Id<Mentorship>, &Mentorship)> {
    book.mentorships.iter().filter(|(_, it)| is_open(book, it)).collect()
}

/// Whether a mentorship has not ended and at least one person of it lives.
pub fn is_open(book: &Book, mentorship: &Mentorship) -> bool {
    let mut people = mentorship.people.iter().filter_map(|it| book.people.get(*it));
    mentorship.stage() != Stage::Ended && people.any(|it| it.died.is_none())
}

/// Whether everybody of a mentorship has died.
pub fn has_died(book: &Book, mentorship: &Mentorship) -> bool {
    let mut people = mentorship.people.iter().filter_map(|it| book.people.get(*it)).peekable();
    people.peek().is_some() && people.all(|it| it.died.is_some())
}

/// Whether the pair rests on a day.
pub fn is_resting(mentorship: &Mentorship, day: NaiveDate) -> bool {
    mentorship.stage_on(day) == Stage::Resting
}
