//! Merges and their reversal: stamps a merge, takes one back, and removes the demo data.

use crate::domain::{
    Book, Cell, CellEdit, Change, Ctx, Edit, EntityRef, Kind, List, Mode, PersonId, Timestamp, VecMap, into_set,
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
/// without a name.
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
    back.stamp = Timestamp::at(ctx.now_millis, ctx.device).max(back.stamp.next(ctx.device));
    back
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
