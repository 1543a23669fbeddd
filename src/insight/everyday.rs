//! Everyday networking: encounters with people outside the book, and the small contacts of a week.
//!
//! Small contacts matter: days with more of them are happier days (Sandstrom & Dunn 2014). They are counted together
//! for a week, never per person.

use chrono::NaiveDate;

use crate::domain::{Book, Exchange, ExchangeId};
use crate::insight::week_start::began;

/// The text the counter stores for a few words in passing.
pub const PASSING: &str = "A few words in passing";
/// The text the counter stores for a real talk.
pub const REAL_TALK: &str = "A real talk";

/// A week of everyday networking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Everyday {
    /// The number of exchanges of the week.
    pub count: usize,
    /// Encounters of the week in the user's words, newest first, without those of the counter.
    pub with: Vec<String>,
}

/// Counts the exchanges since the week began, up to today.
pub fn everyday(book: &Book, today: NaiveDate) -> Everyday {
    let began = began(today, book.settings().session_day().to_chrono());
    let mut found = Everyday::default();
    for (_, exchange) in book.exchanges_since(began).rev() {
        if exchange.when.is_some_and(|it| it <= today) {
            found.count += 1;
            if is_encounter(exchange) {
                found.with.push(exchange.encounter.clone());
            }
        }
    }
    found
}

/// Encounters the user has neither named nor dismissed, newest first.
pub fn inbox(book: &Book) -> Vec<(ExchangeId, &Exchange)> {
    book.exchanges_with_nobody().rev().filter(|(_, it)| is_encounter(it) && !it.settled).collect()
}

fn is_encounter(exchange: &Exchange) -> bool {
    !exchange.encounter.is_empty() && exchange.encounter != PASSING && exchange.encounter != REAL_TALK
}
