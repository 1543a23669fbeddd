//! The sentences about time and energy, about help given and received, and about welcome.

use super::catalogue::{number, sentences};
use super::long_view::towards;
use crate::domain::{Channel, Energy};
use crate::insight::digest::{DayPart, TalkKind};
use crate::insight::years::WelcomeStory;

sentences! {
    title: "Where time and energy went";
    of_year(year): "In {year}";
    of_years(first, last): "From {first} to {last}";
    by_purpose: "By purpose";
    by_channel: "By how you talked";
    by_circle: "By circle, as it is today";
    purpose_head: "Purpose";
    channel_head: "How";
    circle_head: "Circle";
    no_circle: "No circle";
    part: "Part";
    talks: "Talks";
    days: "Days";
    time: "Time";
    time_note: "A part is of the talks that have it noted, and the time is that of the talks with a length noted.";
    not_timed: "not noted";
    short: "under an hour";
    hours[count]: "{count} hour", "{count} hours";
    felt_note: "In all years together:";
    calls: "Calls";
    videos: "Video calls";
    meetings: "Meetings in person";
    coffees: "Coffees";
    emails: "E-mails";
    messages: "Messages";
    letters: "Letters";
    events: "Events";
    mornings: "Talks in the morning";
    afternoons: "Talks in the afternoon";
    evenings: "Talks in the evening";
    talks_for(purpose): "Talks that went to {purpose}";
    gave_energy(kind): "{kind} mostly gave some energy.";
    took_energy(kind): "{kind} mostly took some.";

    give: "Give and receive";
    passed_on[count]: "You passed something on or helped once.", "You passed something on or helped {count} times.";
    received[count]: "You were helped once.", "You were helped {count} times.";
    was_welcome(expected, actual): "You expected to be {expected}, and were {actual}.";
    as_welcome(expected): "You expected to be {expected}, and were.";
    met[count](all): "In {count} of {all} it was as you expected, or better.", "In {count} of {all} it was as you expected, or better.";
    after_five: "After five messages with both, Kith says how welcome you expected to be, and were.";
    hardly: "hardly welcome";
    fairly: "fairly welcome";
    welcome: "welcome";
    very: "very welcome";
}

/// The years of the section.
pub(crate) fn years((first, last): (i32, i32)) -> String {
    if first == last { of_year(&first) } else { of_years(&first, &last) }
}

/// A length in hours, as a friend would say it.
pub(crate) fn length(minutes: Option<u32>) -> String {
    match minutes {
        None => not_timed().to_owned(),
        Some(it) if it < 45 => short().to_owned(),
        Some(it) => hours(((it + 30) / 60) as usize),
    }
}

/// How a kind of talk felt. Empty if it left the energy even.
pub(crate) fn felt((kind, energy): (TalkKind, Energy)) -> String {
    let kind = match kind {
        TalkKind::Channel(it) => channel(it).to_owned(),
        TalkKind::Purpose(it) => talks_for(&towards(it)),
        TalkKind::Part(DayPart::Morning) => mornings().to_owned(),
        TalkKind::Part(DayPart::Afternoon) => afternoons().to_owned(),
        TalkKind::Part(DayPart::Evening) => evenings().to_owned(),
    };
    match energy {
        Energy::Gave => gave_energy(&kind),
        Energy::Took => took_energy(&kind),
        Energy::Even => String::new(),
    }
}

fn channel(it: Channel) -> &'static str {
    match it {
        Channel::Call => calls(),
        Channel::Video => videos(),
        Channel::InPerson => meetings(),
        Channel::Coffee => coffees(),
        Channel::Email => emails(),
        Channel::Message => messages(),
        Channel::Letter => letters(),
        Channel::Event => events(),
    }
}

/// What was given and received: a sentence each, and none for nothing.
pub(crate) fn given((gave, was_helped): (usize, usize)) -> Vec<String> {
    let gave = (gave > 0).then(|| passed_on(gave));
    let helped = (was_helped > 0).then(|| received(was_helped));
    gave.into_iter().chain(helped).collect()
}

/// How welcome the user expected to be, and was.
pub(crate) fn welcome_of(it: &WelcomeStory) -> String {
    let (expected, actual) = (welcome_word(it.expected), welcome_word(it.actual));
    let first = if expected == actual { as_welcome(&expected) } else { was_welcome(&expected, &actual) };
    format!("{first} {}", met(it.met as usize, &number(it.all as usize)))
}

fn welcome_word(value: u32) -> &'static str {
    match value {
        0..=2 => hardly(),
        3..=4 => fairly(),
        5 => welcome(),
        _ => very(),
    }
}
