//! Fields with their labels and hints.

use leptos::prelude::*;

/// A line of text.
#[component]
pub(crate) fn TextField(
    /// The label.
    label: &'static str,
    /// What is in it.
    #[prop(into)]
    value: Signal<String>,
    /// Called with what is in it now.
    #[prop(into)]
    on_input: Callback<String>,
    /// `text`, `date`, `number`…
    #[prop(default = "text")]
    kind: &'static str,
    /// A word under it.
    #[prop(default = "")]
    hint: &'static str,
    /// The id of a list of suggestions.
    #[prop(default = "")]
    list: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Takes the focus when its dialog opens.
    #[prop(default = false)]
    is_first: bool,
    /// Tells only of what is finished, at leaving the field or with Enter, and not of every key.
    #[prop(default = false)]
    is_lazy: bool,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <input
                class="input"
                aria-label=label
                aria-description=(!hint.is_empty()).then_some(hint)
                type=kind
                autocomplete=autocomplete
                autofocus=is_first
                list=(!list.is_empty()).then_some(list)
                prop:value=value
                on:input=move |event| if !is_lazy { on_input.run(event_target_value(&event)) }
                on:change=move |event| if is_lazy { on_input.run(event_target_value(&event)) }
            />
            {(!hint.is_empty()).then(|| view! { <span class="note">{hint}</span> })}
        </label>
    }
}

/// Several lines of text.
#[component]
pub(crate) fn AreaField(
    /// The label.
    label: &'static str,
    /// What is in it.
    #[prop(into)]
    value: Signal<String>,
    /// Called with what is in it now.
    #[prop(into)]
    on_input: Callback<String>,
    /// A word under it.
    #[prop(default = "")]
    hint: &'static str,
    /// What is wrong with it.
    #[prop(into, default = Signal::stored(String::new()))]
    problem: Signal<String>,
) -> impl IntoView {
    let is_wrong = move || (!problem.with(String::is_empty)).then_some("true");
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <textarea
                class="input area"
                aria-label=label
                aria-description=(!hint.is_empty()).then_some(hint)
                rows="2"
                aria-invalid=is_wrong
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            ></textarea>
            {(!hint.is_empty()).then(|| view! { <span class="note">{hint}</span> })}
            {move || (!problem.with(String::is_empty)).then(|| view! { <span class="note says" role="alert">{problem.get()}</span> })}
        </label>
    }
}

/// One of a few words.
#[component]
pub(crate) fn SelectField(
    /// The label.
    label: &'static str,
    /// Values and the words for them.
    options: Vec<(&'static str, String)>,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value chosen now.
    #[prop(into)]
    on_choose: Callback<String>,
    /// A word under it.
    #[prop(default = "")]
    hint: &'static str,
) -> impl IntoView {
    let options = options.into_iter().map(|(word, name)| {
        view! { <option value=word selected=move || value.with(|it| it == word)>{name}</option> }
    });
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <select class="input" aria-label=label prop:value=value on:change=move |event| on_choose.run(event_target_value(&event))>
                {options.collect_view()}
            </select>
            {(!hint.is_empty()).then(|| view! { <span class="note">{hint}</span> })}
        </label>
    }
}
