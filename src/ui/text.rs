//! The sentences of the app, one module for each area. Second person, present tense, no exclamation marks.
//!
//! `catalogue` explains how to declare a sentence. This file has the helpers that sentences share: numbers, lists,
//! capital letters.

mod asking;
mod auto_backup;
pub(crate) mod catalogue;
mod circles;
#[allow(dead_code, reason = "the vocabulary is complete, also where no view needs a word yet")]
pub(crate) mod common;
pub(crate) mod contact;
mod damage;
pub(crate) mod energy;
pub(crate) mod everyday;
pub(crate) mod long_view;
pub(crate) mod mentoring;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod reconnect;
pub(crate) mod teams;
mod time;
pub(crate) mod timeline;
pub(crate) mod today;
mod vocabulary;
pub(crate) mod welcome;

pub(crate) use asking::{before_asking, given_lately};
pub(crate) use auto_backup::*;
pub(crate) use circles::{load, load_hint, to_sort};
pub(crate) use damage::*;
pub(crate) use people::circle_rhythm;
pub(crate) use time::{ago_short, day, due, every, partial, span, weekday};
pub(crate) use vocabulary::{
    circle, direction, energy, energy_answer, energy_icon, favour_size, how, how_icon, mentorship, opening_purpose,
    purpose, relation, tone, tone_icon, warmth, warmth_word,
};

use crate::ui::text::catalogue::sentences;

sentences! {
    nothing_to_undo: "There is nothing to undo.";
    nothing_to_redo: "There is nothing to redo.";
    undone(said): "Undone: {said}";
    redone(said): "Redone: {said}";
    list_end(first, last): "{first} and {last}";
}

pub(crate) const KEPT_HERE: &str =
    "Everything is kept in this browser, on this device. Nothing leaves it unless you carry a file away yourself.";
pub(crate) const BLOCKED: &str = "This browser does not let Kith keep anything, so what you write is gone when you close the page. Allow site data for this address, or leave private browsing.";
pub(crate) const READ_ONLY: &str = "A newer Kith has written in this browser. This one shows what it can and changes nothing. Reload the page to update.";

pub(crate) const PART_MISSING: &str = "This part of Kith is not on this device yet, and could not be fetched. With a network it comes by itself; try again then.";

pub(crate) const NO_RANDOM: &str =
    "This browser gives no random numbers, and without them nothing can be encrypted well.";
pub(crate) const STRENGTH_OFFLINE: &str =
    "How hard it is to guess can be said once you are online. Four or five words that do not belong together are hard.";
pub(crate) const BACKUP_NOT_WHOLE: &str = "This backup lacks what cannot be read here. Keep your earlier ones.";
pub(crate) const BEGUN: &str = "Not saved. What you had begun is there when you open the form again.";
pub(crate) const BEGUN_HERE: &str = "This is what you had begun. Cancel lets it go.";
pub(crate) const LEAVING: &str = "The page is about to be loaded again.";

/// The message for a name that matches no person, or more than one.
pub(crate) fn nobody_called(name: &str) -> String {
    format!("“{name}” is not one person of the book. Write the whole name, or leave it out.")
}

/// The message for a name that several people have.
pub(crate) fn several_called(name: &str) -> String {
    format!("Several people are called {name}. Log it with the one you mean, and let this one be.")
}

/// The message for a number out of range.
pub(crate) fn between(label: &str, range: &std::ops::RangeInclusive<u32>) -> String {
    format!("{label}: from {} to {}.", range.start(), range.end())
}

/// The share of the storage that the same book takes in Safari, which counts bytes.
pub(crate) fn in_safari(percent: u32) -> String {
    format!(
        "Safari counts bytes: there the same takes {} of its room.",
        if percent == 0 { "under 1 %".to_owned() } else { format!("{percent} %") }
    )
}

/// The message that data of an earlier version could not be migrated, with the reason.
pub(crate) fn not_migrated(why: &str) -> String {
    format!(
        "What an earlier Kith wrote here could not be brought up to date. {why} It is all still there: nothing is written until there is room, so free some and load the page again."
    )
}

/// The message that a file was not opened, with the reason.
pub(crate) fn not_opened(name: &str, why: &str) -> String {
    format!("“{name}” was not opened, and nothing was changed. {why}")
}

/// A number, in words up to twelve.
pub(crate) fn number(count: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(count).map_or_else(|| count.to_string(), |it| (*it).to_owned())
}

/// "one person", "three people".
pub(crate) fn count(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
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
