//! The first small question, the promise to report back, and the offer of three talks.

use super::{PRIYA, book, person, today};
use crate::domain::Book;
use crate::insight::mentoring::asking::{
    MentorRoom, marks, offers_three_talks, pending_questions, room, to_report_back,
};
use crate::insight::mentoring::drafts::EASY_NOES;

/// The exchange of the question.
const QUESTION: &str = "0192f0c1-0000-7000-8000-0000000000aa";

#[test]
fn one_question_is_one_question_mark_or_a_sentence_that_asks() {
    let check = |text: &str, expected: bool| assert_eq!(marks(text).one_question, expected, "{text}");
    check("How did you find your first client?", true);
    check("How did you start? And would you again?", false);
    check("I read https://example.org/search?q=tide and liked it. What would you read next?", true);
    check("I read https://example.org/search?q=tide&page=2 and liked it.", false);
    check("Have you seen example.org/search?q=tide before?", true);
    check("Did you write https://example.org/tides?", true);
    check("What would you read next (if anything?) of these", true);
    check("Really??", true);
    check("Hello. How did you start", true);
    check("How did you start. Why did you stop", false);
    check("I would like to know more", false);
    check("\"Which one?\" he asked.", true);
    check("", false);
}

#[test]
fn ten_minutes_are_ninety_words_and_no_large_wish() {
    let check = |text: &str, expected: bool| assert_eq!(marks(text).ten_minutes, expected, "{text}");
    check(&"word ".repeat(90), true);
    check(&"word ".repeat(91), false);
    check("May I pick your brain?", false);
    check("Coffee sometime?", false);
    check("Would you be my mentor?", false);
    check("Which commentary do you like?", true);
    check("   ", false);
}

#[test]
fn a_no_is_easy_with_one_of_the_sentences() {
    let check = |text: &str, expected: bool| assert_eq!(marks(text).easy_no, expected, "{text}");
    for sentence in EASY_NOES {
        check(&format!("How did you start? {sentence}"), true);
    }
    check("How did you start? No worries at all", true);
    check("How did you start? If not, I understand.", true);
    check("Only if you like.", true);
    check("If nothing helps, what then?", false);
    check("Please answer soon.", false);
}

#[test]
fn a_request_for_a_mentorship_is_noticed() {
    let check = |text: &str, expected: bool| assert_eq!(marks(text).asks_to_mentor, expected, "{text}");
    check("Would you be my mentor?", true);
    check("Could you mentor me?", true);
    check("I am looking for a mentor.", true);
    check("My mentor told me to ask you: how did you start?", false);
    check("How do you mentor people?", false);
}

