//! The dialog that adds an item to the list of things worth passing on.

use leptos::prelude::*;

use crate::domain::{Command, SharedItem};
use crate::insight::share_list::whom_for;
use crate::ui::components::{Dialog, TextField, close_dialog};
use crate::ui::dialogs::{foot, short};
use crate::ui::state::{use_commands, use_dialogs, use_repository};
use crate::ui::text;

/// The dialog for a new shared item.
#[component]
pub(crate) fn ShareForm() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::dialogs::share_title()
            close_label=text::common::close_without_saving()
            class="dialog--narrow"
            on_close=move |()| dialogs.close()
        >
            <ShareFields />
        </Dialog>
    }
}

#[component]
fn ShareFields() -> impl IntoView {
    let (repository, commands) = (use_repository(), use_commands());
    let close = close_dialog();
    let draft = RwSignal::new(SharedItem::default());
    let problem = RwSignal::new(String::new());
    let item = Signal::derive(move || draft.with(|it| it.what.clone()));
    let link = Signal::derive(move || draft.with(|it| it.link.clone()));
    let suits = move || {
        let whom = repository.book(|book| draft.with(|it| whom_for(book, it)));
        let names: Vec<String> = whom.into_iter().map(|it| short(repository, it)).collect();
        if names.is_empty() { String::new() } else { text::dialogs::suits(&text::list(&names)) }
    };
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match commands.run(Command::SaveShare(None, Box::new(draft.get_untracked())), text::dialogs::on_the_shelf()) {
            Ok(_) => close(),
            Err(error) => problem.set(text::errors::commit(&error)),
        }
    };
    view! {
        <form method="dialog" class="stack" on:submit=save>
            <TextField
                label=text::dialogs::what_it_is()
                value=item
                is_first=true
                hint=text::dialogs::what_it_is_hint()
                on_input=move |it| draft.update(|draft| draft.what = it)
            />
            <TextField
                label=text::dialogs::link()
                kind="url"
                value=link
                hint=text::dialogs::not_needed()
                on_input=move |it| draft.update(|draft| draft.link = it)
            />
            <p class="text-small" role="status">{suits}</p>
            <p class="text-small field-error" role="alert">{problem}</p>
            {foot(text::common::save(), close)}
        </form>
    }
}
