//! The next talk of an aim, and when nobody is suggested.

use super::{book, lead, read, says};
use crate::domain::tests::today;
use crate::insight::aims::next::for_next_week;

#[test]
fn who_walked_the_path_comes_first_and_who_decides_never() {
    let check = |paths: &str, expected: (&str, &str)| {
        let (kind, name) = says(&book(&lead(paths), ""));
        assert_eq!((kind, name.as_str()), expected, "{paths}");
    };
    check("", ("nobody", ""));
    check(r#"{"person": "d", "how": "decides"}"#, ("decides", "Dora"));
    check(r#"{"person": "d", "how": "decides"}, {"person": "n", "how": "knows-somebody"}"#, ("talk", "Nadia"));
    check(r#"{"person": "j", "how": "walks"}, {"person": "p", "how": "walked"}"#, ("talk", "Priya"));
    check(r#"{"person": "j", "how": "teaches"}, {"person": "n", "how": "walks"}"#, ("talk", "Nadia"));
    check(r#"{"person": "j"}"#, ("talk", "Jonas"));
}

#[test]
fn the_highest_role_does_not_come_first() {
    let people = r#""people": [{"id": "c", "given": "Chief", "role": "Chief executive", "circle": "inner"},
        {"id": "j", "given": "Jonas", "role": "Engineer"}]"#;
    let aims = lead(r#"{"person": "c", "how": "decides"}, {"person": "j", "how": "walked"}"#);
    let book = read(&format!(r#"{{"format": "kith-backup", "version": 1, {people}, "aims": [{aims}]}}"#)).unwrap().book;
    assert_eq!(says(&book), ("talk", "Jonas".to_owned()));
}

#[test]
fn people_in_peace_are_never_suggested_for_an_aim() {
    let check = |person: &str, more: &str, expected: &str| {
        let people = format!(r#""people": [{{"id": "p", "given": "Priya" {person}}}, {{"id": "o", "given": "Otto"}}]"#);
        let aims = lead(r#"{"person": "p", "how": "walked"}"#);
        let text = format!(r#"{{"format": "kith-backup", "version": 1, {people}, "aims": [{aims}] {more}}}"#);
        let book = read(&text).unwrap().book;
        let on_page = if expected == "hello first" { "talk" } else { expected };
        assert_eq!(says(&book).0, on_page, "{person} {more}");
        // The week keeps no place where a hello comes first: the page of the aim says that.
        assert_eq!(for_next_week(&book, today()).is_some(), expected == "talk", "{person} {more}");
    };
    let talk = |when: &str, words: &str| {
        format!(r#", "exchanges": [{{"when": "{when}", "people": ["p"], "notes": "{words}"}}]"#)
    };
    check("", "", "hello first");
    check(r#", "circle": "wider""#, "", "talk");
    check(r#", "paused_until": "2027-02-01""#, "", "not now");
    check(r#", "not_before": "2027-02-01""#, "", "not now");
    check(r#", "donts": ["No talk about work"]"#, "", "not now");
    check(r#", "archived": true"#, "", "not now");
    check(r#", "died": "2024""#, "", "not now");
    check("", &talk("2026-10-01", "My condolences for her mother"), "not now");
    check("", &talk("2026-11-01", "So sorry for your loss, I wrote"), "not now");
    check("", &talk("2026-07-01", "My condolences for her mother"), "hello first");
    check("", &talk("2026-11-01", "A good talk, wide awake"), "talk");
    check(r#", "relations": [{"kind": "parent", "to": "m"}]"#, "", "hello first");
}

#[test]
fn somebody_whose_mother_died_lately_is_left_in_peace() {
    let check = |died: &str, expected: &str| {
        let people = format!(
            r#""people": [{{"id": "p", "given": "Priya", "relations": [{{"kind": "parent", "to": "m"}}]}},
            {{"id": "m", "given": "Mala", "died": "{died}"}}]"#
        );
        let aims = lead(r#"{"person": "p", "how": "walked"}"#);
        let text = format!(r#"{{"format": "kith-backup", "version": 1, {people}, "aims": [{aims}]}}"#);
        assert_eq!(says(&read(&text).unwrap().book).0, expected, "{died}");
    };
    check("2026-11-01", "not now");
    check("2026-06-01", "talk");
    check("2020", "talk");
}

#[test]
fn after_an_ask_the_page_waits_for_the_answer() {
    let check = |paths: &str, exchanges: &str, expected: (&str, &str)| {
        let (kind, name) = says(&book(&lead(paths), &format!(r#", "exchanges": [{exchanges}]"#)));
        assert_eq!((kind, name.as_str()), expected, "{exchanges}");
    };
    let (one, ask) = (
        r#"{"person": "p", "how": "walked"}"#,
        r#"{"when": "2026-11-20", "people": ["p"], "aim": "lead", "purpose": "ask"}"#,
    );
    let two = format!(r#"{one}, {{"person": "j", "how": "walks"}}"#);
    check(one, ask, ("waiting", "Priya"));
    check(&two, ask, ("asked", "Jonas"));
    check(&two, &ask.replace("2026-11-20", "2026-11-02"), ("talk", "Jonas"));
    check(one, &format!(r#"{ask}, {{"when": "2026-11-21", "people": ["p"], "aim": "lead"}}"#), ("not now", ""));
}
