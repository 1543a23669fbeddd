//! Where a mentorship is on its way.

use chrono::NaiveDate;

use super::{checkpoint_day, checkpoint_of, month, session_number};
use crate::insight::mentoring::path::{Checkpoint, CheckpointKind, Step, StepKind, StepState};
use crate::ui::text::catalogue::sentences;
use crate::ui::text::sentence;
use crate::web::intl::{self, Style};

sentences! {
    path: "Where you are";
    beginning: "Beginning";
    ninety_days: "90 days";
    one_eighty_days: "180 days";
    half_time: "Halfway";
    year[count]: "{count} year", "{count} years";
    session_number_of(number): "Session {number}";
    good_ending: "A good ending";
    not_held: "not held";
}

fn checkpoint_name(kind: CheckpointKind) -> String {
    match kind {
        CheckpointKind::Ninety => ninety_days().to_owned(),
        CheckpointKind::OneEighty => one_eighty_days().to_owned(),
        CheckpointKind::HalfTime => half_time().to_owned(),
        CheckpointKind::Yearly(years) => sentence(&year(years as usize)),
    }
}

/// A checkpoint as a line of the agenda.
pub(crate) fn checkpoint_line(kind: CheckpointKind) -> String {
    checkpoint_of(&checkpoint_name(kind))
}

/// A checkpoint that is near.
pub(crate) fn checkpoint_near(checkpoint: &Checkpoint) -> String {
    checkpoint_day(&checkpoint_name(checkpoint.kind), &intl::date(checkpoint.day, Style::Day))
}

/// A step of the path.
pub(crate) fn step(kind: StepKind) -> String {
    match kind {
        StepKind::Began => beginning().to_owned(),
        StepKind::Checkpoint(kind) => checkpoint_name(kind),
        StepKind::Session(count) => session_number(count),
        StepKind::Ending => good_ending().to_owned(),
    }
}

/// The day of a step, or that it was not held. The last day is a month: a year ahead nobody plans the day.
pub(crate) fn step_day(step: &Step, today: NaiveDate) -> String {
    let Some(day) = step.day else { return String::new() };
    let is_near = (day - today).num_days().unsigned_abs() < 365;
    match (step.kind, step.state) {
        (_, StepState::NotHeld) => not_held().to_owned(),
        (StepKind::Ending, StepState::Ahead) => sentence(&month(day, today)),
        _ => intl::date(day, if is_near { Style::DayOfYear } else { Style::Full }),
    }
}
