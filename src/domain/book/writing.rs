//! Writes to a book: changes, whole records, erasures, and records that leave the memory.

use chrono::NaiveDate;

use crate::domain::record::{DELETED, View};
use crate::domain::{Book, Change, Edit, EntityRef, Mode, Row, Timestamp};

impl Book {
    /// Writes a change. All cell-by-cell writes to a book happen here; `insert_rows` inserts new
    /// records whole, with the same result.
    ///
    /// Idempotent for [`Mode::Merge`]: writing the same change again, or an older one later, has no effect.
    pub fn write(&mut self, change: &Change, now_millis: u64) {
        for edit in &change.edits {
            self.unindex(edit.entity);
            self.write_edit(edit, change.mode);
            let mut newest = None;
            for stamp in edit.cells.iter().filter_map(|it| it.after.stamp) {
                // Most cells of a record share one timestamp; observing it once is enough.
                if newest != Some(stamp) {
                    self.observe(stamp, now_millis);
                    newest = Some(stamp);
                }
            }
            self.index(edit.entity);
        }
        change.seen.iter().for_each(|it| self.observe(*it, now_millis));
        // The change's own timestamp orders the journal. If no cell carries it, as in a merge, no other device ever
        // sees it, so only the clock observes it.
        self.clock.observe(change.stamp, now_millis);
    }

    /// Inserts records from a file or from storage, with the same result as merging each of them.
    pub(crate) fn insert_rows(&mut self, rows: impl IntoIterator<Item = Row>, now_millis: u64) {
        for row in rows {
            let entity = row.entity;
            if self.view(entity).is_some() {
                let edits = vec![row.into_edit()];
                self.write(&Change { stamp: Timestamp::FLOOR, mode: Mode::Merge, edits, seen: Vec::new() }, now_millis);
                continue;
            }
            let mut record = self.view_mut(entity);
            record.fill(row);
            let stamps: Vec<Timestamp> = record.view().all_stamps().collect();
            self.drop_if_blank(entity);
            stamps.into_iter().for_each(|it| self.observe(it, now_millis));
            self.index(entity);
        }
    }

    fn write_edit(&mut self, edit: &Edit, mode: Mode) {
        let is_new = self.view(edit.entity).is_none();
        let mut record = self.view_mut(edit.entity);
        for cell in &edit.cells {
            if is_new || mode == Mode::Exact || cell.after.wins_over(&record.view().cell(&cell.name)) {
                record.put(&cell.name, &cell.after);
            }
        }
        record.refresh_flags();
        // A revert may leave a record without cells.
        self.drop_if_blank(edit.entity);
    }

    /// Removes a record in which no cell was ever written.
    fn drop_if_blank(&mut self, entity: EntityRef) {
        if self.view(entity).is_some_and(View::is_blank) {
            self.remove_record(entity);
        }
    }

    /// Erases the contents of entities that were deleted before `before` and keeps their tombstones.
    ///
    /// This is not a change: every device does it for itself, and an older copy that is merged later stays deleted.
    /// Returns the erased entities.
    pub fn forget_deleted(&mut self, before: NaiveDate) -> Vec<EntityRef> {
        let old: Vec<EntityRef> = self
            .kinds()
            .flat_map(|kind| self.entities(kind))
            .filter(|entity| {
                let has_words = |view: View<'_>| view.has_any() && view.deleted_on().is_some_and(|day| day < before);
                self.view(*entity).is_some_and(has_words)
            })
            .collect();
        for entity in old.iter().copied() {
            let deletion = self.view(entity).map(|it| it.cell(DELETED));
            self.remove_record(entity);
            if let Some(deletion) = deletion {
                self.view_mut(entity).put(DELETED, &deletion);
                self.view_mut(entity).refresh_flags();
            }
        }
        old
    }

    /// Removes an entity from memory, after the store has archived it. This is not a change.
    pub(crate) fn unload(&mut self, entity: EntityRef) {
        self.unindex(entity);
        self.remove_record(entity);
    }
}
