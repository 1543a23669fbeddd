//! The spoken sentence: "yesterday coffee with Ana and Luis about the invoice #supplier".
//!
//! Reading is total. Whatever is not understood stays in the notes, which are always the whole sentence. Nothing is
//! guessed between two people of one name: the reading asks. The English is plain on purpose: a few word lists and the
//! order of words, no grammar.

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

pub use who::{KnownName, Names};

/// What a sentence was understood to say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// A promise rather than an exchange, and whose.
    pub promise: Option<PromiseOwner>,
    /// A promise that was made in the exchange, and whose.
    pub besides: Option<PromiseOwner>,
    /// What was promised.
    pub promised: String,
    /// By when, of what was promised besides.
    pub due: Option<NaiveDate>,
    /// Whom it names, of what was promised besides.
    pub promised_to: Vec<PersonId>,
    /// With whom.
    pub who: Vec<Who>,
    /// Somebody met who has no name yet.
    pub encounter: String,
    /// The day.
    pub when: Option<NaiveDate>,
    /// The time of the day.
    pub time: String,
    /// The channel.
    pub how: Option<Channel>,
    /// The purpose.
    pub purpose: Option<Purpose>,
    /// Who began.
    pub began: Option<Initiator>,
    /// How long.
    pub minutes: Option<u32>,
    /// How it felt.
    pub tone: Option<Tone>,
    /// What it did to my energy.
    pub energy: Option<Energy>,
    /// What it was about.
    pub topics: Vec<String>,
    /// Words behind a `#`.
    pub tags: Vec<String>,
    /// Where.
    pub place: String,
    /// What to ask next time.
    pub next_time: String,
    /// Which bytes of the sentence were understood.
    pub marks: Vec<Mark>,
}

/// Somebody named in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// One person of the book.
    Known(PersonId),
    /// Several could be meant, the likeliest first. It is for the person to say.
    Ask {
        /// As it was written.
        said: String,
        /// Who it could be.
        candidates: Vec<PersonId>,
    },
    /// Nobody of the book.
    New(String),
}

/// A part of the sentence that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// Whether it needs a second look.
    pub is_unsure: bool,
}

/// Reads a sentence, at a moment, by somebody who knows these names.
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

/// Reads a sentence of which it is known whether it is a promise: a promise looks ahead, an exchange back.
pub fn read_as(sentence: &str, names: &Names, now: NaiveDateTime, is_promise: Option<bool>) -> Reading {
    let mut words = Words::split(sentence);
    let mut reading = Reading::default();
    what::read_tags(&mut words, &mut reading);
    what::read_promise(&mut words, &mut reading, names, is_promise != Some(true));
    what::read_next_time(&mut words, &mut reading);
    reading.promise = match is_promise {
        Some(true) => reading.promise.or(Some(PromiseOwner::Mine)),
        Some(false) => None,
        // What is still to come has not happened: it is an intention.
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
    /// Whether every name is settled.
    pub fn is_settled(&self) -> bool {
        !self.who.iter().any(|it| matches!(it, Who::Ask { .. }))
    }

    /// The people of the book that are named.
    pub fn known(&self) -> impl Iterator<Item = PersonId> {
        self.who.iter().filter_map(|it| if let Who::Known(id) = it { Some(*id) } else { None })
    }

    /// The people who would be new, as they would be written down.
    pub fn newcomers(&self) -> Vec<Person> {
        self.who.iter().filter_map(|it| if let Who::New(name) = it { Some(person_named(name)) } else { None }).collect()
    }

    /// The exchange it tells of.
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

    /// The promise it makes, by itself or besides.
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

/// A new person from a name as it was said: the first word is the given name, the rest the family name.
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
