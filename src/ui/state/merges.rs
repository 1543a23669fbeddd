//! Merges of files.
//!
//! Holds nothing of its own; the undo context has the undo of the last merge. Invariant: only a merge that the user
//! started replaces that undo. Needs the repository, the jobs and the toasts.

use web_sys::Blob;

use super::book_event::{BookEvent, MergeStep, Origin};
use super::jobs::Jobs;
use super::repository::RepositoryContext;
use super::toasts::{ToastAction, Toasts};
use crate::store::{Job, JobError, JobOutput};

/// Merges files, in the worker.
#[derive(Clone, Copy)]
pub(crate) struct Merges {
    repository: RepositoryContext,
    jobs: Jobs,
    toasts: Toasts,
}

impl Merges {
    pub(super) const fn new(repository: RepositoryContext, jobs: Jobs, toasts: Toasts) -> Self {
        Self { repository, jobs, toasts }
    }

    /// Runs a merge job and shows a toast with its undo, which is on the data page too, and later in
    /// [`PastImports`](super::PastImports).
    pub(crate) fn merge(self, job: Job, file: Option<Blob>, message: &'static str) {
        crate::web::spawn(async move { drop(self.merge_now(job, file, message).await) });
    }

    /// Like [`merge`](Self::merge), and returns the text that undoes the merge and the number of pictures that the
    /// browser could not read. None if the merge was refused.
    pub(crate) async fn merge_now(
        self,
        job: Job,
        file: Option<Blob>,
        message: &'static str,
    ) -> Option<(String, usize)> {
        match self.jobs.work_on(job, file).await.and_then(JobOutput::into_undo) {
            Ok((undo, photos)) => {
                self.is_merged(Some(MergeStep { message, undo: &undo }), message);
                Some((undo, photos))
            }
            Err(error) => {
                self.toasts.show(self.jobs.explain(error).await);
                None
            }
        }
    }

    /// Imports another device's backup and shows a toast. The undo stays with the last merge that the user started.
    ///
    /// # Errors
    ///
    /// The error of the job.
    pub(super) async fn merge_quietly(self, job: Job, message: &'static str) -> Result<(), JobError> {
        self.jobs.work(job).await?;
        self.is_merged(None, message);
        Ok(())
    }

    fn is_merged(self, step: Option<MergeStep<'_>>, message: &'static str) {
        // Only a merge that the user started has an undo of its own.
        let action = if step.is_some() { ToastAction::Undo } else { ToastAction::None };
        self.repository.publish(&BookEvent::of(Origin::Merge(step)));
        self.toasts.show_with(message.to_owned(), action);
    }
}
