//! The goals of a mentorship.

use crate::domain::{Aim, AimState, PromiseOwner};
use crate::ui::text::catalogue::sentences;
use crate::ui::text::{join, partial, person};
use crate::web::intl::{self, Style};

sentences! {
    goals: "Goals";
    no_goals: "No goals yet. Talks are good without one, too.";
    new_goal: "New goal";
    goal: "A goal";
    earlier_goals: "Reached and let go";
    first_goal_hint: "Pick one first that can be done in about six weeks.";
    goal_what: "What";
    goal_sign: "How you will both know";
    goal_why: "Why it matters";
    goal_by: "By about when";
    goal_by_hint: "A year, a month or a day: 2027, May 2027 or 17 May 2027";
    goal_start: "How it was at the start";
    goal_now: "How it is now";
    at_the_start: "At the start";
    now: "Now";
    you_know_by(sign): "You will know by this: {sign}";
    helped_by(what): "What helped: {what}";
    working_on_it: "working on it";
    goal_rests: "resting";
    reached_on(day): "reached on {day}";
    is_reached: "reached";
    was_let_go: "let go";
    by_about(day): "by about {day}";
    goal_working: "Saved. You work on it.";
    goal_resting: "Saved. The goal rests.";
    goal_let_go: "Saved. The goal is let go.";
    goal_reached: "Saved. The goal is reached.";
    work_on_it: "Work on it again";
    let_it_rest: "Let it rest";
    reached: "Reached";
    let_go: "Let go";
    what_helped: "What helped?";
    three_at_a_time: "Three at a time";
    let_one_rest: "Three at a time. Let one rest first?";
}

/// The state of a goal, and by about when.
pub(crate) fn goal_note(aim: &Aim) -> String {
    let state = match (aim.state(), aim.closed) {
        (AimState::Working, _) => working_on_it().to_owned(),
        (AimState::Resting, _) => goal_rests().to_owned(),
        (AimState::Reached, Some(day)) => reached_on(&intl::date(day, Style::Day)),
        (AimState::Reached, None) => is_reached().to_owned(),
        (AimState::LetGo, _) => was_let_go().to_owned(),
    };
    let is_open = matches!(aim.state(), AimState::Working | AimState::Resting);
    let by = aim.by.filter(|_| is_open).map(|it| by_about(&partial(it))).unwrap_or_default();
    let whose = match aim.whose {
        Some(PromiseOwner::Theirs) => person::theirs(),
        Some(PromiseOwner::Mine) => person::yours(),
        None => "",
    };
    join(&[whose, &state, &by], ", ")
}
