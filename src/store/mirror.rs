//! The mirror: a second copy of the store, which reaches the disk sooner than localStorage does.
//!
//! Browsers hold localStorage writes in memory for seconds, large ones for much longer. If the browser is killed
//! meanwhile, they are lost; the same happens if another page of the same origin clears the storage. [`Mirrored`]
//! repeats each write of the book in a [`Mirror`]; `recovery` restores from it the texts that the store lacks.
//!
//! **Invariant:** the mirror gets the same writes as the store, in the same order, each after the store has accepted
//! it.

use std::cell::RefCell;

use serde_json::{Value, json};

use crate::store::keys::StorageKey;
use crate::store::kv_store::{KeyValue, Size, WriteError};

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
