//! Committing commands: the only way to change the book.
//!
//! **Invariant:** one action is one write, and a change is in the book if and only if it is in the store.

use thiserror::Error;

use crate::domain::{Change, Command, CommandError, Ctx, Device, Mode, PartitionId, Timestamp, VecMap, VecSet, apply};
use crate::store::journal::JournalRecord;
use crate::store::journal_codec::{JournalEntry, encode};
use crate::store::keys::StorageKey;
use crate::store::kv_store::{KeyValue, WriteError};
use crate::store::repository::{PageRepository, Repository};
use crate::store::role::Role;

/// Why a command was not committed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CommitError {
    /// The core rejected the command.
    #[error(transparent)]
    Refused(#[from] CommandError),
    /// The write failed. The book is unchanged.
    #[error(transparent)]
    NotKept(#[from] WriteError),
    /// A newer version of Kith has written to this store; this version can only read it.
    #[error("a newer version has written to the store")]
    ReadOnly,
}

impl<K: KeyValue> PageRepository<K> {
    /// Applies a command to the book and appends the change to the journal, however long it is. A returned change is
    /// durable.
    ///
    /// # Errors
    ///
    /// A [`CommitError`]. The book and the store are then unchanged, except for the book's clock.
    pub fn commit(&mut self, command: Command, ctx: &Ctx) -> Result<Change, CommitError> {
        self.commit_with(command, ctx, |session, change| {
            let entry = session.journal_entry(change, ctx);
            session.append(entry, ctx)
        })
    }
}

/// A change as it is written to the journal.
pub(super) struct NewEntry {
    record: JournalRecord,
    stamp: Timestamp,
    pub(super) text: String,
}

impl<K: KeyValue, R: Role> Repository<K, R> {
    /// Applies a command to the book and stores the change with `keep`.
    pub(super) fn commit_with(
        &mut self,
        command: Command,
        ctx: &Ctx,
        keep: impl FnOnce(&mut Self, &Change) -> Result<(), WriteError>,
    ) -> Result<Change, CommitError> {
        if self.is_read_only() {
            return Err(CommitError::ReadOnly);
        }
        if matches!(command, Command::Merge(_) | Command::Unmerge(_) | Command::RemoveSample) {
            // These commands look at every record.
            self.open_all(ctx.now_millis);
        }
        if let Command::Act(act) = &command {
            for person in act.needs_exchanges_with() {
                // One at a time: opening may load a newer snapshot, with other partitions.
                while let Some(id) = self.closed_with(person).first() {
                    self.open_partition(*id, ctx.now_millis);
                }
            }
        }
        let seen = self.book.version_vector().clone();
        let change = apply(&mut self.book, command, ctx)?;
        match keep(self, &change) {
            Ok(()) => Ok(change),
            Err(error) => {
                self.revert_edit(change, seen, ctx);
                Err(error.into())
            }
        }
    }

    /// Reverts a change that could not be stored. Resets the version vector as well, so that retrying a merge reports
    /// the same conflicts.
    fn revert_edit(&mut self, change: Change, seen: VecMap<Device, Timestamp>, ctx: &Ctx) {
        let back = Change { mode: Mode::Exact, ..change.invert() };
        self.book.write(&back, ctx.now_millis);
        self.book.reset_versions(seen);
    }

    /// The next entry of the journal, with this change.
    pub(super) fn journal_entry(&mut self, change: &Change, ctx: &Ctx) -> NewEntry {
        let record = JournalRecord::of(change);
        let partitions = record.entities.iter().filter_map(|entity| self.archive.partition_of(*entity));
        let required_partitions = partitions.collect::<VecSet<PartitionId>>().to_vec();
        let sequence = Some(self.journal.next_sequence(ctx));
        let text = encode(&JournalEntry { required_partitions, sequence, ..JournalEntry::new(change.clone()) });
        NewEntry { record: JournalRecord { sequence, ..record }, stamp: change.stamp, text }
    }

    /// Writes an entry to the journal.
    pub(super) fn append(&mut self, entry: NewEntry, ctx: &Ctx) -> Result<(), WriteError> {
        let key = StorageKey::Log(entry.stamp, ctx.entropy.next()).to_string();
        self.store.set(&key, &entry.text)?;
        self.archive.note(&entry.record);
        self.journal.insert(key, entry.record);
        Ok(())
    }
}
