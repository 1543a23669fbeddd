//! The rows, the gaps and the edges of a project.

use super::gaps::{Why, gaps, nobody_for};
use super::smallest::smallest_team;
use super::timeline::{What, timeline};
use super::{Standing, resting_since, rows, team, twins};
use crate::domain::tests::today;
use crate::domain::{Book, ProjectId, short_name};
use crate::formats::backup::read;
use crate::insight::aims::next::of_week;
use crate::insight::knows::{HeldBack, WayOn, way_on};

/// A book from people, needs and covers as a file has them.
fn book(people: &str, wants: &str, covers: &str) -> (Book, ProjectId) {
    let file = format!(
        r#"{{"format": "kith-backup", "version": 1, "people": [{people}],
        "projects": [{{"name": "The rocket", "wants": [{wants}], "covers": [{covers}]}}]}}"#
    );
    let book = read(&file).unwrap().book;
    let id = book.projects.iter().next().unwrap().0;
    (book, id)
}

const PEOPLE: &str = r#"{"given": "Ana", "id": "ana"}, {"given": "Kenji", "id": "kenji"},
    {"given": "Ravi", "id": "ravi", "died": "2025"}, {"given": "Uma", "id": "uma", "archived": true}"#;

#[test]
fn a_need_says_in_words_how_it_stands() {
    #[track_caller]
    fn check(covers: &[(&str, &str)], needed: &str, expected: Standing) {
        let covers: Vec<String> = covers
            .iter()
            .map(|(who, depth)| match *who {
                "me" => format!(r#"{{"need": "n", "depth": "{depth}"}}"#),
                who => format!(r#"{{"person": "{who}", "need": "n", "depth": "{depth}"}}"#),
            })
            .collect();
        let want = format!(r#"{{"id": "n", "what": "guidance", "depth": "{needed}"}}"#);
        let (book, id) = book(PEOPLE, &want, &covers.join(","));
        assert_eq!(rows(&book, id)[0].standing, expected, "{covers:?}");
    }
    check(&[], "does", Standing::Nobody);
    check(&[("ana", "curious")], "does", Standing::Learning);
    check(&[("ana", "does")], "does", Standing::OnePerson);
    check(&[("ana", "known-for")], "does", Standing::OnePerson);
    check(&[("ana", "does"), ("kenji", "curious")], "does", Standing::OnePerson);
    check(&[("ana", "does"), ("kenji", "does")], "does", Standing::GoodHands);
    check(&[("ana", "known-for"), ("kenji", "does")], "does", Standing::GoodHands);
    // Covered only by you.
    check(&[("me", "does")], "does", Standing::OnePerson);
    check(&[("me", "does"), ("ana", "does")], "does", Standing::GoodHands);
    // Archived or dead: the need opens again.
    check(&[("ravi", "known-for"), ("uma", "does")], "does", Standing::Nobody);
    check(&[("ana", "does"), ("ravi", "does")], "does", Standing::OnePerson);
    // Somebody known for it is needed.
    check(&[("ana", "does"), ("kenji", "does")], "known-for", Standing::Learning);
    check(&[("ana", "known-for"), ("kenji", "does")], "known-for", Standing::GoodHands);
}

#[test]
fn a_project_without_needs_and_one_without_people() {
    let (empty, id) = book("", "", "");
    assert!(rows(&empty, id).is_empty() && gaps(&empty, id, today()).is_empty());
    assert_eq!(smallest_team(&empty, id, today()), Default::default());
    let (alone, id) = book("", r#"{"what": "radio"}"#, "");
    let gaps = gaps(&alone, id, today());
    assert_eq!((gaps.len(), gaps[0].suggestions.len()), (1, 0));
}

#[test]
fn a_need_that_somebody_covers_has_nobody_else() {
    #[track_caller]
    fn check(covers: &str, nobody: &[&str], nobody_else: &[&str]) {
        let people = r#"{"given": "Ana", "id": "ana"}"#;
        let (book, id) = book(people, r#"{"id": "a", "what": "radio"}, {"id": "b", "what": "fuel"}"#, covers);
        let words = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect::<Vec<String>>();
        let (mut open, mut covered) = nobody_for(&gaps(&book, id, today()));
        [&mut open, &mut covered].into_iter().for_each(|it| it.sort_unstable());
        assert_eq!((open, covered), (words(nobody), words(nobody_else)), "{covers}");
    }
    check("", &["fuel", "radio"], &[]);
    check(r#"{"person": "ana", "need": "b"}"#, &["radio"], &["fuel"]);
    check(r#"{"person": "ana", "need": "a", "depth": "curious"}, {"need": "b"}"#, &[], &["fuel", "radio"]);
}

#[test]
fn one_person_on_every_need_is_named_alone_on_each() {
    let (book, id) = book(
        PEOPLE,
        r#"{"id": "a", "what": "radio"}, {"id": "b", "what": "fuel"}"#,
        r#"{"person": "kenji", "need": "a"}, {"person": "kenji", "need": "b"}"#,
    );
    let kenji = team(&book, id).people[0];
    assert!(rows(&book, id).iter().all(|it| it.alone() == Some(Some(kenji))));
}

#[test]
fn the_same_need_in_another_case_is_offered_to_become_one() {
    let (book, id) = book("", r#"{"what": "Radio"}, {"what": "fuel"}, {"what": " radio"}"#, "");
    let rows = rows(&book, id);
    assert!(twins(&rows).is_some());
    assert!(twins(&rows[..1]).is_none());
}

#[test]
fn the_dead_and_the_archived_stay_in_the_history() {
    let covers = r#"{"person": "ravi", "need": "n"}, {"person": "uma", "need": "n"}, {"person": "ana", "need": "n"}"#;
    let (book, id) = book(PEOPLE, r#"{"id": "n", "what": "radio"}"#, covers);
    let names = |ids: &[crate::domain::PersonId]| -> Vec<String> {
        ids.iter().map(|it| short_name(book.people.get(*it).unwrap())).collect()
    };
    let team = team(&book, id);
    assert_eq!(
        (names(&team.people), names(&team.earlier)),
        (vec!["Ana".to_owned()], vec!["Ravi".into(), "Uma".into()])
    );
}

#[test]
fn thirty_members_are_all_there_by_name() {
    let people: Vec<String> = (10..40).map(|it| format!(r#"{{"given": "P{it}", "id": "p{it}"}}"#)).collect();
    let covers: Vec<String> = (10..40).map(|it| format!(r#"{{"person": "p{it}", "need": "n"}}"#)).collect();
    let (book, id) = book(&people.join(","), r#"{"id": "n", "what": "radio"}"#, &covers.join(","));
    assert_eq!(team(&book, id).people.len(), 30);
    let first = rows(&book, id)[0].covers[0].0.unwrap();
    assert_eq!(short_name(book.people.get(first).unwrap()), "P10");
}

#[test]
fn a_gap_suggests_the_best_one_somebody_new_and_a_bridge() {
    let people = r#"{"given": "Kenji", "id": "kenji", "expertise": [{"what": "guidance", "depth": "known-for"}]},
        {"given": "Ana", "id": "ana", "expertise": ["guidance"]},
        {"given": "Noor", "id": "noor", "knows_who": "guidance at the harbour"}"#;
    let file = format!(
        r#"{{"format": "kith-backup", "version": 1, "people": [{people}],
        "exchanges": [{{"when": "2026-11-20", "people": ["kenji"], "purpose": "work"}},
            {{"when": "2026-11-20", "people": ["noor"]}}],
        "projects": [{{"name": "The rocket", "wants": [{{"id": "g", "what": "guidance"}}]}}]}}"#
    );
    let book = read(&file).unwrap().book;
    let gaps = gaps(&book, book.projects.iter().next().unwrap().0, today());
    let found = gaps[0].suggestions.iter().map(|it| (short_name(book.people.get(it.id).unwrap()), it.why));
    let expected = [("Kenji".to_owned(), Why::Knows), ("Ana".into(), Why::New), ("Noor".into(), Why::Bridge)];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn who_is_held_back_comes_last_with_the_reason_and_is_not_hidden() {
    #[track_caller]
    fn check(kenji: &str, rest: &str, expected: HeldBack) {
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [
                {{"given": "Kenji", "id": "kenji", "expertise": [{{"what": "guidance", "depth": "known-for"}}] {kenji}}},
                {{"given": "Ana", "id": "ana", "expertise": ["guidance"]}}], {rest}
            "projects": [{{"name": "The rocket", "wants": [{{"id": "g", "what": "guidance"}}]}}]}}"#
        );
        let book = read(&file).unwrap().book;
        let gaps = gaps(&book, book.projects.iter().next().unwrap().0, today());
        let found: Vec<_> =
            gaps[0].suggestions.iter().map(|it| (short_name(book.people.get(it.id).unwrap()), it.held_back)).collect();
        assert_eq!(found, [("Ana".to_owned(), None), ("Kenji".to_owned(), Some(expected))]);
    }
    let talk = |day: &str, more: &str| format!(r#"{{"when": "{day}", "people": ["kenji"], {more}}}"#);
    let ask = |day: &str| talk(day, r#""purpose": "ask", "notes": "a word""#);
    let asks = format!(r#""exchanges": [{}, {}],"#, ask("2026-11-18"), ask("2026-11-20"));
    check("", &asks, HeldBack::ManyAsks);
    let strained = format!(r#""exchanges": [{}],"#, talk("2026-11-01", r#""tone": "strained""#));
    check("", &strained, HeldBack::Strained);
    let promise = r#""promises": [{"what": "Send the book", "people": ["kenji"], "due": "2026-11-01"}],"#;
    check("", promise, HeldBack::Promise);
    let may = "2027-05-01".parse().unwrap();
    check(r#", "paused_until": "2027-05-01""#, "", HeldBack::Paused(may));
}

#[test]
fn a_project_and_an_aim_lead_to_a_person_as_the_search_does() {
    #[track_caller]
    fn check(more: &str, rest: &str, expected: &str) {
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{{"given": "Nadia", "id": "nadia", "circle": "close"}},
                {{"given": "Kenji", "id": "kenji", "expertise": ["guidance"] {more}}}],
            "projects": [{{"name": "The rocket", "wants": [{{"what": "guidance"}}]}}],
            "aims": [{{"what": "Steer", "why": "It is fun", "paths": [{{"person": "kenji", "how": "walked"}}]}}] {rest}}}"#
        );
        let book = read(&file).unwrap().book;
        let id = |name: &str| book.people.iter().find(|(_, it)| it.given == name).unwrap().0;
        let (kenji, way) = (id("Kenji"), way_on(&book, id("Kenji"), today()));
        let gap = &gaps(&book, book.projects.iter().next().unwrap().0, today())[0];
        let suggestion = gap.suggestions.iter().find(|it| it.id == kenji).unwrap();
        let words = match way {
            WayOn::Ask => "ask",
            WayOn::HelloFirst => "hello",
            WayOn::Introduction(bridge) if bridge == id("Nadia") => "Nadia",
            WayOn::Introduction(_) => "somebody else",
        };
        assert_eq!((suggestion.way, words), (way, expected), "{more} {rest}");
        let is_twice = gap.suggestions.iter().any(|it| way == WayOn::Introduction(it.id));
        assert!(!is_twice, "who introduces is named once: {more} {rest}");
        assert_eq!(of_week(&book, &[kenji], today()).is_some(), way == WayOn::Ask, "{more} {rest}");
    }
    let talk = |day: &str, who: &str| format!(r#", "exchanges": [{{"when": "{day}", "people": ["{who}"]}}]"#);
    check("", "", "hello");
    check(r#", "circle": "close""#, "", "ask");
    check("", &talk("2026-11-20", "kenji"), "ask");
    check("", &talk("2026-03-01", "kenji"), "hello");
    check(r#", "relations": [{"kind": "friend", "to": "nadia"}]"#, &talk("2026-11-20", "nadia"), "Nadia");
}

#[test]
fn a_project_that_nobody_touched_for_a_year_rests() {
    #[track_caller]
    fn check(last: &str, stage: &str, expected: Option<&str>) {
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{{"given": "Ana", "id": "ana"}}],
            "projects": [{{"id": "fair", "name": "The fair", "stage": "{stage}"}}],
            "exchanges": [{{"when": "{last}", "people": ["ana"], "project": "fair"}}]}}"#
        );
        let book = read(&file).unwrap().book;
        let since = resting_since(&book, book.projects.iter().next().unwrap().0, today());
        assert_eq!(since.map(|it| it.to_string()).as_deref(), expected, "{last}");
    }
    check("2025-10-01", "running", Some("2025-10-01"));
    check("2025-12-01", "running", None);
    check("2025-10-01", "done", None);
    check("2025-10-01", "resting", None);
}

/// A project that needs these things, with the knowledge of each person.
fn needs(wants: &[&str], people: &[(&str, &str)]) -> (Book, ProjectId) {
    let wants: Vec<String> = wants.iter().map(|it| format!(r#"{{"what": "{it}"}}"#)).collect();
    let people: Vec<String> =
        people.iter().map(|(name, more)| format!(r#"{{"given": "{name}", "id": "{name}" {more}}}"#)).collect();
    book(&people.join(","), &wants.join(","), "")
}

fn found(book: &Book, id: ProjectId) -> Vec<(String, Vec<String>)> {
    let name = |id| short_name(book.people.get(id).unwrap());
    let of = |gap: &super::gaps::Gap| gap.suggestions.iter().map(|it| name(it.id)).collect();
    gaps(book, id, today()).iter().map(|it| (it.row.what.clone(), of(it))).collect()
}

#[test]
fn one_shared_word_is_not_the_whole_need() {
    #[track_caller]
    fn check(need: &str, more: &str, may: bool, does: bool) {
        let (book, id) = needs(&[need], &[("Bo", more)]);
        let suggested = if may { vec!["Bo".to_owned()] } else { Vec::new() };
        assert_eq!(found(&book, id), [(need.to_owned(), suggested)], "{more}");
        assert_eq!(smallest_team(&book, id, today()).open.is_empty(), does, "{more}");
    }
    let knows = |what: &str| format!(r#", "expertise": [{{"what": "{what}", "depth": "known-for"}}]"#);
    check("contract law", &knows("law of the sea"), false, false);
    check("contract law", &knows("law"), false, false);
    check("contract law", &knows("contract law"), true, true);
    check("contract law", &knows("the law of contracts"), true, true);
    // The plural, in both directions.
    check("contract", &knows("contracts"), true, true);
    check("contracts", &knows("contract"), true, true);
    // The role says it, or it stands in two places: somebody to ask, and no promise that they do it.
    check("tax law", r#", "role": "tax law adviser""#, true, false);
    check("tax law", &format!(r#"{}, "role": "tax adviser""#, knows("law of the sea")), true, false);
}

#[test]
fn an_old_note_asks_whether_it_is_still_so() {
    #[track_caller]
    fn check(as_of: &str, expected: bool) {
        let more = format!(
            r#", "expertise": [{{"what": "contracts", "depth": "known-for", "how": "seen", "as_of": "{as_of}"}}]"#
        );
        let (book, id) = needs(&["contract"], &[("Con", &more)]);
        let one = gaps(&book, id, today())[0].suggestions[0].clone();
        assert_eq!((one.depth, one.is_old), (Some(crate::domain::Depth::KnownFor), expected), "{as_of}");
    }
    check("2016", true);
    check("2026", false);
}

#[test]
fn the_few_people_are_people_whom_one_may_ask() {
    #[track_caller]
    fn check(more: &str, talk: &str, covers: &str, is_named: bool) {
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1,
            "people": [{{"given": "Stra", "id": "s", "expertise": ["welding"] {more}}}],
            "exchanges": [{{"when": "2026-11-01", "people": ["s"] {talk}}}],
            "projects": [{{"name": "The rocket", "wants": [{{"id": "w", "what": "welding"}}], "covers": [{covers}]}}]}}"#
        );
        let book = read(&file).unwrap().book;
        let found = smallest_team(&book, book.projects.iter().next().unwrap().0, today());
        assert_eq!(found.open.is_empty(), is_named, "{more} {talk}");
    }
    let cover = r#"{"person": "s", "need": "w"}"#;
    check("", "", "", true);
    check(r#", "archived": true"#, "", "", false);
    check(r#", "paused_until": "2027-05-01""#, "", "", false);
    check("", r#", "tone": "strained""#, "", false);
    // They cover it already.
    check(r#", "paused_until": "2027-05-01""#, "", cover, true);
    check("", r#", "tone": "strained""#, cover, true);
}

#[test]
fn a_project_without_any_day_does_not_rest_since_1970() {
    #[track_caller]
    fn check(began: &str, expected: Option<&str>) {
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1,
            "projects": [{{"name": "The fair", "stage": "running" {began}}}]}}"#
        );
        let book = read(&file).unwrap().book;
        let since = resting_since(&book, book.projects.iter().next().unwrap().0, today());
        assert_eq!(since.map(|it| it.to_string()).as_deref(), expected, "{began}");
    }
    check("", None);
    check(r#", "began": "2024-03""#, Some("2024-03"));
    check(r#", "began": "2026-10-01""#, None);
    check(r#", "began": "2019""#, Some("2019"));
    check(r#", "began": "2025""#, None);
}

#[test]
fn who_was_asked_is_not_asked_again() {
    #[track_caller]
    fn check(when: &str, more: &str, asked: &[&str], suggested: &[&str]) {
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [
                {{"given": "Nev", "id": "nev", "expertise": [{{"what": "radio", "depth": "known-for"}}]}},
                {{"given": "Ana", "id": "ana", "expertise": ["radio"]}}],
            "exchanges": [{{"when": "{when}", "people": ["nev"] {more}}}],
            "projects": [{{"id": "r", "name": "The rocket", "wants": [{{"what": "radio"}}]}}]}}"#
        );
        let book = read(&file).unwrap().book;
        let gap = gaps(&book, book.projects.iter().next().unwrap().0, today()).remove(0);
        let name = |id| short_name(book.people.get(id).unwrap());
        assert_eq!(gap.asked.iter().map(|it| name(it.0)).collect::<Vec<_>>(), asked, "{when} {more}");
        assert_eq!(gap.suggestions.iter().map(|it| name(it.id)).collect::<Vec<_>>(), suggested, "{when} {more}");
    }
    let ask = |brought: &str| format!(r#", "purpose": "ask", "project": "r", "brought": "{brought}""#);
    check("2026-11-20", &ask("radio"), &["Nev"], &["Ana"]);
    check("2026-11-20", &ask(""), &["Nev"], &["Ana"]);
    check("2026-11-20", &ask("fuel"), &[], &["Nev", "Ana"]);
    check("2026-11-20", r#", "project": "r""#, &[], &["Nev", "Ana"]);
    check("2026-11-20", r#", "purpose": "ask""#, &[], &["Nev", "Ana"]);
    // Long enough ago to ask once more.
    check("2026-09-01", &ask("radio"), &[], &["Nev", "Ana"]);
}

#[test]
fn an_ask_is_one_line_of_what_happened_and_not_the_letter() {
    let file = r#"{"format": "kith-backup", "version": 1, "projects": [{"id": "r", "name": "The rocket"}],
        "exchanges": [{"when": "2026-11-20", "project": "r", "purpose": "ask", "brought": "radio",
            "notes": "Nev, for The rocket I am looking for somebody"}]}"#;
    let book = read(file).unwrap().book;
    let line = timeline(&book, book.projects.iter().next().unwrap().0).remove(0);
    assert!(matches!(line.what, What::Ask(_)));
    assert_eq!(line.words, "radio");
}

#[test]
fn what_they_do_not_know_any_more_is_not_offered_at_the_end() {
    let check = |expertise: &str, expected: &[&str]| {
        let people = format!(r#"{{"given": "Ola", "id": "ola", "expertise": [{expertise}]}}"#);
        let (book, id) = book(&people, r#"{"id": "f", "what": "Fuel"}"#, r#"{"person": "ola", "need": "f"}"#);
        let ola = super::closing::teammates(&book, id).remove(0);
        assert_eq!(ola.knows, expected, "{expertise}");
        assert!(ola.thanks.contains("Fuel"), "the thanks are for the past");
    };
    check("", &["Fuel"]);
    check(r#""fuel""#, &["Fuel"]);
    check(r#"{"what": "fuel", "gone": "not-any-more"}"#, &[]);
}

#[test]
fn the_thanks_are_for_what_somebody_turned_out_to_know() {
    let check = |project: &str, knows: &str, expected: bool| {
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1,
            "people": [{{"id": "kenji", "given": "Kenji", "expertise": [{{"what": "guidance" {knows}}}]}}],
            "projects": [{{"name": "Rocket", "members": [{{"person": "kenji"}}] {project}}}]}}"#
        );
        let book = read(&file).unwrap().book;
        let id = book.projects.iter().next().unwrap().0;
        let kenji = super::closing::teammates(&book, id).remove(0);
        assert_eq!(kenji.thanks.contains("guidance"), expected, "{project} {knows}");
    };
    let done = r#", "stage": "done", "ended": "2026-11-22""#;
    check(done, r#", "how": "seen", "as_of": "2026-11-22""#, true);
    check(done, r#", "how": "seen", "as_of": "2024""#, false);
    check(done, r#", "how": "told", "as_of": "2026-11-22""#, false);
    check("", r#", "how": "seen", "as_of": "2026-11-22""#, false);
}
