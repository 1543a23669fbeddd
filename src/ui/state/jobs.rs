//! Jobs of the worker.
//!
//! Holds whether a job is running, and the state of the compaction. Invariant: only one job writes at a time, in any
//! tab, under a web lock. Needs the repository, the sync with other tabs, because the worker writes like another tab,
//! the archive, and the lazy parts, because the messages are in one of them.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::Blob;

use super::archive::Archive;
use super::lazy_parts::{LazyParts, WorkerRequest};
use super::repository::RepositoryContext;
use super::tab_sync::TabSync;
use super::toasts::Toasts;
use crate::store::{CommitError, FinishedJob, Job, JobError, JobOutput, KeyValue, WriteError};
use crate::web::{dom, durable_mirror, storage, web_locks, worker};

/// Pause before a compaction, so that a series of changes is compacted once (design decision).
const COMPACTION_PAUSE: Duration = Duration::from_millis(400);

/// Runs jobs in the worker.
#[derive(Clone, Copy)]
pub(crate) struct Jobs {
    repository: RepositoryContext,
    tab_sync: TabSync,
    archive: Archive,
    lazy_parts: LazyParts,
    /// Whether a worker job other than a compaction is running.
    pub(crate) is_busy: RwSignal<bool>,
    compaction: StoredValue<Compaction>,
}

#[derive(Clone, Copy, Default)]
struct Compaction {
    /// Whether the mirror has been read. A compaction before that could make the store continue without entries that
    /// it lost.
    is_allowed: bool,
    /// Whether a compaction has failed since the page was opened.
    has_failed: bool,
}

impl Jobs {
    pub(super) fn new(
        repository: RepositoryContext,
        tab_sync: TabSync,
        archive: Archive,
        lazy_parts: LazyParts,
    ) -> Self {
        let compaction = StoredValue::new(Compaction::default());
        Self { repository, tab_sync, archive, lazy_parts, is_busy: RwSignal::new(false), compaction }
    }

    /// Runs a job in the worker, applies its writes and returns its output. A job that writes waits until no other job
    /// does.
    ///
    /// # Errors
    ///
    /// The error of the job. If a write failed, the store is at the last generation that was written completely.
    pub(crate) async fn work(self, job: Job) -> Result<JobOutput, JobError> {
        self.work_on(job, None).await
    }

    /// Like `work`, with a file that the worker reads itself, instead of its text.
    ///
    /// # Errors
    ///
    /// The error of the job. If a write failed, the store is at the last generation that was written completely.
    pub(crate) async fn work_on(self, job: Job, file: Option<Blob>) -> Result<JobOutput, JobError> {
        // Before the lock is taken and the store is copied: the network may be slow.
        if !self.lazy_parts.fetch_worker().await {
            return Err(JobError::Unavailable);
        }
        if !job.writes() {
            return self.work_now(job, file).await.map(|done| done.output);
        }
        let done = Rc::new(Cell::new(Err(JobError::Leaving)));
        let result = Rc::clone(&done);
        let work = async move {
            dom::ask_before_leaving(true);
            result.set(self.work_now(job, file).await.map(|done| done.output));
            dom::ask_before_leaving(false);
        };
        web_locks::alone(web_locks::COMPACTION, Box::pin(work)).await;
        done.replace(Err(JobError::Leaving))
    }

    /// Runs a backup job. Returns the file and whether it is complete: the job opens the whole archive, which may
    /// reveal damage.
    ///
    /// # Errors
    ///
    /// The error of the job.
    pub(crate) async fn back_up(self, job: Job) -> Result<(String, bool), JobError> {
        let done = self.work_now(job, None).await?;
        if !done.is_whole {
            // The worker's copy of the store is gone by now. Unpacking the archive here quarantines the damaged
            // entries and reports them.
            self.archive.unpack(None);
        }
        Ok((done.output.into_text()?, done.is_whole && untrack(|| self.repository.is_whole())))
    }

    async fn work_now(self, job: Job, file: Option<Blob>) -> Result<FinishedJob, JobError> {
        if !self.repository.read_untracked(|it| it.store().is_current()) {
            dom::reload();
            return Err(WriteError::Stale.into());
        }
        // The user neither starts a compaction nor waits for one, so it does not count as busy.
        let is_wished = job != Job::Compact;
        if is_wished {
            self.is_busy.set(true);
        }
        let ctx = self.repository.ctx();
        let copy = self.repository.read_untracked(|it| worker::copy(it.store()));
        let result = match self.lazy_parts.ask_worker(WorkerRequest { job, file, copy, ctx }).await {
            Ok(done) => self.apply(done).await,
            Err(error) => Err(error),
        };
        if is_wished {
            self.is_busy.set(false);
        }
        self.repository.measure();
        result
    }

    /// Repeats the worker's writes in the store of the page.
    async fn apply(self, mut done: FinishedJob) -> Result<FinishedJob, JobError> {
        let put = |key: &str, value: Option<&str>| {
            self.repository.read_untracked(|repository| match value {
                Some(value) => repository.store().set(key, value),
                None => {
                    repository.store().remove(key);
                    Ok(())
                }
            })
        };
        let written = storage::write_all(std::mem::take(&mut done.writes), put).await;
        // The writes are applied to the book while the disk is at work.
        self.tab_sync.wake();
        durable_mirror::settled().await;
        written.map(|()| done).map_err(JobError::from)
    }

    /// Returns the sentence for a failed job.
    pub(super) async fn explain(self, error: JobError) -> String {
        self.lazy_parts.explain(error).await
    }

    /// Shows why a command failed.
    pub(super) fn show_why(self, error: CommitError, toasts: Toasts) {
        self.lazy_parts.show_why(error, toasts);
    }

    /// Permits compactions, once the mirror has been read.
    pub(super) fn allow_compaction(self) {
        self.compaction.update_value(|it| it.is_allowed = true);
    }

    /// Compacts the journal in the worker after a pause, if it is long enough.
    pub(super) fn compact_soon(self) {
        if !self.wants_compaction() {
            return;
        }
        let compact = async move {
            // Another tab may have compacted the journal while this one waited.
            self.tab_sync.wake();
            if self.wants_compaction() {
                // If the result does not fit, the journal keeps growing until the page is opened again.
                let has_failed = self.work_now(Job::Compact, None).await.is_err();
                self.compaction.update_value(|it| it.has_failed = has_failed);
            }
        };
        let start = move || crate::web::spawn(web_locks::alone(web_locks::COMPACTION, Box::pin(compact)));
        set_timeout(start, COMPACTION_PAUSE);
    }

    fn wants_compaction(self) -> bool {
        let Compaction { is_allowed, has_failed } = self.compaction.get_value();
        is_allowed
            && !has_failed
            && web_locks::are_there()
            && self.repository.read_untracked(|it| it.wants_compaction())
    }
}
