//! Edits from entities: the cells in which a new version of an entity differs from the stored one.

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::record::{DELETED, cells_of};
use crate::domain::{Book, Cell, CellEdit, Device, Edit, Entity, EntityRef, Scalar, Timestamp};

/// Returns the edit that gives an entity the fields of `new`.
pub(super) fn diff(book: &Book, entity: EntityRef, new: &dyn Entity) -> Edit {
    let old = book.view(entity).map(|it| it.cells()).unwrap_or_default();
    let new = cells_of(new);
    // Clear only the cells that this version holds; the cells in `rest` belong to a newer version.
    let held = book.view(entity).map(|it| it.held()).unwrap_or_default();
    let cleared = held.keys().filter(|name| !new.contains_key(*name)).map(|name| {
        let before = old.get(name).cloned().unwrap_or_default();
        CellEdit { name: name.clone(), before, after: Cell::default() }
    });
    // Compare with the value as this version holds it, so that an element with a part of a newer version is not
    // rewritten.
    let written = new.iter().filter(|(name, value)| held.get(*name) != Some(value)).map(|(name, value)| CellEdit {
        name: name.clone(),
        before: old.get(name).cloned().unwrap_or_default(),
        after: Cell { value: Some(value.clone()), stamp: None },
    });
    Edit { entity, cells: cleared.chain(written).collect() }
}

/// Adds the parts of a newer version to every list element that an edit rewrites, so that an edit here does not remove
/// what another device wrote.
pub(super) fn keep_newer_parts(book: &Book, edit: &mut Edit) {
    let held = book.view(edit.entity).map(|it| it.held()).unwrap_or_default();
    for cell in &mut edit.cells {
        let (Some(Value::Object(before)), Some(Value::Object(after))) = (&cell.before.value, &mut cell.after.value)
        else {
            continue;
        };
        let Some(known) = held.get(&cell.name).and_then(Value::as_object) else { continue };
        for (part, value) in before.iter().filter(|(part, _)| !known.contains_key(*part)) {
            after.entry(part.clone()).or_insert_with(|| value.clone());
        }
    }
}

/// Applies a form's edits to the current entity: the cells that differ between `base` and `edited` are written into
/// `current`; all other cells stay, so that an edit made meanwhile in another tab is not undone.
///
/// # Examples
///
/// ```
/// # use kith::domain::{Person, rebase};
/// let base = Person { role: "Cook".into(), ..Person::default() };
/// let edited = Person { role: "Chef".into(), ..Person::default() };
/// let mut current = Person { role: "Cook".into(), place: "Lisbon".into(), ..Person::default() };
/// rebase(&base, &edited, &mut current);
/// assert_eq!((current.role.as_str(), current.place.as_str()), ("Chef", "Lisbon"));
/// ```
pub fn rebase(base: &dyn Entity, edited: &dyn Entity, current: &mut dyn Entity) {
    let (base, edited) = (cells_of(base), cells_of(edited));
    let names = base.keys().chain(edited.keys().filter(|it| !base.contains_key(*it)));
    for name in names.filter(|it| base.get(*it) != edited.get(*it)) {
        let (field, element) = name.split_once('/').unwrap_or((name, ""));
        if let Some(field) = current.field_mut(field) {
            field.put(element, edited.get(name));
        }
    }
}

/// Gives the cells that only convert what an older version wrote the time of those words: on another device, an edit of
/// the converted value wins over the conversion, also over a later one. `words` returns the time of the words of a
/// cell, or none if the edit does not convert it. A converted value that the edit leaves out is cleared, so that the
/// other device does not bring it back.
pub(super) fn date_back(
    book: &Book,
    edit: &mut Edit,
    converted: &dyn Entity,
    words: impl Fn(&str) -> Option<Timestamp>,
) {
    for (name, value) in cells_of(converted) {
        let Some(time) = words(&name) else { continue };
        // A file written by hand has no time. The conversion is this app's, and no correction of such a file.
        let time = Some(time.max(Timestamp::FLOOR.next(Device(0))));
        let before = book.view(edit.entity).map(|it| it.cell(&name)).unwrap_or_default();
        match edit.cells.iter_mut().find(|it| it.name == name) {
            // A value that was cleared since comes back only as a write of now.
            Some(cell) if cell.after.value == Some(value) && time >= before.stamp => cell.after.stamp = time,
            None if before.stamp.is_none() => edit.cells.push(CellEdit { name, before, after: Cell::default() }),
            _ => (),
        }
    }
}

pub(super) fn set_deleted(book: &Book, entity: EntityRef, day: Option<NaiveDate>) -> Edit {
    let before = book.view(entity).map(|it| it.cell(DELETED)).unwrap_or_default();
    let after = Cell { value: day.to_value(), stamp: None };
    Edit { entity, cells: vec![CellEdit { name: DELETED.to_owned(), before, after }] }
}

impl Edit {
    /// An edit that gives one cell a value; [`apply`](crate::domain::apply) sets the timestamp.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::{Cell, Edit, EntityRef};
    /// let ana: EntityRef = "people/0192f0c1000070008000000000000001".parse().unwrap();
    /// let edit = Edit::one(ana, "how_met/place", Cell::default(), Some("Lisbon".into()));
    /// assert_eq!(edit.cells[0].name, "how_met/place");
    /// ```
    pub fn one(entity: EntityRef, name: &str, before: Cell, value: Option<Value>) -> Self {
        let cell = CellEdit { name: name.to_owned(), before, after: Cell { value, stamp: None } };
        Self { entity, cells: vec![cell] }
    }
}
