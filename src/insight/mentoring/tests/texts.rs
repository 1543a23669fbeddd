//! The drafts, the journal of what the user learned, and the agreement to send.

use super::{MINA, PAIR, PRIYA, book, day, pair, person, with_mina};
use crate::domain::HelpKind;
use crate::insight::mentoring::drafts;
use crate::insight::mentoring::growth::{Learned, LearnedFrom, growth, learned};
use crate::insight::mentoring::share::agreed;

#[test]
fn drafts_are_kind_and_short() {
    let mut all = vec![
        drafts::yes_first_talk("Mina"),
        drafts::not_me("Mina", "Priya"),
        drafts::not_now("Mina", ""),
        drafts::not_now("Mina", "May"),
        drafts::three_talks("Mina", ""),
        drafts::three_talks("Mina", "summer"),
        drafts::goodbye("Mina"),
        drafts::say_so_moved("Mina"),
        drafts::ask_to_bring("Mina"),
        drafts::thanks("Mina", ""),
        drafts::thanks("Mina", "the hour on contracts."),
    ];
    all.extend(HelpKind::ALL.iter().map(|it| drafts::note_of_thanks("Mina", *it)));
    for draft in &all {
        assert!(draft.starts_with("Mina, "), "{draft}");
        assert!(draft.matches('?').count() <= 1, "{draft}");
        assert!(!draft.contains('!') && !draft.contains("  ") && !draft.contains(".."), "{draft}");
        assert!(draft.split_whitespace().count() <= 60, "{draft}");
    }
    assert!(!drafts::goodbye("Mina").contains('?'), "it asks for nothing");
    assert!(drafts::three_talks("Mina", "summer").contains("three times until summer"), "a number is named");
}

#[test]
fn the_kinds_of_help_are_all_there_in_order() {
    let book = book(
        r#""people": [{"given": "Ana", "helps": [{"kind": "guide", "words": "asked me"}, {"kind": "peer"}]},
            {"given": "Luis", "died": "2001", "helps": [{"kind": "guide"}]}]"#,
    );
    let growth = growth(&book);
    assert_eq!(growth.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), HelpKind::ALL);
    let counts: Vec<usize> = growth.iter().map(|(_, people)| people.len()).collect();
    assert_eq!(counts, [2, 0, 0, 0, 0, 0, 1]);
    assert!(growth[0].1.iter().any(|(_, it)| it.words == "asked me"));
}

#[test]
fn the_journal_has_sessions_goals_and_endings_newest_first() {
    let book = book(&format!(
        r#""people": [{{"id": "{MINA}", "given": "Mina"}}, {{"id": "{PRIYA}", "given": "Priya"}}],
        "mentorships": [{{"id": "{PAIR}", "people": ["{MINA}"], "closing": {{"when": "2026-10-01", "kept": "to end well"}},
            "earlier": [{{"ended": "2025-03-01", "kept": "to begin", "changed": "much"}}]}}],
        "aims": [{{"what": "lead", "mentorship": "{PAIR}", "state": "reached", "closed": "2026-06-03", "helped": "a plan"}},
            {{"what": "given up", "mentorship": "{PAIR}", "state": "let-go"}}],
        "exchanges": [{{"when": "2026-05-01", "people": ["{PRIYA}"], "learned": "to ask first"}},
            {{"when": "2026-05-02", "people": ["{MINA}"]}}]"#
    ));
    let texts = |lines: &[Learned]| lines.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
    let all = learned(&book, None);
    assert_eq!(texts(&all), ["to end well", "a plan", "to ask first", "to begin"]);
    assert_eq!((all[1].day, all[1].people.as_slice()), (Some(day("2026-06-03")), [person(MINA)].as_slice()));
    assert_eq!(all[0].from, LearnedFrom::Ending(pair()));
    assert_eq!(texts(&learned(&book, Some(person(PRIYA)))), ["to ask first"]);
    assert_eq!(texts(&learned(&book, Some(person(MINA)))), ["to end well", "a plan", "to begin"]);
}

#[test]
fn the_agreement_has_the_agreed_lines_and_nothing_else() {
    let mentorship = r#""agreed": {"purpose": "to lead", "minutes": 60, "privacy": "between us"}, "cadence_days": 30,
        "first_days": 21, "first_times": 3, "ends": "2027-06-01", "agreement": "as before",
        "closing": {"kept": "to end well"}"#;
    let view = agreed(&with_mina(mentorship, ""), pair());
    assert_eq!((view.purpose.as_str(), view.minutes, view.cadence_days), ("to lead", Some(60), Some(30)));
    assert_eq!((view.first, view.ends, view.old.as_str()), (Some((3, 21)), Some(day("2027-06-01")), "as before"));
    assert_eq!(agreed(&with_mina("", ""), pair()), Default::default(), "unset stays unset");
}
