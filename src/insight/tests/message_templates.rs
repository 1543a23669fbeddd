//! Message templates.

use super::{met, run, set, somebody};
use crate::domain::tests::today;
use crate::domain::{Book, Circle, Command, Fact, ImportantDate, Tone};
use crate::insight::ledger::is_ask;
use crate::insight::message_templates::{BUILT_IN, Occasion, Purpose, openings, unknown_placeholder};
use crate::insight::week::Reason;

#[test]
fn the_built_in_words_keep_to_the_tone() {
    for (purpose, line) in BUILT_IN {
        assert!(!is_ask(line), "{purpose:?}: {line}");
        assert!(!line.contains('!') && !line.to_lowercase().contains("sorry"), "{line}");
        assert!(line.matches('?').count() <= 1, "{line}");
    }
}

/// An occasion on an ordinary day.
pub(super) fn on(reason: Reason) -> Occasion {
    Occasion { reason, is_old_tie: false, is_low: false, today: today() }
}

#[test]
fn what_is_known_comes_first_and_the_owners_words_too() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    let messages = |book: &Book| openings(book, ana, on(Reason::CatchUp));
    assert!(messages(&book).iter().all(|it| !it.contains('{')), "nothing unfilled is offered");
    met(&mut book, ana, 40, |it| it.topics = ["the balcony".to_owned()].into_iter().collect());
    assert!(messages(&book).contains(&"Hello Ana, the balcony came to my mind today. How are you?".to_owned()));
    let mut who = book.people.get(ana).unwrap().clone();
    who.dates.insert(ImportantDate { kind: "Birthday".into(), when: "1988-12-01".parse().ok(), note: String::new() });
    run(&mut book, Command::EditPerson(ana, Box::new(who)));
    assert!(messages(&book).iter().any(|it| it.contains("your birthday")));
    set(&mut book, |settings| {
        settings.openings.insert(Fact { label: "catch-up".into(), text: "{name}, the kettle is on.".into() })
    });
    assert!(messages(&book).contains(&"Ana, the kettle is on.".to_owned()));
}

/// The messages about the last exchange with Ana, changed by `change`.
fn after(change: impl FnOnce(&mut crate::domain::Exchange)) -> Vec<String> {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    met(&mut book, ana, 40, |exchange| {
        exchange.topics = ["the balcony".to_owned()].into_iter().collect();
        change(exchange);
    });
    openings(&book, ana, on(Reason::CatchUp))
}

#[test]
fn a_topic_stays_in_the_book_where_in_doubt() {
    let check = |case: &str, change: fn(&mut crate::domain::Exchange), is_used: bool| {
        assert_eq!(after(change).iter().any(|it| it.contains("balcony")), is_used, "{case}");
    };
    check("an ordinary talk", |_| (), true);
    check("a strained talk", |it| it.tone = Some(Tone::Strained), false);
    check("a private tag", |it| it.tags = ["Private".to_owned()].into_iter().collect(), false);
    check("beside a loss", |it| it.notes = "Then she told me of the funeral.".into(), false);
    check("not to be mentioned", |it| it.next_time = "Don't mention the balcony".into(), false);
    check("a note about something else", |it| it.next_time = "how the exam went".into(), true);
    check("a remark, no topic", |it| it.topics = ["lend her the book".to_owned()].into_iter().collect(), false);
    check("a name", |it| it.topics = ["the balcony of Ana".to_owned()].into_iter().collect(), false);
}

#[test]
fn somebody_without_a_name_is_greeted_like_a_stranger() {
    let mut book = Book::default();
    let id = somebody(&mut book, "Cedar", Circle::Close);
    let mut who = book.people.get(id).unwrap().clone();
    (who.given, who.organisation) = (String::new(), "Cedar Networks".into());
    run(&mut book, Command::EditPerson(id, Box::new(who)));
    let messages = openings(&book, id, on(Reason::CatchUp));
    assert!(messages.len() > 2 && messages.iter().all(|it| it.starts_with("Hello there, ")), "{messages:?}");
}

#[test]
fn a_line_of_an_older_version_is_not_offered() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    set(&mut book, |settings| {
        settings.openings.insert(Fact { label: "catch-up".into(), text: "{name}, I will {promise}.".into() })
    });
    assert!(openings(&book, ana, on(Reason::CatchUp)).iter().all(|it| !it.contains("I will")));
    for (_, line) in BUILT_IN {
        assert_eq!(unknown_placeholder(line), None, "{line}");
    }
}

#[test]
fn every_purpose_has_words_for_somebody_of_whom_nothing_is_known() {
    for purpose in Purpose::ALL.into_iter().filter(|it| !matches!(it, Purpose::Introduce | Purpose::FollowUp)) {
        let is_plain = |line: &str| !line.replace("{name}", "").contains('{');
        assert!(BUILT_IN.iter().any(|(it, line)| *it == purpose && is_plain(line)), "{purpose:?}");
    }
}
