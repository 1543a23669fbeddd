//! The form for a person: the few important fields, and the rest in sections that unfold (`person_fields.rs`).

use leptos::html;
use leptos::prelude::*;

use crate::domain::{Circle, Command, CommandError, NameParts, Person, PersonId, display_name, rebase};
use crate::quick_entry::{DateScope, person_named};
use crate::store::CommitError;
use crate::ui::already_there::AlreadyThere;
use crate::ui::components::{
    Dialog, SelectField, TextField, close_dialog, date_rules, focus_first_error, icon, joined, refused,
};
use crate::ui::person_fields::{Accessor, ContactFields, FactFields, Form, HowMetFields, MoreFields, line, part};
use crate::ui::state::{
    Commands, FieldProblem, PersonDraft as Draft, RepositoryContext, use_commands, use_dialogs, use_repository,
};
use crate::ui::text;

/// The dialog for a new person or for editing one.
#[component]
pub(crate) fn PersonForm(
    /// The person to edit; none for a new one.
    id: Option<PersonId>,
    /// The initial name.
    name: String,
) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let person = id
        .and_then(|id| repository.book_untracked(|it| it.people.get(id).cloned()))
        .unwrap_or_else(|| person_named(&name));
    let title = if id.is_some() {
        text::person_form::edit(&display_name(&person))
    } else {
        text::common::someone_new().to_owned()
    };
    let opened = repository.book_untracked(|book| Draft::of(person, book));
    view! {
        <Dialog title close_label=text::common::close_without_saving() on_close=move |()| dialogs.close()>
            <PersonFields id opened />
        </Dialog>
    }
}

#[component]
fn PersonFields(id: Option<PersonId>, opened: Draft) -> impl IntoView {
    let (repository, commands) = (use_repository(), use_commands());
    let close = close_dialog();
    let form = Form::new(opened.clone(), id);
    let node = NodeRef::<html::Form>::new();
    let rules = date_rules(DateScope::Partial);
    let save = move || {
        let edited = form.draft.with_untracked(|it| repository.book_untracked(|book| it.read(&opened, book, &rules)));
        let problems = save(repository, commands, (id, &opened.person), edited);
        if problems.is_empty() {
            return close();
        }
        let on_row = |it: FieldProblem| match it.row {
            0 => FieldProblem { row: form.draft.with_untracked(|draft| draft.long_row(&it.field)), ..it },
            _ => it,
        };
        form.problems.set(problems.into_iter().map(on_row).collect());
        focus_first_error(node);
    };
    // The problems that no field shows.
    let other = move || form.other_problems();
    view! {
        <form node_ref=node method="dialog" novalidate class="stack" on:submit=move |event| {
            event.prevent_default();
            save();
        }>
            <BasicFields form />
            <ContactFields form />
            <HowMetFields form />
            <FactFields form />
            <MoreFields form />
            <p class="text-small field-error" role="alert">{other}</p>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit">{icon("check")}{text::common::save()}</button>
                <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
            </footer>
        </form>
    }
}

/// Saves the edited person, unless something is wrong with it. Returns what is wrong: what the form found, and what the
/// book refuses.
fn save(
    repository: RepositoryContext,
    commands: Commands,
    (id, base): (Option<PersonId>, &Person),
    (mut person, own): (Person, Vec<FieldProblem>),
) -> Vec<FieldProblem> {
    if let Some(mut current) = id.and_then(|id| repository.book_untracked(|book| book.people.get(id).cloned())) {
        rebase(base, &person, &mut current);
        person = current;
    }
    let name = display_name(&person);
    let (command, message) = match id {
        Some(id) => (Command::EditPerson(id, Box::new(person)), text::person_form::saved(&name)),
        None => (Command::AddPerson(Box::new(person)), text::person_form::added(&name)),
    };
    if !own.is_empty() {
        let checked = commands.check(command).map_err(CommitError::Refused);
        return joined(own, checked.err().as_ref().map(refused).unwrap_or_default());
    }
    match commands.run(command, message) {
        Ok(_) | Err(CommitError::Refused(CommandError::Nothing)) => Vec::new(),
        Err(error) => refused(&error),
    }
}

/// A field for a part of the name. The full name above follows it.
fn name_part(form: Form, base: StoredValue<NameParts>, label: &'static str, part: Accessor<Person>) -> impl IntoView {
    let draft = form.draft;
    let value = Signal::derive(move || draft.with(|it| (part.read)(&it.person).clone()));
    let set = move |text| {
        draft.update(|draft| {
            *(part.write)(&mut draft.person) = text;
            draft.name = draft.person.whole_name();
        });
        base.set_value(draft.with_untracked(|it| it.person.name_parts()));
    };
    view! { <TextField label value on_input=set problem=form.problem_of(part.name) /> }
}

/// The parts of the name, for a name that is not read as it is meant.
fn name_parts(form: Form, base: StoredValue<NameParts>) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary>{text::person_form::name_parts()}</summary>
            <div class="stack">
                {name_part(form, base, text::person_form::prefix(), part!(prefix))}
                {name_part(form, base, text::person_form::given_name(), part!(given))}
                {name_part(form, base, text::person_form::middle(), part!(middle))}
                {name_part(form, base, text::person_form::family_name(), part!(family))}
                {name_part(form, base, text::person_form::suffix(), part!(suffix))}
                {line(
                    form,
                    text::person_form::sort_name(),
                    text::person_form::sort_name_hint(),
                    part!(person.sort_name),
                )}
            </div>
        </details>
    }
}

#[component]
fn BasicFields(form: Form) -> impl IntoView {
    let Form { draft, id, .. } = form;
    // The parts from which a newly typed name starts.
    let base = StoredValue::new(draft.with_untracked(|it| it.person.name_parts()));
    let rename = move |name: String| {
        draft.update(|draft| {
            draft.person.set_name(base.with_value(|it| it.renamed(&name)));
            draft.name = name;
        });
        form.forget("name");
    };
    let name = Signal::derive(move || draft.with(|it| it.name.clone()));
    let circle = Signal::derive(move || draft.with(|it| it.person.circle.map_or("", Circle::word).to_owned()));
    let settings = use_repository().book_untracked(|it| it.settings().clone());
    let mut circles = vec![("", text::person_form::no_circle().to_owned())];
    circles.extend(Circle::ALL.iter().map(|it| {
        (it.word(), text::person_form::circle_option(&text::circle(*it), &text::circle_rhythm(*it, &settings)))
    }));
    view! {
        <TextField
            label=text::common::name()
            value=name
            is_first=true
            problem=form.problem_of("name")
            on_input=rename
        />
        {id.is_none().then(|| view! { <AlreadyThere draft find=Draft::same_name /> })}
        {name_parts(form, base)}
        <div class="field-pair">
            {line(form, text::person_form::organisation(), "", part!(person.organisation))}
            {line(form, text::person_form::role(), "", part!(person.role))}
        </div>
        <SelectField label=text::person_form::circle() options=circles value=circle on_choose=move |it: String| {
            draft.update(|draft| draft.person.circle = Circle::from_word(&it));
        } />
    }
}
