//! Journal compaction: writes recent records into a new snapshot and older ones into compressed partitions.
//!
//! Runs in steps that are short even for decades of data: each step writes one partition at most, or two if it has to
//! be split. Every text is written under a key of the new generation, then the snapshot that names these texts, and
//! last the head, whose single write makes the generation current. Only then are older texts removed. The texts of the
//! previous generation stay until the next step if there is room.
//!
//! **Invariant:** a text of the current generation is never overwritten or removed, and a compaction that fails leaves
//! the store and the repository as they were.

use chrono::Days;
use uuid::Uuid;

use crate::domain::{
    Change, Command, Ctx, EntityRef, ExchangeId, Kind, Mode, PartitionId, Timestamp, VecMap, trash_days,
};
use crate::store::archive::{Archive, Partition};
use crate::store::commit::CommitError;
use crate::store::grouping::{Group, Grouping};
use crate::store::head::{Manifest, PartitionEntry, Sums, sum_in};
use crate::store::journal::JournalRecord;
use crate::store::journal_codec::{JournalEntry, encode};
use crate::store::keys::StorageKey;
use crate::store::kv_store::{KeyValue, WriteError};
use crate::store::partition_codec;
use crate::store::repository::{Repository, WorkerRepository};

/// The minimum length of an edit's text, in bytes: its kind and its id.
const SHORTEST_EDIT: usize = 40;

/// The state before a compaction, for a rollback.
struct Before {
    archive: Archive,
    last_revert: u64,
}

impl<K: KeyValue, R> Repository<K, R> {
    /// Whether a compaction is due: the journal is long enough, or a text is missing, which is reported until a
    /// compaction.
    pub fn wants_compaction(&self) -> bool {
        let is_long = self.journal.len() > self.sizes.journal;
        !self.is_read_only() && (self.generations.must_compact() || is_long)
    }

    /// Removes the texts of the previous generation, to free space when the store is full.
    pub fn drop_previous(&self) {
        self.clear_up(None);
    }

    /// Removes every text up to the current generation that is named neither by the current manifest nor by `previous`.
    /// Newer texts belong to a compaction in progress.
    fn clear_up(&self, previous: Option<&Manifest>) {
        let current = self.generations.current();
        for key in self.store.keys() {
            let is_old = StorageKey::generation(&key).is_some_and(|generation| generation <= current.generation);
            if is_old && !current.names(&key) && !previous.is_some_and(|manifest| manifest.names(&key)) {
                self.store.remove(&key);
            }
        }
    }
}

impl<K: KeyValue> WorkerRepository<K> {
    /// Applies a command to the book and stores the change: in the journal, or by a compaction if it is too long for
    /// the journal. A returned change is durable.
    ///
    /// # Errors
    ///
    /// A [`CommitError`]. The book and the store are then unchanged, except for the book's clock.
    pub fn commit(&mut self, command: Command, ctx: &Ctx) -> Result<Change, CommitError> {
        self.commit_with(command, ctx, |session, change| session.append_or_compact(change, ctx))
    }

    fn append_or_compact(&mut self, change: &Change, ctx: &Ctx) -> Result<(), WriteError> {
        // This many edits are too long in any case, so there is no need to encode them first.
        if change.entities().count() * SHORTEST_EDIT > self.sizes.long_change {
            return self.compact_whole(&JournalRecord::of(change), ctx);
        }
        let entry = self.journal_entry(change, ctx);
        if entry.text.len() > self.sizes.long_change {
            return self.compact_whole(&JournalRecord::of(change), ctx);
        }
        self.append(entry, ctx)
    }

    /// Runs one step of compaction. Returns whether another step is due. Only one tab may compact at a time.
    ///
    /// # Errors
    ///
    /// If a text does not fit. The current generation is then unchanged.
    pub fn compact(&mut self, ctx: &Ctx) -> Result<bool, WriteError> {
        if self.is_read_only() {
            return Ok(false);
        }
        self.sync(ctx.now_millis);
        self.forget_deleted(ctx);
        let mut groups = self.grouping().groups(ctx.today).into_iter();
        let first: Vec<Group> = groups.by_ref().take(1).collect();
        self.compact_groups(first, ctx)?;
        Ok(groups.next().is_some())
    }

    /// Compacts everything, and makes it current with one write at the end. Stores a change that is too long for the
    /// journal. Only one tab may compact at a time.
    pub(super) fn compact_whole(&mut self, record: &JournalRecord, ctx: &Ctx) -> Result<(), WriteError> {
        let before = self.before();
        self.archive.note(record);
        if record.is_revert {
            self.generations.last_revert = self.newest_generation() + 1;
        }
        let groups = self.grouping().groups(ctx.today);
        self.compact_groups(groups, ctx).inspect_err(|_| self.restore(before))
    }

    fn compact_groups(&mut self, groups: Vec<Group>, ctx: &Ctx) -> Result<(), WriteError> {
        // Load the partitions before taking the rollback point, so that a rollback keeps them loaded.
        for id in groups.iter().filter_map(|group| group.id) {
            self.open_partition(id, ctx.now_millis);
        }
        let before = self.before();
        let next = self.newest_generation() + 1;
        let packed = groups.into_iter().try_for_each(|group| self.pack_group(group, next));
        self.archive.drop_archived_in(next);
        packed.and_then(|()| self.publish(next)).inspect_err(|_| self.go_back(before, next))
    }

