//! What a book knows of exchanges that lie packed away and are not in memory.
//!
//! A lifetime of exchanges is too much to unpack at every start, and hardly a question needs more of them than the
//! days on which they were and how they felt. Those are kept here for each person; the words wait in the store until
//! somebody asks for them. This is an index only: nothing here is merged, undone or written to a file.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::{PersonId, Tone};

/// How many of the latest tones are remembered for each person: as many as the question of friction looks at.
pub const TONES: usize = 5;

/// A number of a part of the past that is packed or unpacked as one.
pub type Part = u32;

/// One person's exchanges in one packed part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// The days, oldest first.
    pub days: Vec<NaiveDate>,
    /// How the last [`TONES`] of them felt, oldest first.
    pub tones: Vec<Option<Tone>>,
}

/// The packed exchanges of everybody. Boxed like the records of a table, so that the code of the tree is there once.
#[derive(Clone, Debug, Default)]
#[expect(clippy::box_collection, reason = "the same tree as a table's")]
pub struct ArchiveIndex(BTreeMap<Uuid, Box<Vec<(Part, Packed)>>>);

impl ArchiveIndex {
    /// Takes note of what a part holds of some people, in the place of what was known of them.
    pub fn set(&mut self, part: Part, people: Vec<(PersonId, Packed)>) {
        for (person, packed) in people {
            let parts = self.0.entry(person.uuid()).or_default();
            parts.retain(|(it, _)| *it != part);
            parts.push((part, packed));
        }
    }

    /// Forgets a part, as when its exchanges are in memory.
    pub fn forget(&mut self, part: Part) {
        self.0.values_mut().for_each(|parts| parts.retain(|(it, _)| *it != part));
        self.0.retain(|_, parts| !parts.is_empty());
    }

    /// What is packed of one person.
    pub fn of(&self, person: PersonId) -> &[(Part, Packed)] {
        self.0.get(&person.uuid()).map_or(&[], |it| it.as_slice())
    }

    /// Everybody who has exchanges in a part.
    pub fn people(&self, part: Part) -> Vec<PersonId> {
        self.0
            .iter()
            .filter(|(_, parts)| parts.iter().any(|(it, _)| *it == part))
            .map(|(id, _)| PersonId::from_uuid(*id))
            .collect()
    }

    /// Whether nothing is packed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
