//! The dialog for an aim that is reached: the help, the person, and the return.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::context::AimContext;
use crate::domain::{AimCommand, Outcome, PartialDate, PersonId};
use crate::ui::components::{Dialog, Form, FormProblems, TextField, close_dialog, foot};
use crate::ui::dialogs::{Named, named};
use crate::ui::person_input::NameField;
use crate::ui::state::FieldProblem;
use crate::ui::text;

/// The dialog.
#[component]
pub(super) fn ReachedForm(aim: AimContext) -> impl IntoView {
    view! {
        <Dialog
            title=text::aims::reached()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            draft=format!("aim-reached {}", aim.id)
            on_close=move |()| aim.close()
        >
            {fields(aim)}
        </Dialog>
    }
}

fn fields(aim: AimContext) -> AnyView {
    let (form, close) = (FormProblems::new(), close_dialog());
    let (what, helped) = aim.read_untracked(|_, it| (it.what.clone(), it.helped.clone())).unwrap_or_default();
    let (helped, who, came) = (RwSignal::new(helped), RwSignal::new(String::new()), RwSignal::new(what));
    let save = move |()| {
        let person = match helper(aim, &who.get_untracked()) {
            Ok(it) => it,
            Err(sentence) => return form.show(vec![FieldProblem::of("people", sentence)]),
        };
        let outcome = person.map(|it| Box::new(outcome(it, came.get_untracked(), aim.today.get_untracked())));
        let command = AimCommand::MarkReached(aim.id, helped.get_untracked(), outcome);
        if form.save(Vec::new(), command.into(), text::aims::reached_saved()) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <TextField
                label=text::aims::what_helped()
                value=helped
                is_first=true
                hint=text::dialogs::not_needed()
                problem=form.of("helped")
                on_input=move |it| helped.set(it)
            />
            <NameField
                label=text::aims::who_helped()
                value=who
                hint=text::dialogs::not_needed()
                may_add=true
                problem=form.of("people")
                on_input=move |it| who.set(it)
            />
            <TextField
                label=text::aims::return_what()
                value=came
                problem=form.of("what")
                on_input=move |it| came.set(it)
            />
            {foot(form, text::aims::reached(), close)}
        </Form>
    }
    .into_any()
}

/// The person of the book who helped, if one is named.
fn helper(aim: AimContext, name: &str) -> Result<Option<PersonId>, String> {
    match named(aim.repository, name)? {
        Some(Named::New(_)) => Err(text::aims::unknown(&name.trim())),
        found => Ok(found.as_ref().and_then(Named::known)),
    }
}

/// The return for the person who helped.
fn outcome(person: PersonId, what: String, today: NaiveDate) -> Outcome {
    let when = Some(PartialDate::Day(today));
    Outcome { what, when, people: [person].into_iter().collect(), ..Outcome::default() }
}
