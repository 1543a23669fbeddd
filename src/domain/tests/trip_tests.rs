//! Trips: the commands, their undo, and two devices.

use serde_json::{Value, json};

use super::{add, ctx, person};
use crate::domain::{
    Book, Command, CommandError, Device, Entity, Exchange, Person, PersonId, Trip, TripAnswer, TripCommand, TripId,
    TripState, TripWhose, TripWords, apply,
};
use crate::formats::backup::{read, write};
use crate::merge::plan;

fn words(from: &str, to: &str) -> TripWords {
    TripWords { place: " Lisbon ".into(), from: from.parse().ok(), to: to.parse().ok(), ..TripWords::default() }
}

/// A book with Ana, Luis, and a trip to see Ana.
fn planned() -> (Book, TripId, PersonId, PersonId) {
    let mut book = Book::default();
    let (ana, luis) = (add(&mut book, person("Ana"), &ctx(0, 1)), add(&mut book, person("Luis"), &ctx(1, 1)));
    let plan = TripCommand::Plan(Box::new(words("2026-12-30", "2027-01-02")), vec![ana]);
    apply(&mut book, plan.into(), &ctx(2, 1)).unwrap();
    let id = book.trips.iter().next().unwrap().0;
    (book, id, ana, luis)
}

fn agreed(person: PersonId) -> TripAnswer {
    let (on, time) = ("2026-12-31".parse().ok(), "18:30".to_owned());
    TripAnswer { person: Some(person), state: Some(TripState::Agreed), on, time }
}

#[test]
fn each_command_leaves_this_trip_and_can_be_undone() {
    type Made = fn(TripId, PersonId, PersonId) -> TripCommand;
    #[track_caller]
    fn check(before: &[Made], command: Made, expected: fn(&Trip, PersonId) -> bool) {
        let (mut book, id, ana, luis) = planned();
        for it in before {
            apply(&mut book, it(id, ana, luis).into(), &ctx(3, 1)).unwrap();
        }
        let was = book.trips.get(id).cloned();
        let change = apply(&mut book, command(id, ana, luis).into(), &ctx(5, 1)).unwrap();
        let trip = book.trips.get(id).unwrap();
        assert!(expected(trip, ana), "{trip:?}");
        apply(&mut book, Command::Undo(change), &ctx(6, 1)).unwrap();
        assert_eq!(book.trips.get(id).cloned(), was);
    }
    check(&[], |id, _, luis| TripCommand::Add(id, luis), |it, _| it.people.len() == 2);
    check(&[], |id, ana, _| TripCommand::Answer(id, agreed(ana)), |it, ana| it.answer(ana) == Some(&agreed(ana)));
    let written: Made =
        |id, ana, _| TripCommand::Answer(id, TripAnswer { state: Some(TripState::Written), ..agreed(ana) });
    check(&[], written, |it, ana| it.answer(ana).is_some_and(|it| it.on.is_none() && it.time.is_empty()));
    let unasked: Made = |id, ana, _| TripCommand::Answer(id, TripAnswer { state: None, ..agreed(ana) });
    check(&[written], unasked, |it, ana| it.answer(ana).is_none() && it.people.len() == 1);
    check(&[written], |id, ana, _| TripCommand::Remove(id, ana), |it, _| it.people.is_empty() && it.answers.is_empty());
    let evening: Made = |id, _, _| TripCommand::SetEvening(id, "2027-01-01".parse().unwrap(), true);
    check(&[], evening, |it, _| it.evenings.len() == 1);
    let busy: Made = |id, _, _| TripCommand::SetEvening(id, "2027-01-01".parse().unwrap(), false);
    check(&[evening], busy, |it, _| it.evenings.is_empty());
    check(
        &[evening],
        |id, _, _| TripCommand::Describe(id, Box::new(words("2026-12-30", ""))),
        |it, _| it.to == it.from && it.evenings.is_empty() && it.place == "Lisbon",
    );
    check(&[], |id, _, _| TripCommand::Settle(id), |it, _| it.settled);
}

#[test]
fn a_trip_needs_a_place_and_ends_after_it_begins() {
    #[track_caller]
    fn check(words: TripWords, expected: CommandError) {
        let plan = TripCommand::Plan(Box::new(words), Vec::new());
        assert_eq!(apply(&mut Book::default(), plan.into(), &ctx(0, 1)), Err(expected));
    }
    check(TripWords { place: "  ".into(), ..words("2026-12-30", "") }, CommandError::NoPlace);
    check(words("2026-12-30", "2026-12-29"), CommandError::EndsTooSoon("to".into()));
    let (mut book, id, ana, _) = planned();
    let again = TripCommand::Add(id, ana);
    assert_eq!(apply(&mut book, again.into(), &ctx(5, 1)), Err(CommandError::Nothing));
}

