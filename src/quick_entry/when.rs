//! Parses day and time.
//!
//! `grammar.rs` finds the phrases that name a day, `owner.rs` tells whether a day belongs to the talk. A day that does
//! not exist, is half understood, or may be another is a question; without any day the exchange is of today.

mod calendar;
mod dates;
mod day_words;
mod feasts;
mod grammar;
mod lexicon;
mod owner;
mod relative;
mod time;

mod weekdays;
mod written;

use std::ops::Range;

use chrono::NaiveDate;
use strsim::osa_distance;

use crate::quick_entry::ReadingContext;
use crate::quick_entry::lexicon::HAPPENED;
use crate::quick_entry::reading::{DayDoubt, DayQuestion, Reading};
use crate::quick_entry::tokens::{State, Words};
use calendar::{Calendar, Day};
use day_words::{figures, ordinal, spelled_days};
use grammar::{Found, Grammar};
use owner::Owner;

pub(super) use day_words::{month, number, weekday};
pub(super) use owner::is_told;
pub(super) use time::{digital, is_late};
pub use written::{DateProblem, DateRules, DateScope, WrittenDate, read_date};

/// The number of a day without its month: "3", "3rd", "third".
pub(super) fn day_number(word: &str) -> Option<u32> {
    figures(word).or_else(|| ordinal(word)).filter(|it| (1..=31).contains(it))
}

/// Finds the day and the time. Dates of a promise lie ahead, those of an exchange in the past.
pub(super) fn read(words: &mut Words<'_>, reading: &mut Reading, context: &ReadingContext) {
    let time = time::read(words);
    if reading.time.is_empty() {
        reading.time = time;
    }
    let looks_ahead = reading.promise.is_some();
    let (mut own, mut unsure, mut told) = (Vec::new(), Vec::new(), Vec::new());
    for found in phrases(words, context, looks_ahead) {
        match owner_of(words, &found, looks_ahead) {
            Owner::Talk | Owner::Event => own.push(found),
            Owner::Unsure if !matches!(found.day, Day::Ahead(_)) => unsure.push(found),
            _ => told.push(found),
        }
    }
    if own.is_empty() && !looks_ahead {
        ask_about_remains(words, reading, &unsure, &told, context);
    } else {
        settle(words, reading, &own, context);
    }
    let is_event = |it: &Found| owner_of(words, it, looks_ahead) == Owner::Event;
    let told: Vec<Range<usize>> = told.into_iter().map(|it| it.range).collect();
    let (events, own): (Vec<Found>, Vec<Found>) = own.into_iter().partition(is_event);
    let is_asked = reading.day_question.is_some();
    for found in own.into_iter().chain(unsure.into_iter().filter(|_| is_asked)) {
        words.claim(found.range, if is_asked { State::Unsure } else { State::Understood });
    }
    // The words are read as a day. No name and no place begins there.
    told.into_iter().chain(events.into_iter().map(|it| it.range)).for_each(|it| words.claim(it, State::Spent));
}

/// The future day named in the words of a promise, and those of the words that name it.
pub(super) fn find(words: &Words<'_>, context: &ReadingContext) -> Option<(NaiveDate, String)> {
    let days = phrases(words, context, true).into_iter().filter(|it| owner_of(words, it, true) == Owner::Talk);
    let text = |it: Found| words.text(it.range).to_owned();
    let days = days.filter_map(|it| if let Day::On(day) = it.day { Some((day, text(it))) } else { None });
    days.into_iter().find(|(day, _)| *day >= context.now.date())
}

/// Whether the sentence is a plan: it names a day that is to come, and no word tells that anything has happened.
pub(super) fn is_ahead(words: &Words<'_>, context: &ReadingContext) -> bool {
    let is_ahead = |it: &Found| matches!(it.day, Day::Ahead(_)) && owner_of(words, it, false) == Owner::Talk;
    !has_happened(words) && phrases(words, context, false).iter().any(is_ahead)
}

fn has_happened(words: &Words<'_>) -> bool {
    (0..words.len()).any(|it| HAPPENED.contains(&words.normalized(it)))
}

/// All day phrases of the sentence.
fn phrases(words: &Words<'_>, context: &ReadingContext, looks_ahead: bool) -> Vec<Found> {
    let calendar = Calendar { today: context.now.date(), looks_ahead };
    let grammar =
        Grammar { words, calendar, now: context.now, order: context.date_order, is_past: has_happened(words) };
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match grammar.at(at) {
            Some(it) => {
                at = it.range.end;
                found.push(it);
            }
            None => at += 1,
        }
    }
    found
}

fn owner_of(words: &Words<'_>, found: &Found, looks_ahead: bool) -> Owner {
    match looks_ahead {
        false => owner::owner(words, found),
        // A promise has one day, unless it stands in a topic.
        true if matches!(words.before(found.range.start), "about" | "re" | "regarding" | "since" | "from") => {
            Owner::Told
        }
        true => Owner::Talk,
    }
}

