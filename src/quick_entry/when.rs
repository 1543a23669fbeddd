//! Parses day and time: natural dates through `interim`, plus a few phrases it does not know.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Timelike, Utc, Weekday};
use interim::{Dialect, parse_date_string};

use crate::domain::PromiseOwner;
use crate::quick_entry::lexicon::{DATE_WORDS, HAPPENED, MONTHS, NOT_ALONE, WEEKDAYS};
use crate::quick_entry::reading::Reading;
use crate::quick_entry::tokens::{State, Words};

/// The longest date, in words: "on the day before yesterday".
const LONGEST: usize = 5;

/// Finds the day and the time. Dates of a promise lie ahead, those of an exchange in the past.
pub(super) fn read(words: &mut Words<'_>, reading: &mut Reading, now: NaiveDateTime) {
    read_time(words, reading);
    let looks_ahead = reading.promise.is_some();
    for count in (1..=LONGEST.min(words.len())).rev() {
        for start in 0..=words.len() - count {
            let range = start..start + count;
            if !range.clone().all(|it| words.is_free(it)) || !words.is_one_thought(range.clone()) {
                continue;
            }
            if is_spoken_of(words, start) || (words.before(start) == "next" && !looks_ahead) {
                continue;
            }
            let day = day(&words.phrase(range.clone()), now, looks_ahead);
            // A promise cannot be due before today.
            let day = day.filter(|it| !looks_ahead || *it >= now.date());
            if let Some(day) = day.filter(|_| !may_be_a_name(words, &range)) {
                let (day, range) = with_year(words, day, range, now);
                words.claim(range, State::Understood);
                reading.when = Some(day);
                return;
            }
        }
    }
}

/// The future day named in a text.
pub(super) fn find(text: &str, now: NaiveDateTime) -> Option<NaiveDate> {
    let mut reading = Reading { promise: Some(PromiseOwner::Mine), ..Reading::default() };
    read(&mut Words::split(text), &mut reading, now);
    reading.when
}

/// Whether the day is part of a topic: "about Friday's meeting", "about the June release".
fn is_spoken_of(words: &Words<'_>, at: usize) -> bool {
    let is_about = |at: usize| matches!(words.before(at), "about" | "re" | "regarding");
    is_about(at) || (matches!(words.before(at), "the" | "this" | "next" | "last") && at > 0 && is_about(at - 1))
}

/// Whether the first thought names a future day, other than in a topic or in a plan of another person. False if any
/// word tells that the event has happened.
pub(super) fn is_ahead(words: &Words<'_>) -> bool {
    let end = (0..words.len()).find(|it| words.list[*it].ends).map_or(words.len(), |it| it + 1);
    if (0..words.len()).any(|it| HAPPENED.contains(&words.normalized(it))) {
        return false;
    }
    let is_to_come = |at: usize| match (words.normalized(at), words.normalized(at + 1)) {
        ("tomorrow", _) => true,
        ("next", next) => matches!(next, "week" | "weekend" | "month" | "year") || WEEKDAYS.contains(&next),
        ("in", number) => {
            is_number(&spell_number(number))
                && matches!(words.normalized(at + 2), "day" | "days" | "week" | "weeks" | "month" | "months")
        }
        _ => false,
    };
    let is_topic = |at: usize| {
        let is_apart = |it: usize| matches!(words.normalized(it), "about" | "re" | "regarding" | "he" | "she" | "they");
        (0..at).any(is_apart) || matches!(words.before(at), "until" | "for")
    };
    (0..end).any(|at| words.is_free(at) && is_to_come(at) && !is_topic(at))
}

/// A single month in the place of a name: "lunch with April".
fn may_be_a_name(words: &Words<'_>, range: &std::ops::Range<usize>) -> bool {
    const LED: &[&str] = &[
        "with", "and", "met", "called", "saw", "texted", "emailed", "visited", "call", "text", "email", "see", "meet",
        "visit", "tell", "ask",
    ];
    range.len() == 1
        && words.list[range.start].is_capital
        && is_month(words.normalized(range.start))
        && LED.contains(&words.before(range.start))
}

