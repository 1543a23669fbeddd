//! The form for a new promise.

use leptos::prelude::*;

use crate::domain::{Command, PartialDate, PersonId, Promise, PromiseOwner, short_name};
use crate::present::people_picker::{Picked, picked};
use crate::quick_entry::DateScope;
use crate::ui::components::{DayField, Dialog, RadioGroup, RadioOption, TextField, close_dialog, icon};
use crate::ui::person_input::{NameField, name_problem};
use crate::ui::state::{RepositoryContext, use_commands, use_dialogs, use_repository};
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
    let draft = RwSignal::new(Promise {
        whose: Some(PromiseOwner::Mine),
        people: person.into_iter().collect(),
        ..Promise::default()
    });
    let [to, wrong_name, problem] = [(); 3].map(|()| RwSignal::new(String::new()));
    let promised = Signal::derive(move || draft.with(|it| it.what.clone()));
    let due = Signal::derive(move || draft.with(|it| it.due.map(|it| it.to_string()).unwrap_or_default()));
    let save = move || {
        let promise = match with_person(repository, draft.get_untracked(), &to.get_untracked()) {
            Ok(promise) => promise,
            Err(why) => return wrong_name.set(why.to_owned()),
        };
        let command = Command::MakePromise(Box::new(promise), Vec::new());
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
            <WithWhom person to wrong_name />
            <TextField
                label=text::forms::promised()
                value=promised
                is_first=true
                on_input=move |it| draft.update(|draft| draft.what = it)
            />
            <OwnerField draft />
            <DayField
                label=text::forms::due()
                scope=DateScope::Ahead
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

/// The promise with the person of this name. Fails with a message if the name is not that of one person.
fn with_person(repository: RepositoryContext, mut promise: Promise, name: &str) -> Result<Promise, &'static str> {
    match repository.book_untracked(|book| picked(book, name)) {
        Picked::One(id) => promise.people.insert(id),
        other => name_problem(&other).map_or(Ok(()), Err)?,
    }
    Ok(promise)
}

/// The person of the promise, or the field that asks for one.
#[component]
fn WithWhom(person: Option<PersonId>, to: RwSignal<String>, wrong_name: RwSignal<String>) -> AnyView {
    let Some(id) = person else {
        let write = move |it| {
            to.set(it);
            wrong_name.set(String::new());
        };
        return view! {
            <NameField label=text::forms::promise_to() value=to may_add=true problem=wrong_name on_input=write />
        }
        .into_any();
    };
    let name = use_repository().book_untracked(|it| it.people.get(id).map(short_name));
    let name = name.unwrap_or_else(|| text::common::them().to_owned());
    view! { <p class="text-muted">{text::forms::promise_between(&name)}</p> }.into_any()
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
