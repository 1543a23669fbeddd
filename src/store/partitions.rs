//! Loading partitions: their indexes at the start, their exchanges on demand.
//!
//! **Invariant:** a partition is read from the text that the head names. If that text is damaged or missing, an earlier
//! generation stands in, and the partition is dirty, so that the next compaction writes it again.

use crate::domain::{Packed, PartitionId, Row, sort_by_key};
use crate::store::archive::Partition;
use crate::store::head::{PartitionEntry, sum_in};
use crate::store::journal_codec::CodecError;
use crate::store::keys::StorageKey;
use crate::store::kv_store::KeyValue;
use crate::store::partition_codec::{self, PartitionIndex, Who};
use crate::store::repository::Repository;

/// The exchanges of a partition that are read and not in the book yet.
#[derive(Debug)]
pub struct ReadPartition {
    /// The generation of the text.
    pub(super) generation: u64,
    /// The exchanges.
    pub(super) rows: Vec<Row>,
}

impl<K: KeyValue, R> Repository<K, R> {
    /// Reads the exchanges of a partition, without a change of the book. Reading and inserting are separate, so that
    /// each can be a task of its own on a slow phone. None if the text is not as the head names it, which
    /// `insert_read` reports.
    pub fn read_ahead(&self, id: PartitionId) -> Option<ReadPartition> {
        let generation = self.archive.get(id)?.generation;
        let rows = partition_codec::read_past(&self.past_text(id, generation)?).ok()?;
        Some(ReadPartition { generation, rows })
    }

    /// The text of the packed exchanges of a partition, if it is the one that the head names.
    pub(super) fn past_text(&self, id: PartitionId, generation: u64) -> Option<String> {
        let key = StorageKey::Past(id, generation).to_string();
        self.store.get(&key).filter(|text| self.is_named(&key, text))
    }

    /// Whether a text is the one that the head names: it may be intact and still be another.
    fn is_named(&self, key: &str, text: &str) -> bool {
        self.generations.current().sum_of(key).is_none_or(|sum| sum_in(text) == Some(sum))
    }

    /// Loads the exchanges of a partition into memory, from the generation that is known here. Returns false if there
    /// are none to load.
    pub(super) fn load_partition(&mut self, id: PartitionId, now_millis: u64) -> bool {
        let Some(partition) = self.archive.get(id).filter(|partition| partition.open.is_none()) else { return false };
        let wanted = partition.generation;
        let read = self.read_partition(StorageKey::Past, id, wanted, partition_codec::read_past);
        self.insert_partition(id, read.map(|(rows, _)| rows).unwrap_or_default(), now_millis)
    }

    /// Inserts the exchanges of a partition into the book. Returns false if there are none.
    pub(super) fn insert_partition(&mut self, id: PartitionId, rows: Vec<Row>, now_millis: u64) -> bool {
        let open = rows.iter().map(|row| row.entity.uuid).collect();
        let is_there = !rows.is_empty();
        self.book.insert_rows(rows, now_millis);
        self.book.archive_index_mut().forget(id);
        self.archive.open(id, open);
        is_there
    }

    /// Loads all exchanges, from the generations that are known here.
    pub(super) fn load_all_partitions(&mut self, now_millis: u64) {
        while let Some(id) = self.next_closed() {
            self.load_partition(id, now_millis);
        }
    }

    /// Merges the people of a partition. Returns its outline, which may name people who are not in the book yet.
    pub(super) fn load_index(&mut self, entry: &PartitionEntry, now_millis: u64) -> Vec<(Who, Packed)> {
        let PartitionEntry { id, generation, .. } = *entry;
        let read = self.read_partition(StorageKey::Front, id, generation, partition_codec::read_front);
        let is_as_wanted = read.as_ref().is_some_and(|(_, found)| *found == generation);
        let PartitionIndex { people, outline } = read.map(|(index, _)| index).unwrap_or_default();
        let known = people.iter().map(|row| row.entity.uuid).collect();
        self.book.insert_rows(people, now_millis);
        self.archive.insert(id, Partition { generation, people: known, open: None, sums: entry.sums.clone() });
        if !is_as_wanted {
            // Without its outline, or with an older one, the exchanges of this partition would be counted wrongly.
            self.load_partition(id, now_millis);
            self.archive.set_dirty(id);
        }
        outline
    }

    /// Checks that every text named by the head exists, so that a missing one is reported at once and not on first use.
    pub(super) fn look_for_missing(&mut self) {
        let keys = self.store.keys().into_iter().filter(|key| StorageKey::partition(key).is_some());
        let there = crate::domain::into_set(keys);
        for key in self.current_keys().iter().filter(|key| !there.contains(*key)) {
            if let Some((id, _)) = StorageKey::partition(key) {
                self.lack(key);
                self.archive.set_dirty(id);
            }
        }
    }

    /// Reads the text of a partition and returns it with its generation. Falls back to the newest earlier generation if
    /// the wanted one is damaged or missing.
    fn read_partition<T>(
        &mut self,
        key: fn(PartitionId, u64) -> StorageKey,
        id: PartitionId,
        wanted: u64,
        read: fn(&str) -> Result<T, CodecError>,
    ) -> Option<(T, u64)> {
        if let Some(content) = self.read_text(key(id, wanted), read) {
            return Some((content, wanted));
        }
        // Delayed until here, because it scans every key of the store.
        let is_front = StorageKey::is_front(&key(id, wanted).to_string());
        let earlier = generations(&self.store, is_front, id).into_iter().filter(|generation| *generation < wanted);
        // The next compaction rewrites the partition, so that the head names an existing text.
        self.archive.set_dirty(id);
        earlier.into_iter().find_map(|generation| Some((self.read_text(key(id, generation), read)?, generation)))
    }

    /// Reads a text, and quarantines it if it is damaged.
    fn read_text<T>(&mut self, key: StorageKey, read: fn(&str) -> Result<T, CodecError>) -> Option<T> {
        let key = key.to_string();
        let Some(text) = self.store.get(&key) else {
            self.lack(&key);
            return None;
        };
        match read(&text) {
            Ok(content) if self.is_named(&key, &text) => return Some(content),
            Ok(_) => self.cannot_read(CodecError::Damaged, &key, &text),
            Err(why) => self.cannot_read(why, &key, &text),
        }
        None
    }
}

/// The stored generations of a partition's front or past, the newest first.
fn generations(store: &impl KeyValue, is_front: bool, partition: PartitionId) -> Vec<u64> {
    let keys = store.keys().into_iter().filter(|key| StorageKey::is_front(key) == is_front);
    let of_partition = keys.filter_map(|key| StorageKey::partition(&key)).filter(|(id, _)| *id == partition);
    let mut generations: Vec<u64> = of_partition.map(|(_, generation)| generation).collect();
    sort_by_key(&mut generations, |generation| std::cmp::Reverse(*generation));
    generations
}
