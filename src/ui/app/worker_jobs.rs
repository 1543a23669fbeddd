//! Heavy work beside the page, and erasing. Whatever writes does so alone, under the lock.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::Blob;

use super::unsaved::UnsavedForms;
use super::{App, State};
use crate::store::{Job, JobOutput, KeyValue, WriteError};
use crate::ui::text;
use crate::web::{auto_backup, clock, dom, durable_mirror, storage, web_locks, worker};

/// How long the page rests before the journal is folded, so that a row of acts is folded once (design decision).
const FOLD_PAUSE: Duration = Duration::from_millis(400);

/// From which part of the room on it is told everywhere, and not only beside the meter (design decision).
const TIGHT: f64 = 0.9;

impl App {
    /// Has a job done by the worker and takes in what it wrote. One that writes waits until no other does.
    ///
    /// # Errors
    ///
    /// Why it was not done, in words. Nothing was written then.
    pub(crate) async fn work(self, job: Job) -> Result<String, String> {
        self.work_on(job, None).await
    }

    /// The same with a file that the worker reads itself, in place of its text.
    ///
    /// # Errors
    ///
    /// Why it was not done, in words. Nothing was written then.
    pub(crate) async fn work_on(self, job: Job, file: Option<Blob>) -> Result<String, String> {
        if !job.writes() {
            return self.work_now(job, file).await.map(|it| it.reply);
        }
        let done = Rc::new(Cell::new(Err(text::LEAVING.to_owned())));
        let result = Rc::clone(&done);
        let work = async move { result.set(self.work_now(job, file).await.map(|it| it.reply)) };
        web_locks::alone(web_locks::FOLD, Box::pin(work)).await;
        done.replace(Err(String::new()))
    }

    /// Has a backup written. Says beside the file whether it holds everything: for it the whole past is opened, which may
    /// be how a damage is found.
    ///
    /// # Errors
    ///
    /// Why there is none, in words.
    pub(crate) async fn back_up(self, job: Job) -> Result<(String, bool), String> {
        let done = self.work_now(job, None).await?;
        if !done.is_whole {
            // The worker's copy is gone with it. What it met is put aside and told from here.
            self.unpack(None);
        }
        Ok((done.reply, done.is_whole && untrack(|| self.is_whole())))
    }

    async fn work_now(self, job: Job, file: Option<Blob>) -> Result<JobOutput, String> {
        if !self.state.with_value(|it| it.session.store().is_current()) {
            dom::reload();
            return Err(WriteError::Stale.to_string());
        }
        // Folding is nobody's wish, and nobody waits for it.
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
                // What was written is taken in while the disk is at work.
                self.wake();
                durable_mirror::settled().await;
                written.map(|()| done).map_err(|it| it.to_string())
            }
            Err(error) => Err(error),
        };
        if is_wished {
            self.is_busy.set(false);
        }
        self.look_at_room();
        result
    }

    /// Looks how much of the room is left, so that it is told before nothing fits any more.
    pub(crate) fn look_at_room(self) {
        let part = self.state.with_value(|it| it.session.usage().part(dom::counts_bytes()));
        if self.is_tight.get_untracked() != (part >= TIGHT) {
            self.is_tight.set(part >= TIGHT);
        }
    }

    /// Folds the journal beside the page, where it is worth it and the page has come to rest.
    pub(crate) fn compact_soon(self) {
        let wants = move || {
            web_locks::are_there() && self.state.with_value(|it| it.has_recovered && it.session.wants_compaction())
        };
        if !wants() || self.state.with_value(|it| it.compaction_failed) {
            return;
        }
        let fold = async move {
            // Another tab may have folded while this one waited.
            self.wake();
            if wants() {
                // Where it does not fit, the journal simply goes on until the page is opened the next time.
                let failed = self.work_now(Job::Compact, None).await.is_err();
                self.state.update_value(|it| it.compaction_failed = failed);
            }
        };
        let start = move || crate::web::spawn(web_locks::alone(web_locks::FOLD, Box::pin(fold)));
        set_timeout(start, FOLD_PAUSE);
    }

    /// Removes everything that Kith keeps in this browser, once nothing is being written beside the page.
    pub(crate) async fn erase(self) {
        // Nor is a file that another device left brought in afterwards.
        let alone =
            Box::pin(async move { web_locks::alone(web_locks::FOLD, Box::pin(async move { self.erase_now() })).await });
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
        // Or the next change would overwrite the file with an empty book.
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

    /// Removes a text that could not be read, once whatever it held is back.
    pub(crate) fn remove_damage(self, key: &str) {
        self.state.update_value(|it| it.session.remove_damage(key));
        self.changed();
    }

    /// Puts aside what only a newer program reads, and goes on with the rest.
    pub(crate) fn put_newer_aside(self) {
        self.state.update_value(|it| it.session.put_newer_aside(clock::now_millis()));
        self.read_all_again();
        self.changed();
    }

    /// Frees the previous snapshot.
    pub(crate) fn drop_previous(self) {
        self.state.with_value(|it| it.session.drop_previous());
        self.look_at_room();
        self.changed();
    }
}
