//! The rows, the gaps and the edges of a project.

use super::gaps::{Why, gaps};
use super::smallest::smallest_team;
use super::{Standing, resting_since, rows, team, twins};
use crate::domain::tests::today;
use crate::domain::{Book, ProjectId, short_name};
use crate::formats::backup::read;
use crate::insight::knows::HeldBack;

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
