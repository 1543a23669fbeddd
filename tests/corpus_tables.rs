//! The sample tables of other programs, where they are present, and how long large tables take.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::expect_used, reason = "a test may")]

#[path = "corpus/tables.rs"]
mod tables;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Instant;

use kith::domain::DateOrder;
use kith::formats::foreign::Locale;
use kith::formats::foreign::table::{google, linkedin, mapped, outlook};
use kith::formats::foreign::whatsapp;

const CORPUS: &str = "../shared/corpus";

fn corpus() -> Option<std::path::PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = [root.join(CORPUS), Path::new("/work").join("shared/corpus")];
    let place = places.into_iter().find(|it| it.join("expected.json").exists());
    if place.is_none() {
        println!("No sample files here.");
    }
    place
}

#[test]
fn the_tables_are_read_as_expected() {
    let Some(corpus) = corpus() else { return };
    let expected: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(corpus.join("expected.json")).unwrap()).unwrap();
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in expected.as_array().unwrap() {
        let file = entry["file"].as_str().unwrap();
        let Ok(text) = fs::read_to_string(corpus.join(file)) else { continue };
        if let Some(found) = tables::check(entry, &text) {
            count += 1;
            wrong.extend(found.into_iter().map(|it| format!("{file}: {it}")));
        }
    }
    assert!(count > 0);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Damages the sample files in many ways: no reader panics. `KITH_FUZZ` is the number of inputs.
#[test]
fn damaged_tables_are_read() {
    let Some(corpus) = corpus() else { return };
    let count: usize = std::env::var("KITH_FUZZ").ok().and_then(|it| it.parse().ok()).unwrap_or(100);
    let mut files = Vec::new();
    for folder in ["google-csv", "linkedin-connections", "linkedin-invitations"] {
        for file in fs::read_dir(corpus.join(folder)).unwrap() {
            files.push(fs::read_to_string(file.unwrap().path()).unwrap().chars().take(2_000).collect::<String>());
        }
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
        linkedin::read(&text, &locale);
        google::read(&text, &locale);
        outlook::read(&text, &locale);
        if let Some(guess) = mapped::guess(&text) {
            mapped::read_with(&text, &guess.map, &locale);
        }
    }
}

fn locale() -> Locale<'static> {
    Locale { today: "2026-11-22".parse().unwrap(), date_order: DateOrder::DayFirst, zone: "Europe/Berlin" }
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
    assert_eq!(time("900 connections", &|| linkedin::read(&connections, &locale).people.len()), 900);
    assert!(time("20,000 messages", &|| linkedin::read(&messages, &locale).meetings.len()) > 1_000);
    assert!(time("20,000 lines of a chat", &|| whatsapp::read(&chat, None, &[], &locale).meetings.len()) > 40);
}
