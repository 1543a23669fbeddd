//! The choice of the weekly session.

use super::ago;
use crate::domain::tests::{add, ctx, person, today};
use crate::domain::{Book, Circle, Command, Exchange, HelpKind, Helps, Person, PersonId, Promise, Tone, apply};
use crate::insight::reconnect::pair;
use crate::insight::week::{Reason, exchanges, next_begins, week};

fn met(book: &mut Book, id: PersonId, days: u64, tone: Option<Tone>) {
    let exchange = Exchange { when: Some(ago(days)), people: [id].into_iter().collect(), tone, ..Exchange::default() };
    apply(book, Command::LogExchange(Box::new(exchange), vec![]), &ctx(days, 1)).unwrap();
}

fn somebody(book: &mut Book, name: &str, circle: Circle, met_ago: u64) -> PersonId {
    let minute = book.people.iter().count() as u64;
    let id = add(book, Person { circle: Some(circle), ..person(name) }, &ctx(minute, 1));
    met(book, id, met_ago, Some(Tone::Easy));
    id
}

fn suggested(book: &Book) -> Vec<String> {
    week(book, today()).suggestions.iter().map(|it| book.people.get(it.person).unwrap().given.clone()).collect()
}

#[test]
fn an_empty_book_suggests_nobody() {
    assert_eq!(suggested(&Book::default()), Vec::<String>::new());
}

#[test]
fn one_close_one_active_one_quiet() {
    let mut book = Book::default();
    somebody(&mut book, "Close", Circle::Close, 45);
    somebody(&mut book, "Closer", Circle::Inner, 10);
    somebody(&mut book, "Active", Circle::Active, 120);
    somebody(&mut book, "Quiet", Circle::Wider, 400);
    somebody(&mut book, "Fresh", Circle::Active, 5);
    assert_eq!(suggested(&book), ["Close", "Active", "Quiet"]);
}

#[test]
fn talking_to_somebody_keeps_their_place_for_the_week() {
    let mut book = Book::default();
    let close = somebody(&mut book, "Close", Circle::Close, 45);
    somebody(&mut book, "Active", Circle::Active, 120);
    met(&mut book, close, 1, None);
    let week = week(&book, today());
    assert_eq!(week.suggestions.iter().map(|it| it.is_done).collect::<Vec<_>>(), [true, false]);
    assert_eq!(exchanges(&book, today(), chrono::Weekday::Mon), 1);
    assert_eq!(exchanges(&book, today(), chrono::Weekday::Sun), 0);
}

#[test]
fn not_this_week_leaves_the_place_empty_until_the_next() {
    let mut book = Book::default();
    let close = somebody(&mut book, "Close", Circle::Close, 45);
    somebody(&mut book, "Other", Circle::Close, 40);
    somebody(&mut book, "Active", Circle::Active, 120);
    apply(
        &mut book,
        Command::SetSettings(Box::new(crate::domain::Settings { session_people: Some(2), ..Default::default() })),
        &ctx(5, 1),
    )
    .unwrap();
    assert_eq!(suggested(&book), ["Close", "Active"]);
    let until = next_begins(&book, today());
    assert_eq!(until.to_string(), "2026-11-26");
    apply(&mut book, Command::Snooze(close, until), &ctx(6, 1)).unwrap();
    assert_eq!(suggested(&book), ["Active"]);
    assert_eq!(week(&book, today()).put_aside, [close]);
    let next = week(&book, until);
    assert!(next.suggestions.iter().any(|it| it.person == close));
    apply(&mut book, Command::Snooze(close, today()), &ctx(7, 1)).unwrap();
    assert_eq!(suggested(&book), ["Close", "Active"], "put off and taken back");
}

#[test]
fn one_promise_to_two_people_takes_one_place() {
    let check = |silences: [u64; 2], archives: Option<usize>, expected: &str| {
        let mut book = Book::default();
        let ids = [("Ana", silences[0]), ("Luis", silences[1])].map(|(name, days)| {
            let id = add(&mut book, Person { circle: Some(Circle::Active), ..person(name) }, &ctx(days, 1));
            met(&mut book, id, days, None);
            id
        });
        let promise = Promise { what: "Send it".into(), people: ids.into_iter().collect(), ..Promise::default() };
        apply(&mut book, Command::MakePromise(Box::new(promise), vec![]), &ctx(900, 1)).unwrap();
        if let Some(at) = archives {
            apply(&mut book, Command::Archive(ids[at], true), &ctx(901, 1)).unwrap();
        }
        let week = week(&book, today());
        let promised: Vec<_> = week.suggestions.iter().filter(|it| matches!(it.reason, Reason::Promise(_))).collect();
        assert_eq!(promised.len(), 1, "{silences:?}");
        assert_eq!(book.people.get(promised[0].person).unwrap().given, expected, "{silences:?}");
    };
    check([20, 12], None, "Ana");
    check([12, 20], None, "Luis");
    check([12, 20], Some(1), "Ana");
}

