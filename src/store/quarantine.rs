//! Unreadable texts: quarantine, and the list of corrupt entries that the user sees.
//!
//! **Invariant:** an unreadable text is never changed and never overwritten: it is moved to quarantine under its
//! checksum, or stays under its key. A text of a newer version stays in place until the user decides.

use crate::store::journal_codec::CodecError;
use crate::store::keys::StorageKey;
use crate::store::kv_store::KeyValue;

/// A stored text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorruptEntry {
    /// The current key of the text. For a missing text, the key of the note about it.
    pub key: String,
    /// The original key of the text.
    pub was: String,
    /// The reason why it cannot be read.
    pub trouble: Trouble,
}

/// Why a stored text cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The text is corrupt, or its checksum differs from the one in the head.
    Damaged,
    /// The text is missing, together with this many people and exchanges; 0 if the number is unknown.
    Missing {
        /// The number of missing people.
        people: u64,
        /// The number of missing exchanges.
        exchanges: u64,
    },
    /// A newer version of Kith wrote it.
    Newer,
}

/// Prefix of the note that is stored for a missing text.
const GONE: &str = "gone:";

impl Trouble {
    /// The trouble of a quarantined text, from its stored content.
    fn of_quarantined(text: &str) -> Self {
        let counts = text.strip_prefix(GONE).and_then(|rest| rest.split_once(':'));
        let number = |digits: &str| digits.parse().unwrap_or_default();
        match counts {
            Some((people, exchanges)) => Self::Missing { people: number(people), exchanges: number(exchanges) },
            None => Self::Damaged,
        }
    }
}

impl CorruptEntry {
    /// Whether the text is in quarantine and can be removed. A text that did not fit there is moved at a later start.
    pub fn is_quarantined(&self) -> bool {
        StorageKey::is_quarantined(&self.key)
    }

    /// Whether the text was restored under its original key.
    fn is_restored(&self, store: &impl KeyValue) -> bool {
        self.trouble != Trouble::Damaged && self.key != self.was && store.get(&self.was).is_some()
    }
}

/// The corrupt entries that this session knows.
#[derive(Debug, Default)]
pub(super) struct Quarantine {
    entries: Vec<CorruptEntry>,
}

impl Quarantine {
    pub(super) fn entries(&self) -> &[CorruptEntry] {
        &self.entries
    }

    pub(super) fn has_newer(&self) -> bool {
        self.entries.iter().any(|entry| entry.trouble == Trouble::Newer)
    }

    /// Whether a journal entry was unreadable.
    pub(super) fn has_log(&self) -> bool {
        self.entries.iter().any(|entry| StorageKey::is_log(&entry.was))
    }

    /// Forgets the list. The texts stay.
    pub(super) fn forget(&mut self) {
        self.entries.clear();
    }

    /// Removes the texts of a newer version from the list and returns them.
    pub(super) fn take_newer(&mut self) -> Vec<CorruptEntry> {
        let newer = self.entries.iter().filter(|entry| entry.trouble == Trouble::Newer).cloned().collect();
        self.entries.retain(|entry| entry.trouble != Trouble::Newer);
        newer
    }

    /// Removes a text from quarantine. A text that could not be moved there stays.
    pub(super) fn remove(&mut self, store: &impl KeyValue, key: &str) {
        if StorageKey::is_quarantined(key) {
            store.remove(key);
            self.entries.retain(|entry| entry.key != key);
        }
    }

    /// Records an unreadable text and quarantines it. A text of a newer version stays in place.
    pub(super) fn add(&mut self, store: &impl KeyValue, why: CodecError, key: &str, text: &str) {
        match why {
            CodecError::Newer => self.note(key.to_owned(), key, Trouble::Newer),
            CodecError::Damaged => self.isolate(store, key, text),
        }
    }

    /// Moves a text to quarantine. If the copy does not fit, the text stays under its key and is not overwritten.
    fn isolate(&mut self, store: &impl KeyValue, key: &str, text: &str) {
        let quarantined = StorageKey::quarantined(key, text);
        if store.set(&quarantined, text).is_ok() {
            store.remove(key);
            self.note(quarantined, key, Trouble::Damaged);
        } else {
            self.note(key.to_owned(), key, Trouble::Damaged);
        }
    }

    fn note(&mut self, key: String, was: &str, trouble: Trouble) {
        if !self.entries.iter().any(|entry| entry.key == key) {
            self.entries.push(CorruptEntry { key, was: was.to_owned(), trouble });
        }
    }

    /// Records a missing text with its numbers of people and exchanges, and stores a note about it: the next compaction
    /// names only existing texts, so the head alone would forget the loss.
    pub(super) fn add_missing(
        &mut self,
        store: &impl KeyValue,
        was: &str,
        (people, exchanges): (u64, u64),
        may_write: bool,
    ) {
        let is_told = |key: String| StorageKey::is_quarantined(&key) && StorageKey::was(&key).as_deref() == Some(was);
        if self.entries.iter().any(|entry| entry.was == was) || store.keys().into_iter().any(is_told) {
            return;
        }
        let note = format!("{GONE}{people}:{exchanges}");
        let quarantined = StorageKey::quarantined(was, &note);
        let is_noted = may_write && store.set(&quarantined, &note).is_ok();
        let key = if is_noted { quarantined } else { was.to_owned() };
        self.note(key, was, Trouble::Missing { people, exchanges });
    }

    /// Updates the list: adds texts that were quarantined earlier or by another session, and drops those that are gone
    /// or restored. Returns whether the list has changed.
    pub(super) fn refresh(&mut self, store: &impl KeyValue) -> bool {
        let count = self.entries.len();
        self.drop_gone(store);
        let has_gone = self.entries.len() < count;
        let found = self.find_others(store);
        let has_more = !found.is_empty();
        self.entries.extend(found);
        has_gone || has_more
    }

    /// Drops entries that are gone or restored.
    fn drop_gone(&mut self, store: &impl KeyValue) {
        self.entries
            .retain(|entry| matches!(entry.trouble, Trouble::Missing { .. }) || store.get(&entry.key).is_some());
        self.entries.retain(|entry| {
            let is_restored = entry.is_restored(store);
            let is_removed = entry.is_quarantined() && store.get(&entry.key).is_none();
            if is_restored {
                store.remove(&entry.key);
            }
            !is_restored && !is_removed
        });
    }

    /// The quarantined texts that are not in the list. Removes the notes of missing texts that were restored.
    fn find_others(&self, store: &impl KeyValue) -> Vec<CorruptEntry> {
        let is_known = |key: &String| self.entries.iter().any(|entry| entry.key == *key);
        let mut found = Vec::new();
        for key in store.keys().into_iter().filter(|key| StorageKey::is_quarantined(key) && !is_known(key)) {
            let trouble = Trouble::of_quarantined(&store.get(&key).unwrap_or_default());
            let was = StorageKey::was(&key).unwrap_or_else(|| key.clone());
            if matches!(trouble, Trouble::Missing { .. }) && store.get(&was).is_some() {
                store.remove(&key);
            } else {
                found.push(CorruptEntry { key, was, trouble });
            }
        }
        found
    }
}
