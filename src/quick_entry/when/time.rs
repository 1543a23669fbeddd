//! The time of day: "at 3pm", "at 14:00", "half past nine", "at noon".

use super::day_words::number;
use crate::quick_entry::tokens::{State, Words};

/// Words that put an hour into the second half of the day.
const LATE: &[&str] =
    &["afternoon", "evening", "night", "tonight", "dinner", "drinks", "beer", "beers", "supper", "pm"];

/// Words that put an hour into the first half of the day.
const EARLY: &[&str] = &["morning", "breakfast", "brunch", "am"];

/// Reads the time of day. A place never begins with it.
pub(super) fn read(words: &mut Words<'_>) -> String {
    let found = (0..words.len()).find_map(|at| {
        let start = usize::from(matches!(words.normalized(at), "at" | "around" | "about"));
        let (end, time) = time_at(words, at + start, start == 1 && words.normalized(at) == "at")?;
        (at..end).all(|it| words.is_free(it)).then_some((at..end, time))
    });
    let Some((range, time)) = found else { return String::new() };
    words.claim(range, State::Understood);
    time
}

/// The time that begins at a position. A number alone is a time only after "at".
fn time_at(words: &Words<'_>, at: usize, is_led: bool) -> Option<(usize, String)> {
    let word = words.normalized(at);
    match word {
        "noon" | "midday" if is_led => return Some((at + 1, "12:00".to_owned())),
        "midnight" if is_led => return Some((at + 1, "00:00".to_owned())),
        _ => (),
    }
    if let Some((end, hour, minute)) = spoken(words, at) {
        return Some((end, written(guess(words, hour), minute)?));
    }
    let half = words.normalized(at + 1);
    if matches!(half, "am" | "pm" | "a.m" | "p.m") {
        let half = half.replace('.', "");
        return Some((at + 2, digital(&format!("{word}{half}"))?));
    }
    if matches!(half, "o'clock" | "oclock") {
        let hour = number(word).filter(|it| (1..=24).contains(it))?;
        return Some((at + 2, written(guess(words, hour), 0)?));
    }
    let is_dotted = is_led && word.split_once('.').is_some_and(|(hour, minute)| hour.len() <= 2 && minute.len() == 2);
    if let Some(time) = digital(&if is_dotted { word.replace('.', ":") } else { word.to_owned() }) {
        return Some((at + 1, time));
    }
    // "at 9", "at nine", "at 7ish": an hour, if nothing is counted.
    let hour = word.strip_suffix("ish").or_else(|| word.strip_suffix('h')).unwrap_or(word);
    let hour = number(hour).filter(|it| (1..=24).contains(it))?;
    let ends = at + 1 >= words.len() || words.list[at].ends || is_small(words.normalized(at + 1));
    let is_word = !matches!(word, "a" | "an" | "one" | "couple") || words.list[at].ends || at + 1 >= words.len();
    (is_led && ends && is_word).then(|| Some((at + 1, written(guess(words, hour), 0)?))).flatten()
}

fn is_small(word: &str) -> bool {
    ["with", "on", "in", "about", "for", "and", "at", "we", "i", "today", "yesterday", "last", "this", "tonight"]
        .contains(&word)
}

/// "half past nine", "quarter to three", "ten past five", "half nine".
fn spoken(words: &Words<'_>, at: usize) -> Option<(usize, u32, u32)> {
    let at = at + usize::from(words.normalized(at) == "a" && words.normalized(at + 1) == "quarter");
    let minutes = match words.normalized(at) {
        "half" => 30,
        "quarter" => 15,
        word => number(word).filter(|it| *it < 60)?,
    };
    let hour_at = |at: usize| number(words.normalized(at)).filter(|it| (1..=12).contains(it));
    match words.normalized(at + 1) {
        // In Britain, half ten is half past ten.
        _ if minutes == 30 && words.normalized(at.saturating_sub(1)) == "at" && hour_at(at + 1).is_some() => {
            Some((at + 2, hour_at(at + 1)?, minutes))
        }
        "past" | "after" => Some((at + 3, hour_at(at + 2)?, minutes)),
        "to" | "before" | "til"
            if minutes > 0 && words.normalized(at) != "half" && is_minutes(words.normalized(at)) =>
        {
            let hour = hour_at(at + 2)?;
            Some((at + 3, if hour == 1 { 12 } else { hour - 1 }, 60 - minutes))
        }
        _ => None,
    }
}

/// "Ten to five" is a time; in "from 9 to 11" the numbers are hours.
fn is_minutes(word: &str) -> bool {
    matches!(word, "quarter" | "five" | "ten" | "twenty" | "5" | "10" | "20" | "25")
}

/// The hour in 24 hours. Hours of the small hours are taken for the afternoon, unless the sentence says otherwise.
fn guess(words: &Words<'_>, hour: u32) -> u32 {
    match hour {
        1..=11 if is_late(words) => hour + 12,
        1..=6 if !has(words, EARLY) => hour + 12,
        _ => hour,
    }
}

/// Whether the sentence tells of an afternoon or an evening.
pub(in crate::quick_entry) fn is_late(words: &Words<'_>) -> bool {
    has(words, LATE)
}

fn has(words: &Words<'_>, table: &[&str]) -> bool {
    (0..words.len()).any(|it| table.contains(&words.normalized(it)))
}

fn written(hour: u32, minute: u32) -> Option<String> {
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// A time in figures: "3pm", "14:30", "3.30pm", "14h30".
pub(in crate::quick_entry) fn digital(text: &str) -> Option<String> {
    let (digits, is_late) = match (text.strip_suffix("pm"), text.strip_suffix("am")) {
        (Some(digits), _) => (digits, Some(true)),
        (_, Some(digits)) => (digits, Some(false)),
        _ => (text, None),
    };
    let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, "0"));
    // "1:1" is a talk, not a time.
    if digits.contains(':') && minute.len() != 2 {
        return None;
    }
    let is_plain = |it: &str| !it.is_empty() && it.len() <= 2 && it.bytes().all(|it| it.is_ascii_digit());
    let (hour, minute): (u32, u32) =
        (hour.parse().ok().filter(|_| is_plain(hour))?, minute.parse().ok().filter(|_| is_plain(minute))?);
    let hour = match is_late {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        None if !digits.contains(':') => return None,
        _ => hour,
    };
    written(hour, minute)
}
