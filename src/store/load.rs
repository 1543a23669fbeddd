//! Loading a store, and following the writes of other tabs.
//!
//! **Invariant:** loading never fails and never drops a text. Everything is merged into the book, so reading a text
//! twice has no effect.

use crate::domain::{EntityRef, PartitionId};
use crate::store::journal_codec::decode;
use crate::store::keys::StorageKey;
use crate::store::kv_store::KeyValue;
use crate::store::opening::{LoadReport, Opening};
use crate::store::partitions::ReadPartition;
use crate::store::repository::{PageRepository, Repository, WorkerRepository};
use crate::store::role::{Page, Role};

impl<K: KeyValue> WorkerRepository<K> {
    /// Loads a store. Never fails: unreadable texts are quarantined and listed in [`LoadReport`].
    pub fn open(store: K, now_millis: u64) -> (Self, LoadReport) {
        Self::load(store, now_millis)
    }
}

impl<K: KeyValue> PageRepository<K> {
    /// Loads a store for the page. A snapshot of an earlier schema is not read, only reported in
    /// [`LoadReport::is_old`], and the session is then read-only.
    pub fn open_current(store: K, now_millis: u64) -> (Self, LoadReport) {
        Self::load(store, now_millis)
    }

    /// Begins to load a store in steps, in the same way.
    pub fn begin(store: K, now_millis: u64) -> Opening<K, Page> {
        Opening::begin(store, now_millis)
    }
}

impl<K: KeyValue, R: Role> Repository<K, R> {
    pub(super) fn load(store: K, now_millis: u64) -> (Self, LoadReport) {
        let mut opening = Opening::begin(store, now_millis);
        while opening.step(now_millis) {}
        opening.finish(now_millis)
    }

    /// Loads the store into the empty book.
    fn read_all(&mut self, now_millis: u64) {
        if let Some((manifest, entry)) = self.snapshot(now_millis) {
            self.take_snapshot(manifest, entry, now_millis);
        }
        self.replay_new(now_millis);
        self.quarantine.refresh(&self.store);
    }

    /// Reloads the whole store, including the partitions that were loaded.
    pub(super) fn read_again(&mut self, now_millis: u64) {
        let were_open = self.archive.opened();
        self.forget_all();
        self.read_all(now_millis);
        for id in were_open {
            self.load_partition(id, now_millis);
        }
    }

    /// Loads the exchanges of a partition. Returns false if they are already loaded or cannot be read.
    pub fn open_partition(&mut self, id: PartitionId, now_millis: u64) -> bool {
        self.insert_read(id, None, now_millis)
    }

    /// Loads the exchanges of a partition, as they were read. Reads them anew if they could not be read, or if another
    /// tab has rewritten the partition. Returns false if they are already loaded or cannot be read.
    pub fn insert_read(&mut self, id: PartitionId, read: Option<ReadPartition>, now_millis: u64) -> bool {
        // Another tab may have removed the text of the known generation.
        self.load_newer_snapshot(now_millis);
        let is_closed_at = |generation| {
            self.archive.get(id).is_some_and(|known| known.open.is_none() && known.generation == generation)
        };
        match read {
            Some(read) if is_closed_at(read.generation) => self.insert_partition(id, read.rows, now_millis),
            _ => self.load_partition(id, now_millis),
        }
    }

    /// Loads all exchanges, for a backup or a merge.
    pub fn open_all(&mut self, now_millis: u64) {
        if self.next_closed().is_some() {
            self.load_newer_snapshot(now_millis);
            self.load_all_partitions(now_millis);
        }
    }

    /// Applies a write of another tab under `key`. Returns whether the book may have changed.
    pub fn apply_remote(&mut self, key: &str, text: &str, now_millis: u64) -> bool {
        if key == StorageKey::Head.to_string() {
            return self.sync(now_millis);
        }
        if !StorageKey::is_log(key) || self.journal.contains(key) {
            return false;
        }
        // The text is also in the store, where `sync` handles unreadable texts.
        let Ok(entry) = decode(text) else { return self.sync(now_millis) };
        if !entry.required_partitions.is_empty() {
            // The entry names partitions of the generation that the other tab knows.
            self.load_newer_snapshot(now_millis);
        }
        if !self.journal.contains(key) {
            self.replay(key, entry, now_millis);
        }
        true
    }

    /// Applies all writes of other tabs that this session has missed, and lists their unreadable texts. Returns whether
    /// anything is new.
    pub fn sync(&mut self, now_millis: u64) -> bool {
        let is_newer = self.load_newer_snapshot(now_millis);
        let has_damage = self.quarantine.refresh(&self.store);
        self.replay_new(now_millis) | is_newer | has_damage
    }

    /// Quarantines the texts of a newer version, at the user's request, and loads the rest. Quarantined texts can be
    /// downloaded, and importing a backup restores their content.
    pub fn quarantine_newer(&mut self, now_millis: u64) {
        for newer in self.quarantine.take_newer() {
            if let Some(text) = self.store.get(&newer.key) {
                self.cannot_read(crate::store::CodecError::Damaged, &newer.key, &text);
            }
        }
        self.read_again(now_millis);
    }

    /// Merges the current snapshot if another tab has written a newer one: a tab that was suspended cannot find those
    /// changes anywhere else. Returns whether it did.
    fn load_newer_snapshot(&mut self, now_millis: u64) -> bool {
        let head = self.head();
        if head.is_none() && self.is_erased() {
            self.forget_all();
            return true;
        }
        let current = self.generations.current().generation;
        let Some(head) = head.filter(|generation| *generation != current) else { return false };
        let text = self.store.get(&StorageKey::Book(head).to_string());
        let entry = text.and_then(|text| R::read_snapshot(&text, now_millis)?.ok());
        if entry.is_none_or(|entry| entry.last_revert_generation > current) {
            self.read_again(now_millis);
            return true;
        }
        self.archive.set_all_clean();
        if let Some((manifest, entry)) = self.snapshot(now_millis) {
            self.take_snapshot(manifest, entry, now_millis);
        }
        self.journal.retain_stored(&self.store);
        self.journal.records().for_each(|record| self.archive.note(record));
        self.evict();
        true
    }

    /// Unloads the exchanges that another tab has archived into a partition that is not loaded here, so that every
    /// exchange in memory is either unarchived or in a loaded partition.
    fn evict(&mut self) {
        let ids = self.book.exchanges.records().map(|(id, _)| EntityRef::from(id)).collect::<Vec<_>>();
        for entity in ids {
            if !self.archive.unarchived().contains(&entity) && self.archive.partition_of(entity).is_none() {
                self.book.unload(entity);
            }
        }
    }

    /// Whether another tab has erased the store: all snapshots and journal entries of this session are gone.
    fn is_erased(&self) -> bool {
        let had_any = self.generations.current().generation > 0 || !self.journal.is_empty();
        let has_any = |key: &String| StorageKey::book_generation(key).is_some() || StorageKey::is_log(key);
        had_any && !self.store.keys().iter().any(has_any)
    }
}
