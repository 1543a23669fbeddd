//! The people who know a path: those whom the user named, and those who may.

use chrono::NaiveDate;

use crate::domain::{Aim, AimPath, AimState, Book, Id, PathHow, Person, PersonId, normalize};
use crate::insight::aims::peace::is_left_in_peace;
use crate::insight::aims::talks::own;
use crate::insight::knows::{Hit, Marked, finder, who_knows};

/// The most people offered at once (design decision: as many as one reads at a glance).
const AT_MOST: usize = 5;
/// Words with which an aim begins and which say nothing about its subject (design decision).
const BEGINNINGS: &[&str] = &[
    "to",
    "i",
    "would",
    "like",
    "want",
    "become",
    "be",
    "turn",
    "into",
    "start",
    "begin",
    "try",
    "learn",
    "live",
    "move",
    "speak",
    "play",
    "study",
    "understand",
    "practise",
    "practice",
    "improve",
    "go",
    "do",
    "run",
    "open",
    "find",
    "get",
    "out",
];
/// Labels of facts about work. Other facts are no path: what is noted of health or family suggests nobody.
const WORK: &[&str] = &[
    "work",
    "works",
    "worked",
    "job",
    "jobs",
    "role",
    "roles",
    "career",
    "profession",
    "occupation",
    "position",
    "employer",
    "company",
    "trade",
    "craft",
    "before",
    "earlier",
    "formerly",
    "studied",
    "studies",
    "training",
    "trained",
    "education",
    "degree",
    "teaches",
    "taught",
];

/// The people on the path of an aim, if they are in the book: walked it, walks it now, teaches it, knows somebody,
/// those without how, decides about it.
pub fn path(book: &Book, aim: &Aim) -> Vec<AimPath> {
    let mut paths: Vec<AimPath> = aim.all_paths().into_iter().collect();
    paths.retain(|it| it.person.is_some_and(|it| book.people.get(it).is_some()));
    crate::domain::sort_by_key(&mut paths, |it| (rank(it.how), it.person));
    paths
}

/// The order of the ways to know a path, as one lists them.
pub(super) const fn rank(how: Option<PathHow>) -> u8 {
    match how {
        Some(PathHow::Walked) => 0,
        Some(PathHow::Walks) => 1,
        Some(PathHow::Teaches) => 2,
        Some(PathHow::KnowsSomebody) => 3,
        None => 4,
        Some(PathHow::Decides) => 5,
    }
}

/// Somebody who may know a path, with the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MayKnow {
    /// The person.
    pub person: PersonId,
    /// The texts of the evidence, with the words of the aim in them.
    pub words: Vec<Marked>,
}

/// The people who may know the path and are not on it, with all the words of the aim: first those whom the search
/// finds, then those with a fact about their work. Nobody whom aims leave in peace. The user adds them; nothing is
/// added by itself.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::aims::paths::may_know;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"id": "a", "given": "Ana", "role": "Baker"},
///         {"id": "b", "given": "Bo", "facts": [{"label": "Before", "text": "was a baker in Porto"}]},
///         {"id": "c", "given": "Cy", "role": "Baker"}],
///     "aims": [{"what": "Become a baker", "paths": [{"person": "c", "how": "walked"}]}]}"#,
/// )?
/// .book;
/// let (_, aim) = book.aims.iter().next().unwrap();
/// let found = may_know(&book, aim, "2026-11-22".parse().unwrap());
/// let names: Vec<&str> = found.iter().map(|it| book.people.get(it.person).unwrap().given.as_str()).collect();
/// assert_eq!(names, ["Ana", "Bo"]);
/// assert_eq!(found[1].words[0].text, "was a baker in Porto");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn may_know(book: &Book, aim: &Aim, today: NaiveDate) -> Vec<MayKnow> {
    let subject = subject(&aim.what);
    let find = finder(book, &subject);
    let known = who_knows(book, today, &subject).knows.into_iter().filter(Hit::is_whole);
    let mut found: Vec<MayKnow> = known.map(|it| MayKnow { person: it.id, words: it.texts }).collect();
    let earlier = book.people.iter().filter(|(id, _)| !found.iter().any(|it| it.person == *id));
    let earlier = earlier.filter_map(|(person, it)| Some(MayKnow { person, words: vec![of_work(it, &find)?] }));
    let earlier: Vec<MayKnow> = earlier.collect();
    found.extend(earlier);
    let there = aim.everybody();
    found.retain(|it| !there.contains(&it.person) && is_left_in_peace(book, it.person, today).is_none());
    found.truncate(AT_MOST);
    found
}

/// The words that a fact about the work of a person has.
fn of_work(person: &Person, find: impl Fn(&str) -> Option<Marked>) -> Option<Marked> {
    let is_work = |label: &str| label.split_whitespace().any(|it| WORK.contains(&normalize(it).as_str()));
    let mut facts = person.facts.iter().chain(person.custom.iter()).filter(|it| is_work(&it.label));
    facts.find_map(|it| find(&it.text))
}

/// What an aim is about: "Become a baker" is about "a baker".
pub fn subject(what: &str) -> String {
    let is_beginning = |it: &&str| BEGINNINGS.contains(&normalize(it).as_str());
    let words: Vec<&str> = what.split_whitespace().skip_while(is_beginning).collect();
    if words.is_empty() { what.to_owned() } else { words.join(" ") }
}

/// The aims that a person's page shows as things to be curious about: those that the user works on and whose path the
/// person knows. Not those about which the person decides, and none about somebody who has died.
pub fn curious_about(book: &Book, person: PersonId) -> Vec<(Id<Aim>, Option<PathHow>)> {
    let is_alive = book.people.get(person).is_some_and(|it| it.died.is_none());
    let how = |aim: &Aim| aim.all_paths().iter().find(|it| it.person == Some(person)).map(|it| it.how);
    let working = own(book, AimState::Working).into_iter().filter(|_| is_alive);
    let known = working.filter_map(|(id, aim)| Some((id, how(aim)?)));
    known.filter(|(_, how)| *how != Some(PathHow::Decides)).collect()
}
