//! The people for whom the week has no room, below the load meter: named, and each with the two ways that make room.

use chrono::{Months, NaiveDate};
use leptos::prelude::*;

use crate::domain::{Circle, Command, PersonId, short_name};
use crate::insight::circles::beyond_the_week;
use crate::ui::components::capped;
use crate::ui::route::Route;
use crate::ui::state::{Commands, RepositoryContext, use_clock, use_commands, use_repository};
use crate::ui::text;

/// How long somebody rests (design decision: a season).
const REST: Months = Months::new(3);

/// The list, folded. Nothing if the circles fit the week.
#[component]
pub(super) fn BeyondTheWeek() -> impl IntoView {
    let (repository, commands, today) = (use_repository(), use_commands(), use_clock().today);
    let beyond = Memo::new(move |_| repository.book(|book| beyond_the_week(book, today.get())));
    move || {
        let all = beyond.get();
        (!all.is_empty()).then(|| {
            let title = text::sentence(&text::circles::beyond_the_week(all.len()));
            let rows = capped(all, move |(id, to)| row(repository, commands, *id, *to, today.get_untracked()));
            view! {
                <details class="disclosure">
                    <summary>{title}</summary>
                    <p class="text-small">{text::circles::beyond_note()}</p>
                    <ul class="stack">{rows}</ul>
                </details>
            }
        })
    }
}

/// A person, and the buttons that ask for less: a wider circle, or a rest.
fn row(
    repository: RepositoryContext,
    commands: Commands,
    id: PersonId,
    to: Circle,
    today: NaiveDate,
) -> Option<impl IntoView + use<>> {
    let person = repository.book_untracked(|it| it.people.get(id).cloned())?;
    let (name, circle) = (short_name(&person), text::circle(to));
    let moved = text::circles::is_moved(&name, &circle);
    let until = today.checked_add_months(REST);
    let (rests, rest_label) = (text::circles::rests(&name), text::circles::let_rest_person(&name));
    let (move_label, rest_word) = (text::circles::move_person_to(&name, &circle), text::circles::let_rest());
    let move_out = move |_| _ = commands.run_or_show(Command::SetCircle(id, Some(to)), moved.clone());
    let rest = move |_| {
        let mut person = person.clone();
        person.paused_until = until;
        commands.run_or_show(Command::EditPerson(id, Box::new(person)), rests.clone());
    };
    Some(view! {
        <li class="circle-row circle-row--acts">
            <a class="name" href=Route::Person(id).href()>{name.clone()}</a>
            <div class="actions">
                <button class="btn" type="button" aria-label=move_label on:click=move_out>
                    {text::circles::move_to(&circle)}
                </button>
                <button class="btn" type="button" aria-label=rest_label on:click=rest>{rest_word}</button>
            </div>
        </li>
    })
}
