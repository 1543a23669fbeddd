//! A few words in one well, one of them lifted.

use leptos::prelude::*;

use super::icon;

/// One word of a choice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RadioOption {
    /// What it stands for; empty for nothing in particular.
    pub(crate) value: &'static str,
    /// The word.
    pub(crate) word: &'static str,
    /// Its sign; empty for none.
    pub(crate) icon: &'static str,
}

/// Radio buttons that look like words in a well.
#[component]
pub(crate) fn RadioGroup(
    /// What is asked.
    legend: &'static str,
    /// The group's name in the document.
    name: &'static str,
    /// The words.
    picks: Vec<RadioOption>,
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<&'static str>,
    /// Called with what is chosen now.
    #[prop(into)]
    on_choose: Callback<&'static str>,
) -> impl IntoView {
    let picks = picks.into_iter().map(|RadioOption { value, word, icon: sign }| {
        view! {
            <label>
                <input type="radio" name=name prop:checked=move || chosen.get() == value on:change=move |_| on_choose.run(value) />
                {(!sign.is_empty()).then(|| icon(sign))}
                {word}
            </label>
        }
    });
    view! {
        <fieldset>
            <legend class="hide-text">{legend}</legend>
            <span class="understood__label" aria-hidden="true">{legend.to_ascii_lowercase()}</span>
            <div class="choice">{picks.collect_view()}</div>
        </fieldset>
    }
}
