//! How the user knows that somebody knows something, in a row of the form.

use leptos::prelude::*;

use super::state::{RowState, RowsState};
use crate::domain::HowKnown;
use crate::ui::components::memo;
use crate::ui::text;
use crate::ui::text::person_form as words;

/// The menu for how the user knows, and a field for who said so. Both stand in the note of the row.
pub(super) fn evidence(state: RowsState, row: RowState, label: Signal<String>) -> AnyView {
    let part = move |at: usize| row.row.with(|it| it.note.splitn(2, ' ').nth(at).unwrap_or_default().to_owned());
    let named = move |part: &'static str| {
        let (item, label) = (state.kind.with_value(|it| it.item), label.get());
        if item == label { part.to_owned() } else { words::of_item(&part, &label) }
    };
    let option = move |(value, name): (&'static str, &'static str)| {
        view! { <option value=value selected=move || part(0) == value>{name}</option> }
    };
    let known = HowKnown::ALL.iter().map(|it| (it.word(), text::who_knows::how(*it)));
    let options = std::iter::once(("", words::how_unset())).chain(known).map(option).collect_view();
    let is_told = memo(move || part(0) == HowKnown::Told.word());
    let write = move |note: String| state.edit(row, |it| it.note = note);
    let who = move || {
        is_told.get().then(|| {
            view! {
                <input
                    class="input"
                    aria-label=move || named(words::who_said())
                    placeholder=words::who_said()
                    type="text"
                    dir="auto"
                    autocomplete="off"
                    prop:value=move || part(1)
                    on:input=move |event| write(format!("{} {}", HowKnown::Told.word(), event_target_value(&event)))
                />
            }
        })
    };
    view! {
        <div class="form-row__note">
            <select
                class="input"
                aria-label=move || named(words::how_known())
                on:change=move |event| write(event_target_value(&event))
            >
                {options}
            </select>
            {who}
        </div>
    }
    .into_any()
}
