//! The dialogs over the page.
//!
//! Holds the dialog that is open and the number of dialogs over one another. Invariant: a toast appears in the topmost
//! dialog, because the page beneath a modal dialog is inert; so every dialog counts itself while it is open. Needs
//! nothing.

use leptos::prelude::*;

use crate::domain::{ExchangeId, HelpKind, PersonId};

/// A dialog and the data it opens with.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenDialog {
    /// Log an exchange; the sentence begins with these words, and the exchange is with this person.
    Capture(String, Option<PersonId>),
    /// Add a person with this name.
    NewPerson(String),
    /// Edit a person.
    EditPerson(PersonId),
    /// Edit an exchange.
    EditExchange(ExchangeId),
    /// Add a promise to or from a person.
    NewPromise(Option<PersonId>),
    /// Name the person of an encounter.
    NameEncounter(ExchangeId),
    /// Add an item to the share list.
    Share,
    /// Record a favour in either direction.
    Favour(PersonId),
    /// Ask a person for something.
    Ask(PersonId),
    /// Prepare a meeting with these people.
    Prepare(Vec<PersonId>),
    /// Repair a relationship after friction.
    Repair(PersonId),
    /// Sort people into circles, one at a time.
    Sort,
    /// Introduce a person to another.
    Introduce(PersonId),
    /// Ask a first small question.
    FirstQuestion,
    /// Log the answer to a first small question.
    LogAnswer(ExchangeId),
    /// Ask a person for three talks.
    ThreeTalks(PersonId),
    /// Answer somebody who asks the user to mentor them.
    SomebodyAsked,
    /// Begin a mentorship with a person.
    BeginMentoring(PersonId),
    /// Name somebody who helps the user grow.
    NameHelp,
    /// Write down what the user learned from a person who helps them in this way.
    WriteLearned(PersonId, HelpKind),
}

/// The open dialogs.
#[derive(Clone, Copy)]
pub(crate) struct Dialogs {
    /// The dialog that is open over the page.
    pub(crate) open: RwSignal<Option<OpenDialog>>,
    /// The number of dialogs open over one another. A dialog may open another that is not in `open`.
    pub(crate) depth: RwSignal<u32>,
}

impl Dialogs {
    pub(super) fn new() -> Self {
        Self { open: RwSignal::new(None), depth: RwSignal::new(0) }
    }

    /// Shows a dialog in place of the one that is open over the page.
    pub(crate) fn show(self, dialog: OpenDialog) {
        self.open.set(Some(dialog));
    }

    /// Closes the dialog that is open over the page.
    pub(crate) fn close(self) {
        self.open.set(None);
    }

    /// Counts a dialog that opens over all others. Returns its depth: 1 for the first.
    pub(crate) fn enter(self) -> u32 {
        let depth = self.depth.get_untracked() + 1;
        self.depth.set(depth);
        depth
    }

    /// Ends the count of the topmost dialog, which closes.
    pub(crate) fn leave(self) {
        self.depth.update(|it| *it = it.saturating_sub(1));
    }
}
