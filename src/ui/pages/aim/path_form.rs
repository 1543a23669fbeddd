//! The dialog for a person who knows the path: who, how, since when, and a note.

use leptos::prelude::*;

use super::context::AimContext;
use crate::domain::{AimCommand, AimPath, PathHow, PersonId, display_name};
use crate::present::people_picker::Whom;
use crate::quick_entry::{DateScope, read_date};
use crate::ui::components::{
    AreaField, DateField, Dialog, Form, FormProblems, RadioGroup, RadioOption, close_dialog, date_rules, foot, icon,
};
use crate::ui::dialogs::{Named, named, short};
use crate::ui::person_input::NameField;
use crate::ui::state::FieldProblem;
use crate::ui::text;

/// The path as the form holds it.
#[derive(Clone, Copy)]
struct PathDraft {
    aim: AimContext,
    /// The person whose path it is. None while somebody is added by name.
    person: Option<PersonId>,
    name: RwSignal<String>,
    since: RwSignal<String>,
    path: RwSignal<AimPath>,
    form: FormProblems,
}

/// The dialog.
#[component]
pub(super) fn PathForm(aim: AimContext, person: Option<PersonId>) -> impl IntoView {
    let known = |id: PersonId| {
        let paths = aim.read_untracked(|_, it| it.all_paths()).unwrap_or_default();
        paths.iter().find(|it| it.person == Some(id)).cloned()
    };
    let path = person.and_then(known);
    let (is_known, path) = (path.is_some(), path.unwrap_or_default());
    let title = person
        .map_or_else(|| text::aims::add_somebody().to_owned(), |it| text::aims::path_of(&short(aim.repository, it)));
    let since = path.since.map(text::partial).unwrap_or_default();
    let draft = PathDraft {
        aim,
        person,
        name: RwSignal::new(String::new()),
        since: RwSignal::new(since),
        path: RwSignal::new(path),
        form: FormProblems::new(),
    };
    view! {
        <Dialog
            title=title
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("path {} {}", aim.id, person.map(|it| it.to_string()).unwrap_or_default())
            on_close=move |()| aim.close()
        >
            {fields(draft, is_known)}
        </Dialog>
    }
}

impl PathDraft {
    /// The person that the form names. None if the form says what is wrong.
    fn whom(self) -> Option<PersonId> {
        if self.person.is_some() {
            return self.person;
        }
        let problem = match self.name.with_untracked(|it| named(self.aim.repository, it)) {
            Ok(Some(Named::Known(id))) => return Some(id),
            Ok(Some(Named::New(_))) => text::aims::unknown(&self.name.get_untracked().trim()),
            Ok(None) => text::errors::command(&crate::domain::CommandError::Nameless),
            Err(sentence) => sentence,
        };
        self.form.show(vec![FieldProblem::of("people", problem)]);
        None
    }

    fn save(self) -> bool {
        let Some(person) = self.whom() else { return false };
        let read = self.since.with_untracked(|it| read_date(it, &date_rules(DateScope::Partial)));
        let problem =
            read.as_ref().err().map(|it| FieldProblem::of("since", text::date_field::problem(*it, DateScope::Partial)));
        let since = read.ok().flatten().map(|it| it.date);
        let path = AimPath { person: Some(person), since, ..self.path.get_untracked() };
        let command = AimCommand::SavePath(self.aim.id, path);
        self.form.save(problem.into_iter().collect(), command.into(), text::common::saved())
    }
}

fn fields(draft: PathDraft, is_known: bool) -> AnyView {
    let PathDraft { form, path, name, .. } = draft;
    let close = close_dialog();
    let save = move |()| {
        if draft.save() {
            close();
        }
    };
    let who = draft.person.is_none().then(|| {
        view! {
            <NameField
                label=text::aims::who()
                value=name
                whom=Whom::Living
                is_first=true
                may_add=true
                problem=form.of("people")
                on_input=move |it| name.set(it)
            />
        }
    });
    view! {
        <Form problems=form on_submit=save>
            {who}
            {how(path)}
            <DateField
                label=text::aims::since_when()
                scope=DateScope::Partial
                value=draft.since
                hint=text::dialogs::not_needed()
                problem=form.of("since")
                on_input=move |it| draft.since.set(it)
            />
            <AreaField
                label=text::aims::words()
                value=Signal::derive(move || path.with(|it| it.words.clone()))
                hint=text::dialogs::not_needed()
                problem=form.of("paths")
                on_input=move |it| path.update(|path| path.words = it)
            />
            {is_known.then(|| remove(draft))}
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}

fn how(path: RwSignal<AimPath>) -> AnyView {
    let option = |it: &PathHow| RadioOption { value: it.word(), label: text::aims::how_of(Some(*it)), icon: "" };
    view! {
        <div class="parsed-fields parsed-fields--stacked">
            <RadioGroup
                legend=text::aims::how()
                name="path-how"
                picks=PathHow::ALL.iter().map(option).collect()
                chosen=move || path.with(|it| it.how.map_or("", PathHow::word))
                on_choose=move |it| path.update(|path| path.how = PathHow::from_word(it))
            />
        </div>
    }
    .into_any()
}

/// The button that takes the person off the list.
fn remove(draft: PathDraft) -> Option<AnyView> {
    let (aim, person, close) = (draft.aim, draft.person?, close_dialog());
    let remove = move |_| {
        let name = aim.repository.book_untracked(|book| book.people.get(person).map(display_name)).unwrap_or_default();
        if aim.run(AimCommand::RemovePath(aim.id, person), text::aims::removed(&name)) {
            close();
        }
    };
    Some(
        view! {
            <p>
                <button class="link-button" type="button" on:click=remove>
                    {icon("trash")}{text::aims::remove_path()}
                </button>
            </p>
        }
        .into_any(),
    )
}
