//! Undo and redo, also for merges.
//!
//! Holds the two stacks and the data that undoes the last merge, as long as the page is open. Invariant: a merge leaves
//! the undo stack only when its undo has succeeded, and then all merges leave it, because only the last one can be
//! undone. Needs the repository, the toasts, and the jobs, because the worker undoes a merge.

use leptos::prelude::*;

use super::book_event::{BookEvent, Origin};
use super::jobs::Jobs;
use super::repository::RepositoryContext;
use super::toasts::{ToastAction, Toasts};
use crate::domain::{Book, Change, Command, CommandError, Mode};
use crate::store::{Job, JobError};
use crate::ui::text;

/// Number of steps that can be undone.
const UNDO_STEPS: usize = 100;

/// The undo and redo stacks.
#[derive(Clone, Copy)]
pub(crate) struct Undo {
    repository: RepositoryContext,
    toasts: Toasts,
    jobs: Jobs,
    /// A signal, because the menu and the list of recent changes show it.
    undo: RwSignal<Vec<RecentStep>>,
    redo: StoredValue<Vec<RecentStep>>,
    /// Says what is so after a step. None until the lazy part provides it, which knows every kind of entry.
    teller: StoredValue<Option<Teller>, LocalStorage>,
    /// Hears of the undo of a merge. None until the lazy part that keeps past imports provides it.
    on_merge_undone: StoredValue<Option<Callback<String>>>,
    /// The data that undoes the last merge, as long as the page is open. Empty if there was no merge.
    pub(crate) last_merge: RwSignal<String>,
}

/// Looks at a step before it is reverted: an entity that it removes has no name afterwards. Returns the message.
pub(crate) type Teller = fn(&Book, &Change) -> Told;

/// The message of a step, from the book afterwards and whether it was a step forward.
pub(crate) type Told = Box<dyn FnOnce(&Book, bool) -> String>;

/// An entry of the undo or redo stack.
#[derive(Clone)]
pub(crate) struct RecentStep {
    /// None for a merge, which is undone with the data in `last_merge`.
    pub(crate) change: Option<Change>,
    /// The message of its toast.
    pub(crate) message: String,
}

impl Undo {
    pub(super) fn new(repository: RepositoryContext, toasts: Toasts, jobs: Jobs) -> Self {
        Self {
            repository,
            toasts,
            jobs,
            undo: RwSignal::new(Vec::new()),
            redo: StoredValue::new(Vec::new()),
            teller: StoredValue::new_local(None),
            on_merge_undone: StoredValue::new(None),
            last_merge: RwSignal::new(String::new()),
        }
    }

    /// Provides the sentences about steps.
    pub(crate) fn tell_with(self, teller: Teller) {
        self.teller.set_value(Some(teller));
    }

    /// Calls `report` with the undo of each merge that is undone from now on.
    pub(super) fn tell_of_merges(self, report: Callback<String>) {
        self.on_merge_undone.set_value(Some(report));
    }

    /// Remembers the user's actions and merges.
    pub(super) fn on_change(self, event: &BookEvent<'_>) {
        match event.origin {
            Origin::Own(message) => self.remember(event.change.cloned(), message),
            Origin::Merge(Some(step)) => {
                self.remember(None, step.message);
                self.last_merge.set(step.undo.to_owned());
            }
            _ => (),
        }
    }

    fn remember(self, change: Option<Change>, message: &str) {
        // The list says what was done; that it is saved goes without saying.
        let told = message.strip_prefix(text::common::saved()).map(str::trim_start).filter(|it| !it.is_empty());
        let message = told.unwrap_or(message).to_owned();
        self.undo.update(|steps| {
            steps.push(RecentStep { change, message });
            if steps.len() > UNDO_STEPS {
                steps.remove(0);
            }
        });
        self.redo.update_value(Vec::clear);
    }

    /// Undoes the last step. Returns whether that worked.
    pub(crate) fn undo(self) -> bool {
        let step = self.undo.try_update(Vec::pop).flatten();
        let push = move |it| self.redo.update_value(|steps| steps.push(it));
        self.revert(step, push, ToastAction::Redo, text::state::nothing_to_undo)
    }

    /// The steps that can be undone, the latest first. The calling view is redrawn when they change.
    pub(crate) fn recent(self) -> Vec<RecentStep> {
        self.undo.with(|it| it.iter().rev().cloned().collect())
    }