    fn grouping(&self) -> Grouping<'_> {
        Grouping { book: &self.book, archive: &self.archive, sizes: self.sizes }
    }

    fn before(&self) -> Before {
        Before { archive: self.archive.clone(), last_revert: self.generations.last_revert }
    }

    fn restore(&mut self, before: Before) {
        self.archive = before.archive;
        self.generations.last_revert = before.last_revert;
    }

    fn go_back(&mut self, before: Before, next: u64) {
        for key in self.store.keys().iter().filter(|key| StorageKey::generation(key) == Some(next)) {
            self.store.remove(key);
        }
        self.restore(before);
    }

    /// Deletes the texts of records that have been in the trash for long enough, also in the partitions.
    fn forget_deleted(&mut self, ctx: &Ctx) {
        let day = ctx.today.checked_sub_days(Days::new(trash_days()));
        let entities = day.map(|day| self.book.forget_deleted(day)).unwrap_or_default();
        // Marked as a revert, so that the partitions are rewritten without them too.
        self.archive.note(&JournalRecord { entities, is_revert: true, sequence: None });
    }

    /// Writes a group as a partition, or as two if it has grown too large.
    fn pack_group(&mut self, mut group: Group, next: u64) -> Result<(), WriteError> {
        let id = group.id.unwrap_or_else(|| self.archive.next_id());
        if let Some(open) = self.archive.get(id).and_then(|partition| partition.open.as_ref()) {
            group.exchanges.extend(open.iter().copied());
        }
        // Deleted exchanges stay in plain text, so that their text is easily erased later.
        let is_live = |uuid: &Uuid| self.book.exchanges.get(ExchangeId::from_uuid(*uuid)).is_some();
        let (live, deleted) = group.exchanges.into_iter().partition::<Vec<Uuid>, _>(is_live);
        group.exchanges = live.into_iter().collect();
        self.archive.add_unarchived(deleted.into_iter().map(|uuid| EntityRef { kind: Kind::Exchanges, uuid }));
        self.archive.set_clean(id);
        if group.exchanges.len() > 2 * self.sizes.exchanges && group.people.len() > 1 {
            let other = self.grouping().split(&mut group);
            self.write_group(self.archive.next_id().max(id + 1), other, next)?;
        }
        self.write_group(id, group, next)
    }

    fn write_group(&mut self, id: PartitionId, group: Group, next: u64) -> Result<(), WriteError> {
        let Group { people, exchanges, .. } = group;
        let front = partition_codec::front(&self.book, &people, &exchanges).ok_or(WriteError::Full)?;
        let past = partition_codec::past(&self.book, &exchanges).ok_or(WriteError::Full)?;
        self.write(&StorageKey::Past(id, next).to_string(), &past)?;
        self.write(&StorageKey::Front(id, next).to_string(), &front)?;
        let sum = |text: &str| sum_in(text).unwrap_or_default().to_owned();
        let (people_count, exchange_count) = (people.len() as u64, exchanges.len() as u64);
        let sums = Sums { front: sum(&front), past: sum(&past), people: people_count, exchanges: exchange_count };
        self.archive.insert(id, Partition { generation: next, people, open: Some(exchanges), sums: Some(sums) });
        Ok(())
    }

    /// Writes a text. If it does not fit, drops the previous generation and tries again.
    fn write(&self, key: &str, text: &str) -> Result<(), WriteError> {
        self.store.set(key, text).or_else(|_| {
            self.drop_previous();
            self.store.set(key, text)
        })
    }

    /// Writes the snapshot and the head, then removes old texts.
    fn publish(&mut self, next: u64) -> Result<(), WriteError> {
        let partitions = self.archive.entries();
        // Edits to a partition that is still dirty exist only in the journal.
        let is_all = self.archive.dirty().is_empty();
        if is_all && self.journal.has_revert() {
            self.generations.last_revert = next;
        }
        let compacted = if is_all { self.journal.compacted_with_entries() } else { self.journal.compacted().clone() };
        let book = encode(&self.snapshot_entry(&partitions, compacted.clone()));
        let manifest = Manifest { generation: next, book: sum_in(&book).map(str::to_owned), partitions };
        self.write(&StorageKey::Book(next).to_string(), &book)?;
        self.write(&StorageKey::Head.to_string(), &manifest.encode())?;
        self.generations.advance(manifest);
        self.journal.set_compacted(compacted);
        if is_all {
            self.generations.set_must_compact(false);
            self.journal.remove_entries(&self.store);
        }
        self.clear_up(self.generations.previous());
        self.store_digests(next);
        Ok(())
    }

    /// The snapshot: all records that are in no partition.
    fn snapshot_entry(&self, partitions: &[PartitionEntry], compacted: VecMap<u32, u64>) -> JournalEntry {
        JournalEntry {
            partitions: partitions.iter().map(|entry| (entry.id, entry.generation)).collect(),
            compacted,
            last_revert_generation: self.generations.last_revert,
            ..JournalEntry::new(self.recent())
        }
    }

    /// All records that are in no partition, as a change.
    fn recent(&self) -> Change {
        let others = self.book.kinds().filter(|kind| !matches!(kind, Kind::People | Kind::Exchanges));
        let others = others.flat_map(|kind| self.book.entities(kind));
        let entities = self.archive.unarchived().iter().copied().chain(others);
        let edits = entities.filter_map(|entity| self.book.whole(entity)).collect();
        let seen = self.book.version_vector().values().copied().collect();
        Change { stamp: Timestamp::FLOOR, mode: Mode::Merge, edits, seen }
    }

    fn newest_generation(&self) -> u64 {
        let stored = self.store.keys().iter().filter_map(|key| StorageKey::generation(key)).max();
        stored.unwrap_or_default().max(self.generations.current().generation)
    }
}
