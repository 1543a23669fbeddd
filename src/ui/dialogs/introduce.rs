//! The dialog for introducing two people: ask each, introduce them, follow up. Each step becomes a promise, so that
//! none is forgotten.

use leptos::prelude::*;

use crate::domain::{Book, PersonId};
use crate::present::introduction::{Step, introduce};
use crate::present::people_picker::{Picked, Whom, picked};
use crate::ui::components::{Dialog, Form, FormProblems, TextField, close_dialog, foot, icon};
use crate::ui::dialogs::short;
use crate::ui::person_input::{NameField, name_problem};
use crate::ui::state::{FieldProblem, use_dialogs, use_repository};
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
    let repository = use_repository();
    let (form, close) = (FormProblems::new(), close_dialog());
    let name = RwSignal::new(String::new());
    let why = RwSignal::new(String::new());
    let save = move |()| {
        let other = repository.book_untracked(|book| other_than(person, book, &picked(book, &name.get_untracked())));
        let (own, other) = match other {
            Ok(other) => (Vec::new(), other),
            // The rest of the form is checked meanwhile.
            Err(why) => (vec![FieldProblem::of("people", why)], person),
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
        if form.save(own, introduce(person, other, sentence), text::dialogs::steps_added()) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <ul class="icon-list">
                <li>{icon("hand")}<span>{text::dialogs::both_asked()}</span></li>
            </ul>
            <NameField
                label=text::dialogs::to_whom()
                value=name
                whom=Whom::Living
                except=Some(person)
                is_first=true
                may_add=true
                problem=form.of("people")
                on_input=move |it| name.set(it)
            />
            // The reason becomes a part of the promise.
            <TextField
                label=text::dialogs::why_meet()
                value=why
                problem=form.of("what")
                on_input=move |it| why.set(it)
            />
            {foot(form, text::dialogs::begin(), close)}
        </Form>
    }
}

/// The person whom the user chose. Fails with a message if it is not one living person of the book, or the same.
fn other_than(person: PersonId, book: &Book, found: &Picked) -> Result<PersonId, &'static str> {
    let is_living = |id: PersonId| book.people.get(id).is_some_and(|it| it.died.is_none());
    match found {
        Picked::One(other) if *other != person && is_living(*other) => Ok(*other),
        other => Err(name_problem(other).unwrap_or_else(text::dialogs::whole_name)),
    }
}
