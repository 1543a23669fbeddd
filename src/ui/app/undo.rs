//! Undo and redo, also for merges.

use leptos::prelude::*;
use web_sys::Blob;

use super::{App, Step, ToastAction, UNDO_STEPS};
use crate::domain::{Change, Command, CommandError};
use crate::store::{Job, JobError, JobOutput};
use crate::ui::text;

impl App {
    pub(super) fn remember(self, change: Option<Change>, said: String) {
        self.undo.update_value(|steps| {
            steps.push(Step { change, said });
            if steps.len() > UNDO_STEPS {
                steps.remove(0);
            }
        });
        self.redo.update_value(Vec::clear);
    }

    /// Runs a merge job and shows a toast. The data page offers to undo the merge as long as the page is open.
    pub(crate) fn merge(self, job: Job, file: Option<Blob>, said: &'static str) {
        crate::web::spawn(async move {
            match self.work_on(job, file).await.and_then(JobOutput::into_text) {
                Ok(back) => {
                    self.remember(None, said.to_owned());
                    self.merged.set(back);
                    self.count_change();
                    self.say(said, false);
                }
                Err(error) => self.say(error.to_string(), false),
            }
        });
    }

    /// Imports another device's backup and shows a toast. The undo stays with the last merge that the user started.
    ///
    /// # Errors
    ///
    /// The error of the job.
    pub(crate) async fn merge_quietly(self, job: Job, said: &'static str) -> Result<(), JobError> {
        self.work(job).await?;
        self.count_change();
        self.say(said, false);
        Ok(())
    }

    /// Undoes the last step.
    pub(crate) fn undo(self) {
        let step = self.undo.try_update_value(Vec::pop).flatten();
        self.take_back(step, self.redo, (text::undone, ToastAction::Redo), text::nothing_to_undo());
    }

    /// Redoes the last undone step.
    pub(crate) fn redo(self) {
        let step = self.redo.try_update_value(Vec::pop).flatten();
        self.take_back(step, self.undo, (text::redone, ToastAction::Undo), text::nothing_to_redo());
    }

    fn take_back(
        self,
        step: Option<Step>,
        onto: StoredValue<Vec<Step>>,
        (word, way): (fn(&str) -> String, ToastAction),
        nothing: &str,
    ) {
        let Some(Step { change, said }) = step else { return self.say(nothing, false) };
        let Some(change) = change else {
            // The merge leaves the stack only when its undo has succeeded.
            self.undo.update_value(|steps| steps.push(Step { change: None, said }));
            return self.unmerge();
        };
        match self.commit(Command::Undo(change)) {
            Ok(change) => {
                self.say_with(word(&said), way);
                onto.update_value(|it| it.push(Step { change: Some(change), said }));
            }
            Err(error) => self.say(error.to_string(), false),
        }
    }

    /// Undoes the last merge.
    pub(crate) fn unmerge(self) {
        let back = self.merged.get_untracked();
        if back.is_empty() || self.is_busy.get_untracked() {
            return;
        }
        // The undo may have to wait for a compaction, so a second press is ignored.
        self.is_busy.set(true);
        crate::web::spawn(async move {
            let result = self.work(Job::Unmerge { undo: back }).await;
            self.is_busy.set(false);
            let is_nothing = result == Err(JobError::Refused(CommandError::Nothing));
            if result.is_ok() || is_nothing {
                // If all imported values have been overwritten since, nothing is left to undo.
                self.merged.set(String::new());
                self.undo.update_value(|steps| steps.retain(|it| it.change.is_some()));
            }
            match result {
                Ok(_) => {
                    self.count_change();
                    self.say("The merge is taken back.", false);
                }
                Err(error) => self.say(error.to_string(), false),
            }
        });
    }
}
