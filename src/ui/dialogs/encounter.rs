//! The dialog that gives an encounter a name: a person in the book, or a new one.

use leptos::prelude::*;

use crate::domain::{Command, ExchangeId};
use crate::present::everyday;
use crate::present::people_picker::{Picked, picked};
use crate::quick_entry::person_named;
use crate::ui::components::{Dialog, close_dialog};
use crate::ui::dialogs::foot;
use crate::ui::person_input::NameField;
use crate::ui::state::{use_commands, use_dialogs, use_repository};
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
    let (repository, commands) = (use_repository(), use_commands());
    let close = close_dialog();
    let words = repository.book_untracked(|it| it.exchanges.get(id).map(everyday::words)).unwrap_or_default();
    let name = RwSignal::new(String::new());
    let wrong_name = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked();
        let (known, new) = match repository.book_untracked(|book| picked(book, &name)) {
            Picked::One(one) => (vec![one], Vec::new()),
            Picked::Several(_) => return wrong_name.set(text::dialogs::several_called(&name.trim())),
            Picked::Nobody | Picked::Unknown => (Vec::new(), vec![person_named(&name)]),
        };
        match commands.run(Command::NameEncounter(id, known, new), text::dialogs::encounter_named(&name.trim())) {
            Ok(_) => close(),
            Err(error) => problem.set(text::errors::commit(&error)),
        }
    };
    view! {
        <form method="dialog" class="stack" on:submit=save>
            <p class="text-muted">{text::dialogs::encounter_quote(&words)}</p>
            <NameField
                label=text::common::name()
                value=name
                is_first=true
                hint=text::dialogs::encounter_name_hint()
                problem=wrong_name
                on_input=move |it| name.set(it)
            />
            <p class="text-small field-error" role="alert">{problem}</p>
            {foot(text::common::save(), close)}
        </form>
    }
}
