//! The line about mentoring on Today.

use chrono::NaiveDate;

use super::catalogue::sentences;
use crate::insight::mentoring::path::{Checkpoint, CheckpointKind};
use crate::web::intl::{self, Style};

sentences! {
    region: "Mentoring today";
    session_on_day(names): "You have a session with {names} today.";
    session_at(names, time): "You have a session with {names} today, at {time}.";
    open_sheet: "Open the session";
    open_sheet_with(names): "Open the session with {names}";
    prepare: "Look at the agenda";
    prepare_with(names): "Look at the agenda with {names}";
    ninety(names, day): "Ninety days with {names}, around {day}. This is a good time to look back.";
    one_eighty(names, day): "Half a year with {names}, around {day}. This is a good time to look back.";
    half_time(names, day): "Halfway with {names}, around {day}. This is a good time to look back.";
    year(names, day): "A year with {names}, around {day}. This is a good time to look back.";
    years[count](names, day): "{count} year with {names}, around {day}. This is a good time to look back.", "{count} years with {names}, around {day}. This is a good time to look back.";
    look_back: "Look back";
    look_back_with(names): "Look back with {names}";
    tell(name): "You can tell {name} what came of it.";
    tell_since(name, day): "You got an answer from {name} in {day}. You can say what came of it.";
    write: "Write a few words";
    write_to(name): "Write a few words to {name}";
}

/// A session of today.
pub(crate) fn session(names: &str, time: &str) -> String {
    if time.is_empty() { session_on_day(&names) } else { session_at(&names, &time) }
}

/// A session that looks back.
pub(crate) fn checkpoint(names: &str, checkpoint: Checkpoint, today: NaiveDate) -> String {
    let is_near = (2..=6).contains(&(checkpoint.day - today).num_days());
    let day = intl::date(checkpoint.day, if is_near { Style::Weekday } else { Style::Day });
    match checkpoint.kind {
        CheckpointKind::Ninety => ninety(&names, &day),
        CheckpointKind::OneEighty => one_eighty(&names, &day),
        CheckpointKind::HalfTime => half_time(&names, &day),
        CheckpointKind::Yearly(1) => year(&names, &day),
        CheckpointKind::Yearly(count) => years(count as usize, &names, &day),
    }
}

/// Something to tell somebody who answered a question.
pub(crate) fn to_tell(name: &str, since: Option<NaiveDate>) -> String {
    since.map_or_else(|| tell(&name), |it| tell_since(&name, &intl::date(it, Style::LongMonth)))
}
