//! The trash: entities that were deleted in the last thirty days.

use chrono::NaiveDate;

use crate::domain::{Book, EntityRef, PersonId, display_name, short_name, trash_days};
use crate::present::markdown::plain;

/// Number of letters of an exchange's notes in the trash: about a line of a phone.
const NOTE_LETTERS: usize = 60;

/// A deleted entity that can be restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashItem {
    /// The entity.
    pub entity: EntityRef,
    /// The name, or the first words. Empty for an exchange without notes, and for a mentorship of people without names.
    pub name: String,
    /// Days until its content is erased.
    pub days_left: usize,
}

/// Returns the people, exchanges, promises, mentorships, aims and returns in the trash. A mentorship is called after
/// its people, also after those in the trash.
pub fn in_trash(book: &Book, today: NaiveDate) -> Vec<TrashItem> {
    let item = |entity: EntityRef, name: String, deleted: NaiveDate| {
        let left = i64::try_from(trash_days()).unwrap_or_default() - (today - deleted).num_days();
        TrashItem { entity, name, days_left: usize::try_from(left).unwrap_or_default() }
    };
    let people = book.people.records().filter_map(|(id, it)| {
        let name = display_name(&it.body);
        (!name.is_empty()).then_some(item(id.into(), name, it.deleted_on()?))
    });
    let exchanges = book.exchanges.records().filter_map(|(id, it)| {
        let words = plain(&it.body.notes).chars().take(NOTE_LETTERS).collect();
        it.body.when.is_some().then_some(item(id.into(), words, it.deleted_on()?))
    });
    let promises = book.promises.records().filter_map(|(id, it)| {
        let words = it.body.what.clone();
        (!words.is_empty()).then_some(item(id.into(), words, it.deleted_on()?))
    });
    let name = |id: &PersonId| book.people.record(*id).map(|it| short_name(&it.body)).filter(|it| !it.is_empty());
    let mentorships = book.mentorships.records().filter_map(|(id, it)| {
        let names: Vec<String> = it.body.people.iter().filter_map(name).collect();
        (!it.body.people.is_empty()).then_some(item(id.into(), names.join(", "), it.deleted_on()?))
    });
    let aims = book.aims.records().filter_map(|(id, it)| {
        let words = it.body.what.clone();
        (!words.is_empty()).then_some(item(id.into(), words, it.deleted_on()?))
    });
    let returns = book.returns.records().filter_map(|(id, it)| {
        let words = it.body.what.clone();
        (!words.is_empty()).then_some(item(id.into(), words, it.deleted_on()?))
    });
    let projects = book.projects.records().filter_map(|(id, it)| {
        let name = it.body.name.clone();
        (!name.is_empty()).then_some(item(id.into(), name, it.deleted_on()?))
    });
    let groups = book.groups.records().filter_map(|(id, it)| {
        let name = it.body.name.clone();
        (!name.is_empty()).then_some(item(id.into(), name, it.deleted_on()?))
    });
    let trips = book.trips.records().filter_map(|(id, it)| {
        let place = it.body.place.clone();
        (!place.is_empty()).then_some(item(id.into(), place, it.deleted_on()?))
    });
    let first = people.chain(exchanges).chain(promises).chain(mentorships);
    first.chain(aims).chain(returns).chain(projects).chain(groups).chain(trips).collect()
}
