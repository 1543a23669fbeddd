//! Jobs of the worker, and erasing all data. Only one job writes at a time, under a web lock.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::Blob;

use super::unsaved::UnsavedForms;
use super::{App, State};
use crate::store::{FinishedJob, Job, JobError, JobOutput, KeyValue, WriteError};
use crate::web::{auto_backup, clock, dom, durable_mirror, storage, web_locks, worker};

/// Pause before a compaction, so that a series of changes is compacted once (design decision).
const COMPACTION_PAUSE: Duration = Duration::from_millis(400);

/// Share of the storage above which every page shows a warning, not only the meter (design decision).
const TIGHT: f64 = 0.9;

impl App {
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
        if !job.writes() {
            return self.work_now(job, file).await.map(|done| done.output);
        }
        let done = Rc::new(Cell::new(Err(JobError::Leaving)));
        let result = Rc::clone(&done);
        let work = async move { result.set(self.work_now(job, file).await.map(|done| done.output)) };
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
            self.unpack(None);
        }
        Ok((done.output.into_text()?, done.is_whole && untrack(|| self.is_whole())))
    }

    async fn work_now(self, job: Job, file: Option<Blob>) -> Result<FinishedJob, JobError> {
        if !self.state.with_value(|it| it.session.store().is_current()) {
            dom::reload();
            return Err(WriteError::Stale.into());
        }
        // The user neither starts a compaction nor waits for one, so it does not count as busy.
        let is_wished = job != Job::Compact;
        if is_wished {
            self.is_busy.set(true);
        }
        let ctx = clock::ctx(self.device);
        let copy = self.state.with_value(|State { session: it, .. }| worker::copy(it.store()));
        let put = |key: &str, value: Option<&str>| {
            self.state.with_value(|State { session: it, .. }| match value {
                Some(value) => it.store().set(key, value),
                None => {
                    it.store().remove(key);
                    Ok(())
                }
            })
        };
        let result = match worker::ask(job, file, copy, &ctx).await {
            Ok(mut done) => {
                let written = storage::write_all(std::mem::take(&mut done.writes), put).await;
                // The writes are applied to the book while the disk is at work.
                self.wake();
                durable_mirror::settled().await;
                written.map(|()| done).map_err(JobError::from)
            }
            Err(error) => Err(error),
        };
        if is_wished {
            self.is_busy.set(false);
        }
        self.look_at_room();
        result
    }

    /// Updates `is_tight`, so that the user is warned before the storage is full.
    pub(crate) fn look_at_room(self) {
        let part = self.state.with_value(|it| it.session.usage().part(dom::counts_bytes()));
        if self.is_tight.get_untracked() != (part >= TIGHT) {
            self.is_tight.set(part >= TIGHT);
        }
    }

    /// Compacts the journal in the worker after a pause, if it is long enough.
    pub(crate) fn compact_soon(self) {
        let wants = move || {
            web_locks::are_there() && self.state.with_value(|it| it.has_recovered && it.session.wants_compaction())
        };
        if !wants() || self.state.with_value(|it| it.compaction_failed) {
            return;
        }
        let compaction = async move {
            // Another tab may have compacted the journal while this one waited.
            self.wake();
            if wants() {
                // If the result does not fit, the journal keeps growing until the page is opened again.
                let failed = self.work_now(Job::Compact, None).await.is_err();
                self.state.update_value(|it| it.compaction_failed = failed);
            }
        };
        let start = move || crate::web::spawn(web_locks::alone(web_locks::COMPACTION, Box::pin(compaction)));
        set_timeout(start, COMPACTION_PAUSE);
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
        self.state.update_value(|it| {
            it.eve.forget_all();
            it.begun = UnsavedForms::default();
            it.session.erase();
            storage::erase(it.session.store().behind().store());
            it.session.store().release();
        });
        // Otherwise the next change would overwrite the backup with an empty book.
        self.kept_file.set(None);
        self.sealed_others.set(Vec::new());
        self.unread_others.set(Vec::new());
        crate::web::spawn(auto_backup::forget());
        self.undo.update_value(Vec::clear);
        self.redo.update_value(Vec::clear);
        self.merged.set(String::new());
        self.look_at_room();
        self.changed();
    }

    /// Removes a quarantined entry that the user no longer needs, for example after a backup has restored its content.
    pub(crate) async fn remove_damage(self, key: String) {
        // The head must no longer name the text, or it would be missed again.
        if self.with_repository_untracked(|it| it.wants_compaction()) {
            // If the compaction fails, the text is reported again at the next start.
            let _ = self.work(Job::Compact).await;
        }
        self.state.update_value(|it| it.session.remove_damage(&key));
        self.changed();
    }

    /// Quarantines entries that only a newer version can read, and continues with the rest.
    pub(crate) fn put_newer_aside(self) {
        self.state.update_value(|it| it.session.put_newer_aside(clock::now_millis()));
        self.read_all_again();
        self.changed();
    }

    /// Deletes the previous snapshot.
    pub(crate) fn drop_previous(self) {
        self.state.with_value(|it| it.session.drop_previous());
        self.look_at_room();
        self.changed();
    }
}
