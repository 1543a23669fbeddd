//! The way on from somebody who knows it.

use chrono::NaiveDate;

use crate::domain::{Book, Person, PersonId, VecSet, display_name, into_set, normalize, sort_by_key};
use crate::insight::friction::ended_strained;
use crate::insight::knows::HeldBack;
use crate::insight::knows::evidence::Held;
use crate::insight::knows::index::{Index, close_to};
use crate::insight::knows::paths::{asked, is_far, is_open};
use crate::insight::ledger::before_asking;
use crate::insight::rhythm::{Warmth, silence};

/// What the user does first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOn {
    /// Ask.
    Ask,
    /// Say hello first: the silence is longer than the cadence, or there was no contact yet.
    HelloFirst,
    /// Ask this person to introduce the two.
    Introduction(PersonId),
}

/// The way on to a person. Somebody outside the circles whom the user never talked with, or somebody with whom they
/// did not talk for a year, is reached best through somebody close to both with whom the user is in touch.
/// Somebody in a circle without a noted talk is a friend whose talks are not noted: a question is no surprise to them.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::knows::{WayOn, way_on};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "id": "ana"}, {"given": "Luis", "id": "luis", "circle": "close"},
///         {"given": "Eve", "circle": "inner"}, {"given": "New"},
///         {"given": "Far", "id": "far", "relations": [{"kind": "colleague", "to": "ana"}]}],
///     "exchanges": [{"when": "2026-11-20", "people": ["ana"]}, {"when": "2026-05-20", "people": ["luis"]}]}"#,
/// )?
/// .book;
/// let id = |name: &str| book.people.iter().find(|(_, it)| it.given == name).map(|(id, _)| id).unwrap();
/// let check = |name: &str, expected| assert_eq!(way_on(&book, id(name), "2026-11-22".parse().unwrap()), expected);
/// check("Ana", WayOn::Ask);
/// check("Luis", WayOn::HelloFirst);
/// check("Eve", WayOn::Ask);
/// check("New", WayOn::HelloFirst);
/// check("Far", WayOn::Introduction(id("Ana")));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn way_on(book: &Book, id: PersonId, today: NaiveDate) -> WayOn {
    way(book, id, today, &|| {
        let theirs: VecSet<PersonId> = into_set(book.people.get(id).into_iter().flat_map(close_to));
        let is_close =
            |(other, person): &(PersonId, &Person)| theirs.contains(other) || close_to(person).any(|it| it == id);
        book.people.iter().filter(is_close).map(|it| it.0).collect()
    })
}

/// Why it is better not to ask a person now, if so: the same reason for which they stand at the end of a list.
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::knows::{HeldBack, held_back};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana"}, {"given": "Wes", "paused_until": "2027-05-01"}, {"given": "Due", "id": "due"},
///         {"given": "Sol", "id": "sol"}, {"given": "Arch", "archived": true}],
///     "promises": [{"people": ["due"], "what": "a book", "due": "2026-10-01"}],
///     "exchanges": [{"when": "2026-11-20", "people": ["sol"], "tone": "strained"}]}"#,
/// )?
/// .book;
/// let id = |name: &str| book.people.iter().find(|(_, it)| it.given == name).map(|(id, _)| id).unwrap();
/// let check = |name: &str, expected| assert_eq!(held_back(&book, id(name), "2026-11-22".parse().unwrap()), expected);
/// check("Ana", None);
/// check("Wes", Some(HeldBack::Paused("2027-05-01".parse().unwrap())));
/// check("Due", Some(HeldBack::Promise));
/// check("Sol", Some(HeldBack::Strained));
/// check("Arch", Some(HeldBack::Archived));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn held_back(book: &Book, id: PersonId, today: NaiveDate) -> Option<HeldBack> {
    Held::of_one(book, id, today).back(book, id, book.people.get(id)?, today)
}

impl Index {
    /// The way on to a person, as [`way_on`] finds it. The index must be of the same revision of the book.
    pub fn way_on(&self, book: &Book, id: PersonId, today: NaiveDate) -> WayOn {
        way(book, id, today, &|| self.close_to(id).collect())
    }
}

fn way(book: &Book, id: PersonId, today: NaiveDate, close: &dyn Fn() -> Vec<PersonId>) -> WayOn {
    let Some(person) = book.people.get(id) else { return WayOn::Ask };
    let warmth = silence(book, id, person, today).map(|(_, it)| it);
    if is_far(warmth, person.circle) {
        let bridge = bridge(book, id, close(), today);
        return bridge.map_or(WayOn::HelloFirst, WayOn::Introduction);
    }
    if before_asking(book, id, today).first_after.is_some() { WayOn::HelloFirst } else { WayOn::Ask }
}

/// The one of the people close to a person with whom the user is in touch: the warmest, then one who was not asked
/// lately. It is the first of those who may introduce, and nobody whom it is better not to ask now.
fn bridge(book: &Book, id: PersonId, close: Vec<PersonId>, today: NaiveDate) -> Option<PersonId> {
    let is_free = |it: PersonId| !ended_strained(book, it, today) && !before_asking(book, it, today).is_one_of_many;
    let others = close.into_iter().filter_map(|it| Some((it, book.people.get(it)?)));
    let others = others.filter(|(it, person)| *it != id && is_open(person, today) && is_free(*it));
    let mut others = others.peekable();
    others.peek()?;
    let asked = asked(book, today);
    let warm = others.filter_map(|(it, person)| {
        let warmth = silence(book, it, person, today)?.1;
        Some((warmth, asked.contains(&it), normalize(&display_name(person)), it))
    });
    let mut warm: Vec<_> = warm.filter(|it| matches!(it.0, Warmth::Warm | Warmth::Cooling)).collect();
    sort_by_key(&mut warm, Clone::clone);
    warm.first().map(|it| it.3)
}
