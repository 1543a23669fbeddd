//! The numbers of a calendar file, to compare with other readers.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::event::{Event, Moment};
use super::rule::Budget;
use super::series::{self, Window};
use super::{CalendarProblem, File};

/// What a calendar file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// The VEVENTs.
    pub events: usize,
    /// The different UIDs.
    pub uids: usize,
    /// The ATTENDEE lines of VEVENTs.
    pub attendees: usize,
    /// The different `mailto:` addresses of attendees and organisers.
    pub emails: usize,
    /// The titles, in the order of the file.
    pub names: Vec<String>,
    /// The start of the first event: `2020-09-10T07:00:00Z`, without the `Z` if it has no known zone, or a day.
    pub first_start: Option<String>,
    /// The instances that begin in the window, by the clock of UTC.
    pub occurrences: usize,
}

/// Counts what a calendar file holds, with the same parsing as [`read`](super::read). The window is from the first to
/// the second day, both included.
///
/// # Errors
///
/// If the file holds no calendar.
pub fn survey(bytes: &[u8], (from, to): (NaiveDate, NaiveDate)) -> Result<Survey, CalendarProblem> {
    let mut budget = Budget::default();
    let events = File::parse(bytes, "", &mut budget)?.events;
    let guests = events.iter().flat_map(|it| it.guests.iter().chain(&it.organizer));
    let emails: BTreeSet<&str> = guests.filter(|it| it.is_mailto).map(|it| it.email.as_str()).collect();
    let uids: BTreeSet<&str> = events.iter().map(|it| it.uid.as_str()).filter(|it| !it.is_empty()).collect();
    let first = events.first().and_then(|it| it.start.as_ref().ok()).map(|it| it.moment().to_string());
    Ok(Survey {
        events: events.len(),
        uids: uids.len(),
        attendees: events.iter().map(|it| it.guests.len()).sum(),
        emails: emails.len(),
        names: events.iter().map(|it| it.name.clone()).collect(),
        first_start: first,
        occurrences: occurrences(events, Window { from, to }, &mut budget),
    })
}

fn occurrences(mut events: Vec<Event>, window: Window, budget: &mut Budget) -> usize {
    let midnight = |it: NaiveDate| it.and_time(chrono::NaiveTime::MIN);
    let is_in = |at: NaiveDateTime| at >= midnight(window.from) && at.date() <= window.to;
    events.iter_mut().for_each(|it| it.is_answer = false);
    let mut count = 0;
    for series in series::all(&events) {
        let (instances, _) = series.instances(&events, window, &|_| true, budget);
        let starts = instances.into_iter().map(|it| it.when.moment());
        count += starts
            .filter(|it| match it {
                Moment::Day(day) => is_in(midnight(*day)),
                Moment::Instant(at) | Moment::Wall(at) => is_in(*at),
            })
            .count();
    }
    count
}
