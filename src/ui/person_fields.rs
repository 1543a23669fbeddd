//! The sections of the form for a person.

use leptos::prelude::*;

use crate::domain::{Depth, PersonId, RelationKind};
use crate::present::form_rows::Row;
use crate::quick_entry::DateScope;
use crate::ui::already_there::AlreadyThere;
use crate::ui::components::{AreaField, DateField, TextField};
use crate::ui::person_input::NameField;
use crate::ui::rows_field::{Kinds, RowsField, RowsKind, Values};
use crate::ui::state::{FieldProblem, PersonDraft as Draft};
use crate::ui::text;
use crate::ui::text::person_form as words;
use crate::web::{files, photo};

/// The form: its values and its problems.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) draft: RwSignal<Draft>,
    pub(super) problems: RwSignal<Vec<FieldProblem>>,
    /// The fields that show their problems, by their names in the book or in the draft.
    fields: StoredValue<Vec<&'static str>>,
    /// The person; none for a new one.
    pub(super) id: Option<PersonId>,
}

impl Form {
    pub(super) fn new(draft: Draft, id: Option<PersonId>) -> Self {
        let (draft, problems) = (RwSignal::new(draft), RwSignal::new(Vec::new()));
        Self { draft, problems, fields: StoredValue::new(Vec::new()), id }
    }

    /// The error message of a field. Empty if it is right.
    pub(super) fn problem_of(self, field: &'static str) -> Signal<String> {
        self.fields.update_value(|it| it.push(field));
        Signal::derive(move || {
            let of_field = |it: &Vec<FieldProblem>| it.iter().find(|it| it.field == field).map(|it| it.message.clone());
            self.problems.with(of_field).unwrap_or_default()
        })
    }

    /// The error messages that no field shows.
    pub(super) fn other_problems(self) -> String {
        let is_shown = |it: &FieldProblem| self.fields.with_value(|fields| fields.iter().any(|name| *name == it.field));
        self.problems.with(|it| {
            let rest: Vec<_> = it.iter().filter(|it| !is_shown(it)).map(|it| it.message.as_str()).collect();
            rest.join(" ")
        })
    }

    /// The error messages of the rows of a field.
    fn row_problems(self, field: &'static str) -> Signal<Vec<(usize, String)>> {
        self.fields.update_value(|it| it.push(field));
        Signal::derive(move || {
            let of_field = |it: &&FieldProblem| it.field == field;
            self.problems.with(|it| it.iter().filter(of_field).map(|it| (it.row, it.message.clone())).collect())
        })
    }

    /// Forgets the problem of a field that the user edits.
    pub(super) fn forget(self, field: &str) {
        if self.problems.with_untracked(|it| it.iter().any(|it| it.field == field)) {
            self.problems.update(|it| it.retain(|it| it.field != field));
        }
    }

    /// The text of a part of the draft.
    fn text(self, read: fn(&Draft) -> &String) -> Signal<String> {
        Signal::derive(move || self.draft.with(|it| read(it).clone()))
    }
}

/// A text of a draft: how to read it without cloning the draft, which may hold a photo, and how to write it.
pub(super) struct Accessor<T> {
    /// The name of the field.
    pub(super) name: &'static str,
    pub(super) read: fn(&T) -> &String,
    pub(super) write: fn(&mut T) -> &mut String,
}

/// The part of a draft with this path.
macro_rules! part {
    ($first:ident) => { part!(@ $first; $first) };
    ($first:ident.$second:ident) => { part!(@ $second; $first.$second) };
    ($first:ident.$second:ident.$third:ident) => { part!(@ $third; $first.$second.$third) };
    (@ $name:ident; $($path:ident).+) => {
        Accessor { name: stringify!($name), read: |it| &it.$($path).+, write: |it| &mut it.$($path).+ }
    };
}
pub(super) use part;

impl<T> Clone for Accessor<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Accessor<T> {}

/// Writes a part of the draft.
fn write(form: Form, part: Accessor<Draft>) -> impl Fn(String) + Copy + Send + Sync + 'static {
    move |text| {
        form.draft.update(|draft| *(part.write)(draft) = text);
        form.forget(part.name);
    }
}

/// A text field bound to a part of the draft.
pub(super) fn line(form: Form, label: &'static str, hint: &'static str, part: Accessor<Draft>) -> impl IntoView {
    let (value, problem) = (form.text(part.read), form.problem_of(part.name));
    view! { <TextField label value hint problem on_input=write(form, part) /> }
}

