//! The calendars of the corpus, by the rules 1, 2, 3 and 5 of `formats.md`.

use kith::domain::DateOrder;
use kith::formats::foreign::Locale;
use kith::formats::foreign::calendar::{Survey, is_calendar, read, survey};
use serde_json::Value;

/// The files for which the expected entry is not what the reader finds, each with the reason.
pub(crate) const EXCEPTIONS: [(&str, &str); 1] = [(
    "ics/collective-icalendar__multiple_calendar_components.ics",
    "the reader that counted the UIDs lost the one that is folded over a blank line; the event is there in its count",
)];

/// What differs between an expected entry and what the reader finds. Empty if nothing does.
pub(crate) fn check(bytes: &[u8], expected: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    if !is_calendar(bytes) {
        wrong.push("is not recognised".to_owned());
    }
    let day = |text: &str| text.parse().unwrap();
    let window = expected.get("occurrences");
    let bound = |name: &str, other: &str| window.and_then(|it| it[name].as_str()).map_or(day(other), day);
    let (from, end) = (bound("from", "2000-01-01"), bound("to_exclusive", "2001-01-01"));
    let found = match survey(bytes, (from, end.pred_opt().unwrap())) {
        Ok(found) => found,
        Err(problem) => return vec![problem.to_string()],
    };
    compare(&found, expected, &mut wrong);
    let names: Vec<&str> = expected["names"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    // The reader that wrote down the names could not read every event.
    let is_name =
        |(index, name): (usize, &&str)| name.is_empty() || found.names.get(index).is_some_and(|it| it == name);
    if !names.iter().enumerate().all(is_name) {
        wrong.push(format!("names {:?} instead of {names:?}", found.names));
    }
    if let Some(window) = window {
        let count = |name: &str| window[name].as_u64().or_else(|| window["count"].as_u64()).unwrap() as usize;
        if !(count("count_min")..=count("count_max")).contains(&found.occurrences) {
            wrong.push(format!("{} occurrences instead of {}", found.occurrences, window["count"]));
        }
    }
    check_reading(bytes, found.events, &mut wrong);
    wrong
}

fn compare(found: &Survey, expected: &Value, wrong: &mut Vec<String>) {
    let numbers =
        [("events", found.events), ("uids", found.uids), ("attendees", found.attendees), ("emails", found.emails)];
    for (name, found) in numbers {
        if expected[name].as_u64() != Some(found as u64) {
            wrong.push(format!("{found} {name} instead of {}", expected[name]));
        }
    }
    let start = &expected["first_start"];
    let text = |name: &str| start[name].as_str();
    let exact = text("utc").or_else(|| text("date")).or_else(|| text("local"));
    if exact.is_some() && exact != found.first_start.as_deref() {
        wrong.push(format!("starts {:?} instead of {exact:?}", found.first_start));
    }
}

/// Every event is a meeting or left out with a reason, and twice the same file gives twice the same.
fn check_reading(bytes: &[u8], events: usize, wrong: &mut Vec<String>) {
    let locale =
        Locale { today: "2026-11-26".parse().unwrap(), date_order: DateOrder::DayFirst, zone: "Europe/Berlin" };
    let from = "1990-01-01".parse().unwrap();
    let first = read(bytes, &locale, from, &[]).unwrap();
    if first != read(bytes, &locale, from, &[]).unwrap() {
        wrong.push("differs the second time".to_owned());
    }
    let left_out = first.skipped.iter().filter(|it| it.is_whole).count();
    if events > 0 && first.meetings.is_empty() && left_out < events {
        wrong.push(format!("{left_out} of {events} events are left out with a reason, and there is no meeting"));
    }
}
