//! Merging two books.
//!
//! A record maps cells to stamped values, so a merge takes the later value cell by cell ([`Cell::wins_over`]). That
//! makes the merge commutative, associative and idempotent; property tests beside this file check it. The part of a
//! merge that edits existing records is itself a [`Change`], so the user can review it before; new records are inserted
//! whole. The store records how to undo both (`store/merge_undo.rs`).
//!
//! This module deliberately knows nothing of files: it compares two books. The same merge serves an imported file, a
//! second tab and recovery.

mod conflict;
mod conflict_name;
mod conflict_summary;
mod conflict_value;
mod corrections;
mod needs;
mod skipped;
mod summary;
#[cfg(test)]
mod tests;

pub use conflict::{Conflict, Follower};
pub use conflict_name::{ConflictName, Named};
pub use conflict_summary::ConflictSummary;
pub use conflict_value::{ConflictPart, ConflictValue, PartValue};
pub use corrections::{Recognised, correct, recognise_entries};
pub use skipped::{MAX_SKIPPED, SkipReason, Skipped, skipped};
pub use summary::Summary;

use crate::domain::{
    Book, Cell, CellEdit, Change, DELETED, Device, Edit, EntityRef, Kind, Mode, Timestamp, VecMap, is_internal,
};
use crate::merge::conflict::knows;
use crate::merge::needs::ask_about_needs;

/// The effects of a merge, computed before it is applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The change that merges the other book, without the entities in `unknown`.
    pub change: Change,
    /// Entities without any cell in this book, deleted or not. They are inserted whole, so there is nothing to compare.
    /// Empty once they are [expanded into edits](Plan::expand_new_records).
    pub unknown: Vec<EntityRef>,
    /// Entities that become live in this book.
    pub new: Vec<EntityRef>,
    /// Live entities that get newer values.
    pub changed: Vec<EntityRef>,
    /// The number of live entities that are the same in both books.
    pub same: usize,
    /// Live entities that the other book deleted.
    pub deleted: Vec<EntityRef>,
    /// Cells that both sides wrote independently.
    pub conflicts: Vec<Conflict>,
    /// Whole days by which the other device's clock runs ahead. None if less than one.
    pub days_ahead: Option<u64>,
}

/// Compares `mine` with `theirs` and returns the effects of a merge. Writes nothing.
///
/// # Examples
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

