//! Everyday networking on Today: encounters, and items worth passing on.

use chrono::NaiveDate;

use crate::domain::{Book, Channel, Exchange, ExchangeId, Id, PersonId, SharedItem, short_name};
use crate::insight::everyday::inbox;
use crate::insight::share_list::whom_for;

/// Maximum number of encounters to ask about (design decision).
const ENCOUNTERS: usize = 5;
/// Maximum number of shared items (design decision).
const ITEMS: usize = 6;

/// Maximum length of the notes that stand for a description, in letters (design decision).
const WORDS: usize = 80;

/// An exchange without a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encounter {
    /// The exchange.
    pub id: ExchangeId,
    /// The user's description of the people, else the beginning of the notes. It may be empty.
    pub words: String,
    /// The channel.
    pub how: Option<Channel>,
    /// The day.
    pub when: Option<NaiveDate>,
}

impl Encounter {
    fn of((id, exchange): (ExchangeId, &Exchange)) -> Self {
        Self { id, words: words(exchange), how: exchange.how, when: exchange.when }
    }
}

/// The words for an exchange without a person: the description of the people, else the beginning of the notes.
///
/// # Examples
///
/// ```
/// use kith::domain::Exchange;
/// use kith::present::everyday::words;
///
/// let walk = Exchange { notes: "A long walk\nby the river".into(), ..Exchange::default() };
/// assert_eq!(words(&walk), "A long walk");
/// assert_eq!(words(&Exchange { encounter: "the new neighbour".into(), ..walk }), "the new neighbour");
/// ```
pub fn words(exchange: &Exchange) -> String {
    if !exchange.encounter.is_empty() {
        return exchange.encounter.clone();
    }
    let line = exchange.notes.lines().next().unwrap_or_default();
    if line.chars().count() <= WORDS {
        return line.to_owned();
    }
    let start: String = line.chars().take(WORDS).collect();
    format!("{}…", start.trim_end())
}

/// All exchanges and attempts without a person, newest first: also those that the user let be, and those of the
/// counter.
pub fn without_person(book: &Book) -> Vec<Encounter> {
    book.timeline_with_nobody().into_iter().rev().map(Encounter::of).collect()
}

/// The latest exchanges without a person that the user has neither named nor dismissed.
pub fn encounters(book: &Book) -> Vec<Encounter> {
    let waiting = inbox(book).into_iter().take(ENCOUNTERS);
    waiting.map(Encounter::of).collect()
}

/// An item worth passing on.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareListItem {
    /// The id of the item.
    pub id: Id<SharedItem>,
    /// The item.
    pub item: SharedItem,
    /// The people it might suit, with their short names.
    pub suits: Vec<(PersonId, String)>,
}

/// The latest items. An item that somebody has received stays only as long as it might suit somebody else.
pub fn share_list(book: &Book) -> Vec<ShareListItem> {
    let named = |people: Vec<PersonId>| {
        people.into_iter().filter_map(|id| Some((id, book.people.get(id).map(short_name)?))).collect()
    };
    let items = book.shares.iter().rev().map(|(id, it)| ShareListItem {
        id,
        item: it.clone(),
        suits: named(whom_for(book, it)),
    });
    items.filter(|it| !it.suits.is_empty() || it.item.given_to.is_empty()).take(ITEMS).collect()
}

/// The exchange that the counter logs: an encounter that asks for no name.
pub fn counted(words: &str) -> Exchange {
    Exchange { encounter: words.to_owned(), settled: true, ..Exchange::default() }
}
