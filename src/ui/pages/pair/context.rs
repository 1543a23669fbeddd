//! The mentorship of the page, the dialogs over it, and the helpers that all its sections share.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{
    AgendaItem, Aim, Book, EndingKind, Id, MentoringCommand, Mentorship, MentorshipId, PromiseId, short_name,
};
use crate::present::agreement::Line;
use crate::present::pair::{Standing, standing};
use crate::present::{living, names};
use crate::ui::state::{Commands, RepositoryContext, use_clock, use_commands, use_repository};
use crate::ui::text;

/// A dialog over the page, and the data it opens with.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PairDialog {
    /// Change a line of the agreement.
    Line(Line),
    /// A text to send.
    Letter(Letter),
    /// Add a goal, or change one.
    Goal(Option<Id<Aim>>),
    /// Say what helped with a goal that is reached. The goal is as it was typed.
    Reached(Id<Aim>, Box<Aim>),
    /// Let a goal rest before the pair works on another: this one, as it was typed, or a new one.
    TooManyGoals(Option<(Id<Aim>, Box<Aim>)>),
    /// Add a topic, or change one.
    Topic(Option<Id<AgendaItem>>),
    /// Replace an action with a smaller one.
    Smaller(PromiseId),
    /// Plan the next session, or move it.
    Move,
    /// Write the next session as a calendar file.
    Calendar,
    /// Rest until a day.
    Rest,
    /// End the mentorship, through this door if one is chosen already.
    End(Option<EndingKind>),
}

/// A text and its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// The title of the dialog.
    pub(super) title: String,
    /// The text.
    pub(super) words: String,
}

impl Letter {
    pub(super) fn new(title: impl Into<String>, words: impl Into<String>) -> Self {
        Self { title: title.into(), words: words.into() }
    }
}

/// The mentorship of the page, and the dialog that is open over it.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub(super) id: MentorshipId,
    pub(super) repository: RepositoryContext,
    pub(super) commands: Commands,
    pub(super) today: RwSignal<NaiveDate>,
    pub(super) dialog: RwSignal<Option<PairDialog>>,
}

impl Pair {
    /// To be called while a component is created.
    pub(super) fn new(id: MentorshipId) -> Self {
        let today = use_clock().today;
        Self { id, repository: use_repository(), commands: use_commands(), today, dialog: RwSignal::new(None) }
    }

    /// Reads the mentorship. The calling view is redrawn when the book changes. None once it is gone.
    pub(super) fn read<T>(self, read: impl FnOnce(&Book, &Mentorship) -> T) -> Option<T> {
        self.repository.book(|book| book.mentorships.get(self.id).map(|it| read(book, it)))
    }

    /// Reads the mentorship without subscribing to changes.
    pub(super) fn read_untracked<T>(self, read: impl FnOnce(&Book, &Mentorship) -> T) -> Option<T> {
        self.repository.book_untracked(|book| book.mentorships.get(self.id).map(|it| read(book, it)))
    }

    /// Where the pair is.
    pub(super) fn standing(self) -> Option<Standing> {
        self.read(|book, it| standing(book, self.id, it, self.today.get()))
    }

    /// The short names of the people: "Zanele", "Zanele and Thư".
    pub(super) fn names(self) -> String {
        named(self.read(|book, it| names(book, it.people.iter())).unwrap_or_default())
    }

    /// The title of the page: "Zanele and you", "Zanele, Thư and you".
    pub(super) fn title(self) -> String {
        let names = self.read(|book, it| names(book, it.people.iter())).unwrap_or_default();
        let names = if names.is_empty() { named(names) } else { names.join(", ") };
        text::pair::and_you(&names)
    }

    /// The names, for a dialog or a message.
    pub(super) fn names_untracked(self) -> String {
        named(self.read_untracked(|book, it| names(book, it.people.iter())).unwrap_or_default())
    }

    /// Carries out a command. Returns whether it succeeded.
    pub(super) fn run(self, command: MentoringCommand, message: impl Into<String>) -> bool {
        self.commands.run_or_show(command.into(), message)
    }

    /// Opens a dialog over the page.
    pub(super) fn show(self, dialog: PairDialog) {
        self.dialog.set(Some(dialog));
    }
}

/// The names of a pair in a sentence, also if nobody of it is in the book any more.
pub(super) fn named(names: Vec<String>) -> String {
    if names.is_empty() { text::common::someone_gone().to_owned() } else { text::list(&names) }
}

/// The short names of the living people of a pair, for a sentence about what they do.
pub(super) fn living_names(book: &Book, mentorship: &Mentorship) -> Vec<String> {
    let names: Vec<_> = living(book, mentorship).into_iter().map(|(_, it)| short_name(it)).collect();
    if names.is_empty() { vec![text::common::someone_gone().to_owned()] } else { names }
}

/// A section of the page: a region with its name as the heading.
pub(super) fn section(name: impl Into<String>, inside: AnyView) -> AnyView {
    let name = name.into();
    let label = name.clone();
    view! { <section class="section" aria-label=label><h2>{name}</h2>{inside}</section> }.into_any()
}
