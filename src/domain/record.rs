//! Records: an entity with the timestamps of its cells.
//!
//! A record maps each cell to its last value and the timestamp of that write. Two rules keep it small: a set cell
//! without a timestamp of its own has the record's `base`, so that an exchange written once has one timestamp in all;
//! and a cell that was never written has no entry.
//!
//! Limitations: the record does not hold overwritten values. For undo, a [`Change`](crate::domain::Change) does.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use crate::domain::cell_name::{join, split};
use crate::domain::row::{Row, UNREAD, elements_stamp, split_unread, unread_list_stamp};
use crate::domain::{Cell, Entity, Field, Scalar, Timestamp, VecMap, into_map, named_values};

/// An entity and the timestamps of its cells.
#[derive(Clone, Debug, Default)]
pub struct Record<T> {
    /// The entity, as far as this version understands it.
    pub body: T,
    pub(crate) meta: Meta,
}

/// The metadata of a record; the same type for every kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Meta {
    base: Option<Timestamp>,
    stamps: VecMap<String, Timestamp>,
    /// Cells that this version does not understand: of a newer version, or of an unexpected type. They are stored and
    /// exported unchanged. A list element with a part of a newer version is here whole, and in the body without that
    /// part.
    rest: VecMap<String, Value>,
    deleted: Option<NaiveDate>,
    /// Whether any cell but the deletion is set. Cached, because every list view asks this of every record.
    has_any: bool,
}

/// The name of the cell with the day of deletion.
pub(crate) const DELETED: &str = "deleted";
/// The keys with a meaning of their own in a file entry. An unknown field of such a name is exported under [`UNREAD`].
const RESERVED: [&str; 6] = ["id", KIND, "stamp", "stamps", UNREAD, DELETED];
/// The field of a group or an aim that a deleted entry has under [`UNREAD`]: `kind` is the kind of the entity there.
const KIND: &str = "kind";

impl<T: Entity> Record<T> {
    pub(crate) fn view(&self) -> View<'_> {
        View { body: &self.body, meta: &self.meta }
    }

    pub(crate) fn view_mut(&mut self) -> ViewMut<'_> {
        ViewMut { body: &mut self.body, meta: &mut self.meta }
    }

    /// The day of deletion, if the record is deleted.
    pub fn deleted_on(&self) -> Option<NaiveDate> {
        self.view().deleted_on()
    }

    /// Whether the record is live: some cell is set, and no deletion came after the last edit.
    pub fn is_live(&self) -> bool {
        self.view().is_live()
    }

    /// The timestamp of the last write.
    pub fn written(&self) -> Option<Timestamp> {
        self.view().newest()
    }
}

/// A read-only view of a record of any kind.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    body: &'a dyn Entity,
    meta: &'a Meta,
}

/// A mutable view of a record of any kind.
pub(crate) struct ViewMut<'a> {
    body: &'a mut dyn Entity,
    meta: &'a mut Meta,
}

impl<'a> View<'a> {
    /// Every set cell with its value.
    pub(crate) fn values(self) -> VecMap<String, Value> {
        let rest = self.meta.rest.iter().map(|(cell, value)| (cell.clone(), value.clone()));
        let deleted = self.meta.deleted.to_value().map(|it| (DELETED.to_owned(), it));
        named_values(cells_of(self.body).into_iter().chain(rest).chain(deleted).collect())
    }

    /// The cells that this version cannot read, or reads only in part.
    pub(crate) fn unread(self) -> impl Iterator<Item = (&'a String, &'a Value)> {
        self.meta.rest.iter()
    }

