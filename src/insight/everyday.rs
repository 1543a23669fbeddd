//! Everyday networking: people met who are not in the book yet, and everything one does without calling it that.
//!
//! Small contacts count: days with more of them are happier days (Sandstrom & Dunn 2014). They are counted together for
//! a week, never against anybody.

use chrono::NaiveDate;

use crate::domain::{Book, Exchange, ExchangeId};
use crate::insight::week;

/// What the counter writes for a few words in passing.
pub const PASSING: &str = "A few words in passing";
/// What the counter writes for a real talk.
pub const REAL_TALK: &str = "A real talk";

/// A week of everyday networking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Everyday {
    /// How many times the owner talked to somebody.
    pub count: usize,
    /// Encounters of the week in the owner's words, newest first, without those of the counter.
    pub with: Vec<String>,
}

/// What was done since the week began.
pub fn everyday(book: &Book, today: NaiveDate) -> Everyday {
    let began = week::began(today, book.settings().session_day().to_chrono());
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

/// Encounters that nobody has named or let go, newest first.
pub fn inbox(book: &Book) -> Vec<(ExchangeId, &Exchange)> {
    book.exchanges_with_nobody().rev().filter(|(_, it)| is_encounter(it) && !it.settled).collect()
}

fn is_encounter(exchange: &Exchange) -> bool {
    !exchange.encounter.is_empty() && exchange.encounter != PASSING && exchange.encounter != REAL_TALK
}
