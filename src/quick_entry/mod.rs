//! Quick entry: parses a sentence such as "yesterday coffee with Ana and Luis about the invoice #supplier".
//!
//! Parsing never fails: the notes of the exchange always hold the whole sentence, with the parts the parser did not
//! understand. It does not guess between two people of one name: the reading asks the user. The English is plain on
//! purpose: a few word lists and the word order, no grammar.

mod corrections;
mod lexicon;
mod tokens;
mod what;
mod when;
mod who;

#[cfg(test)]
mod tests;

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::{
    Channel, Energy, Exchange, Initiator, Person, PersonId, Promise, PromiseOwner, Purpose, Tone, tidy_line,
};
use tokens::Words;

pub use corrections::{Corrections, minutes_key};
pub use who::{KnownName, Names};

/// The parsed fields of a sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Set if the sentence is a promise rather than an exchange.
    pub promise: Option<PromiseOwner>,
    /// Set if a promise was made in the exchange.
    pub besides: Option<PromiseOwner>,
    /// The text of the promise.
    pub promised: String,
    /// The due date of the promise in `besides`.
    pub due: Option<NaiveDate>,
    /// The people named in the promise in `besides`.
    pub promised_to: Vec<PersonId>,
    /// The people named in the sentence.
    pub who: Vec<Who>,
    /// An encounter with people without a name.
    pub encounter: String,
    /// The day.
    pub when: Option<NaiveDate>,
    /// The time of day, `HH:MM`.
    pub time: String,
    /// The channel.
    pub how: Option<Channel>,
    /// The purpose.
    pub purpose: Option<Purpose>,
    /// The initiator.
    pub began: Option<Initiator>,
    /// The length in minutes.
    pub minutes: Option<u32>,
    /// The tone.
    pub tone: Option<Tone>,
    /// The effect on the user's energy.
    pub energy: Option<Energy>,
    /// The topics.
    pub topics: Vec<String>,
    /// The words after a `#`, without it.
    pub tags: Vec<String>,
    /// The place.
    pub place: String,
    /// The note for next time.
    pub next_time: String,
    /// The byte ranges of the understood words.
    pub marks: Vec<Mark>,
}

/// A person named in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// One person of the book.
    Known(PersonId),
    /// Several people match, the likeliest first. The user chooses.
    Ask {
        /// The name as written.
        said: String,
        /// The people it may refer to.
        candidates: Vec<PersonId>,
    },
    /// A name that is not in the book.
    New(String),
}

/// An understood part of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The byte range.
    pub range: Range<usize>,
    /// Whether the user should check it.
    pub is_unsure: bool,
}

/// Parses a sentence written at `now`, with the names of a book.
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
pub fn read_as(sentence: &str, names: &Names, now: NaiveDateTime, is_promise: Option<bool>) -> Reading {
    let mut words = Words::split(sentence);
    let mut reading = Reading::default();
    what::read_tags(&mut words, &mut reading);
    what::read_promise(&mut words, &mut reading, names, is_promise != Some(true));
    what::read_next_time(&mut words, &mut reading);
    reading.promise = match is_promise {
        Some(true) => reading.promise.or(Some(PromiseOwner::Mine)),
        Some(false) => None,
        // A future event has not happened yet: it is an intention, and becomes a promise of the user.
        None if reading.besides.is_none() => reading.promise.or(when::is_ahead(&words).then_some(PromiseOwner::Mine)),
        None => None,
    };
    if reading.besides.is_some() {
        reading.due = when::find(&reading.promised, now);
        reading.promised_to = who::find(&reading.promised, names);
    }
    when::read(&mut words, &mut reading, now);
    what::read_minutes(&mut words, &mut reading);
    what::read_topic(&mut words, &mut reading);
    what::read_manner(&mut words, &mut reading);
    who::read(&mut words, &mut reading, names);
    what::read_place(&mut words, &mut reading);
    what::read_encounter(&mut words, &mut reading);
    reading.marks = words.marks();
    reading
}

impl Reading {
    /// Whether every name is resolved.
    pub fn is_settled(&self) -> bool {
        !self.who.iter().any(|it| matches!(it, Who::Ask { .. }))
    }

    /// The named people of the book.
    pub fn known(&self) -> impl Iterator<Item = PersonId> {
        self.who.iter().filter_map(|it| if let Who::Known(id) = it { Some(*id) } else { None })
    }

    /// The named people who are not in the book, as new entries.
    pub fn newcomers(&self) -> Vec<Person> {
        self.who.iter().filter_map(|it| if let Who::New(name) = it { Some(person_named(name)) } else { None }).collect()
    }

    /// The exchange of the sentence.
    pub fn exchange(&self, sentence: &str, today: NaiveDate) -> Exchange {
        Exchange {
            when: Some(self.when.unwrap_or(today)),
            time: self.time.clone(),
            people: self.known().collect(),
            encounter: self.encounter.clone(),
            how: self.how,
            purpose: self.purpose,
            began: self.began,
            minutes: self.minutes,
            tone: self.tone,
            energy: self.energy,
            topics: self.topics.iter().cloned().collect(),
            tags: self.tags.iter().cloned().collect(),
            notes: sentence.trim().to_owned(),
            next_time: self.next_time.clone(),
            place: self.place.clone(),
            ..Exchange::default()
        }
    }

    /// The promise of the sentence, alone or within an exchange.
    pub fn promise(&self, sentence: &str, today: NaiveDate) -> Promise {
        let what = if self.promised.is_empty() { what::as_act(&tidy_line(sentence)) } else { self.promised.clone() };
        let people = if self.promised_to.is_empty() { self.known().collect() } else { self.promised_to.clone() };
        Promise {
            whose: self.promise.or(self.besides).or(Some(PromiseOwner::Mine)),
            people: people.into_iter().collect(),
            what,
            made: Some(today),
            due: if self.besides.is_some() { self.due } else { self.when },
            ..Promise::default()
        }
    }
}

/// A new person from a name as written: the first word is the given name, the rest the family name.
///
/// ```
/// # use kith::quick_entry::person_named;
/// let person = person_named("Maria del Mar Lopez");
/// assert_eq!((person.given.as_str(), person.family.as_str()), ("Maria", "del Mar Lopez"));
/// ```
pub fn person_named(name: &str) -> Person {
    let name = tidy_line(name);
    let (given, family) = name.split_once(' ').unwrap_or((&name, ""));
    Person { given: given.to_owned(), family: family.to_owned(), ..Person::default() }
}