/// Same as [`plan`], but leaves the entities that this book has never seen in [`Plan::unknown`] instead of copying
/// their cells into the change. A large file consists mostly of such entities, and comparing it needs no copy of them.
///
/// # Examples
///
/// ```
/// use kith::domain::Book;
/// use kith::formats::backup::read;
/// use kith::merge::compare;
///
/// let theirs = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana"}, {"given": "Luis"}]}"#,
/// )?
/// .book;
/// let mut plan = compare(&Book::default(), &theirs, 0);
/// assert!(plan.change.edits.is_empty());
/// assert_eq!((plan.unknown.len(), plan.new.len()), (2, 2));
/// plan.expand_new_records(&theirs);
/// assert_eq!((plan.unknown.len(), plan.change.edits.len()), (0, 2));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
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
            if !is_internal(entity.kind, &name)
                && is_conflict(&my_cell, &theirs_cell, mine.version_vector(), theirs.version_vector())
            {
                let cell = Follower { cell: name.clone(), mine: my_cell.clone(), theirs: theirs_cell.clone() };
                self.conflicts.push(Conflict::new(entity, cell));
            }
            if theirs_cell.wins_over(&my_cell) {
                cells.push(CellEdit { name, before: my_cell, after: theirs_cell });
            }
        }
        ask_about_needs(&mut self.conflicts, entity, mine, theirs);
        let is_live_here = my_view.is_some_and(|it| it.is_live());
        let will_be_live = is_live_after(my_cells, &cells);
        if !will_be_live && my_view.is_some_and(|it| it.is_forgotten()) {
            // This device has erased the contents. An older copy must not restore them.
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

    /// Moves the entities in `unknown` into the change, as edits that write every cell.
    pub fn expand_new_records(&mut self, theirs: &Book) {
        self.change.edits.extend(self.unknown.drain(..).filter_map(|it| theirs.whole(it)));
    }

    /// Resolves a conflict by the user's choice, which overrides the merge rule.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::domain::{Book, Command, Ctx, Device, Entropy, apply};
    /// use kith::formats::backup::read;
    /// use kith::merge::plan;
    ///
    /// let file = |role: &str, stamp: &str| {
    ///     read(&format!(
    ///         r#"{{"format": "kith-backup", "version": 1,
    ///         "people": [{{"id": "ana", "given": "Ana", "stamps": {{"role": "{stamp}"}}, "role": "{role}"}}]}}"#
    ///     ))
    /// };
    /// // Two devices wrote the role, and neither had seen the other's word.
    /// let mut mine = file("Cook", "019a000000000000000000a1")?.book;
    /// let theirs = file("Chef", "019b000000000000000000b2")?.book;
    /// let mut plan = plan(&mine, &theirs, 0);
    /// let conflict = plan.conflicts[0].clone();
    /// assert!(conflict.takes_theirs(), "the later word wins");
    /// plan.choose(&conflict, false);
    ///
    /// let today = "2026-11-22".parse().unwrap();
    /// let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
    /// apply(&mut mine, Command::Merge(plan.change), &ctx).unwrap();
    /// assert_eq!(mine.people.iter().next().unwrap().1.role, "Cook");
    /// # Ok::<(), kith::formats::backup::BackupProblem>(())
    /// ```
    pub fn choose(&mut self, conflict: &Conflict, takes_theirs: bool) {
        if let Some(old) = &conflict.replaces {
            return self.replace(conflict, old, takes_theirs);
        }
        self.choose_cell(conflict.entity, &conflict.cell, (&conflict.mine, &conflict.theirs), takes_theirs);
        for Follower { cell, mine, theirs } in &conflict.followers {
            self.choose_cell(conflict.entity, cell, (mine, theirs), takes_theirs);
        }
    }

    fn choose_cell(&mut self, entity: EntityRef, name: &str, (mine, theirs): (&Cell, &Cell), takes_theirs: bool) {
        let edit = self.change.edits.iter_mut().find(|it| it.entity == entity);
        let others = edit.into_iter().flat_map(|it| std::mem::take(&mut it.cells));
        let mut cells: Vec<CellEdit> = others.filter(|it| it.name != name).collect();
        let chosen = if takes_theirs { theirs } else { mine };
        // A choice that agrees with the rule keeps its timestamp; a choice against it gets a new one when the change is
        // applied, also if it rejects a value that this book never had.
        let agrees = takes_theirs == theirs.wins_over(mine);
        let after = Cell { value: chosen.value.clone(), stamp: chosen.stamp.filter(|_| agrees) };
        if !agrees || after != *mine {
            cells.push(CellEdit { name: name.to_owned(), before: mine.clone(), after });
        }
        self.change.edits.retain(|it| it.entity != entity);
        if !cells.is_empty() {
            self.change.edits.push(Edit { entity, cells });
        }
    }

    /// Whether the merge would change nothing visible to the user.
    pub fn is_nothing(&self) -> bool {
        let mut cells = self.change.edits.iter().flat_map(|it| &it.cells);
        self.unknown.is_empty() && cells.all(|it| it.before.value == it.after.value)
    }

    /// Whether the merge would write nothing at all.
    pub fn is_empty(&self) -> bool {
        self.unknown.is_empty() && self.change.is_empty()
    }
}

/// Whether an entity is live after these edits to its cells.
fn is_live_after(mut cells: VecMap<String, Cell>, edits: &[CellEdit]) -> bool {
    edits.iter().for_each(|it| cells.insert(it.name.clone(), it.after.clone()));
    let deletion = cells.remove(DELETED).unwrap_or_default();
    let is_deleted = deletion.value.is_some() && deletion.stamp >= cells.values().filter_map(|it| it.stamp).max();
    !is_deleted && cells.values().any(|it| it.value.is_some())
}

/// Whether both sides wrote different values and neither book had seen the other's write.
fn is_conflict(
    mine: &Cell,
    theirs: &Cell,
    i_saw: &VecMap<Device, Timestamp>,
    they_saw: &VecMap<Device, Timestamp>,
) -> bool {
    let (Some(my_stamp), Some(their_stamp)) = (mine.stamp, theirs.stamp) else { return false };
    mine.value != theirs.value && !knows(i_saw, their_stamp) && !knows(they_saw, my_stamp)
}

/// The timestamps in the other book's version vector that this book has not seen.
fn unseen(mine: &Book, theirs: &Book) -> Vec<Timestamp> {
    theirs.version_vector().values().copied().filter(|it| !knows(mine.version_vector(), *it)).collect()
}

fn newest(change: &Change) -> Timestamp {
    let written = change.edits.iter().flat_map(|it| &it.cells).filter_map(|it| it.after.stamp);
    written.chain(change.seen.iter().copied()).max().unwrap_or_default()
}

/// Whole days by which the book's newest timestamp is ahead of now. None if less than one.
fn days_ahead(book: &Book, now_millis: u64) -> Option<u64> {
    const DAY: u64 = 24 * 60 * 60 * 1000;
    let newest = book.version_vector().values().max()?;
    Some(newest.millis().saturating_sub(now_millis) / DAY).filter(|it| *it > 0)
}
