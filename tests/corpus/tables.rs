//! The sample tables of other programs, by the rules of their `expected.json`.

use kith::domain::{DateOrder, NameParts, display_name};
use kith::formats::foreign::table::dates::{Reading, day};
use kith::formats::foreign::table::{google, linkedin};
use kith::formats::foreign::{Incoming, Locale};
use serde_json::Value;

fn locale() -> Locale<'static> {
    Locale { today: "2026-11-22".parse().unwrap(), date_order: DateOrder::MonthFirst, zone: "UTC" }
}

/// Checks an entry of `expected.json` that is a table, and returns what is wrong. `None` for an entry of another kind.
pub fn check(entry: &Value, text: &str) -> Option<Vec<String>> {
    let mut wrong = Vec::new();
    match entry["format"].as_str().unwrap_or_default() {
        "linkedin-connections" => {
            let read = linkedin::read(text, &locale());
            assert_eq!(read, linkedin::read(text, &locale()), "the same file twice");
            check_people(entry, &read, &mut wrong);
            check_connections(entry, &read, &mut wrong);
        }
        "google-csv" => {
            let read = google::read(text, &locale());
            assert!(google::recognise(text));
            check_people(entry, &read, &mut wrong);
            check_google(entry, &read, &mut wrong);
        }
        "linkedin-invitations" => check_invitations(entry, text, &mut wrong),
        "table" => check_days(text, &mut wrong),
        _ => return None,
    }
    Some(wrong)
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: T, expected: T, wrong: &mut Vec<String>) {
    if found != expected {
        wrong.push(format!("{what}: {found:?}, expected {expected:?}"));
    }
}

fn texts(value: &Value) -> Vec<Option<String>> {
    value.as_array().into_iter().flatten().map(|it| it.as_str().map(str::to_owned)).collect()
}

fn count(value: &Value) -> usize {
    value.as_u64().and_then(|it| usize::try_from(it).ok()).unwrap_or_default()
}

/// Names are compared as Kith shows them: "Song, Cynthia" is Cynthia Song.
fn check_names(entry: &Value, names: Vec<String>, wrong: &mut Vec<String>) {
    let shown = |it: &String| NameParts::read(it).whole();
    let expected: Vec<String> = texts(&entry["names"]).iter().flatten().map(shown).collect();
    same("names", names.iter().take(3).map(shown).collect(), expected, wrong);
}

fn check_people(entry: &Value, read: &Incoming, wrong: &mut Vec<String>) {
    let skipped = read.skipped.iter().filter(|it| it.is_whole).count();
    same("people and skipped", read.people.len() + skipped, count(&entry["contacts"]), wrong);
    same("skipped", skipped, count(&entry["rows_skipped"]), wrong);
    check_names(entry, read.people.iter().map(|it| display_name(&it.person)).collect(), wrong);
    let emails = read.people.iter().map(|it| it.person.emails.len()).sum();
    same("e-mails", emails, count(&entry["emails"]), wrong);
    let phones = read.people.iter().map(|it| it.person.phones.len()).sum();
    same("phones", phones, count(&entry["phones"]), wrong);
}

fn check_connections(entry: &Value, read: &Incoming, wrong: &mut Vec<String>) {
    let since = read.people.iter().take(3).map(|it| it.person.how_met.when.map(|it| it.to_string()));
    same("connected on", since.collect(), texts(&entry["connected_on"]), wrong);
    let companies = read.people.iter().take(3).map(|it| Some(it.person.organisation.clone()));
    same("companies", companies.collect(), texts(&entry["companies"]), wrong);
    let undated = read.people.iter().filter(|it| it.person.how_met.when.is_none()).count();
    same("undated", undated, count(&entry["undated"]), wrong);
    same("keys", read.people.iter().filter(|it| !it.key.starts_with("linkedin ")).count(), 0, wrong);
}

fn check_google(entry: &Value, read: &Incoming, wrong: &mut Vec<String>) {
    let birthday = |it: &kith::formats::foreign::IncomingPerson| {
        it.person.dates.iter().find(|it| it.kind == "birthday").and_then(|it| it.when).map(|it| it.to_string())
    };
    same("birthdays", read.people.iter().map(birthday).collect(), texts(&entry["birthdays"]), wrong);
    let labels: Vec<Vec<Option<String>>> =
        read.people.iter().map(|it| it.labels.iter().cloned().map(Some).collect()).collect();
    same("labels", labels, entry["labels"].as_array().into_iter().flatten().map(texts).collect(), wrong);
}

fn check_invitations(entry: &Value, text: &str, wrong: &mut Vec<String>) {
    let all = linkedin::invitations(text);
    same("invitations", all.len(), count(&entry["invitations"]), wrong);
    check_names(entry, all.iter().map(|it| it.name.clone()).collect(), wrong);
    same("outgoing", all.iter().filter(|it| it.is_outgoing == Some(true)).count(), count(&entry["outgoing"]), wrong);
    same("incoming", all.iter().filter(|it| it.is_outgoing == Some(false)).count(), count(&entry["incoming"]), wrong);
    same("dated", all.iter().filter(|it| it.sent.is_some()).count(), count(&entry["dated"]), wrong);
    let first = all.first().and_then(|it| it.sent).map(|it| it.format("%Y-%m-%dT%H:%M:%S").to_string());
    same("first sent", first.as_deref(), entry["first_sent_at"].as_str(), wrong);
    let read = linkedin::read(text, &locale());
    let keys: std::collections::BTreeSet<&str> = read.people.iter().map(|it| it.key.as_str()).collect();
    same("each person once", read.people.len(), keys.len(), wrong);
}

fn check_days(text: &str, wrong: &mut Vec<String>) {
    let table: Value = serde_json::from_str(text).unwrap();
    for case in table["cases"].as_array().into_iter().flatten() {
        let found = match day(case[0].as_str().unwrap(), DateOrder::MonthFirst, locale().today) {
            Reading::Day(it) => Some(it.to_string()),
            _ => None,
        };
        same("day", found.as_deref(), case[1].as_str(), wrong);
    }
}
