//! The people of a calendar event, and the owner of the calendar.

use std::collections::{BTreeMap, BTreeSet};

use super::event::Event;
use super::guest::{Guest, address, is_calendar};
use crate::formats::foreign::Participant;

/// The fewest events with people before an address is taken for the owner's (design decision).
const FEWEST: usize = 3;

/// The participants of an event who matter to the owner.
pub(super) enum Company {
    /// The owner said no.
    Declined,
    /// Nobody else was invited.
    Alone,
    /// All the others said no.
    OthersDeclined,
    /// The others.
    With(Vec<Participant>),
}

/// The others in an event. The organiser of an event with attendees is one of them.
pub(super) fn company(event: &Event, owner: &BTreeSet<String>) -> Company {
    let is_owner = |it: &Guest| !it.email.is_empty() && owner.contains(&it.email);
    if event.guests.iter().any(|it| it.is_absent && is_owner(it)) {
        return Company::Declined;
    }
    let mut with: Vec<Participant> = Vec::new();
    let mut seen = BTreeSet::new();
    let said_no: BTreeSet<&str> = event.guests.iter().filter(|it| it.is_absent).map(|it| it.email.as_str()).collect();
    let organizer = event.organizer.iter().filter(|it| !event.guests.is_empty() && !said_no.contains(&*it.email));
    for guest in event.guests.iter().chain(organizer).filter(|it| !it.is_absent && !it.is_thing && !is_owner(it)) {
        let participant = guest.participant();
        let key =
            if participant.email.is_empty() { participant.name.to_lowercase() } else { participant.email.clone() };
        if !key.is_empty() && !owner.contains(&key) && seen.insert(key) {
            with.push(participant);
        }
    }
    let has_refused = event.guests.iter().any(|it| it.is_absent && !it.is_thing);
    match with.is_empty() {
        false => Company::With(with),
        true if has_refused => Company::OthersDeclined,
        true => Company::Alone,
    }
}

/// The addresses of the calendar's owner: those that are known and occur in the file, else one in the calendar's name
/// (Google), else the one that is in nearly every event (four of five, and in more than any other; design decision).
pub(super) fn owner(events: &[Event], names: &[String], mine: &[String]) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut series = BTreeSet::new();
    for event in events.iter().filter(|it| !it.guests.is_empty() && (it.uid.is_empty() || series.insert(&it.uid))) {
        let people = event.guests.iter().chain(&event.organizer).filter(|it| !it.is_thing);
        let people: BTreeSet<&str> = people.map(|it| it.email.as_str()).filter(|it| !it.is_empty()).collect();
        people.into_iter().for_each(|it| *counts.entry(it).or_default() += 1);
    }
    let known: BTreeSet<String> = mine.iter().filter_map(|it| address(it)).collect();
    if counts.keys().any(|it| known.contains(*it)) {
        return known;
    }
    let named = names.iter().filter_map(|it| address(it)).filter(|it| !is_calendar(it));
    let mut owner: BTreeSet<String> = named.chain(known).collect();
    if !counts.keys().any(|it| owner.contains(*it)) {
        owner.extend(most_frequent(&counts, events, series.len()));
    }
    owner
}

fn most_frequent(counts: &BTreeMap<&str, usize>, events: &[Event], series: usize) -> Option<String> {
    let all = series + events.iter().filter(|it| !it.guests.is_empty() && it.uid.is_empty()).count();
    let mut ranked: Vec<(usize, &str)> = counts.iter().map(|(email, count)| (*count, *email)).collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    let (first, second) = (*ranked.first()?, ranked.get(1).map_or(0, |it| it.0));
    (all >= FEWEST && first.0 * 5 >= all * 4 && first.0 > second).then(|| first.1.to_owned())
}
