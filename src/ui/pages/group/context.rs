//! The group of the page, the dialogs over it, and the helpers that all its sections share.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Book, Command, Group, GroupCommand, GroupId, PersonId, short_name};
use crate::insight::groups::{GroupPeople, people};
use crate::ui::state::{Commands, RepositoryContext, use_clock, use_commands, use_repository};

/// A dialog over the page, and the data it opens with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GroupDialog {
    /// Change the name, the words and the dates.
    Describe,
    /// Add a member, or change the dates and the part of one.
    Member(Option<PersonId>),
    /// A message to all.
    FewWords,
    /// Join with another group.
    Join,
}

/// The group of the page, and the dialog that is open over it.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) id: GroupId,
    pub(super) repository: RepositoryContext,
    pub(super) commands: Commands,
    pub(super) today: RwSignal<NaiveDate>,
    pub(super) dialog: RwSignal<Option<GroupDialog>>,
}

impl Page {
    /// To be called while a component is created.
    pub(super) fn new(id: GroupId) -> Self {
        let today = use_clock().today;
        Self { id, repository: use_repository(), commands: use_commands(), today, dialog: RwSignal::new(None) }
    }

    /// Reads the group. The calling view is redrawn when the book changes. None once it is gone.
    pub(super) fn read<T>(self, read: impl FnOnce(&Book, &Group) -> T) -> Option<T> {
        self.repository.book(|book| book.groups.get(self.id).map(|it| read(book, it)))
    }

    /// Reads the group without subscribing to changes.
    pub(super) fn read_untracked<T>(self, read: impl FnOnce(&Book, &Group) -> T) -> Option<T> {
        self.repository.book_untracked(|book| book.groups.get(self.id).map(|it| read(book, it)))
    }

    /// The name of the group.
    pub(super) fn name(self) -> String {
        self.read(|_, it| it.name.clone()).unwrap_or_default()
    }

    /// The people of the group.
    pub(super) fn people(self) -> GroupPeople {
        self.repository.book(|book| people(book, self.id, self.today.get()))
    }

    /// The short name of a person of the book.
    pub(super) fn short(self, person: PersonId) -> String {
        self.repository.book_untracked(|book| book.people.get(person).map(short_name)).unwrap_or_default()
    }

    /// Carries out a command. Returns whether it succeeded.
    pub(super) fn run(self, command: GroupCommand, message: impl Into<String>) -> bool {
        self.commands.run_or_show(Command::from(command), message)
    }

    /// Opens a dialog over the page.
    pub(super) fn show(self, dialog: GroupDialog) {
        self.dialog.set(Some(dialog));
    }
}

/// A section of the page: a region with its name as the heading.
pub(super) fn section(name: &'static str, inside: AnyView) -> AnyView {
    view! { <section class="section" aria-label=name><h2>{name}</h2>{inside}</section> }.into_any()
}
