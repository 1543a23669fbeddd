//! Erasing everything.
//!
//! Holds nothing of its own. Invariant: afterwards nothing of the book is left, neither in the browser nor in another
//! context. Needs the repository, and every context that remembers values of the book.

use leptos::prelude::Set as _;

use super::auto_backup::AutoBackup;
use super::book_event::{BookEvent, Origin};
use super::repository::RepositoryContext;
use super::undo::Undo;
use super::unsaved::Unsaved;
use crate::web::{storage, web_locks};

/// Erases everything.
#[derive(Clone, Copy)]
pub(crate) struct Erasure {
    repository: RepositoryContext,
    auto_backup: AutoBackup,
    undo: Undo,
    unsaved: Unsaved,
}

impl Erasure {
    pub(super) const fn new(
        repository: RepositoryContext,
        auto_backup: AutoBackup,
        undo: Undo,
        unsaved: Unsaved,
    ) -> Self {
        Self { repository, auto_backup, undo, unsaved }
    }

    /// Removes all data of Kith from this browser, once no job is writing.
    pub(crate) async fn erase(self) {
        // The backup lock keeps another device's backup from being imported afterwards.
        let alone = Box::pin(async move {
            web_locks::alone(web_locks::COMPACTION, Box::pin(async move { self.erase_now() })).await
        });
        web_locks::alone(web_locks::KEEP, alone).await;
    }

    fn erase_now(self) {
        self.unsaved.clear();
        self.repository.update(|repository| {
            repository.erase();
            storage::erase(repository.store().behind().store());
            repository.store().release();
        });
        // Otherwise the next change would overwrite the backup with an empty book.
        self.auto_backup.target.set(None);
        crate::web::spawn(self.auto_backup.forget_target());
        self.undo.clear();
        self.repository.measure();
        self.repository.publish(&BookEvent::of(Origin::Erase));
    }
}
