//! A meeting from an instance of a calendar event.

use std::collections::BTreeSet;
use std::fmt;

use calcard::common::timezone::Tz;
use chrono::{NaiveDate, NaiveDateTime};

use super::event::{Event, Moment, When};
use super::zone::{Zone, local_in};
use crate::domain::{Channel, Exchange, Initiator, List, MAX_LINE};
use crate::formats::foreign::{Doubt, IncomingMeeting, Participant};

/// More other people than this make a meeting a large one (the rule of the import's preview).
const MANY_PEOPLE: usize = 8;
/// The most people that a meeting keeps (design decision: nobody meets more at once).
pub(super) const MOST_PEOPLE: usize = 200;
/// The longest title that is a topic, in characters (design decision). A longer one is a note.
const LONGEST_TOPIC: usize = 60;

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
            Self::Instant(at) => write!(f, "{}", at.format("%Y-%m-%dT%H:%M:%SZ")),
            Self::Wall(at) => write!(f, "{}", at.format("%Y-%m-%dT%H:%M:%S")),
        }
    }
}

/// The day and the time of a start: those of the clock on the wall where people met, if the event has a zone of its
/// own, else those of the owner's clock. A call takes place where the owner is.
pub(super) fn local(event: &Event, when: &When, zone: Tz) -> (NaiveDate, Option<NaiveDateTime>) {
    let local = match (when, when.moment()) {
        (When::Day(day), _) => return (*day, None),
        (When::Time(local, own), _) if event.channel == Channel::InPerson && own.is_of_a_place() => *local,
        (_, Moment::Instant(at)) => local_in(zone, at),
        _ => when.local(),
    };
    (local.date(), Some(local))
}

/// The key of an instance, the same in every file and every zone, and the key that earlier builds of Kith gave it. That
/// of a single event has no start, so that the event keeps it when it moves.
pub(super) fn keys(event: &Event, identity: Moment) -> (String, String) {
    let is_single =
        event.rules.is_empty() && !event.has_broken_rule && event.further.is_empty() && event.replaces.is_none();
    let with_start = match event.uid.as_str() {
        "" => format!("ical no-uid:{} {identity}", event.name),
        uid => format!("ical {uid} {identity}"),
    };
    if is_single && !event.uid.is_empty() {
        (format!("ical {}", event.uid), with_start)
    } else {
        (with_start, String::new())
    }
}

/// The meeting of an instance that begins at `when`.
pub(super) fn meeting(
    event: &Event,
    (identity, when): (Moment, &When),
    zone: Tz,
    with: &[Participant],
    (owner, is_endless): (&BTreeSet<String>, bool),
) -> IncomingMeeting {
    let (day, time) = local(event, when, zone);
    let mut exchange = Exchange {
        when: Some(day),
        time: time.map(|it| it.format("%H:%M").to_string()).unwrap_or_default(),
        how: Some(event.channel),
        began: began(event, owner),
        minutes: event.minutes(),
        place: place(event),
        ..Exchange::default()
    };
    if event.name.chars().count() <= LONGEST_TOPIC {
        exchange.topics = Some(event.name.clone()).filter(|it| !it.is_empty()).into_iter().collect::<List<_>>();
    } else {
        exchange.notes = event.name.chars().take(MAX_LINE).collect();
    }
    let doubt = match when {
        _ if event.is_whole_day() => Some(Doubt::AllDay),
        _ if with.len() > MANY_PEOPLE => Some(Doubt::Large),
        _ if is_endless => Some(Doubt::Endless),
        When::Time(_, Zone::Unknown) => Some(Doubt::ZoneUnknown),
        _ => None,
    };
    let with = with.iter().take(MOST_PEOPLE).cloned().collect();
    let (key, former_key) = keys(event, identity);
    IncomingMeeting { key, former_key, exchange, with, doubt, series: None }
}

/// Who invited. None without an organiser.
fn began(event: &Event, owner: &BTreeSet<String>) -> Option<Initiator> {
    let organizer = event.organizer.as_ref().filter(|it| !it.email.is_empty() && !event.guests.is_empty())?;
    // Without knowledge of the owner, any organiser might be them.
    (!owner.is_empty()).then(|| if owner.contains(&organizer.email) { Initiator::Me } else { Initiator::Them })
}

/// The place on earth: no link, no number, and nothing that is longer than a line.
fn place(event: &Event) -> String {
    let is_place = event.channel == Channel::InPerson && !event.place.contains("://") && !is_long(&event.place);
    if is_place { event.place.clone() } else { String::new() }
}

/// Whether a text is longer than a line of the book.
pub(super) fn is_long(text: &str) -> bool {
    text.chars().count() > MAX_LINE
}
