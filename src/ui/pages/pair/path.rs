//! The path of a pair, as a figure and as a list.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::context::Pair;
use crate::insight::mentoring::path::{Step, StepState, path as steps};
use crate::present::pair::{Standing, shown_steps};
use crate::ui::text;

/// The steps from the beginning to the ending.
pub(super) fn path(pair: Pair) -> impl IntoView {
    move || {
        let today = pair.today.get();
        if pair.standing()? == Standing::Died {
            return None;
        }
        let steps = pair.read(|book, _| shown_steps(steps(book, pair.id, today))).unwrap_or_default();
        (!steps.is_empty()).then(|| {
            view! {
                <section class="section" aria-label=text::pair::path()>
                    <h2 class="visually-hidden">{text::pair::path()}</h2>
                    <ol class="path">{steps.into_iter().map(|it| step(it, today)).collect_view()}</ol>
                </section>
            }
        })
    }
}

fn step(step: Step, today: NaiveDate) -> impl IntoView {
    let class = match step.state {
        StepState::Done => "path__step path__step--past path__step--done",
        StepState::NotHeld => "path__step path__step--past",
        StepState::Next => "path__step path__step--next",
        StepState::Ahead => "path__step",
    };
    let current = (step.state == StepState::Next).then_some("step");
    view! {
        <li class=class aria-current=current>
            <span><b>{text::pair::step(step.kind)}</b>" "{text::pair::step_day(&step, today)}</span>
        </li>
    }
}
