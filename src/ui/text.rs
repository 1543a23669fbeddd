//! The sentences of the app, one module for each area. Second person, present tense, no exclamation marks.
//!
//! `catalogue` explains how to declare a sentence. This file has the helpers that sentences share: numbers, lists,
//! capital letters.

mod asking;
pub(crate) mod auto_backup;
pub(crate) mod backup;
pub(crate) mod capture;
pub(crate) mod catalogue;
mod circles;
pub(crate) mod common;
pub(crate) mod contact;
pub(crate) mod damage;
pub(crate) mod data;
pub(crate) mod dialogs;
pub(crate) mod energy;
pub(crate) mod everyday;
pub(crate) mod forms;
pub(crate) mod layout;
pub(crate) mod lock;
pub(crate) mod long_view;
pub(crate) mod mentoring;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod person_form;
pub(crate) mod reconnect;
pub(crate) mod settings;
pub(crate) mod state;
pub(crate) mod teams;
mod time;
pub(crate) mod timeline;
pub(crate) mod today;
mod vocabulary;
pub(crate) mod welcome;

pub(crate) use asking::{before_asking, given_lately};
pub(crate) use circles::{load, load_hint, to_sort};
pub(crate) use people::circle_rhythm;
pub(crate) use time::{ago_short, day, due, every, partial, span, weekday};
pub(crate) use vocabulary::{
    circle, direction, energy, energy_answer, energy_icon, favour_size, how, how_icon, mentorship, opening_purpose,
    purpose, relation, tone, tone_icon, warmth, warmth_word,
};

use crate::ui::text::catalogue::sentences;

sentences! {
    list_end(first, last): "{first} and {last}";
}

/// A number, in words up to twelve.
pub(crate) fn number(count: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(count).map_or_else(|| count.to_string(), |it| (*it).to_owned())
}

/// Capitalises the first letter, if it is an ASCII letter.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|it| it.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// "Ana", "Ana and Luis", "Ana, Luis and Kenji".
pub(crate) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => list_end(&first.join(", "), last),
    }
}

/// Joins whole sentences or labels, and leaves out empty ones.
pub(crate) fn join(parts: &[&str], between: &str) -> String {
    parts.iter().filter(|it| !it.is_empty()).copied().collect::<Vec<_>>().join(between)
}

/// The parts of a sentence before and after a placeholder, so that a view can stand there, such as a link.
pub(crate) fn around(sentence: impl Fn(&dyn std::fmt::Display) -> String) -> (String, String) {
    // The object replacement character, which no name contains.
    let filled = sentence(&'\u{fffc}');
    match filled.split_once('\u{fffc}') {
        Some((before, after)) => (before.to_owned(), after.to_owned()),
        None => (filled, String::new()),
    }
}
