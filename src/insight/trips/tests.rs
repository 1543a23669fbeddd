//! The people offered for a trip, the drafts, and the people not seen.

use super::{draft, not_seen, offered, trips};
use crate::domain::tests::{ctx, today};
use crate::domain::{Book, Command, Person, PersonId, Promise, TripId, apply, short_name};
use crate::formats::backup::read;
use crate::insight::week::Place;

fn book(people: &str, exchanges: &str, trip: &str) -> (Book, TripId) {
    let file = format!(
        r#"{{"format": "kith-backup", "version": 1, "people": [{people}], "exchanges": [{exchanges}],
        "trips": [{{"id": "trip", "place": "Lisbon", "from": "2026-12-03", "to": "2026-12-06" {trip}}}]}}"#
    );
    let book = read(&file).unwrap().book;
    let id = book.trips.iter().next().unwrap().0;
    (book, id)
}

fn names(all: &[(PersonId, &Person)]) -> Vec<String> {
    all.iter().map(|it| short_name(it.1)).collect()
}

const LISBON: &str = r#"
    {"id": "ana", "given": "Ana", "place": "Lisbon", "circle": "close"},
    {"id": "bea", "given": "Bea", "place": "Lisbon, Portugal", "circle": "close"},
    {"id": "caio", "given": "Caio", "place": "Lisbon", "circle": "active"},
    {"id": "dora", "given": "Dora", "addresses": [{"kind": "work", "value": "Rua 1\n1100 Lisbon"}]}"#;

/// Talks with Ana, Caio and Dora.
const TALKS: &str = r#"{"when": "2026-10-01", "people": ["ana"]}, {"when": "2026-09-01", "people": ["caio"]},
    {"when": "2026-11-10", "people": ["bea"]}, {"when": "2023-09-01", "people": ["dora"]}"#;

