//! A conflict of a merge: a cell with a value from each of two devices.

use serde_json::Value;

use crate::domain::{Cell, Device, EntityRef, Timestamp, VecMap};

/// A cell that follows the choice of a conflict.
#[derive(Clone, Debug, PartialEq)]
pub struct Follower {
    /// The name of the cell.
    pub cell: String,
    /// The state in this book.
    pub mine: Cell,
    /// The state in the other book.
    pub theirs: Cell,
}

impl Follower {
    /// The value on the side that keeps it.
    pub(super) fn value(&self) -> Option<&Value> {
        self.mine.value.as_ref().or(self.theirs.value.as_ref())
    }
}

/// One cell with different values from two devices, written independently.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The entity.
    pub entity: EntityRef,
    /// The name of the cell.
    pub cell: String,
    /// The state in this book.
    pub mine: Cell,
    /// The state in the other book.
    pub theirs: Cell,
    /// Whether neither side has a time, and the other one is a corrected file.
    pub is_correction: bool,
    /// The cell that the other one takes the place of: an element of a list that the corrected file no longer has.
    pub replaces: Option<String>,
    /// The cells that follow the choice: who covers a need that one side removed.
    pub followers: Vec<Follower>,
}

impl Conflict {
    /// Whether the other value is taken unless the user chooses otherwise: by the merge rule, because it corrects this
    /// one, or because the latest write to it or to one of its followers was there.
    pub fn takes_theirs(&self) -> bool {
        match self.followers.as_slice() {
            [] => self.is_correction || self.theirs.wins_over(&self.mine),
            _ => self.is_later_there(),
        }
    }

    pub(super) fn new(entity: EntityRef, cell: Follower) -> Self {
        let Follower { cell, mine, theirs } = cell;
        Self { entity, cell, mine, theirs, is_correction: false, replaces: None, followers: Vec::new() }
    }

    /// Whether the latest write to these cells was there. One that keeps a need wins against one of the same time.
    pub(super) fn is_later_there(&self) -> bool {
        let all = || self.followers.iter().map(|it| (&it.mine, &it.theirs)).chain([(&self.mine, &self.theirs)]);
        let here = all().filter_map(|it| it.0.stamp).max();
        let there = all().filter_map(|it| it.1.stamp).max();
        (there, self.theirs.value.is_some()) > (here, self.mine.value.is_some())
    }
}

/// Whether a book whose version vector this is has seen a write.
pub(super) fn knows(seen: &VecMap<Device, Timestamp>, stamp: Timestamp) -> bool {
    seen.get(&stamp.device()).is_some_and(|it| *it >= stamp)
}
