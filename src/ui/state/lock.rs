//! The lock: encryption of the store with a passphrase.
//!
//! Holds nothing of its own; the store has the data key. Invariant: while the lock is on, the mirror has no plain text
//! either. Needs the repository.

use super::repository::RepositoryContext;
use crate::store::{DataKey, WriteError};
use crate::web::durable_mirror;

/// Minutes without input before the app locks, unless the user chose another number (design decision).
pub(crate) const LOCK_MINUTES: u32 = 10;

/// Turns encryption on and off.
#[derive(Clone, Copy)]
pub(crate) struct Lock {
    repository: RepositoryContext,
}

impl Lock {
    pub(super) const fn new(repository: RepositoryContext) -> Self {
        Self { repository }
    }

    /// Turns encryption on with a new data key and its record, or stores another record for the same key.
    ///
    /// # Errors
    ///
    /// If the storage is full. Nothing is changed then.
    pub(crate) fn turn_on(self, key: DataKey, record: &str) -> Result<(), WriteError> {
        let result = self.repository.read_untracked(|it| it.store().enable_encryption(key, record));
        // Entries that only the mirror holds would otherwise stay plain there.
        let keep = self.repository.read_untracked(|it| it.current_keys());
        crate::web::spawn(async move { durable_mirror::sync(&keep, true).await });
        self.repository.redraw();
        result
    }

    /// Turns encryption off.
    ///
    /// # Errors
    ///
    /// If the storage is full. Encryption then stays on.
    pub(crate) fn turn_off(self) -> Result<(), WriteError> {
        let result = self.repository.read_untracked(|it| it.store().disable_encryption());
        self.repository.redraw();
        result
    }
}
