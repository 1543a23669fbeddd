//! Small values stored beside the book: preferences and drafts.
//!
//! Holds nothing of its own; the values are in the store. Invariant: an empty value and a missing one are the same.
//! Needs the repository.

use super::repository::RepositoryContext;
use crate::store::{KeyValue, StorageKey};

/// Small values stored beside the book.
#[derive(Clone, Copy)]
pub(crate) struct Prefs {
    repository: RepositoryContext,
}

impl Prefs {
    pub(super) const fn new(repository: RepositoryContext) -> Self {
        Self { repository }
    }

    /// Reads a value. Empty if there is none.
    pub(crate) fn get(self, key: StorageKey) -> String {
        self.repository.read_untracked(|it| it.store().get(&key.to_string())).unwrap_or_default()
    }

    /// Stores a value, such as a draft. An empty value removes the entry.
    pub(crate) fn set(self, key: StorageKey, value: &str) {
        self.repository.read_untracked(|it| match value {
            "" => it.store().remove(&key.to_string()),
            // A draft that does not fit is still on the screen.
            value => drop(it.store().set(&key.to_string(), value)),
        });
    }

    /// A value as another tab stored it, decrypted if encryption is on.
    pub(crate) fn decrypt(self, key: StorageKey, text: Option<String>) -> String {
        let decrypt = |text| self.repository.read_untracked(|it| it.store().opened(&key.to_string(), text));
        text.map(decrypt).unwrap_or_default()
    }
}
