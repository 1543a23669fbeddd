//! The first small question, and what follows an answer.
//!
//! Most people who are mentored never asked for it outright; it grew (Olivet survey, 3,000 people). So the first word
//! is a small question, and an offer of a few talks comes after two answers.

use chrono::NaiveDate;

use crate::domain::{
    Book, Exchange, ExchangeId, Initiator, MentorshipRole, Offer, Person, PersonId, Promise, PromiseId, PromiseOwner,
    PromiseState, Purpose, USUAL_MINUTES, sort_by_key,
};
use crate::insight::circles::load;
use crate::insight::friction::ended_strained;
pub use crate::insight::mentoring::question::{Marks, marks};
use crate::insight::mentoring::quiet::is_hushed;
use crate::insight::mentoring::sessions::{current_sessions, is_resting, open_mentorships, usual_days};

/// Days after which a question no longer waits for an answer (design decision).
const WAIT_DAYS: i64 = 180;
/// The number of questions after which to offer a few talks (design decision).
const QUESTIONS: usize = 2;
/// Days between the sessions of one more mentorship (practitioners' default).
const ONE_MORE_DAYS: u32 = 28;

/// A first question without an answer yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingQuestion {
    /// The exchange that logs it.
    pub exchange: ExchangeId,
    /// The person whom the user asked.
    pub person: PersonId,
    /// The question.
    pub question: String,
    /// The day.
    pub asked: NaiveDate,
}

/// The first questions without a later exchange with the person, oldest first. A question waits for half a year.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::mentoring::asking::pending_questions;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Priya", "id": "priya"}],
///     "exchanges": [{"when": "2026-11-20", "people": ["priya"], "purpose": "ask", "began": "me", "how": "message",
///         "brought": "How did you find your first client?"}]}"#,
/// )?
/// .book;
/// let pending = pending_questions(&book, "2026-11-22".parse().unwrap());
/// assert_eq!(pending[0].question, "How did you find your first client?");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn pending_questions(book: &Book, today: NaiveDate) -> Vec<PendingQuestion> {
    let mut found = Vec::new();
    for (id, exchange) in book.exchanges.iter().filter(|(_, it)| is_question(it)) {
        let Some(asked) = exchange.when.filter(|it| (0..=WAIT_DAYS).contains(&(today - *it).num_days())) else {
            continue;
        };
        for person in exchange.people.iter().copied().filter(|it| may_be_suggested(book, *it)) {
            if book.exchanges_with(person).next_back().is_some_and(|(last, _)| last == id) {
                found.push(PendingQuestion { exchange: id, person, question: exchange.brought.clone(), asked });
            }
        }
    }
    sort_by_key(&mut found, |it| (it.asked, it.exchange));
    found
}

/// Whether an exchange logs a first small question.
fn is_question(exchange: &Exchange) -> bool {
    let is_mine = exchange.began == Some(Initiator::Me) && exchange.purpose == Some(Purpose::Ask);
    is_mine && !exchange.attempt && exchange.mentorship.is_none() && !exchange.brought.is_empty()
}

fn may_be_suggested(book: &Book, person: PersonId) -> bool {
    book.people.get(person).is_some_and(Person::may_be_suggested)
}

/// The promise to report back: "Tell Priya what came of it".
///
/// ```
/// # use kith::insight::mentoring::asking::report_back;
/// assert_eq!(report_back("Priya"), "Tell Priya what came of it");
/// ```
pub fn report_back(name: &str) -> String {
    format!("Tell {name} what came of it")
}

fn is_report_back(promise: &Promise) -> bool {
    promise.whose != Some(PromiseOwner::Theirs) && promise.is_report_back()
}

/// The open promises to report back whose day has come, oldest first: made 14 days ago or earlier.
pub fn to_report_back(book: &Book, today: NaiveDate) -> Vec<PromiseId> {
    let is_time = |it: &Promise| it.comes_up().is_some_and(|it| it <= today);
    let is_alive = |it: &Promise| it.people.iter().any(|it| may_be_suggested(book, *it));
    let promises = book.promises.iter().filter(|(_, it)| it.state.is_none() && is_report_back(it));
    let mut found: Vec<_> = promises.filter(|(_, it)| is_time(it) && is_alive(it)).collect();
    sort_by_key(&mut found, |(id, it)| (it.made, *id));
    found.into_iter().map(|(id, _)| id).collect()
}

/// Whether to offer a few talks with a person: after two exchanges to learn, for help or with a question, begun by the
/// user, the last tone not strained, and one promise to report back that was kept. Not to somebody of a
/// mentorship, open or ended.
pub fn offers_three_talks(book: &Book, person: PersonId, today: NaiveDate) -> bool {
    let Some(body) = book.people.get(person).filter(|_| may_be_suggested(book, person)) else { return false };
    let is_asking = |it: &Exchange| {
        let is_ask = matches!(it.purpose, Some(Purpose::Learning | Purpose::Help | Purpose::Ask));
        is_ask && it.began == Some(Initiator::Me) && it.when.is_some_and(|it| it <= today)
    };
    let is_told = |it: &Promise| it.state == Some(PromiseState::Kept) && it.people.contains(&person);
    book.exchanges_with(person).filter(|(_, it)| is_asking(it)).count() >= QUESTIONS
        && book.promises.iter().any(|(_, it)| is_told(it) && is_report_back(it))
        && !ended_strained(book, person, today)
        && !is_hushed(&body.hushed, Offer::ThreeTalks, today)
        && !book.mentorships.iter().any(|(_, it)| it.people.contains(&person))
}

/// The room for another mentorship as mentor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MentorRoom {
    /// The number of open mentorships as mentor.
    pub open_as_mentor: usize,
    /// Whether the weeks have room for one more.
    pub has_room: bool,
    /// The minutes a week that the open mentorships ask for, resting ones left out.
    pub weekly_minutes: u32,
}

/// The room for another mentorship as mentor: the exchanges that the circles and the open mentorships ask for, and one
/// session every four weeks, must fit the week.
///
/// ```
/// # use kith::domain::Book;
/// # use kith::insight::mentoring::asking::room;
/// let room = room(&Book::default(), "2026-11-22".parse().unwrap());
/// assert!(room.has_room);
/// assert_eq!(room.open_as_mentor, 0);
/// ```
pub fn room(book: &Book, today: NaiveDate) -> MentorRoom {
    let open = open_mentorships(book);
    let is_mentor = |it: MentorshipRole| it == MentorshipRole::Mentor;
    let open_as_mentor = open.iter().filter(|(_, it)| it.shape().is_some_and(|it| is_mentor(it.role()))).count();
    let (mut asked, mut weekly_minutes) = (7.0 / f64::from(ONE_MORE_DAYS), 0);
    for (id, mentorship) in open.iter().filter(|(_, it)| !is_resting(it, today)) {
        let days = usual_days(mentorship, current_sessions(book, *id).len());
        let minutes = mentorship.agreed.minutes.unwrap_or(USUAL_MINUTES);
        asked += 7.0 / f64::from(days);
        weekly_minutes += minutes.saturating_mul(7) / days;
    }
    let load = load(book, today);
    MentorRoom { open_as_mentor, has_room: load.asked + asked <= f64::from(load.allowed), weekly_minutes }
}
