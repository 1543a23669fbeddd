//! Dialogs for encounters, asks, favours, introductions, preparation, repair, shared items, sorting into circles, the
//! beginning of mentorships, and those who help the user grow.

mod answer;
mod ask;
mod begin_mentoring;
mod bring_contacts;
mod encounter;
mod favour;
mod first_question;
mod first_steps;
mod group_words;
mod introduce;
mod join_with;
mod learned;
mod my_card;
mod name_help;
mod new_group;
mod new_project;
mod prep;
mod project_words;
mod question_words;
mod recent_changes;
mod repair;
mod share;
mod show_card;
mod somebody_asked;
mod sort;
mod three_talks;
mod wellness;
mod without_person;

pub(super) use answer::AnswerForm;
pub(super) use ask::AskDialog;
pub(super) use begin_mentoring::BeginMentoring;
pub(super) use bring_contacts::BringContacts;
pub(super) use encounter::NameEncounter;
pub(super) use favour::FavourForm;
pub(super) use first_question::FirstQuestion;
pub(super) use first_steps::HowItWorksDialog;
pub(super) use group_words::GroupTexts;
pub(super) use introduce::IntroduceDialog;
pub(super) use join_with::JoinWith;
pub(super) use learned::LearnedForm;
pub(super) use my_card::MyCard;
pub(super) use name_help::NameHelp;
pub(super) use new_group::NewGroupDialog;
pub(super) use new_project::NewProjectDialog;
pub(super) use prep::PrepDialog;
pub(super) use project_words::ProjectTexts;
pub(super) use recent_changes::RecentChanges;
pub(super) use repair::RepairDialog;
pub(super) use share::{SendShare, ShareForm, given_words};
pub(super) use show_card::ShowCard;
pub(super) use somebody_asked::SomebodyAsked;
pub(super) use sort::SortDialog;
pub(super) use three_talks::ThreeTalks;
pub(super) use wellness::WellnessDialog;
pub(super) use without_person::WithoutPerson;

use leptos::prelude::*;

use crate::domain::{Change, Id, Kind, Person, PersonId, short_name};
use crate::present::people_picker::{Picked, picked};
use crate::quick_entry::person_named;
use crate::ui::components::icon;
use crate::ui::pages::contact_links;
use crate::ui::sending::Sending;
use crate::ui::state::RepositoryContext;
use crate::ui::text;

/// The short name of a person, or "them" if the person is not in the book.
pub(super) fn short(repository: RepositoryContext, id: PersonId) -> String {
    repository.book_untracked(|it| it.people.get(id).map(short_name)).unwrap_or_else(|| text::common::them().to_owned())
}

/// Somebody whom the user named in a dialog.
#[derive(Clone)]
pub(super) enum Named {
    /// A person of the book.
    Known(PersonId),
    /// A new person.
    New(Box<Person>),
}

impl Named {
    /// The short name.
    fn short(&self, repository: RepositoryContext) -> String {
        match self {
            Self::Known(id) => short(repository, *id),
            Self::New(person) => short_name(person),
        }
    }

    /// The person of the book, if it is one.
    pub(super) const fn known(&self) -> Option<PersonId> {
        match self {
            Self::Known(id) => Some(*id),
            Self::New(_) => None,
        }
    }

    /// The new people for a command.
    pub(super) fn newcomers(&self) -> Vec<Person> {
        match self {
            Self::Known(_) => Vec::new(),
            Self::New(person) => vec![Person::clone(person)],
        }
    }
}

/// The person with this full name, or a new one. None if the name is empty.
///
/// # Errors
///
/// A sentence, if several people have the name.
pub(super) fn named(repository: RepositoryContext, name: &str) -> Result<Option<Named>, String> {
    match repository.book_untracked(|book| picked(book, name)) {
        Picked::Nobody => Ok(None),
        Picked::One(one) => Ok(Some(Named::Known(one))),
        Picked::Unknown => Ok(Some(Named::New(Box::new(person_named(name))))),
        Picked::Several(_) => Err(text::dialogs::several_called(&name.trim())),
    }
}

/// The first entity of a kind that a change wrote.
pub(super) fn written<T>(change: &Change, kind: Kind) -> Option<Id<T>> {
    change.edits.iter().find(|it| it.entity.kind == kind).map(|it| Id::from_uuid(it.entity.uuid))
}

/// The ways to send a text, and the button that says it was sent. Nothing counts before that.
pub(super) fn sent_foot(
    person: &Person,
    words: Signal<String>,
    label: &'static str,
    on_sent: impl Fn(()) + Send + Sync + 'static,
) -> AnyView {
    let sending = Sending::of_dialog();
    let on_sent = Callback::new(on_sent);
    view! {
        <div class="stack">
            <div class="actions">
                {contact_links::main_contact_link(person, words, true, sending)}
                <button class="btn" type="button" on:click=move |_| on_sent.run(())>{icon("check")}{label}</button>
            </div>
            {sending.question_for(move |_| {
                on_sent.run(());
                true
            })}
            {contact_links::other_contact_links(person, words, Some(sending))}
        </div>
    }
    .into_any()
}
