//! Imports that can be undone later, also after a reload.
//!
//! Holds nothing: each import is a text in the store (`store/past_imports.rs`). Invariant: an import leaves the store
//! only when its undo has succeeded, or is of no use any more. Needs the repository, the jobs, the toasts and the undo.

use leptos::prelude::*;

use super::book_event::{BookEvent, Origin};
use super::contexts::{use_jobs, use_repository, use_toasts, use_undo};
use super::jobs::Jobs;
use super::repository::RepositoryContext;
use super::toasts::Toasts;
use super::undo::Undo;
use crate::domain::CommandError;
use crate::store::{Job, JobError, PastImport};
use crate::ui::text;

/// The imports that can be undone.
#[derive(Clone, Copy)]
pub(crate) struct PastImports {
    repository: RepositoryContext,
    jobs: Jobs,
    toasts: Toasts,
    undo: Undo,
}

/// Returns the imports that can be undone.
pub(crate) fn use_past_imports() -> PastImports {
    PastImports { repository: use_repository(), jobs: use_jobs(), toasts: use_toasts(), undo: use_undo() }
}

impl PastImports {
    /// Takes an import out of the list when it is undone in another way than from there. Only an import of this page
    /// can be.
    pub(crate) fn forget_undone(self) {
        let forget = move |undo: String| {
            self.repository.read_untracked(|it| {
                let imports = PastImport::all(it.store());
                imports.iter().filter(|it| it.undo == undo).for_each(|import| import.forget(it.store()));
            });
        };
        self.undo.tell_of_merges(Callback::new(forget));
    }

    /// The imports that can be undone, the latest first.
    pub(crate) fn all(self) -> Vec<PastImport> {
        self.repository.read_untracked(|it| PastImport::all(it.store()))
    }

    /// Undoes an import and says so. `then` is called when it is done.
    pub(crate) fn undo(self, import: PastImport, then: Callback<()>) {
        crate::web::spawn(async move {
            let result = self.jobs.work(Job::Unmerge { undo: import.undo.clone() }).await;
            // If all imported values have been overwritten since, nothing is left to undo.
            if matches!(result, Ok(_) | Err(JobError::NoUndo | JobError::Refused(CommandError::Nothing))) {
                self.repository.read_untracked(|it| import.forget(it.store()));
                self.undo.forget_merge(&import.undo);
            }
            match result {
                Ok(_) => {
                    self.repository.publish(&BookEvent::of(Origin::Merge(None)));
                    self.toasts.show(text::state::merge_undone());
                }
                Err(JobError::Refused(CommandError::Nothing)) => self.toasts.show(text::state::all_stay()),
                Err(error) => self.toasts.show(self.jobs.explain(error).await),
            }
            then.run(());
        });
    }
}
