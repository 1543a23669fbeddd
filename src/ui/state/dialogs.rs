//! The dialogs over the page.
//!
//! Holds the dialog that is open and the number of dialogs over one another. Invariant: a toast appears in the topmost
//! dialog, because the page beneath a modal dialog is inert; so every dialog counts itself while it is open. Needs
//! nothing.

use std::fmt::Display;

use leptos::prelude::*;

use crate::domain::{ExchangeId, GroupId, HelpKind, Id, PersonId, ProjectId, SharedItem, TripId};

/// The beginning of the names of unsaved sentences of the log.
const LOG_KEY: &str = "log";

/// A dialog and the data it opens with.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenDialog {
    /// Log an exchange; the sentence begins with these words, and the exchange is with this person.
    Capture(String, Option<PersonId>),
    /// Log an exchange about a project.
    CaptureFor(ProjectId),
    /// Log whom the user saw on a trip.
    CaptureOf(TripId),
    /// Log an exchange with all of a group.
    CaptureAll(GroupId),
    /// Add a promise about a project.
    PromiseFor(ProjectId),
    /// Ask a person in a project: the need, and the words to begin with.
    AskFor(PersonId, ProjectId, String, String),
    /// Begin a project.
    NewProject,
    /// Begin a project that needs this.
    NewProjectFor(String),
    /// Make a group of these people, with this name.
    NewGroup(Vec<PersonId>, String),
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
    /// List the exchanges without a person.
    WithoutPerson,
    /// Explain how Kith works.
    HowItWorks,
    /// Bring in a file, pasted names or contacts of the phone.
    BringContacts,
    /// Open the file that was handed over or shared.
    OpenFile,
    /// Add an item to the share list.
    Share,
    /// Send an item of the share list to a person. None: the user chooses one in the dialog.
    SendShare(Id<SharedItem>, Option<PersonId>),
    /// Log that a person has received an item of the share list.
    GiveShare(Id<SharedItem>, PersonId),
    /// Record a favour in either direction.
    Favour(PersonId),
    /// Write a person a few words with nothing to ask for.
    Wellness(PersonId),
    /// Ask a person for something.
    Ask(PersonId),
    /// Ask a person for something, with these words to begin with.
    AskWith(PersonId, String),
    /// Ask the first person for an introduction to the second, with these words to begin with.
    AskBridge(PersonId, PersonId, String),
    /// Prepare a meeting with these people.
    Prepare(Vec<PersonId>),
    /// Repair a relationship after friction.
    Repair(PersonId),
    /// Sort people into circles, one at a time.
    Sort,
    /// Introduce a person to another.
    Introduce(PersonId),
    /// Join a person with another entry of the same person.
    JoinWith(PersonId),
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
    /// List the recent changes.
    RecentChanges,
    /// Edit the user's own card.
    MyCard,
    /// Show the user's own card as a code.
    ShowCard,
}