#[test]
fn a_trip_that_two_devices_made_end_too_soon_can_still_be_changed() {
    let trips = r#"{"place": "Lisbon", "from": "2026-12-30", "to": "2026-12-29"}"#;
    let text = format!(r#"{{"format": "kith-backup", "version": 1, "trips": [{trips}]}}"#);
    let mut book = read(&text).unwrap().book;
    let ana = add(&mut book, person("Ana"), &ctx(0, 1));
    let id = book.trips.iter().next().unwrap().0;
    apply(&mut book, TripCommand::Add(id, ana).into(), &ctx(1, 1)).unwrap();
    assert_eq!(book.trips.get(id).unwrap().people.len(), 1);
}

#[test]
fn the_days_are_the_civil_days_as_written() {
    let (book, id, ..) = planned();
    let days: Vec<String> = book.trips.get(id).unwrap().days().iter().map(ToString::to_string).collect();
    assert_eq!(days, ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]);
}

#[test]
fn two_devices_change_a_trip_and_agree_in_both_orders() {
    let (book, id, ana, luis) = planned();
    let (mut a, mut b) = (book.clone(), book);
    apply(&mut a, TripCommand::Answer(id, agreed(ana)).into(), &ctx(5, 1)).unwrap();
    let whose = Some(TripWhose::Theirs);
    let moved = TripWords { what: "A wedding".into(), whose, ..words("2026-12-30", "2027-01-03") };
    apply(&mut b, TripCommand::Describe(id, Box::new(moved)).into(), &ctx(6, 2)).unwrap();
    apply(&mut b, TripCommand::Add(id, luis).into(), &ctx(7, 2)).unwrap();
    let day = "2027-01-03".parse().unwrap();
    apply(&mut b, TripCommand::SetEvening(id, day, true).into(), &ctx(8, 2)).unwrap();
    let (to_a, to_b) = (plan(&a, &b, ctx(9, 1).now_millis).change, plan(&b, &a, ctx(9, 1).now_millis).change);
    apply(&mut a, Command::Merge(to_a), &ctx(9, 1)).unwrap();
    apply(&mut b, Command::Merge(to_b), &ctx(9, 2)).unwrap();
    assert_eq!(write(&a, 0, Device(1)), write(&b, 0, Device(1)));
    let trip = a.trips.get(id).unwrap();
    assert_eq!((trip.people.len(), trip.answer(ana), &*trip.evenings), (2, Some(&agreed(ana)), &[day][..]));
    assert_eq!(trip.what, "A wedding");
}

#[test]
fn deleting_a_trip_leaves_the_people_and_the_talks_and_undo_brings_its_days_back() {
    let (mut book, id, ana, _) = planned();
    let talk = Exchange { people: [ana].into_iter().collect(), trip: Some(id), ..Exchange::default() };
    apply(&mut book, Command::LogExchange(Box::new(talk), Vec::new()), &ctx(5, 1)).unwrap();
    let was = book.trips.get(id).cloned();
    let change = apply(&mut book, Command::Delete(id.into()), &ctx(6, 1)).unwrap();
    assert!(book.trips.get(id).is_none());
    assert_eq!((book.people.iter().count(), book.exchanges.iter().count()), (2, 1));
    apply(&mut book, Command::Undo(change), &ctx(7, 1)).unwrap();
    assert_eq!(book.trips.get(id).cloned(), was);
}

/// An older version knows the collection as little as this one knows one of another name.
#[test]
fn an_older_version_hands_a_trip_on_in_its_next_download() {
    let trip = r#"{"id": "0190c0de00007000800000000000000a", "place": "Lisbon", "from": "2026-12-30",
        "evenings": ["2026-12-31"], "stamp": "019a000000000000000000a1"}"#;
    let file =
        format!(r#"{{"format": "kith-backup", "version": 1, "people": [{{"given": "Ana"}}], "voyages": [{trip}]}}"#);
    let older = read(&file).unwrap().book;
    assert_eq!(older.trips.iter().count(), 0);
    let next: Value = serde_json::from_str(&write(&older, 0, Device(1))).unwrap();
    assert_eq!(next["voyages"].as_array().map(Vec::len), Some(1), "{next}");
    let newer = json!({"format": "kith-backup", "version": 1, "trips": next["voyages"]});
    let newer = read(&newer.to_string()).unwrap().book;
    let (_, trip) = newer.trips.iter().next().unwrap();
    assert_eq!((trip.place.as_str(), trip.days().len(), trip.evenings.len()), ("Lisbon", 1, 1));
}

#[test]
fn no_field_of_a_place_is_a_coordinate() {
    let (trip, person, exchange) = (Trip::default(), Person::default(), Exchange::default());
    let fields = [trip.fields(), person.fields(), exchange.fields()].concat();
    for (name, _) in fields {
        let is_coordinate = ["latitude", "longitude", "geo", "position"].contains(&name);
        assert!(!is_coordinate, "{name}");
    }
}
