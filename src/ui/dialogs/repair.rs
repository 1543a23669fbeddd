//! The repair dialog for use after friction: notes on the event, words to say, a small first act, and a follow-up date.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Command, PartialDate, PersonId};
use crate::present::repair;
use crate::quick_entry::DateScope;
use crate::ui::components::{AreaField, DayField, Dialog, Form, FormProblems, TextField, close_dialog, foot};
use crate::ui::dialogs::short;
use crate::ui::state::{FieldProblem, RepositoryContext, use_clock, use_dialogs, use_repository};
use crate::ui::text;

/// The repair dialog.
#[component]
pub(crate) fn RepairDialog(
    /// The person to make up with.
    person: PersonId,
) -> impl IntoView {
    let (repository, dialogs) = (use_repository(), use_dialogs());
    let title = text::dialogs::repair_title(&short(repository, person));
    view! {
        <Dialog title=title close_label=text::common::close_without_saving() on_close=move |()| dialogs.close()>
            <RepairFields person />
        </Dialog>
    }
}

/// The command that saves the notes and the act, and the message after it.
fn command(
    repository: RepositoryContext,
    person: PersonId,
    notes: [String; 2],
    act: &str,
    due: Option<NaiveDate>,
) -> (Command, &'static str) {
    let promise = match act.trim() {
        "" => text::dialogs::look_again(&short(repository, person)),
        act => act.to_owned(),
    };
    let (batch, is_new) = repository.book_untracked(|book| repair::save(book, person, notes, promise, due));
    (Command::Batch(batch), if is_new { text::dialogs::act_first() } else { text::common::saved() })
}

#[component]
fn RepairFields(person: PersonId) -> impl IntoView {
    let repository = use_repository();
    let (form, close) = (FormProblems::new(), close_dialog());
    let before = repository.book_untracked(|it| it.people.get(person).map(repair::notes)).unwrap_or_default();
    let had_notes = before.iter().any(|it| !it.is_empty());
    let [happened, would_say] = before.map(RwSignal::new);
    let act = RwSignal::new(String::new());
    let follow_up = repair::follow_up(use_clock().today.get_untracked());
    let day = RwSignal::new(follow_up.map(|it| it.to_string()).unwrap_or_default());
    let save = move |()| {
        let act = act.get_untracked();
        let notes = [happened.get_untracked(), would_say.get_untracked()];
        // Notes that were there may be emptied.
        let is_empty = !had_notes && act.trim().is_empty() && notes.iter().all(|it| it.trim().is_empty());
        let own = is_empty.then(|| FieldProblem::of("happened", text::dialogs::one_is_enough()));
        let due = PartialDate::whole(&day.get_untracked());
        let (command, message) = command(repository, person, notes, &act, due);
        if form.save(own.into_iter().collect(), command, message) {
            close();
        }
    };
    view! {
        <Form problems=form on_submit=save>
            <p class="text-muted">{text::dialogs::repair_note()}</p>
            <AreaField
                label=text::dialogs::what_happened()
                value=happened
                problem=form.of("happened")
                on_input=move |it| happened.set(it)
            />
            <AreaField label=text::dialogs::would_say() value=would_say on_input=move |it| would_say.set(it) />
            <TextField
                label=text::dialogs::small_act()
                value=act
                hint=text::dialogs::small_act_hint()
                problem=form.of("what")
                on_input=move |it| act.set(it)
            />
            <DayField
                label=text::dialogs::look_again_on()
                scope=DateScope::Ahead
                value=day
                on_input=move |it| day.set(it)
            />
            {foot(form, text::common::save(), close)}
        </Form>
    }
}
