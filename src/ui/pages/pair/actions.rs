//! The region "Until next time": what each said they would do.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::context::{Pair, named, section};
use crate::domain::{Command, PersonId, Promise, PromiseId, PromiseOwner, PromiseState};
use crate::insight::mentoring::actions::{Action, actions as actions_of};
use crate::present::names;
use crate::ui::components::{icon, set_checked};
use crate::ui::text;

/// The region, if there is an action.
pub(super) fn actions(pair: Pair) -> impl IntoView {
    move || {
        let today = pair.today.get();
        let line = |it: Action<'_>| (it.id, it.promise.clone(), it.due);
        let lines: Vec<_> = pair.read(|book, _| actions_of(book, pair.id).into_iter().map(line).collect())?;
        (!lines.is_empty()).then(|| {
            let lines = lines.into_iter().map(|(id, promise, due)| action(pair, id, promise, due, today));
            let inside = view! { <ul class="promises">{lines.collect_view()}</ul> };
            section(text::pair::until_next_time(), inside.into_any())
        })
    }
}

fn action(pair: Pair, id: PromiseId, promise: Promise, due: Option<NaiveDate>, today: NaiveDate) -> AnyView {
    let owner = match promise.whose {
        Some(PromiseOwner::Theirs) => owners(pair, promise.people.iter()),
        _ => text::pair::you().to_owned(),
    };
    let when = text::pair::action_day(&promise, due, today);
    let sure = promise.confidence.map(text::pair::sureness).unwrap_or_default();
    let cue = promise.cue.clone();
    let is_let_go = promise.state == Some(PromiseState::LetGo);
    let gone = if is_let_go { text::pair::was_let_go() } else { "" };
    let notes = [owner, when, sure.to_owned(), cue, gone.to_owned()].into_iter().filter(|it| !it.is_empty());
    let notes = notes.map(|it| view! { <span>{it}</span> }).collect_view();
    let message = text::today::promise_kept(&promise.what);
    let close = move |event: web_sys::Event| {
        let is_kept = event_target_checked(&event);
        let message = if is_kept { message.clone() } else { text::pair::action_open().to_owned() };
        if !pair.commands.run_or_show(Command::ClosePromise(id, PromiseState::from_tick(is_kept)), message) {
            set_checked(&event, !is_kept);
        }
    };
    let is_kept = promise.state == Some(PromiseState::Kept);
    view! {
        <li>
            <label class="checkbox">
                <input type="checkbox" prop:checked=is_kept on:change=close />
                <span class="checkbox__box">{icon("check")}</span>
                <span class="checkbox__text" dir="auto">{promise.what}</span>
                <span class="text-small action-notes">{notes}</span>
            </label>
        </li>
    }
    .into_any()
}

/// The people who said that they would do it.
pub(super) fn owners<'a>(pair: Pair, people: impl Iterator<Item = &'a PersonId>) -> String {
    named(pair.repository.book_untracked(|book| names(book, people)))
}
