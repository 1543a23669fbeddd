//! The first screen of "Read your year": whom to leave out.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::digests::Digests;
use crate::domain::{HistoryCommand, PersonId, display_name};
use crate::insight::years::CalendarYear;
use crate::present::people_picker::{Picked, picked};
use crate::present::year_page::{Choice, left_out};
use crate::ui::components::memo;
use crate::ui::person_input::NameField;
use crate::ui::state::{use_clock, use_commands, use_repository};
use crate::ui::text::year_page as words;

/// The screen "Before you read". It says who is out, and never why.
#[component]
pub(super) fn BeforeReading(
    digests: Digests,
    year: CalendarYear,
    #[prop(into)] on_read: Callback<()>,
) -> impl IntoView {
    let (repository, commands, today) = (use_repository(), use_commands(), use_clock().today);
    let out = memo(move || {
        digests.read(|it| repository.book(|book| left_out(book, it, year, today.get()))).unwrap_or_default()
    });
    let put_in = move |person: PersonId, name: &str| {
        let command = HistoryCommand::Choose(year.0, vec![(person, true)]);
        commands.run_or_show(command.into(), words::is_in(&name));
    };
    let line = move |it: Choice| {
        let label = words::put_in_of(&it.name);
        let name = it.name.clone();
        view! {
            <li>
                <span dir="auto">{it.name}</span>
                <button
                    class="link-button"
                    type="button"
                    aria-label=label
                    on:click=move |_| put_in(it.person, &name)
                >
                    {words::put_in()}
                </button>
            </li>
        }
    };
    let head = move || if out.with(Vec::is_empty) { words::nobody_out() } else { words::already_out() };
    view! {
        <section class="section" aria-label=words::before()>
            <h2>{words::before()}</h2>
            <p>{words::question()}</p>
            <p>{head}</p>
            <ul class="year-out" role="list">{move || out.get().into_iter().map(line).collect_view()}</ul>
            <LeaveOut year />
            <p>
                <button class="btn btn--main" type="button" on:click=move |_| on_read.run(())>
                    {words::read()}
                </button>
            </p>
        </section>
    }
}

/// The field that leaves somebody out.
#[component]
fn LeaveOut(year: CalendarYear) -> impl IntoView {
    let (repository, commands) = (use_repository(), use_commands());
    let (typed, problem) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let leave_out = move |event: SubmitEvent| {
        event.prevent_default();
        let found = repository.book_untracked(|book| match picked(book, &typed.get_untracked()) {
            Picked::One(id) => Some((id, book.people.get(id).map(display_name)?)),
            _ => None,
        });
        let Some((id, name)) = found else { return problem.set(words::unknown().to_owned()) };
        let command = HistoryCommand::Choose(year.0, vec![(id, false)]);
        if commands.run_or_show(command.into(), words::is_out(&name)) {
            typed.set(String::new());
            problem.set(String::new());
        }
    };
    view! {
        <form class="stack" novalidate on:submit=leave_out>
            <NameField
                label=words::who()
                value=typed
                on_input=move |it| {
                    problem.set(String::new());
                    typed.set(it);
                }
                problem
            />
            <p><button class="btn" type="submit">{words::leave_out()}</button></p>
        </form>
    }
}
