//! The commands of the user.
//!
//! Holds nothing of its own. Invariant: every action of the user ends with a toast, either with an undo button or with
//! the error, unless the caller shows the error where the user acted. Needs the repository, the toasts, and the lazy
//! parts, which explain an error.

use super::book_event::Origin;
use super::lazy_parts::LazyParts;
use super::repository::RepositoryContext;
use super::toasts::{ToastAction, Toasts};
use crate::domain::{Change, Command, CommandError, check};
use crate::store::CommitError;

/// Carries out commands of the user.
#[derive(Clone, Copy)]
pub(crate) struct Commands {
    repository: RepositoryContext,
    toasts: Toasts,
    lazy_parts: LazyParts,
}

impl Commands {
    pub(super) const fn new(repository: RepositoryContext, toasts: Toasts, lazy_parts: LazyParts) -> Self {
        Self { repository, toasts, lazy_parts }
    }

    /// Carries out a command, stores the change, and shows a toast with an undo button.
    ///
    /// # Errors
    ///
    /// If the command was refused or the change could not be stored. The book is then unchanged; the caller reports
    /// the error where the user acted.
    pub(crate) fn run(self, command: Command, message: impl Into<String>) -> Result<Change, CommitError> {
        let message = message.into();
        let change = self.repository.commit(command, Origin::Own(&message))?;
        self.toasts.show_with(message, ToastAction::Undo);
        Ok(change)
    }

    /// Looks whether `run` would refuse a command, and changes nothing.
    ///
    /// # Errors
    ///
    /// Every reason for which the command would be refused.
    pub(crate) fn check(self, command: Command) -> Result<(), CommandError> {
        self.repository.book_untracked(|book| check(book, command, &self.repository.ctx()))
    }

    /// Like `run`, and shows an error as a toast. Returns whether the command succeeded.
    pub(crate) fn run_or_show(self, command: Command, message: impl Into<String>) -> bool {
        match self.run(command, message) {
            Ok(_) => true,
            Err(error) => {
                self.lazy_parts.show_why(error, self.toasts);
                false
            }
        }
    }
}
