//! The state of the backups: the day of the last one, and the number of changes since.
//!
//! Holds nothing of its own; the state is stored beside the book. Invariant: every change of the user counts once, in
//! the tab that made it. Needs the repository and the preferences.

use leptos::prelude::untrack;

use super::prefs::Prefs;
use super::repository::RepositoryContext;
use crate::store::{BackupState, StorageKey};
use crate::web::clock;

/// The state of the backups.
#[derive(Clone, Copy)]
pub(crate) struct BackupStatus {
    repository: RepositoryContext,
    prefs: Prefs,
}

impl BackupStatus {
    pub(super) const fn new(repository: RepositoryContext, prefs: Prefs) -> Self {
        Self { repository, prefs }
    }

    /// The day of the last backup and the number of changes since. The calling view is redrawn when they change.
    pub(crate) fn get(self) -> BackupState {
        self.repository.read(|_| ());
        BackupState::parse(&self.prefs.get(StorageKey::Backup))
    }

    /// Like `get`, without subscribing to changes.
    pub(crate) fn get_untracked(self) -> BackupState {
        untrack(|| self.get())
    }

    /// Counts actions of the user. The caller redraws the views.
    pub(super) fn count(self, actions: u32) {
        if actions > 0 {
            self.edit(|it| (0..actions).for_each(|_| it.changed()));
        }
    }

    /// Records that a backup of the book as of `then` was saved.
    pub(crate) fn saved(self, then: BackupState) {
        self.note(|it| it.saved(clock::today(), then));
    }

    /// Records that the automatic backup was written with the book as of `then`.
    pub(super) fn auto_saved(self, then: BackupState) {
        self.note(|it| it.auto_saved(clock::today(), then));
    }

    /// Records that the automatic backup is to get another passphrase, or none.
    pub(super) fn passphrase_changed(self) {
        self.note(BackupState::passphrase_changed);
    }

    fn note(self, edit: impl FnOnce(&mut BackupState)) {
        self.edit(edit);
        self.repository.redraw();
    }

    fn edit(self, edit: impl FnOnce(&mut BackupState)) {
        let mut state = self.get_untracked();
        edit(&mut state);
        self.prefs.set(StorageKey::Backup, &state.to_string());
    }
}
