//! A segmented control: a row of radio buttons.

use leptos::prelude::*;

use super::icon;

/// One option of the group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RadioOption {
    /// The value; empty for no particular choice.
    pub(crate) value: &'static str,
    /// The label.
    pub(crate) label: &'static str,
    /// The icon; empty for none.
    pub(crate) icon: &'static str,
}

/// Radio buttons that look like a segmented control.
#[component]
pub(crate) fn RadioGroup(
    /// The question that the group asks.
    legend: &'static str,
    /// The group's name in the document.
    name: &'static str,
    /// The options.
    picks: Vec<RadioOption>,
    /// The chosen value.
    #[prop(into)]
    chosen: Signal<&'static str>,
    /// Called with the newly chosen value.
    #[prop(into)]
    on_choose: Callback<&'static str>,
) -> impl IntoView {
    let picks = picks.into_iter().map(|RadioOption { value, label, icon: icon_name }| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    prop:checked=move || chosen.get() == value
                    on:change=move |_| on_choose.run(value)
                />
                {(!icon_name.is_empty()).then(|| icon(icon_name))}
                {label}
            </label>
        }
    });
    view! {
        <fieldset>
            <legend class="visually-hidden">{legend}</legend>
            <span class="parsed-fields__label" aria-hidden="true">{legend.to_lowercase()}</span>
            <div class="radio-group">{picks.collect_view()}</div>
        </fieldset>
    }
}
