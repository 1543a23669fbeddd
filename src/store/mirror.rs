//! The second copy: a store beside the store, whose writes are on the disk sooner.
//!
//! A browser keeps what is written to localStorage in memory for seconds, for large writes far longer, and one that is
//! killed meanwhile has lost it; so has one whose storage another page of the same address cleared. [`Mirrored`] repeats
//! each write of the book in a [`Mirror`], and at the start [`Repository::recover`] takes from it what the store lacks.
//!
//! What is newer is what was written later on this device: entries of the journal have a [`Sequence`], and a snapshot says
//! which of them it holds. No clock is asked.

use std::cell::RefCell;

use serde_json::{Value, json};

use crate::domain::Mode;
use crate::store::head::{Manifest, sum_in};
use crate::store::journal_codec::decode;
use crate::store::{KeyValue, Repository, Size, StorageKey, WriteError};

/// A second copy of some keys. Its writes cannot fail here: where there is none, the store is all there is.
pub trait Mirror {
    /// Sets a key or removes it, after everything that was asked before.
    fn put(&self, key: &str, text: Option<&str>);
}

/// A store with a second copy of what the book is made of.
#[derive(Debug)]
pub struct Mirrored<K, M> {
    store: K,
    mirror: M,
    /// The records that the lock had, the present one last: any of them may be what reached the disk.
    locks: RefCell<Vec<Option<String>>>,
}

impl<K: KeyValue, M: Mirror> Mirrored<K, M> {
    /// A store and its second copy.
    pub const fn new(store: K, mirror: M) -> Self {
        Self { store, mirror, locks: RefCell::new(Vec::new()) }
    }

    /// Goes on from the lock's records that the second copy remembers, where the last of them is the present one.
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

    /// The second copy.
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
            // What it replaces is kept beside it, so that at the start it can be told whether the store lost the change.
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

/// How many records of the lock are remembered (design decision: as many changes as anybody makes in a few seconds).
const MAX_LOCKS: usize = 8;

/// What became of the lock and did not reach the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockChange {
    /// It was put on, or got another passphrase: this is its record.
    On(String),
    /// It was taken off.
    Off,
}

/// What the second copy knows of the lock that the store has lost, by the text under [`StorageKey::Lock`] in each. None where the
/// store has it, or has moved on since.
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

/// The records that the lock had, the last one last; none where it was off.
fn lock_records(copy: &str) -> Option<Vec<Option<String>>> {
    let records: Value = serde_json::from_str(copy).ok()?;
    Some(records.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect())
}

/// What the second copy brought back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// How many acts.
    pub acts: u32,
    /// Whether the book may have changed.
    pub is_news: bool,
}

impl<K: KeyValue> Repository<K> {
    /// Takes from the second copy what the store lacks: a fold that is later than the store's, texts that are missing or
    /// damaged, and entries of the journal that no snapshot holds.
    pub fn recover(&mut self, copy: &[(String, String)], now_millis: u64) -> Recovered {
        let has_fold = self.recover_fold(copy);
        let has_texts = self.recover_texts(copy);
        if has_fold || has_texts {
            self.read_again(now_millis);
        }
        let acts = self.recover_journal(copy);
        if acts > 0 {
            // From the beginning, because they may belong between those that were played.
            self.read_again(now_millis);
        }
        Recovered { acts, is_news: has_fold || has_texts || acts > 0 }
    }

    /// Puts back the texts of a fold that is later than the one here. One that is not whole, here and in the copy together,
    /// is left alone; what fits only in part is never made current, and the next fold clears it away.
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
        // Before schema 3 a head does not name its parts, so whether all are there cannot be told.
        let is_whole = manifest.book.is_some() && keys.iter().all(has);
        if Some(manifest.generation) <= self.head() || !is_whole || self.is_read_only() {
            return false;
        }
        let missing = keys.iter().filter(|it| !self.store.get(it).is_some_and(|text| is_right(it, &text)));
        let texts: Vec<(&String, &str)> = missing.filter_map(|it| Some((it, find(it)?))).collect();
        texts.into_iter().all(|(key, text)| self.store.set(key, text).is_ok())
            && self.store.set(&head_key, head).is_ok()
    }

    /// Puts back texts that are missing here or cannot be read, where the copy has them as they were written.
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

    /// Whether a text is one that the key may have.
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

    /// Puts back the entries of the journal that are not here and that no snapshot holds. Returns how many.
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
                // One of an earlier schema says no more than its stamp, and going back is not safe to repeat.
                None => kept.change.mode == Mode::Merge && is_later(),
            };
            count += u32::from(is_lost && self.store.set(key, text).is_ok());
        }
        count
    }
}