    /// The entity itself.
    pub(crate) fn body(self) -> &'a dyn Entity {
        self.body
    }

    /// The cells that the body holds, without those in `rest`.
    pub(crate) fn held(self) -> VecMap<String, Value> {
        cells_of(self.body)
    }

    /// Every cell that was ever written, cleared ones included.
    pub(crate) fn cells(self) -> VecMap<String, Cell> {
        let mut cells = into_map(
            self.values().into_iter().map(|(name, value)| (name, Cell { value: Some(value), stamp: self.meta.base })),
        );
        for (name, stamp) in self.meta.stamps.iter() {
            cells.slot(name.clone()).stamp = Some(*stamp);
        }
        cells
    }

    /// One cell; the default if it was never written.
    pub(crate) fn cell(self, name: &str) -> Cell {
        let value = self.value(name);
        let stamp = self.meta.stamps.get(name).copied().or(if value.is_some() { self.meta.base } else { None });
        Cell { value, stamp }
    }

    fn value(self, name: &str) -> Option<Value> {
        if name == DELETED {
            return self.meta.deleted.to_value();
        }
        let (field, element) = split(name);
        let known = self.body.fields().into_iter().find(|(it, _)| *it == field);
        self.meta.rest.get(name).cloned().or_else(|| known?.1.cell(element))
    }

    /// The timestamp of the last write to any cell but the deletion.
    fn last_edit(self) -> Option<Timestamp> {
        let explicit = self.meta.stamps.iter().filter(|(name, _)| *name != DELETED).map(|(_, stamp)| *stamp).max();
        explicit.max(self.meta.base)
    }

    /// The timestamp of the last write.
    pub(crate) fn newest(self) -> Option<Timestamp> {
        self.meta.stamps.values().copied().max().max(self.meta.base)
    }

    pub(crate) fn deleted_on(self) -> Option<NaiveDate> {
        self.meta.deleted.filter(|_| self.cell(DELETED).stamp >= self.last_edit())
    }

    pub(crate) fn is_live(self) -> bool {
        self.deleted_on().is_none() && self.has_any()
    }

    /// Whether it was deleted so long ago that its contents are erased.
    pub(crate) fn is_forgotten(self) -> bool {
        self.meta.deleted.is_some() && !self.has_any()
    }

    /// Whether any cell but the deletion is set.
    pub(crate) fn has_any(self) -> bool {
        self.meta.has_any
    }

    /// Whether any cell is set, the deletion included.
    pub(crate) fn has_value(self) -> bool {
        self.has_any() || self.meta.deleted.is_some()
    }

    /// The timestamps of all writes, some of them more than once.
    pub(crate) fn all_stamps(self) -> impl Iterator<Item = Timestamp> {
        let base = self.meta.base.filter(|_| self.has_value());
        base.into_iter().chain(self.meta.stamps.values().copied())
    }

    /// Whether no cell was ever written.
    pub(crate) fn is_blank(self) -> bool {
        !self.has_any() && self.meta.stamps.is_empty() && self.meta.deleted.is_none()
    }

    /// The fields as a file shows them, in order, including fields that this version does not know. Cells that cannot
    /// be stored in their field are listed under [`UNREAD`], by cell name.
    pub(crate) fn to_json(self) -> Vec<(Cow<'static, str>, Value)> {
        let fields = self.body.fields();
        let known = fields.iter().map(|(name, field)| (Cow::Borrowed(*name), self.with_unread(name, *field)));
        let mut json: Vec<(Cow<'static, str>, Value)> = known.filter_map(|(name, it)| Some((name, it?))).collect();
        let taken = json.iter().position(|(name, _)| name == KIND && !self.is_live()).map(|at| json.remove(at));
        // A reader takes a person's `name` as the given name if both given and family name are missing, so an unknown
        // field of that name must not be written as `name` then.
        let is_set = |name: &str| json.iter().any(|(it, _)| it == name);
        let names_a_person = fields.iter().any(|(it, _)| *it == "given") && !is_set("given") && !is_set("family");
        let is_reserved = |name: &str| RESERVED.contains(&name) || (names_a_person && name == "name");
        let mut unread: Map<String, Value> = taken.into_iter().map(|(name, it)| (name.into_owned(), it)).collect();
        for (cell, value) in self.meta.rest.iter() {
            let (name, element) = split(cell);
            match fields.iter().find(|(it, _)| *it == name) {
                Some((_, field)) if self.is_in_place(*field, &name, element, value) => (),
                None if element.is_empty() && !is_reserved(&name) => {
                    json.push((name.into_owned().into(), value.clone()));
                }
                _ => drop(unread.insert(cell.clone(), value.clone())),
            }
        }
        if !unread.is_empty() {
            json.push((UNREAD.into(), Value::Object(unread)));
        }
        json.extend(self.meta.deleted.to_value().map(|it| (DELETED.into(), it)));
        json
    }

    /// The JSON value of a field, including the parts that only a newer version understands.
    fn with_unread(self, name: &str, field: &dyn Field) -> Option<Value> {
        let unread = self.meta.rest.iter().map(|(cell, value)| (cell, split(cell), value));
        let mut unread = unread
            .filter(|(_, (its_name, element), value)| its_name == name && self.is_in_place(field, name, element, value))
            .peekable();
        if unread.peek().is_none() {
            return field.to_json();
        }
        let mut json = if field.is_list() { self.without_read_in_part(name, field) } else { field.to_json() };
        for (_, (_, element), value) in unread {
            if element.is_empty() {
                json = Some(value.clone());
            } else if field.is_list() {
                let list = json.get_or_insert_with(|| Value::Array(Vec::new()));
                list.as_array_mut().into_iter().for_each(|it| it.push(value.clone()));
            } else {
                let group = json.get_or_insert_with(|| Value::Object(Map::new()));
                group.as_object_mut().into_iter().for_each(|it| drop(it.insert(element.to_owned(), value.clone())));
            }
        }
        json
    }

    /// The elements of a list, without those that were read only in part.
    fn without_read_in_part(self, name: &str, field: &dyn Field) -> Option<Value> {
        let mut whole = Vec::new();
        field.each_cell(&mut |element, value| {
            if !self.meta.rest.contains_key(&join(name, element)) {
                whole.push(value);
            }
        });
        (!whole.is_empty()).then_some(Value::Array(whole))
    }

    /// Whether a cell that a known field cannot hold may still be written in that field's place: parsing it from there
    /// must give the same cell.
    fn is_in_place(self, field: &dyn Field, name: &str, element: &str, value: &Value) -> bool {
        let json = if element.is_empty() {
            let is_alone = || !self.meta.rest.keys().any(|it| split(it).0 == name && !split(it).1.is_empty());
            if field.is_set() || !is_alone() {
                return false;
            }
            value.clone()
        } else if field.is_list() {
            Value::Array(vec![value.clone()])
        } else {
            Value::Object([(element.to_owned(), value.clone())].into_iter().collect())
        };
        let mut cells = Vec::new();
        field.split_json(&json, &mut |element, value| cells.push((element.to_owned(), value)));
        matches!(cells.as_slice(), [cell] if cell.0 == element && cell.1 == *value)
    }

    /// The timestamps in their shortest canonical form: the base, and every cell with a different timestamp.
    pub(crate) fn stamps(self) -> (Option<Timestamp>, VecMap<String, Timestamp>) {
        if self.meta.stamps.is_empty() {
            return (self.meta.base.filter(|_| self.has_value()), VecMap::default());
        }
        let cells = self.cells();
        let base = cells.values().filter(|it| it.value.is_some()).filter_map(|it| it.stamp).min();
        let differing = cells.iter().filter(|(_, it)| it.value.is_none() || it.stamp != base);
        let mut stamps = into_map(differing.filter_map(|(name, it)| Some((name.clone(), it.stamp?))));
        // For a list that this version does not know, a reader derives the timestamp from those of its elements.
        let fields = self.body.fields();
        let is_unknown = |cell: &str| !fields.iter().any(|(it, _)| *it == split(cell).0);
        for cell in self.meta.rest.keys().filter(|it| is_unknown(it)) {
            let Some((stamp, of_elements)) = cells.get(cell).and_then(|it| it.stamp).zip(elements_stamp(&stamps, cell))
            else {
                continue;
            };
            if stamp == of_elements {
                stamps.remove(cell);
            } else {
                stamps.insert(cell.clone(), stamp);
            }
        }
        (base, stamps)
    }
}

