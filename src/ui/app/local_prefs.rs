//! Values stored beside the book: encryption, small preferences, and the state of the backups.

use leptos::prelude::*;

use super::App;
use crate::store::{BackupState, DataKey, KeyValue, StorageKey, WriteError};
use crate::web::{clock, durable_mirror};

impl App {
    /// Turns encryption on with a new data key and its record, or stores another record for the same key.
    ///
    /// # Errors
    ///
    /// If the storage is full. Nothing is changed then.
    pub(crate) fn enable_encryption(self, key: DataKey, record: &str) -> Result<(), WriteError> {
        let result = self.state.with_value(|it| it.session.store().enable_encryption(key, record));
        // Entries that only the mirror holds would otherwise stay plain there.
        let keep = self.with_repository_untracked(|it| it.current_keys());
        crate::web::spawn(async move { durable_mirror::sync(&keep, true).await });
        self.notify();
        result
    }

    /// Turns encryption off.
    ///
    /// # Errors
    ///
    /// If the storage is full. Encryption then stays on.
    pub(crate) fn disable_encryption(self) -> Result<(), WriteError> {
        let result = self.state.with_value(|it| it.session.store().disable_encryption());
        self.notify();
        result
    }

    /// Stores a small value beside the book, such as a draft. An empty value removes the entry.
    pub(crate) fn set_pref(self, key: StorageKey, value: &str) {
        self.state.with_value(|super::State { session: it, .. }| match value {
            "" => it.store().remove(&key.to_string()),
            // A draft that does not fit is still on the screen.
            value => drop(it.store().set(&key.to_string(), value)),
        });
    }

    /// A value as another tab stored it, decrypted if encryption is on.
    pub(crate) fn decrypt_pref(self, key: StorageKey, text: Option<String>) -> String {
        let opened = |text| self.state.with_value(|it| it.session.store().opened(&key.to_string(), text));
        text.map(opened).unwrap_or_default()
    }

    /// Reads a value stored beside the book. Empty if there is none.
    pub(crate) fn pref(self, key: StorageKey) -> String {
        self.state.with_value(|super::State { session: it, .. }| it.store().get(&key.to_string())).unwrap_or_default()
    }

    /// The day of the last backup and the number of changes since.
    pub(crate) fn backup_state(self) -> BackupState {
        self.version.track();
        BackupState::parse(&self.pref(StorageKey::Backup))
    }

    /// Like `backup_state`, without subscribing to changes.
    pub(crate) fn backup_state_now(self) -> BackupState {
        untrack(|| self.backup_state())
    }

    pub(super) fn count_change(self) {
        let mut state = self.backup_state_now();
        state.changed();
        self.set_pref(StorageKey::Backup, &state.to_string());
    }

    /// Notifies views of a change in the values beside the book.
    pub(crate) fn notify(self) {
        self.version.update(|it| *it = it.wrapping_add(1));
    }

    /// Records that a backup of the book as of `then` was saved.
    pub(crate) fn backed_up(self, then: BackupState) {
        self.note_backup(|it| it.saved(clock::today(), then));
    }

    /// Records that the automatic backup was written with the book as of `then`.
    pub(super) fn kept_up(self, then: BackupState) {
        self.note_backup(|it| it.kept(clock::today(), then));
    }

    /// Records that the automatic backup is to get another passphrase, or none.
    pub(crate) fn passphrase_changed(self) {
        self.note_backup(BackupState::passphrase_changed);
    }

    fn note_backup(self, note: impl FnOnce(&mut BackupState)) {
        let mut state = self.backup_state_now();
        note(&mut state);
        self.set_pref(StorageKey::Backup, &state.to_string());
        self.notify();
    }
}
