//! The calendars of the corpus, and calendars as nobody should write them.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "a test may")]

#[path = "corpus/calendar.rs"]
mod calendar;

use std::collections::BTreeSet;
use std::path::PathBuf;

use kith::domain::DateOrder;
use kith::formats::foreign::Locale;
use kith::formats::foreign::calendar::{read, survey};
use serde_json::Value;

const HEAD: &str = "BEGIN:VEVENT\nUID:one\nATTENDEE:mailto:a@b.example\nATTENDEE;CN=Ana:mailto:c@d.example\n";
const SEED: &str = "BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:one
ATTENDEE;CN=Ana:mailto:a@b.example
DTSTART;TZID=Europe/Berlin:20251102T090000
RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20260109T080000Z;BYDAY=MO,-1SU;BYSETPOS=1
EXDATE:20251116T080000Z
DURATION:PT1H30M
END:VEVENT
BEGIN:VEVENT
UID:one
ATTENDEE;CN=Ana:mailto:a@b.example
RECURRENCE-ID;RANGE=THISANDFUTURE:20251109T090000Z
DTSTART:20251109T100000Z
DTEND:20251109T110000Z
SEQUENCE:2
END:VEVENT
BEGIN:VEVENT
UID:two
ATTENDEE;CUTYPE=ROOM:mailto:r@b.example
ATTENDEE;PARTSTAT=DECLINED:mailto:c@d.example
DTSTART;VALUE=DATE:20260115
RRULE:FREQ=YEARLY;BYWEEKNO=1,-1,53;BYDAY=TH;WKST=SU;COUNT=9
RDATE;VALUE=PERIOD:20260101T000000Z/PT1H
END:VEVENT
END:VCALENDAR
";

fn corpus() -> Option<PathBuf> {
    let given = std::env::var_os("KITH_CORPUS").map(PathBuf::from);
    let corpus = given.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    let is_there = corpus.is_dir();
    if !is_there {
        println!("There is no corpus in {}.", corpus.display());
    }
    is_there.then_some(corpus)
}

/// The number of random files. `KITH_FUZZ` sets it for a long run.
fn count() -> usize {
    std::env::var("KITH_FUZZ").ok().and_then(|it| it.parse().ok()).unwrap_or(300)
}

