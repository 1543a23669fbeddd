//! Words that say little, denied words, and the order of the people to ask.

use serde_json::{Value, json};

use super::tests::{NOBODY, book, check, knows, stated, talk};
use super::{HeldBack, ReferralWho, WayOn, way_on, who_knows, words_in_use};
use crate::domain::tests::today;

#[test]
fn words_that_say_little_are_found_where_they_are_stated() {
    let ivo = ("Ivo", stated(&["IT"]));
    let notes =
        ("Ann", json!({"notes": "It is late. Get it done, with good people, and work.", "role": "Make it happen"}));
    for query in ["IT", "it", "It"] {
        check(&[ivo.clone(), notes.clone()], json!({}), query, [&["Ivo"], NOBODY, NOBODY, NOBODY]);
    }
    for (what, queries) in [
        (
            "working with people",
            &["working with people", "Working  with people", "people", "who knows working with people"],
        ),
        ("social work", &["work", "social work", "somebody for social work", ""]),
        ("get things done", &["get things done", "Get Things Done", "things", ""]),
        ("it support", &["IT support", "it support", "support", "IT"]),
        ("IT law", &["IT law", "law of IT", "IT", "law"]),
        ("Who's Who", &["who's who", "Who's Who", "", ""]),
    ] {
        let people = [("Una", stated(&[what])), notes.clone()];
        for query in queries.iter().filter(|it| !it.is_empty()) {
            check(&people, json!({}), query, [&["Una"], NOBODY, NOBODY, NOBODY]);
        }
    }
    check(&[("Una", stated(&["tax law"]))], json!({}), "WHO KNOWS ABOUT TAX LAW", [&["Una"], NOBODY, NOBODY, NOBODY]);
}

#[test]
fn a_word_that_says_little_counts_where_somebody_has_it() {
    let people = [("Aid", stated(&["development aid"])), ("First", stated(&["first aid"]))];
    check(&people, json!({}), "who knows about first aid", [&["First"], &["Aid"], NOBODY, NOBODY]);
    check(&people, json!({}), "good aid", [&["Aid", "First"], NOBODY, NOBODY, NOBODY]);
    let means = json!({"settings": {"means": [{"word": "dealing with people", "same_as": "law of the sea"}]}});
    check(&[("Sea", stated(&["law of the sea"]))], means, "dealing with people", [&["Sea"], NOBODY, NOBODY, NOBODY]);
}

#[test]
fn who_is_retired_or_does_it_no_more_is_only_mentioned() {
    for role in [
        "grants officer (retired)",
        "Retired grants officer",
        "grants officer, retired",
        "professor emeritus of grants",
        "grants no more",
        "grants, but not any more",
        "a retired officer of grants",
        "grants? not anymore",
        "Grants? No",
    ] {
        check(&[("Gus", json!({"role": role}))], json!({}), "grants", [NOBODY, NOBODY, NOBODY, &["Gus"]]);
    }
    for role in ["grants for retired people", "grants, no matter what", "grants and nothing else", "grants? always"] {
        check(&[("Gus", json!({"role": role}))], json!({}), "grants", [&["Gus"], NOBODY, NOBODY, NOBODY]);
    }
    let notes = json!({"notes": "Lunch. Grants? Not anymore. Tea."});
    let answer = check(&[("Gus", notes)], json!({}), "grants", [NOBODY, NOBODY, NOBODY, &["Gus"]]);
    assert_eq!(answer.only_mentioned[0].words.text, "Grants? Not anymore.");
}

#[test]
fn their_lawyer_may_know_and_what_is_denied_or_not_to_do_leads_to_nobody() {
    let checked = |fields: Value, is_way: bool| {
        let ways: &[&str] = if is_way { &["Eli"] } else { NOBODY };
        let mentions: &[&str] = if is_way { NOBODY } else { &["Eli"] };
        check(&[("Eli", fields)], json!({}), "tax", [NOBODY, NOBODY, ways, mentions]);
    };
    for notes in
        ["Their lawyer does tax.", "Tax is for her new accountant.", "His lawyers know tax", "Her tax adviser."]
    {
        checked(json!({"notes": notes}), true);
    }
    for notes in [
        "Her paper on tax.",
        "Her summer was all tax.",
        "Her brother is not in tax.",
        "Their lawyer does no tax.",
        "Tell her about her tax lawyer never again.",
    ] {
        checked(json!({"notes": notes}), false);
    }
    checked(json!({"donts": ["Ask about her tax lawyer"]}), false);
}

