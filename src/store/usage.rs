//! What the store's room goes to.

use crate::store::{KeyValue, PREFIX, Repository, StorageKey};

/// How many UTF-16 code units an origin may store, keys and values together, in Chromium and Firefox.
pub const QUOTA_UNITS: usize = 5_242_880;

/// UTF-16 code units that keys and values take, by what they are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// People, packed.
    pub people: usize,
    /// Exchanges, packed.
    pub past: usize,
    /// What is recent, and everything that is neither a person nor an exchange.
    pub recent: usize,
    /// Changes that are not folded yet.
    pub journal: usize,
    /// The generation before, which can be dropped.
    pub previous: usize,
    /// What could not be read.
    pub aside: usize,
    /// Small things beside the book.
    pub other: usize,
    /// What is somebody else's: other pages of the same address share the room.
    pub foreign: usize,
    /// The same in bytes as Safari counts them: two for every letter of a text with any letter beyond U+00FF.
    pub safari_bytes: usize,
}

impl Usage {
    /// All of it.
    pub const fn units(&self) -> usize {
        self.people + self.past + self.recent + self.journal + self.previous + self.aside + self.other + self.foreign
    }

    /// How much of a browser's room is used, from nought to one, as it counts: bytes in Safari, units elsewhere.
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
}

impl<K: KeyValue> Repository<K> {
    /// What the store's room goes to.
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
        let is_current =
            StorageKey::part(key).is_some_and(|(part, it)| self.past.get(&part).is_some_and(|at| at.generation == it));
        if !key.starts_with(PREFIX) {
            &mut usage.foreign
        } else if StorageKey::is_log(key) {
            &mut usage.journal
        } else if StorageKey::is_aside(key) {
            &mut usage.aside
        } else if StorageKey::generation(key).is_none() {
            &mut usage.other
        } else if StorageKey::book_generation(key) == Some(self.current.generation) {
            &mut usage.recent
        } else if is_current && StorageKey::is_front(key) {
            &mut usage.people
        } else if is_current {
            &mut usage.past
        } else {
            &mut usage.previous
        }
    }

    /// UTF-16 code units that keys and values take.
    pub fn units(&self) -> usize {
        self.usage().units()
    }
}
