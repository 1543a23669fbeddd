//! Persists a book in a key-value store.
//!
//! One action is one write: a change is appended to the journal under its own key, and is durable when the write
//! returns. The journal is compacted from time to time ([`Repository::compact`]): recent records go into a snapshot in
//! plain text, older ones into compressed partitions. The archived exchanges stay compressed until they are needed;
//! meanwhile the book has an [`ArchiveIndex`](crate::domain::ArchiveIndex) of them.
//!
//! Loading *merges* everything into the book: snapshot, partitions and journal entries are all changes, and writing a
//! change is idempotent. So a crash between any two steps loses nothing and repeats nothing.

mod archive;
mod backup_state;
mod columnar;
mod compaction;
mod compress;
pub mod encrypted_store;
mod head;
mod import;
mod import_session;
mod job;
mod journal_codec;
mod keys;
mod kv_store;
mod load;
mod merge_undo;
mod mirror;
mod usage;
mod varint;
mod write_batch;

#[cfg(test)]
mod compaction_tests;
#[cfg(test)]
mod crash_tests;
#[cfg(test)]
mod mirror_tests;
#[cfg(test)]
mod tests;

pub use backup_state::BackupState;
pub use compress::unpacked;
pub use encrypted_store::{DataKey, EncryptedStore, LockError};
pub use import::MergeOutcome;
pub use import_session::ImportSession;
pub use job::{Job, JobOutput, Write, work};
pub use journal_codec::{CodecError, JournalEntry, Sequence, decode, encode};
pub use keys::{PREFIX, StorageKey};
pub use kv_store::{KeyValue, Memory, Size, WriteError};
pub use load::{CorruptEntry, LoadReport, Trouble};
pub use mirror::{LockChange, Mirror, Mirrored, Recovered, lock_change};
pub use usage::{QUOTA_UNITS, Usage};
pub use write_batch::WriteBatch;

use thiserror::Error;

use crate::domain::{
    Book, Change, Command, CommandError, Ctx, Device, EntityRef, ExchangeId, Kind, Mode, Part, PersonId, Timestamp,
    VecMap, VecSet, apply, into_set,
};
use crate::store::archive::Archive;
use crate::store::compaction::Sizes;
use crate::store::head::Manifest;
use crate::store::load::ReadSnapshot;

/// A book and its store. All commands go through [`Repository::commit`], the only write path.
#[derive(Debug)]
pub struct Repository<K> {
    book: Book,
    store: K,
    current: Manifest,
    previous: Option<Manifest>,
    journal: VecMap<String, JournalRecord>,
    past: Archive,
    /// People and exchanges whose current version is in no partition.
    unarchived: VecSet<EntityRef>,
    /// Partitions whose exchanges were edited since they were written.
    dirty_partitions: VecSet<Part>,
    damage: Vec<CorruptEntry>,
    sizes: Sizes,
    abilities: Capabilities<K>,
    /// True if the snapshot has an earlier schema and was not read.
    is_old: bool,
    /// The last generation that contains a revert. State in memory from before that generation cannot be updated by
    /// merging.
    last_revert_generation: u64,
    /// For each tab, the number of its last journal entry in the current snapshot.
    folded: VecMap<u32, u64>,
    /// The random id of this session in its journal entries. Drawn at the first write.
    tab: Option<u32>,
    /// The highest number of any journal entry.
    last_number: u64,
    /// True if the head names a missing text or the journal has a gap. The next compaction writes a head without them.
    must_compact: bool,
}

/// Optional abilities of a session, as function pointers, so that a program without them is smaller.
#[derive(Debug)]
struct Capabilities<K> {
    read_snapshot: ReadSnapshot,
    compact_whole: Option<FoldWhole<K>>,
}

/// The minimum length of an edit's text, in bytes: its kind and its id.
const SHORTEST_EDIT: usize = 40;

/// Stores a change that is too long for the journal.
type FoldWhole<K> = fn(&mut Repository<K>, &JournalRecord, &Ctx) -> Result<(), WriteError>;

