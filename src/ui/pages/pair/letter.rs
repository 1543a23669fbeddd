//! A text to send: shown first, then copied or shared. Nothing is sent by Kith.

use leptos::prelude::*;

use super::context::{Letter, Pair};
use crate::domain::{Person, PersonId};
use crate::present::living;
use crate::ui::components::Dialog;
use crate::ui::pages::letter;
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
    let person = first_person(pair).map(|it| it.1).unwrap_or_default();
    letter::letter(&person, words, "btn btn--main")
}

/// The first living person of the pair.
pub(super) fn first_person(pair: Pair) -> Option<(PersonId, Person)> {
    pair.read_untracked(|book, it| living(book, it).first().map(|(id, person)| (*id, (*person).clone())))?
}
