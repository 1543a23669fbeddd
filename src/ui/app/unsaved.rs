//! Unsaved input: message drafts, a form that was closed, the filter of the people list. It is kept in memory as long
//! as the page is open, and nowhere else.

use leptos::prelude::*;

use super::App;
use crate::domain::{Change, Edit, ExchangeId, Kind, PersonId};
use crate::present::people::PeopleFilter;
use crate::ui::person_form::Unsaved;

/// All unsaved input.
#[derive(Default)]
pub(super) struct UnsavedForms {
    letters: Vec<(PersonId, String)>,
    people: PeopleFilter,
    form: Option<Unsaved>,
    /// A log sentence that did not fit into the storage.
    sentence: String,
    /// Whether the user came to the current page by going back.
    pub(super) came_back: bool,
}

impl App {
    /// The message draft to a person, as the user edited it.
    pub(crate) fn written_to(self, person: PersonId) -> Option<String> {
        let words = |it: &UnsavedForms| it.letters.iter().find(|(to, _)| *to == person).map(|(_, words)| words.clone());
        self.state.with_value(|it| words(&it.begun))
    }

    /// Stores the user's message draft to a person. An empty text removes it.
    pub(crate) fn write_to(self, person: PersonId, words: String) {
        self.state.update_value(|it| {
            it.begun.letters.retain(|(to, _)| *to != person);
            if !words.is_empty() {
                it.begun.letters.push((person, words));
            }
        });
    }

    /// Drops the message drafts to people with whom an exchange has just been logged.
    pub(super) fn sent(self, change: &Change) {
        // An edit of an earlier exchange does not count.
        let is_logged =
            |it: &&Edit| it.entity.kind == Kind::Exchanges && it.cells.iter().all(|it| it.before.stamp.is_none());
        let ids: Vec<ExchangeId> =
            change.edits.iter().filter(is_logged).map(|it| ExchangeId::from_uuid(it.entity.uuid)).collect();
        self.state.update_value(|it| {
            let book = it.session.book();
            let is_with =
                |to: &PersonId| ids.iter().filter_map(|it| book.exchanges.get(*it)).any(|it| it.people.contains(to));
            it.begun.letters.retain(|(to, _)| !is_with(to));
        });
    }

    /// The last filter of the people list if the user goes back to the list; otherwise the default.
    pub(crate) fn people_filter(self) -> PeopleFilter {
        self.state.with_value(|it| if it.begun.came_back { it.begun.people.clone() } else { PeopleFilter::default() })
    }

    /// Stores the filter of the people list.
    pub(crate) fn leave_people(self, filter: PeopleFilter) {
        self.state.update_value(|it| it.begun.people = filter);
    }

    /// Stores a person's form that is closed without saving.
    pub(crate) fn leave_form(self, form: Unsaved) {
        self.state.update_value(|it| it.begun.form = Some(form));
    }

    /// Stores a log sentence that did not fit, until the user has freed storage.
    pub(crate) fn leave_sentence(self, sentence: String) {
        self.state.update_value(|it| it.begun.sentence = sentence);
    }

    /// Takes the log sentence that did not fit.
    pub(crate) fn left_sentence(self) -> String {
        self.state.try_update_value(|it| std::mem::take(&mut it.begun.sentence)).unwrap_or_default()
    }

    /// Takes the form that was closed without saving, if it is this person's.
    pub(crate) fn left_form(self, whose: Option<PersonId>) -> Option<Unsaved> {
        self.state.try_update_value(|it| it.begun.form.take_if(|(it, ..)| *it == whose)).flatten()
    }
}
