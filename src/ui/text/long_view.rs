//! The page "Long view".

use super::catalogue::sentences;
use super::{list, sentence};
use crate::domain::Channel;

sentences! {
    title: "Long view";
    line: "Each year at a glance. Not everything comes back, and nothing has to.";
    none_yet: "The first year begins with the first exchange you write down.";
    years: "Years";
    exchanges[count]: "One exchange.", "{count} exchanges.";
    with_people[count]: "With one person.", "With {count} people.";
    most_often(names): "Most often with {names}.";
    first_time[count]: "One person for the first time.", "{count} people for the first time.";
    mostly_call: "Mostly by phone.";
    mostly_video: "Mostly by video.";
    mostly_in_person: "Mostly in person.";
    mostly_coffee: "Mostly over coffee.";
    mostly_email: "Mostly by e-mail.";
    mostly_message: "Mostly by message.";
    mostly_letter: "Mostly by letter.";
    mostly_event: "Mostly at events.";
}

/// The number of exchanges of a year.
pub(crate) fn exchange_count(count: usize) -> String {
    sentence(&exchanges(count))
}

/// The number of people in a year. Empty for none.
pub(crate) fn people_count(count: usize) -> String {
    if count == 0 { String::new() } else { with_people(count) }
}

/// The people of most exchanges. Empty for none.
pub(crate) fn most_often_with(names: &[String]) -> String {
    if names.is_empty() { String::new() } else { most_often(&list(names)) }
}

/// The channel of most exchanges.
pub(crate) fn mostly(channel: Channel) -> &'static str {
    match channel {
        Channel::Call => mostly_call(),
        Channel::Video => mostly_video(),
        Channel::InPerson => mostly_in_person(),
        Channel::Coffee => mostly_coffee(),
        Channel::Email => mostly_email(),
        Channel::Message => mostly_message(),
        Channel::Letter => mostly_letter(),
        Channel::Event => mostly_event(),
    }
}

/// The number of people who appear for the first time. Empty for none.
pub(crate) fn new_people(count: usize) -> String {
    if count == 0 { String::new() } else { sentence(&first_time(count)) }
}
