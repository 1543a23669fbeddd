//! The dialog for introducing two people: ask each, introduce them, follow up. Each step becomes a promise, so that
//! none is forgotten.

use leptos::prelude::*;

use crate::domain::{Command, PersonId, Promise, PromiseOwner};
use crate::ui::app::app;
use crate::ui::components::{Dialog, TextField, close_dialog, icon};
use crate::ui::dialogs::{by_name, foot, short};
use crate::ui::person_input::NameField;

/// The dialog for an introduction.
#[component]
pub(crate) fn IntroduceSheet(
    /// One of the two people. The user chooses the other in the dialog.
    person: PersonId,
) -> impl IntoView {
    let app = app();
    let title = format!("Introduce {} to somebody", short(app, person));
    view! {
        <Dialog title=title close_label="Close without saving" class="narrow" on_close=move |()| app.dialog.set(None)><IntroduceFields person /></Dialog>
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
            return problem.set("Choose somebody of the book, by the whole name.".to_owned());
        };
        let (one, two) = (short(app, person), short(app, other));
        let because = why.get_untracked();
        let because = if because.trim().is_empty() { String::new() } else { format!(": {}", because.trim()) };
        // In reverse, so that the first step is created last.
        let steps = [
            (format!("See what came of {one} and {two}"), vec![person, other]),
            (format!("Introduce {one} and {two}{because}"), vec![person, other]),
            (format!("Ask {two} whether an introduction to {one} is welcome"), vec![other]),
            (format!("Ask {one} whether an introduction to {two} is welcome"), vec![person]),
        ];
        let promises = steps.map(|(what, people)| {
            let people = people.into_iter().collect();
            Command::MakePromise(
                Box::new(Promise { whose: Some(PromiseOwner::Mine), people, what, ..Promise::default() }),
                Vec::new(),
            )
        });
        match app.run(Command::Batch(promises.into()), "Four small steps are among your promises.") {
            Ok(_) => close(),
            Err(error) => problem.set(error.to_string()),
        }
    };
    view! {
        <form method="dialog" class="stack" on:submit=save>
            <ul class="lines">
                <li>{icon("hand")}<span>"Both are asked first, each alone. A no is fine and stays between you."</span></li>
            </ul>
            <NameField label="To whom" value=name except=Some(person) is_first=true on_input=move |it| name.set(it) />
            <TextField label="What they could give one another" value=why on_input=move |it| why.set(it) />
            <p class="note says" role="alert">{problem}</p>
            {foot("Begin", close)}
        </form>
    }
}
