//! Something to say: a few short words that begin from what is known. One question at most, no ask, no apology.

use crate::domain::{Book, Exchange, PersonId, short_name};
use crate::insight::week::Reason;

/// How many ways there are to say it.
pub const WAYS: usize = 3;

/// Words to begin with, for the `way`-th way of saying it.
pub fn opening(book: &Book, id: PersonId, reason: Reason, way: usize) -> String {
    let name = book.people.get(id).map(short_name).unwrap_or_default();
    let last = book.exchanges_with(id).next_back().map(|(_, it)| it);
    let thing = last.and_then(last_thing);
    let promised = match reason {
        Reason::Promise(promise) => book.promises.get(promise).map(|it| small(it.what.trim_end_matches('.'))),
        _ => None,
    };
    match (reason, promised, thing, way % WAYS) {
        (Reason::Promise(_), Some(what), _, 0) => {
            format!("{name}, I have not forgotten that I said I would {what}. It will be this week.")
        }
        (Reason::Promise(_), Some(what), _, 1) => {
            format!("Hello {name}, I am about to {what}. Is there anything I should know first?")
        }
        (Reason::FirstWord, ..) if way.is_multiple_of(WAYS) => {
            format!("Hello {name}, I thought of you this week. How are you?")
        }
        (Reason::WellnessCheck, _, _, 0) => format!("{name}, no question hiding in here. How are you, these days?"),
        (_, _, Some(thing), 0) => format!("Hello {name}, I was thinking of {thing}. How did it go on?"),
        (_, _, Some(thing), 1) => format!("{name}, {thing} came to my mind today. I hope it turned out well."),
        (_, _, _, 0) => format!("Hello {name}, it has been a while and I thought of you. What are you working on now?"),
        (_, _, _, 1) => format!("{name}, just a hello from me. I hope the week is kind to you."),
        _ => format!("Thinking of you, {name}. No need to answer."),
    }
}

/// With a small letter at its beginning.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|it| it.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

/// What the last exchange left to ask about.
fn last_thing(exchange: &Exchange) -> Option<String> {
    let next_time = Some(exchange.next_time.as_str()).filter(|it| !it.is_empty());
    next_time
        .or_else(|| exchange.topics.first().map(String::as_str))
        .map(|it| it.trim_end_matches(['.', '?']).to_owned())
}
