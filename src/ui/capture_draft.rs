//! The draft of the log sentence, stored from one start to the next. All tabs share one draft, so each tab keeps
//! track of its own text.

use leptos::prelude::*;

use crate::store::StorageKey;
use crate::ui::state::Prefs;

/// The draft as this tab last stored it. A tab must not remove the text of another.
#[derive(Clone, Copy)]
pub(super) struct DraftGuard {
    prefs: Prefs,
    stored: StoredValue<String>,
}

impl DraftGuard {
    /// Starts from the stored draft if `words` continue it.
    pub(super) fn new(prefs: Prefs, words: &str) -> Self {
        let draft = prefs.get(StorageKey::Draft);
        let stored = if words.starts_with(&draft) { draft } else { String::new() };
        Self { prefs, stored: StoredValue::new(stored) }
    }

    /// Stores the text as the draft.
    pub(super) fn store(self, words: &str) {
        self.prefs.set(StorageKey::Draft, words);
        // If the text did not fit, the store still has the previous draft.
        self.stored.set_value(self.prefs.get(StorageKey::Draft));
    }

    /// Removes the draft once it is saved or discarded, unless another tab has replaced it.
    pub(super) fn remove(self) {
        if self.prefs.get(StorageKey::Draft) == self.stored.get_value() {
            self.prefs.set(StorageKey::Draft, "");
        }
    }

    /// Follows another tab that has the same sentence open: it may continue, save or discard the sentence. Otherwise
    /// one sentence could be saved twice. A different sentence of another tab neither replaces this one nor closes
    /// the dialog.
    pub(super) fn follow(self, sentence: RwSignal<String>, close: impl Fn() + 'static) {
        let decrypt = move |value| self.prefs.decrypt(StorageKey::Draft, value);
        let listener = window_event_listener(leptos::ev::storage, move |event| {
            let is_draft = event.key().is_some_and(|it| it == StorageKey::Draft.to_string());
            if !is_draft || sentence.with_untracked(|it| *it != decrypt(event.old_value())) {
                return;
            }
            let words = decrypt(event.new_value());
            if words.is_empty() {
                close();
            } else if sentence.with_untracked(|it| words.starts_with(it.as_str())) {
                self.stored.set_value(words.clone());
                sentence.set(words);
            }
        });
        on_cleanup(move || listener.remove());
    }
}
