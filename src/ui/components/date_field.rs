//! A field for a date as people write it, which shows how the date was understood.

use leptos::html;
use leptos::prelude::*;

use super::field::UntilEdited;
use super::{field_note, icon, memo};
use crate::domain::PartialDate;
use crate::quick_entry::{DateProblem, DateRules, DateScope, WrittenDate, read_date};
use crate::ui::dom_id::fresh_id;
use crate::ui::state::use_repository;
use crate::ui::text;
use crate::web::{clock, dom, intl};

/// How dates are read here: by the user's order of day and month.
pub(crate) fn date_rules(scope: DateScope) -> DateRules {
    let order = use_repository().book_untracked(|it| it.settings().date_order).unwrap_or_else(intl::date_order);
    DateRules { now: clock::now(), order, scope }
}

/// A text field for a date, with a line that says how it was understood, the other dates that it may mean, and a
/// calendar where a whole day is needed.
#[component]
pub(crate) fn DateField(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The label that is shown, if it is shorter: in a row of many, the label says which row it is.
    #[prop(optional)]
    shown_label: Option<&'static str>,
    /// The text as typed.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the new text.
    #[prop(into)]
    on_input: Callback<String>,
    /// Which dates the field takes.
    scope: DateScope,
    /// The hint below the field.
    #[prop(default = "")]
    hint: &'static str,
    /// The error message of the form. Empty if the date is valid.
    #[prop(into, default = Signal::stored(String::new()))]
    problem: Signal<String>,
    /// Takes the focus when its dialog opens.
    #[prop(default = false)]
    is_first: bool,
) -> impl IntoView {
    let (id, note) = (fresh_id(), fresh_id());
    let typed = TypedDate::new(value, scope, problem);
    let input = date_input(typed, (id.clone(), note.clone()), label, on_input, is_first);
    let status = move || value.with(|text| typed.reading.with(|it| understood(it, text, scope)));
    let found = move || typed.reading.with(|it| it.as_ref().ok().cloned().flatten());
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {move || shown_label.map_or_else(|| label.get(), str::to_owned)}
            </label>
            <div class="date-field">
                {input}
                {(scope != DateScope::Partial).then(|| calendar(label, typed))}
            </div>
            <p class="text-small date-field__understood" role="status">{status}</p>
            {field_note(note, hint, typed.shown)}
            {move || found().map(|it| others(it.others, typed))}
        </div>
    }
}

/// A date as typed.
#[derive(Clone, Copy)]
struct TypedDate {
    node: NodeRef<html::Input>,
    value: Signal<String>,
    reading: Reading,
    /// Whether the user has left the field. A date is refused only then: at every key it would be a nuisance.
    is_left: RwSignal<bool>,
    /// The error message of the form.
    error: UntilEdited,
    /// The error message that is shown.
    shown: Signal<String>,
}

impl TypedDate {
    fn new(value: Signal<String>, scope: DateScope, problem: Signal<String>) -> Self {
        let rules = date_rules(scope);
        let reading = memo(move || value.with(|it| read_date(it, &rules)));
        let (is_left, error) = (RwSignal::new(false), UntilEdited::new(problem));
        let own = move || is_left.get().then(|| own_problem(reading, scope)).flatten().unwrap_or_default().to_owned();
        let shown = Signal::derive(move || Some(error.shown.get()).filter(|it| !it.is_empty()).unwrap_or_else(own));
        let typed = Self { node: NodeRef::new(), value, reading, is_left, error, shown };
        // A form around it is not sent while the text is no date.
        Effect::new(move || {
            let message = own_problem(reading, scope).unwrap_or_default();
            typed.node.get().into_iter().for_each(|it| it.set_custom_validity(message));
        });
        typed
    }

    /// Writes a text into the field, as if the user had typed it.
    fn enter(self, text: &str) {
        self.node.get_untracked().into_iter().for_each(|it| dom::enter(&it, text));
    }

    /// The browser refuses the form: the field says why, in place of the browser.
    fn refuse(self, event: &web_sys::Event) {
        event.prevent_default();
        self.is_left.set(true);
        if let Some(field) = self.node.get_untracked().filter(|it| dom::is_first_invalid(it)) {
            // If the field cannot take the focus, the focus stays where it is.
            let _ = field.focus();
        }
    }
}

fn own_problem(reading: Reading, scope: DateScope) -> Option<&'static str> {
    reading.with(|it| it.as_ref().err().map(|it| text::date_field::problem(*it, scope)))
}

