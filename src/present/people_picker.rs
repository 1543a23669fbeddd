//! The picker for people by a part of their name: the offered people, and the person that a text names.

use std::cmp::Reverse;

use crate::domain::{
    Book, NameForms, Person, PersonId, display_name, label_key, name_keys, normalize, sort_by_key, tidy_line,
};
use crate::present::naming;

/// Number of people offered at once: as many as a phone shows above its keyboard, with a few to scroll to (design
/// decision).
pub const OFFERED: usize = 8;

/// A person whom the picker offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The person.
    pub id: PersonId,
    /// The text of the field once the person is chosen ([`label`]).
    pub label: String,
}

/// The people that a field is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whom {
    /// Everybody: the field is about what was.
    #[default]
    Everybody,
    /// The living: something is planned with the person.
    Living,
}

/// Whom a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// The text is empty.
    Nobody,
    /// One person of the book.
    One(PersonId),
    /// Several people are called so.
    Several(Vec<PersonId>),
    /// Nobody in the book is called so.
    Unknown,
}

/// Returns the people whose name has the typed text, the best fit first and then the last contact. Archived people and
/// those in `except` are left out, and the dead where something is planned. Before anything is typed, these are the
/// people of the last exchanges.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::people_picker::{Whom, offers};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ingrid", "family": "Dahl"}, {"given": "Sam", "family": "Ingram"},
///         {"given": "Ana", "died": "2019"}]}"#,
/// )?
/// .book;
/// let labels = |typed| offers(&book, typed, &[], Whom::Living).into_iter().map(|it| it.label).collect::<Vec<_>>();
/// assert_eq!(labels("ing"), ["Ingrid Dahl", "Sam Ingram"]);
/// assert_eq!(labels("da in"), ["Ingrid Dahl"], "parts of the name in any order");
/// assert!(labels("ana").is_empty(), "nothing is planned with the dead");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn offers(book: &Book, typed: &str, except: &[PersonId], whom: Whom) -> Vec<Offer> {
    let typed = label_key(typed);
    let is_meant = |it: &Person| !it.archived && (whom == Whom::Everybody || it.died.is_none());
    let people = book.people.iter().filter(|(id, it)| is_meant(it) && !except.contains(id));
    let mut found: Vec<_> = people
        .filter_map(|(id, person)| {
            let key = normalize(&display_name(person));
            Some(((fit(person, &key, &typed)?, Reverse(book.last_with(id)), key, id), id))
        })
        .collect();
    sort_by_key(&mut found, |it| it.0.clone());
    let ids = found.into_iter().map(|(_, id)| id);
    if typed.is_empty() {
        return ids.filter(|it| book.last_with(*it).is_some()).take(OFFERED).map(|id| offer(book, id)).collect();
    }
    ids.take(OFFERED).map(|id| offer(book, id)).collect()
}

fn offer(book: &Book, id: PersonId) -> Offer {
    Offer { id, label: label(book, id) }
}

/// How well a name fits: 0 if it begins with the text, 1 if each typed word begins a word of the name, 2 if it has the
/// text somewhere. `None` if it does not fit.
fn fit(person: &Person, key: &str, typed: &str) -> Option<u8> {
    if key.starts_with(typed) {
        return Some(0);
    }
    let forms = NameForms::of(person);
    let words: Vec<&str> = forms.keys().collect();
    let typed_words = name_keys(typed);
    if !typed_words.is_empty() && typed_words.iter().all(|it| words.iter().any(|word| word.starts_with(it.as_str()))) {
        return Some(1);
    }
    key.contains(typed).then_some(2)
}