fn exchange(day: &str, purpose: &str, fields: &str) -> String {
    format!(r#"{{"when": "{day}", "people": ["{PRIYA}"], "purpose": "{purpose}", "began": "me"{fields}}}"#)
}

fn with_priya(fields: &str, exchanges: &[String], promises: &str) -> Book {
    book(&format!(
        r#""people": [{{"id": "{PRIYA}", "given": "Priya"{fields}}}], "exchanges": [{}], "promises": [{promises}]"#,
        exchanges.join(", ")
    ))
}

#[test]
fn a_question_waits_until_a_later_exchange() {
    let asked = |day: &str| exchange(day, "ask", r#", "how": "message", "brought": "How did you start?""#);
    let check = |case: &str, fields: &str, exchanges: &[String], expected: usize| {
        assert_eq!(pending_questions(&with_priya(fields, exchanges, ""), today()).len(), expected, "{case}");
    };
    check("asked", "", &[asked("2026-11-01")], 1);
    check("answered", "", &[asked("2026-11-01"), exchange("2026-11-03", "catch-up", "")], 0);
    check("talked before", "", &[asked("2026-11-01"), exchange("2026-10-03", "catch-up", "")], 1);
    check("another ask, without a question", "", &[exchange("2026-11-01", "ask", "")], 0);
    check("half a year ago", "", &[asked("2026-05-01")], 0);
    check("the person has died", r#", "died": "2026-11""#, &[asked("2026-11-01")], 0);
    check("archived", r#", "archived": true"#, &[asked("2026-11-01")], 0);
}

#[test]
fn reporting_back_comes_up_after_two_weeks() {
    let check = |case: &str, promise: &str, expected: usize| {
        assert_eq!(to_report_back(&with_priya("", &[], promise), today()).len(), expected, "{case}");
    };
    let told = |fields: &str| {
        format!(r#"{{"what": "Tell Priya", "whose": "mine", "people": ["{PRIYA}"], "session": "{QUESTION}"{fields}}}"#)
    };
    check("14 days", &told(r#", "made": "2026-11-08""#), 1);
    check("13 days", &told(r#", "made": "2026-11-09""#), 0);
    check("told", &told(r#", "made": "2026-11-08", "state": "kept""#), 0);
    check("another promise", &told(r#", "made": "2026-11-08""#).replace("session", "goal"), 0);
}

#[test]
fn three_talks_are_offered_after_two_questions_and_a_report() {
    let told = format!(
        r#"{{"what": "Tell Priya", "whose": "mine", "people": ["{PRIYA}"], "session": "{QUESTION}", "state": "kept"}}"#
    );
    let two = [exchange("2026-09-01", "ask", ""), exchange("2026-10-01", "learning", "")];
    let check = |case: &str, fields: &str, exchanges: &[String], promises: &str, expected: bool| {
        let book = with_priya(fields, exchanges, promises);
        assert_eq!(offers_three_talks(&book, person(PRIYA), today()), expected, "{case}");
    };
    check("twice, and told", "", &two, &told, true);
    check("once, and told", "", &two[..1], &told, false);
    check("twice, not told", "", &two, &told.replace("kept", "let-go"), false);
    let theirs = two.clone().map(|it| it.replace("\"me\"", "\"them\""));
    check("begun by them", "", &theirs, &told, false);
    let strained = [two[0].clone(), exchange("2026-10-01", "help", r#", "tone": "strained""#)];
    check("the last was strained", "", &strained, &told, false);
    let hushed = |until: &str| format!(r#", "hushed": [{{"offer": "three-talks"{until}}}]"#);
    check("no", &hushed(""), &two, &told, false);
    check("not now, until today", &hushed(r#", "until": "2026-11-22""#), &two, &told, false);
    check("not now, until yesterday", &hushed(r#", "until": "2026-11-21""#), &two, &told, true);
    check("died", r#", "died": "2026""#, &two, &told, false);
    let open = format!(r#"{{"people": ["{PRIYA}"]}}"#);
    let lists = format!(
        r#""people": [{{"id": "{PRIYA}", "given": "Priya"}}], "exchanges": [{}], "promises": [{told}], "mentorships": [{open}]"#,
        two.join(", ")
    );
    assert!(!offers_three_talks(&book(&lists), person(PRIYA), today()), "already a mentorship");
}

#[test]
fn the_room_for_one_more() {
    let people = r#""people": [{"given": "Mina", "id": "mina"}"#;
    let pair = |fields: &str| format!(r#"{{"people": ["mina"]{fields}}}"#);
    let check = |case: &str, inner: usize, pairs: &[String], expected: MentorRoom| {
        let others: String = (0..inner).map(|at| format!(r#", {{"given": "P{at}", "circle": "inner"}}"#)).collect();
        let book = book(&format!(r#"{people}{others}], "mentorships": [{}]"#, pairs.join(", ")));
        assert_eq!(room(&book, today()), expected, "{case}");
    };
    let mentor = pair(r#", "shape": "mentor", "cadence_days": 28"#);
    let mentee = pair(r#", "shape": "mentee", "cadence_days": 28, "agreed": {"minutes": 30}"#);
    let resting = pair(r#", "shape": "mentor", "stage": "resting", "rest_until": "2027-01-01""#);
    let room_of = |open_as_mentor, has_room, weekly_minutes| MentorRoom { open_as_mentor, has_room, weekly_minutes };
    check("nobody", 0, &[], room_of(0, true, 0));
    check("one of each", 0, &[mentor.clone(), mentee], room_of(1, true, 22));
    check("one rests", 0, &[resting], room_of(1, true, 0));
    check("ended", 0, &[pair(r#", "shape": "mentor", "stage": "ended""#)], room_of(0, true, 0));
    check("nine in the inner circle", 9, std::slice::from_ref(&mentor), room_of(1, true, 15));
    check("ten fill the week", 10, &[mentor], room_of(1, false, 15));
}
