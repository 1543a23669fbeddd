//! Two books become one.
//!
//! A record is a map from cells to stamped values, so merging is choosing the later value cell by cell
//! ([`Cell::wins_over`]). That makes the merge commutative, associative and idempotent; the property tests beside this
//! file hold it to that. What a merge writes to records that were here is itself a [`Change`], which is why it can be
//! looked at before; what is new comes in whole. The store notes what takes both back (`store/merge_undo.rs`).
//!
//! This module deliberately knows nothing of files: it compares two books. The same merge serves an opened file, a
//! second tab and recovery.

mod summary;
#[cfg(test)]
mod tests;

pub use summary::{ConflictSummary, Summary};

use crate::domain::{Book, Cell, CellEdit, Change, DELETED, Device, Edit, EntityRef, Kind, Mode, Timestamp, VecMap};

/// What a merge would do, before it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The change that brings the other book in, without what is in `unknown`.
    pub change: Change,
    /// Entities of which nothing is written here, deleted or not. They come in whole, so there is nothing to compare.
    /// None once they are [spelled out](Plan::expand_new_records).
    pub unknown: Vec<EntityRef>,
    /// Entities that are not here yet.
    pub new: Vec<EntityRef>,
    /// Entities that are here and get newer values.
    pub changed: Vec<EntityRef>,
    /// How many entities are the same in both.
    pub same: usize,
    /// Entities that the other book deleted.
    pub deleted: Vec<EntityRef>,
    /// Cells that both sides wrote without knowing of each other.
    pub conflicts: Vec<Conflict>,
    /// The other device's clock runs this many days ahead, if it runs more than a day ahead.
    pub days_ahead: Option<u64>,
}

/// One cell to which two devices gave different values, neither knowing of the other's.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Of what.
    pub entity: EntityRef,
    /// Which cell.
    pub cell: String,
    /// What this book says.
    pub mine: Cell,
    /// What the other says.
    pub theirs: Cell,
}

impl Conflict {
    /// Whether the rule takes the other's value; a person may decide otherwise.
    pub fn takes_theirs(&self) -> bool {
        self.theirs.wins_over(&self.mine)
    }
}

/// Compares `mine` with `theirs` and says what merging would do. Nothing is written.
///
/// ```
/// # use kith::domain::Book;
/// # use kith::merge::plan;
/// assert!(plan(&Book::default(), &Book::default(), 0).change.is_empty());
/// ```
pub fn plan(mine: &Book, theirs: &Book, now_millis: u64) -> Plan {
    let mut plan = compare(mine, theirs, now_millis);
    plan.expand_new_records(theirs);
    plan
}

/// The same, without a word of what stands in the entities that this book has never heard of, so that a large file, most of
/// which is new, need not be copied to be compared. Those wait in [`Plan::unknown`].
pub fn compare(mine: &Book, theirs: &Book, now_millis: u64) -> Plan {
    let mut plan = Plan {
        change: Change { stamp: Timestamp::FLOOR, mode: Mode::Merge, edits: Vec::new(), seen: unseen(mine, theirs) },
        unknown: Vec::new(),
        new: Vec::new(),
        changed: Vec::new(),
        same: 0,
        deleted: Vec::new(),
        conflicts: Vec::new(),
        days_ahead: None,
    };
    for entity in theirs.kinds().flat_map(|kind| theirs.entities(kind)) {
        plan.compare(entity, mine, theirs);
    }
    let unknown = plan.unknown.iter().filter_map(|it| theirs.view(*it)?.newest()).max();
    plan.change.stamp = newest(&plan.change).max(unknown.unwrap_or_default());
    plan.days_ahead = days_ahead(theirs, now_millis);
    plan
}

impl Plan {
    fn compare(&mut self, entity: EntityRef, mine: &Book, theirs: &Book) {
        let (Some(their_view), my_view) = (theirs.view(entity), mine.view(entity)) else { return };
        if my_view.is_none() && their_view.has_value() {
            self.unknown.push(entity);
            if their_view.is_live() {
                self.new.push(entity);
            }
            return;
        }
        let my_cells = my_view.map(|it| it.cells()).unwrap_or_default();
        let mut cells = Vec::new();
        for (name, theirs_cell) in their_view.cells() {
            let my_cell = my_cells.get(&name).cloned().unwrap_or_default();
            if is_conflict(&my_cell, &theirs_cell, mine.version_vector(), theirs.version_vector()) {
                let (mine, theirs) = (my_cell.clone(), theirs_cell.clone());
                self.conflicts.push(Conflict { entity, cell: name.clone(), mine, theirs });
            }
            if theirs_cell.wins_over(&my_cell) {
                cells.push(CellEdit { name, before: my_cell, after: theirs_cell });
            }
        }
        let is_live_here = my_view.is_some_and(|it| it.is_live());
        let will_be_live = is_live_after(my_cells, &cells);
        if !will_be_live && my_view.is_some_and(|it| it.is_forgotten()) {
            // Its words were forgotten here. An older copy does not bring them back.
            cells.retain(|it| it.name == DELETED);
        }
        if cells.iter().all(|it| it.before.value == it.after.value) {
            self.same += usize::from(is_live_here && entity.kind != Kind::Settings);
        } else {
            match (is_live_here, will_be_live) {
                (true, true) => self.changed.push(entity),
                (true, false) => self.deleted.push(entity),
                (false, true) => self.new.push(entity),
                (false, false) => (),
            }
        }
        if !cells.is_empty() {
            self.change.edits.push(Edit { entity, cells });
        }
    }

