//! The people of an exchange in its form.

use std::time::Duration;

use leptos::prelude::*;

use super::ExchangeDraft;
use crate::domain::{Exchange, PersonId, short_name};
use crate::present::people_picker::{Picked, picked};
use crate::ui::components::icon;
use crate::ui::person_input::{NameField, name_problem};
use crate::ui::state::{FieldProblem, RepositoryContext, use_repository};
use crate::ui::text;

/// The people of the exchange: chips to remove them, a field to add them.
#[component]
pub(super) fn PeopleFields(draft: ExchangeDraft) -> impl IntoView {
    let repository = use_repository();
    let ExchangeDraft { exchange, name: typed, .. } = draft;
    let chips = move || {
        let people = exchange.with(|it| it.people.to_vec());
        people.into_iter().map(|id| chip(repository, exchange, id)).collect_view()
    };
    let add = move |text: String| {
        // First the typed text, and the empty text in a later task: otherwise the cleared field would not be redrawn.
        typed.set(text.clone());
        let found = repository.book_untracked(|book| picked(book, &text));
        match found {
            Picked::One(id) => {
                exchange.update(|it| it.people.insert(id));
                set_timeout(move || typed.set(String::new()), Duration::ZERO);
            }
            other => {
                let problem = name_problem(&other).map(|it| FieldProblem::of("people", it));
                draft.form.note("people", problem);
            }
        }
    };
    view! {
        <div class="chips" role="group" aria-label=text::forms::people()>{chips}</div>
        <NameField
            label=text::forms::add_person()
            value=typed
            is_lazy=true
            may_add=true
            hint=text::forms::add_person_hint()
            problem=draft.form.of("people")
            on_input=add
        />
    }
}

/// A person of the exchange, to be removed from it.
fn chip(repository: RepositoryContext, exchange: RwSignal<Exchange>, id: PersonId) -> impl IntoView {
    let name = repository.book_untracked(|it| it.people.get(id).map(short_name));
    let name = name.unwrap_or_else(|| text::common::someone_gone().to_owned());
    let label = text::forms::remove_person(&name);
    let remove = move |_| {
        exchange.update(|it| {
            it.people.remove(&id.to_string());
            // Nobody said yet that it was with nobody.
            it.settled &= !it.people.is_empty();
        });
    };
    view! {
        <button class="chip" type="button" aria-label=label on:click=remove>
            {name}{icon("close")}
        </button>
    }
}
