//! From one to seven: hardly to very.

use leptos::prelude::*;

/// Seven radio buttons on a line.
#[component]
pub(crate) fn Rating(
    /// What is asked.
    #[prop(into)]
    legend: String,
    /// The group's name in the document.
    name: &'static str,
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<Option<u32>>,
    /// Called with what is chosen now.
    #[prop(into)]
    on_choose: Callback<u32>,
) -> impl IntoView {
    let step = move |value: u32| {
        view! {
            <label><input type="radio" name=name prop:checked=move || chosen.get() == Some(value) on:change=move |_| on_choose.run(value) /><span>{value}</span></label>
        }
    };
    view! {
        <fieldset class="scale">
            <legend>{legend}</legend>
            <div class="scale__steps">{(1..=7).map(step).collect_view()}</div>
            <p class="scale__ends" aria-hidden="true"><span>"hardly"</span><span>"very"</span></p>
        </fieldset>
    }
}
