//! Replaying the journal.
//!
//! **Invariant:** entries are replayed in the order of their sequence, each at most once, and an exchange is edited
//! only after its partition was loaded.

use crate::domain::{EntityRef, ExchangeId, Kind, into_set, sort_by_key};
use crate::store::journal::JournalRecord;
use crate::store::journal_codec::{JournalEntry, decode};
use crate::store::keys::StorageKey;
use crate::store::kv_store::KeyValue;
use crate::store::repository::Repository;

impl<K: KeyValue, R> Repository<K, R> {
    /// Replays the journal entries that are not known yet, in the order of their sequence: the store may list its keys
    /// in any order, and the clock may have been wrong. Returns whether there were new or unreadable entries.
    pub(super) fn replay_new(&mut self, now_millis: u64) -> bool {
        let is_new = |key: &String| StorageKey::is_log(key) && !self.journal.contains(key);
        let keys = into_set(self.store.keys().into_iter().filter(is_new));
        let mut entries = Vec::new();
        let count = self.damage().len();
        for key in keys {
            let Some(text) = self.store.get(&key) else { continue };
            match decode(&text) {
                Ok(entry) => entries.push((key, entry)),
                Err(why) => self.cannot_read(why, &key, &text),
            }
        }
        let has_news = !entries.is_empty() || self.damage().len() > count;
        sort_by_key(&mut entries, |(_, entry)| entry.sequence);
        for (key, entry) in entries {
            self.replay(&key, entry, now_millis);
        }
        has_news
    }

    /// Writes a journal entry to the book.
    pub(super) fn replay(&mut self, key: &str, entry: JournalEntry, now_millis: u64) {
        let sequence = entry.sequence;
        if self.journal.is_in_snapshot(sequence) {
            // A compaction was interrupted, or the browser lost its last writes. The entry is already in the snapshot
            // and must not be written twice, because a later entry may have reverted it.
            self.journal.insert(key.to_owned(), JournalRecord { sequence, ..JournalRecord::default() });
            return;
        }
        for id in &entry.required_partitions {
            self.load_partition(*id, now_millis);
        }
        let record = JournalRecord { sequence, ..JournalRecord::of(&entry.change) };
        let is_known = |entity: &EntityRef| self.book.exchanges.record(ExchangeId::from_uuid(entity.uuid)).is_some();
        let all_known = record.entities.iter().filter(|entity| entity.kind == Kind::Exchanges).all(is_known);
        if !entry.required_partitions.is_empty() && !all_known {
            // The partitions were rearranged after this entry was written. The edited exchange is in one of them.
            self.load_all_partitions(now_millis);
        }
        self.book.write(&entry.change, now_millis);
        self.archive.note(&record);
        self.journal.insert(key.to_owned(), record);
    }

    /// Reports missing journal entries. To be called after the mirror has restored its entries.
    pub fn look_for_gaps(&mut self) {
        let gaps = self.journal.gaps();
        // An unreadable entry leaves a gap too, but is already reported.
        let is_told = self.quarantine.has_log();
        if !gaps.is_empty() || is_told {
            self.generations.set_must_compact(true);
        }
        if !is_told {
            gaps.into_iter().for_each(|number| self.lack(&StorageKey::lost_log(number)));
        }
    }
}
