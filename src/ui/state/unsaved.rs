//! Unsaved input: message drafts, a form that was closed, the filter of the people list.
//!
//! Holds it in memory as long as the page is open, and nowhere else. Invariant: there is no message draft to a person
//! with whom an exchange was logged after the draft was written. Needs the navigation, because the filter of the list
//! returns only with the user.

use leptos::prelude::*;

use super::navigation::Navigation;
use super::person_draft::PersonDraft;
use crate::domain::{Book, Change, Edit, ExchangeId, Kind, PersonId};
use crate::present::people::PeopleFilter;

/// All unsaved input.
#[derive(Clone, Copy)]
pub(crate) struct Unsaved {
    navigation: Navigation,
    forms: StoredValue<Forms, LocalStorage>,
}

#[derive(Default)]
struct Forms {
    messages: Vec<(PersonId, String)>,
    people: PeopleFilter,
    person: Option<UnsavedPerson>,
    /// A log sentence that did not fit into the storage.
    sentence: String,
}

/// A person's form that was closed without saving.
pub(crate) struct UnsavedPerson {
    /// The person; none for a new one.
    pub(crate) id: Option<PersonId>,
    /// The draft when the form was opened.
    pub(crate) opened: PersonDraft,
    /// The draft when the form was closed.
    pub(crate) draft: PersonDraft,
}

impl Unsaved {
    pub(super) fn new(navigation: Navigation) -> Self {
        Self { navigation, forms: StoredValue::new_local(Forms::default()) }
    }

    /// The message draft to a person, as the user edited it.
    pub(crate) fn message(self, person: PersonId) -> Option<String> {
        let find = |it: &Forms| it.messages.iter().find(|(to, _)| *to == person).map(|(_, message)| message.clone());
        self.forms.with_value(find)
    }

    /// Stores the user's message draft to a person. An empty text removes it.
    pub(crate) fn set_message(self, person: PersonId, message: String) {
        self.forms.update_value(|forms| {
            forms.messages.retain(|(to, _)| *to != person);
            if !message.is_empty() {
                forms.messages.push((person, message));
            }
        });
    }

    /// Drops the message drafts to people with whom an exchange has just been logged.
    pub(super) fn drop_sent(self, change: &Change, book: &Book) {
        // An edit of an earlier exchange does not count.
        let is_logged =
            |it: &&Edit| it.entity.kind == Kind::Exchanges && it.cells.iter().all(|it| it.before.stamp.is_none());
        let ids: Vec<ExchangeId> =
            change.edits.iter().filter(is_logged).map(|it| ExchangeId::from_uuid(it.entity.uuid)).collect();
        let is_with =
            |to: &PersonId| ids.iter().filter_map(|it| book.exchanges.get(*it)).any(|it| it.people.contains(to));
        self.forms.update_value(|it| it.messages.retain(|(to, _)| !is_with(to)));
    }

    /// The last filter of the people list if the user goes back to the list; otherwise the default.
    pub(crate) fn people_filter(self) -> PeopleFilter {
        if self.navigation.came_back() {
            self.forms.with_value(|it| it.people.clone())
        } else {
            PeopleFilter::default()
        }
    }

    /// Stores the filter of the people list.
    pub(crate) fn set_people_filter(self, filter: PeopleFilter) {
        self.forms.update_value(|it| it.people = filter);
    }

    /// Stores a person's form that is closed without saving.
    pub(crate) fn set_person(self, form: UnsavedPerson) {
        self.forms.update_value(|it| it.person = Some(form));
    }

    /// Takes the form that was closed without saving, if it is this person's.
    pub(crate) fn take_person(self, id: Option<PersonId>) -> Option<UnsavedPerson> {
        self.forms.try_update_value(|it| it.person.take_if(|it| it.id == id)).flatten()
    }

    /// Stores a log sentence that did not fit, until the user has freed storage.
    pub(crate) fn set_sentence(self, sentence: String) {
        self.forms.update_value(|it| it.sentence = sentence);
    }

    /// Takes the log sentence that did not fit.
    pub(crate) fn take_sentence(self) -> String {
        self.forms.try_update_value(|it| std::mem::take(&mut it.sentence)).unwrap_or_default()
    }

    /// Drops all unsaved input.
    pub(super) fn clear(self) {
        self.forms.set_value(Forms::default());
    }
}
