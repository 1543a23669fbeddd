//! Changes: the unit of writing, journaling and undoing.

use serde_json::Value;

use crate::domain::{EntityRef, Timestamp};

/// One change: the edited cells with their values before and after. Small, serialisable, stamped and invertible.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The time of the change.
    pub stamp: Timestamp,
    /// The rule by which the cells are written into a book.
    pub mode: Mode,
    /// The edits, one for each entity.
    pub edits: Vec<Edit>,
    /// Entries of a merged book's version vector: the last timestamp from each device.
    pub seen: Vec<Timestamp>,
}

/// The rule by which a change is written into a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Writes a cell if its timestamp is later than the current one. Idempotent.
    Merge,
    /// Writes a cell as it is, timestamp included. Only for reverting: undoing a merge must leave no later timestamps,
    /// or the undo would overwrite the other device's work at the next merge.
    Exact,
}

/// The cells that a change writes to one entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The entity.
    pub entity: EntityRef,
    /// The cells.
    pub cells: Vec<CellEdit>,
}

/// One cell, before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct CellEdit {
    /// The name of the cell: `role`, `how_met/place`, `tags/supplier`.
    pub name: String,
    /// The previous state.
    pub before: Cell,
    /// The new state.
    pub after: Cell,
}

/// The state of a cell. No timestamp: never written. A timestamp without a value: cleared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The value, if the cell is set.
    pub value: Option<Value>,
    /// The time of the last write.
    pub stamp: Option<Timestamp>,
}

impl Cell {
    /// Whether this state replaces `other` in a merge: the later timestamp wins, and between equal timestamps the
    /// greater JSON text, so that all devices decide alike in any order of merging.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::{Cell, Device, Timestamp};
    /// let cell = |value: &str, millis| {
    ///     Cell { value: Some(value.into()), stamp: Some(Timestamp::at(millis, Device(1))) }
    /// };
    /// assert!(cell("Chef", 2).wins_over(&cell("Cook", 1)));
    /// assert!(!cell("Chef", 1).wins_over(&cell("Chef", 1)));
    /// ```
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
    /// The inverse change. Inverting twice gives the original.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::*;
    /// # let today = "2026-11-22".parse().unwrap();
    /// # let ctx = Ctx { now_millis: 1, today, device: Device(1), entropy: Entropy::new(1) };
    /// let mut book = Book::default();
    /// let ana = Person { given: "Ana".into(), ..Person::default() };
    /// let change = apply(&mut book, Command::AddPerson(Box::new(ana)), &ctx).unwrap();
    /// let inverse = change.clone().invert();
    /// assert_eq!(inverse.edits[0].cells[0].after, Cell::default());
    /// assert_eq!(inverse.invert(), change);
    /// ```
    pub fn invert(mut self) -> Self {
        for cell in self.edits.iter_mut().flat_map(|it| &mut it.cells) {
            std::mem::swap(&mut cell.before, &mut cell.after);
        }
        self
    }

    /// The same change with another timestamp, for itself and for every cell.
    pub(crate) fn restamp(mut self, stamp: Timestamp) -> Self {
        self.stamp = stamp;
        for cell in self.edits.iter_mut().flat_map(|it| &mut it.cells) {
            cell.after.stamp = Some(stamp);
        }
        self
    }

    /// The same change with a timestamp for itself, and for every cell that has none: a conversion has its own.
    pub(crate) fn stamped(mut self, stamp: Timestamp) -> Self {
        self.stamp = stamp;
        for cell in self.edits.iter_mut().flat_map(|it| &mut it.cells) {
            cell.after.stamp.get_or_insert(stamp);
        }
        self
    }

    /// The entity of every edit.
    pub fn entities(&self) -> impl Iterator<Item = EntityRef> {
        self.edits.iter().map(|it| it.entity)
    }

    /// Whether the change writes no cell and has no version vector.
    pub fn is_empty(&self) -> bool {
        self.edits.iter().all(|it| it.cells.is_empty()) && self.seen.is_empty()
    }
}
