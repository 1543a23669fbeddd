//! The people who know a path: those whom the user named, and those who may.

use chrono::NaiveDate;

use crate::domain::{Aim, AimPath, AimState, Book, Id, PathHow, Person, PersonId};
use crate::insight::aims::talks::own;
use crate::insight::knows::{Words, who_knows};

/// The most people offered at once (design decision: as many as one reads at a glance).
const AT_MOST: usize = 5;
/// The fewest letters of a word that counts (design decision: shorter words say little).
const LETTERS: usize = 4;

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

/// The people who may know the path and are not on it: first those whom the search finds, then those with a note of an
/// earlier role. The user adds them; nothing is added by itself.
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
/// let names: Vec<&str> = found.iter().map(|it| book.people.get(*it).unwrap().given.as_str()).collect();
/// assert_eq!(names, ["Ana", "Bo"]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn may_know(book: &Book, aim: &Aim, today: NaiveDate) -> Vec<PersonId> {
    let words = Words::of(book, &aim.what);
    let was = |person: &Person| {
        let mut facts = person.facts.iter().chain(person.custom.iter());
        facts.any(|it| words.are_in(&it.text, LETTERS))
    };
    let is_open = |it: &Person| it.may_be_suggested() && it.paused_until.is_none_or(|until| until <= today);
    let known = who_knows(book, today, &aim.what).knows;
    let mut found: Vec<PersonId> = known.iter().filter(|it| it.held_back.is_none()).map(|it| it.id).collect();
    let earlier = book.people.iter().filter(|(id, it)| !found.contains(id) && is_open(it) && was(it));
    let earlier: Vec<PersonId> = earlier.map(|(id, _)| id).collect();
    found.extend(earlier);
    let there = aim.everybody();
    found.retain(|it| !there.contains(it));
    found.truncate(AT_MOST);
    found
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