/// The day with the year after it, if there is one: "May 12, 2024".
fn with_year(
    words: &Words<'_>,
    day: NaiveDate,
    range: std::ops::Range<usize>,
    now: NaiveDateTime,
) -> (NaiveDate, std::ops::Range<usize>) {
    if !range.clone().any(|it| is_month(words.normalized(it))) {
        return (day, range);
    }
    let year = words.normalized(range.end).parse().ok().filter(|it| (1900..=now.year() + 1).contains(it));
    let dated = year.filter(|_| words.is_free(range.end)).and_then(|it| day.with_year(it));
    match dated {
        Some(dated) => (dated, range.start..range.end + 1),
        None => (day, range),
    }
}

/// Parses the time: "at 3pm", "at 3 pm", "at 14:00", "at noon".
fn read_time(words: &mut Words<'_>, reading: &mut Reading) {
    for at in 0..words.len() {
        let (start, hour) =
            if words.normalized(at) == "at" { (at, words.normalized(at + 1)) } else { (at, words.normalized(at)) };
        let is_clear = start != at
            || words.normalized(at) == "at"
            || words.normalized(at).ends_with("am")
            || words.normalized(at).ends_with("pm")
            || words.normalized(at).contains(':');
        if !words.is_free(at) {
            continue;
        }
        let end = if words.normalized(at) == "at" { at + 2 } else { at + 1 };
        let half = words.normalized(end);
        if matches!(half, "am" | "pm")
            && let Some(time) = time(&format!("{hour}{half}"))
        {
            words.claim(start..end + 1, State::Understood);
            reading.time = time;
            return;
        }
        if let Some(time) = time(hour).filter(|_| is_clear) {
            words.claim(start..end, State::Understood);
            reading.time = time;
            return;
        }
    }
}

fn time(text: &str) -> Option<String> {
    if text == "noon" {
        return Some("12:00".to_owned());
    }
    let (digits, later) = match (text.strip_suffix("pm"), text.strip_suffix("am")) {
        (Some(digits), _) => (digits, Some(true)),
        (_, Some(digits)) => (digits, Some(false)),
        _ => (text, None),
    };
    let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, "0"));
    if digits.contains(':') && minute.len() != 2 {
        // "1:1" is a talk, not a time.
        return None;
    }
    let hour: u32 = hour.parse().ok()?;
    let minute: u32 = minute.parse().ok()?;
    let hour = match later {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        None if !digits.contains(':') => return None,
        _ => hour,
    };
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// The day named by a phrase, if any.
fn day(phrase: &str, now: NaiveDateTime, looks_ahead: bool) -> Option<NaiveDate> {
    let is_led = phrase.starts_with("on ") || phrase.starts_with("by ");
    let phrase = ["on the ", "on ", "by the ", "by ", "this ", "the "]
        .iter()
        .find_map(|it| phrase.strip_prefix(it))
        .unwrap_or(phrase);
    let today = now.date();
    let back = |days| today.checked_sub_days(Days::new(days));
    let ahead = |days| today.checked_add_days(Days::new(days));
    match phrase {
        "morning" | "afternoon" | "evening" | "today" | "tonight" | "just now" | "earlier today" => return Some(today),
        "last night" | "yesterday" | "yesterday morning" | "yesterday afternoon" | "yesterday evening" => {
            return back(1);
        }
        "day before yesterday" => return back(2),
        "a few days ago" => return back(3),
        "last week" | "a week ago" | "week ago" => return back(7),
        "a couple of weeks ago" | "a fortnight ago" => return back(14),
        "last month" | "a month ago" => return back(30),
        "day after tomorrow" if looks_ahead => return ahead(2),
        "tomorrow" if looks_ahead => return ahead(1),
        "next week" if looks_ahead => return ahead(7),
        "next month" if looks_ahead => return ahead(30),
        "week" if looks_ahead => return ahead(u64::from(6 - now.weekday().num_days_from_monday())),
        "tomorrow" | "next week" | "next month" | "week" => return None,
        _ => (),
    }
    // "1.5" and "24/7" are not dates; "on 1/5" is one.
    let separators = if is_led && phrase.contains('/') { 1 } else { 2 };
    let parts: Vec<String> = phrase.split(' ').map(spell_number).collect();
    let is_date_word =
        |it: &String| is_number(it) || [WEEKDAYS, MONTHS, DATE_WORDS].iter().any(|words| words.contains(&it.as_str()));
    // After "on", a short weekday name is a date.
    let is_short_weekday = is_led && matches!(phrase, "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun");
    let is_alone = parts.len() == 1
        && !is_short_weekday
        && (NOT_ALONE.contains(&phrase) || (is_number(phrase) && phrase.matches(['-', '/', '.']).count() < separators));
    let has_word =
        parts.iter().any(|it| it.contains(['-', '/', '.']) || (!is_number(it) && it != "in" && it != "last"));
    let is_odd = parts.iter().any(|it| it.contains('-') && !is_dashed_date(it));
    if is_odd || is_alone || !parts.iter().all(is_date_word) || !has_word {
        return None;
    }
    let is_duration = parts
        .last()
        .is_some_and(|it| ["day", "days", "week", "weeks", "month", "months", "year", "years"].contains(&it.as_str()));
    if is_duration && !(looks_ahead && parts.first().is_some_and(|it| it == "in")) {
        return None;
    }
    natural(&parts, now, looks_ahead)
}

