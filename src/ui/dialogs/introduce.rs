//! The dialog for introducing two people: ask each, introduce them, follow up. Each step becomes a promise, so that
//! none is forgotten.

use leptos::prelude::*;

use crate::domain::PersonId;
use crate::present::introduction::{Step, introduce};
use crate::present::people_picker::{Picked, picked};
use crate::ui::components::{Dialog, TextField, close_dialog, icon};
use crate::ui::dialogs::{foot, short};
use crate::ui::person_input::{NameField, name_problem};
use crate::ui::state::{use_commands, use_dialogs, use_repository};
use crate::ui::text;

/// The dialog for an introduction.
#[component]
pub(crate) fn IntroduceDialog(
    /// One of the two people. The user chooses the other in the dialog.
    person: PersonId,
) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let title = text::dialogs::introduce_title(&short(repository, person));
    view! {
        <Dialog
            title=title
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            on_close=move |()| dialogs.close()
        >
            <IntroduceFields person />
        </Dialog>
    }
}

#[component]
fn IntroduceFields(person: PersonId) -> impl IntoView {
    let (repository, commands) = (use_repository(), use_commands());
    let close = close_dialog();
    let name = RwSignal::new(String::new());
    let why = RwSignal::new(String::new());
    let wrong_name = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let other = match other_than(person, &repository.book_untracked(|book| picked(book, &name.get_untracked()))) {
            Ok(other) => other,
            Err(why) => return wrong_name.set(why.to_owned()),
        };
        let (one, two) = (short(repository, person), short(repository, other));
        let why = why.get_untracked();
        let sentence = |step| match (step, why.trim()) {
            (Step::AskFirst, _) => text::dialogs::ask_about(&one, &two),
            (Step::AskSecond, _) => text::dialogs::ask_about(&two, &one),
            (Step::Introduce, "") => text::dialogs::introduce(&one, &two),
            (Step::Introduce, why) => text::dialogs::introduce_because(&one, &two, &why),
            (Step::FollowUp, _) => text::dialogs::follow_up(&one, &two),
        };
        match commands.run(introduce(person, other, sentence), text::dialogs::steps_added()) {
            Ok(_) => close(),
            Err(error) => problem.set(text::errors::commit(&error)),
        }
    };
    view! {
        <form method="dialog" class="stack" on:submit=save>
            <ul class="icon-list">
                <li>{icon("hand")}<span>{text::dialogs::both_asked()}</span></li>
            </ul>
            <NameField
                label=text::dialogs::to_whom()
                value=name
                except=Some(person)
                is_first=true
                may_add=true
                problem=wrong_name
                on_input=move |it| name.set(it)
            />
            <TextField label=text::dialogs::why_meet() value=why on_input=move |it| why.set(it) />
            <p class="text-small field-error" role="alert">{problem}</p>
            {foot(text::dialogs::begin(), close)}
        </form>
    }
}

/// The person whom the user chose. Fails with a message if it is not one person of the book, or the same.
fn other_than(person: PersonId, found: &Picked) -> Result<PersonId, &'static str> {
    match found {
        Picked::One(other) if *other != person => Ok(*other),
        other => Err(name_problem(other).unwrap_or_else(text::dialogs::whole_name)),
    }
}
