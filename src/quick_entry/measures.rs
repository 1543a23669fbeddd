//! Parses the length: "20m", "1h30", "2 hours 15 minutes", "one and a half hours", "from 9 to 11".

use std::ops::Range;

use crate::quick_entry::manner::is_contact;
use crate::quick_entry::reading::Reading;
use crate::quick_entry::tokens::{State, Words};
use crate::quick_entry::when::{digital, is_late, is_told, number};

/// Lengths in words, the longest first.
const PHRASES: &[(&str, u32)] = &[
    ("1 1/2 hours", 90),
    ("three quarters of an hour", 45),
    ("three quarters of one hour", 45),
    ("an hour and a quarter", 75),
    ("an hour and a half", 90),
    ("one hour and a half", 90),
    ("one and a half hours", 90),
    ("one and a half hour", 90),
    ("hour-and-a-half", 90),
    ("half of an hour", 30),
    ("half an hour", 30),
    ("a half hour", 30),
    ("half hour", 30),
    ("half-hour", 30),
    ("half-an-hour", 30),
    ("a quarter of an hour", 15),
    ("quarter of an hour", 15),
    ("quarter hour", 15),
    ("a couple of hours", 120),
    ("couple of hours", 120),
    ("a few minutes", 5),
    ("an hour or so", 60),
    ("1/2 an hour", 30),
    ("1/2 hour", 30),
    ("½ an hour", 30),
    ("½ hour", 30),
    ("3/4 of an hour", 45),
    ("3/4 hour", 45),
    ("1/4 hour", 15),
    ("an hour-long", 60),
    ("an hour long", 60),
    ("hour-long", 60),
    ("hourlong", 60),
];

/// Words after a number with a unit that make it another measure: "3m of rope", "20 minutes late".
const OTHER_MEASURES: &[&str] = &[
    "ago", "of", "long", "tall", "deep", "high", "wide", "away", "late", "early", "earlier", "later", "before",
    "after", "from", "euros", "dollars", "pounds", "people", "users", "views", "apart", "old", "delay", "drive",
    "further",
];

/// Words before a number with a unit that make it another measure.
const NO_LENGTH: &[&str] = &[
    "at", "in", "within", "every", "after", "bought", "ran", "swam", "sold", "needs", "worth", "raised", "next", "last",
];

/// Reads the length.
pub(super) fn read(words: &mut Words<'_>, reading: &mut Reading) {
    if read_span(words, reading) {
        return;
    }
    for (phrase, minutes) in PHRASES {
        let range = words.find(phrase).filter(|it| is_length(words, it));
        if let Some(range) = range {
            reading.minutes = Some(*minutes);
            return words.claim(range, State::Understood);
        }
    }
    for at in 0..words.len() {
        let Some((end, minutes)) = length_at(words, at) else { continue };
        if is_length(words, &(at..end)) {
            reading.minutes = Some(minutes);
            let start = if words.before(at) == "about" { at - 1 } else { at };
            return words.claim(start..end, State::Understood);
        }
    }
}

/// Whether a measure is the length of the talk.
fn is_length(words: &Words<'_>, range: &Range<usize>) -> bool {
    let is_free = range.clone().all(|it| words.is_free(it));
    let next = if words.list[range.end - 1].ends { "" } else { words.normalized(range.end) };
    let after = words.normalized(range.end + 1);
    // "Two hour long call".
    let is_spoken = (next == "of" && is_spoken(after)) || (next == "long" && is_contact(after));
    let is_other = OTHER_MEASURES.contains(&next) && !is_spoken;
    is_free && !is_other && !NO_LENGTH.contains(&words.before(range.start)) && !is_told(words, range)
}

/// "20 minutes of small talk" is a length.
fn is_spoken(word: &str) -> bool {
    matches!(
        word,
        "small"
            | "talk"
            | "talking"
            | "chat"
            | "chatting"
            | "gossip"
            | "conversation"
            | "catching"
            | "coaching"
            | "our"
    )
}

/// The minutes of a length that begins at a position, and its end: "2 hours 15 minutes", "1,5h", "two hours".
fn length_at(words: &Words<'_>, at: usize) -> Option<(usize, u32)> {
    if let Some(minutes) = clock(words.normalized(at)).filter(|_| words.normalized(at).contains(':'))
        && matches!(words.normalized(at + 1), "h" | "hr" | "hrs" | "hours")
    {
        return Some((at + 2, minutes)).filter(|_| minutes > 0);
    }
    let (mut end, mut minutes, unit) = part(words, at)?;
    if unit == Unit::Hours {
        let next = end + usize::from(words.normalized(end) == "and");
        if words.normalized(next) == "a" && words.normalized(next + 1) == "half" {
            return Some((next + 2, minutes + 30));
        }
        if let Some((after, more, Unit::Minutes)) = part(words, next).filter(|_| !words.list[end - 1].ends) {
            (end, minutes) = (after, minutes + more);
        } else if let Some(more) = bare_minutes(words, next).filter(|_| next == end) {
            (end, minutes) = (end + 1, minutes + more);
        }
    }
    // "Or so" belongs to the length.
    if words.normalized(end) == "or" && words.normalized(end + 1) == "so" {
        end += 2;
    }
    (1..10_000).contains(&minutes).then_some((end, minutes))
}

