//! Merges and their reversal: stamps a merge, takes one back, and removes the demo data.

use crate::domain::references::named_elsewhere;
use crate::domain::{
    Book, Cell, CellEdit, Change, Ctx, Device, Edit, EntityRef, Kind, List, Mode, PersonId, Timestamp, VecMap, VecSet,
    into_set,
};

/// Stamps a merge. Imported cells keep their timestamps; cells without one are the user's choices against the merge
/// rule and get a new timestamp.
pub(super) fn stamped_merge(book: &mut Book, mut change: Change, ctx: &Ctx) -> Change {
    let newest_found = change.stamp;
    change.stamp = book.stamp_for(change.entities(), ctx.now_millis, ctx.device);
    // A choice must win over the value that it rejects, even if the other device's clock runs ahead.
    let chosen = change.stamp.max(newest_found.next(ctx.device));
    for cell in change.edits.iter_mut().flat_map(|it| &mut it.cells) {
        cell.after.stamp = cell.after.stamp.or(Some(chosen));
    }
    change
}

/// Returns the change that takes a merge back. Cells written since the merge stay. An entity that the merge added and
/// the user has edited since stays whole, because its remaining cells (a circle, a note) would belong to an entity
/// without a name. So does a person to whom other entries refer by now.
pub(super) fn unmerge(book: &Book, change: Change, ctx: &Ctx) -> Change {
    let merged = change.stamp;
    let mut back = change.invert();
    back.mode = Mode::Exact;
    back.seen.clear();
    for edit in &mut back.edits {
        let view = book.view(edit.entity);
        edit.cells.retain(|cell| view.is_some_and(|it| it.cell(&cell.name).value == cell.before.value));
        let mut others = view.map(|it| it.cells()).unwrap_or_default();
        edit.cells.iter().for_each(|it| drop(others.remove(&it.name)));
        let was_written_since = !others.is_empty() && others.values().all(|it| it.stamp > Some(merged));
        if was_written_since
            && edit.entity.kind != Kind::Settings
            && edit.cells.iter().all(|it| it.after == Cell::default())
        {
            edit.cells.clear();
        }
    }
    back.edits.retain(|it| !it.cells.is_empty());
    let named = still_named(book, &back);
    back.edits.retain(|it| it.entity.kind != Kind::People || !named.contains(&PersonId::from_uuid(it.entity.uuid)));
    back.stamp = Timestamp::at(ctx.now_millis, ctx.device).max(back.stamp.next(ctx.device));
    back
}

/// Returns the inverse of a change, without the conversion that came with it (`date_back` in `diff.rs`): the converted
/// values mean the same, and taking them back as a write of now would win over what another device has made of them. An
/// edit of the converted list itself is taken back whole.
pub(super) fn taken_back(mut change: Change) -> Change {
    for edit in &mut change.edits {
        let is_dated = |it: &CellEdit| it.after.stamp != Some(change.stamp);
        let times = into_set(edit.cells.iter().filter(|it| is_dated(it)).filter_map(|it| it.after.stamp));
        let list = |it: &CellEdit| it.name.split_once('/').map(|(list, _)| list.to_owned());
        let lists = into_set(edit.cells.iter().filter(|it| is_dated(it)).filter_map(list));
        let is_words = |it: &CellEdit| {
            let time = it.before.stamp.map(|it| it.max(Timestamp::FLOOR.next(Device(0))));
            it.after.value.is_none() && time.is_some_and(|it| times.contains(&it))
        };
        let is_beside = |it: &CellEdit| !is_dated(it) && list(it).is_some_and(|it| lists.contains(&it));
        let has_words = edit.cells.iter().any(is_words);
        let has_more = edit.cells.iter().any(|it| !is_dated(it) && !is_words(it));
        if has_words && has_more && !edit.cells.iter().any(is_beside) {
            edit.cells.retain(|it| !is_dated(it) && !is_words(it));
        }
    }
    change.invert()
}

/// The people whom a change would empty, and to whom entries outside of the change refer: these would name nobody.
pub(super) fn still_named(book: &Book, change: &Change) -> VecSet<PersonId> {
    let is_emptied = |edit: &&Edit| {
        let goes = |name: &str| edit.cells.iter().any(|it| it.name == name && it.after.value.is_none());
        let cells = book.view(edit.entity).map(|it| it.cells()).unwrap_or_default();
        edit.entity.kind == Kind::People && cells.iter().all(|(name, it)| it.value.is_none() || goes(name))
    };
    let emptied = change.edits.iter().filter(is_emptied).map(|it| PersonId::from_uuid(it.entity.uuid));
    let emptied = into_set(emptied);
    let of_change = into_set(change.edits.iter().map(|it| it.entity));
    if emptied.is_empty() { emptied } else { named_elsewhere(book, &emptied, &|it| of_change.contains(&it)) }
}

/// Clears every cell of the demo data, and of the entries about demo people only. The result is as if they had never
/// been written.
pub(super) fn remove_sample(book: &mut Book, ctx: &Ctx) -> Change {
    // `records()`, not `iter()`: demo data in the trash is removed too.
    let sample_people = into_set(book.people.records().filter(|(_, it)| it.body.sample).map(|(id, _)| id));
    let only_sample =
        |people: &List<PersonId>| !people.is_empty() && people.iter().all(|it| sample_people.contains(it));
    let mut all: Vec<EntityRef> = sample_people.iter().map(|id| (*id).into()).collect();
    // Loops rather than a chain of iterators: the first load has this code, and loops are smaller.
    let mut add = |entity: EntityRef, goes: bool| {
        if goes {
            all.push(entity);
        }
    };
    book.exchanges.records().for_each(|(id, it)| add(id.into(), it.body.sample || only_sample(&it.body.people)));
    book.promises.records().for_each(|(id, it)| add(id.into(), it.body.sample || only_sample(&it.body.people)));
    book.favours.records().for_each(|(id, it)| add(id.into(), only_sample(&it.body.people)));
    book.shares.records().for_each(|(id, it)| add(id.into(), only_sample(&it.body.people)));
    book.projects.records().for_each(|(id, it)| add(id.into(), it.body.sample));
    book.groups.records().for_each(|(id, it)| add(id.into(), it.body.sample));
    book.trips.records().for_each(|(id, it)| add(id.into(), it.body.sample || only_sample(&it.body.people)));
    book.mentorships.records().for_each(|(id, it)| add(id.into(), only_sample(&it.body.people)));
    book.returns.records().for_each(|(id, it)| add(id.into(), only_sample(&it.body.people)));
    for (id, it) in book.aims.records() {
        let pair = it.body.mentorship.and_then(|it| book.mentorships.record(it));
        add(id.into(), only_sample(&it.body.everybody()) || pair.is_some_and(|it| only_sample(&it.body.people)));
    }
    let edits = all.into_iter().filter_map(|entity| Some(revert_edit(entity, book.view(entity)?.cells()))).collect();
    let stamp = book.stamp_for(std::iter::empty(), ctx.now_millis, ctx.device);
    Change { stamp, mode: Mode::Exact, edits, seen: Vec::new() }
}

fn revert_edit(entity: EntityRef, cells: VecMap<String, Cell>) -> Edit {
    let cells = cells.into_iter().map(|(name, before)| CellEdit { name, before, after: Cell::default() }).collect();
    Edit { entity, cells }
}
