//! The region "Goals": at most three are worked on at a time.

use leptos::prelude::*;

use super::context::{Pair, PairDialog, section};
use crate::domain::{AimState, MentoringCommand};
use crate::insight::mentoring::goals::{Goal, goals as all_goals};
use crate::present::pair::{has_room_for_a_goal, is_closed};
use crate::ui::components::icon;
use crate::ui::text;

/// The region. An ended pair shows it only if it had goals.
pub(super) fn goals(pair: Pair) -> impl IntoView {
    move || {
        let standing = pair.standing()?;
        let goals = pair.read(|book, _| all_goals(book, pair.id))?;
        let is_shown = !goals.is_empty() || standing.is_open();
        is_shown.then(|| section(text::pair::goals(), inside(pair, goals, standing.is_open())))
    }
}

fn inside(pair: Pair, goals: Vec<Goal>, is_open: bool) -> AnyView {
    let is_empty = goals.is_empty();
    let (closed, open): (Vec<Goal>, Vec<Goal>) = goals.into_iter().partition(|it| is_closed(&it.aim));
    let closed = (!closed.is_empty()).then(|| {
        view! {
            <details class="disclosure" open=!is_open>
                <summary>{text::pair::earlier_goals()}</summary>
                <ul class="stack">{closed.into_iter().map(|it| goal(pair, it)).collect_view()}</ul>
            </details>
        }
    });
    let new = is_open.then(|| {
        view! {
            <div class="actions">
                <button class="link-button" type="button" on:click=move |_| work_on(pair)>
                    {icon("plus")}{text::pair::new_goal()}
                </button>
            </div>
        }
    });
    view! {
        {is_empty.then(|| view! { <p class="text-muted">{text::pair::no_goals()}</p> })}
        <ol class="goals">{open.into_iter().map(|it| goal(pair, it)).collect_view()}</ol>
        {new}
        {closed}
    }
    .into_any()
}

/// Opens the dialog for a new goal, or asks which one may rest first.
fn work_on(pair: Pair) {
    let has_room = pair.read_untracked(|book, _| has_room_for_a_goal(book, pair.id)).unwrap_or(true);
    pair.show(if has_room { PairDialog::Goal(None) } else { PairDialog::TooManyGoals(None) });
}

fn goal(pair: Pair, goal: Goal) -> impl IntoView {
    let (id, aim) = (goal.id, goal.aim);
    let note = text::pair::goal_note(&aim);
    let sides = (!aim.at_start.is_empty() || !aim.now.is_empty()).then(|| start_and_now(&aim.at_start, &aim.now));
    let sign = (!aim.sign.is_empty()).then(|| view! { <p class="text-small">{text::pair::you_know_by(&aim.sign)}</p> });
    let helped = (!aim.helped.is_empty() && aim.state() == AimState::Reached)
        .then(|| view! { <p class="text-small">{text::pair::helped_by(&aim.helped)}</p> });
    view! {
        <li>
            <h3 dir="auto">
                <button
                    class="line-button"
                    type="button"
                    aria-haspopup="dialog"
                    on:click=move |_| pair.show(PairDialog::Goal(Some(id)))
                >
                    {aim.what}
                </button>
            </h3>
            <p class="text-small" dir="auto">{note}</p>
            {sign}
            {helped}
            {sides}
        </li>
    }
}

/// The start and the present of a goal, side by side.
pub(super) fn start_and_now(at_start: &str, now: &str) -> AnyView {
    let side = |name: &'static str, words: &str| {
        let words = words.to_owned();
        (!words.is_empty()).then(|| view! { <div><dt>{name}</dt><dd dir="auto">{words}</dd></div> })
    };
    view! {
        <dl class="start-and-now">
            {side(text::pair::at_the_start(), at_start)}
            {side(text::pair::now(), now)}
        </dl>
    }
    .into_any()
}

/// Puts a goal into a state. Returns whether that succeeded.
pub(super) fn set_state(pair: Pair, goal: &Goal, state: AimState, message: &str) -> bool {
    let aim = crate::present::pair::in_state(&goal.aim, state, pair.today.get_untracked());
    pair.run(MentoringCommand::SaveGoal(pair.id, Some(goal.id), Box::new(aim)), message)
}