    /// The message of the latest step. None if there is nothing to undo.
    pub(crate) fn latest(self) -> Option<String> {
        self.undo.with(|it| it.last().map(|it| it.message.clone()))
    }

    /// Undoes the latest steps up to one of them, counted from 0 for the latest. Stops after the undo of a merge, which
    /// takes a while.
    pub(crate) fn undo_to(self, last: usize) {
        for _ in 0..=last {
            let is_merge = self.undo.with_untracked(|it| it.last().is_some_and(|it| it.change.is_none()));
            if !self.undo() || is_merge {
                break;
            }
        }
    }

    /// Redoes the last undone step.
    pub(crate) fn redo(self) {
        let step = self.redo.try_update_value(Vec::pop).flatten();
        let push = move |it| self.undo.update(|steps| steps.push(it));
        let _ = self.revert(step, push, ToastAction::Undo, text::state::nothing_to_redo);
    }

    /// Reverts a step and puts its inverse on the other stack; one that is refused goes back to its own. `action` is
    /// the one of the message: a step back can be redone. Returns whether that worked.
    fn revert(
        self,
        step: Option<RecentStep>,
        other: impl FnOnce(RecentStep),
        action: ToastAction,
        nothing: fn() -> &'static str,
    ) -> bool {
        let Some(RecentStep { change, message }) = step else {
            self.toasts.show(nothing());
            return false;
        };
        let Some(change) = change else {
            self.undo.update(|steps| steps.push(RecentStep { change: None, message }));
            self.undo_merge();
            return true;
        };
        let tell = self.teller.get_value();
        let tell = tell.map(|tell| self.repository.book_untracked(|book| tell(book, &change)));
        match self.repository.commit(Command::Undo(change.clone()), Origin::UndoRedo) {
            Ok(change) => {
                self.toasts.show_with(self.now(tell, &change, action == ToastAction::Undo), action);
                other(RecentStep { change: Some(change), message });
                true
            }
            Err(error) => {
                let step = RecentStep { change: Some(change), message };
                match action {
                    ToastAction::Redo => self.undo.update(|it| it.push(step)),
                    _ => self.redo.update_value(|it| it.push(step)),
                }
                self.jobs.show_why(error, self.toasts);
                false
            }
        }
    }

    /// The message after a step: the new state.
    fn now(self, tell: Option<Told>, step: &Change, is_redo: bool) -> String {
        // Only the removal of the demo data writes values as they were, timestamps included.
        if step.mode == Mode::Exact {
            return if is_redo { text::today::sample_removed() } else { text::state::sample_is_back() }.to_owned();
        }
        let told = tell.map(|tell| self.repository.book_untracked(|book| tell(book, is_redo)));
        told.unwrap_or_else(|| text::common::saved().to_owned())
    }

    /// Undoes the last merge.
    pub(crate) fn undo_merge(self) {
        let undo = self.last_merge.get_untracked();
        if undo.is_empty() || self.jobs.is_busy.get_untracked() {
            return;
        }
        // The undo may have to wait for a compaction, so a second press is ignored.
        self.jobs.is_busy.set(true);
        crate::web::spawn(async move {
            let result = self.jobs.work(Job::Unmerge { undo: undo.clone() }).await;
            self.jobs.is_busy.set(false);
            let is_nothing = result == Err(JobError::Refused(CommandError::Nothing));
            if result.is_ok() || is_nothing {
                // If all imported values have been overwritten since, nothing is left to undo.
                self.last_merge.set(String::new());
                self.undo.update(|steps| steps.retain(|it| it.change.is_some()));
                self.on_merge_undone.with_value(|it| it.inspect(|it| it.run(undo.clone())));
            }
            match result {
                Ok(_) => {
                    self.repository.publish(&BookEvent::of(Origin::Merge(None)));
                    self.toasts.show(text::state::merge_undone());
                }
                Err(error) => self.toasts.show(self.jobs.explain(error).await),
            }
        });
    }

    /// Forgets the last merge if it was undone in another way.
    pub(super) fn forget_merge(self, undo: &str) {
        if self.last_merge.with_untracked(|it| it == undo) {
            self.last_merge.set(String::new());
            self.undo.update(|steps| steps.retain(|it| it.change.is_some()));
        }
    }

    /// Forgets all steps.
    pub(super) fn clear(self) {
        self.undo.update(Vec::clear);
        self.redo.update_value(Vec::clear);
        self.last_merge.set(String::new());
    }
}
