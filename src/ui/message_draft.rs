//! A message draft: a suggested text that the user can edit in place, with a gentle note if it turns into an ask.
//!
//! The user's edits are kept until an exchange with the person is logged. Nothing is sent.

use leptos::prelude::*;

use crate::domain::PersonId;
use crate::insight::ledger::is_ask;
use crate::insight::message_templates::{Occasion, openings};
use crate::insight::week::Reason;
use crate::ui::components::{Show, icon};
use crate::ui::state::{Unsaved, use_clock, use_repository, use_unsaved};
use crate::ui::text;

/// The text, and the alternatives to it.
#[derive(Clone, Copy)]
pub(crate) struct MessageDraft {
    unsaved: Unsaved,
    person: PersonId,
    /// The current text.
    pub(crate) words: RwSignal<String>,
    offered: RwSignal<Vec<String>>,
    at: RwSignal<usize>,
    /// A few words: one line.
    is_low: bool,
}

impl MessageDraft {
    /// Starts with the first suggestion for a person. The suggestions are refreshed as the archive is unpacked,
    /// until the user edits the text or asks for another. To be called while a component is created.
    pub(crate) fn new(person: PersonId, reason: Reason, is_old_tie: bool, is_low: bool) -> Self {
        let (repository, unsaved, today) = (use_repository(), use_unsaved(), use_clock().today);
        let offer = move || {
            let occasion = Occasion { reason, is_old_tie, is_low, today: today.get_untracked() };
            repository.book_untracked(|book| openings(book, person, occasion))
        };
        // The user's own text comes first.
        let offered: Vec<String> = unsaved.message(person).into_iter().chain(offer()).collect();
        let draft = Self {
            unsaved,
            person,
            words: RwSignal::new(offered.first().cloned().unwrap_or_default()),
            offered: RwSignal::new(offered),
            at: RwSignal::new(0),
            is_low,
        };
        Effect::new(move |before: Option<()>| {
            repository.book(|_| ());
            today.track();
            if before.is_some() && unsaved.message(person).is_none() && draft.at.get_untracked() == 0 {
                let offered = offer();
                draft.words.set(offered.first().cloned().unwrap_or_default());
                draft.offered.set(offered);
            }
        });
        draft
    }

    /// The text on ruled lines. `is_gift` marks a message that should ask for nothing.
    pub(crate) fn view(self, label: String, is_gift: bool) -> AnyView {
        let asks = move || is_gift && self.words.with(|it| is_ask(it));
        view! {
            <div class="stack">
                <textarea
                    class="ruled-text"
                    rows=if self.is_low { "1" } else { "2" }
                    aria-label=label
                    prop:value=self.words
                    on:input=move |event| self.write(event_target_value(&event))
                >
                </textarea>
                <Show when=asks>
                    <p class="text-small field-error" role="status">{icon("hand")}" "{text::dialogs::this_asks()}</p>
                </Show>
            </div>
        }
        .into_any()
    }

    /// Stores the user's text, which replaces the suggestion it was edited from.
    fn write(self, words: String) {
        self.unsaved.set_message(self.person, words.clone());
        self.offered.update(|offered| {
            if let Some(suggestion) = offered.get_mut(self.at.get_untracked()) {
                suggestion.clone_from(&words);
            }
        });
        self.words.set(words);
    }

    /// The button that shows the next suggestion.
    pub(crate) fn swap(self) -> AnyView {
        let next = move |_| {
            let count = self.offered.with_untracked(Vec::len).max(1);
            self.at.update(|it| *it = (*it + 1) % count);
            let words = self.offered.with_untracked(|it| it.get(self.at.get_untracked()).cloned());
            self.words.set(words.unwrap_or_default());
        };
        view! {
            <button class="link-button" type="button" on:click=next>
                {icon("swap")}{text::dialogs::another_way()}
            </button>
        }
        .into_any()
    }
}
