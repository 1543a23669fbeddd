//! The timeline of exchanges with a person.

use chrono::NaiveDate;

use crate::domain::{Book, Exchange, MentorshipId, PersonId, Purpose, Sitting};
use crate::insight::rhythm::is_yearly;
use crate::present::names;

/// Number of exchanges at first (design decision).
pub const AT_ONCE: usize = 20;
/// Number of exchanges added with each press of the button (design decision).
pub const MORE: usize = 50;
/// Shortest silence that gets a line, in days (design decision).
const LONG_SILENCE: i64 = 120;
/// Shortest silence that gets a line for somebody whose rhythm is a year: one word was left out (design decision).
const LONG_SILENCE_OF_YEARS: i64 = 2 * 365;

/// The shortest silence in days that gets a line in a timeline with these days, in ascending order.
pub fn long_silence(days: &[NaiveDate]) -> i64 {
    if is_yearly(days) { LONG_SILENCE_OF_YEARS } else { LONG_SILENCE }
}

/// The silence in days between an exchange and the one after it, if it has at least so many. None for a day that is
/// still to come.
///
/// ```
/// # use kith::present::timeline::{long_silence, silence};
/// let day = |text: &str| text.parse().ok();
/// let (today, least) = ("2026-11-26".parse().unwrap(), long_silence(&[]));
/// assert_eq!(silence(day("2026-01-01"), day("2026-11-22"), today, least), Some(325));
/// assert_eq!(silence(day("2026-11-01"), day("2026-11-22"), today, least), None);
/// assert_eq!(silence(day("2026-11-01"), day("2031-05-05"), today, least), None);
/// let yearly: Vec<_> = ["2023-11-20", "2024-11-22", "2025-11-22"].into_iter().filter_map(day).collect();
/// assert_eq!(silence(day("2024-11-22"), day("2025-11-22"), today, long_silence(&yearly)), None);
/// ```
pub fn silence(earlier: Option<NaiveDate>, later: Option<NaiveDate>, today: NaiveDate, least: i64) -> Option<u32> {
    let later = later.filter(|it| *it <= today);
    let days = (later? - earlier?).num_days();
    u32::try_from(days).ok().filter(|_| days >= least)
}

/// What an exchange holds of a mentoring session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionNotes {
    /// The mentorship, if the exchange names one that is in the book.
    pub pair: Option<MentorshipId>,
    /// Whether the exchange names a mentorship that is deleted.
    pub is_pair_gone: bool,
    /// The kind of session.
    pub sitting: Option<Sitting>,
    /// The boxes with words in them, in the order of the sheet.
    pub boxes: Vec<(SessionBox, String)>,
}

/// A box of the session sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionBox {
    /// What was brought.
    Brought,
    /// The question, of a first small question.
    Asked,
    /// The goal of the session.
    Goal,
    /// How things are.
    Reality,
    /// What could be done.
    Options,
    /// What will be done.
    Will,
    /// What the user takes along. Only the user sees it.
    Learned,
}

/// The notes of a session; none for an exchange that has nothing of one.
///
/// # Examples
///
/// ```
/// use kith::domain::{Book, Exchange, Purpose};
/// use kith::present::timeline::{SessionBox, session_notes};
///
/// let session = Exchange {
///     purpose: Some(Purpose::MentoringSession),
///     brought: "The talk".into(),
///     learned: "Wait for the answer".into(),
///     ..Exchange::default()
/// };
/// let notes = session_notes(&Book::default(), &session).unwrap();
/// assert_eq!(notes.boxes.iter().map(|it| it.0).collect::<Vec<_>>(), [SessionBox::Brought, SessionBox::Learned]);
/// assert_eq!(session_notes(&Book::default(), &Exchange::default()), None);
/// ```
pub fn session_notes(book: &Book, exchange: &Exchange) -> Option<SessionNotes> {
    let is_session = exchange.purpose == Some(Purpose::MentoringSession);
    let Exchange { grow, brought, learned, .. } = exchange;
    let brought_box = if exchange.purpose == Some(Purpose::Ask) { SessionBox::Asked } else { SessionBox::Brought };
    let boxes = [
        (brought_box, brought),
        (SessionBox::Goal, &grow.goal),
        (SessionBox::Reality, &grow.reality),
        (SessionBox::Options, &grow.options),
        (SessionBox::Will, &grow.will),
        (SessionBox::Learned, learned),
    ];
    let boxes: Vec<_> =
        boxes.into_iter().filter(|it| !it.1.is_empty()).map(|(it, words)| (it, words.clone())).collect();
    let pair = exchange.mentorship.filter(|it| book.mentorships.get(*it).is_some());
    let is_pair_gone = exchange.mentorship.is_some() && pair.is_none();
    let is_any = is_session || exchange.mentorship.is_some() || !boxes.is_empty();
    is_any.then_some(SessionNotes { pair, is_pair_gone, sitting: exchange.sitting, boxes })
}

/// What an exchange without notes was about, and where: the title of a meeting from a calendar. None if it has notes,
/// or neither.
///
/// ```
/// # use kith::domain::Exchange;
/// # use kith::present::timeline::subject;
/// let lunch = Exchange {
///     topics: ["Lunch".to_owned()].into_iter().collect(),
///     place: "Rome".into(),
///     ..Exchange::default()
/// };
/// assert_eq!(subject(&lunch).as_deref(), Some("Lunch, Rome"));
/// assert_eq!(subject(&Exchange { notes: "Pasta.".into(), ..lunch }), None);
/// ```
pub fn subject(exchange: &Exchange) -> Option<String> {
    let parts = exchange.topics.iter().chain([&exchange.place]).filter(|it| !it.is_empty());
    let subject = parts.map(String::as_str).collect::<Vec<_>>().join(", ");
    Some(subject).filter(|it| !it.is_empty() && exchange.notes.is_empty())
}

/// The short names of the other people in an exchange with a person.
pub fn companions(book: &Book, exchange: &Exchange, person: PersonId) -> Vec<String> {
    names(book, exchange.people.iter().filter(|it| **it != person))
}
