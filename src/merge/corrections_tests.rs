//! Corrected files.

use super::{correct, recognise_entries};
use crate::domain::tests::ctx;
use crate::domain::{Book, Command, Kind, apply};
use crate::formats::backup::read;
use crate::merge::plan;

fn book(people: &str) -> Book {
    read(&format!(r#"{{"format": "kith-backup", "version": 1, "people": [{people}]}}"#)).unwrap().book
}

/// Opens a file after another, with the choice of the dialog, and returns each person's numbers and role.
#[track_caller]
fn check(first: &str, second: &str, takes_theirs: bool, expected: &[&str]) {
    let (mut mine, mut theirs) = (book(first), book(second));
    recognise_entries(&mine, &mut theirs, &[]);
    let mut plan = plan(&mine, &theirs, 0);
    correct(&mut plan, &mine, &theirs);
    for conflict in plan.conflicts.clone() {
        assert!(conflict.takes_theirs(), "the corrected file is right, if nobody says otherwise");
        plan.choose(&conflict, takes_theirs);
    }
    if !plan.is_empty() {
        apply(&mut mine, Command::Merge(plan.change), &ctx(1, 1)).unwrap();
    }
    let person = |it: &crate::domain::Person| {
        let phones: Vec<&str> = it.phones.iter().map(|it| it.value.as_str()).collect();
        format!("{}: {} {}", it.given, phones.join(", "), it.role).trim().to_owned()
    };
    assert_eq!(mine.people.iter().map(|(_, it)| person(it)).collect::<Vec<_>>(), expected);
}

const RITA: &str = r#"{"given": "Rita", "family": "Re", "phones": [{"value": "+1 111"}]}"#;
const RITA_112: &str = r#"{"given": "Rita", "family": "Re", "phones": [{"value": "+1 112"}]}"#;

#[test]
fn a_corrected_file_is_about_the_same_person() {
    check(RITA, RITA_112, true, &["Rita: +1 112"]);
    check(RITA, RITA_112, false, &["Rita: +1 111"]);
    check(RITA, RITA, true, &["Rita: +1 111"]);
    let with_id = |person: &str| person.replacen('{', r#"{"id": "rita", "#, 1);
    check(&with_id(RITA), &with_id(RITA_112), true, &["Rita: +1 112"]);
    let cook = r#"{"id": "r", "given": "Rita", "role": "Cook"}"#;
    let chef = r#"{"id": "r", "given": "Rita", "role": "Chef"}"#;
    check(cook, chef, true, &["Rita:  Chef"]);
    check(cook, chef, false, &["Rita:  Cook"]);
    check(chef, cook, true, &["Rita:  Cook"]);
}

#[test]
fn a_second_number_is_added_and_a_missing_one_stays() {
    let both = r#"{"given": "Rita", "family": "Re", "phones": [{"value": "+1 111"}, {"value": "+1 222"}]}"#;
    check(RITA, both, true, &["Rita: +1 111, +1 222"]);
    check(both, RITA, true, &["Rita: +1 111, +1 222"]);
    check(RITA, r#"{"given": "Rita", "family": "Re", "role": "Cook"}"#, true, &["Rita: +1 111 Cook"]);
}

#[test]
fn two_people_of_one_name_are_never_joined() {
    let other = r#"{"given": "Rita", "family": "Re", "role": "Cook"}"#;
    let (mine, mut theirs) = (book(&format!("{RITA}, {other}")), book(RITA_112));
    recognise_entries(&mine, &mut theirs, &[]);
    assert!(mine.entities(Kind::People).iter().all(|it| !theirs.entities(Kind::People).contains(it)));
}

#[test]
fn a_corrected_name_is_of_the_same_person_if_address_and_given_name_are() {
    let named = |given: &str, family: &str| {
        format!(r#"{{"given": "{given}", "family": "{family}", "emails": [{{"value": "re@x.example"}}]}}"#)
    };
    let count = |second: &str| {
        let (mine, mut theirs) = (book(&named("Rita", "Re")), book(second));
        recognise_entries(&mine, &mut theirs, &[]);
        plan(&mine, &theirs, 0).new.len()
    };
    assert_eq!(count(&named("Rita", "Ree")), 0);
    assert_eq!(count(&named("Luis", "Re")), 1, "one address may be of a family");
    assert_eq!(count(&format!("{}, {}", named("Rita", "Ree"), named("Rita", "Roe"))), 2);
}

#[test]
fn somebody_else_of_the_same_name_is_somebody_new() {
    let (mine, mut theirs) = (book(RITA), book(RITA_112));
    let recognised = recognise_entries(&mine, &mut theirs.clone(), &[]);
    assert_eq!(recognised, mine.entities(Kind::People));
    assert_eq!(recognise_entries(&mine, &mut theirs, &recognised), []);
    assert_eq!(plan(&mine, &theirs, 0).new.len(), 1);
}

#[test]
fn of_two_people_of_one_name_the_corrected_one_is_recognised() {
    let other = r#"{"given": "Rita", "family": "Re", "phones": [{"value": "+1 999"}], "role": "Cook"}"#;
    check(&format!("{other}, {RITA}"), &format!("{other}, {RITA_112}"), true, &["Rita: +1 999 Cook", "Rita: +1 112"]);
}

#[test]
fn two_people_who_share_a_number_stay_two() {
    let lopez = r#"{"given": "Rita", "family": "Lopez", "phones": [{"value": "+1 111"}]}"#;
    check(RITA, lopez, true, &["Rita: +1 111", "Rita: +1 111"]);
}

#[test]
fn a_corrected_element_takes_the_place_of_one_of_its_kind() {
    let rita = |dates: &str| format!(r#"{{"given": "Rita", "family": "Re", "dates": [{dates}]}}"#);
    let birthday = |day: &str| format!(r#"{{"kind": "birthday", "when": "{day}"}}"#);
    let second = format!(r#"{{"kind": "anniversary", "when": "2010-06-01"}}, {}"#, birthday("1987-11-29"));
    let (mine, mut theirs) = (book(&rita(&birthday("1987-11-28"))), book(&rita(&second)));
    recognise_entries(&mine, &mut theirs, &[]);
    let mut plan = plan(&mine, &theirs, 0);
    correct(&mut plan, &mine, &theirs);
    assert_eq!(plan.conflicts.len(), 1);
    assert!(
        plan.conflicts[0].cell.contains("1987-11-29")
            || plan.conflicts[0].theirs.value.as_ref().unwrap()["when"] == "1987-11-29"
    );
}

#[test]
fn a_corrected_exchange_is_the_same_exchange() {
    let file = |notes: &str, id: &str| {
        let people = format!(r#"{{"id": "{id}", "given": "Rita"}}"#);
        let exchange = format!(r#"{{"when": "2026-11-20", "people": ["{id}"], "notes": "{notes}"}}"#);
        let text =
            format!(r#"{{"format": "kith-backup", "version": 1, "people": [{people}], "exchanges": [{exchange}]}}"#);
        read(&text).unwrap().book
    };
    let (mine, mut theirs) = (file("teh tides", "r"), file("the tides", "r"));
    recognise_entries(&mine, &mut theirs, &[]);
    let mut plan = plan(&mine, &theirs, 0);
    correct(&mut plan, &mine, &theirs);
    assert!(plan.new.is_empty() && plan.conflicts.len() == 1 && plan.conflicts[0].takes_theirs());
    // A person to whom the file refers by another id keeps that id.
    let mut theirs = file("the tides", "other");
    let before = theirs.clone();
    recognise_entries(&mine, &mut theirs, &[]);
    assert_eq!(theirs.entities(Kind::People), before.entities(Kind::People));
}
