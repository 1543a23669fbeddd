//! The three questions of a checkpoint that is near, and how each goal has changed.

use leptos::prelude::*;

use super::context::{Pair, section};
use super::goals::start_and_now;
use crate::insight::mentoring::goals::{Goal, goals};
use crate::insight::mentoring::path::checkpoint_due;
use crate::present::pair::is_closed;
use crate::ui::components::icon;
use crate::ui::text;

/// The checkpoint, if one is within a fortnight.
pub(super) fn checkpoint(pair: Pair) -> impl IntoView {
    move || {
        let today = pair.today.get();
        let checkpoint = pair.read(|book, _| checkpoint_due(book, pair.id, today))??;
        let goals = pair.read(|book, _| goals(book, pair.id)).unwrap_or_default();
        let goals = goals.into_iter().filter(|it| !is_closed(&it.aim)).map(goal).collect_view();
        let question = |it: &'static str| view! { <li>{icon("leaf")}<span>{it}</span></li> };
        let questions = [text::pair::what_has_changed(), text::pair::right_things(), text::pair::more_or_less()];
        let inside = view! {
            <p class="text-muted">{text::pair::checkpoint_near(&checkpoint)}</p>
            {goals}
            <ul class="icon-list">{questions.map(question).into_iter().collect_view()}</ul>
        };
        Some(section(text::pair::look_back(), inside.into_any()))
    }
}

/// A goal with its start and its present.
fn goal(goal: Goal) -> impl IntoView {
    let Goal { aim, .. } = goal;
    let is_said = !aim.at_start.is_empty() || !aim.now.is_empty();
    is_said.then(|| view! { <h3>{aim.what.clone()}</h3>{start_and_now(&aim.at_start, &aim.now)} })
}
