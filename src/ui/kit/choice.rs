//! A few words in one well, one of them lifted.

use leptos::prelude::*;

use super::icon;

/// One word of a choice.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pick<T> {
    /// What it stands for.
    pub(crate) value: T,
    /// The word.
    pub(crate) word: &'static str,
    /// Its sign.
    pub(crate) icon: Option<&'static str>,
}

/// Radio buttons that look like words in a well.
#[component]
pub(crate) fn Choice<T: Clone + PartialEq + Send + Sync + 'static>(
    /// What is asked; read out, and shown by the caller.
    legend: &'static str,
    /// The group's name in the document.
    name: &'static str,
    /// The words.
    picks: Vec<Pick<T>>,
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<T>,
    /// Called with what is chosen now.
    on_choose: impl Fn(T) + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let picks = picks.into_iter().map(|pick| {
        let (value, on_choose) = (pick.value.clone(), on_choose.clone());
        let is_chosen = Memo::new(move |_| chosen.get() == value);
        view! {
            <label>
                <input type="radio" name=name prop:checked=is_chosen on:change=move |_| on_choose(pick.value.clone()) />
                {pick.icon.map(icon)}
                {pick.word}
            </label>
        }
    });
    view! {
        <fieldset>
            <legend class="hide-text">{legend}</legend>
            <span class="understood__label" aria-hidden="true">{legend.to_lowercase()}</span>
            <div class="choice">{picks.collect_view()}</div>
        </fieldset>
    }
}
