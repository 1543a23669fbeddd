//! The repair dialog for use after friction: notes on the event, words to say, a small first act, and a follow-up date.

use leptos::prelude::*;

use crate::domain::{Command, CommandError, PartialDate, PersonId};
use crate::present::repair;
use crate::store::CommitError;
use crate::ui::app::app;
use crate::ui::components::{AreaField, Dialog, TextField, close_dialog};
use crate::ui::dialogs::{foot, short};
use crate::ui::text;

/// The repair dialog.
#[component]
pub(crate) fn RepairSheet(
    /// The person to make up with.
    person: PersonId,
) -> impl IntoView {
    let app = app();
    let title = text::dialogs::repair_title(&short(app, person));
    view! {
        <Dialog title=title close_label=text::common::close_without_saving() on_close=move |()| app.dialog.set(None)>
            <RepairFields person />
        </Dialog>
    }
}

#[component]
fn RepairFields(person: PersonId) -> impl IntoView {
    let app = app();
    let close = close_dialog();
    let [happened, would_say] =
        app.with_book_untracked(|it| it.people.get(person).map(repair::notes)).unwrap_or_default().map(RwSignal::new);
    let act = RwSignal::new(String::new());
    let follow_up = repair::follow_up(app.today.get_untracked());
    let day = RwSignal::new(follow_up.map(|it| it.to_string()).unwrap_or_default());
    let problem = RwSignal::new(String::new());
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let act = act.get_untracked();
        let what = match act.trim() {
            "" => text::dialogs::look_again(&short(app, person)),
            act => act.to_owned(),
        };
        let notes = [happened.get_untracked(), would_say.get_untracked()];
        let due = PartialDate::whole(&day.get_untracked());
        let (commands, is_new) = app.with_book_untracked(|book| repair::save(book, person, notes, what, due));
        let said = if is_new { text::dialogs::act_first() } else { text::common::saved() };
        match app.run(Command::Batch(commands), said) {
            // `Nothing` means that no field changed. That is not an error.
            Ok(_) | Err(CommitError::Refused(CommandError::Nothing)) => close(),
            Err(error) => problem.set(error.to_string()),
        }
    };
    view! {
        <form method="dialog" class="stack" on:submit=save>
            <p class="text-muted">{text::dialogs::repair_note()}</p>
            <AreaField label=text::dialogs::what_happened() value=happened on_input=move |it| happened.set(it) />
            <AreaField label=text::dialogs::would_say() value=would_say on_input=move |it| would_say.set(it) />
            <TextField
                label=text::dialogs::small_act()
                value=act
                hint=text::dialogs::small_act_hint()
                on_input=move |it| act.set(it)
            />
            <TextField label=text::dialogs::look_again_on() kind="date" value=day on_input=move |it| day.set(it) />
            <p class="text-small field-error" role="alert">{problem}</p>
            {foot(text::common::save(), close)}
        </form>
    }
}
