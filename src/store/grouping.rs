//! Which entities a compaction writes into which partition.
//!
//! **Invariant:** an exchange belongs to the partition of its first person, and recent, deleted and open exchanges
//! belong to none.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use crate::domain::{Book, EntityRef, ExchangeId, Kind, PartitionId, PersonId, VecSet, sort_by_key};
use crate::store::archive::Archive;
use crate::store::sizes::Sizes;

/// A partition that is to be written.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// The existing partition. None for a new one, which gets its number only when it is written, so that no number is
    /// assigned twice.
    pub(super) id: Option<PartitionId>,
    pub(super) people: VecSet<Uuid>,
    pub(super) exchanges: VecSet<Uuid>,
    /// The number of unarchived entities in it.
    fresh: usize,
}

/// Divides the entities of a book into partitions.
pub(super) struct Grouping<'a> {
    pub(super) book: &'a Book,
    pub(super) archive: &'a Archive,
    pub(super) sizes: Sizes,
}

impl Grouping<'_> {
    /// The partitions to write: first the dirty ones; then, if enough entities are ready to be archived, the others,
    /// most new entities first.
    pub(super) fn groups(&self, today: NaiveDate) -> Vec<Group> {
        let mut ready_to_archive = self.ready_to_archive(today);
        let count: usize = ready_to_archive.values().map(Vec::len).sum();
        let mut groups = Vec::new();
        for id in self.archive.dirty().iter() {
            let unarchived = ready_to_archive.remove(&Some(*id)).unwrap_or_default();
            groups.push(self.group(*id, unarchived));
        }
        if count > self.sizes.unarchived {
            let homeless = ready_to_archive.remove(&None).unwrap_or_default();
            let mut others: Vec<Group> =
                ready_to_archive.into_iter().filter_map(|(id, entities)| Some(self.group(id?, entities))).collect();
            others.extend(self.new_groups(homeless));
            sort_by_key(&mut others, |it| std::cmp::Reverse(it.fresh));
            groups.extend(others);
        }
        groups
    }

    /// The unarchived entities that are ready to be archived, by their partition; `None` for a new partition.
    fn ready_to_archive(&self, today: NaiveDate) -> BTreeMap<Option<PartitionId>, Vec<EntityRef>> {
        let recent = today.checked_sub_days(Days::new(self.sizes.recent_days)).unwrap_or(today);
        let partitions = self.archive.partitions().iter();
        let homes: BTreeMap<Uuid, PartitionId> =
            partitions.flat_map(|(id, it)| it.people.iter().map(|person| (*person, *id))).collect();
        let mut ready_to_archive: BTreeMap<Option<PartitionId>, Vec<EntityRef>> = BTreeMap::new();
        for entity in self.archive.unarchived().iter() {
            let home = match entity.kind {
                Kind::People => homes.get(&entity.uuid).copied(),
                _ if !self.is_ready_to_archive(*entity, recent) => continue,
                _ => homes.get(&self.first_person(*entity)).copied(),
            };
            ready_to_archive.entry(home).or_default().push(*entity);
        }
        ready_to_archive
    }

    /// Whether an exchange is old enough to be archived. Deleted exchanges wait until their text is erased. Exchanges
    /// with an open question wait for the answer: an encounter without a name, or an expected welcome that was not
    /// rated yet.
    fn is_ready_to_archive(&self, exchange: EntityRef, recent: NaiveDate) -> bool {
        let Some(exchange) = self.book.exchanges.get(ExchangeId::from_uuid(exchange.uuid)) else { return false };
        let has_no_name = exchange.people.is_empty() && !exchange.encounter.is_empty() && !exchange.settled;
        let asks = has_no_name || exchange.expected_welcome.is_some();
        exchange.when.is_some_and(|day| day < recent) && !asks
    }

    /// The first known person of an exchange, whose partition it belongs to. Nil for exchanges without a known person,
    /// such as encounters.
    fn first_person(&self, exchange: EntityRef) -> Uuid {
        let exchange = self.book.exchanges.get(ExchangeId::from_uuid(exchange.uuid));
        let people = exchange.iter().flat_map(|it| it.people.iter());
        let mut known = people.filter(|it| self.book.people.record(**it).is_some());
        known.next().copied().map_or(Uuid::nil(), PersonId::uuid)
    }

    /// An existing partition, with the unarchived entities that belong to it.
    fn group(&self, id: PartitionId, unarchived: Vec<EntityRef>) -> Group {
        let people = self.archive.get(id).map(|partition| partition.people.clone()).unwrap_or_default();
        let fresh = unarchived.len();
        let exchanges = unarchived.into_iter().filter(|it| it.kind == Kind::Exchanges).map(|it| it.uuid).collect();
        Group { id: Some(id), people, exchanges, fresh }
    }

    /// Divides entities into new partitions: people in the order of their ids, that is of their creation, until a
    /// partition is full.
    fn new_groups(&self, unarchived: Vec<EntityRef>) -> Vec<Group> {
        let mut by_person: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
        for entity in unarchived {
            match entity.kind {
                Kind::People => drop(by_person.entry(entity.uuid).or_default()),
                _ => by_person.entry(self.first_person(entity)).or_default().push(entity.uuid),
            }
        }
        let mut groups = Vec::new();
        let mut group = Group::default();
        for (person, exchanges) in by_person {
            let has_enough = group.exchanges.len() + exchanges.len() / 2 > self.sizes.exchanges;
            if !group.people.is_empty() && (has_enough || group.people.len() >= self.sizes.people) {
                groups.push(std::mem::take(&mut group));
            }
            group.fresh += 1 + exchanges.len();
            group.people.insert(person);
            group.exchanges.extend(exchanges);
        }
        if !group.people.is_empty() {
            groups.push(group);
        }
        groups
    }

    /// Splits off the second half of a group's people with their exchanges.
    pub(super) fn split(&self, group: &mut Group) -> Group {
        let middle = group.people.get(group.people.len() / 2).copied().unwrap_or_default();
        let people = group.people.split_off(&middle);
        let is_theirs =
            |uuid: &Uuid| people.contains(&self.first_person(EntityRef { kind: Kind::Exchanges, uuid: *uuid }));
        let exchanges: VecSet<Uuid> = group.exchanges.iter().copied().filter(is_theirs).collect();
        group.exchanges.retain(|it| !exchanges.contains(it));
        Group { people, exchanges, ..Group::default() }
    }
}
