//! People by their names: for fields that take a name, and for passphrases that must not consist of names.

use chrono::NaiveDate;

use crate::domain::{
    Book, Exchange, NameForms, Person, PersonId, display_name, email_keys, into_set, label_key, name_keys, normalize,
    number_keys, people_called,
};

/// Number of names suggested at once: more than a user reads, and few enough to be drawn at every key (design
/// decision).
pub const SUGGESTIONS: usize = 50;

/// Returns the people who are called by a name ([`people_called`]), without archived ones.
pub fn called(book: &Book, name: &str) -> Vec<PersonId> {
    let is_in_use = |id: &PersonId| book.people.get(*id).is_some_and(|it| !it.archived);
    people_called(book, name).into_iter().filter(is_in_use).collect()
}

/// What tells two people of one name apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// The workplace.
    pub organisation: String,
    /// The place of residence.
    pub place: String,
    /// The day of the last exchange.
    pub last: Option<NaiveDate>,
}

/// Returns what tells a person apart from others of the same name.
pub fn detail(book: &Book, id: PersonId) -> Detail {
    let person = book.people.get(id);
    let text = |read: fn(&Person) -> &String| person.map(read).cloned().unwrap_or_default();
    Detail { organisation: text(|it| &it.organisation), place: text(|it| &it.place), last: book.last_with(id) }
}

/// Returns the people of the book with the same given and family name as this one.
pub fn same_name(book: &Book, person: &Person) -> Vec<PersonId> {
    let forms = NameForms::of(person);
    let typed = name_keys(&person.name_parts().bare());
    let Some(first) = typed.first() else { return Vec::new() };
    let joined = typed.concat();
    // The form asks at every key, so most people are told apart by one comparison.
    let may_be = |it: &Person| {
        let keys = name_keys(&it.whole_name());
        keys.contains(first) || !it.other_script.is_empty() || is_joined(&keys, &joined)
    };
    let people = book.people.iter().filter(|(_, it)| may_be(it) && NameForms::of(it).is_same(&forms));
    people.map(|(id, _)| id).collect()
}

/// Whether words written as one are these words, in either order: "田中花子" and "田中 花子".
fn is_joined(words: &[String], joined: &str) -> bool {
    let turned: String = words.iter().rev().map(String::as_str).collect();
    words.concat() == joined || turned == joined
}

/// Returns the people of the book with one of the addresses or numbers of this one.
pub fn same_reach(book: &Book, person: &Person) -> Vec<PersonId> {
    let mails = |it: &Person| -> Vec<String> { it.emails.iter().flat_map(|it| email_keys(&it.value)).collect() };
    let numbers = |it: &Person| -> Vec<String> { it.phones.iter().flat_map(|it| number_keys(&it.value)).collect() };
    let (mail, number) = (mails(person), numbers(person));
    if mail.is_empty() && number.is_empty() {
        return Vec::new();
    }
    let is_shared = |one: &[String], other: Vec<String>| other.iter().any(|it| !it.is_empty() && one.contains(it));
    let people = book.people.iter().filter(|(_, it)| is_shared(&mail, mails(it)) || is_shared(&number, numbers(it)));
    people.map(|(id, _)| id).collect()
}

/// Returns the person who is called by a name; `None` unless exactly one matches.
pub fn only_called(book: &Book, name: &str) -> Option<PersonId> {
    let called = called(book, name);
    called.first().copied().filter(|_| called.len() == 1)
}

/// The answer to the question "Who was it?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Met {
    /// Nobody.
    Nobody,
    /// A person of the book.
    Known(PersonId),
    /// Somebody new, by this name.
    New(String),
    /// Somebody without a name: "the new neighbour".
    Encounter(String),
    /// Several people of the book are called so.
    Several(String),
}

/// The words that begin a description rather than a name. A telephone writes the first one with a capital letter.
const DESCRIPTIONS: [&str; 15] = [
    "a",
    "an",
    "the",
    "some",
    "somebody",
    "someone",
    "two",
    "three",
    "four",
    "five",
    "several",
    "my",
    "our",
    "people",
    "everybody",
];

/// Reads the answer to the question "Who was it?": a person of the book, a new name, or a description.
///
/// # Examples
///
/// ```
/// use kith::domain::Book;
/// use kith::present::naming::{Met, met};
///
/// let check = |words: &str, expected| assert_eq!(met(&Book::default(), words), expected);
/// check(" ", Met::Nobody);
/// check("Priya Nair", Met::New("Priya Nair".to_owned()));
/// check("The new neighbour", Met::Encounter("The new neighbour".to_owned()));
/// check("two people from procurement", Met::Encounter("two people from procurement".to_owned()));
/// check("李娜", Met::New("李娜".to_owned()));
/// ```
pub fn met(book: &Book, words: &str) -> Met {
    let words = words.trim().to_owned();
    let first = label_key(words.split_whitespace().next().unwrap_or_default());
    match called(book, &words).as_slice() {
        _ if words.is_empty() => Met::Nobody,
        [one] => Met::Known(*one),
        [_, _, ..] => Met::Several(words),
        [] if words.starts_with(char::is_lowercase) || DESCRIPTIONS.contains(&first.as_str()) => Met::Encounter(words),
        [] => Met::New(words),
    }
}

/// Whether an exchange says nobody that it was with, and the user has not said that it was nobody.
///
/// # Examples
///
/// ```
/// use kith::domain::Exchange;
/// use kith::present::naming::names_nobody;
///
/// assert!(names_nobody(&Exchange { notes: "A long walk".into(), ..Exchange::default() }));
/// assert!(!names_nobody(&Exchange { encounter: "the new neighbour".into(), ..Exchange::default() }));
/// assert!(!names_nobody(&Exchange { settled: true, ..Exchange::default() }));
/// ```
pub fn names_nobody(exchange: &Exchange) -> bool {
    exchange.people.is_empty() && exchange.encounter.trim().is_empty() && !exchange.settled
}

/// Returns the names that contain the typed text, without archived people and without `except`.
pub fn suggestions(book: &Book, typed: &str, except: Option<PersonId>) -> Vec<String> {
    let typed = label_key(typed);
    let people = book.people.iter().filter(|(id, it)| !it.archived && Some(*id) != except);
    people.map(|(_, it)| display_name(it)).filter(|it| normalize(it).contains(&typed)).take(SUGGESTIONS).collect()
}

/// Returns the normalized parts of all names, which an attacker may know.
pub fn known_names(book: &Book) -> Vec<String> {
    let names = book.people.iter().flat_map(|(_, it)| [&it.given, &it.middle, &it.family, &it.nickname]);
    into_set(names.map(|it| normalize(it))).into_iter().collect()
}