#[test]
fn the_first_way_on_and_the_list_name_the_same_person_to_introduce() {
    let relation = json!({"relations": [{"kind": "friend", "to": "far"}]});
    let people = [
        ("Far", knows("tax law", json!({"depth": "known-for"}))),
        ("Noa", relation.clone()),
        ("Nadia", relation.clone()),
        ("Sol", relation.clone()),
        ("Abe", relation),
    ];
    let asks = ["2026-03-01", "2026-04-01"].map(|day| talk(day, "abe", json!({"purpose": "ask"})));
    let mut talks = vec![
        talk("2026-11-20", "abe", json!({})),
        talk("2026-11-20", "nadia", json!({})),
        talk("2026-11-17", "noa", json!({"purpose": "ask"})),
        talk("2026-11-20", "sol", json!({"tone": "strained"})),
    ];
    talks.extend(asks);
    let rest = json!({"exchanges": talks});
    let answer = check(&people, rest.clone(), "tax law", [&["Far"], NOBODY, &["Nadia", "Noa", "Abe", "Sol"], NOBODY]);
    let held: Vec<_> = answer.may_know_who.iter().map(|it| it.held_back).collect();
    assert_eq!(held, [None, None, Some(HeldBack::ManyAsks), Some(HeldBack::Strained)]);
    let first = answer.may_know_who[0].who;
    let WayOn::Introduction(bridge) = way_on(&book(&people, rest), answer.knows[0].id, today()) else {
        panic!("an introduction")
    };
    assert_eq!(first, ReferralWho::Person(bridge));
}

#[test]
fn a_friend_without_a_noted_talk_is_asked() {
    let mut friend = stated(&["tea"]);
    friend["circle"] = json!("inner");
    let people = [("Friend", friend), ("Near", json!({"relations": [{"kind": "friend", "to": "friend"}]}))];
    let talks = json!({"exchanges": [talk("2026-11-20", "near", json!({}))]});
    let answer = check(&people, talks.clone(), "tea", [&["Friend"], NOBODY, NOBODY, NOBODY]);
    assert_eq!(way_on(&book(&people, talks), answer.knows[0].id, today()), WayOn::Ask);
}

#[test]
fn the_one_who_told_you_is_named() {
    let told = knows("tax", json!({"how": "told", "who_said": "Ana"}));
    let answer = check(&[("Eli", told)], json!({}), "tax", [&["Eli"], NOBODY, NOBODY, NOBODY]);
    assert_eq!(answer.knows[0].who_said, "Ana");
}

#[test]
fn words_in_use_find_somebody_and_near_words_have_roles_and_tags() {
    let mut died = stated(&["grants"]);
    died["died"] = json!("2020");
    let people = [
        ("Ravi", died),
        ("Fay", json!({"role": "Fundraiser"})),
        ("Tim", json!({"tags": ["translator", "transport"]})),
        ("Tea", stated(&["tea"])),
    ];
    assert_eq!(words_in_use(&book(&people, json!({}))), ["tea"]);
    let near = |query: &str| check(&people, json!({}), query, [NOBODY; 4]).nearby;
    assert_eq!(near("grants"), Vec::<String>::new());
    assert_eq!(near("fundraising"), ["Fundraiser"]);
    assert_eq!(near("translation"), ["translator", "transport"]);
    let gone = [("Cy", json!({"tags": ["ex-marketing", "markets"]}))];
    assert_eq!(check(&gone, json!({}), "mark", [NOBODY; 4]).nearby, ["markets"], "what is denied is not near");
}

