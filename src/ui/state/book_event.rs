//! The news that the book has changed.
//!
//! Every change of the book is published once, as a [`BookEvent`]; `subscribers.rs` has the list of those who react.

use crate::domain::Change;

/// A change of the book, after it was stored.
pub(crate) struct BookEvent<'a> {
    /// How the book came to change.
    pub(crate) origin: Origin<'a>,
    /// The edits, cell by cell. `None` if they are not known.
    pub(crate) change: Option<&'a Change>,
}

/// How the book came to change.
#[derive(Clone, Copy)]
pub(crate) enum Origin<'a> {
    /// The user acted in this tab. The message describes the action, for its undo.
    Own(&'a str),
    /// An undo or a redo in this tab.
    UndoRedo,
    /// Another tab or the worker wrote to the store, and this tab has read it.
    OtherTab,
    /// The worker merged a file or took a merge back. The new values were read before, as `OtherTab`.
    Merge(Option<MergeStep<'a>>),
    /// Texts were restored from the mirror, with this number of lost actions, or moved to quarantine.
    Recovery(u32),
    /// More of the store was read: a partition, or the report of damaged texts. All values are as before.
    Reading,
    /// The user erased everything.
    Erase,
}

/// A merge that the user started, for the undo stack.
#[derive(Clone, Copy)]
pub(crate) struct MergeStep<'a> {
    /// The message that describes the merge.
    pub(crate) message: &'a str,
    /// The data that undoes it.
    pub(crate) undo: &'a str,
}

impl<'a> BookEvent<'a> {
    /// An event whose edits are not known.
    pub(super) const fn of(origin: Origin<'a>) -> Self {
        Self { origin, change: None }
    }

    /// Whether any value of the book may differ from before.
    pub(super) const fn affects_all(&self) -> bool {
        matches!(self.origin, Origin::OtherTab | Origin::Recovery(_) | Origin::Erase)
    }

    /// The number of actions that the next backup has and the last one lacks. Each tab counts its own.
    pub(super) const fn actions(&self) -> u32 {
        match self.origin {
            Origin::Own(_) | Origin::UndoRedo | Origin::Merge(_) => 1,
            Origin::Recovery(actions) => actions,
            Origin::OtherTab | Origin::Reading | Origin::Erase => 0,
        }
    }
}
