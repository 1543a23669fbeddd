//! Tests of the readers of tables.

mod fuzz;
mod google_tests;
mod linkedin_tests;
mod mapped_tests;
mod outlook_tests;
mod sheet_tests;

use super::Sheet;
use crate::domain::{DateOrder, display_name};
use crate::formats::foreign::{Incoming, IncomingPerson, Locale};

/// A user in Berlin.
fn locale() -> Locale<'static> {
    Locale { today: "2026-11-22".parse().unwrap(), date_order: DateOrder::DayFirst, zone: "Europe/Berlin" }
}

fn names(read: &Incoming) -> Vec<String> {
    read.people.iter().map(|it| display_name(&it.person)).collect()
}

/// The days of a person: "birthday 1999-04-17".
fn days(person: &IncomingPerson) -> Vec<String> {
    person.person.dates.iter().map(|it| format!("{} {}", it.kind, it.when.unwrap())).collect()
}

fn emails(person: &IncomingPerson) -> Vec<String> {
    person.person.emails.iter().map(|it| format!("{}:{}", it.kind, it.value)).collect()
}

fn phones(person: &IncomingPerson) -> Vec<String> {
    person.person.phones.iter().map(|it| format!("{}:{}", it.kind, it.value)).collect()
}

fn facts(person: &IncomingPerson) -> Vec<String> {
    person.person.custom.iter().map(|it| format!("{}: {}", it.label, it.text)).collect()
}

/// Every row is a person or skipped as a whole.
#[track_caller]
fn check_whole(text: &str, read: &Incoming, rows: usize) {
    let whole = read.skipped.iter().filter(|it| it.is_whole).count();
    assert_eq!(read.people.len() + whole, rows, "{text}\n{:?}", read.skipped);
    assert!(!Sheet::read(text).separator().is_alphanumeric());
}
