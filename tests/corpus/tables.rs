//! The tables of the corpus: connections and invitations of LinkedIn, contacts of Google, days; and large and damaged ones.

use std::fmt::Write as _;
use std::time::Instant;

use kith::domain::{DateOrder, NameParts, display_name};
use kith::formats::foreign::table::dates::{Reading, day};
use kith::formats::foreign::table::{google, linkedin, mapped, outlook};
use kith::formats::foreign::{Incoming, IncomingPerson, Locale, whatsapp};
use serde_json::Value;

use crate::{Entry, compare, entries};

const FORMATS: [&str; 3] = ["linkedin-connections", "google-csv", "linkedin-invitations"];

fn locale() -> Locale<'static> {
    Locale { today: "2026-11-22".parse().unwrap(), date_order: DateOrder::MonthFirst, zone: "UTC" }
}

#[test]
fn the_tables_of_the_corpus_are_read_as_expected() {
    FORMATS.iter().chain(&["table"]).for_each(|it| compare(it, &[], differences));
}

fn differences(entry: &Entry) -> Vec<String> {
    let mut wrong = Vec::new();
    let text = std::str::from_utf8(&entry.bytes).unwrap();
    let expected = &entry.expected;
    match expected["format"].as_str().unwrap_or_default() {
        "linkedin-connections" => {
            let read = linkedin::read(text, &[], &locale());
            assert_eq!(read, linkedin::read(text, &[], &locale()), "the same file twice");
            check_people(expected, &read, &mut wrong);
            check_connections(expected, &read, &mut wrong);
        }
        "google-csv" => {
            let read = google::read(text, &locale());
            assert!(google::recognise(text));
            check_people(expected, &read, &mut wrong);
            check_google(expected, &read, &mut wrong);
        }
        "linkedin-invitations" => check_invitations(expected, text, &mut wrong),
        _ => check_days(text, &mut wrong),
    }
    wrong
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
    let birthday = |it: &IncomingPerson| {
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
    let read = linkedin::read(text, &[], &locale());
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

/// Damages the sample files in many ways: no reader panics. `KITH_FUZZ` is the number of inputs.
#[test]
fn damaged_tables_are_read() {
    let count: usize = std::env::var("KITH_FUZZ").ok().and_then(|it| it.parse().ok()).unwrap_or(100);
    let all = FORMATS.iter().filter_map(|it| entries(it)).flatten();
    let files: Vec<String> = all.map(|it| String::from_utf8(it.bytes).unwrap().chars().take(2_000).collect()).collect();
    if files.is_empty() {
        return;
    }
    let mut random = fastrand::Rng::with_seed(25);
    let locale = locale();
    for _ in 0..count {
        let mut text: Vec<char> = files[random.usize(..files.len())].chars().collect();
        for _ in 0..random.usize(1..10) {
            let at = random.usize(..text.len());
            match random.u8(..3) {
                0 => text[at] = *random.choice(&['"', ',', ';', '\n', '\r', '\t', ':', '/', '%', '\0']).unwrap(),
                1 => text.insert(at, random.char(..)),
                _ => text.truncate(at.max(1)),
            }
        }
        let text: String = text.into_iter().collect();
        linkedin::read(&text, &[], &locale);
        google::read(&text, &locale);
        outlook::read(&text, &locale);
        if let Some(guess) = mapped::guess(&text) {
            mapped::read_with(&text, &guess.map, &locale);
        }
    }
}

#[test]
fn large_tables_take_moments() {
    let mut connections = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n".to_owned();
    for it in 0..900 {
        writeln!(connections, "Ana{it},Silva,https://www.linkedin.com/in/ana-{it},,\"Quay, Ltd\",Captain,08 Feb 2026")
            .unwrap();
    }
    let mut messages = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n".to_owned();
    let mut chat = String::new();
    for it in 0..20_000 {
        let (ana, day) = (it % 400, 1 + it / 400 % 28);
        writeln!(messages, "c{ana},,Lu,https://www.linkedin.com/in/lu,\"Silva{ana}, Ana\",https://www.linkedin.com/in/ana-{ana},2025-{:02}-{day:02} 14:03:22 UTC,,\"some words, \"\"quoted\"\"\nand a line\",INBOX", 1 + it % 12).unwrap();
        writeln!(chat, "{:02}/{:02}/24, 22:15 - Ana: some words", day, 1 + it / 2000).unwrap();
    }
    let time = |name: &str, read: &dyn Fn() -> usize| {
        let start = Instant::now();
        let count = read();
        println!("{name}: {count} in {:?}", start.elapsed());
        count
    };
    let locale = locale();
    assert_eq!(time("900 connections", &|| linkedin::read(&connections, &[], &locale).people.len()), 900);
    assert!(time("20,000 messages", &|| linkedin::read(&messages, &[], &locale).meetings.len()) > 1_000);
    assert!(time("20,000 lines of a chat", &|| whatsapp::read(&chat, None, &[], &locale).meetings.len()) > 40);
}
