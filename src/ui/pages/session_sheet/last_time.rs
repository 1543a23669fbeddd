//! The part from before the session: the actions of last time, the agenda and the goals.

use leptos::prelude::*;

use super::choices::choices;
use super::sheet::Sheet;
use crate::domain::{ActionResult, AgendaItem, Aim, Id, PromiseId, PromiseOwner, Went};
use crate::present::session_draft::SessionDraft;
use crate::present::session_sheet::{LastAction, Topic, last_actions, topics};
use crate::ui::components::icon;
use crate::ui::state::{use_clock, use_repository};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The answers about an action, in order.
const RESULTS: [ActionResult; 4] = [
    ActionResult::Went(Went::Done),
    ActionResult::Went(Went::Partly),
    ActionResult::Went(Went::NotYet),
    ActionResult::LetGo,
];

/// What each said they would do. Nothing if there is nothing open.
#[component]
pub(super) fn LastTime(sheet: Sheet) -> impl IntoView {
    let actions = use_repository().book_untracked(|book| last_actions(book, sheet.id));
    (!actions.is_empty()).then(|| {
        view! {
            <section class="section" aria-label=text::session::last_time()>
                <h2>{text::session::last_time()}</h2>
                <ul class="session-last">
                    {actions.into_iter().map(|it| view! { <li>{row(sheet, it)}</li> }).collect_view()}
                </ul>
            </section>
        }
    })
}

fn row(sheet: Sheet, action: LastAction) -> impl IntoView {
    let LastAction { id, what, cue, whose, names, from } = action;
    let who = match whose {
        Some(PromiseOwner::Theirs) => text::list(&names),
        _ => text::session::you().to_owned(),
    };
    let from = from.map(|it| text::session::from_day(&intl::date(it, Style::Day))).unwrap_or_default();
    let words = [text::session::done(), text::session::partly(), text::session::not_yet(), text::session::let_go()];
    let chosen = move || sheet.choices.with(|it| RESULTS.iter().position(|result| result_of(it, id) == Some(*result)));
    let choose = move |at: usize| {
        sheet.choose(|it| {
            it.went.retain(|it| it.0 != id);
            it.went.extend(RESULTS.get(at).map(|result| (id, *result)));
        });
    };
    let words = words.iter().map(|it| (*it).to_owned()).collect();
    view! {
        {choices(&what, id.to_string(), words, chosen, choose)}
        <p class="text-small">{text::join(&[&who, &from, &cue], " · ")}</p>
    }
}

fn result_of(draft: &SessionDraft, id: PromiseId) -> Option<ActionResult> {
    draft.went.iter().find(|it| it.0 == id).map(|it| it.1)
}

/// The other topics of the agenda, to be ticked when they were spoken of.
#[component]
pub(super) fn Topics(sheet: Sheet) -> impl IntoView {
    let today = use_clock().today.get_untracked();
    let topics = use_repository().book_untracked(|book| topics(book, sheet.id, today));
    let looks_back = sheet.facts.with_value(|it| it.has_checkpoint);
    (looks_back || !topics.is_empty()).then(|| {
        view! {
            <section class="section" aria-label=text::session::agenda()>
                <h2>{text::session::agenda()}</h2>
                {looks_back.then(|| view! { <p class="text-aside">{text::session::checkpoint()}</p> })}
                <ul class="promises">{topics.into_iter().map(|it| topic(sheet, it)).collect_view()}</ul>
            </section>
        }
    })
}

fn topic(sheet: Sheet, topic: Topic) -> impl IntoView {
    let Topic { id, text: words, is_private, from } = topic;
    let from = from.map(|it| text::session::from_day(&intl::date(it, Style::Day))).unwrap_or_default();
    let private = if is_private { text::session::only_you() } else { "" };
    let is_ticked = move || sheet.choices.with(|it| it.talked.contains(&id));
    let tick = move |event| sheet.choose(|it| set::<AgendaItem>(&mut it.talked, id, event_target_checked(&event)));
    view! {
        <li class=if is_private { "only-you" } else { "" }>
            <label class="checkbox">
                <input type="checkbox" prop:checked=is_ticked on:change=tick />
                <span class="checkbox__box">{icon("check")}</span>
                <span class="checkbox__text" dir="auto">{words}</span>
                <span class="text-small">{text::join(&[&from, private], " · ")}</span>
            </label>
        </li>
    }
}

/// The goals, to be ticked when they were spoken of.
#[component]
pub(super) fn Goals(sheet: Sheet) -> impl IntoView {
    let goals = sheet.facts.with_value(|it| it.goals.clone());
    let chip = move |(id, what): (Id<Aim>, String)| {
        let is_ticked = move || sheet.choices.with(|it| it.goals.contains(&id));
        let tick = move |event| sheet.choose(|it| set::<Aim>(&mut it.goals, id, event_target_checked(&event)));
        view! {
            <label class="chip">
                <input type="checkbox" prop:checked=is_ticked on:change=tick />
                {what}
            </label>
        }
    };
    (!goals.is_empty()).then(|| {
        view! {
            <fieldset class="session-choices">
                <legend class="session-choices__label">{text::session::goals()}</legend>
                <div class="chips">{goals.into_iter().map(chip).collect_view()}</div>
            </fieldset>
        }
    })
}

/// Puts an id into a list or takes it out.
fn set<T>(list: &mut Vec<Id<T>>, id: Id<T>, is_in: bool) {
    list.retain(|it| *it != id);
    if is_in {
        list.push(id);
    }
}
