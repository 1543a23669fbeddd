//! A field for a person of the book, found by a part of the name.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::domain::{Command, Kind, PersonId};
use crate::present::people_picker::{Offer, Picked, Whom, label as label_of, offers, picked};
use crate::quick_entry::person_named;
use crate::ui::capture_fields::told_apart;
use crate::ui::components::{UntilEdited, field_note, icon, memo};
use crate::ui::dom_id::fresh_id;
use crate::ui::state::{FieldProblem, RepositoryContext, use_commands, use_repository, use_toasts};
use crate::ui::text;
use crate::web::dom;

/// A field for a person: its text, and the list below it.
#[derive(Clone, Copy)]
struct Picker {
    repository: RepositoryContext,
    label: Signal<String>,
    typed: RwSignal<String>,
    node: NodeRef<html::Input>,
    is_open: RwSignal<bool>,
    /// The highlighted entry of the list.
    active: RwSignal<Option<usize>>,
    /// The people in the list.
    found: Memo<Vec<Offer>>,
    /// The name of somebody new, which ends the list.
    new_name: Memo<Option<String>>,
    /// The id of the list.
    list: StoredValue<String>,
}

impl Picker {
    fn new(label: Signal<String>, value: String, (whom, except): (Whom, Option<PersonId>), may_add: bool) -> Self {
        let (repository, typed, is_open) = (use_repository(), RwSignal::new(value), RwSignal::new(false));
        let except: Vec<PersonId> = except.into_iter().collect();
        let find = move || typed.with(|typed| repository.book(|book| offers(book, typed, &except, whom)));
        let is_new = move |name: &String| may_add && is_open.get() && is_new(repository, name);
        Self {
            repository,
            label,
            typed,
            node: NodeRef::new(),
            is_open,
            active: RwSignal::new(None),
            found: memo(move || if is_open.get() { find() } else { Vec::new() }),
            new_name: memo(move || Some(typed.get()).filter(is_new)),
            list: StoredValue::new(fresh_id()),
        }
    }

    /// The number of entries of the list, which is shown unless it is empty.
    fn count(self) -> usize {
        self.found.with(Vec::len) + usize::from(self.new_name.with(Option::is_some))
    }

    fn close(self) {
        self.is_open.set(false);
        self.active.set(None);
    }

    fn open(self) {
        // The form may have cleared the field meanwhile.
        self.node.get_untracked().into_iter().for_each(|it| self.typed.set(it.value()));
        self.is_open.set(true);
        self.active.set(None);
    }

    /// Writes a name into the field, as if the user had typed it.
    fn choose(self, label: &str) {
        self.node.get_untracked().into_iter().for_each(|it| dom::enter(&it, label));
        self.close();
    }

    fn option_id(self, at: usize) -> String {
        self.list.with_value(|it| format!("{it}-{at}"))
    }

    /// Moves the highlight to the next entry, or to the one before.
    fn step(self, is_back: bool) {
        if !self.is_open.get_untracked() {
            return self.open();
        }
        let count = untrack(|| self.count());
        let last = count.saturating_sub(1);
        self.active.update(|it| {
            *it = match *it {
                _ if count == 0 => None,
                None | Some(0) if is_back => Some(last),
                Some(at) if is_back => Some(at - 1),
                Some(at) if at < last => Some(at + 1),
                _ => Some(0),
            }
        });
        if let Some(at) = self.active.get_untracked() {
            dom::scroll_into_view(&self.option_id(at));
        }
    }

    /// Chooses the highlighted entry. Returns whether there is one.
    fn choose_active(self, add: impl Fn()) -> bool {
        let Some(at) = self.active.get_untracked() else { return false };
        match self.found.with_untracked(|it| it.get(at).map(|it| it.label.clone())) {
            Some(label) => self.choose(&label),
            None => add(),
        }
        true
    }
}

/// A text field for a name, with a list of the people whose name has the typed text. The chosen person is in the text:
/// people of one name have what tells them apart behind it ([`people_picker`](crate::present::people_picker)).
#[component]
pub(crate) fn NameField(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The current value.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the new value.
    #[prop(into)]
    on_input: Callback<String>,
    /// The hint below the field.
    #[prop(default = "")]
    hint: &'static str,
    /// The people that are suggested.
    #[prop(default = Whom::Everybody)]
    whom: Whom,
    /// A person that is not suggested.
    #[prop(default = None)]
    except: Option<PersonId>,
    /// Takes the focus when its dialog opens.
    #[prop(default = false)]
    is_first: bool,
    /// Calls `on_input` when the user chooses somebody, leaves the field or presses Enter, and not at every key.
    #[prop(default = false)]
    is_lazy: bool,
    /// Whether the list ends with adding somebody new to the book.
    #[prop(default = false)]
    may_add: bool,
    /// The error message of the form. Empty if the name is valid.
    #[prop(into, default = Signal::stored(String::new()))]
    problem: Signal<String>,
) -> impl IntoView {
    let (id, note) = (fresh_id(), fresh_id());
    let error = UntilEdited::new(problem);
    let picker = Picker::new(label, value.get_untracked(), (whom, except), may_add);
    let add = adder(picker);
    let input = NameInput { ids: (id.clone(), note.clone()), value, on_input, error, is_first, is_lazy };
    let is_shown = memo(move || picker.count() > 0);
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            <div class="picker">
                {name_input(picker, input, add)}
                {move || is_shown.get().then(|| view! { <People picker add /> })}
            </div>
            {field_note(note, hint, error.shown)}
        </div>
    }
}

