//! Tests of the queries of mentoring. Today is Sunday 22 November 2026.

mod agenda;
mod asking;
mod path;
mod quiet;
mod sessions;
mod texts;

use chrono::NaiveDate;

use crate::domain::{Book, Id, Mentorship, PersonId};
use crate::formats::backup::read;

/// The id of the mentorship of these tests.
const PAIR: &str = "0192f0c1-0000-7000-8000-00000000000a";
const MINA: &str = "0192f0c1-0000-7000-8000-000000000001";
const PRIYA: &str = "0192f0c1-0000-7000-8000-000000000002";

fn pair() -> Id<Mentorship> {
    Id::parse(PAIR).unwrap()
}

fn person(id: &str) -> PersonId {
    Id::parse(id).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-22")
}

/// A book of these lists.
fn book(lists: &str) -> Book {
    read(&format!(r#"{{"format": "kith-backup", "version": 1, {lists}}}"#)).unwrap().book
}

/// A book with Mina, a mentorship with her with these fields, and further lists.
fn with_mina(mentorship: &str, lists: &str) -> Book {
    let comma = |it: &str| if it.is_empty() { String::new() } else { format!(", {it}") };
    book(&format!(
        r#""people": [{{"id": "{MINA}", "given": "Mina"}}],
        "mentorships": [{{"id": "{PAIR}", "people": ["{MINA}"]{}}}]{}"#,
        comma(mentorship),
        comma(lists)
    ))
}

/// The list of sessions on these days, each with further fields.
fn sessions(days: &[(&str, &str)]) -> String {
    let session = |(at, (day, fields)): (usize, &(&str, &str))| {
        let comma = if fields.is_empty() { "" } else { ", " };
        format!(
            r#"{{"id": "{}", "when": "{day}", "people": ["{MINA}"], "purpose": "mentoring-session",
            "mentorship": "{PAIR}"{comma}{fields}}}"#,
            session_id(at)
        )
    };
    let sessions: Vec<String> = days.iter().enumerate().map(session).collect();
    format!(r#""exchanges": [{}]"#, sessions.join(", "))
}

/// The id of a session of [`sessions`].
fn session_id(at: usize) -> String {
    format!("0192f0c1-0000-7000-8000-0000000001{at:02}")
}

/// The goals of the pair, in words.
fn goals_in(book: &Book) -> Vec<String> {
    crate::insight::mentoring::goals::goals(book, pair()).into_iter().map(|it| it.aim.what).collect()
}
