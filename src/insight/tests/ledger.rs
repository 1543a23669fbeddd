//! Asking for help, and friction.

use super::{ago, met, run, somebody};
use crate::domain::tests::today;
use crate::domain::{Book, Circle, Command, Direction, Favour, Initiator, Promise, Purpose, Tone};
use crate::insight::ledger::{before_asking, is_ask};
use crate::insight::{friction, upcoming};

#[test]
fn an_ask_is_held_up_after_a_silence_and_as_the_third_in_a_row() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    met(&mut book, ana, 10, |_| ());
    assert!(!before_asking(&book, ana, today()).is_worth_a_word(), "asking is normal");
    let favour = |direction, days| {
        let favour = Favour {
            direction: Some(direction),
            people: [ana].into_iter().collect(),
            what: "a hand".into(),
            when: Some(ago(days)),
            ..Favour::default()
        };
        Command::SaveFavour(None, Box::new(favour))
    };
    run(&mut book, favour(Direction::Asked, 9));
    run(&mut book, favour(Direction::Asked, 8));
    assert!(before_asking(&book, ana, today()).is_one_of_many);
    run(&mut book, favour(Direction::Given, 7));
    let after = before_asking(&book, ana, today());
    assert_eq!((after.is_one_of_many, after.given_lately.as_slice()), (false, ["a hand".to_owned()].as_slice()));
    let luis = somebody(&mut book, "Luis", Circle::Close);
    met(&mut book, luis, 31, |_| ());
    assert_eq!(before_asking(&book, luis, today()).first_after, Some(31));
    met(&mut book, luis, 30, |_| ());
    assert_eq!(before_asking(&book, luis, today()).first_after, None);
}

#[test]
fn an_ask_is_heard_by_its_words() {
    let check = |draft: &str, expected: bool| assert_eq!(is_ask(draft), expected, "{draft}");
    check("Could you introduce me to Ana?", true);
    check("Any chance of a coffee?\nI need a hand.", true);
    check("Can YOU help", true);
    check("How are you, these days?", false);
    check("I hope you could rest.", false);
    check("", false);
}

#[test]
fn two_strained_of_the_last_five_open_the_way_back() {
    let mut book = Book::default();
    let ana = somebody(&mut book, "Ana", Circle::Close);
    let check = |book: &Book, expected: bool| assert_eq!(friction::wants_repair(book, ana), expected);
    met(&mut book, ana, 90, |it| it.tone = Some(Tone::Strained));
    check(&book, false);
    met(&mut book, ana, 80, |it| it.tone = Some(Tone::Strained));
    check(&book, true);
    for days in [70, 60, 50, 40] {
        met(&mut book, ana, days, |it| it.tone = Some(Tone::Easy));
    }
    check(&book, false);
}

#[test]
fn an_ask_of_the_other_is_none_of_mine() {
    let check = |began: Initiator, expected: bool| {
        let mut book = Book::default();
        let ana = somebody(&mut book, "Ana", Circle::Close);
        for days in [3, 2] {
            met(&mut book, ana, days, |it| (it.purpose, it.began) = (Some(Purpose::Ask), Some(began)));
        }
        assert_eq!(before_asking(&book, ana, today()).is_one_of_many, expected, "{began:?}");
    };
    check(Initiator::Me, true);
    check(Initiator::Them, false);
}

#[test]
fn an_ask_that_was_logged_is_the_last_word_and_counts_in_the_row() {
    let check = |favours: &[u64], logged: &[u64], expected: bool| {
        let mut book = Book::default();
        let ana = somebody(&mut book, "Ana", Circle::Close);
        met(&mut book, ana, 90, |_| ());
        assert!(before_asking(&book, ana, today()).first_after.is_some());
        for days in favours {
            let what = "a hand".to_owned();
            let people = [ana].into_iter().collect();
            let (direction, when) = (Some(Direction::Asked), Some(ago(*days)));
            let favour = Favour { direction, people, what, when, ..Favour::default() };
            run(&mut book, Command::SaveFavour(None, Box::new(favour)));
        }
        for days in logged {
            met(&mut book, ana, *days, |it| (it.purpose, it.began) = (Some(Purpose::Ask), Some(Initiator::Me)));
        }
        let before = before_asking(&book, ana, today());
        assert_eq!(before.is_one_of_many, expected, "{favours:?} {logged:?}");
        assert_eq!(before.first_after.is_none(), !logged.is_empty(), "an ask is a word");
    };
    check(&[], &[0], false);
    check(&[], &[0, 0], true);
    check(&[5], &[0], true);
    check(&[3], &[3], false);
}

#[test]
fn what_came_of_an_answer_is_told_two_weeks_later() {
    let check = |days: u64, expected: usize| {
        let mut book = Book::default();
        let ana = somebody(&mut book, "Ana", Circle::Close);
        met(&mut book, ana, days, |it| it.purpose = Some(Purpose::Ask));
        let (question, _) = book.exchanges.iter().next().unwrap();
        let promise = Promise {
            people: [ana].into_iter().collect(),
            what: "Tell Ana what came of it".into(),
            made: Some(ago(days)),
            session: Some(question),
            ..Promise::default()
        };
        run(&mut book, Command::MakePromise(Box::new(promise), vec![]));
        assert_eq!(upcoming::promises(&book, today()).len(), expected, "{days}");
    };
    check(0, 0);
    check(13, 0);
    check(14, 1);
}
