//! The people who may know a path. A simple search by words; nobody is ranked by a number.

use chrono::NaiveDate;

use crate::domain::{Book, Person, PersonId, normalize, sort_by_key};
use crate::insight::rhythm::{Warmth, silence};
use crate::insight::share_list::words_of;

/// Words of a question that say nothing about its subject.
const EMPTY: &[&str] = &[
    "how", "what", "when", "where", "which", "who", "why", "can", "could", "did", "does", "should", "would", "will",
    "are", "was", "were", "has", "have", "had", "her", "his", "its", "our", "their", "they", "you", "your", "into",
    "better", "best", "more", "most", "first", "good", "get", "getting", "find", "out", "learn", "know", "like",
    "make", "want", "work", "working", "people", "person", "thing", "things", "way", "one", "not", "but", "all", "any",
];

/// How the user knows that a person knows something, the best evidence first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    /// The user named it as the person's expertise.
    Named,
    /// It is in the role, the workplace, the tags or the groups.
    Near,
    /// The two have talked about it.
    Talked,
}

/// The people whose expertise, role, topics or tags share a word with the text: those with whom the user is in contact
/// first, new ones last, and within each those with the better evidence. Leaves out people who are archived or paused,
/// and the dead.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::mentoring::who_knows::who_knows;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Priya", "expertise": ["contracts"]}, {"given": "Jonas", "tags": ["climbing"]}]}"#,
/// )?
/// .book;
/// let found = who_knows(&book, "How to read a contract", "2026-11-22".parse().unwrap());
/// assert_eq!(found.len(), 1);
/// assert_eq!(book.people.get(found[0]).unwrap().given, "Priya");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn who_knows(book: &Book, words: &str, today: NaiveDate) -> Vec<PersonId> {
    let asked: Vec<String> =
        words_of(words).iter().filter(|it| !EMPTY.contains(&it.as_str())).map(|it| stem(it)).collect();
    let is_open = |it: &Person| it.may_be_suggested() && it.paused_until.is_none_or(|until| until <= today);
    let people = book.people.iter().filter(|(_, it)| is_open(it));
    let found = people.filter_map(|(id, it)| Some((id, warmth(book, id, it, today), evidence(book, id, it, &asked)?)));
    let mut found: Vec<_> = found.collect();
    sort_by_key(&mut found, |(id, warmth, evidence)| (warmth.is_none(), *warmth, *evidence, *id));
    found.into_iter().map(|(id, _, _)| id).collect()
}

fn warmth(book: &Book, id: PersonId, person: &Person, today: NaiveDate) -> Option<Warmth> {
    silence(book, id, person, today).map(|(_, warmth)| warmth)
}

fn evidence(book: &Book, id: PersonId, person: &Person, asked: &[String]) -> Option<Evidence> {
    let shares = |text: &str| words_of(text).iter().any(|it| asked.contains(&stem(it)));
    let near = [&person.role, &person.department, &person.organisation];
    let mut near = near.into_iter().chain(person.tags.iter()).chain(person.groups.iter());
    let mut talked = book.exchanges_with(id).flat_map(|(_, it)| it.topics.iter());
    if person.knows().any(|it| shares(&it.what)) {
        Some(Evidence::Named)
    } else if near.any(|it| shares(it)) {
        Some(Evidence::Near)
    } else {
        talked.any(|it| shares(it)).then_some(Evidence::Talked)
    }
}

/// The word without an English plural, so that "contract" finds "contracts".
fn stem(word: &str) -> String {
    let word = normalize(word);
    match word.strip_suffix('s').filter(|it| it.len() > 3 && !it.ends_with('s')) {
        Some(singular) => singular.to_owned(),
        None => word,
    }
}
