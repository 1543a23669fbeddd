//! A conflict for the user to read: which entity, which field, and both values. Without words: the user interface finds
//! them.

use serde_json::Value;

use crate::domain::{Book, Cell, CellEdit, EntityRef, blank, split_cell};
use crate::merge::conflict::{Conflict, Follower};
use crate::merge::conflict_name::{ConflictName, name_of};
use crate::merge::conflict_value::{ConflictValue, Names};

/// One cell with two values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConflictSummary {
    /// The entity, as the text of an [`EntityRef`].
    pub entity: String,
    /// The name of the cell.
    pub cell: String,
    /// Whether the merge rule takes the value of the file.
    pub takes_theirs: bool,
    /// What the entity is called.
    pub name: ConflictName,
    /// The value in this book.
    pub mine: ConflictValue,
    /// The value in the file.
    pub theirs: ConflictValue,
}

impl ConflictSummary {
    /// Summarises a conflict. `names` are the books that know what entities are called.
    pub(super) fn of(conflict: &Conflict, names: &Names<'_>) -> Self {
        let is_element = conflict.cell.contains('/') && is_list(conflict);
        let shown = |cell: &Cell| match names.value(conflict.entity, &conflict.cell, cell) {
            ConflictValue::Nothing if is_element => ConflictValue::Removed,
            value if cell.value.is_some() && !conflict.followers.is_empty() => {
                let covers: Vec<&Value> = conflict.followers.iter().filter_map(Follower::value).collect();
                names.need(value, &covers)
            }
            value => value,
        };
        Self {
            entity: conflict.entity.to_string(),
            cell: conflict.cell.clone(),
            takes_theirs: conflict.takes_theirs(),
            name: names.name(conflict.entity),
            mine: shown(&conflict.mine),
            theirs: shown(&conflict.theirs),
        }
    }

    /// Summarises an edit of a book: `mine` is the value before, `theirs` the value after.
    pub fn of_edit(entity: EntityRef, edit: &CellEdit, book: &Book) -> Self {
        let names = Names(vec![book]);
        Self {
            entity: entity.to_string(),
            cell: edit.name.clone(),
            takes_theirs: true,
            name: name_of(entity, book),
            mine: names.value(entity, &edit.name, &edit.before),
            theirs: names.value(entity, &edit.name, &edit.after),
        }
    }

    /// The same with the name that the entity has in this book. Unchanged if the book does not have the entity.
    pub fn renamed(self, book: &Book) -> Self {
        match self.entity.parse().map(|it| name_of(it, book)) {
            Ok(name) if name != ConflictName::Kind => Self { name, ..self },
            _ => self,
        }
    }
}

/// Whether the cell of a conflict is an element of a list.
fn is_list(conflict: &Conflict) -> bool {
    let (field, _) = split_cell(&conflict.cell);
    blank(conflict.entity.kind).fields().into_iter().any(|(name, it)| name == field && it.is_list())
}

#[cfg(test)]
#[path = "conflict_summary_tests.rs"]
mod tests;
