//! A field for several people: chips to remove them, and a field to add one.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::{PersonId, short_name};
use crate::present::people_picker::{Picked, picked};
use crate::ui::components::{FormProblems, icon};
use crate::ui::person_input::{NameField, name_problem};
use crate::ui::state::{FieldProblem, RepositoryContext, use_repository};
use crate::ui::text;

/// The field. A problem with the typed name is that of the field `people` of the form.
#[component]
pub(crate) fn PeopleField(
    /// The name of the group of chips.
    group: &'static str,
    /// The label of the field that adds somebody.
    label: &'static str,
    /// The people.
    #[prop(into)]
    people: Signal<Vec<PersonId>>,
    /// A name that is typed and not added.
    typed: RwSignal<String>,
    /// The form.
    form: FormProblems,
    /// Called with somebody to add.
    #[prop(into)]
    on_add: Callback<PersonId>,
    /// Called with somebody to remove.
    #[prop(into)]
    on_remove: Callback<PersonId>,
) -> impl IntoView {
    let repository = use_repository();
    let chips = move || people.get().into_iter().map(|id| chip(repository, id, on_remove)).collect_view();
    let add = move |text: String| {
        // First the typed text, and the empty text in a later task: otherwise the cleared field would not be redrawn.
        typed.set(text.clone());
        let found = repository.book_untracked(|book| picked(book, &text));
        match found {
            Picked::One(id) => {
                on_add.run(id);
                set_timeout(move || typed.set(String::new()), Duration::ZERO);
            }
            other => form.note("people", name_problem(&other).map(|it| FieldProblem::of("people", it))),
        }
    };
    view! {
        <div class="chips" role="group" aria-label=group>{chips}</div>
        <NameField
            label=label
            value=typed
            is_lazy=true
            may_add=true
            hint=text::forms::add_person_hint()
            problem=form.of("people")
            on_input=add
        />
    }
}

/// One of the people, to be removed.
fn chip(repository: RepositoryContext, id: PersonId, on_remove: Callback<PersonId>) -> impl IntoView {
    let name = repository.book_untracked(|it| it.people.get(id).map(short_name));
    let name = name.unwrap_or_else(|| text::common::someone_gone().to_owned());
    let label = text::forms::remove_person(&name);
    view! {
        <button class="chip" type="button" aria-label=label on:click=move |_| on_remove.run(id)>
            {name}{icon("close")}
        </button>
    }
}
