//! Draft messages of a trip, one for each person. The user changes them before sending.

use chrono::{Datelike, NaiveDate};

use super::{TALKS_A_DAY, talks_on};
use crate::domain::{PersonId, Trip, TripState};

/// The question whether a person has time, easy to refuse. It names one of the free evenings: each person another one,
/// as far as they go, and none with two talks.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::trips::draft;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "id": "ana"}],
///     "trips": [{"place": "Lisbon", "from": "2026-12-03", "to": "2026-12-06", "people": ["ana"],
///         "evenings": ["2026-12-03"]}]}"#,
/// )?
/// .book;
/// let ((ana, _), (_, trip)) = (book.people.iter().next().unwrap(), book.trips.iter().next().unwrap());
/// let words = draft(trip, ana, "2026-12-01".parse().unwrap());
/// assert_eq!(
///     words,
///     "I am in Lisbon from the 3rd to the 6th. Would a coffee on Thursday suit you? If not, another time."
/// );
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn draft(trip: &Trip, person: PersonId, today: NaiveDate) -> String {
    let (place, days) = (&trip.place, days(trip, today));
    let days = if days.is_empty() { days } else { format!(" {days}") };
    let first =
        if trip.is_theirs() { format!("I hear you are in {place}{days}.") } else { format!("I am in {place}{days}.") };
    let day = evening(trip, person, today).map(|it| format!(" on {}", weekday(trip, it))).unwrap_or_default();
    format!("{first} Would a coffee{day} suit you? If not, another time.")
}

/// "from the 3rd to the 6th", with the months if they are not this one.
fn days(trip: &Trip, today: NaiveDate) -> String {
    let (Some(from), Some(to)) = (trip.from.or(trip.to), trip.last_day()) else { return String::new() };
    let is_this_month = |it: NaiveDate| (it.year(), it.month()) == (today.year(), today.month());
    let end = if is_this_month(from) && is_this_month(to) { ordinal(to) } else { with_month(to) };
    if from == to {
        return format!("on the {end}");
    }
    if from <= today {
        return format!("until the {end}");
    }
    let is_one_month = (from.year(), from.month()) == (to.year(), to.month());
    let begin = if is_one_month { ordinal(from) } else { with_month(from) };
    format!("from the {begin} to the {end}")
}

fn with_month(day: NaiveDate) -> String {
    format!("{} of {}", ordinal(day), day.format("%B"))
}

/// "3rd"
fn ordinal(day: NaiveDate) -> String {
    let end = match (day.day() % 10, day.day() / 10) {
        (1, 0 | 2 | 3) => "st",
        (2, 0 | 2) => "nd",
        (3, 0 | 2) => "rd",
        _ => "th",
    };
    format!("{}{end}", day.day())
}

/// The weekday, with the day of the month if the trip has it more than once.
fn weekday(trip: &Trip, day: NaiveDate) -> String {
    let is_twice = trip.days().iter().filter(|it| it.weekday() == day.weekday()).count() > 1;
    if is_twice { format!("{} the {}", day.format("%A"), ordinal(day)) } else { day.format("%A").to_string() }
}

/// The free evening to name to a person.
fn evening(trip: &Trip, person: PersonId, today: NaiveDate) -> Option<NaiveDate> {
    let is_free = |it: &&NaiveDate| **it >= today && talks_on(trip, **it) < TALKS_A_DAY;
    let free: Vec<NaiveDate> = trip.evenings.iter().filter(is_free).copied().collect();
    let is_open = |it: &&PersonId| trip.answer(**it).is_none_or(|it| it.state == Some(TripState::Written));
    let turn = trip.people.iter().filter(is_open).position(|it| *it == person).unwrap_or_default();
    free.get(turn.checked_rem(free.len())?).copied()
}
