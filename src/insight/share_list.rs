//! The share shelf: things worth passing on, and to whom they might matter, so that a contact can begin with a gift.

use crate::domain::{Book, Id, Person, PersonId, SharedItem, into_set, normalize, sort_by_key};
use crate::insight::friction;

/// How many people are named for a thing (design decision).
const AT_MOST: usize = 3;
/// Words that say nothing about what a thing is about.
const EMPTY: &[&str] = &[
    "about", "article", "the", "and", "for", "from", "with", "that", "this", "http", "https", "www", "com", "org",
    "link",
];

/// To whom a thing might matter: those the owner named first, then those whose interests share most words with it.
/// Nobody to whom it went already, and nobody archived.
pub fn whom_for(book: &Book, share: &SharedItem) -> Vec<PersonId> {
    let words = words_of(&share.what);
    let is_open = |id: &PersonId| book.people.get(*id).is_some_and(|it| !it.archived) && !share.given_to.contains(id);
    let mut found: Vec<PersonId> = share.people.iter().copied().filter(is_open).collect();
    let mut matched: Vec<(usize, PersonId)> = book
        .people
        .iter()
        .filter(|(id, _)| is_open(id) && !share.people.contains(id))
        .map(|(id, person)| (interests(person).iter().filter(|it| words.contains(it)).count(), id))
        .filter(|(count, _)| *count > 0)
        .collect();
    sort_by_key(&mut matched, |(count, id)| (std::cmp::Reverse(*count), *id));
    found.extend(matched.into_iter().map(|(_, id)| id));
    found.truncate(AT_MOST);
    found
}

/// Things on the shelf that might matter to somebody.
pub fn things_for(book: &Book, id: PersonId) -> Vec<(Id<SharedItem>, &SharedItem)> {
    book.shares.iter().filter(|(_, share)| whom_for(book, share).contains(&id)).collect()
}

/// The words of what somebody knows, likes and belongs to.
fn interests(person: &Person) -> Vec<String> {
    let lists = [&person.expertise, &person.tags, &person.groups];
    let facts =
        person.facts.iter().filter(|it| !friction::PRIVATE.contains(&it.label.as_str())).map(|it| it.text.as_str());
    let all: Vec<&str> = lists.into_iter().flat_map(|it| it.iter()).map(String::as_str).chain(facts).collect();
    into_set(all.into_iter().flat_map(words_of)).into_iter().collect()
}

fn words_of(text: &str) -> Vec<String> {
    let folded = normalize(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|it| it.chars().count() > 2 && !EMPTY.contains(it));
    words.map(str::to_owned).collect()
}
