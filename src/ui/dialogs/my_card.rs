//! The form for the user's own card.

use leptos::html;
use leptos::prelude::*;

use crate::domain::{Command, CommandError, Settings};
use crate::present::form_problems::field_of;
use crate::present::form_rows;
use crate::store::CommitError;
use crate::ui::components::{Dialog, close_dialog, focus_first_error, icon};
use crate::ui::person_fields::{Form, OwnFields};
use crate::ui::state::{FieldProblem, PersonDraft, use_commands, use_dialogs, use_repository};
use crate::ui::text;

/// The dialog "My card".
#[component]
pub(crate) fn MyCard() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::own_card::title()
            close_label=text::common::close_without_saving()
            on_close=move |()| dialogs.close()
        >
            <CardForm />
        </Dialog>
    }
}

#[component]
fn CardForm() -> impl IntoView {
    let (repository, commands) = (use_repository(), use_commands());
    let close = close_dialog();
    let opened = repository.book_untracked(|book| {
        let name = book.settings().own_name.clone();
        PersonDraft { name, ..PersonDraft::of(book.settings().own_card(), book) }
    });
    let form = Form::new(opened.clone(), None);
    let node = NodeRef::<html::Form>::new();
    let save = move || {
        let mut settings = repository.book_untracked(|it| it.settings().clone());
        form.draft.with_untracked(|draft| write(draft, &opened, &mut settings));
        match commands.run(Command::SetSettings(Box::new(settings)), text::own_card::saved().to_owned()) {
            Ok(_) | Err(CommitError::Refused(CommandError::Nothing)) => close(),
            Err(error) => {
                form.problems.set(problems(error));
                focus_first_error(node);
            }
        }
    };
    let other = move || form.other_problems();
    view! {
        <form node_ref=node method="dialog" novalidate class="stack" on:submit=move |event| {
            event.prevent_default();
            save();
        }>
            <p class="text-muted">{text::own_card::note_in_form()}</p>
            <OwnFields form />
            <p class="text-small field-error" role="alert">{other}</p>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit">{icon("check")}{text::common::save()}</button>
                <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
            </footer>
        </form>
    }
}

/// Writes the draft of the card into the settings. A row that was not edited stays the same element.
fn write(draft: &PersonDraft, opened: &PersonDraft, settings: &mut Settings) {
    let before = &opened.person;
    settings.own_name.clone_from(&draft.name);
    settings.own_organisation.clone_from(&draft.person.organisation);
    settings.own_role.clone_from(&draft.person.role);
    settings.own_emails = form_rows::methods(&draft.emails, &before.emails);
    settings.own_phones = form_rows::methods(&draft.phones, &before.phones);
    settings.own_profiles = form_rows::methods(&draft.profiles, &before.profiles);
}

/// The problems of the fields that an error is about.
fn problems(error: CommitError) -> Vec<FieldProblem> {
    let CommitError::Refused(refused) = error else { return vec![FieldProblem::of("", text::errors::commit(&error))] };
    let field = |it: &CommandError| field_of(it).trim_start_matches("own_").to_owned();
    refused.each().iter().map(|it| FieldProblem::of(&field(it), text::errors::command(it))).collect()
}
