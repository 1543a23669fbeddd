//! The project of the page, the dialogs over it, and the helpers that all its sections share.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Book, Id, Need, PersonId, Project, ProjectCommand, ProjectId};
use crate::insight::team::{Row, Who, member_names};
use crate::ui::state::{Commands, RepositoryContext, use_clock, use_commands, use_repository};
use crate::ui::text;

/// A dialog over the page, and the data it opens with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProjectDialog {
    /// Change the name, the description, the dates and where it is.
    Describe,
    /// Add a need, or change one and say who covers it.
    Need(Option<Id<Need>>),
    /// Add somebody to the project.
    Member,
    /// Close the project.
    Close,
    /// A word of thanks to each, and whether the project was closed a moment ago.
    Thanks(bool),
}

/// The project of the page, and the dialog that is open over it.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    pub(super) id: ProjectId,
    pub(super) repository: RepositoryContext,
    pub(super) commands: Commands,
    pub(super) today: RwSignal<NaiveDate>,
    pub(super) dialog: RwSignal<Option<ProjectDialog>>,
}

impl Page {
    /// To be called while a component is created.
    pub(super) fn new(id: ProjectId) -> Self {
        let today = use_clock().today;
        Self { id, repository: use_repository(), commands: use_commands(), today, dialog: RwSignal::new(None) }
    }

    /// Reads the project. The calling view is redrawn when the book changes. None once it is gone.
    pub(super) fn read<T>(self, read: impl FnOnce(&Book, &Project) -> T) -> Option<T> {
        self.repository.book(|book| book.projects.get(self.id).map(|it| read(book, it)))
    }

    /// Reads the project without subscribing to changes.
    pub(super) fn read_untracked<T>(self, read: impl FnOnce(&Book, &Project) -> T) -> Option<T> {
        self.repository.book_untracked(|book| book.projects.get(self.id).map(|it| read(book, it)))
    }

    /// The name of the project.
    pub(super) fn name(self) -> String {
        self.read(|_, it| it.name.clone()).unwrap_or_default()
    }

    /// The name of the project, without subscribing to changes.
    pub(super) fn name_untracked(self) -> String {
        self.read_untracked(|_, it| it.name.clone()).unwrap_or_default()
    }

    /// Carries out a command. Returns whether it succeeded.
    pub(super) fn run(self, command: ProjectCommand, message: impl Into<String>) -> bool {
        self.commands.run_or_show(command.into(), message)
    }

    /// Opens a dialog over the page.
    pub(super) fn show(self, dialog: ProjectDialog) {
        self.dialog.set(Some(dialog));
    }
}

/// The names of the people of the project, and of those who are named with them: short, and each unlike the others.
pub(super) struct Names(Vec<(PersonId, String)>);

impl Names {
    pub(super) fn of(book: &Book, project: ProjectId, beside: impl IntoIterator<Item = PersonId>) -> Self {
        Self(member_names(book, project, beside))
    }

    /// The name of a person, or the word for the user.
    pub(super) fn name(&self, who: Who) -> String {
        let Some(id) = who else { return text::project::you().to_owned() };
        let name = self.0.iter().find(|it| it.0 == id).map(|it| it.1.clone());
        name.unwrap_or_else(|| text::common::someone_gone().to_owned())
    }

    /// The name of the one on whom a need rests alone. Empty if it rests on nobody alone.
    pub(super) fn alone(&self, row: &Row) -> String {
        row.alone().map(|who| self.name(who)).unwrap_or_default()
    }
}

/// A section of the page: a region with its name as the heading.
pub(super) fn section(name: &'static str, inside: AnyView) -> AnyView {
    view! { <section class="section" aria-label=name><h2>{name}</h2>{inside}</section> }.into_any()
}
