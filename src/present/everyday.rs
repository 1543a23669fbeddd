//! Everyday networking on Today: encounters, and items worth passing on.

use chrono::NaiveDate;

use crate::domain::{Book, Exchange, ExchangeId, Id, PersonId, SharedItem, short_name};
use crate::insight::everyday::inbox;
use crate::insight::share_list::whom_for;

/// Maximum number of encounters to ask about (design decision).
const ENCOUNTERS: usize = 5;
/// Maximum number of shared items (design decision).
const ITEMS: usize = 6;

/// An encounter without a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encounter {
    /// The exchange.
    pub id: ExchangeId,
    /// The user's description.
    pub words: String,
    /// The day.
    pub when: Option<NaiveDate>,
}

/// The latest encounters that the user has neither named nor dismissed.
pub fn encounters(book: &Book) -> Vec<Encounter> {
    let waiting = inbox(book).into_iter().take(ENCOUNTERS);
    waiting.map(|(id, it)| Encounter { id, words: it.encounter.clone(), when: it.when }).collect()
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