#[test]
fn a_low_day_is_shorter_and_leaves_promises_for_another_day() {
    let check = |talked: usize, expected: &[&str], is_enough: bool| {
        let mut book = Book::default();
        let close = somebody(&mut book, "Close", Circle::Close, 45);
        let active = somebody(&mut book, "Active", Circle::Active, 120);
        somebody(&mut book, "Quiet", Circle::Wider, 400);
        let promise = Promise { what: "Send it".into(), people: [close].into_iter().collect(), ..Promise::default() };
        apply(&mut book, Command::MakePromise(Box::new(promise), vec![]), &ctx(900, 1)).unwrap();
        let low = crate::domain::Settings { low_battery: Some(today()), ..Default::default() };
        apply(&mut book, Command::SetSettings(Box::new(low)), &ctx(901, 1)).unwrap();
        [(close, 0), (active, 1)].into_iter().take(talked).for_each(|(it, days)| met(&mut book, it, days, None));
        let week = week(&book, today());
        let shown = week.shown();
        let shown: Vec<&str> = shown.iter().map(|it| book.people.get(it.person).unwrap().given.as_str()).collect();
        assert_eq!((shown.as_slice(), week.is_enough(), week.minutes(25)), (expected, is_enough, 5), "{talked}");
    };
    check(0, &["Active", "Quiet"], false);
    check(1, &["Close", "Active"], false);
    check(2, &["Close", "Active"], true);
}

#[test]
fn archived_paused_and_strained_people_are_left_in_peace() {
    let mut book = Book::default();
    let archived = somebody(&mut book, "Archived", Circle::Close, 90);
    apply(&mut book, Command::Archive(archived, true), &ctx(10, 1)).unwrap();
    let paused =
        Person { circle: Some(Circle::Close), paused_until: Some("2027-01-01".parse().unwrap()), ..person("Paused") };
    add(&mut book, paused, &ctx(11, 1));
    let strained = add(&mut book, Person { circle: Some(Circle::Wider), ..person("Strained") }, &ctx(12, 1));
    met(&mut book, strained, 500, Some(Tone::Strained));
    assert_eq!(suggested(&book), Vec::<String>::new());
}

#[test]
fn a_promise_is_a_reason() {
    let mut book = Book::default();
    let tomasz = somebody(&mut book, "Tomasz", Circle::Active, 12);
    let promise =
        Promise { what: "Send the sheet".into(), people: [tomasz].into_iter().collect(), ..Promise::default() };
    apply(&mut book, Command::MakePromise(Box::new(promise), vec![]), &ctx(20, 1)).unwrap();
    assert!(matches!(week(&book, today()).suggestions[0].reason, Reason::Promise(_)));
}

#[test]
fn a_promise_counts_to_whom_one_never_talked_and_waits_for_its_time() {
    let check = |due: Option<&str>, expected: bool| {
        let mut book = Book::default();
        let tomasz = add(&mut book, Person { circle: Some(Circle::Active), ..person("Tomasz") }, &ctx(0, 1));
        let due = due.map(|it| it.parse().unwrap());
        let promise =
            Promise { what: "Send it".into(), people: [tomasz].into_iter().collect(), due, ..Promise::default() };
        apply(&mut book, Command::MakePromise(Box::new(promise), vec![]), &ctx(20, 1)).unwrap();
        let has_promise = week(&book, today()).suggestions.iter().any(|it| matches!(it.reason, Reason::Promise(_)));
        assert_eq!(has_promise, expected, "{due:?}");
    };
    check(None, true);
    check(Some("2026-11-20"), true);
    check(Some("2026-12-01"), true);
    check(Some("2027-06-01"), false);
}

#[test]
fn a_book_of_five_thousand_is_asked_quickly() {
    let mut book = Book::default();
    for at in 0..5000 {
        let id = add(
            &mut book,
            Person { circle: Some(Circle::ALL[at % 4]), ..person(&format!("P{at}")) },
            &ctx(at as u64, 1),
        );
        let exchange =
            Exchange { when: Some(ago(at as u64 % 900)), people: [id].into_iter().collect(), ..Exchange::default() };
        apply(&mut book, Command::LogExchange(Box::new(exchange), vec![]), &ctx(6000 + at as u64, 1)).unwrap();
    }
    assert_eq!(week(&book, today()).suggestions.len(), 3);
    assert!(pair(&book, today()).novel.is_some());
}

#[test]
fn somebody_named_only_as_a_help_is_not_suggested() {
    let check = |helps: &[HelpKind], circle: Option<Circle>, expected: usize| {
        let mut book = Book::default();
        let helps = helps.iter().map(|it| Helps { kind: Some(*it), ..Helps::default() }).collect();
        let curie = Person { helps, circle, ..person("Curie") };
        add(&mut book, curie, &ctx(0, 1));
        assert_eq!(week(&book, today()).suggestions.len(), expected, "{circle:?}");
    };
    check(&[], None, 1);
    check(&[HelpKind::Model], None, 0);
    check(&[HelpKind::Model], Some(Circle::Wider), 1);
}
