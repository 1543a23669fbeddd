//! The agenda: its order, topics carried over, and the lines to send.

use super::{PAIR, day, pair, session_id, sessions, today, with_mina};
use crate::domain::{Book, Id};
use crate::insight::mentoring::agenda::{AgendaLine, Carry, agenda};
use crate::insight::mentoring::share::agenda_to_send;

/// A line in words.
fn word(book: &Book, line: &AgendaLine) -> String {
    match line {
        AgendaLine::Brought(it) => format!("brought {}", it.text),
        AgendaLine::Action(id) => format!("action {}", book.promises.get(*id).unwrap().what),
        AgendaLine::Carried(it, carry) => format!("carried {} {} times from {}", it.text, carry.times, carry.from),
        AgendaLine::Topic(it) => format!("topic {}", it.text),
        AgendaLine::Checkpoint(it) => format!("checkpoint {}", it.day),
        AgendaLine::StillRight(id) => format!("still right {}", book.aims.get(*id).unwrap().what),
        AgendaLine::Private(it) => format!("private {}", it.text),
    }
}

fn item(number: u32, text: &str, fields: &str) -> String {
    format!(r#"{{"id": "0192f0c1-0000-7000-8000-0000000002{number:02}", "text": "{text}"{fields}}}"#)
}

const OLD: &str = r#", "from": "2026-11-01""#;

/// A pair with something for every place of the order.
fn full() -> Book {
    let items = [
        item(1, "ask plainly", r#", "private": true, "at": "2026-12-10""#),
        item(2, "pay", ""),
        item(3, "carried", OLD),
        item(4, "their review", r#", "whose": "theirs""#),
        item(5, "first today", r#", "at": "2026-12-10""#),
        item(6, "parked", r#", "state": "parked", "from": "2026-01-01""#),
        item(7, "spoken of", r#", "state": "talked""#),
        item(8, "given up", r#", "state": "let-go""#),
    ];
    let mentorship = format!(
        r#""began": "2026-08-28", "ends": "2027-08-28", "next": {{"when": "2026-12-10"}}, "agenda": [{}]"#,
        items.join(", ")
    );
    let lists = format!(
        r#"{}, "promises": [{{"what": "write", "mentorship": "{PAIR}", "session": "{}"}},
            {{"what": "dropped", "mentorship": "{PAIR}", "state": "let-go", "closed": "2026-11-20"}}],
        "aims": [{{"what": "lead", "mentorship": "{PAIR}", "spoken_of": "2026-10-11"}},
            {{"what": "rest", "mentorship": "{PAIR}", "spoken_of": "2026-01-11", "state": "resting"}},
            {{"what": "recent", "mentorship": "{PAIR}", "spoken_of": "2026-10-12"}}]"#,
        sessions(&[("2026-11-17", "")]),
        session_id(0)
    );
    with_mina(&mentorship, &lists)
}

#[test]
fn the_order_is_fixed_and_five_lines_show() {
    let book = full();
    let agenda = agenda(&book, pair(), today());
    let words = |lines: &[AgendaLine]| lines.iter().map(|it| word(&book, it)).collect::<Vec<_>>();
    let carried = "carried carried 1 times from 2026-11-01";
    assert_eq!(
        words(&agenda.shown),
        ["topic first today", "brought their review", "action write", carried, "topic pay"]
    );
    assert_eq!(words(&agenda.waiting), ["checkpoint 2026-11-26", "still right lead", "private ask plainly"]);
    assert_eq!(agenda.parked.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["parked"]);
}

#[test]
fn the_agenda_to_send_has_nothing_private() {
    // "write" has no owner, so it counts as the user's own.
    let sent = ["first today", "their review", "carried", "pay", "lead"];
    assert_eq!(agenda_to_send(&full(), pair(), today()), sent);
}

#[test]
fn a_topic_counts_the_sessions_since_it_was_added() {
    let check = |from: &str, expected: usize| {
        let added = format!(r#""agenda": [{}]"#, item(1, "pay", &format!(r#", "from": "{from}""#)));
        let held = sessions(&[("2026-04-21", ""), ("2026-05-21", ""), ("2026-06-21", "")]);
        let lines = agenda(&with_mina(&added, &held), pair(), today()).shown;
        let times = match &lines[0] {
            AgendaLine::Carried(_, Carry { times, from: day_of }) => {
                assert_eq!(*day_of, day(from));
                *times
            }
            _ => 0,
        };
        assert_eq!(times, expected, "from {from}");
    };
    check("2026-04-20", 3);
    check("2026-04-21", 2);
    check("2026-06-21", 0);
    check("2026-07-01", 0);
}

#[test]
fn a_goal_is_looked_at_again_after_six_weeks() {
    let check = |case: &str, fields: &str, expected: usize| {
        let aims = format!(r#""aims": [{{"what": "lead", "mentorship": "{PAIR}"{fields}}}]"#);
        assert_eq!(agenda(&with_mina("", &aims), pair(), today()).shown.len(), expected, "{case}");
    };
    check("42 days", r#", "spoken_of": "2026-10-11""#, 1);
    check("41 days", r#", "spoken_of": "2026-10-12""#, 0);
    check("reached", r#", "spoken_of": "2026-01-12", "state": "reached""#, 0);
    check("never spoken of, and no day known", "", 0);
    // The first six bytes of the id are the milliseconds: 1 November 2024.
    check("set two years ago", r#", "id": "0192e5a0-8400-7000-8000-000000000001""#, 1);
}

#[test]
fn a_missing_pair_has_no_agenda() {
    let book = with_mina("", "");
    assert!(agenda(&book, Id::from_uuid(uuid::Uuid::nil()), today()).shown.is_empty());
}
