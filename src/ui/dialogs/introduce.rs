//! The dialog for introducing two people: ask each, introduce them, follow up. Each step becomes a promise, so that
//! none is forgotten.

use leptos::prelude::*;

use crate::domain::{Command, PersonId, Promise, PromiseOwner};
use crate::ui::app::app;
use crate::ui::components::{Dialog, TextField, close_dialog, icon};
use crate::ui::dialogs::{by_name, foot, short};
use crate::ui::person_input::NameField;
use crate::ui::text;

/// The dialog for an introduction.
#[component]
pub(crate) fn IntroduceSheet(
    /// One of the two people. The user chooses the other in the dialog.
    person: PersonId,
) -> impl IntoView {
    let app = app();
    let title = text::dialogs::introduce_title(&short(app, person));
    view! {
        <Dialog title=title close_label=text::common::close_without_saving() class="narrow" on_close=move |()| app.dialog.set(None)><IntroduceFields person /></Dialog>
    }
}

#[component]
fn IntroduceFields(person: PersonId) -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let name = RwSignal::new(String::new());
    let why = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(other) = by_name(app, &name.get_untracked()).filter(|it| *it != person) else {
            return problem.set(text::dialogs::whole_name().to_owned());
        };
        let (one, two) = (short(app, person), short(app, other));
        let introduce = match why.get_untracked().trim() {
            "" => text::dialogs::introduce(&one, &two),
            why => text::dialogs::introduce_because(&one, &two, &why),
        };
        // In reverse, so that the first step is created last.
        let steps = [
            (text::dialogs::follow_up(&one, &two), vec![person, other]),
            (introduce, vec![person, other]),
            (text::dialogs::ask_about(&two, &one), vec![other]),
            (text::dialogs::ask_about(&one, &two), vec![person]),
        ];
        let promises = steps.map(|(what, people)| {
            let people = people.into_iter().collect();
            Command::MakePromise(
                Box::new(Promise { whose: Some(PromiseOwner::Mine), people, what, ..Promise::default() }),
                Vec::new(),
            )
        });
        match app.run(Command::Batch(promises.into()), text::dialogs::steps_added()) {
            Ok(_) => close(),
            Err(error) => problem.set(error.to_string()),
        }
    };
    view! {
        <form method="dialog" class="stack" on:submit=save>
            <ul class="lines">
                <li>{icon("hand")}<span>{text::dialogs::both_asked()}</span></li>
            </ul>
            <NameField label=text::dialogs::to_whom() value=name except=Some(person) is_first=true on_input=move |it| name.set(it) />
            <TextField label=text::dialogs::why_meet() value=why on_input=move |it| why.set(it) />
            <p class="note says" role="alert">{problem}</p>
            {foot(text::dialogs::begin(), close)}
        </form>
    }
}