/// A multi-line field bound to a part of the draft.
fn area(form: Form, label: &'static str, hint: &'static str, part: Accessor<Draft>) -> impl IntoView {
    let (value, problem) = (form.text(part.read), form.problem_of(part.name));
    view! { <AreaField label value hint problem on_input=write(form, part) /> }
}

/// A field for a date of any precision, bound to a part of the draft.
fn date(form: Form, label: &'static str, hint: &'static str, part: Accessor<Draft>) -> impl IntoView {
    let (value, problem) = (form.text(part.read), form.problem_of(part.name));
    view! { <DateField label value hint problem scope=DateScope::Partial on_input=write(form, part) /> }
}

/// A field with rows, bound to a part of the draft.
fn rows(
    form: Form,
    kind: RowsKind,
    read: fn(&Draft) -> &Vec<Row>,
    write: fn(&mut Draft) -> &mut Vec<Row>,
) -> impl IntoView {
    let (name, opened) = (kind.name, form.draft.with_untracked(|it| read(it).clone()));
    let set = move |rows: Vec<Row>| {
        form.draft.update(|it| *write(it) = rows);
        form.forget(name);
    };
    view! { <RowsField kind opened on_rows=set problems=form.row_problems(name) /> }
}

/// The rows of a part of the draft.
macro_rules! rows {
    ($form:ident, $field:ident, $names:ident, $kinds:expr, $values:expr) => {
        rows(
            $form,
            RowsKind {
                name: stringify!($field),
                legend: $names[0],
                item: $names[1],
                add: $names[2],
                kinds: $kinds,
                values: $values,
                has_first: matches!(stringify!($field), "emails" | "phones" | "profiles" | "addresses"),
            },
            |it| &it.$field,
            |it| &mut it.$field,
        )
    };
}

/// A menu of usual kinds to which the user may add a word.
fn menu(usual: Vec<(&'static str, &'static str)>) -> Kinds {
    let first = usual.first().map_or("", |it| it.0);
    Kinds::Menu { usual, first, is_open: true }
}

#[component]
pub(super) fn ContactFields(form: Form) -> impl IntoView {
    let emails = [words::emails(), words::email(), words::add_email()];
    let phones = [words::phones(), words::phone(), words::add_phone()];
    let profiles = [words::profiles(), words::profile(), words::add_profile()];
    let addresses = [words::addresses(), words::address(), words::add_address()];
    let same_reach = form.id.is_none().then(|| view! { <AlreadyThere draft=form.draft find=Draft::same_reach /> });
    view! {
        <details class="disclosure">
            <summary>{words::contact()}</summary>
            <div class="stack">
                {rows!(form, phones, phones, menu(words::phone_kinds()), Values::Line("tel"))}
                {rows!(form, emails, emails, menu(words::places()), Values::Line("email"))}
                {same_reach}
                {rows!(form, profiles, profiles, menu(words::profile_kinds()), Values::Line("url"))}
                {rows!(form, addresses, addresses, menu(words::places()), Values::Lines)}
                {line(form, words::place(), words::place_hint(), part!(person.place))}
            </div>
        </details>
    }
}

/// The fields of the user's own card.
#[component]
pub(super) fn OwnFields(form: Form) -> impl IntoView {
    let emails = [words::emails(), words::email(), words::add_email()];
    let phones = [words::phones(), words::phone(), words::add_phone()];
    let profiles = [words::profiles(), words::profile(), words::add_profile()];
    view! {
        {line(form, text::common::name(), "", part!(name))}
        <div class="field-pair">
            {line(form, words::organisation(), "", part!(person.organisation))}
            {line(form, words::role(), "", part!(person.role))}
        </div>
        {rows!(form, phones, phones, menu(words::phone_kinds()), Values::Line("tel"))}
        {rows!(form, emails, emails, menu(words::places()), Values::Line("email"))}
        {rows!(form, profiles, profiles, menu(words::profile_kinds()), Values::Line("url"))}
    }
}

#[component]
pub(super) fn HowMetFields(form: Form) -> impl IntoView {
    let related = [words::relations(), words::relation(), words::add_relation()];
    let kinds = RelationKind::ALL.iter().map(|it| (it.word(), text::relation(*it)));
    let usual = std::iter::once(("", words::choose_relation())).chain(kinds).collect();
    let kinds = Kinds::Menu { usual, first: "", is_open: false };
    view! {
        <details class="disclosure">
            <summary>{words::how_met()}</summary>
            <div class="stack">
                {date(form, words::met_when(), words::met_when_hint(), part!(met_when))}
                {line(form, words::met_where(), "", part!(person.how_met.place))}
                {area(form, words::met_story(), "", part!(person.how_met.story))}
                <NameField
                    label=words::met_through()
                    value=form.text(|it| &it.met_through)
                    hint=words::met_through_hint()
                    except=form.id
                    may_add=true
                    problem=form.problem_of("met_through")
                    on_input=write(form, part!(met_through))
                />
                {rows!(form, relations, related, kinds, Values::Person(form.id))}
            </div>
        </details>
    }
}

