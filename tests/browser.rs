//! Unit tests in a real browser, for the adapters that native tests cannot reach.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use kith::domain::{Command, DateOrder, Person};
use kith::formats::foreign::{Locale, calendar};
use kith::store::{KeyValue, StorageKey, WorkerRepository, WriteError};
use kith::web::storage::Backing;
use kith::web::unicode;
use kith::web::{clock, intl};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

mod blocks {
    include!("support/blocks.rs");
}

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_browser_normalizes_text_as_a_native_build_does() {
    unicode::start();
    blocks::check(kith::domain::normalize);
}

/// The tables of calcard are made for 64 bits, unless its feature `wasm` is on. A call, which has the time of the
/// owner's clock, shows that the zone was found.
#[wasm_bindgen_test]
fn a_calendar_is_read_as_a_native_build_does() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:one\nDTSTART;TZID=W. Europe Standard Time:20260115T100000\n\
        LOCATION:https://zoom.us/j/1\nATTENDEE;CN=Ana:mailto:ana@northwind.example\nSTATUS:CONFIRMED\nEND:VEVENT\nEND:VCALENDAR\n";
    let locale = Locale { today: "2026-11-26".parse().unwrap(), date_order: DateOrder::DayFirst, zone: "Asia/Tokyo" };
    let incoming = calendar::read(text.as_bytes(), &locale, "2024-11-26".parse().unwrap(), &[]).unwrap();
    assert_eq!(incoming.meetings.iter().map(|it| it.exchange.time.as_str()).collect::<Vec<_>>(), ["18:00"]);
}

#[wasm_bindgen_test]
fn what_is_kept_is_there_after_opening_again() {
    let ctx = clock::ctx(Backing::find().device());
    let (mut session, _) = WorkerRepository::open(Backing::find(), clock::now_millis());
    session.erase();
    let ana = Person { given: "Ana".to_owned(), notes: "漢字 and \u{1f980}".to_owned(), ..Person::default() };
    session.commit(Command::AddPerson(Box::new(ana.clone())), &ctx).unwrap();
    let (again, opened) = WorkerRepository::open(Backing::find(), clock::now_millis());
    assert!(opened.damage.is_empty());
    assert_eq!(again.book().people.iter().map(|(_, it)| it.clone()).collect::<Vec<_>>(), [ana]);
    session.erase();
}

#[wasm_bindgen_test]
fn keys_of_others_are_left_alone() {
    let store = Backing::find();
    store.set("somebody.else", "theirs").unwrap();
    let (mut session, _) = WorkerRepository::open(Backing::find(), clock::now_millis());
    session.erase();
    assert_eq!(store.get("somebody.else").as_deref(), Some("theirs"));
    store.remove("somebody.else");
}

#[wasm_bindgen_test]
fn a_full_store_says_so_and_keeps_what_it_has() {
    let store = Backing::find();
    store.set("filler", &"x".repeat(5_242_000)).unwrap();
    assert_eq!(store.set(&StorageKey::Draft.to_string(), &"y".repeat(2_000)), Err(WriteError::Full));
    assert_eq!(store.get("filler").map(|it| it.len()), Some(5_242_000));
    store.remove("filler");
}

#[wasm_bindgen_test]
fn a_device_keeps_its_number() {
    assert_eq!(Backing::find().device(), Backing::find().device());
}

#[wasm_bindgen_test]
fn a_date_reads_as_it_does_in_a_sentence() {
    let day = "2020-05-14".parse().unwrap();
    let written = intl::date(day, intl::Style::Full);
    assert!(written.contains("14") && written.contains("May") && written.contains("2020"), "{written}");
}

#[wasm_bindgen_test]
fn names_sort_by_the_rules_of_a_language() {
    let names = ["Zoë", "Šárka", "sara 10", "Łukasz", "Sara 9", "Lukas", "Zoë"].map(str::to_owned);
    let ranks = intl::ranks(&names);
    assert_eq!(ranks[0], ranks[6], "equal names have the same place");
    let mut sorted: Vec<usize> = (0..names.len()).collect();
    sorted.sort_by_key(|it| ranks[*it]);
    let sorted: Vec<&str> = sorted.into_iter().map(|it| names[it].as_str()).collect();
    assert_eq!(sorted, ["Lukas", "Łukasz", "Sara 9", "sara 10", "Šárka", "Zoë", "Zoë"]);
}

mod web_of_people {
    include!("support/web_of_people.rs");
}

#[wasm_bindgen_test]
fn the_picture_of_who_knows_whom_has_the_bytes_of_a_native_build() {
    assert_eq!(web_of_people::drawn(), web_of_people::BYTES);
}
