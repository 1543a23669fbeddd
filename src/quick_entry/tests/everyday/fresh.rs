//! Sentences written without a look at the rules.

mod fifth;
mod first;
mod fourth;
mod second;
mod seventh;
mod sixth;
mod third;

use super::{PEOPLE, book_of, outcome, people, reading};
use crate::domain::Book;
use crate::quick_entry::Reading;

/// The facts of a reading in short: the outcome unless it is a talk, given names, the day, and the details.
fn facts(book: &Book, reading: &Reading, wanted: &str) -> String {
    let mut parts: Vec<String> = [outcome(reading)].into_iter().filter(|it| *it != "talk").map(str::to_owned).collect();
    parts.extend(people(book, reading).iter().map(|it| short(it)));
    let day = reading.when.map(|it| it.format("%m-%d").to_string());
    let question = reading.day_question.as_ref().map(|_| "?".to_owned());
    parts.extend(if reading.asks_day() { question } else { day });
    let word = |it: Option<&str>| it.unwrap_or_default().to_owned();
    let details = [
        ("time", reading.time.clone()),
        ("how", word(reading.how.map(|it| it.word()))),
        ("min", reading.minutes.map(|it| it.to_string()).unwrap_or_default()),
        ("tags", reading.tags.join(" ")),
        ("at", reading.place.clone()),
    ];
    let only_if_wanted = [
        ("why", word(reading.purpose.map(|it| it.word()))),
        ("tone", word(reading.tone.map(|it| it.word()))),
        ("energy", word(reading.energy.map(|it| it.word()))),
    ];
    let details = details.into_iter().filter(|(_, it)| !it.is_empty());
    let more = only_if_wanted.into_iter().filter(|(name, _)| wanted.contains(&format!("{name}=")));
    parts.extend(details.chain(more).map(|(name, it)| format!("{name}={it}")));
    parts.join(", ")
}

fn short(name: &str) -> String {
    match name.split_once("? (") {
        Some((asked, _)) => format!("{asked}?"),
        None if name.starts_with("new ") || name.starts_with("met ") => name.to_owned(),
        None => name.split(' ').next().unwrap().to_owned(),
    }
}

fn is_right(got: &str, wanted: &str) -> bool {
    wanted.split('|').any(|it| match it {
        "no" => ["attempt", "nothing", "unclear"].iter().any(|it| got.starts_with(it)),
        "met" => got.starts_with("met "),
        "talk" => !["attempt", "nothing", "unclear", "promise"].iter().any(|it| got.starts_with(it)),
        it => it == got,
    })
}

#[track_caller]
fn check(rows: &[(&str, &str)]) {
    let book = book_of(PEOPLE.iter().copied());
    let got = |(sentence, wanted): &(&str, &str)| facts(&book, &reading(&book, sentence), wanted);
    let wrong: Vec<String> = rows
        .iter()
        .map(|row| (row, got(row)))
        .filter(|(row, got)| !is_right(got, row.1))
        .map(|(row, got)| format!("{}\n    wanted {}\n    got    {got}", row.0, row.1))
        .collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn no_contact() {
    check(first::NO_CONTACT);
    check(second::NO_CONTACT);
    check(third::NO_CONTACT);
    check(fourth::NO_CONTACT);
    check(fifth::NO_CONTACT);
    check(seventh::NO_CONTACT);
    check(sixth::NO_CONTACT);
}

#[test]
fn contact() {
    check(first::CONTACT);
    check(second::CONTACT);
    check(third::CONTACT);
    check(fourth::CONTACT);
    check(fifth::CONTACT);
    check(seventh::CONTACT);
    check(sixth::CONTACT);
}

#[test]
fn names() {
    check(first::NAMES);
}

#[test]
fn days() {
    check(first::DAYS);
}

#[test]
fn rest() {
    check(first::REST);
    check(second::REST);
    check(third::REST);

    check(fifth::REST);
    check(seventh::REST);
    check(sixth::REST);
    check(fourth::REST);
}
