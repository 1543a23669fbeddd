//! A book and its store, made of a journal, an archive, the generations and the quarantine.
//!
//! **Invariant:** the book equals the merge of the snapshot, the partition indexes, the open partitions and the journal
//! entries. The other modules extend [`Repository`] in layers: `partitions`, `snapshot`, `replay` and `load` read,
//! `commit` and `compaction` write, `recovery` restores from the mirror. None calls a later one.

use std::marker::PhantomData;

use crate::domain::{Book, PartitionId, PersonId};
use crate::store::archive::Archive;
use crate::store::generations::Generations;
use crate::store::journal::Journal;
use crate::store::journal_codec::CodecError;
use crate::store::keys::{PREFIX, StorageKey};
use crate::store::kv_store::KeyValue;
use crate::store::quarantine::{CorruptEntry, Quarantine};
use crate::store::role::{Page, Worker};
use crate::store::sizes::Sizes;

/// A book and its store. The type `R` says what this program does with it: [`Page`] or [`Worker`].
#[derive(Debug)]
pub struct Repository<K, R> {
    pub(super) book: Book,
    pub(super) store: K,
    pub(super) generations: Generations,
    pub(super) journal: Journal,
    pub(super) archive: Archive,
    pub(super) quarantine: Quarantine,
    pub(super) sizes: Sizes,
    /// True if the snapshot has an earlier schema and was not read.
    pub(super) is_old: bool,
    role: PhantomData<R>,
}

/// The repository of the page. It reads the current schemas, writes every change to the journal, and cannot compact.
pub type PageRepository<K> = Repository<K, Page>;

/// The repository of the worker. It reads every schema and compacts, at once if a change is too long for the journal.
pub type WorkerRepository<K> = Repository<K, Worker>;

impl<K: KeyValue, R> Repository<K, R> {
    /// A repository before anything is read.
    pub(super) fn empty(store: K) -> Self {
        Self {
            book: Book::default(),
            store,
            generations: Generations::default(),
            journal: Journal::default(),
            archive: Archive::default(),
            quarantine: Quarantine::default(),
            sizes: Sizes::APP,
            is_old: false,
            role: PhantomData,
        }
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
        self.quarantine.entries()
    }

    /// Whether writing is disabled: a newer version has written here, or the snapshot has an earlier schema and was not
    /// read.
    pub fn is_read_only(&self) -> bool {
        self.is_old || self.quarantine.has_newer()
    }

    /// Whether every text of the store could be read, by this session and by others.
    pub fn is_whole(&self) -> bool {
        self.damage().is_empty() && !self.store.keys().iter().any(|key| StorageKey::is_quarantined(key))
    }

    /// Removes a text from quarantine. A text that could not be moved there stays.
    pub fn remove_damage(&mut self, key: &str) {
        self.quarantine.remove(&self.store, key);
    }

    /// Records an unreadable text and quarantines it. A text of a newer version stays in place.
    pub(super) fn cannot_read(&mut self, why: CodecError, key: &str, text: &str) {
        if why == CodecError::Damaged {
            self.generations.lose(key);
        }
        self.quarantine.add(&self.store, why, key, text);
    }

    /// Records a missing text.
    pub(super) fn lack(&mut self, was: &str) {
        self.generations.lose(was);
        let counts = self.generations.current().holds(was).unwrap_or_default();
        let may_write = !self.is_read_only();
        self.quarantine.add_missing(&self.store, was, counts, may_write);
    }

    /// The keys of the texts that the head names.
    pub fn current_keys(&self) -> Vec<String> {
        self.generations.current().keys().map(|key| key.to_string()).collect()
    }

    /// The most recently created partition whose exchanges are not loaded.
    pub fn next_closed(&self) -> Option<PartitionId> {
        self.archive.closed().next_back()
    }

    /// The partitions whose exchanges are not loaded.
    pub fn closed(&self) -> Vec<PartitionId> {
        self.archive.closed().collect()
    }

    /// The people with exchanges in a partition that is not loaded.
    pub fn people_of(&self, partition: PartitionId) -> Vec<PersonId> {
        self.book.archive_index().people(partition)
    }

    /// The unloaded partitions with exchanges of a person.
    pub fn closed_with(&self, person: PersonId) -> Vec<PartitionId> {
        let partitions = self.book.archive_index().of(person).iter().map(|(id, _)| *id);
        partitions.filter(|id| self.archive.is_closed(*id)).collect()
    }

    /// The partition with the last exchange with a person. None if that exchange is in memory.
    pub fn closed_with_last(&self, person: PersonId) -> Option<PartitionId> {
        let packed = self.book.archive_index().of(person).iter().map(|(id, packed)| (packed.days.last().copied(), *id));
        let in_memory = self.book.exchanges_with(person).next_back().and_then(|(_, it)| it.when);
        let (day, id) = packed.max()?;
        (day > in_memory && self.archive.is_closed(id)).then_some(id)
    }

    /// Removes all entries of Kith from the store and empties the book.
    pub fn erase(&mut self) {
        erase(&self.store);
        self.forget_all();
    }

    /// Empties the book. The store stays.
    pub(super) fn forget_all(&mut self) {
        self.book = Book::default();
        self.journal.forget();
        self.archive = Archive::default();
        self.generations = Generations::default();
        self.quarantine.forget();
    }
}

/// Removes all entries of Kith from a store.
pub fn erase<K: KeyValue>(store: &K) {
    // The lock's record goes last: without it, `EncryptedStore` counts as stale and refuses to remove the other
    // entries.
    let is_lock = |key: &&String| **key == StorageKey::Lock.to_string();
    let keys: Vec<String> = store.keys().into_iter().filter(|key| key.starts_with(PREFIX)).collect();
    keys.iter().filter(|key| !is_lock(key)).chain(keys.iter().filter(is_lock)).for_each(|key| store.remove(key));
}
