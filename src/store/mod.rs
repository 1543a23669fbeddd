//! A book in a key-value store and back.
//!
//! One action is one write: a change is appended to the journal under a key of its own, and when that returns the
//! action is kept. Now and then the journal is folded ([`Repository::fold`]): what is recent goes into a snapshot, as
//! plain text, and what is older into packed parts. The past stays packed until somebody asks for it; meanwhile the
//! book has an [`ArchiveIndex`](crate::domain::ArchiveIndex) of it.
//!
//! Everything that is read is *merged* into the book: snapshot, parts and journal are changes, and writing a change
//! twice is writing it once. So a crash between any two steps loses nothing and repeats nothing.

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

/// A book and the store it is kept in: the one write path.
#[derive(Debug)]
pub struct Repository<K> {
    book: Book,
    store: K,
    current: Manifest,
    previous: Option<Manifest>,
    journal: VecMap<String, JournalRecord>,
    past: Archive,
    /// People and exchanges that are in no part as they stand now.
    unarchived: VecSet<EntityRef>,
    /// Parts whose exchanges were edited since they were written.
    dirty_partitions: VecSet<Part>,
    damage: Vec<CorruptEntry>,
    sizes: Sizes,
    abilities: Capabilities<K>,
    /// An earlier program has written here, and what it wrote was not read.
    is_old: bool,
    /// The last generation in which something went back to how it was. What is in memory from before it cannot be
    /// brought up to date by merging.
    last_revert_generation: u64,
    /// The number of the last entry of each tab that the current snapshot holds.
    folded: VecMap<u32, u64>,
    /// Who this session is among those that write here. Drawn when it first writes.
    tab: Option<u32>,
    /// The highest number that an entry of the journal has.
    last_number: u64,
    /// Whether the head names a text that is not there, or the journal lacks an entry: the next fold names what is there.
    must_compact: bool,
}

/// What a session can do beyond the least, as functions, so that a program without them is smaller.
#[derive(Debug)]
struct Capabilities<K> {
    read_snapshot: ReadSnapshot,
    compact_whole: Option<FoldWhole<K>>,
}

/// How many bytes the text of an edit has at least: its kind and its id.
const SHORTEST_EDIT: usize = 40;

/// Keeps a change that is too long for the journal.
type FoldWhole<K> = fn(&mut Repository<K>, &JournalRecord, &Ctx) -> Result<(), WriteError>;

/// What an entry of the journal is about.
#[derive(Clone, Debug, Default)]
struct JournalRecord {
    entities: Vec<EntityRef>,
    /// Whether it goes back to how something was.
    goes_back: bool,
    /// When it was written.
    sequence: Option<Sequence>,
}

impl JournalRecord {
    fn of(change: &Change) -> Self {
        Self { entities: change.entities().collect(), goes_back: change.mode == Mode::Exact, sequence: None }
    }
}