fn date_input(
    typed: TypedDate,
    (id, note): (String, String),
    label: Signal<String>,
    on_input: Callback<String>,
    is_first: bool,
) -> impl IntoView {
    let is_wrong = move || (!typed.shown.with(String::is_empty)).then_some("true");
    view! {
        <input
            node_ref=typed.node
            id=id
            class="input"
            aria-label=label
            aria-describedby=note
            aria-invalid=is_wrong
            type="text"
            autocomplete="off"
            autofocus=is_first
            prop:value=typed.value
            on:input=move |event| {
                typed.is_left.set(false);
                typed.error.edit();
                on_input.run(event_target_value(&event));
            }
            on:change=move |_| typed.is_left.set(true)
            on:invalid=move |event| typed.refuse(&event)
        />
    }
}

type Reading = Memo<Result<Option<WrittenDate>, DateProblem>>;

/// The browser's calendar, behind a button.
fn calendar(label: Signal<String>, typed: TypedDate) -> impl IntoView {
    let day = move || match typed.reading.with(|it| it.as_ref().ok().and_then(|it| it.as_ref().map(|it| it.date))) {
        Some(PartialDate::Day(day)) => day.to_string(),
        _ => String::new(),
    };
    view! {
        <span class="chip" data-part="">
            {icon("calendar")}
            <input
                type="date"
                aria-label=text::date_field::calendar()
                aria-description=label
                prop:value=day
                on:input=|event| event.stop_propagation()
                on:change=move |event| {
                    event.stop_propagation();
                    if let Some(day) = PartialDate::whole(&event_target_value(&event)) {
                        typed.enter(&text::partial(PartialDate::Day(day)));
                    }
                }
                on:click=show_picker
            />
        </span>
    }
}

/// Opens the calendar from anywhere on its button, if the browser can.
fn show_picker(event: web_sys::MouseEvent) {
    let input: web_sys::HtmlInputElement = event_target(&event);
    // If the browser refuses, the field's own calendar icon still opens it.
    let _ = input.show_picker();
}

/// How a date was understood. Empty if the user wrote the same.
fn understood(reading: &Result<Option<WrittenDate>, DateProblem>, typed: &str, scope: DateScope) -> String {
    let Ok(Some(WrittenDate { date, .. })) = reading else { return String::new() };
    let words = text::date_field::understood(*date, scope == DateScope::Partial);
    if words == typed.trim() { String::new() } else { words }
}

/// The other dates that a text may mean, to choose from.
fn others(others: Vec<PartialDate>, typed: TypedDate) -> Option<AnyView> {
    if others.is_empty() {
        return None;
    }
    let chip = move |date: PartialDate| {
        let words = text::partial(date);
        let label = words.clone();
        view! {
            <button class="chip chip--plain" type="button" on:click=move |_| typed.enter(&words)>{label}</button>
        }
    };
    Some(
        view! {
            <div class="chips" role="group" aria-label=text::date_field::or()>
                <span class="text-small text-small--static">{text::date_field::or()}</span>
                {others.into_iter().map(chip).collect_view()}
            </div>
        }
        .into_any(),
    )
}

/// A [`DateField`] whose value is a whole day in the form of a file, or empty.
#[component]
pub(crate) fn DayField(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The day, `2026-11-19`; empty for none.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the new day.
    #[prop(into)]
    on_input: Callback<String>,
    /// Whether a day without a year is past or ahead.
    scope: DateScope,
    /// The hint below the field.
    #[prop(default = "")]
    hint: &'static str,
    /// The error message of the form. Empty if the date is valid.
    #[prop(into, default = Signal::stored(String::new()))]
    problem: Signal<String>,
    /// Takes the focus when its dialog opens.
    #[prop(default = false)]
    is_first: bool,
) -> impl IntoView {
    let words = |day: &str| PartialDate::whole(day).map(|it| text::partial(PartialDate::Day(it))).unwrap_or_default();
    let told = StoredValue::new(value.get_untracked());
    let typed = RwSignal::new(value.with_untracked(|it| words(it)));
    let rules = date_rules(scope);
    Effect::new(move || {
        let day = value.get();
        if told.with_value(|it| *it != day) {
            typed.set(words(&day));
            told.set_value(day);
        }
    });
    let read = move |text: String| {
        let day = match read_date(&text, &rules) {
            Ok(Some(WrittenDate { date: PartialDate::Day(day), .. })) => day.to_string(),
            _ => String::new(),
        };
        typed.set(text);
        if told.with_value(|it| *it != day) {
            told.set_value(day.clone());
            on_input.run(day);
        }
    };
    view! { <DateField label value=typed on_input=read scope hint problem is_first /> }
}
