//! Changes: the only way a book changes.

use serde_json::Value;

use crate::domain::{EntityRef, Timestamp};

/// One change: what was written, where, and what stood there before. Small, serialisable, stamped and invertible.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// When it was made.
    pub stamp: Timestamp,
    /// How it is written into a book.
    pub mode: Mode,
    /// What it writes.
    pub edits: Vec<Edit>,
    /// What a merged book had seen: the last stamp from each device.
    pub seen: Vec<Timestamp>,
}

/// How a change is written into a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A cell is written where its stamp is later than what stands there. Writing twice is writing once.
    Merge,
    /// A cell is written as it is, stamps included. Only for going back: taking a merge back must leave no later
    /// stamps, or it would undo the work of the other device when the two meet again.
    Exact,
}

/// What a change writes to one entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Which one.
    pub entity: EntityRef,
    /// The cells.
    pub cells: Vec<CellEdit>,
}

/// One cell, before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct CellEdit {
    /// The name of the cell: `role`, `how_met/place`, `tags/supplier`.
    pub name: String,
    /// What stood there.
    pub before: Cell,
    /// What stands there now.
    pub after: Cell,
}

/// The state of a cell. Without a stamp it was never written; with a stamp and no value it was cleared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What is in it.
    pub value: Option<Value>,
    /// When it was written.
    pub stamp: Option<Timestamp>,
}

impl Cell {
    /// Whether this state replaces `other` when two copies of a cell meet: the later stamp, and between equal stamps
    /// the greater text, so that all devices decide alike whichever file was opened first.
    pub fn wins_over(&self, other: &Self) -> bool {
        match self.stamp.cmp(&other.stamp) {
            std::cmp::Ordering::Equal => self.text() > other.text(),
            order => order.is_gt(),
        }
    }

    fn text(&self) -> Option<String> {
        self.value.as_ref().map(Value::to_string)
    }
}

impl Change {
    /// The change back. Inverting twice gives the change itself.
    pub fn invert(mut self) -> Self {
        for cell in self.edits.iter_mut().flat_map(|it| &mut it.cells) {
            std::mem::swap(&mut cell.before, &mut cell.after);
        }
        self
    }

    /// The same change, made at another time.
    pub(crate) fn restamp(mut self, stamp: Timestamp) -> Self {
        self.stamp = stamp;
        for cell in self.edits.iter_mut().flat_map(|it| &mut it.cells) {
            cell.after.stamp = Some(stamp);
        }
        self
    }

    /// Every entity it writes.
    pub fn entities(&self) -> impl Iterator<Item = EntityRef> {
        self.edits.iter().map(|it| it.entity)
    }

    /// Whether it writes nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.iter().all(|it| it.cells.is_empty()) && self.seen.is_empty()
    }
}
