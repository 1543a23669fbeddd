//! The sentence that is being written, kept from one start to the next. There is one for all tabs, so that a tab has to
//! know which words are its own.

use leptos::prelude::*;

use crate::store::StorageKey;
use crate::ui::app::App;

/// The draft as this tab kept it last. The words of another are not this one's to remove.
#[derive(Clone, Copy)]
pub(super) struct DraftGuard(StoredValue<String>);

impl DraftGuard {
    /// What is kept, where `words` go on from it.
    pub(super) fn of(app: App, words: &str) -> Self {
        let kept = app.pref(StorageKey::Draft);
        Self(StoredValue::new(if words.starts_with(&kept) { kept } else { String::new() }))
    }

    /// Keeps the words.
    pub(super) fn keep(self, app: App, words: &str) {
        app.set_pref(StorageKey::Draft, words);
        // Where it did not fit, what was kept before is.
        self.0.set_value(app.pref(StorageKey::Draft));
    }

    /// Removes them, once they are saved or not wanted.
    pub(super) fn let_go(self, app: App) {
        if app.pref(StorageKey::Draft) == self.0.get_value() {
            app.set_pref(StorageKey::Draft, "");
        }
    }

    /// Goes along with another tab that has the same sentence open: it may write on, save it or let it go. Otherwise one
    /// sentence could be saved twice. Other words of its own are not taken over, nor do they end what is written here.
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