/// The part of a journal entry that stays in memory.
#[derive(Clone, Debug, Default)]
struct JournalRecord {
    entities: Vec<EntityRef>,
    /// Whether the change reverts to earlier values ([`Mode::Exact`]).
    goes_back: bool,
    /// The position of the entry in the journal.
    sequence: Option<Sequence>,
}

impl JournalRecord {
    fn of(change: &Change) -> Self {
        Self { entities: change.entities().collect(), goes_back: change.mode == Mode::Exact, sequence: None }
    }
}

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
    #[error("A newer Kith has written here. This one only shows it. Reload to update.")]
    ReadOnly,
}

impl<K: KeyValue> Repository<K> {
    /// Loads a store. Never fails: unreadable texts are quarantined and listed in [`LoadReport`].
    pub fn open(store: K, now_millis: u64) -> (Self, LoadReport) {
        let abilities = Capabilities { read_snapshot: load::read_any, compact_whole: Some(Self::compact_whole) };
        load::open(store, now_millis, abilities)
    }

    /// Loads a store for the page, without the code that only the worker needs, to keep the page small. A snapshot of
    /// an earlier schema is not read, only reported in [`LoadReport::is_old`], and the session is then read-only.
    /// Changes go to the journal, however long they are.
    pub fn open_current(store: K, now_millis: u64) -> (Self, LoadReport) {
        load::open(store, now_millis, Capabilities { read_snapshot: load::read_current, compact_whole: None })
    }

    /// The book.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// The store.
    pub fn store(&self) -> &K {
        &self.store
    }

    /// The texts that could not be read, at the start or later.
    pub fn damage(&self) -> &[CorruptEntry] {
        &self.damage
    }

    /// Whether writing is disabled: a newer version has written here, or the snapshot has an earlier schema and was not
    /// read.
    pub fn is_read_only(&self) -> bool {
        self.is_old || self.damage.iter().any(|it| it.trouble == Trouble::Newer)
    }

    /// Whether every text of the store could be read, by this session and by others.
    pub fn is_whole(&self) -> bool {
        self.damage.is_empty() && !self.store.keys().iter().any(|it| StorageKey::is_aside(it))
    }

    /// Removes a text from quarantine. A text that could not be moved there stays.
    pub fn remove_damage(&mut self, key: &str) {
        if StorageKey::is_aside(key) {
            self.store.remove(key);
            self.damage.retain(|it| it.key != key);
        }
    }

