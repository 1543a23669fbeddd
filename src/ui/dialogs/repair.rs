//! The repair dialog for use after friction: notes on the event, words to say, a small first act, and a follow-up date.

use chrono::Days;
use leptos::prelude::*;

use crate::domain::{Command, CommandError, Fact, PartialDate, PersonId, Promise, PromiseOwner};
use crate::insight::friction;
use crate::store::CommitError;
use crate::ui::app::app;
use crate::ui::components::{AreaField, Dialog, TextField, close_dialog};
use crate::ui::dialogs::{foot, short};
use crate::ui::text;

/// Default days until the follow-up date (design decision).
const LOOK_AGAIN: u64 = 14;

/// Labels of the two notes among the person's facts.
const HAPPENED: &str = friction::PRIVATE[0];
const WOULD_SAY: &str = friction::PRIVATE[1];

/// The repair dialog.
#[component]
pub(crate) fn RepairSheet(
    /// The person to make up with.
    person: PersonId,
) -> impl IntoView {
    let app = app();
    let title = text::dialogs::repair_title(&short(app, person));
    view! {
        <Dialog title=title close_label=text::common::close_without_saving() on_close=move |()| app.dialog.set(None)><RepairFields person /></Dialog>
    }
}

#[component]
fn RepairFields(person: PersonId) -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let who = app.with_book_untracked(|it| it.people.get(person).cloned()).unwrap_or_default();
    let kept =
        |label: &str| who.facts.iter().find(|it| it.label == label).map(|it| it.text.clone()).unwrap_or_default();
    let happened = RwSignal::new(kept(HAPPENED));
    let would_say = RwSignal::new(kept(WOULD_SAY));
    let act = RwSignal::new(String::new());
    let look_again = app.today.get_untracked().checked_add_days(Days::new(LOOK_AGAIN));
    let day = RwSignal::new(look_again.map(|it| it.to_string()).unwrap_or_default());
    let problem = RwSignal::new(String::new());
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let mut edited = app.with_book_untracked(|it| it.people.get(person).cloned()).unwrap_or_default();
        for (label, text) in [(HAPPENED, happened.get_untracked()), (WOULD_SAY, would_say.get_untracked())] {
            let others = edited.facts.iter().filter(|it| it.label != label).cloned();
            let mine = (!text.trim().is_empty()).then(|| Fact { label: label.to_owned(), text });
            edited.facts = others.chain(mine).collect();
        }
        let act = act.get_untracked();
        let look_again = text::dialogs::look_again(&short(app, person));
        let what = if act.trim().is_empty() { look_again } else { act.trim().to_owned() };
        // The promise already exists if the user only reopens the dialog to read or extend the notes.
        let due = PartialDate::whole(&day.get_untracked());
        let has_promise = app.with_book_untracked(|book| {
            let mut open = book.promises.iter().map(|(_, it)| it).filter(|it| it.state.is_none());
            open.any(|it| it.what == what && it.due == due && it.people.contains(&person))
        });
        let promise = Promise {
            whose: Some(PromiseOwner::Mine),
            people: [person].into_iter().collect(),
            what,
            due,
            ..Promise::default()
        };
        let mut commands = vec![Command::EditPerson(person, Box::new(edited))];
        if !has_promise {
            commands.push(Command::MakePromise(Box::new(promise), Vec::new()));
        }
        let said = if has_promise { text::common::saved() } else { text::dialogs::act_first() };
        match app.run(Command::Batch(commands), said) {
            // `Nothing` means that no field changed. That is not an error.
            Ok(_) | Err(CommitError::Refused(CommandError::Nothing)) => close(),
            Err(error) => problem.set(error.to_string()),
        }
    };
    view! {
        <form method="dialog" class="stack" on:submit=save>
            <p class="soft-text">{text::dialogs::repair_note()}</p>
            <AreaField label=text::dialogs::what_happened() value=happened on_input=move |it| happened.set(it) />
            <AreaField label=text::dialogs::would_say() value=would_say on_input=move |it| would_say.set(it) />
            <TextField label=text::dialogs::small_act() value=act hint=text::dialogs::small_act_hint() on_input=move |it| act.set(it) />
            <TextField label=text::dialogs::look_again_on() kind="date" value=day on_input=move |it| day.set(it) />
            <p class="note says" role="alert">{problem}</p>
            {foot(text::common::save(), close)}
        </form>
    }
}
