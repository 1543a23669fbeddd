//! A text to send: shown first, then copied or shared. Nothing is sent by Kith.

use leptos::prelude::*;

use super::context::{Letter, Pair};
use crate::domain::{Person, PersonId};
use crate::present::living;
use crate::ui::components::{Dialog, icon};
use crate::ui::pages::contact_links;
use crate::ui::state::use_toasts;
use crate::ui::text;

/// The dialog with a text that the user may change before it is copied.
#[component]
pub(super) fn LetterDialog(pair: Pair, letter: Letter) -> impl IntoView {
    let words = RwSignal::new(letter.words);
    view! {
        <Dialog
            title=letter.title
            close_label=text::common::close_without_saving()
            on_close=move |()| pair.dialog.set(None)
        >
            <div class="stack">{letter_fields(pair, words)}</div>
        </Dialog>
    }
}

/// A text to change, and the ways to send it.
pub(super) fn letter_fields(pair: Pair, words: RwSignal<String>) -> AnyView {
    let toasts = use_toasts();
    let person = first_person(pair).map(|it| it.1).unwrap_or_default();
    view! {
        <textarea
            dir="auto"
            class="ruled-text"
            rows="4"
            aria-label=text::pair::letter()
            prop:value=words
            on:input=move |event| words.set(event_target_value(&event))
        ></textarea>
        <div class="actions">
            <button
                class="btn btn--main"
                type="button"
                on:click=move |_| contact_links::copy(toasts, words.into(), None)
            >
                {icon("file")}{text::contact::copy()}
            </button>
        </div>
        {contact_links::other_contact_links(&person, words.into(), None)}
    }
    .into_any()
}

/// The first living person of the pair.
pub(super) fn first_person(pair: Pair) -> Option<(PersonId, Person)> {
    pair.read_untracked(|book, it| living(book, it).first().map(|(id, person)| (*id, (*person).clone())))?
}