impl OpenDialog {
    /// The name under which unsaved input of the dialog is kept. None if it has none: the dialogs that only show
    /// something, and sorting, whose fields are about one person after another.
    pub(crate) fn draft_key(&self) -> Option<String> {
        let of = |kind: &str, id: &dyn Display| Some(format!("{kind} {id}"));
        let of_some =
            |kind: &str, id: Option<PersonId>| Some(id.map_or_else(|| kind.to_owned(), |id| format!("{kind} {id}")));
        match self {
            Self::Capture(_, with) => of_some(LOG_KEY, *with),
            Self::CaptureFor(id) => of(LOG_KEY, id),
            Self::CaptureOf(id) => of(LOG_KEY, id),
            Self::CaptureAll(id) => of(LOG_KEY, id),
            Self::NewGroup(..) => of_some("new-group", None),
            Self::PromiseFor(id) => of("promise", id),
            Self::AskFor(person, id, need, _) => Some(format!("ask {person} {id} {need}")),
            Self::NewProject | Self::NewProjectFor(_) => of_some("new-project", None),
            Self::NewPerson(name) => of("new-person", name),
            Self::EditPerson(id) => of("person", id),
            Self::EditExchange(id) => of("exchange", id),
            Self::NewPromise(person) => of_some("promise", *person),
            Self::NameEncounter(id) => of("encounter", id),
            Self::Share => of_some("share", None),
            Self::SendShare(item, person) => of_some(&format!("send-share {item}"), *person),
            Self::GiveShare(item, person) => Some(format!("give-share {item} {person}")),
            Self::Favour(id) => of("favour", id),
            Self::Wellness(id) => of("wellness", id),
            Self::Ask(id) => of("ask", id),
            Self::AskWith(id, words) | Self::AskBridge(id, _, words) => Some(format!("ask {id} {words}")),
            Self::Repair(id) => of("repair", id),
            Self::Introduce(id) => of("introduce", id),
            Self::FirstQuestion => of_some("first-question", None),
            Self::LogAnswer(id) => of("answer", id),
            Self::ThreeTalks(id) => of("three-talks", id),
            Self::SomebodyAsked => of_some("somebody-asked", None),
            Self::BeginMentoring(id) => of("begin-mentoring", id),
            Self::NameHelp => of_some("name-help", None),
            Self::MyCard => of_some("my-card", None),
            Self::WriteLearned(id, kind) => of(kind.word(), id),
            Self::Prepare(_) | Self::Sort | Self::RecentChanges | Self::JoinWith(_) => None,
            Self::BringContacts => of_some("bring-contacts", None),
            Self::WithoutPerson | Self::HowItWorks | Self::OpenFile | Self::ShowCard => None,
        }
    }

    /// The same dialog without words.
    pub(crate) fn afresh(self) -> Self {
        match self {
            Self::Capture(_, with) => Self::Capture(String::new(), with),
            other => other,
        }
    }

    /// Whether the dialog keeps its text from one start to the next itself, as the log does.
    pub(crate) const fn keeps_its_text(&self) -> bool {
        let is_log = matches!(self, Self::Capture(..) | Self::CaptureFor(_) | Self::CaptureOf(_) | Self::CaptureAll(_));
        is_log || matches!(self, Self::GiveShare(..))
    }
}

/// The open dialogs.
#[derive(Clone, Copy)]
pub(crate) struct Dialogs {
    /// The dialog that is open over the page.
    pub(crate) open: RwSignal<Option<OpenDialog>>,
    /// The number of dialogs open over one another. A dialog may open another that is not in `open`.
    pub(crate) depth: RwSignal<u32>,
    /// How to close each of them, the topmost last.
    closers: StoredValue<Vec<Callback<()>>>,
}

impl Dialogs {
    pub(super) fn new() -> Self {
        Self { open: RwSignal::new(None), depth: RwSignal::new(0), closers: StoredValue::new(Vec::new()) }
    }

    /// Shows a dialog in place of the one that is open over the page.
    pub(crate) fn show(self, dialog: OpenDialog) {
        self.open.set(Some(dialog));
    }

    /// Closes the dialog that is open over the page.
    pub(crate) fn close(self) {
        self.open.set(None);
    }

    /// Counts a dialog that opens over all others, and that `close` closes. Returns its depth: 1 for the first.
    pub(crate) fn enter(self, close: Callback<()>) -> u32 {
        let depth = self.depth.get_untracked() + 1;
        self.depth.set(depth);
        self.closers.update_value(|it| it.push(close));
        depth
    }

    /// Ends the count of the topmost dialog, which closes.
    pub(crate) fn leave(self) {
        self.depth.update(|it| *it = it.saturating_sub(1));
        self.closers.update_value(|it| it.truncate(it.len().saturating_sub(1)));
    }

    /// Closes the topmost dialog, as its cross does. Returns whether there was one.
    pub(crate) fn close_topmost(self) -> bool {
        let close = self.closers.with_value(|it| it.last().copied());
        close.into_iter().for_each(|it| it.run(()));
        close.is_some()
    }
}
