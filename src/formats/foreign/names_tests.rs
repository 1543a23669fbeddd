//! Tests of pasted names.

use proptest::prelude::*;

use super::{read, recognise};
use crate::domain::display_name;

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = read(text)
        .people
        .iter()
        .map(|it| {
            let person = &it.person;
            let reached = person.emails.iter().chain(person.phones.iter()).map(|it| it.value.as_str());
            let more = [person.role.as_str(), &person.organisation].into_iter().chain(reached);
            let more = more.filter(|it| !it.is_empty() && **it != *display_name(person));
            [display_name(person)].into_iter().chain(more.map(str::to_owned)).collect::<Vec<_>>().join(" | ")
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn names_are_read_from_anywhere() {
    check("Ana Silva\nLuis Ortega\n", &["Ana Silva", "Luis Ortega"]);
    check("Ana Silva, Luis Ortega, Mina Kaya", &["Ana Silva", "Luis Ortega", "Mina Kaya"]);
    check("Ana, Luis, Mina", &["Ana", "Luis", "Mina"]);
    check("Ana Silva; Luis Ortega", &["Ana Silva", "Luis Ortega"]);
    check(
        "• Ana Silva\n* Luis Ortega\n- [ ] Mina Kaya\n☐ Tom Berg",
        &["Ana Silva", "Luis Ortega", "Mina Kaya", "Tom Berg"],
    );
    check("1. Ana Silva\n2) Luis Ortega\n(3) Mina Kaya", &["Ana Silva", "Luis Ortega", "Mina Kaya"]);
    check("田中 花子\n王小明", &["田中 花子", "王小明"]);
}

#[test]
fn what_stands_behind_a_name_is_understood() {
    check("Ana Silva <ana@example.org>", &["Ana Silva | ana@example.org"]);
    check("Ana Silva (ana@example.org)", &["Ana Silva | ana@example.org"]);
    check("ana@example.org", &["ana@example.org"]);
    check("Ana Silva, Quay Ltd", &["Ana Silva | Quay Ltd"]);
    check("Ana Silva, PhD", &["Ana Silva, PhD"]);
    check("Silva, Ana", &["Ana Silva"]);
    check("Ana Silva – Head of Design", &["Ana Silva | Head of Design"]);
    check("Ana Silva - Designer at Quay", &["Ana Silva | Designer | Quay"]);
    check("Ana Silva (Quay)", &["Ana Silva | Quay"]);
    check("Ana Silva +351 912 345 678", &["Ana Silva | +351 912 345 678"]);
}

#[test]
fn the_recipients_of_an_email_are_people() {
    let both = &["Ana Silva | ana@example.org", "Luis Ortega | luis@example.org"];
    check("To: Ana Silva <ana@example.org>, Luis Ortega <luis@example.org>", both);
    check("An: \"Silva, Ana\" <ana@example.org>; \"Ortega, Luis\" <luis@example.org>", both);
    check("Cc: Silva, Ana <ana@example.org>, Ortega, Luis <luis@example.org>", both);
    check("ana@example.org, luis@example.org", &["ana@example.org", "luis@example.org"]);
}

#[test]
fn a_line_that_is_no_name_is_skipped() {
    check("2026-11-22\nhttps://example.org\nWe met at the quay and talked about the boats there.\n---\nAna", &["Ana"]);
    assert_eq!(read("2026-11-22\n\nhttps://example.org\n").skipped.len(), 2);
    assert!(recognise("Ana Silva\nLuis Ortega\n") && !recognise("{\"a\": 1}\n") && !recognise(""));
    assert!(!recognise("Ana\u{1}Silva\nLuis\u{7}Ortega\n"), "bytes of a picture");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::formats::foreign::table::fuzz_cases()))]
    #[test]
    fn every_text_is_read(text: String, lines in "[A-Za-z0-9 ,;<>@.\"()\\[\\]:\n•–、、-]{0,120}") {
        read(&text);
        let found = read(&lines);
        prop_assert_eq!(&found, &read(&lines));
        prop_assert!(found.people.iter().all(|it| it.person.has_name()));
    }
}
