//! The form for a new promise.

use leptos::prelude::*;

use crate::domain::{Command, PartialDate, PersonId, ProjectId, Promise, PromiseOwner, short_name};
use crate::present::people_picker::Whom;
use crate::quick_entry::DateScope;
use crate::ui::components::{
    DayField, Dialog, Form, FormProblems, RadioGroup, RadioOption, TextField, close_dialog, foot,
};
use crate::ui::person_input::{NameField, named_in};
use crate::ui::state::{use_dialogs, use_repository};
use crate::ui::text;

/// The dialog for a new promise.
#[component]
pub(crate) fn PromiseForm(
    /// The person who gives or receives the promise.
    person: Option<PersonId>,
    /// The project that it is for.
    #[prop(default = None)]
    project: Option<ProjectId>,
) -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::forms::promise_title()
            close_label=text::common::close_without_saving()
            on_close=move |()| dialogs.close()
        >
            <PromiseFields person project />
        </Dialog>
    }
}

#[component]
fn PromiseFields(person: Option<PersonId>, project: Option<ProjectId>) -> impl IntoView {
    let repository = use_repository();
    let (form, close) = (FormProblems::new(), close_dialog());
    let draft = RwSignal::new(Promise {
        whose: Some(PromiseOwner::Mine),
        people: person.into_iter().collect(),
        project,
        ..Promise::default()
    });
    let to = RwSignal::new(String::new());
    let promised = Signal::derive(move || draft.with(|it| it.what.clone()));
    let due = Signal::derive(move || draft.with(|it| it.due.map(|it| it.to_string()).unwrap_or_default()));
    let save = move |()| {
        let (mut promise, named) = (draft.get_untracked(), named_in(repository, "people", &to.get_untracked()));
        named.clone().ok().flatten().into_iter().for_each(|it| promise.people.insert(it));
        let command = Command::MakePromise(Box::new(promise), Vec::new());
        if form.save(named.err().into_iter().collect(), command, text::forms::promise_saved()) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <WithWhom person to problem=form.of("people") />
            <TextField
                label=text::forms::promised()
                value=promised
                is_first=true
                problem=form.of("what")
                on_input=move |it| draft.update(|draft| draft.what = it)
            />
            <OwnerField draft />
            <DayField
                label=text::forms::due()
                scope=DateScope::Ahead
                value=due
                hint=text::forms::due_hint()
                problem=form.of("due")
                on_input=move |it: String| draft.update(|draft| draft.due = PartialDate::whole(&it))
            />
            {foot(form, text::common::save(), close)}
        </Form>
    }
}

/// The person of the promise, or the field that asks for one.
#[component]
fn WithWhom(person: Option<PersonId>, to: RwSignal<String>, problem: Signal<String>) -> AnyView {
    let Some(id) = person else {
        return view! {
            <NameField
                label=text::forms::promise_to()
                value=to
                whom=Whom::Living
                may_add=true
                problem
                on_input=move |it| to.set(it)
            />
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