impl ViewMut<'_> {
    /// A read-only view of the same record.
    pub(crate) fn view(&self) -> View<'_> {
        View { body: self.body, meta: self.meta }
    }

    /// Updates the cached flags, after cells were put.
    pub(crate) fn refresh_flags(&mut self) {
        self.meta.has_any = !self.meta.rest.is_empty() || has_any(self.body);
    }

    /// Fills a new record from a row. The result is the same as putting the cells one by one, in a third of the time.
    pub(crate) fn fill(&mut self, row: Row) {
        let (fields, unread) = split_unread(row.fields);
        for (name, value) in fields {
            match self.body.field_mut(&name) {
                Some(field) => {
                    let rest = &mut self.meta.rest;
                    field.fill(value, &mut |element, value| rest.insert(join(&name, element), value));
                }
                None => self.put_value(&join(&name, ""), Some(&value)),
            }
        }
        unread.iter().for_each(|(cell, value)| self.put_value(cell, Some(value)));
        self.meta.base = Some(row.base);
        if !row.own.is_empty() {
            // If every cell has a timestamp of its own, as in a hand-written file, the row's base belongs to no cell
            // and must not count as a write.
            let is_own = self.view().values().keys().all(|it| row.own.contains_key(it));
            self.meta.base = if is_own { row.own.values().copied().min() } else { Some(row.base) };
            self.meta.stamps = row.own;
            let fields = self.body.fields();
            let is_known = |cell: &str| fields.iter().any(|(it, _)| *it == split(cell).0);
            for cell in self.meta.rest.keys().filter(|it| !is_known(it)) {
                if let Some(stamp) = unread_list_stamp(&self.meta.stamps, cell) {
                    self.meta.stamps.insert(cell.clone(), stamp);
                }
            }
        }
        self.refresh_flags();
    }

    /// Writes one cell. A value that the body cannot hold is stored in `rest`.
    pub(crate) fn put(&mut self, name: &str, cell: &Cell) {
        self.put_value(name, cell.value.as_ref());
        if self.meta.base.is_none() {
            self.meta.base = cell.stamp;
        }
        match cell.stamp {
            Some(stamp) if cell.value.is_none() || self.meta.base != Some(stamp) => {
                self.meta.stamps.insert(name.to_owned(), stamp);
            }
            _ => {
                self.meta.stamps.remove(name);
            }
        }
    }

    fn put_value(&mut self, name: &str, value: Option<&Value>) {
        if name == DELETED {
            self.meta.deleted = value.and_then(Scalar::from_value).unwrap_or_default();
            return;
        }
        let (field, element) = split(name);
        let is_held = self.body.field_mut(&field).is_some_and(|it| it.put(element, value));
        let has_more =
            |it: &Value| self.body.fields().iter().any(|(its_name, at)| *its_name == field && at.has_more(it));
        match value {
            Some(value) if is_held && has_more(value) => self.meta.rest.insert(name.to_owned(), value.clone()),
            Some(value) if !is_held => {
                // Clear the old value, although the new one cannot be read.
                self.body.field_mut(&field).map(|it| it.put(element, None));
                self.meta.rest.insert(name.to_owned(), value.clone());
            }
            _ => {
                self.meta.rest.remove(name);
            }
        }
    }
}

/// The cells that an entity holds, without those in the record's `rest`.
pub(crate) fn cells_of(body: &dyn Entity) -> VecMap<String, Value> {
    let mut cells = Vec::new();
    for (name, field) in body.fields() {
        field.each_cell(&mut |element, value| cells.push((join(name, element), value)));
    }
    named_values(cells)
}

fn has_any(body: &dyn Entity) -> bool {
    body.fields().iter().any(|(_, field)| field.is_set())
}
