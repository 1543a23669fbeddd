//! Everyday networking: encounters with people outside the book, and the small contacts of a week.
//!
//! Small contacts matter: days with more of them are happier days (Sandstrom & Dunn 2014). They are counted together
//! for a week, never per person.

use chrono::NaiveDate;

use crate::domain::{Book, Channel, Exchange, ExchangeId, Initiator};
use crate::insight::session_week;

/// The text the counter stores for a few words in passing.
pub const PASSING: &str = "A few words in passing";
/// The text the counter stores for a real talk.
pub const REAL_TALK: &str = "A real talk";

/// A week of everyday networking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Everyday {
    /// The number of exchanges of the week, without the messages that the user sent.
    pub count: usize,
    /// Encounters of the week in the user's words, newest first, without those of the counter.
    pub with: Vec<String>,
}

/// Counts the exchanges since the week began, up to today. What the user wrote to somebody is no chance meeting, and
/// does not count.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::everyday::everyday;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "id": "ana"}], "exchanges": [
///         {"when": "2026-11-20", "encounter": "the new neighbour"},
///         {"when": "2026-11-21", "encounter": "A few words in passing"},
///         {"when": "2026-11-21", "how": "letter", "people": ["ana"]},
///         {"when": "2026-11-02", "encounter": "two people from procurement"}]}"#,
/// )?
/// .book;
/// let everyday = everyday(&book, "2026-11-22".parse().unwrap());
/// assert_eq!(everyday.count, 2);
/// assert_eq!(everyday.with, ["the new neighbour"]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn everyday(book: &Book, today: NaiveDate) -> Everyday {
    let began = session_week::began(today, book.settings().session_day().to_chrono());
    let mut found = Everyday::default();
    for (_, exchange) in book.exchanges_since(began).rev() {
        if exchange.when.is_some_and(|it| it <= today) && !is_sent(exchange) {
            found.count += 1;
            if is_encounter(exchange) {
                found.with.push(exchange.encounter.clone());
            }
        }
    }
    found
}

/// The exchanges without a person that the user has neither named nor dismissed, newest first: encounters, and those
/// that say nobody.
pub fn inbox(book: &Book) -> Vec<(ExchangeId, &Exchange)> {
    let waits = |it: &Exchange| !it.settled && (it.encounter.is_empty() || is_encounter(it));
    book.exchanges_with_nobody().rev().filter(|(_, it)| waits(it)).collect()
}

/// Whether the user wrote to somebody.
fn is_sent(exchange: &Exchange) -> bool {
    let is_written = matches!(exchange.how, Some(Channel::Message | Channel::Email | Channel::Letter));
    is_written && !exchange.people.is_empty() && exchange.began != Some(Initiator::Them)
}

fn is_encounter(exchange: &Exchange) -> bool {
    !exchange.encounter.is_empty() && exchange.encounter != PASSING && exchange.encounter != REAL_TALK
}
