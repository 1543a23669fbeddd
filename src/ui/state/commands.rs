//! The commands of the user.
//!
//! Holds nothing of its own. Invariant: every action of the user ends with a toast, either with an undo button or with
//! the error, unless the caller shows the error where the user acted. Needs the repository and the toasts.

use super::book_event::Origin;
use super::repository::RepositoryContext;
use super::toasts::{ToastAction, Toasts};
use crate::domain::{Change, Command, CommandError, check};
use crate::store::CommitError;
use crate::ui::text;

/// Carries out commands of the user.
#[derive(Clone, Copy)]
pub(crate) struct Commands {
    repository: RepositoryContext,
    toasts: Toasts,
}

impl Commands {
    pub(super) const fn new(repository: RepositoryContext, toasts: Toasts) -> Self {
        Self { repository, toasts }
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
        let result = self.run(command, message);
        if let Err(error) = &result {
            self.toasts.show(text::errors::commit(error));
        }
        result.is_ok()
    }
}
