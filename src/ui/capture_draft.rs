//! The draft of the log sentence, stored from one start to the next. All tabs share one draft, so each tab keeps
//! track of its own text.

use leptos::prelude::*;

use crate::store::StorageKey;
use crate::ui::app::App;

/// The draft as this tab last stored it. A tab must not remove the text of another.
#[derive(Clone, Copy)]
pub(super) struct DraftGuard(StoredValue<String>);

impl DraftGuard {
    /// Starts from the stored draft if `words` continue it.
    pub(super) fn of(app: App, words: &str) -> Self {
        let kept = app.pref(StorageKey::Draft);
        Self(StoredValue::new(if words.starts_with(&kept) { kept } else { String::new() }))
    }

    /// Stores the text as the draft.
    pub(super) fn keep(self, app: App, words: &str) {
        app.set_pref(StorageKey::Draft, words);
        // If the text did not fit, the store still has the previous draft.
        self.0.set_value(app.pref(StorageKey::Draft));
    }

    /// Removes the draft once it is saved or discarded, unless another tab has replaced it.
    pub(super) fn let_go(self, app: App) {
        if app.pref(StorageKey::Draft) == self.0.get_value() {
            app.set_pref(StorageKey::Draft, "");
        }
    }

    /// Follows another tab that has the same sentence open: it may continue, save or discard the sentence. Otherwise
    /// one sentence could be saved twice. A different sentence of another tab neither replaces this one nor closes
    /// the dialog.
    pub(super) fn follow(self, app: App, sentence: RwSignal<String>) {
        let heard = window_event_listener(leptos::ev::storage, move |event| {
            let is_draft = event.key().is_some_and(|it| it == StorageKey::Draft.to_string());
            if !is_draft || sentence.with_untracked(|it| *it != app.decrypt_pref(StorageKey::Draft, event.old_value()))
            {
                return;
            }
            let words = app.decrypt_pref(StorageKey::Draft, event.new_value());
            if words.is_empty() {
                app.dialog.set(None);
            } else if sentence.with_untracked(|it| words.starts_with(it.as_str())) {
                self.0.set_value(words.clone());
                sentence.set(words);
            }
        });
        on_cleanup(move || heard.remove());
    }
}
