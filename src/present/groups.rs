//! The list of groups on the page "Teams", the address that a household shares, and a message to all of a group.

use chrono::NaiveDate;

use crate::domain::{
    Address, Book, Channel, Exchange, GroupId, GroupKind, GroupMember, Initiator, PersonId, label_key, normalize,
    sort_by_key,
};
use crate::insight::groups::{has_ended, people, reminder};

/// A group in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupLine {
    /// The group.
    pub id: GroupId,
    /// The name.
    pub name: String,
    /// The number of people in it.
    pub count: usize,
    /// Whether it has ended.
    pub has_ended: bool,
    /// Whether its reminder is due.
    pub is_due: bool,
}

/// The groups by name, those that ended last.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::groups::groups;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "groups": [
///     {"name": "Class", "ended": "2023"}, {"name": "Zither"}, {"name": "Choir"}]}"#,
/// )?
/// .book;
/// let names: Vec<String> = groups(&book, "2026-11-22".parse()?).into_iter().map(|it| it.name).collect();
/// assert_eq!(names, ["Choir", "Zither", "Class"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn groups(book: &Book, today: NaiveDate) -> Vec<GroupLine> {
    let line = |(id, it): (GroupId, &crate::domain::Group)| GroupLine {
        id,
        name: it.name.clone(),
        count: people(book, id, today).count(),
        has_ended: has_ended(it, today),
        is_due: reminder(book, id, today).is_some(),
    };
    let mut all: Vec<GroupLine> = book.groups.iter().map(line).collect();
    sort_by_key(&mut all, |it| (it.has_ended, label_key(&it.name), it.id));
    all
}

/// An address that a household has, and its members who have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedAddress {
    /// The address.
    pub address: Address,
    /// The member who has it.
    pub of: PersonId,
    /// Those who would get it.
    pub people: Vec<PersonId>,
}

/// The address to offer to the members of a household. Where one works is no address of a household.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::groups::shared_address;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///     "people": [{"given": "Ana", "id": "ana", "addresses": [{"kind": "home", "value": "1 Mill Lane"}]},
///         {"given": "Bo", "id": "bo", "addresses": [{"kind": "work", "value": "2 High Street"}]}],
///     "groups": [{"name": "The Silvas", "kind": "household", "members": [{"person": "ana"}, {"person": "bo"}]}]}"#,
/// )?
/// .book;
/// let offer = shared_address(&book, book.groups.iter().next().unwrap().0, "2026-11-22".parse()?).unwrap();
/// assert_eq!((offer.address.value.as_str(), offer.people.len()), ("1 Mill Lane", 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn shared_address(book: &Book, id: GroupId, today: NaiveDate) -> Option<SharedAddress> {
    book.groups.get(id).filter(|it| it.kind == Some(GroupKind::Household))?;
    let home = |id: PersonId| book.people.get(id)?.addresses.iter().find(|it| it.kind != WORK).cloned();
    let (with, people): (Vec<PersonId>, Vec<PersonId>) =
        people(book, id, today).current().into_iter().partition(|it| home(*it).is_some());
    let of = with.first().copied().filter(|_| !people.is_empty())?;
    Some(SharedAddress { address: home(of)?, of, people })
}

/// The kind of an address at work.
const WORK: &str = "work";

/// A message to all of a group, as it is logged once the user says that it is sent.
pub fn sent_to_all(id: GroupId, people: Vec<PersonId>, words: String) -> Exchange {
    Exchange {
        people: people.into_iter().collect(),
        groups: std::iter::once(id).collect(),
        how: Some(Channel::Message),
        began: Some(Initiator::Me),
        notes: words,
        ..Exchange::default()
    }
}

/// The groups whose whole name stands in a sentence, with their names.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::groups::named_in;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "groups": [{"name": "Leadership 2023"}, {"name": "Lead"}]}"#,
/// )?
/// .book;
/// let found = named_in(&book, "Lunch with Ana from leadership 2023, in the sun");
/// assert_eq!(found.iter().map(|it| it.1.as_str()).collect::<Vec<_>>(), ["Leadership 2023"]);
/// assert!(named_in(&book, "Leadership 20234").is_empty());
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn named_in(book: &Book, sentence: &str) -> Vec<(GroupId, String)> {
    let sentence = spaced(sentence);
    let is_named = |name: &str| {
        let name = spaced(name);
        !name.trim().is_empty() && sentence.contains(&name)
    };
    book.groups.iter().filter(|(_, it)| is_named(&it.name)).map(|(id, it)| (id, it.name.clone())).collect()
}

/// The words of a text in the form in which they are compared, with a space around each.
fn spaced(text: &str) -> String {
    let text = normalize(text);
    let words: Vec<&str> = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

/// The member of a group with their dates, for the form. A person who carries the word of the group has none yet.
pub fn member(book: &Book, id: GroupId, person: PersonId) -> GroupMember {
    let stored = book.groups.get(id).and_then(|it| it.members.iter().find(|it| it.person == Some(person)).cloned());
    stored.unwrap_or(GroupMember { person: Some(person), ..GroupMember::default() })
}
