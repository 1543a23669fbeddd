//! Recovery at the start: restores the texts that the store lost from the mirror.
//!
//! **Invariant:** the order of writes on this device decides which text is newer, not the clock: journal entries have a
//! [`Sequence`](crate::store::Sequence), and a snapshot says which entries it contains. A restored text has the
//! checksum that the head names.

use crate::domain::Mode;
use crate::store::head::{Manifest, sum_in};
use crate::store::journal_codec::decode;
use crate::store::keys::StorageKey;
use crate::store::kv_store::KeyValue;
use crate::store::partition_codec;
use crate::store::repository::Repository;
use crate::store::role::Role;

/// The result of restoring from the mirror.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// The number of restored journal entries.
    pub acts: u32,
    /// Whether the book may have changed.
    pub is_news: bool,
}

impl<K: KeyValue, R: Role> Repository<K, R> {
    /// Restores from the mirror: a compaction newer than the store's, missing or damaged texts, and journal entries
    /// that no snapshot contains.
    pub fn recover(&mut self, copy: &[(String, String)], now_millis: u64) -> Recovered {
        let has_compaction = self.recover_compaction(copy);
        let has_texts = self.recover_texts(copy);
        if has_compaction || has_texts {
            self.read_again(now_millis);
        }
        let acts = self.recover_journal(copy);
        if acts > 0 {
            // Reloads everything, because the restored entries may belong between entries that were already replayed.
            self.read_again(now_millis);
        }
        Recovered { acts, is_news: has_compaction || has_texts || acts > 0 }
    }

    /// Restores the texts of a compaction that is newer than the store's. Skips a compaction whose texts are not all in
    /// the store or the mirror. If only some of them fit, it is not made current, and the next compaction removes them.
    fn recover_compaction(&mut self, copy: &[(String, String)]) -> bool {
        let find = |key: &str| copy.iter().find(|(it, _)| it == key).map(|(_, text)| text.as_str());
        let head_key = StorageKey::Head.to_string();
        let Some((head, manifest)) = find(&head_key).and_then(|it| Some((it, Manifest::decode(it).ok()?))) else {
            return false;
        };
        let is_right = |key: &str, text: &str| manifest.sum_of(key).is_none_or(|it| sum_in(text) == Some(it));
        let keys: Vec<String> = manifest.keys().map(|it| it.to_string()).collect();
        let has = |key: &String| {
            let here = || self.store.get(key).is_some_and(|it| is_right(key, &it));
            find(key).is_some_and(|it| is_right(key, it)) || here()
        };
        // Before schema 3 the head does not name its partitions, so it cannot be checked whether all are present.
        let is_whole = manifest.book.is_some() && keys.iter().all(has);
        if Some(manifest.generation) <= self.head() || !is_whole || self.is_read_only() {
            return false;
        }
        let missing = keys.iter().filter(|it| !self.store.get(it).is_some_and(|text| is_right(it, &text)));
        let texts: Vec<(&String, &str)> = missing.filter_map(|it| Some((it, find(it)?))).collect();
        texts.into_iter().all(|(key, text)| self.store.set(key, text).is_ok())
            && self.store.set(&head_key, head).is_ok()
    }

    /// Restores texts that are missing or unreadable in the store, if the mirror's copy is intact.
    fn recover_texts(&mut self, copy: &[(String, String)]) -> bool {
        let mut has_any = false;
        for damage in self.damage().to_vec() {
            let Some((key, text)) = copy.iter().find(|(key, _)| *key == damage.was) else { continue };
            let is_right = self.generations.current().sum_of(key).is_none_or(|it| sum_in(text) == Some(it));
            if is_right && Self::can_read(key, text) && self.store.set(key, text).is_ok() {
                if damage.is_quarantined() {
                    self.store.remove(&damage.key);
                }
                has_any = true;
            }
        }
        has_any
    }

    /// Whether a text has the format that belongs to the key.
    fn can_read(key: &str, text: &str) -> bool {
        if key == StorageKey::Head.to_string() {
            Manifest::decode(text).is_ok()
        } else if StorageKey::partition(key).is_none() {
            decode(text).is_ok()
        } else if StorageKey::is_front(key) {
            partition_codec::read_front(text).is_ok()
        } else {
            partition_codec::read_past(text).is_ok()
        }
    }

    /// Restores the journal entries that are neither in the store nor in a snapshot. Returns their number.
    fn recover_journal(&mut self, copy: &[(String, String)]) -> u32 {
        if self.is_read_only() {
            return 0;
        }
        let mut count = 0;
        for (key, text) in copy.iter().filter(|(key, _)| StorageKey::is_log(key) && self.store.get(key).is_none()) {
            let Ok(entry) = decode(text) else { continue };
            let stamp = entry.change.stamp;
            let is_later = || self.book.version_vector().get(&stamp.device()).is_none_or(|it| *it < stamp);
            let is_lost = match entry.sequence {
                Some(_) => !self.journal.is_in_snapshot(entry.sequence),
                // Entries of earlier schemas have only a stamp, and it is not safe to replay a revert twice.
                None => entry.change.mode == Mode::Merge && is_later(),
            };
            count += u32::from(is_lost && self.store.set(key, text).is_ok());
        }
        count
    }
}