/// The minutes after "1h" in "1h 30".
fn bare_minutes(words: &Words<'_>, at: usize) -> Option<u32> {
    let text = words.normalized(at);
    let is_spelled = matches!(text, "ten" | "fifteen" | "twenty" | "thirty" | "forty" | "fifty");
    let hours = if at > 0 { words.normalized(at - 1) } else { "" };
    // "1 hr 20" ends there, "2 hours 15 people" goes on.
    let ends = words.list.get(at).is_some_and(|it| it.ends) || at + 1 >= words.len();
    let is_whole = hours.ends_with('h') || (ends && matches!(hours, "hr" | "hrs" | "hour" | "hours"));
    let is_short = at > 0 && (is_spelled || (is_whole && text.len() == 2));
    number(words.normalized(at)).filter(|it| is_short && *it < 60)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Hours,
    Minutes,
}

/// A number with its unit, in one word or two.
fn part(words: &Words<'_>, at: usize) -> Option<(usize, u32, Unit)> {
    let word = words.normalized(at);
    // "20M" counts millions.
    if words.text(at..at + 1).ends_with('M') {
        return None;
    }
    if let Some((minutes, unit)) = in_one_word(words, at, word) {
        return Some((at + 1, minutes, unit));
    }
    if words.list.get(at)?.ends {
        return None;
    }
    // "Two and a half hours".
    if words.phrase_at(at + 1, "and a half") {
        let unit = unit(words.normalized(at + 4)).filter(|it| *it == Unit::Hours)?;
        return Some((at + 5, number(word).filter(|it| *it < 100)? * 60 + 30, unit));
    }
    let unit = unit(words.normalized(at + 1)).filter(|_| words.normalized(at + 1).len() > 1 || !word.contains('-'))?;
    let tenths = tenths(word).or_else(|| number(word).filter(|it| *it < 10_000).map(|it| it * 10))?;
    Some((at + 2, minutes(tenths, unit), unit))
}

/// "20m", "1h30", "1.5h", "90-minute", "2½", "15'".
fn in_one_word(words: &Words<'_>, at: usize, word: &str) -> Option<(u32, Unit)> {
    if let Some((hours, more)) = word.strip_suffix('h').and_then(|it| it.split_once(':')) {
        let (hours, more) = (number(hours).filter(|it| *it < 100)?, number(more).filter(|it| *it < 60)?);
        return Some((hours * 60 + more, Unit::Hours));
    }
    let digits = word.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(word.len());
    let (count, rest) = word.split_at(digits);
    if rest.is_empty() {
        let is_prime =
            words.tail(at).starts_with(['\'', '′', '’']) && count.len() <= 3 && !words.tail(at).starts_with("'s");
        let goes_on = words.tail(at).chars().nth(1).is_some_and(char::is_alphabetic);
        return number(count).filter(|_| is_prime && !goes_on).map(|it| (it, Unit::Minutes));
    }
    if let Some((hours, more)) = rest.split_once('h').filter(|(before, _)| before.is_empty())
        && let Some(more) = more.strip_suffix("min").or_else(|| more.strip_suffix('m')).or(Some(more)).and_then(number)
        && hours.is_empty()
        && more < 60
    {
        return Some((number(count).filter(|it| *it < 100)? * 60 + more, Unit::Hours));
    }
    let spelled = || {
        word.split_once('-')
            .and_then(|(count, rest)| Some((number(count).filter(|it| *it < 10_000)? * 10, unit(rest)?)))
    };
    let (tenths, unit) = match unit(rest.trim_start_matches('-')) {
        Some(unit) => (tenths(count)?, unit),
        None => spelled()?,
    };
    Some((minutes(tenths, unit), unit))
}

/// A number in tenths: "1.5", "1,5", "2".
fn tenths(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_plain = |it: &str| !it.is_empty() && it.len() <= 4 && it.bytes().all(|it| it.is_ascii_digit());
    if !is_plain(whole) || !is_plain(part) {
        return None;
    }
    let part: u32 = part.get(..1)?.parse().ok()?;
    Some(whole.parse::<u32>().ok()? * 10 + part)
}