#[component]
pub(super) fn FactFields(form: Form) -> impl IntoView {
    let knows = [words::expertise(), words::known_what(), words::add_known()];
    let depths = Depth::ALL.iter().map(|it| (it.word(), text::who_knows::depth(*it)));
    let usual = std::iter::once(("", words::depth_unset())).chain(depths).collect();
    let depths = Kinds::Menu { usual, first: "", is_open: false };
    let dates = [words::dates(), words::date(), words::add_date()];
    let facts = [words::facts(), words::fact(), words::add_fact()];
    let dos = [words::dos(), words::dos(), words::add_do()];
    let donts = [words::donts(), words::donts(), words::add_dont()];
    view! {
        <details class="disclosure">
            <summary>{words::worth_remembering()}</summary>
            <div class="stack">
                {rows!(form, dates, dates, menu(words::date_kinds()), Values::Date)}
                {rows!(form, facts, facts, Kinds::Words(words::about_what()), Values::Lines)}
                {rows!(form, dos, dos, Kinds::None, Values::Line("text"))}
                {rows!(form, donts, donts, Kinds::None, Values::Line("text"))}
                {rows!(form, expertise, knows, depths, Values::Known)}
                {line(form, words::knows_who(), words::knows_who_hint(), part!(person.knows_who))}
                {line(form, words::tags(), words::with_commas(), part!(tags))}
                {line(form, words::groups(), words::with_commas(), part!(groups))}
                {area(form, words::notes(), "", part!(person.notes))}
            </div>
        </details>
    }
}

#[component]
pub(super) fn MoreFields(form: Form) -> impl IntoView {
    let draft = form.draft;
    let custom = [words::custom(), words::custom_field(), words::add_custom()];
    view! {
        <details class="disclosure">
            <summary>{words::more()}</summary>
            <div class="stack">
                {line(form, words::nickname(), "", part!(person.nickname))}
                {line(form, words::other_script(), "", part!(person.other_script))}
                {line(form, words::pronunciation(), "", part!(person.say))}
                {line(form, words::pronouns(), "", part!(person.pronouns))}
                {line(form, words::department(), "", part!(person.department))}
                {date(form, words::died(), words::died_hint(), part!(died))}
                <TextField
                    label=words::cadence()
                    kind="number"
                    value=form.text(|it| &it.cadence)
                    problem=form.problem_of("cadence")
                    on_input=write(form, part!(cadence))
                />
                <DateField
                    label=words::paused_until()
                    scope=DateScope::Ahead
                    value=form.text(|it| &it.paused_until)
                    hint=words::paused_until_hint()
                    problem=form.problem_of("paused_until")
                    on_input=write(form, part!(paused_until))
                />
                {rows!(form, custom, custom, Kinds::Words(words::custom_name()), Values::Lines)}
                <PictureField draft />
            </div>
        </details>
    }
}

/// The picture, with a file input to choose another.
#[component]
fn PictureField(draft: RwSignal<Draft>) -> impl IntoView {
    let problem = RwSignal::new(String::new());
    let choose = move |event: web_sys::Event| {
        let Some(file) = files::chosen(&event_target(&event)) else { return };
        crate::web::spawn(async move {
            match photo::thumbnail(&file).await {
                Some(picture) => draft.update(|it| it.person.photo = picture),
                None => problem.set(text::person_form::picture_not_read().to_owned()),
            }
        });
    };
    let picture = move || {
        let photo = draft.with(|it| it.person.picture().map(str::to_owned));
        photo.map(|photo| view! {
            <img class="avatar avatar--large" src=photo alt=text::person_form::picture_alt() width="96" height="96" />
            <button class="btn" type="button" on:click=move |_| draft.update(|it| it.person.photo.clear())>
                {text::person_form::remove_picture()}
            </button>
        })
    };
    view! {
        <label class="field">
            <span class="field__label">{text::person_form::picture()}</span>
            <input class="input" type="file" accept="image/*" on:change=choose />
            <span class="text-small field-error" role="alert">{problem}</span>
        </label>
        <div class="actions">{picture}</div>
    }
}
