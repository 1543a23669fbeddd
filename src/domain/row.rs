//! Rows: records in the form in which a file or a partition stores them.

use std::borrow::Cow;

use serde_json::Value;

use crate::domain::cell_name::{canonical, join, split};
use crate::domain::{Cell, CellEdit, Edit, EntityRef, Timestamp, VecMap};

/// The key in a file entry for the cells that this version cannot store in their field, by cell name.
pub(super) const UNREAD: &str = "unread";

/// The usual number of fields set in a record, to preallocate vectors.
pub(crate) const USUAL_FIELDS: usize = 12;

/// Fields by name, as a file shows them.
type Fields = Vec<(Cow<'static, str>, Value)>;

/// A record in the form in which a file or a partition stores it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The entity.
    pub(crate) entity: EntityRef,
    /// The timestamp of every cell without one of its own.
    pub(crate) base: Timestamp,
    /// The set fields by name, as a file shows them. An unknown field is one cell.
    pub(crate) fields: Fields,
    /// The timestamps of the other cells, cleared ones included.
    pub(crate) own: VecMap<String, Timestamp>,
}

impl Row {
    /// Returns an edit that writes the record.
    pub(crate) fn into_edit(self) -> Edit {
        let Self { entity, base, fields, own } = self;
        let blank = crate::domain::blank(entity.kind);
        let known = blank.fields();
        let is_known = |cell: &str| known.iter().any(|(it, _)| *it == split(cell).0);
        let mut cells = Vec::with_capacity(fields.len());
        let mut visit = |name: String, value: Value| {
            let list = if is_known(&name) { None } else { unread_list_stamp(&own, &name) };
            let stamp = list.or_else(|| own.get(&name).copied()).unwrap_or(base);
            cells.push(CellEdit {
                name,
                before: Cell::default(),
                after: Cell { value: Some(value), stamp: Some(stamp) },
            });
        };
        let (fields, unread) = split_unread(fields);
        for (name, value) in fields {
            match known.iter().find(|(it, _)| *it == name) {
                Some((_, field)) => field.split_json(&value, &mut |element, value| visit(join(&name, element), value)),
                None => visit(join(&name, ""), value),
            }
        }
        unread.into_iter().for_each(|(cell, value)| visit(cell, value));
        // Timestamps without a value belong to cleared cells.
        let cleared = own.into_iter().filter(|(name, _)| !cells.iter().any(|it: &CellEdit| it.name == *name));
        let cleared: Vec<CellEdit> = cleared
            .map(|(name, stamp)| {
                let after = Cell { value: None, stamp: Some(stamp) };
                CellEdit { name, before: Cell::default(), after }
            })
            .collect();
        cells.extend(cleared);
        Edit { entity, cells }
    }
}

/// Separates the set fields from the cells under [`UNREAD`], so that a caller can write those last and the result does
/// not depend on the order of the fields.
pub(super) fn split_unread(fields: Fields) -> (Fields, Vec<(String, Value)>) {
    let mut known = Vec::with_capacity(fields.len());
    let mut unread = Vec::new();
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_null()) {
        match value {
            Value::Object(cells) if name == UNREAD => {
                let set = cells.into_iter().filter(|(_, value)| !value.is_null());
                unread.extend(set.map(|(cell, value)| (canonical(&cell).into_owned(), value)));
            }
            value => known.push((name, value)),
        }
    }
    (known, unread)
}

/// The timestamp of a list or group that this version does not know: a file stores it as one value, with timestamps for
/// its elements only. Returns the latest of those, so that of two such lists the one with the later element wins. None
/// if the cell has a timestamp of its own.
pub(super) fn unread_list_stamp(own: &VecMap<String, Timestamp>, cell: &str) -> Option<Timestamp> {
    if own.contains_key(cell) { None } else { elements_stamp(own, cell) }
}

/// The latest timestamp of the elements of a field.
pub(super) fn elements_stamp(own: &VecMap<String, Timestamp>, cell: &str) -> Option<Timestamp> {
    let is_element = |it: &str| it.strip_prefix(cell).is_some_and(|rest| rest.starts_with('/'));
    own.iter().filter(|(it, _)| is_element(it)).map(|(_, stamp)| *stamp).max()
}
