//! The dialog for a return: one line, when, thanks to whom.

use leptos::prelude::*;

use crate::domain::{AimCommand, AimId, Command, EntityRef, Id, Outcome, PersonId};
use crate::quick_entry::{DateScope, read_date};
use crate::ui::components::{DateField, Dialog, Form, FormProblems, TextField, close_dialog, date_rules, foot, icon};
use crate::ui::people_field::PeopleField;
use crate::ui::person_input::named_in;
use crate::ui::state::{FieldProblem, RepositoryContext, use_commands, use_repository};
use crate::ui::text;

/// The return as the form holds it.
#[derive(Clone, Copy)]
struct ReturnDraft {
    repository: RepositoryContext,
    id: Option<Id<Outcome>>,
    outcome: RwSignal<Outcome>,
    when: RwSignal<String>,
    /// A name that is typed and not added to the people.
    who: RwSignal<String>,
    form: FormProblems,
}

/// The dialog.
#[component]
pub(crate) fn ReturnForm(
    /// The return. None for a new one.
    id: Option<Id<Outcome>>,
    /// The aim that a new return came of.
    of_aim: Option<AimId>,
    /// Called when the dialog closes.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let repository = use_repository();
    let known = id.and_then(|id| repository.book_untracked(|book| book.returns.get(id).cloned()));
    let outcome = known.unwrap_or_else(|| Outcome { aim: of_aim, ..Outcome::default() });
    let draft = ReturnDraft {
        repository,
        id,
        when: RwSignal::new(outcome.when.map(text::partial).unwrap_or_default()),
        who: RwSignal::new(String::new()),
        outcome: RwSignal::new(outcome),
        form: FormProblems::new(),
    };
    view! {
        <Dialog
            title=text::aims::a_return()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("return {}", id.map(|it| it.to_string()).unwrap_or_default())
            on_close=move |()| on_close.run(())
        >
            {fields(draft)}
        </Dialog>
    }
}

impl ReturnDraft {
    /// The return as it is typed, and its problems.
    fn read(self) -> (Outcome, Vec<FieldProblem>) {
        let mut outcome = self.outcome.get_untracked();
        let mut problems = Vec::new();
        match self.when.with_untracked(|it| read_date(it, &date_rules(DateScope::Partial))) {
            Ok(read) => outcome.when = read.map(|it| it.date),
            Err(it) => problems.push(FieldProblem::of("when", text::date_field::problem(it, DateScope::Partial))),
        }
        match self.who.with_untracked(|it| named_in(self.repository, "people", it)) {
            Ok(person) => person.into_iter().for_each(|it| outcome.people.insert(it)),
            Err(problem) => problems.push(problem),
        }
        (outcome, problems)
    }
}

fn fields(draft: ReturnDraft) -> AnyView {
    let ReturnDraft { form, outcome, when, who, .. } = draft;
    let close = close_dialog();
    let save = move |()| {
        let (outcome, problems) = draft.read();
        let command = AimCommand::SaveReturn(draft.id, Box::new(outcome));
        if form.save(problems, command.into(), text::aims::return_saved()) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <TextField
                label=text::aims::return_what()
                value=Signal::derive(move || outcome.with(|it| it.what.clone()))
                is_first=true
                problem=form.of("what")
                on_input=move |it| outcome.update(|outcome| outcome.what = it)
            />
            <DateField
                label=text::aims::return_when()
                scope=DateScope::Partial
                value=when
                hint=text::aims::return_when_hint()
                problem=form.of("when")
                on_input=move |it| when.set(it)
            />
            <PeopleField
                group=text::aims::return_people()
                label=text::aims::return_who()
                people=Signal::derive(move || outcome.with(|it| it.people.to_vec()))
                typed=who
                form
                on_add=move |id| outcome.update(|it| it.people.insert(id))
                on_remove=move |id: PersonId| outcome.update(|it| it.people.remove(&id.to_string()))
            />
            {draft.id.map(delete)}
            {foot(form, text::common::save(), close)}
        </Form>
    }
    .into_any()
}

fn delete(id: Id<Outcome>) -> AnyView {
    let (commands, close) = (use_commands(), close_dialog());
    let delete = move |_| {
        if commands.run_or_show(Command::Delete(EntityRef::from(id)), text::aims::return_deleted()) {
            close();
        }
    };
    view! {
        <p>
            <button class="link-button" type="button" on:click=delete>
                {icon("trash")}{text::aims::delete_return()}
            </button>
        </p>
    }
    .into_any()
}
