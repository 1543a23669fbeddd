//! The mirror: a second copy of the store, which reaches the disk sooner than localStorage does.
//!
//! Browsers hold localStorage writes in memory for seconds, large ones for much longer. If the browser is killed
//! meanwhile, they are lost; the same happens if another page of the same origin clears the storage. [`Mirrored`]
//! repeats each write of the book in a [`Mirror`], and at the start [`Repository::recover`] restores from it the texts
//! that the store lacks.
//!
//! The order of writes on this device decides which text is newer, not the clock: journal entries have a
//! [`Sequence`](crate::store::Sequence), and a snapshot says which entries it contains.

use std::cell::RefCell;

use serde_json::{Value, json};

use crate::domain::Mode;
use crate::store::head::{Manifest, sum_in};
use crate::store::journal_codec::decode;
use crate::store::{KeyValue, Repository, Size, StorageKey, WriteError};

/// A second copy of some keys. Its writes report no errors: without a working mirror, the store is the only copy.
pub trait Mirror {
    /// Sets or removes a key, after all earlier calls.
    fn put(&self, key: &str, text: Option<&str>);
}

/// A store that repeats the writes of the book's keys in a mirror.
#[derive(Debug)]
pub struct Mirrored<K, M> {
    store: K,
    mirror: M,
    /// The past records of the lock, the current one last. Any of them may be the one on the disk.
    locks: RefCell<Vec<Option<String>>>,
}

impl<K: KeyValue, M: Mirror> Mirrored<K, M> {
    /// Combines a store with its mirror.
    pub const fn new(store: K, mirror: M) -> Self {
        Self { store, mirror, locks: RefCell::new(Vec::new()) }
    }

    /// Continues the mirror's list of lock records, if its last record is the current one.
    pub fn remember_locks(&self, copy: &str) {
        let known: Vec<Option<String>> = lock_records(copy).unwrap_or_default();
        if self.locks.borrow().is_empty() && known.last() == Some(&self.store.get(&StorageKey::Lock.to_string())) {
            self.locks.replace(known);
        }
    }

    /// The store itself.
    pub const fn store(&self) -> &K {
        &self.store
    }

    /// The mirror.
    pub const fn mirror(&self) -> &M {
        &self.mirror
    }

    fn repeat(&self, key: &str, text: Option<&str>, before: Option<String>) {
        if key == StorageKey::Lock.to_string() {
            let mut locks = self.locks.borrow_mut();
            if locks.last() != Some(&before) {
                locks.push(before);
            }
            locks.push(text.map(str::to_owned));
            let from = locks.len().saturating_sub(MAX_LOCKS);
            locks.drain(..from);
            // The mirror keeps the replaced records too, so that at the start it is clear whether the store lost the
            // change.
            self.mirror.put(key, Some(&json!(*locks).to_string()));
        } else if StorageKey::is_mirrored(key) {
            self.mirror.put(key, text);
        }
    }
}

impl<K: KeyValue, M: Mirror> KeyValue for Mirrored<K, M> {
    fn get(&self, key: &str) -> Option<String> {
        self.store.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        let before = if key == StorageKey::Lock.to_string() { self.store.get(key) } else { None };
        self.store.set(key, value)?;
        self.repeat(key, Some(value), before);
        Ok(())
    }

    fn remove(&self, key: &str) {
        let before = if key == StorageKey::Lock.to_string() { self.store.get(key) } else { None };
        self.store.remove(key);
        self.repeat(key, None, before);
    }

    fn keys(&self) -> Vec<String> {
        self.store.keys()
    }

    fn raw(&self, key: &str) -> Option<String> {
        self.store.raw(key)
    }

    fn size(&self, key: &str) -> Size {
        self.store.size(key)
    }
}

/// The number of lock records in the mirror (design decision: more passphrase changes than a user makes within
/// seconds).
const MAX_LOCKS: usize = 8;

/// A change of the lock that did not reach the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockChange {
    /// The lock was turned on or got another passphrase. Holds the lock's record.
    On(String),
    /// The lock was turned off.
    Off,
}

