//! The people of an exchange in its form.

use leptos::prelude::*;

use super::ExchangeDraft;
use crate::domain::PersonId;
use crate::ui::people_field::PeopleField;
use crate::ui::text;

/// The people of the exchange: chips to remove them, a field to add them.
#[component]
pub(super) fn PeopleFields(draft: ExchangeDraft) -> impl IntoView {
    let ExchangeDraft { exchange, name: typed, form, .. } = draft;
    let remove = move |id: PersonId| {
        exchange.update(|it| {
            it.people.remove(&id.to_string());
            // Nobody said yet that it was with nobody.
            it.settled &= !it.people.is_empty();
        });
    };
    view! {
        <PeopleField
            group=text::forms::people()
            label=text::forms::add_person()
            people=Signal::derive(move || exchange.with(|it| it.people.to_vec()))
            typed
            form
            on_add=move |id| exchange.update(|it| it.people.insert(id))
            on_remove=remove
        />
    }
}
