//! The book: all data of one user, in memory.

mod exchanges;
mod promises;
mod writing;

use crate::domain::record::{View, ViewMut};
use crate::domain::table::{AnyTable, Table};
use crate::domain::{
    Aim, ArchiveIndex, Cell, CellEdit, Clock, Device, Edit, EntityRef, Exchange, ExchangeIndex, Favour, Group, Kind,
    Mentorship, Outcome, Person, Project, Promise, Record, Settings, SharedItem, Timestamp, Trip, Unknown, UnknownKind,
    VecMap,
};

/// All data of one user. Plain tables with two indexes. It changes by a [`Change`](crate::domain::Change) or by records
/// that the store inserts whole.
#[derive(Clone, Debug, Default)]
pub struct Book {
    settings: Record<Settings>,
    /// People.
    pub people: Table<Person>,
    /// Exchanges.
    pub exchanges: Table<Exchange>,
    /// Promises.
    pub promises: Table<Promise>,
    /// Favours.
    pub favours: Table<Favour>,
    /// Projects.
    pub projects: Table<Project>,
    /// Mentorships.
    pub mentorships: Table<Mentorship>,
    /// Aims.
    pub aims: Table<Aim>,
    /// Shared items.
    pub shares: Table<SharedItem>,
    /// Outcomes.
    pub returns: Table<Outcome>,
    /// Groups.
    pub groups: Table<Group>,
    /// Trips.
    pub trips: Table<Trip>,
    /// Entities of kinds that only a newer version understands.
    unknown: VecMap<UnknownKind, Table<Unknown>>,
    clock: Clock,
    seen: VecMap<Device, Timestamp>,
    exchange_index: ExchangeIndex,
    archive_index: ArchiveIndex,
}

impl Book {
    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings.body
    }

    /// The index of the archived exchanges.
    pub fn archive_index(&self) -> &ArchiveIndex {
        &self.archive_index
    }

    /// The index of the archived exchanges, for the store to update.
    pub fn archive_index_mut(&mut self) -> &mut ArchiveIndex {
        &mut self.archive_index
    }

    /// Whether the book has no people and no exchanges, archived ones included.
    pub fn is_empty(&self) -> bool {
        self.people.iter().next().is_none() && self.exchanges.iter().next().is_none() && self.archive_index.is_empty()
    }

    /// The version vector: the last timestamp seen from each device.
    pub fn version_vector(&self) -> &VecMap<Device, Timestamp> {
        &self.seen
    }

    /// Records a timestamp in the clock and in the version vector. Ignores [`Timestamp::FLOOR`].
    pub(crate) fn observe(&mut self, stamp: Timestamp, now_millis: u64) {
        if stamp == Timestamp::FLOOR {
            return;
        }
        self.clock.observe(stamp, now_millis);
        let seen = self.seen.slot(stamp.device());
        *seen = stamp.max(*seen);
    }

    /// Resets the version vector, after a write that failed.
    pub(crate) fn reset_versions(&mut self, seen: VecMap<Device, Timestamp>) {
        self.seen = seen;
    }

    /// Returns a timestamp for a write to the given entities. It is later than now, than every timestamp that this book
    /// has seen from a correct clock, and than every timestamp in those entities, so that a write always wins over the
    /// values that the user saw.
    pub(crate) fn stamp_for(
        &mut self,
        entities: impl Iterator<Item = EntityRef>,
        now_millis: u64,
        device: Device,
    ) -> Timestamp {
        let stamp = self.clock.tick(now_millis, device);
        let newest = entities.filter_map(|it| self.view(it)?.newest()).max();
        match newest {
            Some(newest) if newest >= stamp => newest.next(device),
            _ => stamp,
        }
    }

    /// The table of a kind. None for an unknown kind without entities.
    fn table(&self, kind: Kind) -> Option<&dyn AnyTable> {
        Some(match kind {
            Kind::Settings => &self.settings,
            Kind::People => &self.people,
            Kind::Exchanges => &self.exchanges,
            Kind::Promises => &self.promises,
            Kind::Favours => &self.favours,
            Kind::Projects => &self.projects,
            Kind::Mentorships => &self.mentorships,
            Kind::Aims => &self.aims,
            Kind::Shares => &self.shares,
            Kind::Returns => &self.returns,
            Kind::Groups => &self.groups,
            Kind::Trips => &self.trips,
            Kind::Unknown(name) => self.unknown.get(&name)?,
        })
    }

    fn table_mut(&mut self, kind: Kind) -> &mut dyn AnyTable {
        match kind {
            Kind::Settings => &mut self.settings,
            Kind::People => &mut self.people,
            Kind::Exchanges => &mut self.exchanges,
            Kind::Promises => &mut self.promises,
            Kind::Favours => &mut self.favours,
            Kind::Projects => &mut self.projects,
            Kind::Mentorships => &mut self.mentorships,
            Kind::Aims => &mut self.aims,
            Kind::Shares => &mut self.shares,
            Kind::Returns => &mut self.returns,
            Kind::Groups => &mut self.groups,
            Kind::Trips => &mut self.trips,
            Kind::Unknown(name) => self.unknown.slot(name),
        }
    }

    /// The kinds that this version knows, in the order of a backup file, then the unknown kinds by name.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().chain(self.unknown.keys().copied().map(Kind::Unknown))
    }

    /// The record of any entity.
    pub(crate) fn view(&self, entity: EntityRef) -> Option<View<'_>> {
        self.table(entity.kind)?.view(entity.uuid)
    }

    fn view_mut(&mut self, entity: EntityRef) -> ViewMut<'_> {
        self.table_mut(entity.kind).record_mut(entity.uuid)
    }

    fn remove_record(&mut self, entity: EntityRef) {
        self.table_mut(entity.kind).remove(entity.uuid);
        self.unknown.retain(|_, table| !table.is_empty());
    }

    /// An edit that writes every cell of an entity. None if the entity has no cells.
    pub(crate) fn whole(&self, entity: EntityRef) -> Option<Edit> {
        let cells = self.view(entity)?.cells().into_iter();
        let cells: Vec<CellEdit> =
            cells.map(|(name, after)| CellEdit { name, before: Cell::default(), after }).collect();
        (!cells.is_empty()).then_some(Edit { entity, cells })
    }

    /// Every entity of a kind, deleted ones included.
    pub(crate) fn entities(&self, kind: Kind) -> Vec<EntityRef> {
        let uuids = self.table(kind).map(AnyTable::uuids).unwrap_or_default();
        uuids.into_iter().map(|uuid| EntityRef { kind, uuid }).collect()
    }
}