    /// Applies a command to the book and stores the change. A returned change is durable.
    ///
    /// # Errors
    ///
    /// A [`CommitError`]. The book and the store are then unchanged, except for the book's clock.
    pub fn commit(&mut self, command: Command, ctx: &Ctx) -> Result<Change, CommitError> {
        if self.is_read_only() {
            return Err(CommitError::ReadOnly);
        }
        if matches!(command, Command::Merge(_) | Command::Unmerge(_) | Command::RemoveSample) {
            // These commands look at every record.
            self.open_all(ctx.now_millis);
        }
        let seen = self.book.version_vector().clone();
        let change = apply(&mut self.book, command, ctx)?;
        match self.keep(&change, ctx) {
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

    fn keep(&mut self, change: &Change, ctx: &Ctx) -> Result<(), WriteError> {
        let mut logged = JournalRecord::of(change);
        let compact_whole = self.abilities.compact_whole;
        // This many edits are too long in any case, so there is no need to encode them first.
        if let Some(compact_whole) =
            compact_whole.filter(|_| logged.entities.len() * SHORTEST_EDIT > self.sizes.long_change)
        {
            return compact_whole(self, &logged, ctx);
        }
        let required_partitions =
            logged.entities.iter().filter_map(|it| self.part_of(*it)).collect::<VecSet<Part>>().to_vec();
        let sequence = self.next_sequence(ctx);
        let text = encode(&JournalEntry {
            required_partitions,
            sequence: Some(sequence),
            ..JournalEntry::new(change.clone())
        });
        if let Some(compact_whole) = compact_whole.filter(|_| text.len() > self.sizes.long_change) {
            return compact_whole(self, &logged, ctx);
        }
        let key = StorageKey::Log(change.stamp, ctx.entropy.next()).to_string();
        self.store.set(&key, &text)?;
        self.last_number = sequence.number;
        logged.sequence = Some(sequence);
        self.note(&logged);
        self.journal.insert(key, logged);
        Ok(())
    }

    /// The sequence of the next journal entry.
    #[expect(clippy::cast_possible_truncation, reason = "any 32 of the bits will do")]
    fn next_sequence(&mut self, ctx: &Ctx) -> Sequence {
        let tab = *self.tab.get_or_insert_with(|| ctx.entropy.next() as u32);
        Sequence { number: self.last_number + 1, tab }
    }

    /// Whether the current snapshot already contains a journal entry.
    fn is_in_snapshot(&self, sequence: Option<Sequence>) -> bool {
        sequence.is_some_and(|it| self.folded.get(&it.tab).is_some_and(|last| it.number <= *last))
    }

    /// The loaded partition that contains an exchange.
    fn part_of(&self, entity: EntityRef) -> Option<Part> {
        let holds = |open: &VecSet<uuid::Uuid>| entity.kind == Kind::Exchanges && open.contains(&entity.uuid);
        self.past.iter().find(|(_, it)| it.open.as_ref().is_some_and(holds)).map(|(part, _)| *part)
    }

    /// Marks edited entities as unarchived, or their partitions as dirty, for the next compaction.
    fn note(&mut self, logged: &JournalRecord) {
        for entity in &logged.entities {
            match self.part_of(*entity) {
                Some(part) => {
                    self.dirty_partitions.insert(part);
                }
                None if matches!(entity.kind, Kind::People | Kind::Exchanges) => {
                    self.unarchived.insert(*entity);
                }
                None => (),
            }
        }
        if logged.goes_back {
            // Unarchived records are merged over the partitions, and a merge cannot revert a value.
            self.dirty_partitions.extend(self.fronts_with(&logged.entities));
        }
    }

    /// The partitions that contain any of these people.
    fn fronts_with(&self, entities: &[EntityRef]) -> Vec<Part> {
        let people: VecSet<uuid::Uuid> =
            into_set(entities.iter().filter(|it| it.kind == Kind::People).map(|it| it.uuid));
        let has_one = |segment: &archive::Partition| segment.people.iter().any(|it| people.contains(it));
        self.past.iter().filter(|(_, it)| has_one(it)).map(|(part, _)| *part).collect()
    }

    /// Applies a write of another tab under `key`. Returns whether the book may have changed.
    pub fn apply_remote(&mut self, key: &str, text: &str, now_millis: u64) -> bool {
        if key == StorageKey::Head.to_string() {
            return self.sync(now_millis);
        }
        if !StorageKey::is_log(key) || self.journal.contains_key(key) {
            return false;
        }
        match decode(text) {
            Ok(kept) => self.replay(key, kept, now_millis),
            // The text is also in the store, where `replay_new` handles unreadable texts.
            Err(_) => return self.replay_new(now_millis),
        }
        true
    }

    /// Writes a journal entry to the book.
    fn replay(&mut self, key: &str, kept: JournalEntry, now_millis: u64) {
        let sequence = kept.sequence;
        self.last_number = self.last_number.max(sequence.map_or(0, |it| it.number));
        if self.is_in_snapshot(sequence) {
            // A compaction was interrupted, or the browser lost its last writes. The entry is already in the snapshot
            // and must not be written twice, because a later entry may have reverted it.
            self.journal.insert(key.to_owned(), JournalRecord { sequence, ..JournalRecord::default() });
            return;
        }
        for part in &kept.required_partitions {
            self.open_part(*part, now_millis);
        }
        let logged = JournalRecord { sequence, ..JournalRecord::of(&kept.change) };
        let is_known = |it: &EntityRef| self.book.exchanges.record(ExchangeId::from_uuid(it.uuid)).is_some();
        let all_known = logged.entities.iter().filter(|it| it.kind == Kind::Exchanges).all(is_known);
        if !kept.required_partitions.is_empty() && !all_known {
            // The partitions were rearranged after this entry was written. The edited exchange is in one of them.
            self.open_all(now_millis);
        }
        self.book.write(&kept.change, now_millis);
        self.note(&logged);
        self.journal.insert(key.to_owned(), logged);
    }

    /// Applies all writes of other tabs that this session has missed, and lists their unreadable texts. Returns whether
    /// anything is new.
    pub fn sync(&mut self, now_millis: u64) -> bool {
        let is_newer = self.load_newer_snapshot(now_millis);
        let has_damage = self.look_for_damage();
        self.replay_new(now_millis) | is_newer | has_damage
    }

    /// Loads the exchanges of a partition. Returns false if they are already loaded or cannot be read.
    pub fn open_part(&mut self, part: Part, now_millis: u64) -> bool {
        load::open_part(self, part, now_millis)
    }

    /// Loads all exchanges, for a backup or a merge.
    pub fn open_all(&mut self, now_millis: u64) {
        while let Some(part) = self.next_closed() {
            self.open_part(part, now_millis);
        }
    }

    /// The most recently created partition whose exchanges are not loaded.
    pub fn next_closed(&self) -> Option<Part> {
        self.past.iter().rev().find(|(_, it)| it.open.is_none()).map(|(part, _)| *part)
    }

    /// The partitions whose exchanges are not loaded.
    pub fn closed(&self) -> Vec<Part> {
        self.past.iter().filter(|(_, it)| it.open.is_none()).map(|(part, _)| *part).collect()
    }

    /// The people with exchanges in a partition that is not loaded.
    pub fn people_of(&self, part: Part) -> Vec<PersonId> {
        self.book.archive_index().people(part)
    }

    /// The unloaded partitions with exchanges of a person.
    pub fn closed_with(&self, person: PersonId) -> Vec<Part> {
        self.book.archive_index().of(person).iter().map(|(part, _)| *part).filter(|it| self.is_closed(*it)).collect()
    }

    /// The partition with the latest archived exchange of a person, if it is not loaded.
    pub fn closed_with_last(&self, person: PersonId) -> Vec<Part> {
        let newest = self.book.archive_index().of(person).iter().max_by_key(|(_, it)| it.days.last().copied());
        newest.map(|(part, _)| *part).filter(|it| self.is_closed(*it)).into_iter().collect()
    }

    fn is_closed(&self, part: Part) -> bool {
        self.past.get(&part).is_some_and(|it| it.open.is_none())
    }

    /// Removes all entries of Kith from the store and empties the book.
    pub fn erase(&mut self) {
        erase(&self.store);
        self.forget_all();
    }

    fn forget_all(&mut self) {
        self.book = Book::default();
        self.journal.clear();
        self.past.clear();
        self.current = Manifest::default();
        self.previous = None;
        self.last_revert_generation = 0;
        self.folded.clear();
        self.must_compact = false;
        self.unarchived.clear();
        self.dirty_partitions.clear();
        self.damage.clear();
    }
}

/// Removes all entries of Kith from a store.
pub fn erase<K: KeyValue>(store: &K) {
    // The lock's record goes last: without it, `EncryptedStore` counts as stale and refuses to remove the other
    // entries.
    let is_lock = |it: &&String| **it == StorageKey::Lock.to_string();
    let keys: Vec<String> = store.keys().into_iter().filter(|it| it.starts_with(PREFIX)).collect();
    keys.iter().filter(|it| !is_lock(it)).chain(keys.iter().filter(is_lock)).for_each(|it| store.remove(it));
}
