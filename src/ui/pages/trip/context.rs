//! The trip of the page, the dialogs over it, and the helpers that its sections share.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Book, PersonId, Trip, TripAnswer, TripCommand, TripId, TripState, short_name};
use crate::insight::trips::{When, when};
use crate::ui::state::{Commands, RepositoryContext, use_clock, use_commands, use_repository};
use crate::ui::text;

/// A dialog over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TripDialog {
    /// Change the place, the days, the purpose and the traveller.
    Edit,
    /// Write to a person.
    Write(PersonId),
    /// Say which day was agreed with a person.
    Agree(PersonId),
}

/// The trip of the page, and the dialog that is open over it.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) id: TripId,
    pub(super) repository: RepositoryContext,
    pub(super) commands: Commands,
    pub(super) today: RwSignal<NaiveDate>,
    pub(super) dialog: RwSignal<Option<TripDialog>>,
}

impl Page {
    /// To be called while a component is created.
    pub(super) fn new(id: TripId) -> Self {
        let today = use_clock().today;
        Self { id, repository: use_repository(), commands: use_commands(), today, dialog: RwSignal::new(None) }
    }

    /// Reads the trip. The calling view is redrawn when the book changes. None once it is gone.
    pub(super) fn read<T>(self, read: impl FnOnce(&Book, &Trip) -> T) -> Option<T> {
        self.repository.book(|book| book.trips.get(self.id).map(|it| read(book, it)))
    }

    /// The trip as it is now.
    pub(super) fn trip(self) -> Trip {
        self.repository.book_untracked(|book| book.trips.get(self.id).cloned()).unwrap_or_default()
    }

    /// The name of the trip.
    pub(super) fn name(self) -> String {
        self.read(|_, it| text::trip::name(it)).unwrap_or_default()
    }

    /// Where the trip is in time.
    pub(super) fn when(self) -> Option<When> {
        self.read(|_, it| when(it, self.today.get()))
    }

    /// The short name of a person.
    pub(super) fn short(self, person: PersonId) -> String {
        self.repository.book_untracked(|book| book.people.get(person).map(short_name)).unwrap_or_default()
    }

    /// Carries out a command. Returns whether it succeeded.
    pub(super) fn run(self, command: TripCommand, message: impl Into<String>) -> bool {
        self.commands.run_or_show(command.into(), message)
    }
}

/// The state of the question to a person, without a day.
pub(super) fn state_of(person: PersonId, state: TripState) -> TripAnswer {
    TripAnswer { person: Some(person), state: Some(state), ..TripAnswer::default() }
}
