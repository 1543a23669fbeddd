//! Reading snapshots: finding the newest readable one, and merging it with the indexes of its partitions.
//!
//! **Invariant:** the snapshot that the head names is preferred. A newer one was written but never made current, and
//! the journal still has all its changes.

use crate::domain::{Change, Mode, Packed, PartitionId, Timestamp, VecMap, sort_by_key};
use crate::store::head::{Manifest, PartitionEntry, sum_in};
use crate::store::journal_codec::{CodecError, JournalEntry};
use crate::store::keys::StorageKey;
use crate::store::kv_store::KeyValue;
use crate::store::partition_codec::{self, Who};
use crate::store::repository::Repository;
use crate::store::role::{Role, is_of_first_schema};

/// The outlines of partitions, whose people may come with the snapshot.
pub(super) type Outlines = Vec<(PartitionId, Vec<(Who, Packed)>)>;

/// Stands for the content of an unreadable snapshot.
const NOTHING: Change = Change { stamp: Timestamp::FLOOR, mode: Mode::Merge, edits: Vec::new(), seen: Vec::new() };

impl<K: KeyValue, R: Role> Repository<K, R> {
    /// The newest readable snapshot, preferring the one that the head names, and its manifest.
    pub(super) fn snapshot(&mut self, now_millis: u64) -> Option<(Manifest, JournalEntry)> {
        let head = self.read_head();
        let found = self.find_snapshot(head.as_ref(), now_millis);
        let bare = |partitions: &[(PartitionId, u64)]| partitions.iter().copied().map(PartitionEntry::bare).collect();
        Some(match (head, found) {
            (None, None) => return None,
            (None, Some((generation, entry))) => {
                (Manifest { generation, book: None, partitions: bare(&entry.partitions) }, entry)
            }
            // A head of schema 3 names the partitions itself, even if the snapshot is unreadable.
            (Some(head), found) if head.book.is_some() => {
                (head, found.map_or_else(|| JournalEntry::new(NOTHING), |(_, entry)| entry))
            }
            (Some(head), Some((generation, entry))) if generation == head.generation => {
                (Manifest { partitions: bare(&entry.partitions), ..head }, entry)
            }
            // Before schema 3 the snapshot named its partitions. It is unreadable, but the partitions are all there.
            (Some(head), found) => {
                let partitions = bare(&self.newest_partitions(head.generation));
                let entry = found.map_or_else(|| JournalEntry::new(NOTHING), |(_, entry)| entry);
                (Manifest { partitions, ..head }, entry)
            }
        })
    }

    /// The newest readable snapshot and its generation. Quarantines the unreadable ones before it.
    fn find_snapshot(&mut self, head: Option<&Manifest>, now_millis: u64) -> Option<(u64, JournalEntry)> {
        let current = head.map(|manifest| manifest.generation);
        let mut generations: Vec<u64> =
            self.store.keys().iter().filter_map(|key| StorageKey::book_generation(key)).collect();
        if let Some(current) = current.filter(|generation| !generations.contains(generation)) {
            self.lack(&StorageKey::Book(current).to_string());
        }
        sort_by_key(&mut generations, |generation| (Some(*generation) == current, *generation));
        for generation in generations.into_iter().rev() {
            let key = StorageKey::Book(generation).to_string();
            let Some(text) = self.store.get(&key) else { continue };
            let named = head.and_then(|manifest| manifest.sum_of(&key));
            match R::read_snapshot(&text, now_millis) {
                None => continue,
                Some(Ok(entry)) if named.is_none() || named == sum_in(&text) => return Some((generation, entry)),
                Some(read) => self.cannot_read(read.err().unwrap_or(CodecError::Damaged), &key, &text),
            }
        }
        None
    }

    /// The head, or `None` if it is missing or unreadable.
    fn read_head(&mut self) -> Option<Manifest> {
        let key = StorageKey::Head.to_string();
        let text = self.store.get(&key)?;
        let read = Manifest::decode(&text);
        if let Err(why) = &read {
            self.cannot_read(*why, &key, &text);
        }
        read.ok()
    }

    /// Whether this program does not know the schema of the current snapshot.
    pub(super) fn has_unknown_snapshot(&self) -> bool {
        self.current_snapshot_text().is_some_and(|text| R::read_snapshot(&text, 0).is_none())
    }

    /// Whether the current snapshot has schema 1: a plain-text backup file, which shrinks only when this version
    /// rewrites it.
    pub(super) fn is_of_first_schema(&self) -> bool {
        self.current_snapshot_text().is_some_and(|text| is_of_first_schema(&text))
    }

    fn current_snapshot_text(&self) -> Option<String> {
        self.head().and_then(|generation| self.store.get(&StorageKey::Book(generation).to_string()))
    }

    /// The generation of the head.
    pub(super) fn head(&self) -> Option<u64> {
        let text = self.store.get(&StorageKey::Head.to_string())?;
        Manifest::decode(&text).ok().map(|manifest| manifest.generation)
    }

    /// The newest generation of every partition, up to the generation of the head.
    fn newest_partitions(&self, head: u64) -> Vec<(PartitionId, u64)> {
        let mut newest = VecMap::default();
        for (id, generation) in self.store.keys().iter().filter_map(|key| StorageKey::partition(key)) {
            if generation <= head {
                let known = newest.get(&id).copied().unwrap_or_default();
                newest.insert(id, generation.max(known));
            }
        }
        newest.into_iter().collect()
    }

    /// Merges a snapshot and the indexes of its partitions, except for the indexes that are already loaded.
    pub(super) fn take_snapshot(&mut self, manifest: Manifest, entry: JournalEntry, now_millis: u64) {
        let mut known = self.archive.take_partitions();
        let mut were_open = Vec::new();
        let mut outlines = Vec::new();
        for entry in self.begin_snapshot(manifest, &entry) {
            match known.remove(&entry.id) {
                Some(partition) if partition.generation == entry.generation => self.archive.insert(entry.id, partition),
                before => {
                    if before.is_some() {
                        self.book.archive_index_mut().forget(entry.id);
                    }
                    outlines.push((entry.id, self.load_index(&entry, now_millis)));
                    were_open.extend(before.and_then(|partition| partition.open).map(|_| entry.id));
                }
            }
        }
        known.into_iter().for_each(|(id, _)| self.book.archive_index_mut().forget(id));
        self.end_snapshot(&entry, outlines, now_millis);
        for id in were_open {
            self.load_partition(id, now_millis);
        }
    }

    /// Takes over the generation of a snapshot. Returns its partitions, whose indexes are to be loaded.
    pub(super) fn begin_snapshot(&mut self, manifest: Manifest, entry: &JournalEntry) -> Vec<PartitionEntry> {
        self.generations.last_revert = entry.last_revert_generation;
        self.journal.set_compacted(entry.compacted.clone());
        self.generations.advance(manifest);
        let must_compact = self.damage().iter().any(|corrupt| self.generations.current().names(&corrupt.was));
        self.generations.set_must_compact(must_compact);
        self.generations.current().partitions.clone()
    }

    /// Merges a snapshot after the indexes of its partitions, and the outlines of these.
    pub(super) fn end_snapshot(&mut self, entry: &JournalEntry, outlines: Outlines, now_millis: u64) {
        self.look_for_missing();
        self.archive.set_unarchived(entry.change.entities());
        self.book.write(&entry.change, now_millis);
        for (id, outline) in outlines {
            let outline = partition_codec::resolved(&self.book, outline);
            if self.archive.is_closed(id) {
                self.book.archive_index_mut().set(id, outline);
            }
        }
    }
}