/// Sets the day of the talk from its phrases.
fn settle(words: &Words<'_>, reading: &mut Reading, own: &[Found], context: &ReadingContext) {
    let today = context.now.date();
    let mut sure: Vec<NaiveDate> = Vec::new();
    for found in own {
        if let Day::On(day) = &found.day
            && !sure.contains(day)
            && (reading.promise.is_none() || *day >= today)
        {
            sure.push(*day);
        }
    }
    if reading.promise.is_some() && !sure.is_empty() {
        sure.truncate(1);
    }
    let text = |found: &Found| words.text(found.range.clone()).to_owned();
    let is_of = |day: NaiveDate| move |it: &&Found| it.day == Day::On(day);
    match sure[..] {
        [day] => {
            reading.when = Some(day);
            reading.when_from = own.iter().find(is_of(day)).map(text).unwrap_or_default();
        }
        [] => {
            let Some(found) = own.iter().find(|it| it.day.first().is_some()).or(own.first()) else { return };
            reading.when_from = text(found);
            let (doubt, days) = match found.day.clone() {
                Day::About(days) => {
                    reading.when = days.first().copied();
                    (DayDoubt::About, days)
                }
                Day::Nowhere(days) => (DayDoubt::NoSuchDay, days),
                Day::Ahead(day) => (DayDoubt::Ahead, vec![day, today]),
                Day::Which(days) => (DayDoubt::Which, days),
                Day::On(_) => return,
            };
            reading.day_question = Some(DayQuestion { doubt, words: text(found), days });
        }
        _ => {
            let words = own.iter().map(text).collect::<Vec<_>>().join(", ");
            reading.day_question = Some(DayQuestion { doubt: DayDoubt::Which, words, days: sure });
        }
    }
}

/// Without a day of the talk: a day that may be its day, or words that only look like a date, are a question.
fn ask_about_remains(
    words: &Words<'_>,
    reading: &mut Reading,
    unsure: &[Found],
    told: &[Found],
    context: &ReadingContext,
) {
    let today = context.now.date();
    if let Some(found) = unsure.first() {
        let days = [found.day.first().filter(|it| *it != today), Some(today)].into_iter().flatten().collect();
        let text = words.text(found.range.clone()).to_owned();
        reading.when_from.clone_from(&text);
        reading.day_question = Some(DayQuestion { doubt: DayDoubt::Which, words: text, days });
        return;
    }
    let is_told = |at: usize| told.iter().any(|it| it.range.contains(&at)) || is_told(words, &(at..at + 1));
    let calendar = Calendar { today, looks_ahead: false };
    let rest = (0..words.len()).find_map(|at| Some((at, looks_like_a_date(words, at, calendar)?)));
    if let Some((at, days)) = rest.filter(|(at, _)| words.is_free(*at) && !is_told(*at)) {
        let text = words.text(at..at + 1).to_owned();
        reading.day_question = Some(DayQuestion { doubt: DayDoubt::NotRead, words: text, days });
    }
}

/// The days that a word may mean that looks like a date but is none. `None` if it does not look like one.
fn looks_like_a_date(words: &Words<'_>, at: usize, calendar: Calendar) -> Option<Vec<NaiveDate>> {
    let word = words.normalized(at);
    let before = words.before(at);
    let is_led = matches!(before, "on" | "last") || (before == "the" && words.before(at - 1) == "on");
    let separators = word.chars().filter(|it| "/.-".contains(*it)).count();
    let is_figures = word.chars().all(|it| it.is_ascii_digit() || "/.-".contains(it));
    let has_numbers = is_figures && word.starts_with(|it: char| it.is_ascii_digit());
    let groups: Vec<usize> = word.split(['/', '.', '-']).map(str::len).collect();
    let is_full = groups.contains(&4) || (word.contains('/') && groups.iter().filter(|it| **it == 2).count() > 1);
    if has_numbers && ((separators == 2 && is_full) || (separators == 1 && is_led && word.contains('/'))) {
        return Some(Vec::new());
    }
    let next_to_number = || {
        let is_number = |word: &str| figures(word).or_else(|| ordinal(word)).is_some();
        is_number(words.normalized(at + 1)) || is_number(before)
    };
    if month(word).is_some() && word.len() > 2 && next_to_number() && !matches!(word, "may" | "march" | "mar") {
        return Some(Vec::new());
    }
    // "The second Tuesday in November": the words around a month are more than can be read.
    let is_month = matches!(before, "of" | "in") && month(word).is_some() && words.list[at].is_capital;
    if is_month {
        return Some(Vec::new());
    }
    if is_led && words.before(at) == "the" && ordinal(word).is_some_and(|it| it > 31) {
        return Some(Vec::new());
    }
    // A slip of the keys: "on Wendesday", "yesteday".
    let is_slip = |it: &&str| osa_distance(it, word) <= 2 - usize::from(it.len() < 8);
    let near = spelled_days().find(is_slip).filter(|it| *it != word && word.len() > 4)?;
    let is_slip = near == "yesterday" || (is_led && day_words::weekday(near).is_some());
    let day = day_words::weekday(near).map_or(Day::On(calendar.back(1)), |it| calendar.bare(it));
    is_slip.then(|| day.first().into_iter().chain([calendar.today]).collect())
}