#[test]
fn one_close_one_active_and_one_quiet_person_are_offered() {
    #[track_caller]
    fn check(people: &str, trip: &str, expected: &[(&str, Place)]) {
        let (book, id) = book(people, TALKS, trip);
        let found: Vec<(String, Place)> = offered(&book, id, today())
            .into_iter()
            .map(|(id, it)| (book.people.get(id).unwrap().given.clone(), it))
            .collect();
        let expected: Vec<(String, Place)> = expected.iter().map(|it| (it.0.to_owned(), it.1)).collect();
        assert_eq!(found, expected, "{trip}");
    }
    let (ana, caio, dora) = (("Ana", Place::Close), ("Caio", Place::Active), ("Dora", Place::Quiet));
    check(LISBON, "", &[ana, caio, dora]);
    check(LISBON, r#", "people": ["ana"]"#, &[caio, dora]);
    check(LISBON, r#", "people": ["ana", "caio", "dora"]"#, &[]);
    check(LISBON, r#", "place": "Lisbon, Portugal""#, &[ana, caio, dora]);
    check(LISBON, r#", "whose": "theirs""#, &[]);
    // Death, the archive, a pause, and another place.
    for (was, now) in [
        (r#""given": "Ana""#, r#""given": "Ana", "died": "2025""#),
        (r#""given": "Ana""#, r#""given": "Ana", "archived": true"#),
        (r#""given": "Ana""#, r#""given": "Ana", "paused_until": "2026-12-24""#),
        (r#""Ana", "place": "Lisbon""#, r#""Ana", "place": "Lisbon (until 2023)""#),
    ] {
        check(&LISBON.replace(was, now), "", &[("Bea", Place::Close), caio, dora]);
    }
    // Paused until before the trip.
    check(
        &LISBON.replace(r#""given": "Ana""#, r#""given": "Ana", "paused_until": "2026-12-01""#),
        "",
        &[ana, caio, dora],
    );
}

#[test]
fn nobody_is_offered_after_a_strained_talk() {
    let strained = TALKS.replace(r#"["ana"]"#, r#"["ana"], "tone": "strained""#);
    let (book, id) = book(LISBON, &strained, "");
    let first = offered(&book, id, today())[0].0;
    assert_eq!(book.people.get(first).unwrap().given, "Bea");
}

#[test]
fn a_draft_says_the_days_and_one_free_evening_and_is_easy_to_refuse() {
    #[track_caller]
    fn check(days: (&str, &str), evenings: &str, more: &str, today: &str, expected: &str) {
        let trip = format!(
            r#", "from": "{}", "to": "{}", "people": ["ana", "caio"], "evenings": [{evenings}] {more}"#,
            days.0, days.1
        );
        let (book, id) = book(LISBON, "", &trip);
        let trip = book.trips.get(id).unwrap();
        let ana = book.people.iter().find(|(_, it)| it.given == "Ana").unwrap().0;
        assert_eq!(draft(trip, ana, today.parse().unwrap()), format!("{expected} If not, another time."));
    }
    let december = ("2026-12-03", "2026-12-06");
    check(december, "", "", "2026-12-01", "I am in Lisbon from the 3rd to the 6th. Would a coffee suit you?");
    check(
        december,
        "",
        "",
        "2026-11-22",
        "I am in Lisbon from the 3rd to the 6th of December. Would a coffee suit you?",
    );
    check(december, "", "", "2026-12-04", "I am in Lisbon until the 6th. Would a coffee suit you?");
    check(("2026-12-21", "2026-12-21"), "", "", "2026-12-01", "I am in Lisbon on the 21st. Would a coffee suit you?");
    check(
        ("2026-12-30", "2027-01-02"),
        "\"2026-12-31\"",
        "",
        "2026-12-01",
        "I am in Lisbon from the 30th of December to the 2nd of January. Would a coffee on Thursday suit you?",
    );
    check(
        ("2026-12-03", "2026-12-12"),
        "\"2026-12-03\"",
        "",
        "2026-12-01",
        "I am in Lisbon from the 3rd to the 12th. Would a coffee on Thursday the 3rd suit you?",
    );
    // The evening is over, or has two talks already.
    check(december, "\"2026-12-03\"", "", "2026-12-04", "I am in Lisbon until the 6th. Would a coffee suit you?");
    let two = r#", "answers": [{"person": "bea", "state": "agreed", "on": "2026-12-03"},
        {"person": "dora", "state": "agreed", "on": "2026-12-03"}]"#;
    check(
        december,
        "\"2026-12-03\"",
        two,
        "2026-12-01",
        "I am in Lisbon from the 3rd to the 6th. Would a coffee suit you?",
    );
    let theirs = r#", "whose": "theirs""#;
    check(
        december,
        "",
        theirs,
        "2026-12-01",
        "I hear you are in Lisbon from the 3rd to the 6th. Would a coffee suit you?",
    );
}

#[test]
fn two_people_get_two_evenings() {
    let (book, id) = book(LISBON, "", r#", "people": ["ana", "caio"], "evenings": ["2026-12-03", "2026-12-04"]"#);
    let trip = book.trips.get(id).unwrap();
    let mut drafts: Vec<String> = trip.people.iter().map(|it| draft(trip, *it, today())).collect();
    drafts.sort();
    assert!(drafts[0].contains("on Friday") && drafts[1].contains("on Thursday"), "{drafts:?}");
}

#[test]
fn who_was_not_seen_is_offered_a_next_time_once() {
    let exchange = r#"{"when": "2026-11-20", "people": ["ana"], "trip": "trip"}"#;
    let (mut book, id) = book(LISBON, exchange, r#", "people": ["ana", "caio"]"#);
    let promise = "Next time in Lisbon";
    assert_eq!(names(&not_seen(&book, id, promise)), ["Caio"]);
    let people = book.people.iter().filter(|(_, it)| it.given == "Caio").map(|it| it.0).collect();
    let next_time = Promise { what: promise.into(), people, ..Promise::default() };
    apply(&mut book, Command::MakePromise(Box::new(next_time), vec![]), &ctx(5, 1)).unwrap();
    assert_eq!(names(&not_seen(&book, id, promise)), [""; 0]);
}

#[test]
fn the_trip_that_asks_comes_first_then_the_next_then_the_past_ones() {
    let file = r#"{"format": "kith-backup", "version": 1, "trips": [
        {"place": "Late", "from": "2027-03-01"}, {"place": "Soon", "from": "2026-12-01"}, {"place": "Undated"},
        {"place": "Asks", "from": "2026-11-01"}, {"place": "Old", "from": "2020-01-01", "settled": true},
        {"place": "Recent", "from": "2026-01-01", "settled": true}]}"#;
    let book = read(file).unwrap().book;
    let order: Vec<&str> = trips(&book, today()).into_iter().map(|it| it.1.place.as_str()).collect();
    assert_eq!(order, ["Asks", "Undated", "Soon", "Late", "Recent", "Old"]);
}
