//! The sessions of a pair, the days of the next ones, its actions and its goals.

use super::{MINA, PAIR, PRIYA, book, day, pair, session_id, sessions, today, with_mina};
use crate::domain::{AimState, Book};
use crate::insight::mentoring::actions::{actions, due};
use crate::insight::mentoring::goals::goals;
use crate::insight::mentoring::sessions::{
    current_sessions, has_died, last_day, next_offers, offers_after, open_mentorships, sessions as sessions_of,
    usual_days,
};

fn days(book: &Book) -> Vec<String> {
    sessions_of(book, pair()).iter().filter_map(|(_, it)| Some(it.when?.to_string())).collect()
}

#[test]
fn a_session_logged_by_a_sentence_belongs_to_the_open_mentorship() {
    let other = "0192f0c1-0000-7000-8000-00000000000b";
    let logged = format!(
        r#""exchanges": [
        {{"when": "2026-10-01", "people": ["{MINA}"], "purpose": "mentoring-session"}},
        {{"when": "2026-11-01", "people": ["{MINA}"], "purpose": "mentoring-session", "mentorship": "{PAIR}"}},
        {{"when": "2026-11-02", "people": ["{MINA}"], "purpose": "mentoring-session", "mentorship": "{other}"}},
        {{"when": "2026-11-03", "people": ["{MINA}"], "purpose": "work"}},
        {{"when": "2026-11-04", "people": ["{PRIYA}"], "purpose": "mentoring-session"}}]"#
    );
    let of = |stage: &str, other_stage: &str| {
        days(&book(&format!(
            r#""people": [{{"id": "{MINA}", "given": "Mina"}}, {{"id": "{PRIYA}", "given": "Priya"}}],
            "mentorships": [{{"id": "{PAIR}", "people": ["{MINA}"], "stage": "{stage}", "began": "2025-01-01"}},
                {{"id": "{other}", "people": ["{MINA}"], "stage": "{other_stage}", "began": "2026-01-01"}}], {logged}"#
        )))
    };
    assert_eq!(of("agreed", "ended"), ["2026-11-01", "2026-10-01"], "the open one");
    assert_eq!(of("ended", "agreed"), ["2026-11-01"], "the other is open");
    assert_eq!(of("ended", "ended"), ["2026-11-01"], "the other is later");
}

#[test]
fn a_session_of_two_counts_once_and_one_may_be_absent() {
    let book = book(&format!(
        r#""people": [{{"id": "{MINA}", "given": "Mina"}}, {{"id": "{PRIYA}", "given": "Priya"}}],
        "mentorships": [{{"id": "{PAIR}", "people": ["{MINA}", "{PRIYA}"]}}],
        "exchanges": [
            {{"when": "2026-10-01", "people": ["{MINA}", "{PRIYA}"], "purpose": "mentoring-session", "mentorship": "{PAIR}"}},
            {{"when": "2026-11-01", "people": ["{PRIYA}"], "purpose": "mentoring-session", "mentorship": "{PAIR}"}}]"#
    ));
    assert_eq!(days(&book), ["2026-11-01", "2026-10-01"]);
    assert_eq!(sessions_of(&book, pair())[1].1.people.len(), 2);
    assert_eq!(last_day(&book, pair()), Some(day("2026-11-01")));
}