/// Returns the name of a person as the field shows it. With others of the same name in the book, what tells them apart
/// follows in brackets: the workplace, the place, the role, a number or an address, or else a count.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::people_picker::{Picked, label, picked};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "organisation": "Northwind"}, {"given": "Ana", "place": "Lisbon"}, {"given": "Ana"}]}"#,
/// )?
/// .book;
/// let mut labels: Vec<String> = book.people.iter().map(|(id, _)| label(&book, id)).collect();
/// labels.sort();
/// assert_eq!(labels[1..], ["Ana (Lisbon)", "Ana (Northwind)"]);
/// for (id, _) in book.people.iter() {
///     assert_eq!(picked(&book, &label(&book, id)), Picked::One(id));
/// }
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn label(book: &Book, id: PersonId) -> String {
    let Some(person) = book.people.get(id) else { return String::new() };
    let name = display_name(person);
    let key = normalize(&name);
    let alike: Vec<(PersonId, &Person)> =
        book.people.iter().filter(|(_, it)| normalize(&display_name(it)) == key).collect();
    if alike.len() < 2 {
        return name;
    }
    let is_own =
        |text: &&String| !text.is_empty() && !alike.iter().any(|(other, it)| *other != id && marks(it).contains(text));
    let mark = marks(person).into_iter().find(is_own).cloned();
    let count = || alike.iter().position(|(other, _)| *other == id).map_or(1, |it| it + 1).to_string();
    format!("{name} ({})", mark.unwrap_or_else(count))
}

/// The texts that may tell a person apart.
fn marks(person: &Person) -> Vec<&String> {
    let own = [&person.organisation, &person.place, &person.role];
    let ways = person.emails.iter().chain(person.phones.iter()).map(|it| &it.value);
    own.into_iter().chain(ways).collect()
}

/// Returns whom a text names: the person with this [`label`], or else those who are called so.
pub fn picked(book: &Book, text: &str) -> Picked {
    let text = tidy_line(text);
    if text.is_empty() {
        return Picked::Nobody;
    }
    let key = normalize(&text);
    let may_be = |person: &Person| key.starts_with(&normalize(&display_name(person)));
    let labelled = book.people.iter().find(|(id, it)| may_be(it) && normalize(&label(book, *id)) == key);
    if let Some((id, _)) = labelled {
        return Picked::One(id);
    }
    let called = naming::called(book, &text);
    match called.as_slice() {
        [] => Picked::Unknown,
        [one] => Picked::One(*one),
        _ => Picked::Several(called),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tests::{add, ctx, person};

    #[test]
    fn somebody_is_offered_by_a_part_of_the_name_and_two_of_one_name_are_told_apart() {
        let mut book = Book::default();
        let names = ["Ana Silva", "Ana Silva", "Ingrid Dahl", "Sam Ingram", "Luis Ortega"];
        let minutes = 1..;
        let ids: Vec<PersonId> = names
            .into_iter()
            .zip(minutes)
            .map(|(name, minute)| add(&mut book, person(name), &ctx(minute, 1)))
            .collect();
        let check = |typed: &str, except: &[PersonId], expected: &[&str]| {
            let found: Vec<String> =
                offers(&book, typed, except, Whom::Everybody).into_iter().map(|it| it.label).collect();
            assert_eq!(found, expected, "{typed}");
        };
        check("ana", &[], &["Ana Silva (1)", "Ana Silva (2)"]);
        check("ing", &[], &["Ingrid Dahl", "Sam Ingram"]);
        check("ing", &[ids[2]], &["Sam Ingram"]);
        check("ort lu", &[], &["Luis Ortega"]);
        check("rteg", &[], &["Luis Ortega"]);
        check("nobody", &[], &[]);
        check("", &[], &[]);
        let picks = |text: &str, expected: Picked| assert_eq!(picked(&book, text), expected, "{text}");
        picks("Ana Silva (2)", Picked::One(ids[1]));
        picks("ana silva (1)", Picked::One(ids[0]));
        picks("Ana Silva", Picked::Several(vec![ids[0], ids[1]]));
        picks("Ingrid", Picked::One(ids[2]));
        picks(" ", Picked::Nobody);
        picks("Ing", Picked::Unknown);
    }
}
