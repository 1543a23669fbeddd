//! Form fields with labels and hints.

use leptos::html;
use leptos::prelude::*;

use crate::ui::dom_id::fresh_id;
use crate::web::dom;

/// A single-line text field.
#[component]
pub(crate) fn TextField(
    /// The label.
    label: &'static str,
    /// The current value.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the new value.
    #[prop(into)]
    on_input: Callback<String>,
    /// The type of the input: `text`, `date`, `number`…
    #[prop(default = "text")]
    kind: &'static str,
    /// The hint below the field.
    #[prop(default = "")]
    hint: &'static str,
    /// The id of a list of suggestions.
    #[prop(default = "")]
    list: &'static str,
    /// The `autocomplete` value: the data that the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Takes the focus when its dialog opens.
    #[prop(default = false)]
    is_first: bool,
    /// Calls `on_input` when the user leaves the field or presses Enter, and not at every key.
    #[prop(default = false)]
    is_lazy: bool,
    /// The error message. Empty if the value is valid.
    #[prop(into, default = Signal::stored(String::new()))]
    problem: Signal<String>,
) -> impl IntoView {
    let note = fresh_id();
    let error = UntilEdited::new(problem);
    let problem = error.shown;
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <input
                class="input"
                aria-label=label
                aria-invalid=is_wrong(problem)
                aria-describedby=note_id(note.clone(), problem)
                aria-description=(!hint.is_empty()).then_some(hint)
                type=kind
                dir="auto"
                autocomplete=autocomplete
                autofocus=is_first
                list=(!list.is_empty()).then_some(list)
                prop:value=value
                on:input=move |event| {
                    error.edit();
                    if !is_lazy { on_input.run(event_target_value(&event)) }
                }
                on:change=move |event| if is_lazy { on_input.run(event_target_value(&event)) }
            />
            {(!hint.is_empty()).then(|| view! { <span class="text-small">{hint}</span> })}
            {error_line(note, problem)}
        </label>
    }
}

/// The `aria-invalid` of a field with this error.
fn is_wrong(problem: Signal<String>) -> impl Fn() -> Option<&'static str> + Clone {
    move || (!problem.with(String::is_empty)).then_some("true")
}

/// The id of the line with the error, if there is one.
fn note_id(id: String, problem: Signal<String>) -> impl Fn() -> Option<String> + Clone {
    move || (!problem.with(String::is_empty)).then(|| id.clone())
}

/// The line below a field with its error.
fn error_line(id: String, problem: Signal<String>) -> impl IntoView {
    move || {
        let id = id.clone();
        (!problem.with(String::is_empty)).then(|| {
            view! {
                <span id=id class="text-small field-error" role="alert">{problem.get()}</span>
            }
        })
    }
}

/// The lines below a field that its input names as its description: the hint and the error.
pub(crate) fn field_note(id: String, hint: &'static str, problem: Signal<String>) -> impl IntoView {
    view! {
        <div id=id>
            {(!hint.is_empty()).then(|| view! { <p class="text-small">{hint}</p> })}
            <p class="text-small field-error" role="alert">{problem}</p>
        </div>
    }
}

/// The error message of a form, until the user edits the field.
#[derive(Clone, Copy)]
pub(crate) struct UntilEdited {
    /// The message that is shown. Empty if there is none.
    pub(crate) shown: Signal<String>,
    is_edited: RwSignal<bool>,
}

impl UntilEdited {
    pub(crate) fn new(problem: Signal<String>) -> Self {
        let is_edited = RwSignal::new(false);
        Effect::new(move || {
            problem.track();
            is_edited.set(false);
        });
        let shown = move || if is_edited.get() { String::new() } else { problem.get() };
        Self { shown: Signal::derive(shown), is_edited }
    }

    /// The user has edited the field.
    pub(crate) fn edit(self) {
        if !self.is_edited.get_untracked() {
            self.is_edited.set(true);
        }
    }
}

/// Moves the focus to the first field of a form with an error, once the errors are drawn.
pub(crate) fn focus_first_error(form: NodeRef<html::Form>) {
    request_animation_frame(move || form.get_untracked().into_iter().for_each(|it| dom::focus_first_error(&it)));
}

/// A multi-line text field.
#[component]
pub(crate) fn AreaField(
    /// The label.
    label: &'static str,
    /// The current value.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the new value.
    #[prop(into)]
    on_input: Callback<String>,
    /// The hint below the field.
    #[prop(default = "")]
    hint: &'static str,
    /// The error message. Empty if the value is valid.
    #[prop(into, default = Signal::stored(String::new()))]
    problem: Signal<String>,
    /// The direction of the text.
    #[prop(into, default = Signal::stored("auto"))]
    dir: Signal<&'static str>,
) -> impl IntoView {
    let error = UntilEdited::new(problem);
    let problem = error.shown;
    let note = fresh_id();
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <textarea
                class="input input--area"
                aria-label=label
                aria-description=(!hint.is_empty()).then_some(hint)
                rows="2"
                dir=dir
                aria-invalid=is_wrong(problem)
                aria-describedby=note_id(note.clone(), problem)
                prop:value=value
                on:input=move |event| {
                    error.edit();
                    on_input.run(event_target_value(&event));
                }
            ></textarea>
            {(!hint.is_empty()).then(|| view! { <span class="text-small">{hint}</span> })}
            {error_line(note, problem)}
        </label>
    }
}

/// A field for one of a few options.
#[component]
pub(crate) fn SelectField(
    /// The label.
    #[prop(into)]
    label: String,
    /// Values and their labels.
    options: Vec<(&'static str, String)>,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the newly chosen value.
    #[prop(into)]
    on_choose: Callback<String>,
    /// The hint below the field.
    #[prop(default = "")]
    hint: &'static str,
) -> impl IntoView {
    let options = options.into_iter().map(|(key, name)| {
        view! { <option value=key selected=move || value.with(|it| it == key)>{name}</option> }
    });
    view! {
        <label class="field">
            <span class="field__label" dir="auto">{label.clone()}</span>
            <select
                class="input"
                aria-label=label
                prop:value=value
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {options.collect_view()}
            </select>
            {(!hint.is_empty()).then(|| view! { <span class="text-small">{hint}</span> })}
        </label>
    }
}

/// The field for a passphrase that the user knows already, the first of its form.
#[component]
pub(crate) fn PassphraseField(
    /// The label.
    label: &'static str,
    /// The passphrase as typed.
    passphrase: RwSignal<String>,
    /// Why it does not open anything. Empty if it does.
    #[prop(into)]
    problem: Signal<String>,
) -> impl IntoView {
    view! {
        <TextField
            label
            problem
            kind="password"
            autocomplete="current-password"
            is_first=true
            value=passphrase
            on_input=move |it| passphrase.set(it)
        />
    }
}