#[test]
fn while_nobody_knows_it_there_are_people_of_the_field_and_those_who_could_know_who() {
    let people = [
        ("Dee", json!({"organisation": "Hart Contract Law LLP"})),
        ("Tag", json!({"tags": ["ex-law"]})),
        ("Pau", json!({"organisation": "Law for all", "paused_until": "2027-05-01"})),
        ("Kim", json!({"knows_who": "people who set tariffs in Geneva"})),
        ("Teo", stated(&["law"])),
    ];
    let answer = check(&people, json!({}), "Tariff law", [NOBODY, &["Teo"], NOBODY, &["Tag"]]);
    let names = |all: &[crate::insight::knows::Referral]| all.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    let field = answer.field.unwrap();
    assert_eq!((field.word.as_str(), names(&field.people)), ("law", vec!["Dee".to_owned()]));
    assert_eq!(names(&answer.could_know), ["Kim"]);
    let known = check(&people, json!({}), "law", [&["Teo"], NOBODY, &["Dee"], &["Tag"]]);
    assert_eq!((known.field, known.could_know), (None, vec![]), "somebody knows it");
}

#[test]
fn a_lawyer_is_in_law_and_a_taxi_driver_is_not_in_tax() {
    let people = [
        ("Lea", json!({"role": "Lawyer"})),
        ("Ted", json!({"role": "Taxi driver"})),
        ("Max", json!({"organisation": "Lawyers United"})),
        ("Eva", json!({"tags": ["ex-lawyer"]})),
        ("Lou", json!({"role": "Lawn care"})),
    ];
    let field = |query: &str| {
        let field = who_knows(&book(&people, json!({})), today(), query).field;
        field.map(|it| it.people.into_iter().map(|it| it.name).collect::<Vec<_>>()).unwrap_or_default()
    };
    assert_eq!(field("tariff law"), ["Lea", "Max"]);
    assert_eq!(field("tax"), Vec::<String>::new());
}

#[test]
fn a_slip_shows_the_word_as_it_is_written() {
    let check = |typed: &str, expected: &str| {
        let people = [("Ana", stated(&["Verhandlungsführung"]))];
        assert_eq!(who_knows(&book(&people, json!({})), today(), typed).slip.as_deref(), Some(expected), "{typed}");
    };
    check("Verhandlungsfürung", "Verhandlungsführung");
    check("Harte Verhandlungsfurung", "Harte Verhandlungsführung");
}

#[test]
fn every_text_that_counts_is_found() {
    let about = |fields: Value| {
        let answer = check_any(&[("Ana", fields)], json!({}));
        assert_eq!(answer, ["Ana"]);
    };
    for field in ["role", "department", "organisation", "knows_who", "notes", "place"] {
        about(json!({field: "The Straße of Ana"}));
    }
    for field in ["tags", "dos", "donts", "expertise"] {
        about(json!({field: ["Straße"]}));
    }
    for field in ["facts", "custom"] {
        about(json!({field: [{"label": "Work", "text": "the strasse's end"}]}));
    }
    for field in ["place", "story"] {
        about(json!({"how_met": {field: "STRASSE"}}));
    }
    assert_eq!(check_any(&[("Ana", json!({"groups": ["strassen"]}))], json!({})), ["strassen"]);
    for (field, text) in
        [("notes", json!("strasse")), ("next_time", json!("the strassen")), ("brought", json!("Strasse"))]
            .into_iter()
            .chain([("place", json!("Straße")), ("topics", json!(["strasse"])), ("tags", json!(["strasse"]))])
    {
        let talks = json!({"exchanges": [talk("2026-11-01", "ana", json!({field: text}))]});
        assert_eq!(check_any(&[("Ana", json!({}))], talks), ["Ana"], "{field}");
    }
    let met = json!({"exchanges": [{"when": "2026-11-01", "encounter": "two from the strasse"}]});
    assert_eq!(check_any(&[], met), ["two from the strasse"]);
    let lesson = |day: &str| {
        talk(day, "ana", json!({"purpose": "learning", "topic_from": "them", "grow": {"goal": "the strasse"}}))
    };
    let taught = json!({"exchanges": [lesson("2026-11-01"), lesson("2026-11-02")]});
    assert_eq!(check_any(&[("Ana", json!({}))], taught), ["Ana"]);
}

/// All names that a search finds, in whichever list.
fn check_any(people: &[(&str, Value)], rest: Value) -> Vec<String> {
    let answer = who_knows(&book(people, rest), today(), "strasse");
    let known = answer.knows.into_iter().map(|it| it.name);
    let may = answer.may_know_who.into_iter().map(|it| it.name);
    known.chain(may).chain(answer.only_mentioned.into_iter().map(|it| it.name)).collect()
}
