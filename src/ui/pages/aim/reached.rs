//! The dialog for an aim that is reached: the help, the people, and the return.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::context::AimContext;
use crate::domain::{AimCommand, List, Outcome, PartialDate, PersonId};
use crate::ui::components::{Dialog, Form, FormProblems, TextField, close_dialog, foot};
use crate::ui::people_field::PeopleField;
use crate::ui::person_input::named_in;
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
    let (helped, came) = (RwSignal::new(helped), RwSignal::new(what));
    let (people, who) = (RwSignal::new(List::<PersonId>::default()), RwSignal::new(String::new()));
    let save = move |()| {
        // A name that is typed and not added counts too.
        match named_in(aim.repository, "people", &who.get_untracked()) {
            Ok(person) => person.into_iter().for_each(|it| people.update(|people| people.insert(it))),
            Err(problem) => return form.show(vec![problem]),
        }
        let outcome = outcome(people.get_untracked(), came.get_untracked(), aim.today.get_untracked()).map(Box::new);
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
            <PeopleField
                group=text::aims::return_people()
                label=text::aims::who_helped()
                people=Signal::derive(move || people.with(|it| it.to_vec()))
                typed=who
                form
                on_add=move |id| people.update(|it| it.insert(id))
                on_remove=move |id: PersonId| people.update(|it| it.remove(&id.to_string()))
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

/// The return for the people who helped. None without anybody.
fn outcome(people: List<PersonId>, what: String, today: NaiveDate) -> Option<Outcome> {
    let when = Some(PartialDate::Day(today));
    (!people.is_empty()).then(|| Outcome { what, when, people, ..Outcome::default() })
}
