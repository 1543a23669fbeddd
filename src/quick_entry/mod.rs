//! Quick entry: parses a sentence such as "yesterday coffee with Ana and Luis about the invoice #supplier".
//!
//! Parsing never fails: the notes of the exchange always hold the whole sentence, with the parts the parser did not
//! understand. It does not guess between two people of one name: the reading asks the user. The English is plain on
//! purpose: a few word lists and the word order, no grammar.

mod corrections;
mod happened;
mod knowledge;
mod lexicon;
mod manner;
mod measures;
mod reading;
mod stay;
mod tokens;
mod what;
mod when;
mod who;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod text_tests;

use chrono::NaiveDateTime;

use crate::domain::{DateOrder, PromiseOwner};
use tokens::Words;

pub use corrections::{Corrections, minutes_key};
pub use knowledge::note;
pub use reading::{DayDoubt, DayQuestion, Happening, Mark, Reading, Who, person_named};
pub use when::{DateProblem, DateRules, DateScope, WrittenDate, read_date};
pub use who::{Names, other_forms};

/// Parses a sentence written at `now`, with the names of a book.
///
/// # Examples
///
/// ```
/// # use kith::quick_entry::{Names, read};
/// # use kith::domain::Channel;
/// let now = "2026-11-22T12:00:00".parse().unwrap();
/// let reading = read("yesterday coffee about the invoice #supplier", &Names::default(), now);
/// assert_eq!(reading.when.map(|it| it.to_string()).as_deref(), Some("2026-11-21"));
/// assert_eq!(reading.how, Some(Channel::Coffee));
/// assert_eq!(reading.topics, ["the invoice"]);
/// ```
pub fn read(sentence: &str, names: &Names, now: NaiveDateTime) -> Reading {
    read_as(sentence, names, now, None)
}

/// Like [`read`], for a sentence that is known to be a promise or an exchange: dates of a promise lie ahead, those of
/// an exchange in the past.
///
/// # Examples
///
/// ```
/// use kith::quick_entry::{Names, read_as};
///
/// let now = "2026-11-22T12:00:00".parse().unwrap();
/// let day = |is_promise| read_as("coffee on Friday", &Names::default(), now, Some(is_promise)).when;
/// assert_eq!(day(false), "2026-11-20".parse().ok(), "the exchange was last Friday");
/// assert_eq!(day(true), "2026-11-27".parse().ok(), "the promise is for the next");
/// ```
pub fn read_as(sentence: &str, names: &Names, now: NaiveDateTime, is_promise: Option<bool>) -> Reading {
    read_in(sentence, names, &ReadingContext { now, date_order: DateOrder::DayFirst, is_promise })
}

/// What the reading of a sentence depends on besides its words.
#[derive(Clone, Copy, Debug)]
pub struct ReadingContext {
    /// The local time.
    pub now: NaiveDateTime,
    /// The order of day and month in figures.
    pub date_order: DateOrder,
    /// Whether the sentence is known to be a promise or an exchange.
    pub is_promise: Option<bool>,
}

/// Like [`read_as`], for a user who writes dates in a certain order.
///
/// # Examples
///
/// ```
/// use kith::domain::DateOrder;
/// use kith::quick_entry::{Names, ReadingContext, read_in};
///
/// let now = "2026-11-26T12:00:00".parse().unwrap();
/// let day = |date_order| {
///     let context = ReadingContext { now, date_order, is_promise: None };
///     read_in("called Sam on 3/4", &Names::default(), &context).when
/// };
/// assert_eq!(day(DateOrder::DayFirst), "2026-04-03".parse().ok());
/// assert_eq!(day(DateOrder::MonthFirst), "2026-03-04".parse().ok());
/// ```
pub fn read_in(sentence: &str, names: &Names, context: &ReadingContext) -> Reading {
    let is_promise = context.is_promise;
    let mut words = Words::split(sentence);
    let mut reading = Reading::default();
    what::read_tags(&mut words, &mut reading);
    who::reserve(&mut words, names);
    let no_exchange = || {
        let knowledge = read_knowledge(words.clone(), reading.clone(), names);
        knowledge.or_else(|| read_stay(words.clone(), reading.clone(), names, context))
    };
    if let Some(told) = is_promise.is_none().then(no_exchange).flatten() {
        return told;
    }
    what::read_promise(&mut words, &mut reading, names, context);
    what::read_next_time(&mut words, &mut reading);
    reading.promise = match is_promise {
        Some(true) => reading.promise.or(Some(PromiseOwner::Mine)),
        Some(false) => None,
        // A future event has not happened yet: it is an intention, and becomes a promise of the user.
        None if reading.besides.is_none() => {
            reading.promise.or(when::is_ahead(&words, context).then_some(PromiseOwner::Mine))
        }
        None => None,
    };
    read_promised(&mut reading, names, context);
    let left_out = match reading.promise {
        None => happened::read(&mut words, &mut reading, names),
        Some(_) => Vec::new(),
    };
    measures::read(&mut words, &mut reading);
    when::read(&mut words, &mut reading, context);
    if reading.promise.is_some() {
        reading.due_from.clone_from(&reading.when_from);
    }
    what::read_topic(&mut words, &mut reading);
    manner::read(&mut words, &mut reading);
    who::read(&mut words, &mut reading, names);
    what::read_place(&mut words, &mut reading);
    what::read_encounter(&mut words, &mut reading);
    // The last step: the rest is read as of a talk, and stays if the user says that it was one.
    let is_talk = reading.promise.is_none() && reading.happening == Happening::Talk;
    if is_talk && happened::is_in_doubt(&words, &reading, &left_out) {
        reading.happening = Happening::Unclear;
    }
    reading.marks = words.marks();
    reading
}

/// Parses the promise made in an exchange: its day, and to whom.
fn read_promised(reading: &mut Reading, names: &Names, context: &ReadingContext) {
    if reading.besides.is_none() {
        return;
    }
    let mut promised = Words::split(&reading.promised);
    who::reserve(&mut promised, names);
    if let Some((due, words)) = when::find(&promised, context) {
        (reading.due, reading.due_from) = (Some(due), words);
    }
    reading.promised_to = who::find(&reading.promised, names);
}

/// The reading of a sentence that says what somebody knows. None if it says something else, or names nobody.
fn read_knowledge(mut words: Words<'_>, mut reading: Reading, names: &Names) -> Option<Reading> {
    if !knowledge::read(&mut words, &mut reading, names) {
        return None;
    }
    who::read(&mut words, &mut reading, names);
    reading.marks = words.marks();
    (!reading.who.is_empty()).then_some(reading)
}

/// The reading of a sentence that says where somebody will be. None if it says something else.
fn read_stay(mut words: Words<'_>, mut reading: Reading, names: &Names, context: &ReadingContext) -> Option<Reading> {
    if !stay::read(&mut words, &mut reading, names, context) {
        return None;
    }
    who::read(&mut words, &mut reading, names);
    reading.marks = words.marks();
    Some(reading)
}
