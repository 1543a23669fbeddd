//! Tables: the entities of one kind, by id.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::domain::record::{View, ViewMut};
use crate::domain::{Entity, Id, Record, Settings};

/// The entities of one kind. Boxed, so that the B-tree is compiled once for all kinds.
#[derive(Clone, Debug)]
pub struct Table<T> {
    /// Where each record stands in `rows`. The order of the table is the order of the ids.
    places: BTreeMap<Uuid, usize>,
    rows: Vec<(Uuid, Box<Record<T>>)>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { places: BTreeMap::new(), rows: Vec::new() }
    }
}

impl<T: Entity + Default> Table<T> {
    /// A live entity. None if it is missing or deleted.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::*;
    /// # let today = "2026-11-22".parse().unwrap();
    /// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
    /// let mut book = Book::default();
    /// let ana = Person { given: "Ana".into(), ..Person::default() };
    /// apply(&mut book, Command::AddPerson(Box::new(ana)), &ctx).unwrap();
    /// let (id, _) = book.people.iter().next().unwrap();
    /// apply(&mut book, Command::Delete(id.into()), &ctx).unwrap();
    /// // A deleted entity stays in the trash as a record.
    /// assert_eq!(book.people.get(id), None);
    /// assert_eq!(book.people.record(id).unwrap().deleted_on(), Some(ctx.today));
    /// ```
    pub fn get(&self, id: Id<T>) -> Option<&T> {
        self.record(id).filter(|it| it.is_live()).map(|it| &it.body)
    }

    /// A record, deleted or not.
    pub fn record(&self, id: Id<T>) -> Option<&Record<T>> {
        self.places.get(&id.uuid()).map(|at| self.rows[*at].1.as_ref())
    }

    /// The id that begins with these bytes, of a record deleted or not. None if there are several or none.
    pub(crate) fn only_one(&self, prefix: [u8; 8]) -> Option<Id<T>> {
        let high = u64::from_be_bytes(prefix);
        let mut found = self.places.range(Uuid::from_u64_pair(high, 0)..=Uuid::from_u64_pair(high, u64::MAX));
        let (uuid, _) = found.next()?;
        if found.next().is_none() { Some(Id::from_uuid(*uuid)) } else { None }
    }

    /// Whether the table has no records.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All live entities, in the order of their ids, which is the order of creation.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> {
        self.records().filter(|(_, it)| it.is_live()).map(|(id, it)| (id, &it.body))
    }

    /// All records, deleted ones included.
    pub fn records(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &Record<T>)> {
        self.places.iter().map(|(uuid, at)| (Id::from_uuid(*uuid), self.rows[*at].1.as_ref()))
    }
}

/// A table of any kind. The settings are a table with a single record.
pub(super) trait AnyTable {
    fn view(&self, uuid: Uuid) -> Option<View<'_>>;
    /// The record, created if it is missing.
    fn record_mut(&mut self, uuid: Uuid) -> ViewMut<'_>;
    fn remove(&mut self, uuid: Uuid);
    fn uuids(&self) -> Vec<Uuid>;
}

impl<T: Entity + Default> AnyTable for Table<T> {
    fn view(&self, uuid: Uuid) -> Option<View<'_>> {
        self.places.get(&uuid).map(|at| self.rows[*at].1.view())
    }

    fn record_mut(&mut self, uuid: Uuid) -> ViewMut<'_> {
        let at = *self.places.entry(uuid).or_insert(self.rows.len());
        if at == self.rows.len() {
            self.rows.push((uuid, Box::default()));
        }
        self.rows[at].1.view_mut()
    }

    fn remove(&mut self, uuid: Uuid) {
        let Some(at) = self.places.remove(&uuid) else { return };
        self.rows.swap_remove(at);
        if let Some((moved, _)) = self.rows.get(at) {
            self.places.insert(*moved, at);
        }
    }

    fn uuids(&self) -> Vec<Uuid> {
        self.places.keys().copied().collect()
    }
}

impl AnyTable for Record<Settings> {
    fn view(&self, _: Uuid) -> Option<View<'_>> {
        Some(self.view())
    }

    fn record_mut(&mut self, _: Uuid) -> ViewMut<'_> {
        self.view_mut()
    }

    fn remove(&mut self, _: Uuid) {}

    fn uuids(&self) -> Vec<Uuid> {
        vec![Uuid::nil()]
    }
}