/// What the input of a field for a person needs.
struct NameInput {
    /// The ids of the input and of its description.
    ids: (String, String),
    value: Signal<String>,
    on_input: Callback<String>,
    error: UntilEdited,
    is_first: bool,
    is_lazy: bool,
}

fn name_input(picker: Picker, input: NameInput, add: impl Fn() + Copy + 'static) -> impl IntoView {
    let NameInput { ids: (id, note), value, on_input, error, is_first, is_lazy } = input;
    let active_id = move || picker.active.get().map(|at| picker.option_id(at));
    let is_wrong = move || (!error.shown.with(String::is_empty)).then_some("true");
    view! {
        <input
            node_ref=picker.node
            id=id
            class="input"
            role="combobox"
            aria-label=picker.label
            aria-autocomplete="list"
            aria-controls=picker.list.get_value()
            aria-expanded=move || (picker.count() > 0).to_string()
            aria-activedescendant=active_id
            aria-describedby=note
            aria-invalid=is_wrong
            type="text"
            dir="auto"
            autocomplete="off"
            autofocus=is_first
            prop:value=value
            on:input=move |event| {
                picker.open();
                error.edit();
                if !is_lazy { on_input.run(event_target_value(&event)) }
            }
            on:change=move |event| if is_lazy { on_input.run(event_target_value(&event)) }
            on:click=move |_| picker.open()
            on:blur=move |_| picker.close()
            on:keydown=move |event| on_key(picker, &event, add)
        />
    }
}

/// Whether a name is that of nobody in the book, as the field writes it.
fn is_new(repository: RepositoryContext, name: &str) -> bool {
    let is_one = |book: &_| match picked(book, name) {
        Picked::One(id) => label_of(book, id) == name.trim(),
        _ => false,
    };
    !name.trim().is_empty() && !repository.book(is_one)
}

/// Adds a new person of the typed name to the book, and chooses them.
fn adder(picker: Picker) -> impl Fn() + Copy + 'static {
    let (commands, toasts) = (use_commands(), use_toasts());
    move || {
        let name = picker.typed.get_untracked();
        let person = Box::new(person_named(&name));
        let change = match commands.run(Command::AddPerson(person), text::person_form::added(&name.trim())) {
            Ok(change) => change,
            Err(error) => return toasts.show(text::errors::commit(&error)),
        };
        let id = change.edits.iter().find(|it| it.entity.kind == Kind::People).map(|it| it.entity.uuid);
        if let Some(id) = id.map(PersonId::from_uuid) {
            picker.choose(&picker.repository.book_untracked(|book| label_of(book, id)));
        }
    }
}

/// The keys of the list: up, down, Enter and Escape.
fn on_key(picker: Picker, event: &KeyboardEvent, add: impl Fn()) {
    // The key belongs to an input method.
    if event.is_composing() {
        return;
    }
    let is_taken = match event.key().as_str() {
        "ArrowDown" => {
            picker.step(false);
            true
        }
        "ArrowUp" => {
            picker.step(true);
            true
        }
        "Enter" => picker.choose_active(add),
        // The first Escape closes the list, the next one the dialog.
        "Escape" if untrack(|| picker.count()) > 0 => {
            picker.close();
            true
        }
        _ => false,
    };
    if is_taken {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// The list of people, and "Add … as a new person" at its end.
#[component]
fn People(picker: Picker, add: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let list = NodeRef::<html::Ul>::new();
    Effect::new(move || list.get().into_iter().for_each(|it| dom::scroll_into_view(&it.id())));
    let option = move |(at, Offer { id, label }): (usize, Offer)| {
        let about = told_apart(picker.repository, id);
        let name = label.clone();
        let words = view! { <span class="name">{name}</span><span class="role">{about}</span> };
        entry(picker, at, words.into_any(), move || picker.choose(&label))
    };
    let newcomer = move || {
        picker.new_name.get().map(|name| {
            let words = view! { <span>{icon("plus")}" "{text::person_input::add_new(&name.trim())}</span> };
            entry(picker, picker.found.with(Vec::len), words.into_any(), add)
        })
    };
    view! {
        // A press keeps the focus in the field, so that the list does not close before the click.
        <ul
            node_ref=list
            id=picker.list.get_value()
            class="picker__list"
            role="listbox"
            aria-label=picker.label
            on:mousedown=|event| event.prevent_default()
        >
            {move || picker.found.get().into_iter().enumerate().map(option).collect_view()}
            {newcomer}
        </ul>
    }
}

/// An entry of the list.
fn entry(picker: Picker, at: usize, words: AnyView, choose: impl Fn() + 'static) -> AnyView {
    let is_active = move || (picker.active.get() == Some(at)).to_string();
    view! {
        <li
            id=picker.option_id(at)
            class="picker__option"
            role="option"
            aria-selected=is_active
            on:click=move |_| choose()
        >
            {words}
        </li>
    }
    .into_any()
}

/// The people of a field that names somebody of the book, or nobody; or the problem of the field.
pub(crate) fn named_in(
    repository: RepositoryContext,
    field: &str,
    name: &str,
) -> Result<Option<PersonId>, FieldProblem> {
    match repository.book_untracked(|book| picked(book, name)) {
        Picked::One(id) => Ok(Some(id)),
        other => name_problem(&other).map_or(Ok(None), |why| Err(FieldProblem::of(field, why))),
    }
}

/// Why a name is not that of one person in the book. None if it is, or if there is no name.
pub(crate) fn name_problem(picked: &Picked) -> Option<&'static str> {
    match picked {
        Picked::Nobody | Picked::One(_) => None,
        Picked::Several(_) => Some(text::person_input::several()),
        Picked::Unknown => Some(text::person_input::unknown()),
    }
}
