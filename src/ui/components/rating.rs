//! A rating from one (hardly) to seven (very).

use leptos::prelude::*;

use crate::ui::text;

/// Seven radio buttons in a row.
#[component]
pub(crate) fn Rating(
    /// The question that the rating asks.
    #[prop(into)]
    legend: String,
    /// The group's name in the document.
    name: &'static str,
    /// The chosen value.
    #[prop(into)]
    chosen: Signal<Option<u32>>,
    /// Called with the newly chosen value.
    #[prop(into)]
    on_choose: Callback<u32>,
) -> impl IntoView {
    let step = move |value: u32| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    prop:checked=move || chosen.get() == Some(value)
                    on:change=move |_| on_choose.run(value)
                />
                <span>{value}</span>
            </label>
        }
    };
    view! {
        <fieldset class="rating">
            <legend>{legend}</legend>
            <div class="rating__steps">{(1..=7).map(step).collect_view()}</div>
            <p class="rating__ends" aria-hidden="true">
                <span>{text::dialogs::hardly()}</span>
                <span>{text::dialogs::very()}</span>
            </p>
        </fieldset>
    }
}
