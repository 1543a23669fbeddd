//! What the page "Mentoring" shows. Today is Sunday 22 November 2026.

use super::asking::{aims, askable};
use super::growth::{helpers, teachers};
use super::mentoring::{earlier, is_untouched, next, pairs, roles, unpaired};
use crate::domain::tests::today;
use crate::domain::{Book, EndingKind};
use crate::formats::backup::read;

fn book(collections: &str) -> Book {
    let text = format!(r#"{{"format": "kith-backup", "version": 1, {collections}}}"#);
    read(&text).unwrap().book
}

/// Mina, Jonas, Priya and Sam, with the mentorships and exchanges.
fn of(mentorships: &str, exchanges: &str) -> Book {
    book(&format!(
        r#""people": [{{"id": "mina", "given": "Mina"}}, {{"id": "jonas", "given": "Jonas"}},
            {{"id": "priya", "given": "Priya"}}, {{"id": "sam", "given": "Sam"}},
            {{"id": "gone", "given": "Gone", "archived": true}}],
        "mentorships": [{mentorships}], "exchanges": [{exchanges}]"#
    ))
}

const SESSION: &str = r#"{"when": "2026-10-01", "people": ["sam"], "purpose": "mentoring-session"}"#;

#[test]
fn a_pair_with_a_next_session_stands_before_one_without() {
    let check = |mentorships: &str, exchanges: &str, expected: &[&str]| {
        let book = of(mentorships, exchanges);
        let names: Vec<String> = pairs(&book, today()).iter().map(|it| it.names.join(" and ")).collect();
        assert_eq!(names, expected, "{mentorships} {exchanges}");
    };
    let mina = r#"{"people": ["mina"], "shape": "mentor", "next": {"when": "2026-12-01"}}"#;
    let jonas = r#"{"people": ["jonas"], "shape": "mentor", "next": {"when": "2026-11-24", "time": "10:00"}}"#;
    let priya = r#"{"people": ["priya"], "shape": "mentee"}"#;
    let both = r#"{"people": ["mina", "jonas"]}"#;
    check(&format!("{priya}, {mina}, {jonas}"), "", &["Jonas", "Mina", "Priya"]);
    let talked =
        |who: &str, when: &str| format!(r#"{{"when": "{when}", "people": ["{who}"], "purpose": "mentoring-session"}}"#);
    let sam = r#"{"people": ["sam"]}"#;
    let talks = format!("{}, {}", talked("sam", "2026-11-02"), talked("priya", "2026-09-02"));
    check(&format!("{priya}, {sam}, {mina}"), &talks, &["Mina", "Sam", "Priya"]);
    check(both, "", &["Mina and Jonas"]);
    // A day that has passed is no next session.
    let past = r#"{"people": ["mina"], "next": {"when": "2026-11-21"}}"#;
    check(&format!("{past}, {jonas}"), "", &["Jonas", "Mina"]);
    check(r#"{"people": ["gone"]}"#, "", &[]);
}

#[test]
fn two_sessions_at_most_are_next() {
    let one = |who: &str, when: &str| format!(r#"{{"people": ["{who}"], "next": {{"when": "{when}"}}}}"#);
    let plans = [one("mina", "2026-12-03"), one("jonas", "2026-12-02"), one("priya", "2026-12-01")].join(", ");
    let pairs = pairs(&of(&plans, ""), today());
    let days: Vec<String> = next(&pairs).iter().map(|(_, next)| next.when.to_string()).collect();
    assert_eq!(days, ["2026-12-01", "2026-12-02"]);
}

#[test]
fn the_sentence_names_everybody_by_the_part() {
    let mentorships = r#"{"people": ["mina"], "shape": "mentor"}, {"people": ["jonas"], "role": "mentee"},
        {"people": ["priya"], "shape": "each-other"}"#;
    let book = of(mentorships, SESSION);
    let roles = roles(&pairs(&book, today()), &unpaired(&book));
    let expected = [vec!["Mina"], vec!["Jonas"], vec!["Priya"], vec!["Sam"]];
    assert_eq!([roles.mentees, roles.mentors, roles.each_other, roles.others], expected);
}

#[test]
fn sessions_without_a_mentorship_show_the_person() {
    let check = |mentorships: &str, exchanges: &str, expected: Option<(&str, usize)>| {
        let found = unpaired(&of(mentorships, exchanges));
        assert_eq!(found.first().map(|it| (it.name.as_str(), it.sessions)), expected, "{mentorships} {exchanges}");
    };
    let twice = format!("{SESSION}, {}", SESSION.replace("2026-10-01", "2026-11-01"));
    check("", "", None);
    check("", SESSION, Some(("Sam", 1)));
    check("", &twice, Some(("Sam", 2)));
    check(r#"{"people": ["sam"]}"#, SESSION, None);
    check("", &SESSION.replace("sam", "gone"), None);
    check("", &SESSION.replace("mentoring-session", "work"), None);
}

#[test]
fn what_is_over_stays_readable() {
    let check = |mentorship: &str, expected: Option<(Option<i32>, Option<EndingKind>, &str)>| {
        let book = of(mentorship, "");
        let found = earlier(&book);
        let found = found.first().map(|it| (it.year, it.how, it.words.as_str()));
        assert_eq!(found, expected, "{mentorship}");
    };
    check(r#"{"people": ["mina"], "shape": "mentor"}"#, None);
    check(
        r#"{"people": ["mina"], "stage": "ended", "closing": {"when": "2025-06-01", "how": "early", "changed": "A lot"}}"#,
        Some((Some(2025), Some(EndingKind::Early), "A lot")),
    );
    check(r#"{"people": ["mina"], "ending": "It was good"}"#, Some((None, None, "It was good")));
    check(r#"{"people": ["gone"]}"#, Some((None, None, "")));
    check(r#"{"people": ["nobody"]}"#, None);
    check(r#"{"people": ["nobody"], "stage": "ended"}"#, Some((None, None, "")));
}

#[test]
fn a_mentor_who_died_is_among_the_earlier_ones() {
    let book = book(
        r#""people": [{"id": "ruth", "given": "Ruth", "died": "2025"}],
        "mentorships": [{"people": ["ruth"], "shape": "mentee"}]"#,
    );
    assert_eq!(pairs(&book, today()), []);
    assert!(earlier(&book).first().is_some_and(|it| it.has_died && !it.has_ended));
}

#[test]
fn the_page_is_untouched_until_there_is_something_about_mentoring() {
    let check = |collections: &str, expected: bool| {
        assert_eq!(is_untouched(&book(collections), today()), expected, "{collections}");
    };
    check(r#""people": [{"given": "Ana"}]"#, true);
    check(r#""people": [{"id": "a", "given": "Ana"}], "exchanges": [{"when": "2026-11-01", "people": ["a"]}]"#, true);
    check(r#""people": [{"given": "Ana", "helps": [{"kind": "guide"}]}]"#, false);
    check(r#""people": [{"id": "a", "given": "Ana"}], "mentorships": [{"people": ["a"]}]"#, false);
    let session = SESSION.replace("sam", "a");
    check(&format!(r#""people": [{{"id": "a", "given": "Ana"}}], "exchanges": [{session}]"#), false);
}

#[test]
fn helpers_stand_under_each_kind_in_order() {
    let book = book(
        r#""people": [{"given": "Ruth", "died": "2014", "helps": [{"kind": "guide", "words": "She asked"}]},
            {"given": "Kenji", "helps": [{"kind": "guide"}, {"kind": "peer"}]}]"#,
    );
    let names = |people: &[super::growth::Helper]| people.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    let lines: Vec<Vec<String>> = helpers(&book).iter().map(|(_, it)| names(it)).collect();
    assert_eq!(lines.len(), 7);
    assert_eq!((lines[0].len(), lines[6].as_slice()), (2, ["Kenji".to_owned()].as_slice()));
    assert!(lines[1..6].iter().all(Vec::is_empty));
}

#[test]
fn the_filter_names_those_from_whom_something_was_learned() {
    let book = of(
        "",
        r#"{"when": "2026-10-01", "people": ["sam", "mina"], "learned": "Ask first"},
        {"when": "2026-10-02", "people": ["jonas"]}"#,
    );
    let names: Vec<String> = teachers(&book).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["Mina", "Sam"]);
}

#[test]
fn only_the_users_own_aims_are_offered() {
    let book = book(
        r#""aims": [{"what": "Sail"}, {"what": "Reached", "state": "reached"}, {"what": "Theirs", "whose": "theirs"}]"#,
    );
    assert_eq!(aims(&book).into_iter().map(|(_, what)| what).collect::<Vec<_>>(), ["Sail"]);
}

#[test]
fn people_in_contact_are_asked_before_new_ones_who_know() {
    let book = book(
        r#""people": [
            {"given": "New", "expertise": ["Contracts"]},
            {"given": "Warm", "id": "warm", "expertise": ["contract law"]},
            {"given": "Sleeping", "id": "sleeping", "role": "Contract manager"},
            {"given": "Mentioned", "notes": "How to read a contract"},
            {"given": "Paused", "expertise": ["contracts"], "paused_until": "2026-12-01"},
            {"given": "Dead", "expertise": ["contracts"], "died": "2020"},
            {"given": "Archived", "expertise": ["contracts"], "archived": true},
            {"given": "Other", "expertise": ["climbing"]}],
        "exchanges": [{"when": "2026-11-20", "people": ["warm"]}, {"when": "2025-01-20", "people": ["sleeping"]}]"#,
    );
    let check = |words: &str, expected: &[&str]| {
        let names: Vec<String> = askable(&book, words, today()).into_iter().map(|it| it.name).collect();
        assert_eq!(names, expected, "{words}");
    };
    check("How do I read a contract?", &["Warm", "Sleeping", "New"]);
    check("how can I get better", &[]);
    check("climbing", &["Other"]);
}
