//! The path of a pair and its checkpoints.

use super::{MINA, PAIR, book, day, pair, sessions, today, with_mina};
use crate::domain::Book;
use crate::insight::mentoring::path::{Checkpoint, CheckpointKind, StepKind, StepState, checkpoint_due, path};

/// The path in words: "ninety done 2026-08-01".
fn words(book: &Book) -> Vec<String> {
    let word = |it: StepKind| match it {
        StepKind::Began => "began".to_owned(),
        StepKind::Checkpoint(CheckpointKind::Ninety) => "ninety".to_owned(),
        StepKind::Checkpoint(CheckpointKind::OneEighty) => "one-eighty".to_owned(),
        StepKind::Checkpoint(CheckpointKind::HalfTime) => "half".to_owned(),
        StepKind::Checkpoint(CheckpointKind::Yearly(year)) => format!("year-{year}"),
        StepKind::Session(number) => format!("session-{number}"),
        StepKind::Ending => "ending".to_owned(),
    };
    let state = |it: StepState| match it {
        StepState::Done => "done",
        StepState::NotHeld => "not-held",
        StepState::Next => "next",
        StepState::Ahead => "ahead",
    };
    let day = |it: Option<chrono::NaiveDate>| it.map(|it| it.to_string()).unwrap_or_default();
    path(book, pair(), today())
        .iter()
        .map(|it| format!("{} {} {}", word(it.kind), state(it.state), day(it.day)))
        .collect()
}

#[track_caller]
fn check(case: &str, mentorship: &str, lists: &str, expected: &[&str]) {
    assert_eq!(words(&with_mina(mentorship, lists)), expected, "{case}");
}

#[test]
fn checkpoints_are_at_90_and_180_days_at_half_time_or_every_year() {
    let year = r#""began": "2026-10-01", "ends": "2027-10-01""#;
    let ahead =
        ["began done 2026-10-01", "ninety next 2026-12-30", "one-eighty ahead 2027-03-30", "ending ahead 2027-10-01"];
    check("a year", year, "", &ahead);
    let short = r#""began": "2026-10-01", "ends": "2027-01-09""#;
    check("a hundred days", short, "", &["began done 2026-10-01", "half next 2026-11-20", "ending ahead 2027-01-09"]);
    check("no end", r#""began": "2026-10-01""#, "", &["began done 2026-10-01", "year-1 next 2027-10-01"]);
    let long =
        ["began done 2024-10-01", "year-1 not-held 2025-10-01", "year-2 not-held 2026-10-01", "year-3 next 2027-10-01"];
    check("two years without an end", r#""began": "2024-10-01""#, "", &long);
    check(
        "from the first session",
        "",
        &sessions(&[("2026-10-05", "")]),
        &["began done 2026-10-05", "year-1 next 2027-10-05"],
    );
    check("no day known", "", "", &["began done "]);
    let passed = [
        "began done 2025-10-01",
        "ninety not-held 2025-12-30",
        "one-eighty not-held 2026-03-30",
        "year-2 next 2027-10-01",
    ];
    check("the end has passed, and none is named", r#""began": "2025-10-01", "ends": "2026-10-01""#, "", &passed);
}

#[test]
fn a_checkpoint_is_held_by_a_session_that_looks_back() {
    let held = sessions(&[("2026-04-20", ""), ("2026-04-10", r#""sitting": "checkpoint""#)]);
    let year = r#""began": "2026-01-01", "ends": "2027-01-01", "next": {"when": "2026-12-02"}"#;
    let path = [
        "began done 2026-01-01",
        "ninety done 2026-04-10",
        "one-eighty not-held 2026-06-30",
        "session-3 next 2026-12-02",
        "ending ahead 2027-01-01",
    ];
    check("the first, not the second", year, &held, &path);
    let late = sessions(&[("2026-07-10", r#""sitting": "checkpoint""#)]);
    let path = [
        "began done 2026-01-01",
        "ninety not-held 2026-04-01",
        "one-eighty done 2026-07-10",
        "session-2 next 2026-12-02",
        "ending ahead 2027-01-01",
    ];
    check("the second, not the first", year, &late, &path);
}

#[test]
fn an_ended_mentorship_has_nothing_ahead() {
    let ended = r#""began": "2026-06-01", "ends": "2027-06-01", "stage": "ended", "closing": {"when": "2026-10-01", "how": "early"}"#;
    check("early", ended, "", &["began done 2026-06-01", "ninety not-held 2026-08-30", "ending done 2026-10-01"]);
    let dead = book(&format!(
        r#""people": [{{"id": "{MINA}", "given": "Mina", "died": "2026-10-03"}}],
        "mentorships": [{{"id": "{PAIR}", "people": ["{MINA}"], "began": "2026-09-01", "next": {{"when": "2026-12-01"}}}}]"#
    ));
    assert_eq!(words(&dead), ["began done 2026-09-01"]);
    assert_eq!(checkpoint_due(&dead, pair(), day("2027-09-01")), None);
}

#[test]
fn a_checkpoint_is_due_for_two_weeks_before_and_after_its_day() {
    let year = r#""began": "2026-01-01", "ends": "2027-01-01""#;
    let check = |case: &str, mentorship: &str, lists: &str, on: &str, expected: Option<&str>| {
        let due = checkpoint_due(&with_mina(mentorship, lists), pair(), day(on));
        let expected = expected.map(|it| Checkpoint { kind: CheckpointKind::Ninety, day: day(it) });
        assert_eq!(due, expected, "{case}");
    };
    check("15 days before", year, "", "2026-03-17", None);
    check("14 days before", year, "", "2026-03-18", Some("2026-04-01"));
    check("14 days after", year, "", "2026-04-15", Some("2026-04-01"));
    check("15 days after", year, "", "2026-04-16", None);
    let held = sessions(&[("2026-03-20", r#""sitting": "checkpoint""#)]);
    check("held", year, &held, "2026-03-25", None);
    let resting = format!(r#"{year}, "stage": "resting", "rest_from": "2026-03-01", "rest_until": "2026-03-31""#);
    check("resting", &resting, "", "2026-03-30", None);
    check("moved by the rest of 30 days", &resting, "", "2026-05-01", Some("2026-05-01"));
    let rested = format!(r#"{year}, "rested_days": 10"#);
    check("moved by an earlier rest", &rested, "", "2026-04-11", Some("2026-04-11"));
    let later = format!(r#"{year}, "stage": "resting", "rest_from": "2026-04-10", "rest_until": "2026-04-12""#);
    check("not moved by a rest after it", &later, "", "2026-04-13", Some("2026-04-01"));
    check("ended", &format!(r#"{year}, "stage": "ended""#), "", "2026-04-01", None);
}
