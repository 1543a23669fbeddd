//! The user's corrections of a parsed sentence.

use chrono::NaiveDate;

use crate::domain::{Channel, Energy, PersonId, Tone, VecSet};
use crate::quick_entry::{Happening, Reading, Who};

/// The user's corrections. They override the parsed sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    /// The day.
    pub when: Option<NaiveDate>,
    /// The channel, or none.
    pub how: Option<Option<Channel>>,
    /// The tone, or none.
    pub tone: Option<Option<Tone>>,
    /// The effect on the user's energy, or none.
    pub energy: Option<Option<Energy>>,
    /// Ambiguous names and the person meant: one of the book, or none for a new person.
    pub settled: Vec<(String, Option<PersonId>)>,
    /// The keys of removed parts of the reading: people, minutes, topics, tags and other texts.
    pub dropped: VecSet<String>,
    /// Whether the sentence is a promise. Overrides the parser.
    pub is_promise: Option<bool>,
    /// Whether a talk, an attempt or nothing happened. Overrides the parser.
    pub happening: Option<Happening>,
    /// Whether the user promises to try again, or to get in touch after all.
    pub tries_again: bool,
}

impl Corrections {
    /// Applies the corrections to a reading. `with` are people of the exchange, whatever the sentence says.
    pub fn apply(&self, mut reading: Reading, with: &[PersonId]) -> Reading {
        reading.who.iter_mut().for_each(|it| self.settle(it, with));
        for id in with.iter().rev() {
            if !reading.who.contains(&Who::Known(*id)) {
                reading.who.insert(0, Who::Known(*id));
            }
        }
        self.drop_parts(&mut reading);
        if self.happening.is_some() {
            (reading.knows, reading.stay) = (None, None);
        }
        reading.happening = self.happening.unwrap_or(reading.happening);
        if self.when.is_some() {
            reading.when = self.when;
            reading.when_from.clear();
            reading.day_question = None;
        }
        reading.how = self.how.unwrap_or(reading.how);
        reading.tone = self.tone.unwrap_or(reading.tone);
        reading.energy = self.energy.unwrap_or(reading.energy);
        reading
    }

    /// Replaces an ambiguous name by the person the user chose, or by the one of `with` that is one of the candidates.
    fn settle(&self, who: &mut Who, with: &[PersonId]) {
        let Who::Ask { name, candidates } = who else { return };
        let settled = self.settled.iter().find(|(it, _)| it == name).map(|(_, it)| *it);
        let mut possible = with.iter().filter(|it| candidates.contains(it));
        let obvious = possible.next().filter(|_| possible.next().is_none()).map(|it| Some(*it));
        match settled.or(obvious) {
            Some(Some(id)) => *who = Who::Known(id),
            Some(None) => *who = Who::New(name.clone()),
            None => (),
        }
    }

    fn drop_parts(&self, reading: &mut Reading) {
        reading.who.retain(|it| !self.dropped.contains(&it.key()));
        reading.topics.retain(|it| !self.dropped.contains(it));
        reading.tags.retain(|it| !self.dropped.contains(it));
        for words in [&mut reading.time, &mut reading.place, &mut reading.next_time, &mut reading.encounter] {
            if self.dropped.contains(words) {
                words.clear();
            }
        }
        if self.dropped.contains(&reading.promised) {
            reading.besides = None;
        }
        reading.minutes = reading.minutes.filter(|it| !self.dropped.contains(&minutes_key(*it)));
    }
}

impl Who {
    /// The key of this part among [`Corrections::dropped`].
    pub fn key(&self) -> String {
        match self {
            Self::Known(id) => id.to_string(),
            Self::Ask { name, .. } | Self::New(name) => name.clone(),
        }
    }
}

/// The key of a length among [`Corrections::dropped`].
pub fn minutes_key(minutes: u32) -> String {
    format!("{minutes} minutes")
}
