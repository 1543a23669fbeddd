//! Unsaved input: message drafts, forms that were not saved, the filter of the people list.
//!
//! Holds it in memory as long as the page is open; messages and the input of forms are stored besides. Invariant:
//! there is no message draft to a person, and no question whether it was sent, after an exchange with them was logged.
//! Needs the navigation, because the filter of the list returns only with the user, and the preferences, which store
//! the input of forms.

use leptos::prelude::*;

use super::navigation::Navigation;
use super::prefs::Prefs;
use crate::domain::{Book, Change, Edit, Exchange, ExchangeId, Kind, PersonId};
use crate::present::form_draft::{FieldDraft, FormDraft, FormDrafts};
use crate::present::people::PeopleFilter;
use crate::present::sending;
use crate::store::StorageKey;

/// All unsaved input.
#[derive(Clone, Copy)]
pub(crate) struct Unsaved {
    navigation: Navigation,
    prefs: Prefs,
    forms: StoredValue<Forms, LocalStorage>,
}

#[derive(Default)]
struct Forms {
    people: PeopleFilter,
    /// The unsaved input of dialogs.
    inputs: FormDrafts,
    /// A log sentence that did not fit into the storage.
    sentence: String,
}

impl Unsaved {
    pub(super) fn new(navigation: Navigation, prefs: Prefs) -> Self {
        Self { navigation, prefs, forms: StoredValue::new_local(Forms::default()) }
    }

    /// The message draft to a person, as the user edited it.
    pub(crate) fn message(self, person: PersonId) -> Option<String> {
        self.text(&message_key(person))
    }

    /// Stores the user's message draft to a person. An empty text removes it.
    pub(crate) fn set_message(self, person: PersonId, message: String) {
        self.keep_text(&message_key(person), "", message);
    }

    /// A text that the user wrote on a page and did not save.
    pub(crate) fn text(self, key: &str) -> Option<String> {
        self.form(key)?.fields.into_iter().next().map(|it| it.typed)
    }

    /// Keeps a text that the user wrote on a page, as the input of a form is kept. Drops it if it is `opened`, the text
    /// before.
    pub(crate) fn keep_text(self, key: &str, opened: &str, typed: String) {
        let mut draft = FormDraft::default();
        draft.note(FieldDraft { name: key.to_owned(), opened: opened.to_owned(), typed, is_choice: false });
        self.keep_form(key, draft);
    }

    /// Drops the message drafts to people with whom an exchange has just been logged.
    pub(super) fn drop_sent(self, change: &Change, book: &Book) {
        // An edit of an earlier exchange does not count.
        let is_logged =
            |it: &&Edit| it.entity.kind == Kind::Exchanges && it.cells.iter().all(|it| it.before.stamp.is_none());
        let ids: Vec<ExchangeId> =
            change.edits.iter().filter(is_logged).map(|it| ExchangeId::from_uuid(it.entity.uuid)).collect();
        let logged: Vec<&Exchange> = ids.iter().filter_map(|it| book.exchanges.get(*it)).collect();
        for person in logged.iter().flat_map(|it| it.people.iter()) {
            for key in [sending::key(*person), message_key(*person)] {
                if self.form(&key).is_some() {
                    self.drop_form(&key);
                }
            }
        }
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

    /// The unsaved input of a form.
    pub(crate) fn form(self, key: &str) -> Option<FormDraft> {
        let here = self.forms.with_value(|it| it.inputs.of(key).cloned());
        here.or_else(|| FormDrafts::read(&self.prefs.get(StorageKey::Forms)).of(key).cloned())
    }

    /// Keeps the unsaved input of a form, from one start to the next. Input that does not fit into the storage is kept
    /// as long as the page is open.
    pub(crate) fn keep_form(self, key: &str, draft: FormDraft) {
        self.edit_forms(|it| it.keep(key, draft.clone()));
    }

    /// Drops the input of a form that was saved, or is not wanted.
    pub(crate) fn drop_form(self, key: &str) {
        self.edit_forms(|it| it.drop_form(key));
    }

    fn edit_forms(self, edit: impl Fn(&mut FormDrafts)) {
        self.forms.update_value(|it| edit(&mut it.inputs));
        // Another tab may have stored input meanwhile.
        let before = self.prefs.get(StorageKey::Forms);
        let mut stored = FormDrafts::read(&before);
        edit(&mut stored);
        let after = stored.write();
        if after != before {
            self.prefs.set(StorageKey::Forms, &after);
        }
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

/// The key of the message draft to a person.
fn message_key(person: PersonId) -> String {
    format!("message {person}")
}
