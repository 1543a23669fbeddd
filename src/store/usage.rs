//! Storage usage by category.

use crate::store::keys::{PREFIX, StorageKey};
use crate::store::kv_store::KeyValue;
use crate::store::repository::Repository;

/// The quota of an origin in Chromium and Firefox, in UTF-16 code units of keys and values together.
pub const QUOTA_UNITS: usize = 5_242_880;

/// UTF-16 code units of keys and values, by category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// The fronts of the partitions: archived people.
    pub people: usize,
    /// The pasts of the partitions: archived exchanges.
    pub past: usize,
    /// The snapshot: recent people and exchanges, and all records of other kinds.
    pub recent: usize,
    /// Journal entries that are not compacted yet.
    pub journal: usize,
    /// The texts of other generations, which can be dropped.
    pub previous: usize,
    /// Quarantined texts.
    pub quarantined: usize,
    /// Other entries of Kith, such as settings and drafts.
    pub other: usize,
    /// Entries of other pages of the same origin, which share the quota.
    pub foreign: usize,
    /// The total in bytes as Safari counts it: two per character for a text with any character beyond U+00FF.
    pub safari_bytes: usize,
}

impl Usage {
    /// The total in UTF-16 code units.
    pub const fn units(&self) -> usize {
        self.people
            + self.past
            + self.recent
            + self.journal
            + self.previous
            + self.quarantined
            + self.other
            + self.foreign
    }

    /// The used fraction of the browser's quota, from 0 to 1. Safari counts bytes, other browsers count UTF-16 code
    /// units.
    ///
    /// ```
    /// # use kith::store::Usage;
    /// let usage = Usage { past: 2_621_440, safari_bytes: 5_242_880, ..Usage::default() };
    /// assert_eq!((usage.part(false), usage.part(true)), (0.5, 1.0));
    /// ```
    #[expect(clippy::cast_precision_loss, reason = "five million")]
    pub const fn part(&self, counts_bytes: bool) -> f64 {
        let used = if counts_bytes { self.safari_bytes } else { self.units() };
        used as f64 / QUOTA_UNITS as f64
    }

    /// The room that is left for new texts, in UTF-16 code units. Where the browser counts bytes, a new text may take
    /// two for each unit.
    ///
    /// ```
    /// # use kith::store::Usage;
    /// let usage = Usage { past: 2_621_440, foreign: 2_000_000, safari_bytes: 5_000_000, ..Usage::default() };
    /// assert_eq!((usage.free(false), usage.free(true)), (621_440, 121_440));
    /// ```
    pub const fn free(&self, counts_bytes: bool) -> usize {
        if counts_bytes {
            QUOTA_UNITS.saturating_sub(self.safari_bytes) / 2
        } else {
            QUOTA_UNITS.saturating_sub(self.units())
        }
    }
}

impl<K: KeyValue, R> Repository<K, R> {
    /// Measures the store by category.
    pub fn usage(&self) -> Usage {
        let mut usage = Usage::default();
        for key in self.store.keys() {
            let size = self.store.size(&key);
            let units = key.encode_utf16().count() + size.units;
            usage.safari_bytes += if size.is_wide { units * 2 } else { units };
            *self.heap(&key, &mut usage) += units;
        }
        usage
    }

    fn heap<'a>(&self, key: &str, usage: &'a mut Usage) -> &'a mut usize {
        let is_current = StorageKey::partition(key)
            .is_some_and(|(id, it)| self.archive.get(id).is_some_and(|partition| partition.generation == it));
        if !key.starts_with(PREFIX) {
            &mut usage.foreign
        } else if StorageKey::is_log(key) {
            &mut usage.journal
        } else if StorageKey::is_quarantined(key) {
            &mut usage.quarantined
        } else if StorageKey::generation(key).is_none() {
            &mut usage.other
        } else if StorageKey::book_generation(key) == Some(self.generations.current().generation) {
            &mut usage.recent
        } else if is_current && StorageKey::is_front(key) {
            &mut usage.people
        } else if is_current {
            &mut usage.past
        } else {
            &mut usage.previous
        }
    }

    /// The UTF-16 code units of all keys and values.
    pub fn units(&self) -> usize {
        self.usage().units()
    }
}
