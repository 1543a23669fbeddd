//! The index of the archived exchanges, which are in storage but not in memory.
//!
//! A lifetime of exchanges is too much to decompress at every start, and few queries need more than the day and the
//! tone of each. This index holds both for each person; the texts stay in storage until a view needs them. The index is
//! derived data: it is never merged, undone or exported.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::{PersonId, Tone, VecMap, VecSet, into_set};

/// The number of latest tones held for each person: as many as the friction query reads.
pub const TONES: usize = 5;

/// The number of a partition: archived exchanges that are compressed and loaded together.
pub type PartitionId = u32;

/// One person's exchanges in one partition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// The days, oldest first.
    pub days: Vec<NaiveDate>,
    /// The tones of the last [`TONES`] exchanges, oldest first.
    pub tones: Vec<Option<Tone>>,
}

/// The archived exchanges of every person. Boxed like the records of a table, so that the B-tree is compiled once.
#[derive(Clone, Debug, Default)]
#[expect(clippy::box_collection, reason = "the same tree as a table's")]
pub struct ArchiveIndex(BTreeMap<Uuid, Box<Vec<(PartitionId, Packed)>>>);

impl ArchiveIndex {
    /// Sets the entries of some people in a partition, replacing their earlier entries.
    pub fn set(&mut self, part: PartitionId, people: Vec<(PersonId, Packed)>) {
        for (person, packed) in people {
            let parts = self.0.entry(person.uuid()).or_default();
            parts.retain(|(it, _)| *it != part);
            parts.push((part, packed));
        }
    }

    /// Removes a partition from the index, for example because its exchanges are in memory.
    pub fn forget(&mut self, part: PartitionId) {
        self.0.values_mut().for_each(|parts| parts.retain(|(it, _)| *it != part));
        self.0.retain(|_, parts| !parts.is_empty());
    }

    /// The archived exchanges of one person, by partition.
    pub fn of(&self, person: PersonId) -> &[(PartitionId, Packed)] {
        self.0.get(&person.uuid()).map_or(&[], |it| it.as_slice())
    }

    /// The people with exchanges in a partition.
    pub fn people(&self, part: PartitionId) -> Vec<PersonId> {
        self.0
            .iter()
            .filter(|(_, parts)| parts.iter().any(|(it, _)| *it == part))
            .map(|(id, _)| PersonId::from_uuid(*id))
            .collect()
    }

    /// The people with exchanges in each partition, in the order of their ids.
    pub fn by_partition(&self) -> VecMap<PartitionId, Vec<PersonId>> {
        let mut partitions: VecMap<PartitionId, Vec<PersonId>> = VecMap::default();
        for (id, parts) in &self.0 {
            parts.iter().for_each(|(part, _)| partitions.slot(*part).push(PersonId::from_uuid(*id)));
        }
        partitions
    }

    /// The days with each person who has any, in the order of the people's ids; one person's are in no order. Attempts
    /// and notices have none.
    pub fn days(&self) -> impl Iterator<Item = (PersonId, Vec<NaiveDate>)> {
        let all = |parts: &[(PartitionId, Packed)]| parts.iter().flat_map(|(_, it)| it.days.iter().copied()).collect();
        let of_each = self.0.iter().map(move |(id, parts)| (PersonId::from_uuid(*id), all(parts)));
        of_each.filter(|(_, days): &(_, Vec<NaiveDate>)| !days.is_empty())
    }

    /// The partitions with an exchange of a day with somebody.
    pub fn on(&self, day: NaiveDate) -> VecSet<PartitionId> {
        let has_day = |(_, packed): &&(PartitionId, Packed)| packed.days.binary_search(&day).is_ok();
        into_set(self.0.values().flat_map(|parts| parts.iter().filter(has_day)).map(|(part, _)| *part))
    }

    /// Whether the index has no entries.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
