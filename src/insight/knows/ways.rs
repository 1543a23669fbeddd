//! The way on from somebody who knows it.

use chrono::NaiveDate;

use crate::domain::{Book, PersonId, sort_by_key};
use crate::insight::knows::paths::close_to;
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

/// The way on to a person. Somebody whom the user never talked with, or not for a year, is reached best through
/// somebody close to both, if there is one whom the user is in touch with.
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
///         {"given": "Far", "id": "far", "relations": [{"kind": "colleague", "to": "ana"}]}],
///     "exchanges": [{"when": "2026-11-20", "people": ["ana"]}, {"when": "2026-05-20", "people": ["luis"]}]}"#,
/// )?
/// .book;
/// let id = |name: &str| book.people.iter().find(|(_, it)| it.given == name).map(|(id, _)| id).unwrap();
/// let check = |name: &str, expected| assert_eq!(way_on(&book, id(name), "2026-11-22".parse().unwrap()), expected);
/// check("Ana", WayOn::Ask);
/// check("Luis", WayOn::HelloFirst);
/// check("Far", WayOn::Introduction(id("Ana")));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn way_on(book: &Book, id: PersonId, today: NaiveDate) -> WayOn {
    let Some(person) = book.people.get(id) else { return WayOn::Ask };
    let warmth = silence(book, id, person, today).map(|(_, it)| it);
    if warmth.is_none_or(|it| it == Warmth::Sleeping) {
        return bridge(book, id, today).map_or(WayOn::HelloFirst, WayOn::Introduction);
    }
    if before_asking(book, id, today).first_after.is_some() { WayOn::HelloFirst } else { WayOn::Ask }
}

/// The warmest person who is close to this one and with whom the user is in touch.
fn bridge(book: &Book, id: PersonId, today: NaiveDate) -> Option<PersonId> {
    let is_close = |other: PersonId| {
        let names = |a: PersonId, b: PersonId| book.people.get(a).is_some_and(|it| close_to(it).any(|it| it == b));
        names(id, other) || names(other, id)
    };
    let others = book.people.iter().filter(|(it, person)| {
        *it != id && person.may_be_suggested() && person.paused_until.is_none_or(|it| it <= today) && is_close(*it)
    });
    let warm = others.filter_map(|(it, person)| Some((silence(book, it, person, today)?.1, it)));
    let mut warm: Vec<_> = warm.filter(|(it, _)| matches!(it, Warmth::Warm | Warmth::Cooling)).collect();
    sort_by_key(&mut warm, |it| *it);
    warm.first().map(|(_, id)| *id)
}
