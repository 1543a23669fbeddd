//! The remarks before an ask.

use super::catalogue::sentences;
use super::{list, span};
use crate::insight::knows::HeldBack;
use crate::insight::ledger::BeforeAsking;
use crate::web::intl::{self, Style};

sentences! {
    first_after(name, span): "It would be your first message to {name} in {span}.";
    one_of_many(name): "It would be your third ask in a row, with nothing for {name} in between.";
    archived(name): "You archived {name}.";
    paused(name, day): "You wanted to leave {name} until {day}.";
    strained(name): "Your last talk with {name} was strained.";
    promise_open(name): "A promise of yours to {name} is open past its day.";
    kinder_hello: "A kinder way: first send a few words that ask for nothing, and ask another time.";
    kinder_wait: "A kinder way: leave the question until then, or ask somebody else.";
    kinder_promise: "A kinder way: first keep the promise, or say when it will come.";
    nothing_given: "You have not written down anything you gave or offered lately. That is no debt. It is only good to know.";
    lately_from_you(favours): "Lately from you: {favours}.";
}

/// Sentences to read before asking a person for something.
pub(crate) fn before_asking(before: &BeforeAsking, held: Option<HeldBack>, name: &str) -> Vec<String> {
    let first = before.first_after.map(|days| first_after(&name, &span(days)));
    let held = held.and_then(|it| held_back(it, name));
    held.into_iter().chain(first).chain(before.is_one_of_many.then(|| one_of_many(&name))).collect()
}

/// Why it is better not to ask now. A third ask in a row has a sentence of its own.
fn held_back(held: HeldBack, name: &str) -> Option<String> {
    Some(match held {
        HeldBack::Archived => archived(&name),
        HeldBack::Paused(day) => paused(&name, &intl::date(day, Style::Day)),
        HeldBack::Strained => strained(&name),
        HeldBack::Promise => promise_open(&name),
        HeldBack::ManyAsks => return None,
    })
}

/// What to do instead of asking now.
pub(crate) fn kinder_way(held: Option<HeldBack>) -> &'static str {
    match held {
        Some(HeldBack::Paused(_)) => kinder_wait(),
        Some(HeldBack::Promise) => kinder_promise(),
        _ => kinder_hello(),
    }
}

/// Recent help given to a person.
pub(crate) fn given_lately(given: &[String]) -> String {
    match given {
        [] => nothing_given().to_owned(),
        given => lately_from_you(&list(&given.iter().take(3).cloned().collect::<Vec<_>>())),
    }
}
