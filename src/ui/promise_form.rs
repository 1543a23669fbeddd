//! The form for a new promise.

use leptos::prelude::*;

use crate::domain::{Command, PartialDate, PersonId, Promise, PromiseOwner, short_name};
use crate::ui::components::{Dialog, RadioGroup, RadioOption, TextField, close_dialog, icon};
use crate::ui::state::{use_commands, use_dialogs, use_repository};
use crate::ui::text;

/// The dialog for a new promise.
#[component]
pub(crate) fn PromiseForm(
    /// The person who gives or receives the promise.
    person: Option<PersonId>,
) -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::forms::promise_title()
            close_label=text::common::close_without_saving()
            on_close=move |()| dialogs.close()
        >
            <PromiseFields person />
        </Dialog>
    }
}

#[component]
fn PromiseFields(person: Option<PersonId>) -> impl IntoView {
    let (repository, commands) = (use_repository(), use_commands());
    let close = close_dialog();
    let problem = RwSignal::new(String::new());
    let name = person
        .and_then(|id| repository.book_untracked(|it| it.people.get(id).map(short_name)))
        .unwrap_or_else(|| text::common::them().to_owned());
    let draft = RwSignal::new(Promise {
        whose: Some(PromiseOwner::Mine),
        people: person.into_iter().collect(),
        ..Promise::default()
    });
    let promised = Signal::derive(move || draft.with(|it| it.what.clone()));
    let due = Signal::derive(move || draft.with(|it| it.due.map(|it| it.to_string()).unwrap_or_default()));
    let save = move || {
        let command = Command::MakePromise(Box::new(draft.get_untracked()), Vec::new());
        match commands.run(command, text::forms::promise_saved()) {
            Ok(_) => close(),
            Err(error) => problem.set(text::errors::commit(&error)),
        }
    };
    view! {
        <form method="dialog" class="stack" on:submit=move |event| {
            event.prevent_default();
            save();
        }>
            <p class="text-muted">{text::forms::promise_between(&name)}</p>
            <TextField
                label=text::forms::promised()
                value=promised
                is_first=true
                on_input=move |it| draft.update(|draft| draft.what = it)
            />
            <OwnerField draft />
            <TextField
                label=text::forms::due()
                kind="date"
                value=due
                hint=text::forms::due_hint()
                on_input=move |it: String| draft.update(|draft| draft.due = PartialDate::whole(&it))
            />
            <p class="text-small field-error" role="alert">{problem}</p>
            <footer class="dialog__foot">
                <button class="btn btn--main" type="submit">{icon("check")}{text::common::save()}</button>
                <button class="btn" type="button" on:click=move |_| close()>{text::common::cancel()}</button>
            </footer>
        </form>
    }
}

#[component]
fn OwnerField(draft: RwSignal<Promise>) -> impl IntoView {
    let option = |it: &PromiseOwner| RadioOption { value: it.word(), label: text::promise_owner(*it), icon: "" };
    view! {
        <div class="parsed-fields">
            <RadioGroup
                legend=text::forms::whose()
                name="whose"
                picks=PromiseOwner::ALL.iter().map(option).collect()
                chosen=move || draft.with(|it| it.whose.map_or("", PromiseOwner::word))
                on_choose=move |it| draft.update(|draft| draft.whose = PromiseOwner::from_word(it))
            />
        </div>
    }
}