fn natural(parts: &[String], now: NaiveDateTime, looks_ahead: bool) -> Option<NaiveDate> {
    if let [next, weekday] = parts
        && next == "next"
        && let Ok(weekday) = weekday.parse::<Weekday>()
    {
        if !looks_ahead {
            return None;
        }
        // That weekday in the week that begins next Monday.
        return now
            .date()
            .week(Weekday::Mon)
            .last_day()
            .checked_add_days(Days::new(1 + u64::from(weekday.num_days_from_monday())));
    }
    let text = parts
        .iter()
        .map(String::as_str)
        .filter(|it| *it != "in")
        .collect::<Vec<_>>()
        .join(" ")
        .replace("sept ", "sep ");
    let text = text.trim_end_matches('.').replace('.', "/");
    let base = DateTime::<Utc>::from_naive_utc_and_offset(now.with_hour(12).unwrap_or(now), Utc);
    let found = parse_date_string(&text, base, Dialect::Uk).ok()?.date_naive();
    let today = now.date();
    let names_weekday = parts.iter().any(|it| it.len() >= 3 && WEEKDAYS.contains(&it.as_str()));
    let has_year = parts.iter().any(|it| it.len() == 4 && is_number(it)) || text.matches(['/', '-']).count() > 1;
    if looks_ahead && found < today && !has_year && !names_weekday {
        // A day of this year in the past means the same day next year.
        return found.with_year(found.year() + 1);
    }
    if found == today && names_weekday && parts.first().is_some_and(|it| it == "last") {
        return found.checked_sub_days(Days::new(7));
    }
    if looks_ahead || found <= today {
        return Some(found);
    }
    if names_weekday {
        return found.checked_sub_days(Days::new((found - today).num_days().unsigned_abs().div_ceil(7) * 7));
    }
    if has_year { Some(found) } else { found.with_year(found.year() - 1) }
}

fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// "2026-11-23" and "23-11-2026", but not "1-2-1".
fn is_dashed_date(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    matches!(lengths[..], [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4])
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th");
    !digits.is_empty()
        && digits.chars().all(|it| it.is_ascii_digit() || "-/.".contains(it))
        && digits.starts_with(|it: char| it.is_ascii_digit())
}

fn spell_number(word: &str) -> String {
    let number = match word {
        "a" | "one" => "1",
        "two" | "couple" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        "ten" => "10",
        other if is_number(other) => other.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']),
        other => other,
    };
    number.to_owned()
}