#[test]
fn the_calendars_of_the_corpus_are_read() {
    let Some(corpus) = corpus() else { return };
    let expected = std::fs::read(corpus.join("expected.json")).unwrap();
    let expected: Vec<Value> = serde_json::from_slice(&expected).unwrap();
    let mut wrong = Vec::new();
    for entry in expected.iter().filter(|it| it["format"] == "ics") {
        let file = entry["file"].as_str().unwrap();
        let problems = calendar::check(&std::fs::read(corpus.join(file)).unwrap(), entry);
        let is_exception = calendar::EXCEPTIONS.iter().any(|it| it.0 == file);
        wrong.extend((problems.is_empty() == is_exception).then(|| format!("{file}: {}", problems.join("; "))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every event of a file is a meeting or left out, whatever the bytes. `KITH_FUZZ` gives the number of files.
#[test]
fn no_bytes_stop_the_reader() {
    let count = count();
    let mut random = fastrand::Rng::with_seed(25);
    let mut seeds = vec![SEED.as_bytes().to_vec()];
    if let Some(folder) = corpus() {
        let files = std::fs::read_dir(folder.join("ics")).unwrap();
        seeds.extend(files.map(|it| std::fs::read(it.unwrap().path()).unwrap()));
    }
    let words = [
        "65535",
        "0",
        "-1",
        "9999",
        "0000",
        "99999999999",
        "FREQ=SECONDLY",
        "P99999999999W",
        "\"",
        "\\",
        "TZID=",
        ";",
        "BEGIN:VEVENT\n",
        "END:VCALENDAR\n",
        "BYWEEKNO=53",
        "00010101T000000",
        "INTERVAL=",
        "-53",
        "366",
        "é",
    ];
    for _ in 0..count {
        let mut bytes = seeds[random.usize(..seeds.len())].clone();
        for _ in 0..random.usize(1..8) {
            let at = random.usize(..=bytes.len());
            let end = (at + random.usize(..20)).min(bytes.len());
            match random.u8(..5) {
                0 => drop(bytes.drain(at..end)),
                1 => drop(bytes.splice(at..end, words[random.usize(..words.len())].bytes())),
                2 if at < bytes.len() => bytes[at] = random.u8(..),
                3 => bytes.truncate(at.max(40)),
                _ if at < bytes.len() => bytes[at] = b"0123456789;:,=-\n "[random.usize(..17)],
                _ => (),
            }
        }
        check_total(&bytes);
    }
}

/// Rules of every kind, with numbers that are right, at the limit and beyond.
#[test]
fn no_rule_stops_the_reader() {
    let count = count();
    let mut random = fastrand::Rng::with_seed(5545);
    for _ in 0..count {
        let start = ["00010101T000000Z", "20241231T235959", "19700229T000000", "20240229T090000Z", "99991231T235959Z"];
        let start = start[random.usize(..start.len())];
        let text = format!("{HEAD}DTSTART:{start}\nRRULE:{}\nEND:VEVENT\n", random_rule(&mut random));
        check_total(text.as_bytes());
    }
}

fn random_rule(random: &mut fastrand::Rng) -> String {
    let names = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"];
    let mut rule = format!("FREQ={}", names[random.usize(..names.len())]);
    let parts = [
        "INTERVAL",
        "COUNT",
        "BYMONTH",
        "BYMONTHDAY",
        "BYYEARDAY",
        "BYWEEKNO",
        "BYSETPOS",
        "BYHOUR",
        "BYMINUTE",
        "BYSECOND",
        "BYDAY",
        "WKST",
    ];
    let days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    for _ in 0..random.usize(..5) {
        let part = parts[random.usize(..parts.len())];
        let value = |random: &mut fastrand::Rng| {
            let number = [1, 2, 5, 12, 13, 24, 29, 30, 31, 52, 53, 59, 366, -1, -5, -31, -53, -366, 0, 65535, 99_999]
                [random.usize(..21)];
            let day = days[random.usize(..days.len())];
            match part {
                "WKST" => day.to_owned(),
                "BYDAY" if random.bool() => day.to_owned(),
                "BYDAY" => format!("{number}{day}"),
                _ => number.to_string(),
            }
        };
        let values: Vec<String> = (0..random.usize(1..4)).map(|_| value(random)).collect();
        rule += &format!(";{part}={}", values.join(","));
    }
    rule + ["", ";UNTIL=20260101T000000Z", ";UNTIL=00010101"][random.usize(..3)]
}

#[track_caller]
fn check_total(bytes: &[u8]) {
    let started = std::time::Instant::now();
    let locale =
        Locale { today: "2026-11-26".parse().unwrap(), date_order: DateOrder::DayFirst, zone: "Europe/Berlin" };
    let Ok(incoming) = read(bytes, &locale, "2024-11-26".parse().unwrap(), &[]) else { return };
    let events = survey(bytes, (locale.today, locale.today)).unwrap().events;
    let left_out: BTreeSet<usize> = incoming.skipped.iter().filter(|it| it.is_whole).map(|it| it.row).collect();
    assert!(left_out.len() >= events || !incoming.meetings.is_empty(), "{}", String::from_utf8_lossy(bytes));
    assert!(started.elapsed().as_secs() < 10, "{:?}: {}", started.elapsed(), String::from_utf8_lossy(bytes));
    let keys: BTreeSet<&str> = incoming.meetings.iter().map(|it| it.key.as_str()).collect();
    assert_eq!(keys.len(), incoming.meetings.len());
    assert!(incoming.meetings.iter().all(|it| !it.with.is_empty() && it.exchange.when.is_some()));
}