#[test]
fn a_session_over_midnight_has_the_day_on_which_it_began() {
    let book = with_mina("", &sessions(&[("2026-11-20", r#""time": "21:50", "minutes": 150"#)]));
    assert_eq!(last_day(&book, pair()), Some(day("2026-11-20")));
}

#[test]
fn sessions_before_it_was_taken_up_again_do_not_count_for_the_rhythm() {
    let earlier = r#""earlier": [{"ended": "2026-09-30"}]"#;
    let book = with_mina(earlier, &sessions(&[("2026-09-30", ""), ("2026-10-01", "")]));
    assert_eq!(current_sessions(&book, pair()).len(), 1);
    assert_eq!(sessions_of(&book, pair()).len(), 2);
}

#[test]
fn the_agreed_rhythm() {
    let check = |fields: &str, held: usize, expected: u32| {
        let book = with_mina(fields, "");
        assert_eq!(usual_days(book.mentorships.get(pair()).unwrap(), held), expected, "{fields} after {held}");
    };
    check("", 0, 21);
    check("", 2, 21);
    check("", 3, 30);
    check(r#""cadence_days": 14"#, 0, 14);
    check(r#""cadence_days": 60, "first_days": 14, "first_times": 1"#, 0, 14);
    check(r#""cadence_days": 60, "first_days": 14, "first_times": 1"#, 1, 60);
    check(r#""cadence_days": 0, "first_days": 0"#, 0, 21);
}

#[test]
fn the_next_session_is_offered_on_the_same_weekday_and_hour() {
    let check = |case: &str, mentorship: &str, lists: &str, expected: [&str; 3]| {
        let offers = next_offers(&with_mina(mentorship, lists), pair(), today());
        let days: Vec<String> = offers.iter().map(|it| it.when.to_string()).collect();
        assert_eq!(days, expected, "{case}");
    };
    // The 17th is a Tuesday.
    let tuesday = sessions(&[("2026-11-17", r#""time": "10:00""#)]);
    check("after three weeks", "", &tuesday, ["2026-12-08", "2026-12-15", "2026-12-22"]);
    check("about monthly", r#""cadence_days": 30"#, &tuesday, ["2026-12-15", "2026-12-22", "2026-12-29"]);
    check(
        "every other day is once a week",
        r#""cadence_days": 2"#,
        &tuesday,
        ["2026-11-24", "2026-12-01", "2026-12-08"],
    );
    check("not in the past", "", &sessions(&[("2026-03-03", "")]), ["2026-11-24", "2026-12-01", "2026-12-08"]);
    let resting = r#""stage": "resting", "rest_until": "2026-12-15""#;
    check("not in a rest", resting, &tuesday, ["2026-12-15", "2026-12-22", "2026-12-29"]);
    check(
        "another day than planned",
        r#""next": {"when": "2026-12-15"}"#,
        &tuesday,
        ["2026-12-08", "2026-12-22", "2026-12-29"],
    );
    check("no session yet", "", "", ["2026-11-29", "2026-12-06", "2026-12-13"]);
    check(
        "the planned session is today",
        r#""next": {"when": "2026-11-22"}"#,
        &tuesday,
        ["2026-12-13", "2026-12-20", "2026-12-27"],
    );
    let other = format!(
        r#"{tuesday}, "mentorships": [{{"id": "{PAIR}", "people": ["{MINA}"]}}, {{"people": ["{PRIYA}"], "next": {{"when": "2026-12-15"}}}}]"#
    );
    let book = book(&format!(r#""people": [{{"id": "{MINA}", "given": "Mina"}}], {other}"#));
    let offers = next_offers(&book, pair(), today());
    assert_eq!(offers[1].when, day("2026-12-22"), "another session is planned on the 15th");
    assert!(offers.iter().all(|it| it.time == "10:00"));
    let after = offers_after(&book, pair(), day("2026-11-26"), "16:30");
    assert_eq!((after[0].when, after[0].time.as_str()), (day("2026-12-17"), "16:30"));
}

#[test]
fn a_mentorship_is_open_while_somebody_of_it_lives() {
    let check = |case: &str, mina: &str, priya: &str, is_open: bool, is_dead: bool| {
        let book = book(&format!(
            r#""people": [{{"id": "{MINA}", "given": "Mina"{mina}}}, {{"id": "{PRIYA}", "given": "Priya"{priya}}}],
            "mentorships": [{{"id": "{PAIR}", "people": ["{MINA}", "{PRIYA}"]}}]"#
        ));
        assert_eq!(open_mentorships(&book).len(), usize::from(is_open), "{case}");
        assert_eq!(has_died(&book, book.mentorships.get(pair()).unwrap()), is_dead, "{case}");
    };
    let died = r#", "died": "2025""#;
    check("both live", "", "", true, false);
    check("one has died", died, "", true, false);
    check("both have died", died, died, false, true);
}

#[test]
fn actions_carry_until_they_are_closed() {
    let held = sessions(&[("2026-04-21", ""), ("2026-05-21", ""), ("2026-11-17", "")]);
    let action = |what: &str, fields: &str| format!(r#"{{"what": "{what}", "mentorship": "{PAIR}", {fields}}}"#);
    let made = format!(r#""made": "2026-04-21", "session": "{}""#, session_id(0));
    let promises = [
        action("open", &made),
        action("new", r#""made": "2026-11-17", "by_next": true"#),
        action("closed in the session", &format!(r#"{made}, "state": "kept", "closed": "2026-11-17""#)),
        action("closed since", &format!(r#"{made}, "state": "kept", "closed": "2026-11-20""#)),
        r#"{"what": "of nobody", "made": "2026-04-21"}"#.to_owned(),
    ];
    let book =
        with_mina(r#""next": {"when": "2026-12-10"}"#, &format!(r#"{held}, "promises": [{}]"#, promises.join(", ")));
    let actions = actions(&book, pair());
    let found: Vec<_> = actions.iter().map(|it| (it.promise.what.as_str(), it.sessions_open)).collect();
    assert_eq!(found, [("open", 2), ("closed since", 2), ("new", 0)]);
    assert_eq!(actions[0].from, Some(day("2026-04-21")));
    assert_eq!(actions[2].due, Some(day("2026-12-10")), "by next time");
    assert_eq!(due(&book, actions[0].promise), None);
}

#[test]
fn goals_of_an_older_version_come_first_until_they_are_converted() {
    let old = r#""goals": [{"label": "Speak up", "text": "in the big room"}]"#;
    let aims = format!(
        r#""aims": [{{"what": "Reached", "mentorship": "{PAIR}", "done": true}},
            {{"what": "Resting", "mentorship": "{PAIR}", "state": "resting"}},
            {{"what": "Working", "mentorship": "{PAIR}"}}, {{"what": "Of nobody"}}]"#
    );
    let goals = goals(&with_mina(old, &aims), pair());
    let found: Vec<_> = goals.iter().map(|it| (it.aim.what.as_str(), it.is_old)).collect();
    assert_eq!(
        found,
        [("Speak up: in the big room", true), ("Working", false), ("Resting", false), ("Reached", false)]
    );
    assert_eq!(goals[3].aim.state(), AimState::Reached);
    let converted = format!(r#""aims": [{{"id": "{}", "what": "Speak", "mentorship": "{PAIR}"}}]"#, goals[0].id);
    let both = super::goals_in(&with_mina(old, &converted));
    assert_eq!(both, ["Speak"], "never two goals of one");
}
