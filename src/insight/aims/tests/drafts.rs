//! The words to somebody, and the kit of a talk.

use super::{book, lead, person, read};
use crate::domain::tests::today;
use crate::domain::{Aim, PathHow};
use crate::insight::aims::drafts::{Interest, draft, kit, report, thanks};
use crate::insight::aims::next::of_week;

#[test]
fn a_draft_says_why_or_there_is_none() {
    let check = |why: &str, how: Option<PathHow>, expected: bool| {
        let aim = Aim { what: "Lead a team".into(), why: why.into(), ..Aim::default() };
        let text = draft(&aim, "Jonas", how);
        assert_eq!(text.is_some(), expected, "{why} {how:?}");
        assert!(text.is_none_or(|it| it.contains(why.trim()) && it.contains("Lead a team") && !it.contains('!')));
    };
    for how in PathHow::ALL {
        check("I like to see others grow.", Some(*how), *how != PathHow::Decides);
        check("", Some(*how), false);
        check("  ", Some(*how), false);
    }
    check("I like to see others grow", None, true);
    let book = book(r#"{"what": "Sail", "paths": [{"person": "p", "how": "walked"}]}"#, "");
    assert_eq!(of_week(&book, &[person(&book, "Priya")], today()), None, "no talk of the week without a why");
}

#[test]
fn no_words_to_somebody_judge_or_press() {
    const NEVER: [&str; 9] = ["fail", "target", "progress", "completed", "useful", "network", "favour", "asap", "!"];
    let aim = Aim { what: "Bake".into(), why: "For the smell.".into(), ..Aim::default() };
    let book = book(r#"{"what": "Bake", "paths": [{"person": "p"}]}"#, "");
    let drafts = PathHow::ALL.iter().filter_map(|how| draft(&aim, "Jonas", Some(*how)));
    let kits = PathHow::ALL.iter().flat_map(|how| kit(&book, &aim, person(&book, "Priya"), Some(*how)).questions);
    let all: Vec<String> = drafts.chain(kits.map(str::to_owned)).chain([thanks("Jo"), report("Jo", &[])]).collect();
    for text in all {
        assert!(!NEVER.iter().any(|it| text.to_lowercase().contains(it)), "{text}");
    }
}

#[test]
fn the_kit_has_three_questions_an_interest_and_something_to_give() {
    let more = r#", "exchanges": [{"when": "2026-11-01", "people": ["p"], "topics": ["the old flat"]}],
        "shares": [{"what": "An article about teams", "people": ["p"]}]"#;
    let book = book(&lead(r#"{"person": "p", "how": "walked"}"#), more);
    let found = kit(&book, &Aim::default(), person(&book, "Priya"), Some(PathHow::Walked));
    assert_eq!((found.questions.len(), found.interest), (3, Some(Interest::Talked("the old flat".into()))));
    assert_eq!(found.gift.as_deref(), Some("An article about teams"));
    assert_eq!(kit(&book, &Aim::default(), person(&book, "Priya"), Some(PathHow::Decides)).questions.len(), 0);
    let asked = super::book(&lead(r#"{"person": "p", "how": "walked"}"#), r#", "settings": {"asks": ["tenders"]}"#);
    let found = kit(&asked, &Aim::default(), person(&asked, "Priya"), Some(PathHow::Walked));
    assert_eq!(found.gift.as_deref(), Some("tenders"), "what people can ask the user");
}

#[test]
fn the_kit_names_what_interests_both_in_my_own_words() {
    let check = |person: &str, more: &str, expected: Option<Interest>| {
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "p", "given": "Priya" {person}}}],
            "settings": {{"asks": ["public tenders"]}}, "aims": [{{"what": "Become a baker"}}] {more}}}"#
        );
        let book = read(&file).unwrap().book;
        let aim = book.aims.iter().next().unwrap().1;
        let found = kit(&book, aim, super::person(&book, "Priya"), Some(PathHow::Walked)).interest;
        assert_eq!(found, expected, "{person} {more}");
    };
    let both = |it: &str| Some(Interest::Both(it.into()));
    let talked = |tone: &str, topic: &str| {
        format!(
            r#", "exchanges": [{{"when": "2026-11-01", "people": ["p"], "tone": "{tone}", "topics": ["{topic}"]}}]"#
        )
    };
    check("", "", None);
    check(r#", "expertise": ["antennas", "tenders"]"#, "", both("tenders"));
    check(r#", "tags": ["bakers"]"#, "", None);
    check(r#", "expertise": ["baking"]"#, &talked("good", "Becoming a baker"), None);
    check(r#", "expertise": [{"what": "tenders", "gone": "not-this"}]"#, "", None);
    let antennas = r#", "expertise": ["antennas"]"#;
    check(antennas, &talked("good", "antennas for ships"), Some(Interest::Talked("antennas for ships".into())));
    check(antennas, &talked("strained", "antennas for ships"), None);
    check(antennas, &talked("good", "her divorce"), None);
}
