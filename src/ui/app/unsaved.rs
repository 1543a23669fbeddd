//! What was begun and not finished: words to somebody, a form that was closed, a list that was narrowed. It is kept in
//! memory as long as the page is open, and nowhere else.

use leptos::prelude::*;

use super::App;
use crate::domain::{Change, Edit, ExchangeId, Kind, PersonId};
use crate::ui::pages::PeopleFilter;
use crate::ui::person_form::Unsaved;

/// All of it.
#[derive(Default)]
pub(super) struct UnsavedForms {
    letters: Vec<(PersonId, String)>,
    people: PeopleFilter,
    form: Option<Unsaved>,
    /// A sentence that did not fit.
    sentence: String,
    /// Whether one came to where one is by going back.
    pub(super) came_back: bool,
}

impl App {
    /// What was written to somebody by hand and not sent yet.
    pub(crate) fn written_to(self, person: PersonId) -> Option<String> {
        let words = |it: &UnsavedForms| it.letters.iter().find(|(to, _)| *to == person).map(|(_, words)| words.clone());
        self.state.with_value(|it| words(&it.begun))
    }

    /// Keeps what is written to somebody by hand.
    pub(crate) fn write_to(self, person: PersonId, words: String) {
        self.state.update_value(|it| {
            it.begun.letters.retain(|(to, _)| *to != person);
            if !words.is_empty() {
                it.begun.letters.push((person, words));
            }
        });
    }

    /// Words to somebody are done with once an exchange with them is logged.
    pub(super) fn sent(self, change: &Change) {
        // An exchange that is only mended is no new word.
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

    /// What narrows the list of people: as it was left, for whoever goes back to it.
    pub(crate) fn people_filter(self) -> PeopleFilter {
        self.state.with_value(|it| if it.begun.came_back { it.begun.people.clone() } else { PeopleFilter::default() })
    }

    /// Remembers what narrows the list of people.
    pub(crate) fn leave_people(self, filter: PeopleFilter) {
        self.state.update_value(|it| it.begun.people = filter);
    }

    /// Remembers somebody's form that is closed without saving.
    pub(crate) fn leave_form(self, form: Unsaved) {
        self.state.update_value(|it| it.begun.form = Some(form));
    }

    /// Remembers a sentence that did not fit, for when room was made.
    pub(crate) fn leave_sentence(self, sentence: String) {
        self.state.update_value(|it| it.begun.sentence = sentence);
    }

    /// The sentence that did not fit, once.
    pub(crate) fn left_sentence(self) -> String {
        self.state.try_update_value(|it| std::mem::take(&mut it.begun.sentence)).unwrap_or_default()
    }

    /// Somebody's form as it was left, once.
    pub(crate) fn left_form(self, whose: Option<PersonId>) -> Option<Unsaved> {
        self.state.try_update_value(|it| it.begun.form.take_if(|(it, ..)| *it == whose)).flatten()
    }
}
