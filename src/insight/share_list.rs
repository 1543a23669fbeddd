//! The share list: things worth passing on, and the people they may suit, so that a contact can begin with a gift.

use crate::domain::{Book, Command, Id, Person, PersonId, SharedItem, into_set, normalize, sort_by_key};
use crate::insight::friction;

/// The maximum number of people suggested for an item (design decision).
const AT_MOST: usize = 3;
/// Stop words, which tell nothing about the subject of an item.
const EMPTY: &[&str] = &[
    "about", "article", "the", "and", "for", "from", "with", "that", "this", "http", "https", "www", "com", "org",
    "link",
];

/// The people an item may suit: those the user named first, then those with the most interests in common with it.
/// Leaves out archived and dead people and recipients of the item.
///
/// # Examples
///
/// ```
/// use kith::domain::SharedItem;
/// use kith::formats::backup::read;
/// use kith::insight::share_list::whom_for;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///         "people": [{"given": "Ana", "expertise": ["Sourdough"]}, {"given": "Luis"}]}"#,
/// )?
/// .book;
/// let item = SharedItem { what: "An article about sourdough".into(), ..SharedItem::default() };
/// let (ana, _) = book.people.iter().find(|(_, person)| person.given == "Ana").unwrap();
/// assert_eq!(whom_for(&book, &item), [ana]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn whom_for(book: &Book, share: &SharedItem) -> Vec<PersonId> {
    let words = words_of(&share.what);
    let is_open =
        |id: &PersonId| book.people.get(*id).is_some_and(Person::may_be_suggested) && !share.given_to.contains(id);
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

/// The items of the share list that may suit a person.
pub fn things_for(book: &Book, id: PersonId) -> Vec<(Id<SharedItem>, &SharedItem)> {
    book.shares.iter().filter(|(_, share)| whom_for(book, share).contains(&id)).collect()
}

/// The item with its link, as it is passed on.
pub fn in_words(item: &SharedItem) -> String {
    let parts = [item.what.as_str(), &item.link];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A message that passes an item on to a person.
///
/// ```
/// # use kith::domain::SharedItem;
/// # use kith::insight::share_list::message;
/// let item = SharedItem { what: "an article about tea".into(), ..SharedItem::default() };
/// assert_eq!(message(&item, "Ana"), "Ana, I thought of you: an article about tea");
/// ```
pub fn message(item: &SharedItem, name: &str) -> String {
    format!("{name}, I thought of you: {}", in_words(item))
}

/// The command that marks an item as received by these people. None if the item is gone.
pub fn give(book: &Book, id: Id<SharedItem>, people: impl IntoIterator<Item = PersonId>) -> Option<Command> {
    let mut item = book.shares.get(id)?.clone();
    people.into_iter().for_each(|it| item.given_to.insert(it));
    Some(Command::SaveShare(Some(id), Box::new(item)))
}

/// The words of a person's expertise, tags, groups and facts, without the private facts of the repair path.
fn interests(person: &Person) -> Vec<String> {
    let lists = [&person.tags, &person.groups].into_iter().flat_map(|it| it.iter());
    let lists = lists.chain(person.knows().map(|it| &it.what)).map(String::as_str);
    let facts =
        person.facts.iter().filter(|it| !friction::PRIVATE.contains(&it.label.as_str())).map(|it| it.text.as_str());
    let all: Vec<&str> = lists.chain(facts).collect();
    into_set(all.into_iter().flat_map(words_of)).into_iter().collect()
}

/// The words of a text that may tell its subject, in lower case.
fn words_of(text: &str) -> Vec<String> {
    let normalized = normalize(text);
    let words =
        normalized.split(|c: char| !c.is_alphanumeric()).filter(|it| it.chars().count() > 2 && !EMPTY.contains(it));
    words.map(str::to_owned).collect()
}
