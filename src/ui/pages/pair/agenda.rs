//! The lines to talk about in the next session.

use leptos::prelude::*;

use super::actions::owners;
use super::context::{Pair, PairDialog};
use crate::domain::{
    AgendaItem, AgendaState, Command, Id, MentoringCommand, Promise, PromiseId, PromiseOwner, PromiseState,
};
use crate::insight::mentoring::actions::actions;
use crate::insight::mentoring::agenda::{Agenda, AgendaLine, Carry, agenda as agenda_of};
use crate::insight::mentoring::goals::goals;
use crate::ui::components::icon;
use crate::ui::text;
use crate::web::intl::{self, Style};

/// Sessions after which a line asks whether it is still right (design decision: the third time).
const ASKS_AT: usize = 3;
/// Sessions over which an open action asks the same.
const ACTION_ASKS_AT: usize = 2;

/// The agenda: at most five lines, the others folded.
pub(super) fn agenda(pair: Pair) -> impl IntoView {
    move || {
        let today = pair.today.get();
        let Agenda { shown, waiting, parked } = pair.read(|book, _| agenda_of(book, pair.id, today))?;
        let is_empty = shown.is_empty();
        let lines = |lines: Vec<AgendaLine>| {
            let lines = lines.into_iter().map(|it| line(pair, it)).collect_view();
            view! { <ul class="icon-list">{lines}</ul> }
        };
        let waiting = (!waiting.is_empty()).then(|| {
            let count = text::pair::also_waiting(&waiting.len());
            view! { <details class="disclosure"><summary>{count}</summary>{lines(waiting)}</details> }
        });
        let parked = (!parked.is_empty()).then(|| {
            let parked = parked.into_iter().map(|it| topic(pair, it, None)).collect_view();
            view! {
                <details class="disclosure">
                    <summary>{text::pair::parked()}</summary>
                    <ul class="icon-list">{parked}</ul>
                </details>
            }
        });
        Some(view! {
            <div class="stack">
                {is_empty.then(|| view! { <p class="text-muted">{text::pair::no_topics()}</p> })}
                {lines(shown)}
                {waiting}
                {parked}
            </div>
        })
    }
}

fn line(pair: Pair, line: AgendaLine) -> AnyView {
    match line {
        AgendaLine::Brought(item) | AgendaLine::Topic(item) | AgendaLine::Private(item) => topic(pair, item, None),
        AgendaLine::Carried(item, carry) => topic(pair, item, Some(carry)),
        AgendaLine::Action(id) => action(pair, id),
        AgendaLine::Checkpoint(it) => plain("long-view", text::pair::checkpoint_line(it.kind)),
        AgendaLine::StillRight(id) => {
            let what = pair.read(|book, _| goals(book, pair.id).into_iter().find(|it| it.id == id));
            let what = what.flatten().map(|it| it.aim.what).unwrap_or_default();
            plain("leaf", text::pair::still_the_right_goal(&what))
        }
    }
}

fn plain(icon_name: &'static str, words: String) -> AnyView {
    view! { <li>{icon(icon_name)}<span dir="auto">{words}</span></li> }.into_any()
}

/// A topic: a press changes it. One that has waited three times asks what to do.
fn topic(pair: Pair, item: AgendaItem, carry: Option<Carry>) -> AnyView {
    let id = item.id;
    let private = item.private;
    let from = carry.as_ref().map(|it| text::pair::from_day(&intl::date(it.from, Style::Day))).unwrap_or_default();
    let whose = item.whose.map(|it| text::pair::brings(it, &pair.names())).unwrap_or_default();
    let only_you = if private { text::pair::only_you() } else { "" };
    let note = text::join(&[&whose, &from, only_you], " · ");
    let asks = carry.filter(|it| it.times >= ASKS_AT).and(id).map(|id| waited(pair, id));
    view! {
        <li class=if private { "only-you" } else { "" }>
            {icon(if private { "lock" } else { "leaf" })}
            <button
                class="line-button"
                type="button"
                aria-haspopup="dialog"
                on:click=move |_| pair.show(PairDialog::Topic(id))
            >
                {item.text}
            </button>
            {(!note.is_empty()).then(|| view! { <span class="text-small" dir="auto">{note}</span> })}
            {asks}
        </li>
    }
    .into_any()
}

/// The question about a topic that has waited three times.
fn waited(pair: Pair, id: Id<AgendaItem>) -> AnyView {
    let settle = move |state, message: &'static str| {
        pair.run(MentoringCommand::SettleTopic(pair.id, id, state), message);
    };
    let first = move |_| {
        pair.run(MentoringCommand::PutFirst(pair.id, id), text::pair::comes_first());
    };
    view! {
        <div class="icon-list__inset">
            <p class="text-small">{text::pair::waited_three_times()}</p>
            <div class="actions">
                <button class="link-button" type="button" on:click=first>{text::pair::first_today()}</button>
                <button
                    class="link-button"
                    type="button"
                    on:click=move |_| settle(AgendaState::Parked, text::pair::topic_parked())
                >
                    {text::pair::park_it()}
                </button>
                <button
                    class="link-button"
                    type="button"
                    on:click=move |_| settle(AgendaState::LetGo, text::pair::topic_let_go())
                >
                    {text::pair::let_it_go()}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// An action of one of the two. If it is open over two sessions, it asks whether it is still right.
fn action(pair: Pair, id: PromiseId) -> AnyView {
    let found = pair.read(|book, _| {
        let action = actions(book, pair.id).into_iter().find(|it| it.id == id)?;
        Some((action.promise.clone(), action.sessions_open))
    });
    let Some((promise, sessions_open)) = found.flatten() else { return ().into_any() };
    let Promise { what, whose, people, state, .. } = promise;
    let words = match whose {
        Some(PromiseOwner::Theirs) => text::pair::said_theirs(&owners(pair, people.iter()), &what),
        _ => text::pair::said_mine(&what),
    };
    let closed = state.map(|it| view! { <span class="text-small">{text::pair::action_closed(it)}</span> });
    let asks = (sessions_open >= ACTION_ASKS_AT && state.is_none()).then(|| still_right(pair, id));
    view! { <li>{icon("check")}<span>{words}</span>{closed}{asks}</li> }.into_any()
}

fn still_right(pair: Pair, id: PromiseId) -> AnyView {
    let let_go = move |_| {
        let command = Command::ClosePromise(id, Some(PromiseState::LetGo));
        pair.commands.run_or_show(command, text::pair::action_let_go());
    };
    view! {
        <div class="icon-list__inset">
            <p class="text-small">{text::pair::still_the_right_thing()}</p>
            <div class="actions">
                <button class="link-button" type="button" on:click=move |_| pair.show(PairDialog::Smaller(id))>
                    {text::pair::make_it_smaller()}
                </button>
                <button class="link-button" type="button" on:click=let_go>{text::pair::let_it_go()}</button>
            </div>
        </div>
    }
    .into_any()
}
