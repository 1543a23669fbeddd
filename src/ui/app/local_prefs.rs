//! What is kept beside the book: the lock, small texts, and how long ago a backup was taken.

use leptos::prelude::*;

use super::App;
use crate::store::{BackupState, DataKey, KeyValue, StorageKey, WriteError};
use crate::web::{clock, durable_mirror};

impl App {
    /// Puts the lock on with a new data key and its record, or with another record for the same key.
    ///
    /// # Errors
    ///
    /// If there is no room. Everything is then as it was.
    pub(crate) fn enable_encryption(self, key: DataKey, record: &str) -> Result<(), WriteError> {
        let result = self.state.with_value(|it| it.session.store().enable_encryption(key, record));
        // What the second copy had beside the store would stay plain there.
        crate::web::spawn(durable_mirror::sync());
        self.notify();
        result
    }

    /// Takes the lock off.
    ///
    /// # Errors
    ///
    /// If there is no room. The lock then stays on.
    pub(crate) fn disable_encryption(self) -> Result<(), WriteError> {
        let result = self.state.with_value(|it| it.session.store().disable_encryption());
        self.notify();
        result
    }

    /// Keeps a small thing beside the book: a draft, the date of a backup.
    pub(crate) fn set_pref(self, key: StorageKey, value: &str) {
        self.state.with_value(|super::State { session: it, .. }| match value {
            "" => it.store().remove(&key.to_string()),
            // A draft that does not fit is still on the screen.
            value => drop(it.store().set(&key.to_string(), value)),
        });
    }

    /// A small thing as another tab wrote it, opened where the lock is on.
    pub(crate) fn decrypt_pref(self, key: StorageKey, text: Option<String>) -> String {
        let opened = |text| self.state.with_value(|it| it.session.store().opened(&key.to_string(), text));
        text.map(opened).unwrap_or_default()
    }

    /// Reads a small thing beside the book.
    pub(crate) fn pref(self, key: StorageKey) -> String {
        self.state.with_value(|super::State { session: it, .. }| it.store().get(&key.to_string())).unwrap_or_default()
    }

    /// When the last backup was taken and how many changes there have been since.
    pub(crate) fn backup_state(self) -> BackupState {
        self.version.track();
        BackupState::parse(&self.pref(StorageKey::Backup))
    }

    /// The same, once.
    pub(crate) fn backup_state_now(self) -> BackupState {
        untrack(|| self.backup_state())
    }

    pub(super) fn count_change(self) {
        let mut state = self.backup_state_now();
        state.changed();
        self.set_pref(StorageKey::Backup, &state.to_string());
    }

    /// Has views look again at what is kept beside the book.
    pub(crate) fn notify(self) {
        self.version.update(|it| *it = it.wrapping_add(1));
    }

    /// Notes that a backup was saved, of the book as it was at `then`.
    pub(crate) fn backed_up(self, then: BackupState) {
        self.note_backup(|it| it.saved(clock::today(), then));
    }

    /// Notes that the file that is kept current was written, with the book as it was at `then`.
    pub(super) fn kept_up(self, then: BackupState) {
        self.note_backup(|it| it.kept(clock::today(), then));
    }

    /// Notes that the file that is kept current is to have another passphrase, or none.
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
