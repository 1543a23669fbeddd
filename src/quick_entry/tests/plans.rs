//! Intentions, plans and promises: what is still to come. Today is Sunday 22 November 2026, noon.

use super::{book, check, ctx};
use crate::quick_entry::{Names, read};

#[test]
fn an_intention_is_a_promise() {
    check("I should write to Sam", "promise mine [write to Sam], Sam Okafor");
    check("I promised Luis to send the sheet", "promise mine [send the sheet], Luis Ortega");
    check(
        "remind me to call Kenji on friday",
        "promise mine [call Kenji on friday], Kenji Watanabe, when=2026-11-27, how=call",
    );
    check(
        "need to send Tomasz the tolerance sheet by tomorrow",
        "promise mine [send Tomasz the tolerance sheet by tomorrow], Tomasz Wieczorek, when=2026-11-23",
    );
    check("Ingrid promised to send the photographs", "promise theirs [send the photographs], Ingrid Solheim");
}

#[test]
fn what_is_still_to_come_has_not_happened() {
    check("coffee with Luis tomorrow", "promise mine [], Luis Ortega, when=2026-11-23, how=coffee");
    check("lunch with Sam next Friday", "promise mine [], Sam Okafor, when=2026-11-27, how=in-person");
    check("in two weeks dinner with Kenji", "promise mine [], Kenji Watanabe, when=2026-12-06, how=in-person");
    check("the day after tomorrow tea with Luis", "promise mine [], Luis Ortega, when=2026-11-24, how=coffee");
    // Plans of other people and past events are not promises of the user.
    check("Had lunch with Luis, she moves to Porto next month", "Luis Ortega, how=in-person");
    check("Coffee with Kenji yesterday, he flies home tomorrow", "Kenji Watanabe, when=2026-11-21, how=coffee");
    check("Texted Mary, she will call tomorrow", "Mary Holt, how=message");
    check("First coffee with Luis in three months", "Luis Ortega, how=coffee");
    check(
        "Coffee with Luis tomorrow, I need to bring the contract",
        "promise mine [bring the contract], Luis Ortega, when=2026-11-23, how=coffee",
    );
    // A future day in a topic is not a plan.
    check("coffee with Luis about next Friday", "Luis Ortega, how=coffee, about=next Friday");
    check("called Luis about Friday's meeting", "Luis Ortega, how=call, about=Friday's meeting");
    check("coffee with Luis about next week", "Luis Ortega, how=coffee, about=next week");
}

#[test]
fn a_promise_looks_ahead_and_an_exchange_back() {
    check(
        "remind me to call Kenji on 5 January",
        "promise mine [call Kenji on 5 January], Kenji Watanabe, when=2027-01-05, how=call",
    );
    check(
        "I should visit Kenji in March",
        "promise mine [visit Kenji in March], Kenji Watanabe, when=? 2027-03-01 2027-03-15 2027-03-31, how=in-person",
    );
    check("coffee with Luis in March", "Luis Ortega, when=? 2026-03-01 2026-03-15 2026-03-31, how=coffee");
}

#[test]
fn a_promise_made_in_an_exchange_stands_beside_it() {
    check(
        "yesterday coffee with Luis, I promised to send the slides",
        "besides mine [send the slides], Luis Ortega, when=2026-11-21, how=coffee",
    );
    check(
        "called Kenji about the budget, I should send him the sheet by friday",
        "besides mine [send him the sheet by friday] by 2026-11-27, Kenji Watanabe, how=call, about=the budget",
    );
    check(
        "Conference today, I need to email Luis the slides",
        "besides mine [email Luis the slides], when=2026-11-22, how=event",
    );
    check(
        "Called Luis about the budget and promised to send the sheet",
        "besides mine [send the sheet], Luis Ortega, how=call, about=the budget",
    );
    check("Called Luis, I promised to call back at 3pm", "besides mine [call back at 3pm], Luis Ortega, how=call");
    // An open task is not a past event.
    check("On Monday I should call Luis", "promise mine [call Luis], Luis Ortega, when=2026-11-23, how=call");
    check("Will call Luis on Monday", "promise mine [call Luis on Monday], Luis Ortega, when=2026-11-23, how=call");
    check("I should have coffee with Luis", "promise mine [have coffee with Luis], Luis Ortega, how=coffee");
}

#[test]
fn what_a_plan_is_called() {
    let check = |sentence: &str, expected: &str| {
        let (book, _) = book();
        let reading = read(sentence, &Names::of(&book), "2026-11-22T12:00:00".parse().unwrap());
        assert_eq!(reading.promise(sentence, ctx().today).what, expected, "{sentence}");
    };
    check("Coffee with Luis tomorrow", "have coffee with Luis");
    check("walk with Kenji next week", "have a walk with Kenji");
    check("call Kenji tomorrow", "call Kenji");
    check("send Sam the deck tomorrow", "send Sam the deck");
    check("Will call Luis on Monday", "call Luis");
    check("I will send Sam the deck by Friday, with the notes", "send Sam the deck with the notes");
    check("I will send Sam the deck by friday at 3pm", "send Sam the deck at 3pm");
    check("I will book the table for Friday", "book the table for Friday");
    check("tomorrow call Kenji", "call Kenji");
    check("called Kenji, I should send him the sheet by Friday", "send him the sheet");
    check("called Kenji, I should send him the sheet", "send him the sheet");
}

#[test]
fn whom_a_promise_made_besides_is_for() {
    let (book, ids) = book();
    let of = |sentence: &str| {
        let reading = read(sentence, &Names::of(&book), "2026-11-22T12:00:00".parse().unwrap());
        reading.promise(sentence, ctx().today).people.to_vec()
    };
    assert_eq!(of("called Kenji, I should call Luis on Monday"), [ids[1]]);
    assert_eq!(of("called Kenji, I should send the sheet"), [ids[2]]);
}
