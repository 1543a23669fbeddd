//! The dialog that gives an encounter a name: a person in the book, or a new one.

use leptos::prelude::*;

use crate::domain::{Command, ExchangeId};
use crate::present::everyday;
use crate::present::people_picker::{Picked, picked};
use crate::quick_entry::person_named;
use crate::ui::components::{Dialog, Form, FormProblems, close_dialog, foot};
use crate::ui::person_input::NameField;
use crate::ui::state::{FieldProblem, use_dialogs, use_repository};
use crate::ui::text;

/// The dialog for naming an encounter.
#[component]
pub(crate) fn NameEncounter(
    /// The encounter.
    id: ExchangeId,
) -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::dialogs::who_was_it()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            on_close=move |()| dialogs.close()
        >
            <EncounterFields id />
        </Dialog>
    }
}

#[component]
fn EncounterFields(id: ExchangeId) -> impl IntoView {
    let repository = use_repository();
    let (form, close) = (FormProblems::new(), close_dialog());
    let words = repository.book_untracked(|it| it.exchanges.get(id).map(everyday::words)).unwrap_or_default();
    let name = RwSignal::new(String::new());
    let save = move |()| {
        let name = name.get_untracked();
        let (known, new) = match repository.book_untracked(|book| picked(book, &name)) {
            Picked::One(one) => (vec![one], Vec::new()),
            Picked::Several(_) => {
                return form.show(vec![FieldProblem::of("name", text::dialogs::several_called(&name.trim()))]);
            }
            Picked::Nobody | Picked::Unknown => (Vec::new(), vec![person_named(&name)]),
        };
        let message = text::dialogs::encounter_named(&name.trim());
        if form.save(Vec::new(), Command::NameEncounter(id, known, new), message) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <p class="text-muted">{text::dialogs::encounter_quote(&words)}</p>
            <NameField
                label=text::common::name()
                value=name
                is_first=true
                hint=text::dialogs::encounter_name_hint()
                problem=form.of("name")
                on_input=move |it| name.set(it)
            />
            {foot(form, text::common::save(), close)}
        </Form>
    }
}
