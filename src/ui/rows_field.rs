//! A field that has several values, each in a row of its own: telephone numbers, dates, related people.

mod known;
mod state;

use leptos::prelude::*;

use crate::domain::PersonId;
use crate::present::form_rows::{Row, write};
use crate::quick_entry::DateScope;
use crate::ui::components::{DateField, icon, memo};
use crate::ui::dom_id::fresh_id;
use crate::ui::person_input::NameField;
use crate::ui::text;
use state::{RowState, RowsState};

/// The value of the option for a kind in the user's own words. No kind of a file has a line feed.
const OTHER: &str = "\n";

/// How the kind of a row is chosen.
#[derive(Clone)]
pub(crate) enum Kinds {
    /// Rows have no kind.
    None,
    /// The kind is a short text with this label.
    Words(&'static str),
    /// The usual kinds and their names, and the kind of a new row.
    Menu {
        /// The options.
        usual: Vec<(&'static str, &'static str)>,
        /// The kind of a new row.
        first: &'static str,
        /// Whether the user may write another kind.
        is_open: bool,
    },
}

/// What the value of a row is.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Values {
    /// One line, with the type of the input: `tel`, `email`, `url`, `text`.
    Line(&'static str),
    /// Several lines.
    Lines,
    /// A field of knowledge, with how the user knows.
    Known,
    /// A date of any precision, with a note.
    Date,
    /// Another person than this one.
    Person(Option<PersonId>),
}

/// The names and the kind of a field with rows.
#[derive(Clone)]
pub(crate) struct RowsKind {
    /// The name under which unsaved rows are kept.
    pub(crate) name: &'static str,
    /// The label of the group.
    pub(crate) legend: &'static str,
    /// The label of one value.
    pub(crate) item: &'static str,
    /// The button for another row.
    pub(crate) add: &'static str,
    /// How the kind is chosen.
    pub(crate) kinds: Kinds,
    /// What the values are.
    pub(crate) values: Values,
    /// Whether one of several rows is the first to use.
    pub(crate) has_first: bool,
}

/// The field.
#[component]
pub(crate) fn RowsField(
    /// Its names and kinds.
    kind: RowsKind,
    /// The rows with which the form opens.
    opened: Vec<Row>,
    /// Called with the rows after every edit.
    #[prop(into)]
    on_rows: Callback<Vec<Row>>,
    /// The error message of each row, by its place.
    #[prop(into)]
    problems: Signal<Vec<(usize, String)>>,
) -> impl IntoView {
    let RowsKind { name, legend, add, .. } = kind;
    let text = write(&opened);
    let state = RowsState {
        rows: RwSignal::new(Vec::new()),
        next_key: StoredValue::new(0),
        kept: NodeRef::new(),
        on_rows,
        id: StoredValue::new(fresh_id()),
        kind: StoredValue::new(kind),
    };
    for row in opened {
        state.push(row);
    }
    view! {
        <div class="form-rows" role="group" aria-label=legend>
            <span class="field__label" aria-hidden="true">{legend}</span>
            <textarea
                node_ref=state.kept
                hidden
                name=name
                prop:value=text
                on:input=move |event| state.restore(&event_target_value(&event))
            ></textarea>
            <div class="form-rows__list" data-part="">
                <For each=move || state.rows.get() key=|it| it.key children=move |row| view! {
                    <RowFields state row problems />
                } />
            </div>
            <button
                id=state.add_button()
                class="btn btn--bare form-rows__add"
                type="button"
                on:click=move |_| state.add()
            >
                {icon("plus")}{add}
            </button>
        </div>
    }
}

/// One row.
#[component]
fn RowFields(state: RowsState, row: RowState, problems: Signal<Vec<(usize, String)>>) -> impl IntoView {
    let at = memo(move || state.rows.with(|it| it.iter().position(|it| it.key == row.key)).unwrap_or_default());
    let count = memo(move || state.rows.with(Vec::len));
    let item = state.kind.with_value(|it| it.item);
    // The first row has the plain name, also while it is the only one, so that the name stays while rows are added.
    let label = Signal::derive(move || match at.get() {
        0 => item.to_owned(),
        at => text::person_form::item_number(&item, &(at + 1)),
    });
    let problem = Signal::derive(move || {
        problems.with(|it| it.iter().find(|it| it.0 == at.get()).map(|it| it.1.clone())).unwrap_or_default()
    });
    let (values, has_first) = state.kind.with_value(|it| (it.values, it.has_first));
    let first = move || (has_first && count.get() > 1).then(|| first_choice(state, row, label));
    let (value_problem, date_problem) = match values {
        Values::Known => known::problems(row, problem),
        _ => (problem, problem),
    };
    let note = match values {
        Values::Date => Some(note(state, row, label).into_any()),
        Values::Known => Some(known::evidence(state, row, label, date_problem)),
        _ => None,
    };
    let remove = move || text::person_form::remove_item(&label.get());
    let (kind, value) = (kind_fields(state, row, label), value_field(state, row, label, value_problem));
    let fields = match values {
        // A row of knowledge has several fields, each with its label: first what somebody knows, then how well.
        Values::Known => {
            let kind = kind.map(|it| known::labelled(text::person_form::depth(), it));
            (value_part(known::labelled(item, value)), kind_part(kind))
        }
        _ => (kind_part(kind), value_part(value)),
    };
    view! {
        <div id=state.part("row", row.key) class="form-row">
            {fields}
            <button
                id=state.part("remove", row.key)
                class="btn btn--bare btn--square"
                type="button"
                aria-label=remove
                on:click=move |_| state.remove(row.key)
            >
                {icon("close")}
            </button>
            {note}
            {first}
        </div>
    }
}

fn kind_part(fields: Option<AnyView>) -> AnyView {
    view! { <div class="form-row__kind">{fields}</div> }.into_any()
}

fn value_part(field: AnyView) -> AnyView {
    view! { <div class="form-row__value">{field}</div> }.into_any()
}

/// The field for the value of a row.
fn value_field(state: RowsState, row: RowState, label: Signal<String>, problem: Signal<String>) -> AnyView {
    let value = Signal::derive(move || row.row.with(|it| it.value.clone()));
    let write = move |text: String| state.edit(row, |it| it.value = text);
    let error = fresh_id();
    let is_wrong = move || (!problem.with(String::is_empty)).then_some("true");
    let values = state.kind.with_value(|it| it.values);
    let kind = if let Values::Line(kind) = values { kind } else { "text" };
    match values {
        Values::Date => view! { <DateField label value on_input=write scope=DateScope::Partial problem /> }.into_any(),
        Values::Person(except) => {
            view! { <NameField label value on_input=write except may_add=true problem /> }.into_any()
        }
        Values::Lines => view! {
            <textarea
                class="input input--area"
                aria-label=label
                aria-invalid=is_wrong
                aria-describedby=error.clone()
                rows="2"
                dir="auto"
                prop:value=value
                on:input=move |event| write(event_target_value(&event))
            ></textarea>
            <span id=error class="text-small field-error" role="alert">{problem}</span>
        }
        .into_any(),
        Values::Line(_) | Values::Known => view! {
            <input
                class="input"
                aria-label=label
                aria-invalid=is_wrong
                aria-describedby=error.clone()
                type=kind
                dir="auto"
                autocomplete="off"
                autocapitalize=(kind != "text").then_some("none")
                prop:value=value
                on:input=move |event| write(event_target_value(&event))
            />
            <span id=error class="text-small field-error" role="alert">{problem}</span>
        }
        .into_any(),
    }
}

/// The menu of the kinds, with a field for a kind in the user's own words; or a field for a short label.
fn kind_fields(state: RowsState, row: RowState, label: Signal<String>) -> Option<AnyView> {
    let kind = Signal::derive(move || row.row.with(|it| it.kind.clone()));
    let write = move |text: String| state.edit(row, |it| it.kind = text);
    match state.kind.with_value(|it| it.kinds.clone()) {
        Kinds::None => None,
        Kinds::Words(name) => {
            Some(word_field(kind, Signal::derive(move || text::person_form::of_item(&name, &label.get())), write))
        }
        Kinds::Menu { usual, is_open, .. } => Some(kind_menu(state, row, (usual, is_open), label)),
    }
}

fn word_field(value: Signal<String>, label: Signal<String>, write: impl Fn(String) + 'static) -> AnyView {
    view! {
        <input
            class="input"
            aria-label=label
            type="text"
            dir="auto"
            autocomplete="off"
            prop:value=value
            on:input=move |event| write(event_target_value(&event))
        />
    }
    .into_any()
}

fn kind_menu(
    state: RowsState,
    row: RowState,
    (usual, is_open): (Vec<(&'static str, &'static str)>, bool),
    label: Signal<String>,
) -> AnyView {
    let kind = Signal::derive(move || row.row.with(|it| it.kind.clone()));
    let write = move |text: String| state.edit(row, |it| it.kind = text);
    let is_own = RwSignal::new(false);
    // A kind of a file that is none of the usual ones stays, in its own words.
    let found = kind.get_untracked();
    let unknown = (!found.is_empty() && !usual.iter().any(|it| it.0 == found)).then_some(found);
    let option = move |(value, name): (String, String)| {
        let own = value.clone();
        let is_chosen = move || if is_own.get() { own == OTHER } else { kind.with(|it| *it == own) };
        view! { <option value=value selected=is_chosen>{name}</option> }
    };
    let usual = usual.into_iter().map(|(value, name)| (value.to_owned(), name.to_owned()));
    let other = is_open.then(|| (OTHER.to_owned(), text::person_form::other_kind().to_owned()));
    let options = usual.chain(unknown.map(|it| (it.clone(), it))).chain(other).map(option).collect_view();
    let choose = move |value: String| {
        is_own.set(value == OTHER);
        write(if value == OTHER { String::new() } else { value });
        if is_own.get_untracked() {
            state.focus_in("own", row.key);
        }
    };
    let own_label = Signal::derive(move || text::person_form::own_kind(&label.get()));
    let own = move || {
        is_own.get().then(|| view! { <div id=state.part("own", row.key)>{word_field(kind, own_label, write)}</div> })
    };
    view! {
        <select
            class="input"
            aria-label=move || kind_label(state, &label.get())
            on:change=move |event| choose(event_target_value(&event))
        >
            {options}
        </select>
        {own}
    }
    .into_any()
}

/// The name of the menu of kinds.
fn kind_label(state: RowsState, item: &str) -> String {
    match state.kind.with_value(|it| (it.values, it.item)) {
        (Values::Known, first) if first == item => text::person_form::depth().to_owned(),
        (Values::Known, _) => text::person_form::of_item(&text::person_form::depth(), &item),
        _ => text::person_form::kind_of_item(&item),
    }
}

/// A field for a note beside the value.
fn note(state: RowsState, row: RowState, label: Signal<String>) -> impl IntoView {
    let value = Signal::derive(move || row.row.with(|it| it.note.clone()));
    let name = Signal::derive(move || text::person_form::of_item(&text::person_form::note(), &label.get()));
    view! {
        <input
            class="input form-row__note"
            aria-label=name
            placeholder=text::person_form::note()
            type="text"
            dir="auto"
            autocomplete="off"
            prop:value=value
            on:input=move |event| {
                let note = event_target_value(&event);
                state.edit(row, |it| it.note = note);
            }
        />
    }
}

/// The choice of the row to use first.
fn first_choice(state: RowsState, row: RowState, label: Signal<String>) -> impl IntoView {
    view! {
        <label class="chip">
            <input
                type="radio"
                name=state.part("first", 0)
                aria-label=move || text::person_form::of_item(&text::person_form::use_first(), &label.get())
                prop:checked=move || row.row.with(|it| it.is_first)
                on:change=move |_| state.chosen_first(row.key)
            />
            <span>{text::person_form::use_first()}</span>
        </label>
    }
}
