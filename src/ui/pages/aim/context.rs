//! The aim of the page, the dialogs over it, and the helpers that all its sections share.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Aim, AimCommand, AimId, Book, ExchangeId, Id, LearnedLine, Outcome, PathHow, PersonId};
use crate::ui::components::icon;
use crate::ui::state::{Commands, CurrentWeek, RepositoryContext, use_clock, use_commands, use_repository, use_week};

/// A dialog over the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum AimDialog {
    /// Change the aim.
    Edit,
    /// Let one of three rest first.
    RestFirst,
    /// Say what helped, and who.
    Reached,
    /// Add a person who knows the path, or change how.
    Path(Option<PersonId>),
    /// What to ask somebody.
    Kit(PersonId, Option<PathHow>),
    /// Log a talk, with a person if one is named already.
    Talk(Option<PersonId>),
    /// Write a lesson, or change one.
    Line(Option<Id<LearnedLine>>),
    /// Thank the people of a talk.
    Thank(ExchangeId),
    /// Report back to the people of a talk.
    Tell(ExchangeId),
    /// Add a return, or change one.
    Return(Option<Id<Outcome>>),
    /// Thank the people of a return.
    ThankForReturn(Id<Outcome>),
}

/// The aim of the page, and the dialog that is open over it.
#[derive(Clone, Copy)]
pub(super) struct AimContext {
    pub(super) id: AimId,
    pub(super) repository: RepositoryContext,
    pub(super) commands: Commands,
    pub(super) today: RwSignal<NaiveDate>,
    pub(super) week: CurrentWeek,
    pub(super) dialog: RwSignal<Option<AimDialog>>,
}

impl AimContext {
    /// To be called while a component is created.
    pub(super) fn new(id: AimId) -> Self {
        Self {
            id,
            repository: use_repository(),
            commands: use_commands(),
            today: use_clock().today,
            week: use_week(),
            dialog: RwSignal::new(None),
        }
    }

    /// Reads the aim. The calling view is redrawn when the book changes. None once it is gone.
    pub(super) fn read<T>(self, read: impl FnOnce(&Book, &Aim) -> T) -> Option<T> {
        self.repository.book(|book| book.aims.get(self.id).map(|it| read(book, it)))
    }

    /// Reads the aim without subscribing to changes.
    pub(super) fn read_untracked<T>(self, read: impl FnOnce(&Book, &Aim) -> T) -> Option<T> {
        self.repository.book_untracked(|book| book.aims.get(self.id).map(|it| read(book, it)))
    }

    /// Carries out a command. Returns whether it succeeded.
    pub(super) fn run(self, command: AimCommand, message: impl Into<String>) -> bool {
        self.commands.run_or_show(command.into(), message)
    }

    /// Opens a dialog over the page.
    pub(super) fn show(self, dialog: AimDialog) {
        self.dialog.set(Some(dialog));
    }

    /// Closes the dialog.
    pub(super) fn close(self) {
        self.dialog.set(None);
    }
}

/// A section of the page: a region with its name as the heading.
pub(super) fn section(name: &'static str, inside: AnyView) -> AnyView {
    view! { <section class="section" aria-label=name><h2>{name}</h2>{inside}</section> }.into_any()
}

/// The button at the end of a section, which opens a dialog over the page.
pub(super) fn end_button(aim: AimContext, sign: &'static str, label: &'static str, dialog: AimDialog) -> AnyView {
    view! {
        <div class="actions">
            <button
                class="link-button"
                type="button"
                aria-haspopup="dialog"
                on:click=move |_| aim.show(dialog.clone())
            >
                {icon(sign)}{label}
            </button>
        </div>
    }
    .into_any()
}
