//! The people on a path, and those with a way to it.

use super::{aim, book, name, person, read, says};
use crate::domain::tests::today;
use crate::domain::{AimState, PathHow};
use crate::insight::aims::next::{Next, next, of_week};
use crate::insight::aims::paths::{curious_about, may_know, path};

#[test]
fn the_goals_of_somebody_else_and_of_a_mentorship_suggest_nothing() {
    let path = r#""paths": [{"person": "p", "how": "walked"}]"#;
    let check = |more: &str| {
        let aims = format!(r#"{{"what": "Lead a team", "why": "To learn", {path} {more}}}"#);
        let pairs = r#", "mentorships": [{"id": "m", "people": ["j"]}]"#;
        let book = book(&aims, pairs);
        assert_eq!(says(&book).0, "nobody", "{more}");
        assert_eq!(of_week(&book, &[person(&book, "Priya")], today()), None);
        assert_eq!(curious_about(&book, person(&book, "Priya")), []);
    };
    check(r#", "whose": "theirs""#);
    check(r#", "mentorship": "m""#);
}

#[test]
fn a_path_is_read_in_both_shapes_and_leaves_out_who_left() {
    let check = |aim: &str, expected: &[(&str, Option<PathHow>)]| {
        let book = book(aim, "");
        let (_, aim) = book.aims.iter().next().unwrap();
        let found: Vec<_> = path(&book, aim).iter().map(|it| (name(&book, it.person.unwrap()), it.how)).collect();
        let expected: Vec<_> = expected.iter().map(|(name, how)| ((*name).to_owned(), *how)).collect();
        assert_eq!(found, expected);
    };
    check(r#"{"what": "Sail", "people": ["p"]}"#, &[("Priya", None)]);
    check(
        r#"{"what": "Sail", "people": ["p"], "paths": [{"person": "j", "how": "walks"}, {"person": "n", "how": "walked"}]}"#,
        &[("Nadia", Some(PathHow::Walked)), ("Jonas", Some(PathHow::Walks))],
    );
    check(r#"{"what": "Sail", "paths": [{"person": "gone", "how": "walks"}]}"#, &[]);
}

#[test]
fn aims_that_rest_or_are_let_go_suggest_nothing() {
    for state in [AimState::Resting, AimState::LetGo, AimState::Reached] {
        let aims = format!(
            r#"{{"what": "Sail", "why": "For the quiet", "state": "{}", "paths": [{{"person": "p", "how": "walked"}}]}}"#,
            state.word()
        );
        let book = book(&aims, "");
        assert!(!matches!(next(&book, aim(&book), today()), Next::Talk(_)));
        assert_eq!(curious_about(&book, person(&book, "Priya")), []);
    }
}

#[test]
fn a_single_word_or_a_fact_of_health_makes_nobody_know_a_path() {
    #[track_caller]
    fn check(aim: &str, person: &str, expected: Option<&str>) {
        let text = format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "k", "given": "Kit" {person}}}],
            "aims": [{{"what": "{aim}"}}]}}"#
        );
        let book = read(&text).unwrap().book;
        let found = may_know(&book, book.aims.iter().next().unwrap().1, today());
        let words = found.first().map(|it| it.words[0].text.as_str());
        assert_eq!(words, expected, "{aim}: {person}");
    }
    let fact = |label: &str, text: &str| format!(r#", "facts": [{{"label": "{label}", "text": "{text}"}}]"#);
    check("Work in a small hospital", &fact("Home", "a small kitchen"), None);
    check("Work in a small hospital", &fact("Health", "her mother is in a small hospital"), None);
    check("Work in a small hospital", &fact("Before", "her mother is in a small hospital"), None);
    check("Work in a small hospital", &fact("Before", "nurse in a small hospital"), Some("nurse in a small hospital"));
    check("Lead a team", &fact("Plays", "the football team"), None);
    check("Lead a team", r#", "role": "Team assistant""#, None);
    check("Lead a team", r#", "role": "Team lead""#, Some("Team lead"));
    check("Become a baker", r#", "role": "Baker""#, Some("Baker"));
    check("Speak Portuguese", r#", "expertise": ["Portuguese"]"#, Some("Portuguese"));
    // In peace.
    check("Become a baker", r#", "role": "Baker", "donts": ["No talk of work"]"#, None);
    check("Become a baker", r#", "role": "Baker", "archived": true"#, None);
}
