//! The note that somebody may be in the book already, for the form for a person.

use leptos::prelude::*;

use crate::domain::{Book, PersonId, display_name};
use crate::ui::components::memo;
use crate::ui::route::Route;
use crate::ui::state::{PersonDraft as Draft, use_dialogs, use_repository};
use crate::ui::text;

/// A note with a link for each possible double of the new person.
#[component]
pub(super) fn AlreadyThere(draft: RwSignal<Draft>, find: fn(&Draft, &Book) -> Vec<PersonId>) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let found = memo(move || draft.with(|draft| repository.book(|book| find(draft, book))));
    let note = move |id: PersonId| {
        let name = repository.book_untracked(|book| book.people.get(id).map(display_name)).unwrap_or_default();
        view! {
            <p class="text-small">
                {text::person_form::already_there(&name)}" "
                <a href=Route::Person(id).href() on:click=move |_| dialogs.close()>{text::person_form::see(&name)}</a>
            </p>
        }
    };
    view! { <div role="status">{move || found.get().into_iter().take(MOST_ALIKE).map(note).collect_view()}</div> }
}

/// How many people of one name are shown (design decision).
const MOST_ALIKE: usize = 3;