    /// Spells out in the change what stands in the entities that this book has never heard of.
    pub fn expand_new_records(&mut self, theirs: &Book) {
        self.change.edits.extend(self.unknown.drain(..).filter_map(|it| theirs.whole(it)));
    }

    /// Decides a conflict as a person wants it, whatever the rule says.
    pub fn choose(&mut self, conflict: &Conflict, takes_theirs: bool) {
        let edit = self.change.edits.iter_mut().find(|it| it.entity == conflict.entity);
        let others = edit.into_iter().flat_map(|it| std::mem::take(&mut it.cells));
        let mut cells: Vec<CellEdit> = others.filter(|it| it.name != conflict.cell).collect();
        let chosen = if takes_theirs { &conflict.theirs } else { &conflict.mine };
        // What the rule gives anyway keeps its stamp; a choice against it is made now.
        let after = match takes_theirs == conflict.takes_theirs() {
            true => chosen.clone(),
            false => Cell { value: chosen.value.clone(), stamp: None },
        };
        if after != conflict.mine {
            cells.push(CellEdit { name: conflict.cell.clone(), before: conflict.mine.clone(), after });
        }
        self.change.edits.retain(|it| it.entity != conflict.entity);
        if !cells.is_empty() {
            self.change.edits.push(Edit { entity: conflict.entity, cells });
        }
    }

    /// Whether merging would change nothing that a person could see.
    pub fn is_nothing(&self) -> bool {
        let mut cells = self.change.edits.iter().flat_map(|it| &it.cells);
        self.unknown.is_empty() && cells.all(|it| it.before.value == it.after.value)
    }

    /// Whether merging would write nothing at all.
    pub fn is_empty(&self) -> bool {
        self.unknown.is_empty() && self.change.is_empty()
    }
}

/// Whether an entity exists once these cells are written over those it has.
fn is_live_after(mut cells: VecMap<String, Cell>, edits: &[CellEdit]) -> bool {
    edits.iter().for_each(|it| cells.insert(it.name.clone(), it.after.clone()));
    let deletion = cells.remove(DELETED).unwrap_or_default();
    let is_deleted = deletion.value.is_some() && deletion.stamp >= cells.values().filter_map(|it| it.stamp).max();
    !is_deleted && cells.values().any(|it| it.value.is_some())
}

/// Both wrote, the values differ, and neither book had seen the other's write.
fn is_conflict(
    mine: &Cell,
    theirs: &Cell,
    i_saw: &VecMap<Device, Timestamp>,
    they_saw: &VecMap<Device, Timestamp>,
) -> bool {
    let (Some(my_stamp), Some(their_stamp)) = (mine.stamp, theirs.stamp) else { return false };
    mine.value != theirs.value && !knows(i_saw, their_stamp) && !knows(they_saw, my_stamp)
}

fn knows(seen: &VecMap<Device, Timestamp>, stamp: Timestamp) -> bool {
    seen.get(&stamp.device()).is_some_and(|it| *it >= stamp)
}

/// What the other book has seen and this one has not.
fn unseen(mine: &Book, theirs: &Book) -> Vec<Timestamp> {
    theirs.version_vector().values().copied().filter(|it| !knows(mine.version_vector(), *it)).collect()
}

fn newest(change: &Change) -> Timestamp {
    let written = change.edits.iter().flat_map(|it| &it.cells).filter_map(|it| it.after.stamp);
    written.chain(change.seen.iter().copied()).max().unwrap_or_default()
}

/// How far the newest stamp lies ahead of now, in whole days, where it is more than one.
fn days_ahead(book: &Book, now_millis: u64) -> Option<u64> {
    const DAY: u64 = 24 * 60 * 60 * 1000;
    let newest = book.version_vector().values().max()?;
    Some(newest.millis().saturating_sub(now_millis) / DAY).filter(|it| *it > 0)
}
