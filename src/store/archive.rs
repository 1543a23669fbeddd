//! The archive in memory: which entities each partition has, and which edits the next compaction must write.
//!
//! **Invariant:** an exchange in memory is unarchived or in an open partition, and a partition with an edit that is in
//! no text of it is dirty.

use uuid::Uuid;

use crate::domain::{EntityRef, Kind, PartitionId, VecMap, VecSet, into_set};
use crate::store::head::{PartitionEntry, Sums};
use crate::store::journal::JournalRecord;

/// The state of a partition in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Partition {
    /// The generation in which it was last written.
    pub(super) generation: u64,
    /// Its people.
    pub(super) people: VecSet<Uuid>,
    /// Its exchanges, if they are loaded.
    pub(super) open: Option<VecSet<Uuid>>,
    /// The checksums of its texts, if the head has them (since schema 3).
    pub(super) sums: Option<Sums>,
}

/// All partitions, and the entities outside them.
#[derive(Clone, Debug, Default)]
pub(super) struct Archive {
    partitions: VecMap<PartitionId, Partition>,
    /// People and exchanges whose current version is in no partition.
    unarchived: VecSet<EntityRef>,
    /// Partitions whose exchanges were edited since they were written.
    dirty: VecSet<PartitionId>,
}

impl Archive {
    pub(super) fn partitions(&self) -> &VecMap<PartitionId, Partition> {
        &self.partitions
    }

    pub(super) fn get(&self, id: PartitionId) -> Option<&Partition> {
        self.partitions.get(&id)
    }

    pub(super) fn insert(&mut self, id: PartitionId, partition: Partition) {
        self.partitions.insert(id, partition);
    }

    /// Removes all partitions, to compare them with those of a new head.
    pub(super) fn take_partitions(&mut self) -> VecMap<PartitionId, Partition> {
        std::mem::take(&mut self.partitions)
    }

    /// Records that the exchanges of a partition are loaded.
    pub(super) fn open(&mut self, id: PartitionId, exchanges: VecSet<Uuid>) {
        if let Some(partition) = self.partitions.get_mut(&id) {
            partition.open = Some(exchanges);
        }
    }

    pub(super) fn is_closed(&self, id: PartitionId) -> bool {
        self.get(id).is_some_and(|partition| partition.open.is_none())
    }

    /// The partitions whose exchanges are not loaded, in the order of their creation.
    pub(super) fn closed(&self) -> impl DoubleEndedIterator<Item = PartitionId> {
        self.partitions.iter().filter(|(_, partition)| partition.open.is_none()).map(|(id, _)| *id)
    }

    /// The partitions whose exchanges are loaded.
    pub(super) fn opened(&self) -> Vec<PartitionId> {
        self.partitions.iter().filter(|(_, partition)| partition.open.is_some()).map(|(id, _)| *id).collect()
    }

    /// The next unused number of a partition.
    pub(super) fn next_id(&self) -> PartitionId {
        self.partitions.last_key().map_or(0, |id| id + 1)
    }

    /// The partitions as the head names them.
    pub(super) fn entries(&self) -> Vec<PartitionEntry> {
        let entry = |(id, partition): (&PartitionId, &Partition)| PartitionEntry {
            id: *id,
            generation: partition.generation,
            sums: partition.sums.clone(),
        };
        self.partitions.iter().map(entry).collect()
    }

    /// The loaded partition that contains an exchange.
    pub(super) fn partition_of(&self, entity: EntityRef) -> Option<PartitionId> {
        let holds = |open: &VecSet<Uuid>| entity.kind == Kind::Exchanges && open.contains(&entity.uuid);
        let mut partitions = self.partitions.iter();
        partitions.find(|(_, partition)| partition.open.as_ref().is_some_and(holds)).map(|(id, _)| *id)
    }

    /// Marks edited entities as unarchived, or their partitions as dirty, for the next compaction.
    pub(super) fn note(&mut self, record: &JournalRecord) {
        for entity in &record.entities {
            match self.partition_of(*entity) {
                Some(id) => {
                    self.dirty.insert(id);
                }
                None if is_archivable(*entity) => {
                    self.unarchived.insert(*entity);
                }
                None => (),
            }
        }
        if record.is_revert {
            // Unarchived records are merged over the partitions, and a merge cannot revert a value.
            self.dirty.extend(self.with_people(&record.entities));
        }
    }

    /// The partitions that contain any of these people.
    fn with_people(&self, entities: &[EntityRef]) -> Vec<PartitionId> {
        let people: VecSet<Uuid> =
            into_set(entities.iter().filter(|entity| entity.kind == Kind::People).map(|entity| entity.uuid));
        let has_one = |partition: &Partition| partition.people.iter().any(|person| people.contains(person));
        self.partitions.iter().filter(|(_, partition)| has_one(partition)).map(|(id, _)| *id).collect()
    }

    pub(super) fn unarchived(&self) -> &VecSet<EntityRef> {
        &self.unarchived
    }

    /// Replaces the unarchived entities by those of a snapshot.
    pub(super) fn set_unarchived(&mut self, entities: impl Iterator<Item = EntityRef>) {
        self.unarchived = entities.filter(|entity| is_archivable(*entity)).collect();
    }

    pub(super) fn add_unarchived(&mut self, entities: impl Iterator<Item = EntityRef>) {
        self.unarchived.extend(entities);
    }

    /// Removes the entities archived in this generation from the unarchived ones. Once for all partitions, because
    /// after a large merge both are many.
    pub(super) fn drop_archived_in(&mut self, generation: u64) {
        let mut archived: Vec<EntityRef> = Vec::new();
        for partition in self.partitions.values().filter(|partition| partition.generation == generation) {
            let of = |kind| move |uuid: &Uuid| EntityRef { kind, uuid: *uuid };
            archived.extend(partition.people.iter().map(of(Kind::People)));
            archived.extend(partition.open.iter().flat_map(|open| open.iter()).map(of(Kind::Exchanges)));
        }
        crate::domain::sort_by_key(&mut archived, |entity| *entity);
        self.unarchived.retain(|entity| archived.binary_search(entity).is_err());
    }

    pub(super) fn dirty(&self) -> &VecSet<PartitionId> {
        &self.dirty
    }

    pub(super) fn set_dirty(&mut self, id: PartitionId) {
        self.dirty.insert(id);
    }

    pub(super) fn set_clean(&mut self, id: PartitionId) {
        self.dirty.remove(&id);
    }

    pub(super) fn set_all_clean(&mut self) {
        self.dirty.clear();
    }
}

/// Whether partitions hold entities of this kind.
fn is_archivable(entity: EntityRef) -> bool {
    matches!(entity.kind, Kind::People | Kind::Exchanges)
}
