//! Sentences that say where somebody will be.

use crate::domain::TripWhose;
use crate::formats::backup::read as read_backup;
use crate::quick_entry::{Happening, Names, Who, read, read_as};

fn names() -> Names {
    let book = r#"{"format": "kith-backup", "version": 1, "people": [
        {"given": "Nadia", "family": "Haddad"}, {"given": "Luis"}, {"given": "Ana", "family": "Reis"}]}"#;
    Names::of(&read_backup(book).unwrap().book)
}

#[test]
fn a_sentence_says_where_somebody_will_be() {
    let names = names();
    let now = "2026-11-22T12:00:00".parse().unwrap();
    let check = |sentence: &str, expected: &str| {
        let reading = read(sentence, &names, now);
        let stay = reading.stay.as_ref().map(|it| {
            let whose = if it.whose == Some(TripWhose::Theirs) { reading.who.len() } else { 0 };
            let day = |it: Option<chrono::NaiveDate>| it.map(|it| it.to_string()).unwrap_or_default();
            format!("{whose} {} {} {}", it.place, day(it.from), day(it.to))
        });
        assert_eq!(stay.as_deref().unwrap_or_default(), expected, "{sentence}");
        assert!(stay.is_none() || reading.happening == Happening::Nothing, "{sentence}");
        assert!(stay.is_none() || reading.who.iter().all(|it| matches!(it, Who::Known(_))), "{sentence}");
    };
    check("Nadia is in Vienna 3 to 6 May", "1 Vienna 2027-05-03 2027-05-06");
    check("Nadia is in Vienna from 3 to 6 May.", "1 Vienna 2027-05-03 2027-05-06");
    check("Nadia is in Vienna 3–6 May", "1 Vienna 2027-05-03 2027-05-06");
    check("Nadia is in Vienna May 3 to 6", "1 Vienna 2027-05-03 2027-05-06");
    check("Nadia is in Vienna, 3rd to 6th May", "1 Vienna 2027-05-03 2027-05-06");
    check("Nadia will be in Vienna from 30 December to 2 January", "1 Vienna 2026-12-30 2027-01-02");
    check("Nadia Haddad and Luis come to Porto 28 November until 1 December", "2 Porto 2026-11-28 2026-12-01");
    check("Nadia is in Vienna from 20 to 24 November", "1 Vienna 2026-11-20 2026-11-24");
    check("Luis is visiting São Paulo 2026-12-01 to 2026-12-08", "1 São Paulo 2026-12-01 2026-12-08");
    check("Luis is coming to Vienna from Monday to Thursday", "1 Vienna 2026-11-23 2026-11-26");
    check("Luis is coming to Vienna from Thursday to Monday", "1 Vienna 2026-11-26 2026-11-30");
    check("I am in Lisbon from 3 to 6 December", "0 Lisbon 2026-12-03 2026-12-06");
    check("I'm going to Lisbon 3 to 6 December", "0 Lisbon 2026-12-03 2026-12-06");
    check("I’ll be in Lisbon 28 to 2 December", "0 Lisbon 2026-11-28 2026-12-02");
    // Something else: no last day, nobody of the book, no place, a story, a day that is not there.
    check("Nadia is in Vienna on 3 May", "");
    check("Nadia is in Vienna", "");
    check("Zoltan is in Vienna 3 to 6 May", "");
    check("Nadia is in a meeting 3 to 6 May", "");
    check("Nadia is in Vienna 3 to 36 May", "");
    check("Nadia was in Vienna 3 to 6 May", "");
    check("Nadia is in Vienna from May to December", "");
    check("coffee with Nadia in Vienna 3 to 4 pm", "");
    check("Called Nadia, she is in Vienna 3 to 6 May", "");
}

#[test]
fn a_sentence_that_is_known_to_be_a_promise_plans_no_trip() {
    let now = "2026-11-22T12:00:00".parse().unwrap();
    for is_promise in [true, false] {
        assert_eq!(read_as("Nadia is in Vienna 3 to 6 May", &names(), now, Some(is_promise)).stay, None);
    }
}
