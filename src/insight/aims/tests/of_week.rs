//! The one talk of a week.

use super::{aim, book, day, lead, name, person, read, says};
use crate::domain::tests::{ctx, today};
use crate::domain::{Aim, AimCommand, Id, PathHow, PersonId, apply};
use crate::insight::aims::next::{InWeek, Next, NextTalk, WeekOver, for_next_week, in_week, next, of_week};
use crate::insight::week::{week, week_from};
use crate::insight::week_cache::WeekCache;
use crate::insight::week_choice::WeekChoice;

#[test]
fn one_talk_a_week_over_all_aims_and_never_a_fourth_person() {
    let two = format!(
        r#"{}, {{"id": "sail", "what": "Sail", "why": "For the quiet", "paths": [{{"person": "j", "how": "teaches"}}]}}"#,
        lead(r#"{"person": "p", "how": "walked"}"#)
    );
    let check = |more: &str, people: &[&str], expected: Option<&str>| {
        let book = book(&two, more);
        let people: Vec<PersonId> = people.iter().map(|it| person(&book, it)).collect();
        let talk = of_week(&book, &people, today());
        assert_eq!(talk.map(|it| name(&book, it.person)).as_deref(), expected, "{more}");
    };
    check("", &["Priya", "Jonas", "Dora"], Some("Priya"));
    check("", &["Jonas", "Dora"], Some("Jonas"));
    check("", &["Dora"], None);
    check(r#", "settings": {"low_battery": "2026-11-20"}"#, &["Priya"], None);
    check(r#", "settings": {"low_battery": "2026-11-10"}"#, &["Priya"], Some("Priya"));
    // A talk for an aim in this week, with whomever, is the one of the week.
    check(r#", "exchanges": [{"when": "2026-11-20", "people": ["d"], "aim": "sail"}]"#, &["Priya", "Jonas"], None);
    check(r#", "exchanges": [{"when": "2026-11-18", "people": ["d"], "aim": "sail"}]"#, &["Priya"], Some("Priya"));
}

#[test]
fn somebody_whom_it_is_better_not_to_ask_now_comes_after_the_others_and_never_by_themselves() {
    let asked = |name: &str, when: &str| format!(r#"{{"when": "{when}", "people": ["{name}"], "purpose": "ask"}}"#);
    let twice = format!(r#", "exchanges": [{}, {}]"#, asked("p", "2026-11-01"), asked("p", "2026-11-10"));
    let once = format!(r#", "exchanges": [{}]"#, asked("p", "2026-11-01"));
    let late = r#", "promises": [{"people": ["p"], "what": "the book", "due": "2026-11-01"}]"#;
    let check = |paths: &str, more: &str, on_page: &str, of_the_week: Option<&str>| {
        let book = book(&lead(paths), more);
        let people = ["Priya", "Jonas"].map(|it| person(&book, it));
        assert_eq!(says(&book), ("talk", on_page.to_owned()), "{paths} {more}");
        for talk in [of_week(&book, &people, today()), for_next_week(&book, today())] {
            assert_eq!(talk.map(|it| name(&book, it.person)).as_deref(), of_the_week, "{paths} {more}");
        }
    };
    let (priya, both) = (r#"{"person": "p", "how": "walked"}"#, r#"{"person": "p", "how": "walked"}, {"person": "j"}"#);
    check(priya, &once, "Priya", Some("Priya"));
    check(priya, &twice, "Priya", None);
    check(priya, late, "Priya", None);
    check(both, &twice, "Jonas", Some("Jonas"));
}

#[test]
fn an_aim_that_needs_a_hello_first_leaves_its_turn_to_the_next() {
    let aims = format!(
        r#"{{"id": "sail", "what": "Sail", "why": "For the quiet", "paths": [{{"person": "j", "how": "teaches"}}]}}, {}"#,
        lead(r#"{"person": "p", "how": "walked"}"#)
    );
    let book = book(&aims, r#", "exchanges": [{"when": "2025-01-20", "people": ["j"]}]"#);
    assert_eq!(for_next_week(&book, today()).map(|it| name(&book, it.person)).as_deref(), Some("Priya"));
}

#[test]
fn in_a_week_of_low_battery_no_page_of_an_aim_gives_a_letter() {
    let check = |low: &str, expected: &str| {
        let more = format!(r#", "settings": {{"low_battery": "{low}"}}"#);
        assert_eq!(says(&book(&lead(r#"{"person": "p", "how": "walked"}"#), &more)).0, expected, "{low}");
    };
    check("2026-11-22", "low battery");
    check("2026-11-20", "low battery");
    check("2026-11-10", "talk");
}

#[test]
fn a_talk_put_off_waits_for_next_week_and_the_other_aim_has_its_turn() {
    let mut book = book(
        &format!(
            r#"{}, {{"id": "sail", "what": "Sail", "why": "For the quiet", "paths": [{{"person": "j", "how": "teaches"}}]}}"#,
            lead(r#"{"person": "p", "how": "walked"}"#)
        ),
        "",
    );
    let people = ["Priya", "Jonas"].map(|it| person(&book, it));
    let first = of_week(&book, &people, today()).unwrap();
    apply(&mut book, AimCommand::NotThisWeek(first.aim).into(), &ctx(1, 1)).unwrap();
    assert_eq!(of_week(&book, &people, today()), None);
    let later = of_week(&book, &people, day("2026-11-28")).unwrap();
    assert_ne!(later.aim, first.aim, "the aim that waited longer");
}

#[test]
fn the_session_keeps_one_of_its_three_places_for_the_talk() {
    let people: Vec<String> =
        (0..6).map(|it| format!(r#"{{"id": "x{it}", "given": "X{it}", "circle": "close"}}"#)).collect();
    let exchanges: Vec<String> =
        (0..6).map(|it| format!(r#"{{"when": "2026-07-0{}", "people": ["x{it}"]}}"#, it + 1)).collect();
    let text = format!(
        r#"{{"format": "kith-backup", "version": 1, "people": [{}, {{"id": "q", "given": "Quinn"}}],
        "exchanges": [{}, {{"when": "2026-11-01", "people": ["q"]}}],
        "aims": [{{"what": "Sail", "why": "For the quiet", "paths": [{{"person": "q", "how": "walked"}}]}}]}}"#,
        people.join(", "),
        exchanges.join(", ")
    );
    let book = read(&text).unwrap().book;
    let quinn = person(&book, "Quinn");
    let next_week = day("2026-11-26");
    assert!(!week(&book, next_week).suggestions.iter().any(|it| it.person == quinn), "too early by itself");
    let NextTalk { person: kept, .. } = for_next_week(&book, today()).unwrap();
    let reserved = WeekChoice::reserved(next_week, kept);
    let with_place = week_from(&book, next_week, &reserved, &mut WeekCache::default());
    let people: Vec<PersonId> = with_place.suggestions.iter().map(|it| it.person).collect();
    assert_eq!((people.len(), people.contains(&quinn)), (3, true));
    assert_eq!(of_week(&book, &people, next_week).map(|it| it.person), Some(quinn));
    assert_eq!(WeekChoice::read(&reserved.to_string()), Some(reserved), "stored as a choice");
}

#[test]
fn the_page_says_when_the_talk_is_with_the_people_of_the_week() {
    let check = |more: &str, people: &[&str], expected: Option<InWeek>| {
        let book = book(&lead(r#"{"person": "p", "how": "walked"}"#), more);
        let people: Vec<PersonId> = people.iter().map(|it| person(&book, it)).collect();
        let talk = NextTalk { aim: aim(&book), person: person(&book, "Priya"), how: Some(PathHow::Walked) };
        assert_eq!(in_week(&book, talk, &people, today()), expected, "{more} {people:?}");
    };
    let from_thursday = Some(InWeek::From(day("2026-11-26")));
    check("", &["Priya", "Jonas"], Some(InWeek::Now));
    check("", &["Jonas"], from_thursday);
    check(r#", "settings": {"low_battery": "2026-11-22"}"#, &["Priya"], from_thursday);
    check(r#", "exchanges": [{"when": "2026-11-20", "people": ["d"], "aim": "lead"}]"#, &["Priya"], from_thursday);
    check(r#", "exchanges": [{"when": "2025-01-20", "people": ["p"]}]"#, &["Priya"], None);
}

#[test]
fn after_the_talk_of_the_week_no_page_of_an_aim_gives_another_letter() {
    let two = format!(
        r#"{}, {{"id": "sail", "what": "Sail", "why": "For the quiet", "paths": [{{"person": "d", "how": "teaches"}}]}}"#,
        lead(r#"{"person": "p", "how": "walked"}, {"person": "j", "how": "walks"}"#)
    );
    let check = |when: &str, aim: &str, first: (&str, &str), other: (&str, &str)| {
        let more = format!(r#", "exchanges": [{{"when": "{when}", "people": ["n"], "aim": "{aim}"}}]"#);
        let book = book(&two, &more);
        let of = |id: Id<Aim>| match next(&book, id, today()) {
            Next::Talk(it) => ("talk", name(&book, it.person)),
            Next::AnotherWeek(it, WeekOver::Talked) => ("talked", name(&book, it.person)),
            other => panic!("{other:?}"),
        };
        let ids: Vec<Id<Aim>> = book.aims.iter().map(|it| it.0).collect();
        for id in ids {
            let is_first = book.aims.get(id).unwrap().what == "Lead a team";
            let expected = if is_first { first } else { other };
            assert_eq!(of(id), (expected.0, expected.1.to_owned()), "{when} {aim}");
        }
    };
    check("2026-11-20", "sail", ("talked", "Priya"), ("talked", "Dora"));
    check("2026-11-20", "lead", ("talked", "Priya"), ("talked", "Dora"));
    check("2026-11-10", "sail", ("talk", "Priya"), ("talk", "Dora"));
}

#[test]
fn not_this_week_changes_the_page() {
    let mut book = book(&lead(r#"{"person": "p", "how": "walked"}"#), "");
    assert_eq!(says(&book), ("talk", "Priya".to_owned()));
    let id = aim(&book);
    apply(&mut book, AimCommand::NotThisWeek(id).into(), &ctx(1, 1)).unwrap();
    assert_eq!(says(&book), ("put aside", "Priya".to_owned()));
    assert!(matches!(next(&book, id, day("2026-11-28")), Next::Talk(_)), "next week");
}