const fn minutes(tenths: u32, unit: Unit) -> u32 {
    match unit {
        Unit::Hours => tenths * 6,
        Unit::Minutes => tenths / 10,
    }
}

fn unit(text: &str) -> Option<Unit> {
    match text {
        "m" | "min" | "mins" | "minute" | "minutes" | "minuten" => Some(Unit::Minutes),
        "h" | "hr" | "hrs" | "hour" | "hours" | "std" => Some(Unit::Hours),
        _ => None,
    }
}

/// "From 9 to 11", "14:00-15:30", "between two and three": the length and the time.
fn read_span(words: &mut Words<'_>, reading: &mut Reading) -> bool {
    for at in 0..words.len() {
        let Some((range, from, to)) = span_at(words, at) else { continue };
        let is_free = range.clone().all(|it| words.is_free(it));
        if is_free && !is_told(words, &range) {
            let length = (to + 24 * 60 - from) % (24 * 60);
            reading.minutes = Some(length).filter(|it| *it > 0);
            reading.time = format!("{:02}:{:02}", from / 60, from % 60);
            words.claim(range, State::Understood);
            return true;
        }
    }
    false
}

/// A span of time that begins at a position: its words, and both times in minutes after midnight.
fn span_at(words: &Words<'_>, at: usize) -> Option<(Range<usize>, u32, u32)> {
    let is_led = matches!(words.normalized(at), "from" | "between");
    let first = at + usize::from(is_led);
    let (end, from, to) = match words.normalized(first).split_once(['-', '–']) {
        Some((from, to)) => (first + 1, from.to_owned(), to.to_owned()),
        None => {
            let is_dash = matches!(words.tail(first).trim(), "-" | "–" | "—");
            let is_to = is_dash || matches!(words.normalized(first + 1), "to" | "until" | "till" | "and");
            let second = first + if is_dash { 1 } else { 2 };
            let (from, to) = (words.normalized(first), words.normalized(second));
            (second + 1, is_to.then(|| from.to_owned())?, to.to_owned())
        }
    };
    let half = words.normalized(end);
    let (end, to) = if matches!(half, "am" | "pm") { (end + 1, format!("{to}{half}")) } else { (end, to) };
    let (from, to) = if is_dotted(&from) && is_dotted(&to) && !(is_day(&from) && is_day(&to)) {
        (from.replace('.', ":"), to.replace('.', ":"))
    } else {
        (from, to)
    };
    let is_clock = [&from, &to].iter().any(|it| it.contains(':') || it.ends_with("am") || it.ends_with("pm"));
    let has_end = end >= words.len() || words.list.get(end - 1)?.ends || !is_counted(words.normalized(end));
    if !(is_clock || (is_led && has_end)) {
        return None;
    }
    let hour = |text: &str| number(text).filter(|it| (1..=24).contains(it));
    let (start, finish) = (clock(&from), clock(&to));
    let finish = finish.or_else(|| Some(hour(&to)? * 60))?;
    // "From 2 to 3:30pm" and "1-2pm": both are in the same half of the day.
    let start = start.or_else(|| Some(hour(&from)? * 60))?;
    let ends_late = to.ends_with("pm") && !from.ends_with("am") && !from.ends_with("pm") && start + 12 * 60 <= finish;
    let start = if ends_late { start + 12 * 60 } else { start };
    let finish = if finish <= start && finish <= 12 * 60 { finish + 12 * 60 } else { finish };
    // From one to six is in the afternoon, unless the sentence says otherwise.
    let is_afternoon = !is_clock && (start < 7 * 60 || (start < 12 * 60 && is_late(words)));
    let shift = if is_afternoon { 12 * 60 } else { 0 };
    let end = end.min(words.len());
    Some((at..end, (start + shift) % (24 * 60), (finish + shift) % (24 * 60)))
}

/// "9.30", as a time.
fn is_dotted(text: &str) -> bool {
    let is_part = |it: &str, limit| it.len() <= 2 && number(it).is_some_and(|it| it < limit);
    text.split_once('.').is_some_and(|(hour, minute)| is_part(hour, 24) && minute.len() == 2 && is_part(minute, 60))
}

/// "9.10" may be a day as well.
fn is_day(text: &str) -> bool {
    text.split_once('.').and_then(|(_, month)| number(month)).is_some_and(|it| (1..=12).contains(&it))
}

/// Words after two numbers that are no times: "from 9 to 11 people".
fn is_counted(word: &str) -> bool {
    !["on", "in", "at", "with", "about", "today", "yesterday", "last", "and", "for", "we", "i", "this"].contains(&word)
}

fn clock(text: &str) -> Option<u32> {
    if matches!(text, "noon" | "midday") {
        return Some(12 * 60);
    }
    let time = digital(text)?;
    let (hour, minute) = time.split_once(':')?;
    Some(hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?)
}