/// The lock change that the mirror has and the store has lost, from their texts under [`StorageKey::Lock`]. None if the
/// store has the change, or a later one.
///
/// ```
/// # use kith::store::{LockChange, lock_change};
/// assert_eq!(lock_change(None, r#"[null,"record"]"#), Some(LockChange::On("record".into())));
/// assert_eq!(lock_change(Some("record"), r#"["record",null]"#), Some(LockChange::Off));
/// assert_eq!(lock_change(Some("record"), r#"[null,"record"]"#), None);
/// assert_eq!(lock_change(Some("another"), r#"["record",null]"#), None);
/// ```
pub fn lock_change(here: Option<&str>, copy: &str) -> Option<LockChange> {
    let records = lock_records(copy)?;
    let (last, before) = records.split_last()?;
    let is_lost = last.as_deref() != here && before.iter().any(|it| it.as_deref() == here);
    is_lost.then(|| last.clone().map_or(LockChange::Off, LockChange::On))
}

/// The records in the mirror's text, the latest last; `None` stands for a lock that was off.
fn lock_records(copy: &str) -> Option<Vec<Option<String>>> {
    let records: Value = serde_json::from_str(copy).ok()?;
    Some(records.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect())
}

/// The result of restoring from the mirror.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// The number of restored journal entries.
    pub acts: u32,
    /// Whether the book may have changed.
    pub is_news: bool,
}

impl<K: KeyValue> Repository<K> {
    /// Restores from the mirror: a compaction newer than the store's, missing or damaged texts, and journal entries
    /// that no snapshot contains.
    pub fn recover(&mut self, copy: &[(String, String)], now_millis: u64) -> Recovered {
        let has_fold = self.recover_fold(copy);
        let has_texts = self.recover_texts(copy);
        if has_fold || has_texts {
            self.read_again(now_millis);
        }
        let acts = self.recover_journal(copy);
        if acts > 0 {
            // Reloads everything, because the restored entries may belong between entries that were already replayed.
            self.read_again(now_millis);
        }
        Recovered { acts, is_news: has_fold || has_texts || acts > 0 }
    }

    /// Restores the texts of a compaction that is newer than the store's. Skips a compaction whose texts are not all in
    /// the store or the mirror. If only some of them fit, it is not made current, and the next compaction removes them.
    fn recover_fold(&mut self, copy: &[(String, String)]) -> bool {
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
        for damage in self.damage.clone() {
            let Some((key, text)) = copy.iter().find(|(key, _)| *key == damage.was) else { continue };
            let is_right = self.current.sum_of(key).is_none_or(|it| sum_in(text) == Some(it));
            if is_right && Self::can_read(key, text) && self.store.set(key, text).is_ok() {
                if damage.is_aside() {
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
        } else if StorageKey::part(key).is_none() {
            decode(text).is_ok()
        } else if StorageKey::is_front(key) {
            super::archive::read_front(text).is_ok()
        } else {
            super::archive::read_past(text).is_ok()
        }
    }

    /// Restores the journal entries that are neither in the store nor in a snapshot. Returns their number.
    fn recover_journal(&mut self, copy: &[(String, String)]) -> u32 {
        if self.is_read_only() {
            return 0;
        }
        let mut count = 0;
        for (key, text) in copy.iter().filter(|(key, _)| StorageKey::is_log(key) && self.store.get(key).is_none()) {
            let Ok(kept) = decode(text) else { continue };
            let stamp = kept.change.stamp;
            let is_later = || self.book.version_vector().get(&stamp.device()).is_none_or(|it| *it < stamp);
            let is_lost = match kept.sequence {
                Some(_) => !self.is_in_snapshot(kept.sequence),
                // Entries of earlier schemas have only a stamp, and it is not safe to replay a revert twice.
                None => kept.change.mode == Mode::Merge && is_later(),
            };
            count += u32::from(is_lost && self.store.set(key, text).is_ok());
        }
        count
    }
}
