//! Each quiet sign, with cases in which it shows and cases in which it must be silent.

use super::{MINA, PAIR, day, pair, session_id, sessions, today, with_mina};
use crate::domain::Offer;
use crate::insight::mentoring::quiet::{QuietSign, asks_fit, quiet_sign};

/// Checks the sign of a mentorship with these fields and further lists.
#[track_caller]
fn check(case: &str, mentorship: &str, lists: &str, expected: Option<QuietSign>) {
    assert_eq!(quiet_sign(&with_mina(mentorship, lists), pair(), today()), expected, "{case}");
}

/// An agreed mentorship with a session every thirty days.
const AGREED: &str = r#""stage": "agreed", "cadence_days": 30"#;

#[track_caller]
fn check_agreed(case: &str, more: &str, lists: &str, expected: Option<QuietSign>) {
    let comma = if more.is_empty() { "" } else { ", " };
    check(case, &format!("{AGREED}{comma}{more}"), lists, expected);
}

#[test]
fn a_long_silence_without_a_next_day() {
    let quiet = |last: &str| Some(QuietSign::Quiet { last: day(last), agreed: 30 });
    let last = |day: &str| sessions(&[(day, "")]);
    check_agreed("46 days", "", &last("2026-10-07"), quiet("2026-10-07"));
    check_agreed("45 days are one and a half times thirty", "", &last("2026-10-08"), None);
    check_agreed("a day is found", r#""next": {"when": "2026-12-01"}"#, &last("2026-10-07"), None);
    check_agreed("the day is today", r#""next": {"when": "2026-11-22"}"#, &last("2026-10-07"), None);
    check_agreed(
        "the planned day has passed",
        r#""next": {"when": "2026-10-20"}"#,
        &last("2026-10-07"),
        quiet("2026-10-07"),
    );
    check_agreed("no session yet", r#""began": "2026-01-01""#, "", None);
    check("nothing is agreed yet", r#""stage": "finding-out""#, &last("2026-10-07"), None);
    check(
        "21 days at first",
        r#""stage": "agreed""#,
        &last("2026-10-21"),
        Some(QuietSign::Quiet { last: day("2026-10-21"), agreed: 21 }),
    );
    check_agreed("the rest ended last week", r#""rest_until": "2026-11-15""#, &last("2026-10-07"), None);
    check_agreed("the rest ended long ago", r#""rest_until": "2026-10-06""#, &last("2026-10-05"), quiet("2026-10-05"));
    let taken_up = r#""began": "2026-11-20", "earlier": [{"ended": "2026-09-01"}]"#;
    check_agreed("just taken up again", taken_up, &last("2026-03-01"), None);
}

#[test]
fn half_a_year_without_a_session() {
    let stopped = |last: &str| Some(QuietSign::Stopped(day(last)));
    let last = |day: &str| sessions(&[(day, "")]);
    check_agreed("180 days", "", &last("2026-05-26"), stopped("2026-05-26"));
    check_agreed(
        "179 days are only quiet",
        "",
        &last("2026-05-27"),
        Some(QuietSign::Quiet { last: day("2026-05-27"), agreed: 30 }),
    );
    check("also before anything was agreed", r#""stage": "finding-out""#, &last("2026-01-10"), stopped("2026-01-10"));
    check_agreed("a day is found", r#""next": {"when": "2026-12-01"}"#, &last("2026-01-10"), None);
    check_agreed("answered, and nothing else asks", r#""hushed": [{"offer": "stopped"}]"#, &last("2026-01-10"), None);
}

#[test]
fn two_moves_in_a_row() {
    let moves = |moves: &[(&str, &str)]| {
        let moves: Vec<String> = moves.iter().map(|(was, on)| format!(r#"{{"was": "{was}", "on": "{on}"}}"#)).collect();
        format!(r#""moves": [{}]"#, moves.join(", "))
    };
    let held = sessions(&[("2026-10-28", ""), ("2026-11-17", "")]);
    let plan = r#""next": {"when": "2026-12-10"}, "#;
    let moved = Some(QuietSign::Moved);
    let both = moves(&[("2026-10-20", "2026-10-28"), ("2026-11-10", "2026-11-17")]);
    check_agreed("the last two, and no plan", &both, &held, moved);
    check_agreed("the next one is as planned", &format!("{plan}{both}"), &held, None);
    let last_and_next = moves(&[("2026-11-10", "2026-11-17"), ("2026-12-03", "2026-12-10")]);
    check_agreed("the last one and the next one", &format!("{plan}{last_and_next}"), &held, moved);
    let twice = moves(&[("2026-12-03", "2026-12-07"), ("2026-12-07", "2026-12-10")]);
    check_agreed("the next one twice", &format!("{plan}{twice}"), &held, moved);
    let once = moves(&[("2026-12-03", "2026-12-10")]);
    check_agreed("the next one once", &format!("{plan}{once}"), &held, None);
    let apart = moves(&[("2026-10-20", "2026-10-28"), ("2026-12-03", "2026-12-10")]);
    check_agreed("one as planned between them", &format!("{plan}{apart}"), &held, None);
    check_agreed(
        "answered",
        &format!(r#"{plan}{twice}, "hushed": [{{"offer": "moves", "until": "2026-11-22"}}]"#),
        &held,
        None,
    );
    check_agreed(
        "answered until yesterday",
        &format!(r#"{plan}{twice}, "hushed": [{{"offer": "moves", "until": "2026-11-21"}}]"#),
        &held,
        moved,
    );
}

const PLANNED: &str = r#""next": {"when": "2026-12-10"}"#;

#[test]
fn three_sessions_without_a_topic_of_theirs() {
    let three = [("2026-09-20", ""), ("2026-10-20", ""), ("2026-11-17", "")];
    let mentor = format!(r#""shape": "mentor", {PLANNED}"#);
    let sign = Some(QuietSign::NothingBrought);
    check_agreed("as mentor", &mentor, &sessions(&three), sign);
    check_agreed("as mentor in an older version", &format!(r#""role": "mentor", {PLANNED}"#), &sessions(&three), sign);
    check_agreed("as mentee", &format!(r#""shape": "mentee", {PLANNED}"#), &sessions(&three), None);
    check_agreed("as each other's mentor", &format!(r#""shape": "each-other", {PLANNED}"#), &sessions(&three), None);
    check_agreed("twice", &mentor, &sessions(&three[1..]), None);
    let brought = [three[0], ("2026-10-20", r#""brought": "the review""#), three[2]];
    check_agreed("brought once", &mentor, &sessions(&brought), None);
    let talked = r#""agenda": [{"id": "0192f0c100007000800000000000f001", "text": "Speaking", "whose": "theirs", "state": "talked", "at": "2026-11-17"}]"#;
    check_agreed("their topic was spoken of", &format!("{mentor}, {talked}"), &sessions(&three), None);
    let by_sentence = format!(
        r#""exchanges": [{}]"#,
        three
            .map(|(day, _)| format!(r#"{{"when": "{day}", "people": ["{MINA}"], "purpose": "mentoring-session"}}"#))
            .join(", ")
    );
    check_agreed("sessions logged by a sentence say nothing", &mentor, &by_sentence, None);
}

#[test]
fn most_of_the_actions_are_yours_at_a_checkpoint() {
    let three = [("2026-09-20", r#""brought": "a""#), ("2026-10-20", ""), ("2026-11-17", "")];
    let action = |whose: &str| {
        format!(r#"{{"what": "Act", "whose": "{whose}", "session": "{}", "mentorship": "{PAIR}"}}"#, session_id(1))
    };
    let lists = |owners: &[&str]| {
        let actions: Vec<String> = owners.iter().map(|it| action(it)).collect();
        format!(r#"{}, "promises": [{}]"#, sessions(&three), actions.join(", "))
    };
    // Ninety days after the beginning is 26 November.
    let near = format!(r#""shape": "mentor", "began": "2026-08-28", "ends": "2027-08-28", {PLANNED}"#);
    let far = near.replace("2026-08-28", "2026-10-01");
    let sign = Some(QuietSign::MostlyYours);
    check_agreed("two and one", &near, &lists(&["mine", "mine", "theirs"]), sign);
    check_agreed("one and one", &near, &lists(&["mine", "theirs"]), None);
    check_agreed("none", &near, &lists(&[]), None);
    check_agreed("no checkpoint", &far, &lists(&["mine", "mine", "theirs"]), None);
    check_agreed("as mentee", &near.replace("mentor", "mentee"), &lists(&["mine", "mine"]), None);
}

#[test]
fn the_end_is_near_or_has_passed() {
    let near = |day_of: &str| Some(QuietSign::EndNear(day(day_of)));
    let passed = |day_of: &str| Some(QuietSign::EndPassed(day(day_of)));
    let ends = |day: &str| format!(r#""ends": "{day}", {PLANNED}"#);
    check_agreed("in 31 days", &ends("2026-12-23"), "", None);
    check_agreed("in 30 days", &ends("2026-12-22"), "", near("2026-12-22"));
    check_agreed("today", &ends("2026-11-22"), "", near("2026-11-22"));
    check_agreed("yesterday", &ends("2026-11-21"), "", passed("2026-11-21"));
    check_agreed("a week ago", &ends("2026-11-15"), "", passed("2026-11-15"));
    check_agreed("eight days ago", &ends("2026-11-14"), "", None);
    let answered = format!(r#"{}, "hushed": [{{"offer": "end-passed"}}]"#, ends("2026-11-21"));
    check_agreed("yesterday, and answered", &answered, "", None);
    check("open without an end", r#""stage": "agreed""#, "", None);
    check("yesterday, and ended", r#""ends": "2026-11-21", "stage": "ended""#, "", None);
}

#[test]
fn two_strained_sessions_of_the_last_five() {
    let tones = |tones: [&'static str; 6]| {
        let days = ["2026-06-20", "2026-07-20", "2026-08-20", "2026-09-20", "2026-10-20", "2026-11-17"];
        let fields: Vec<String> = tones.iter().map(|it| format!(r#""tone": "{it}", "brought": "a""#)).collect();
        let all: Vec<(&str, &str)> = days.into_iter().zip(fields.iter().map(String::as_str)).collect();
        sessions(&all)
    };
    let sign = Some(QuietSign::Strained);
    check_agreed(
        "the second and the last",
        PLANNED,
        &tones(["easy", "strained", "easy", "easy", "easy", "strained"]),
        sign,
    );
    check_agreed(
        "the first is too long ago",
        PLANNED,
        &tones(["strained", "easy", "easy", "easy", "easy", "strained"]),
        None,
    );
    check_agreed(
        "before all other signs",
        r#""ends": "2026-11-21""#,
        &tones(["easy", "easy", "easy", "easy", "strained", "strained"]),
        sign,
    );
    let hushed = r#""hushed": [{"offer": "strained"}], "ends": "2026-11-21""#;
    check_agreed(
        "answered, so the next sign shows",
        hushed,
        &tones(["easy", "easy", "easy", "easy", "strained", "strained"]),
        Some(QuietSign::EndPassed(day("2026-11-21"))),
    );
}

#[test]
fn no_sign_while_the_pair_rests_has_ended_or_somebody_died() {
    let last = sessions(&[("2026-10-01", "")]);
    let quiet = Some(QuietSign::Quiet { last: day("2026-10-01"), agreed: 30 });
    check_agreed("neither", "", &last, quiet);
    check("resting", r#""stage": "resting", "cadence_days": 30, "rest_until": "2026-12-24""#, &last, None);
    check("ended", r#""stage": "ended", "cadence_days": 30"#, &last, None);
    check("ended in an older version", r#""ending": "Goodbye and thanks", "cadence_days": 30"#, &last, None);
    let mut dead = with_mina(AGREED, &last);
    assert_eq!(quiet_sign(&dead, pair(), today()), quiet);
    dead = super::book(&format!(
        r#""people": [{{"id": "{MINA}", "given": "Mina", "died": "2026-03"}}],
        "mentorships": [{{"id": "{PAIR}", "people": ["{MINA}"], {AGREED}}}], {last}"#
    ));
    assert_eq!(quiet_sign(&dead, pair(), today()), None);
}

#[test]
fn each_offer_is_answered_by_its_own_word() {
    let at = today();
    let signs = [
        (QuietSign::Quiet { last: at, agreed: 1 }, Offer::Quiet),
        (QuietSign::Moved, Offer::Moves),
        (QuietSign::NothingBrought, Offer::Topics),
        (QuietSign::MostlyYours, Offer::Actions),
        (QuietSign::EndNear(at), Offer::EndNear),
        (QuietSign::EndPassed(at), Offer::EndPassed),
        (QuietSign::Strained, Offer::Strained),
        (QuietSign::Stopped(at), Offer::Stopped),
    ];
    for (sign, offer) in signs {
        assert_eq!(sign.offer(), offer);
    }
}

#[test]
fn whether_the_talks_fit_is_asked_at_most_three_times() {
    let days = [("2026-09-01", ""), ("2026-09-22", ""), ("2026-10-13", ""), ("2026-11-03", "")];
    let check = |case: &str, mentorship: &str, held: usize, expected: bool| {
        assert_eq!(asks_fit(&with_mina(mentorship, &sessions(&days[..held])), pair()), expected, "{case}");
    };
    let cannot_tell = |day: &str| {
        format!(r#""stage": "finding-out", "fit": "finding-out", "hushed": [{{"offer": "fit", "until": "{day}"}}]"#)
    };
    check("before the first talk", r#""stage": "finding-out""#, 0, false);
    check("after it", r#""stage": "finding-out""#, 1, true);
    check("answered", &cannot_tell("2026-09-02"), 1, false);
    check("after the second talk", &cannot_tell("2026-09-02"), 2, true);
    check("after the third talk", &cannot_tell("2026-09-23"), 3, true);
    check("after the fourth talk", &cannot_tell("2026-10-14"), 4, false);
    check("it fits", r#""stage": "finding-out", "fit": "fits""#, 1, false);
    check("agreed", r#""stage": "agreed""#, 1, false);
    check("ended", r#""stage": "ended""#, 1, false);
}
