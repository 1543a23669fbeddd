//! The archive: exchanges that are read on demand.
//!
//! Holds the queue of partitions to be unpacked. Invariant: one partition is unpacked at a time, in tasks of its own,
//! so that the page stays responsive. Needs the repository.

use std::time::Duration;

use leptos::prelude::*;

use super::book_event::{BookEvent, Origin};
use super::repository::{RepositoryContext, Store};
use crate::domain::{PartitionId, PersonId, VecSet};
use crate::store::{PageRepository, ReadPartition};
use crate::web::{clock, dom};

/// The archive partitions and their progress.
#[derive(Clone, Copy)]
pub(crate) struct Archive {
    repository: RepositoryContext,
    queue: StoredValue<Queue, LocalStorage>,
    /// The number of archive partitions still to be unpacked.
    pub(crate) left: RwSignal<usize>,
}

/// The archive partitions that wait to be unpacked, one after the other.
#[derive(Default)]
struct Queue {
    wanted: VecSet<PartitionId>,
    is_under_way: bool,
}

impl Archive {
    pub(super) fn new(repository: RepositoryContext) -> Self {
        Self { repository, queue: StoredValue::new_local(Queue::default()), left: RwSignal::new(0) }
    }

    /// Unpacks the archived exchanges with a person, or with everybody for `None`, one partition at a time. Then
    /// redraws the views that read them.
    pub(crate) fn unpack(self, person: Option<PersonId>) {
        let closed = |it: &PageRepository<Store>| person.map_or_else(|| it.closed(), |person| it.closed_with(person));
        if self.wants(self.repository.read_untracked(closed)) {
            set_timeout(move || self.unpack_next(), Duration::ZERO);
        }
    }

    /// Unpacks some partitions, one at a time. Then redraws the views that read them.
    pub(crate) fn unpack_all_of(self, partitions: Vec<PartitionId>) {
        let closed = self.repository.read_untracked(|it| it.closed());
        if self.wants(partitions.into_iter().filter(|it| closed.contains(it)).collect()) {
            set_timeout(move || self.unpack_next(), Duration::ZERO);
        }
    }

    /// Unpacks the partition with the last archived exchange with a person. The current view is painted first.
    pub(crate) fn unpack_last(self, person: PersonId) {
        if self.wants(self.repository.read_untracked(|it| it.closed_with_last(person).into_iter().collect())) {
            dom::after_paint(move || self.unpack_next());
        }
    }

    /// Queues partitions to be unpacked. Returns true if the caller must start the unpacking.
    fn wants(self, parts: Vec<PartitionId>) -> bool {
        let begins = self.queue.try_update_value(|queue| {
            queue.wanted.extend(parts);
            let begins = !queue.is_under_way && !queue.wanted.is_empty();
            queue.is_under_way |= begins;
            begins
        });
        begins == Some(true)
    }

    /// Reads the next partition of the queue, and then inserts it, each in a task of its own.
    fn unpack_next(self) {
        if let Some(part) = self.queue.try_update_value(|it| it.wanted.pop()).flatten() {
            let read = self.repository.read_untracked(|it| it.read_ahead(part));
            set_timeout(move || self.insert(part, read), Duration::ZERO);
        }
    }

    fn insert(self, part: PartitionId, read: Option<ReadPartition>) {
        self.repository.update(|it| it.insert_read(part, read, clock::now_millis()));
        let left = self.queue.try_update_value(|it| {
            it.is_under_way = !it.wanted.is_empty();
            it.wanted.len()
        });
        self.left.set(left.unwrap_or_default());
        // The views are redrawn in a task of their own too.
        let next = move || match left {
            Some(1..) => self.unpack_next(),
            _ => self.repository.publish(&BookEvent::of(Origin::Reading)),
        };
        set_timeout(next, Duration::ZERO);
    }
}
