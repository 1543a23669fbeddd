//! The page "Reconnect": the messages whose welcome the user guessed, and the exchange to log.

use chrono::NaiveDate;

use crate::domain::{Book, Channel, Exchange, Initiator, PartialDate, PersonId, Purpose, short_name};
use crate::insight::reconnect::Gap;

/// Maximum number of messages to ask about (design decision).
const ASKED: usize = 2;
/// Maximum number of rated messages shown (design decision).
const SHOWN: usize = 6;

/// The guesses about messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guesses {
    /// The latest messages without a rating.
    pub open: Vec<Gap>,
    /// The latest rated messages.
    pub rated: Vec<Gap>,
    /// The number of all rated messages.
    pub count: usize,
}

impl Guesses {
    /// Sorts messages, which must be in order with the latest first.
    pub fn of(gaps: &[Gap]) -> Self {
        let (rated, open): (Vec<Gap>, Vec<Gap>) = gaps.iter().copied().partition(|it| it.actual.is_some());
        Self {
            count: rated.len(),
            open: open.into_iter().take(ASKED).collect(),
            rated: rated.into_iter().take(SHOWN).collect(),
        }
    }
}

/// How the user and a person met, as far as the book knows. Empty texts are unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meeting {
    /// The day, month or year.
    pub when: Option<PartialDate>,
    /// The place.
    pub place: String,
    /// The short name of the person who brought them together.
    pub through: String,
    /// The story, in the user's words.
    pub story: String,
}

/// How the user and a person met.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::reconnect::meeting;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "family": "Silva", "id": "ana"},
///     {"given": "Bao", "id": "bao", "how_met": {"when": "2019-05", "place": "Galle", "through": "ana"}}]}"#,
/// )?
/// .book;
/// let (bao, _) = book.people.iter().find(|(_, it)| it.given == "Bao").unwrap();
/// let meeting = meeting(&book, bao);
/// assert_eq!((meeting.place.as_str(), meeting.through.as_str()), ("Galle", "Ana"));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn meeting(book: &Book, id: PersonId) -> Meeting {
    let Some(met) = book.people.get(id).map(|it| &it.how_met) else { return Meeting::default() };
    let through = met.through.and_then(|it| book.people.get(it)).map(short_name).unwrap_or_default();
    Meeting { when: met.when, place: met.place.clone(), through, story: met.story.clone() }
}

/// Whether the user has talked with the person today. One message a day is enough.
pub fn talked_today(book: &Book, id: PersonId, today: NaiveDate) -> bool {
    book.days_with(id).last().is_some_and(|it| *it == today)
}

/// The message to an old tie, as an exchange to log.
pub fn first_message(id: PersonId, expected_welcome: Option<u32>) -> Exchange {
    Exchange { expected_welcome, ..message(id, Purpose::WellnessCheck) }
}

/// A message from the user, as an exchange to log. It gets the date of today when it is logged.
pub fn message(id: PersonId, purpose: Purpose) -> Exchange {
    Exchange {
        people: [id].into_iter().collect(),
        how: Some(Channel::Message),
        purpose: Some(purpose),
        began: Some(Initiator::Me),
        ..Exchange::default()
    }
}
