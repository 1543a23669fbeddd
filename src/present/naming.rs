//! People by their names: for fields that take a name, and for passphrases that must not consist of names.

use crate::domain::{Book, PersonId, display_name, into_set, label_key, normalize};

/// Number of names suggested at once: more than a user reads, and few enough to be drawn at every key (design
/// decision).
pub const SUGGESTIONS: usize = 50;

/// Returns the people with this full name, without archived ones. Compares normalized names.
pub fn called(book: &Book, name: &str) -> Vec<PersonId> {
    let name = label_key(name);
    let called = book.people.iter().filter(|(_, it)| !it.archived && label_key(&display_name(it)) == name);
    called.map(|(id, _)| id).collect()
}

/// Returns the person with this full name; `None` unless exactly one matches.
pub fn only_called(book: &Book, name: &str) -> Option<PersonId> {
    let called = called(book, name);
    called.first().copied().filter(|_| called.len() == 1)
}

/// Returns the names that contain the typed text, without archived people and without `except`.
pub fn suggestions(book: &Book, typed: &str, except: Option<PersonId>) -> Vec<String> {
    let typed = label_key(typed);
    let people = book.people.iter().filter(|(id, it)| !it.archived && Some(*id) != except);
    people.map(|(_, it)| display_name(it)).filter(|it| normalize(it).contains(&typed)).take(SUGGESTIONS).collect()
}

/// Returns the normalized parts of all names, which an attacker may know.
pub fn known_names(book: &Book) -> Vec<String> {
    let names = book.people.iter().flat_map(|(_, it)| [&it.given, &it.family, &it.nickname]);
    into_set(names.map(|it| normalize(it))).into_iter().collect()
}