/// Why a command was not carried out and kept.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CommitError {
    /// The core refused it.
    #[error(transparent)]
    Refused(#[from] CommandError),
    /// The store did not take it. The book is as it was.
    #[error(transparent)]
    NotKept(#[from] WriteError),
    /// A newer Kith wrote what is here; this one only reads it.
    #[error("A newer Kith has written here. This one only shows it. Reload to update.")]
    ReadOnly,
}

impl<K: KeyValue> Repository<K> {
    /// Opens what the store holds. Never fails: what cannot be read is put aside and told in [`LoadReport`].
    pub fn open(store: K, now_millis: u64) -> (Self, LoadReport) {
        let abilities = Capabilities { read_snapshot: load::read_any, compact_whole: Some(Self::compact_whole) };
        load::open(store, now_millis, abilities)
    }

    /// The same for a page: without what is left to the worker because of its size. What is of an earlier schema is not
    /// shown, only told in [`LoadReport::is_old`], and nothing is written; and a change goes to the journal, however long.
    pub fn open_current(store: K, now_millis: u64) -> (Self, LoadReport) {
        load::open(store, now_millis, Capabilities { read_snapshot: load::read_current, compact_whole: None })
    }

    /// The book, to read.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// The store, to read.
    pub fn store(&self) -> &K {
        &self.store
    }

    /// What could not be read, at the start or since.
    pub fn damage(&self) -> &[CorruptEntry] {
        &self.damage
    }

    /// Whether nothing can be written: a newer program has, or an earlier one whose texts were not read.
    pub fn is_read_only(&self) -> bool {
        self.is_old || self.damage.iter().any(|it| it.trouble == Trouble::Newer)
    }

    /// Whether everything that is kept could be read, by this session and by others on the same store.
    pub fn is_whole(&self) -> bool {
        self.damage.is_empty() && !self.store.keys().iter().any(|it| StorageKey::is_aside(it))
    }

    /// Removes a text that was put aside because it could not be read. One that had to stay where it was stays.
    pub fn remove_damage(&mut self, key: &str) {
        if StorageKey::is_aside(key) {
            self.store.remove(key);
            self.damage.retain(|it| it.key != key);
        }
    }

    /// Carries out a command and keeps it. When this returns a change, the change is stored.
    ///
    /// # Errors
    ///
    /// A [`CommitError`]; the book and the store are then as they were, but for its clock.
    pub fn commit(&mut self, command: Command, ctx: &Ctx) -> Result<Change, CommitError> {
        if self.is_read_only() {
            return Err(CommitError::ReadOnly);
        }
        if matches!(command, Command::Merge(_) | Command::Unmerge(_) | Command::RemoveSample) {
            // These look at everything there is.
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

    /// Makes a change unwritten that could not be kept. What came with it was not seen either, so that a merge which is
    /// tried again still asks where both sides wrote.
    fn revert_edit(&mut self, change: Change, seen: VecMap<Device, Timestamp>, ctx: &Ctx) {
        let back = Change { mode: Mode::Exact, ..change.invert() };
        self.book.write(&back, ctx.now_millis);
        self.book.reset_versions(seen);
    }

    fn keep(&mut self, change: &Change, ctx: &Ctx) -> Result<(), WriteError> {
        let mut logged = JournalRecord::of(change);
        let compact_whole = self.abilities.compact_whole;
        // The text of that many edits is too long whatever they say, so it need not be written out to be measured.
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

    /// Where the next entry of the journal stands.
    #[expect(clippy::cast_possible_truncation, reason = "any 32 of the bits will do")]
    fn next_sequence(&mut self, ctx: &Ctx) -> Sequence {
        let tab = *self.tab.get_or_insert_with(|| ctx.entropy.next() as u32);
        Sequence { number: self.last_number + 1, tab }
    }

    /// Whether the current snapshot holds what an entry of the journal wrote.
    fn is_in_snapshot(&self, sequence: Option<Sequence>) -> bool {
        sequence.is_some_and(|it| self.folded.get(&it.tab).is_some_and(|last| it.number <= *last))
    }

    /// The open part that an exchange lies in.
    fn part_of(&self, entity: EntityRef) -> Option<Part> {
        let holds = |open: &VecSet<uuid::Uuid>| entity.kind == Kind::Exchanges && open.contains(&entity.uuid);
        self.past.iter().find(|(_, it)| it.open.as_ref().is_some_and(holds)).map(|(part, _)| *part)
    }

    /// Takes note of what was edited, for the next fold.
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
            // What is unarchived is merged over the parts, and merging cannot make anything unwritten.
            self.dirty_partitions.extend(self.fronts_with(&logged.entities));
        }
    }

    /// The parts whose people are among these.
    fn fronts_with(&self, entities: &[EntityRef]) -> Vec<Part> {
        let people: VecSet<uuid::Uuid> =
            into_set(entities.iter().filter(|it| it.kind == Kind::People).map(|it| it.uuid));
        let has_one = |segment: &archive::Partition| segment.people.iter().any(|it| people.contains(it));
        self.past.iter().filter(|(_, it)| has_one(it)).map(|(part, _)| *part).collect()
    }

    /// Takes in what another tab wrote under `key`. Returns whether the book may have changed.
    pub fn apply_remote(&mut self, key: &str, text: &str, now_millis: u64) -> bool {
        if key == StorageKey::Head.to_string() {
            return self.sync(now_millis);
        }
        if !StorageKey::is_log(key) || self.journal.contains_key(key) {
            return false;
        }
        match decode(text) {
            Ok(kept) => self.replay(key, kept, now_millis),
            // It is in the store as well, where what cannot be read is looked at.
            Err(_) => return self.replay_new(now_millis),
        }
        true
    }

    /// WriteBatch an entry of the journal into the book.
    fn replay(&mut self, key: &str, kept: JournalEntry, now_millis: u64) {
        let sequence = kept.sequence;
        self.last_number = self.last_number.max(sequence.map_or(0, |it| it.number));
        if self.is_in_snapshot(sequence) {
            // A fold was cut short, or the browser had lost its end: what stands in the snapshot is not written twice,
            // because something in it may have gone back to how it was since.
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
            // The parts were cut anew since this was written. What it edits is in one of them.
            self.open_all(now_millis);
        }
        self.book.write(&kept.change, now_millis);
        self.note(&logged);
        self.journal.insert(key.to_owned(), logged);
    }

    /// Takes in whatever other tabs wrote that was not heard of, and takes note of what they could not read.
    pub fn sync(&mut self, now_millis: u64) -> bool {
        let is_newer = self.load_newer_snapshot(now_millis);
        let has_damage = self.look_for_damage();
        self.replay_new(now_millis) | is_newer | has_damage
    }

    /// Puts the exchanges of a part in memory. Returns false where they are there already or cannot be read.
    pub fn open_part(&mut self, part: Part, now_millis: u64) -> bool {
        load::open_part(self, part, now_millis)
    }

    /// Puts every exchange in memory, as a backup or a merge needs it.
    pub fn open_all(&mut self, now_millis: u64) {
        while let Some(part) = self.next_closed() {
            self.open_part(part, now_millis);
        }
    }

    /// A part whose exchanges are not in memory, the one written last first.
    pub fn next_closed(&self) -> Option<Part> {
        self.past.iter().rev().find(|(_, it)| it.open.is_none()).map(|(part, _)| *part)
    }

    /// The parts whose exchanges are not in memory.
    pub fn closed(&self) -> Vec<Part> {
        self.past.iter().filter(|(_, it)| it.open.is_none()).map(|(part, _)| *part).collect()
    }

    /// Everybody who has exchanges in a part that is not in memory.
    pub fn people_of(&self, part: Part) -> Vec<PersonId> {
        self.book.outline().people(part)
    }

    /// The parts that hold exchanges with somebody and are not in memory.
    pub fn closed_with(&self, person: PersonId) -> Vec<Part> {
        self.book.outline().of(person).iter().map(|(part, _)| *part).filter(|it| self.is_closed(*it)).collect()
    }

    /// The part that holds the last packed exchange with somebody, where it is not in memory.
    pub fn closed_with_last(&self, person: PersonId) -> Vec<Part> {
        let newest = self.book.outline().of(person).iter().max_by_key(|(_, it)| it.days.last().copied());
        newest.map(|(part, _)| *part).filter(|it| self.is_closed(*it)).into_iter().collect()
    }

    fn is_closed(&self, part: Part) -> bool {
        self.past.get(&part).is_some_and(|it| it.open.is_none())
    }

    /// Removes everything that is ours.
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

/// Removes everything that is ours from a store.
pub fn erase<K: KeyValue>(store: &K) {
    // The lock's record last: without it, the lock would not let the others go.
    let is_lock = |it: &&String| **it == StorageKey::Lock.to_string();
    let keys: Vec<String> = store.keys().into_iter().filter(|it| it.starts_with(PREFIX)).collect();
    keys.iter().filter(|it| !is_lock(it)).chain(keys.iter().filter(is_lock)).for_each(|it| store.remove(it));
}
