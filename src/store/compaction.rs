//! Journal compaction: writes recent records into a new snapshot and older ones into compressed partitions.
//!
//! Runs in steps that are short even for decades of data: each step writes one partition at most, or two if it has to
//! be split. Every text is written under a key of the new generation, then the snapshot that names these texts, and
//! last the head, whose single write makes the generation current. Only then are older texts removed. The texts of the
//! previous generation stay until the next step if there is room.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use crate::domain::{
    Change, Ctx, EntityRef, Exchange, ExchangeId, Kind, Mode, Part, PersonId, Timestamp, VecMap, VecSet, sort_by_key,
    trash_days,
};
use crate::store::archive::{self, Archive, Partition};
use crate::store::head::{Manifest, PartEntry, Sums, sum_in};
use crate::store::{JournalEntry, JournalRecord, KeyValue, Repository, StorageKey, WriteError, encode};

/// Thresholds of compaction and sizes of partitions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// Compaction starts when the journal has more entries than this.
    pub(super) journal: usize,
    /// An exchange stays in plain text for this many days, because recent exchanges are still edited.
    pub(super) recent_days: u64,
    /// New partitions are written when more unarchived entities than this are ready to be archived.
    pub(super) unarchived: usize,
    /// The number of exchanges in a new partition: few enough to decompress without a noticeable delay, enough to
    /// compress well.
    pub(super) exchanges: usize,
    /// The number of people in a new partition.
    pub(super) people: usize,
    /// A change longer than this many bytes is compacted at once instead of being written to the journal, as when a
    /// file of thousands of people is imported.
    pub(super) long_change: usize,
}

impl Sizes {
    /// The sizes of the app (design decision; `docs/storage.md` has the measurements).
    pub(super) const APP: Self =
        Self { journal: 200, recent_days: 14, unarchived: 400, exchanges: 800, people: 64, long_change: 64 * 1024 };

    /// Small sizes, so that tests write and split partitions with a handful of people.
    #[cfg(test)]
    pub(super) const TINY: Self =
        Self { journal: 4, recent_days: 30, unarchived: 2, exchanges: 2, people: 2, long_change: 1500 };
}

/// The number of tabs that a snapshot remembers (design decision).
const MAX_TABS: usize = 64;

/// A partition that is to be written.
#[derive(Debug, Default)]
struct Group {
    /// The existing partition. None for a new one, which gets its number only when it is written, so that no number is
    /// assigned twice.
    part: Option<Part>,
    people: VecSet<Uuid>,
    exchanges: VecSet<Uuid>,
    /// The number of unarchived entities in it.
    fresh: usize,
}

/// The state before a compaction, for a rollback.
struct Before {
    past: Archive,
    unarchived: VecSet<EntityRef>,
    dirty_partitions: VecSet<Part>,
    last_revert_generation: u64,
}

impl<K: KeyValue> Repository<K> {
    /// Whether a compaction is due: the journal is long enough, or a text is missing, which is reported until a
    /// compaction.
    pub fn wants_compaction(&self) -> bool {
        !self.is_read_only() && (self.must_compact || self.journal.len() > self.sizes.journal)
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
        let mut groups = self.groups(ctx.today).into_iter();
        let first: Vec<Group> = groups.by_ref().take(1).collect();
        self.compact_groups(first, ctx)?;
        Ok(groups.next().is_some())
    }

    /// Compacts everything, and makes it current with one write at the end. Stores a change that is too long for the
    /// journal. Only one tab may compact at a time.
    pub(super) fn compact_whole(&mut self, logged: &JournalRecord, ctx: &Ctx) -> Result<(), WriteError> {
        let before = self.before();
        self.note(logged);
        if logged.goes_back {
            self.last_revert_generation = self.newest_generation() + 1;
        }
        let groups = self.groups(ctx.today);
        self.compact_groups(groups, ctx).inspect_err(|_| self.restore(before))
    }

    fn compact_groups(&mut self, groups: Vec<Group>, ctx: &Ctx) -> Result<(), WriteError> {
        // Load the partitions before taking the rollback point, so that a rollback keeps them loaded.
        for part in groups.iter().filter_map(|it| it.part) {
            self.open_part(part, ctx.now_millis);
        }
        let before = self.before();
        let next = self.newest_generation() + 1;
        let packed = groups.into_iter().try_for_each(|it| self.pack_group(it, next));
        self.drop_packed(next);
        packed.and_then(|()| self.publish(next)).inspect_err(|_| self.go_back(before, next))
    }

    /// Removes the entities archived in this generation from the unarchived ones. Once for all partitions, because
    /// after a large merge both are many.
    fn drop_packed(&mut self, generation: u64) {
        let mut packed: Vec<EntityRef> = Vec::new();
        for segment in self.past.values().filter(|it| it.generation == generation) {
            let of = |kind| move |uuid: &Uuid| EntityRef { kind, uuid: *uuid };
            packed.extend(segment.people.iter().map(of(Kind::People)));
            packed.extend(segment.open.iter().flat_map(|it| it.iter()).map(of(Kind::Exchanges)));
        }
        sort_by_key(&mut packed, |it| *it);
        self.unarchived.retain(|it| packed.binary_search(it).is_err());
    }

    fn before(&self) -> Before {
        let (past, unarchived, dirty_partitions) =
            (self.past.clone(), self.unarchived.clone(), self.dirty_partitions.clone());
        Before { past, unarchived, dirty_partitions, last_revert_generation: self.last_revert_generation }
    }

    fn restore(&mut self, before: Before) {
        (self.past, self.unarchived, self.dirty_partitions) = (before.past, before.unarchived, before.dirty_partitions);
        self.last_revert_generation = before.last_revert_generation;
    }

    fn go_back(&mut self, before: Before, next: u64) {
        for key in self.store.keys().iter().filter(|it| StorageKey::generation(it) == Some(next)) {
            self.store.remove(key);
        }
        self.restore(before);
    }

    /// Deletes the texts of records that have been in the trash for long enough, also in the partitions.
    fn forget_deleted(&mut self, ctx: &Ctx) {
        let day = ctx.today.checked_sub_days(Days::new(trash_days()));
        let entities = day.map(|it| self.book.forget_deleted(it)).unwrap_or_default();
        // Marked as a revert, so that the partitions are rewritten without them too.
        self.note(&JournalRecord { entities, goes_back: true, sequence: None });
    }

    /// The partitions to write: first the dirty ones; then, if enough entities are ready to be archived, the others,
    /// most new entities first.
    fn groups(&self, today: NaiveDate) -> Vec<Group> {
        let mut ready_to_archive = self.ready_to_archive(today);
        let count: usize = ready_to_archive.values().map(Vec::len).sum();
        let mut groups = Vec::new();
        for part in self.dirty_partitions.iter() {
            let unarchived = ready_to_archive.remove(&Some(*part)).unwrap_or_default();
            groups.push(self.group(*part, unarchived));
        }
        if count > self.sizes.unarchived {
            let homeless = ready_to_archive.remove(&None).unwrap_or_default();
            let mut others: Vec<Group> =
                ready_to_archive.into_iter().filter_map(|(part, it)| Some(self.group(part?, it))).collect();
            others.extend(self.new_groups(homeless));
            sort_by_key(&mut others, |it| std::cmp::Reverse(it.fresh));
            groups.extend(others);
        }
        groups
    }

    /// The unarchived entities that are ready to be archived, by their partition; `None` for a new partition.
    fn ready_to_archive(&self, today: NaiveDate) -> BTreeMap<Option<Part>, Vec<EntityRef>> {
        let recent = today.checked_sub_days(Days::new(self.sizes.recent_days)).unwrap_or(today);
        let homes: BTreeMap<Uuid, Part> =
            self.past.iter().flat_map(|(part, it)| it.people.iter().map(|person| (*person, *part))).collect();
        let mut ready_to_archive: BTreeMap<Option<Part>, Vec<EntityRef>> = BTreeMap::new();
        for entity in self.unarchived.iter() {
            let home = match entity.kind {
                Kind::People => homes.get(&entity.uuid).copied(),
                _ if !self.is_ready_to_archive(*entity, recent) => continue,
                _ => homes.get(&self.first_person(*entity)).copied(),
            };
            ready_to_archive.entry(home).or_default().push(*entity);
        }
        ready_to_archive
    }

    /// Whether an exchange is old enough to be archived. Deleted exchanges wait until their text is erased. Exchanges
    /// with an open question wait for the answer: an encounter without a name, or an expected welcome that was not
    /// rated yet.
    fn is_ready_to_archive(&self, exchange: EntityRef, recent: NaiveDate) -> bool {
        let asks = |it: &Exchange| {
            let has_no_name = it.people.is_empty() && !it.encounter.is_empty() && !it.settled;
            has_no_name || it.expected_welcome.is_some()
        };
        let exchange = self.book.exchanges.get(ExchangeId::from_uuid(exchange.uuid));
        exchange.is_some_and(|it| it.when.is_some_and(|it| it < recent) && !asks(it))
    }

    /// The first known person of an exchange, whose partition it belongs to. Nil for exchanges without a known person,
    /// such as encounters.
    fn first_person(&self, exchange: EntityRef) -> Uuid {
        let exchange = self.book.exchanges.get(ExchangeId::from_uuid(exchange.uuid));
        let people = exchange.iter().flat_map(|it| it.people.iter());
        let mut known = people.filter(|it| self.book.people.record(**it).is_some());
        known.next().copied().map_or(Uuid::nil(), PersonId::uuid)
    }

    /// An existing partition, with the unarchived entities that belong to it.
    fn group(&self, part: Part, unarchived: Vec<EntityRef>) -> Group {
        let people = self.past.get(&part).map(|it| it.people.clone()).unwrap_or_default();
        let fresh = unarchived.len();
        let exchanges = unarchived.into_iter().filter(|it| it.kind == Kind::Exchanges).map(|it| it.uuid).collect();
        Group { part: Some(part), people, exchanges, fresh }
    }

    /// Divides entities into new partitions: people in the order of their ids, that is of their creation, until a
    /// partition is full.
    fn new_groups(&self, unarchived: Vec<EntityRef>) -> Vec<Group> {
        let mut by_person: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
        for entity in unarchived {
            match entity.kind {
                Kind::People => drop(by_person.entry(entity.uuid).or_default()),
                _ => by_person.entry(self.first_person(entity)).or_default().push(entity.uuid),
            }
        }
        let mut groups = Vec::new();
        let mut group = Group::default();
        for (person, exchanges) in by_person {
            let has_enough = group.exchanges.len() + exchanges.len() / 2 > self.sizes.exchanges;
            if !group.people.is_empty() && (has_enough || group.people.len() >= self.sizes.people) {
                groups.push(std::mem::take(&mut group));
            }
            group.fresh += 1 + exchanges.len();
            group.people.insert(person);
            group.exchanges.extend(exchanges);
        }
        if !group.people.is_empty() {
            groups.push(group);
        }
        groups
    }

    /// Writes a group as a partition, or as two if it has grown too large.
    fn pack_group(&mut self, mut group: Group, next: u64) -> Result<(), WriteError> {
        let part = group.part.unwrap_or_else(|| self.new_part());
        if let Some(open) = self.past.get(&part).and_then(|it| it.open.as_ref()) {
            group.exchanges.extend(open.iter().copied());
        }
        // Deleted exchanges stay in plain text, so that their text is easily erased later.
        let is_live = |uuid: &Uuid| self.book.exchanges.get(ExchangeId::from_uuid(*uuid)).is_some();
        let (kept, deleted) = group.exchanges.into_iter().partition::<Vec<Uuid>, _>(is_live);
        group.exchanges = kept.into_iter().collect();
        self.unarchived.extend(deleted.into_iter().map(|uuid| EntityRef { kind: Kind::Exchanges, uuid }));
        self.dirty_partitions.remove(&part);
        if group.exchanges.len() > 2 * self.sizes.exchanges && group.people.len() > 1 {
            let other = self.split(&mut group);
            self.write_group(self.new_part().max(part + 1), other, next)?;
        }
        self.write_group(part, group, next)
    }

    /// The next unused partition number.
    fn new_part(&self) -> Part {
        self.past.last_key().map_or(0, |it| it + 1)
    }

    /// Splits off the second half of a group's people with their exchanges.
    fn split(&self, group: &mut Group) -> Group {
        let middle = group.people.get(group.people.len() / 2).copied().unwrap_or_default();
        let people = group.people.split_off(&middle);
        let is_theirs =
            |uuid: &Uuid| people.contains(&self.first_person(EntityRef { kind: Kind::Exchanges, uuid: *uuid }));
        let exchanges: VecSet<Uuid> = group.exchanges.iter().copied().filter(is_theirs).collect();
        group.exchanges.retain(|it| !exchanges.contains(it));
        Group { people, exchanges, ..Group::default() }
    }

    fn write_group(&mut self, part: Part, group: Group, next: u64) -> Result<(), WriteError> {
        let Group { people, exchanges, .. } = group;
        let front = archive::front(&self.book, &people, &exchanges).ok_or(WriteError::Full)?;
        let past = archive::past(&self.book, &exchanges).ok_or(WriteError::Full)?;
        self.write(&StorageKey::Past(part, next).to_string(), &past)?;
        self.write(&StorageKey::Front(part, next).to_string(), &front)?;
        let sum = |text: &str| sum_in(text).unwrap_or_default().to_owned();
        let (people_count, exchange_count) = (people.len() as u64, exchanges.len() as u64);
        let sums = Sums { front: sum(&front), past: sum(&past), people: people_count, exchanges: exchange_count };
        self.past.insert(part, Partition { generation: next, people, open: Some(exchanges), sums: Some(sums) });
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
        let entry = |(part, it): (&Part, &Partition)| PartEntry {
            part: *part,
            generation: it.generation,
            sums: it.sums.clone(),
        };
        let parts: Vec<PartEntry> = self.past.iter().map(entry).collect();
        // Edits to a partition that is still dirty exist only in the journal.
        let is_all = self.dirty_partitions.is_empty();
        if is_all && self.journal.values().any(|it| it.goes_back) {
            self.last_revert_generation = next;
        }
        let folded = if is_all { self.folded_with_journal() } else { self.folded.clone() };
        let kept = JournalEntry {
            parts: parts.iter().map(|it| (it.part, it.generation)).collect(),
            folded: folded.clone(),
            last_revert_generation: self.last_revert_generation,
            ..JournalEntry::new(self.recent())
        };
        let book = encode(&kept);
        let manifest = Manifest { generation: next, book: sum_in(&book).map(str::to_owned), parts };
        self.write(&StorageKey::Book(next).to_string(), &book)?;
        self.write(&StorageKey::Head.to_string(), &manifest.encode())?;
        self.previous = Some(std::mem::replace(&mut self.current, manifest));
        self.folded = folded;
        if is_all {
            self.must_compact = false;
            // In the order of their keys, which begin with the stamp, so that a crash leaves the latest entries of the
            // journal.
            for (key, _) in std::mem::take(&mut self.journal) {
                self.store.remove(&key);
            }
        }
        self.clear_up(self.previous.as_ref());
        Ok(())
    }

    /// For each tab, the number of its last entry in the snapshot once the journal is compacted.
    fn folded_with_journal(&self) -> VecMap<u32, u64> {
        let mut folded = self.folded.clone();
        for it in self.journal.values().filter_map(|it| it.sequence) {
            let last = folded.slot(it.tab);
            *last = it.number.max(*last);
        }
        // Tabs from long ago have no entries left in the mirror.
        let mut numbers: Vec<u64> = folded.values().copied().collect();
        sort_by_key(&mut numbers, |it| std::cmp::Reverse(*it));
        if let Some(least) = numbers.get(MAX_TABS) {
            folded.retain(|_, it| it > least);
        }
        folded
    }

    /// All records that are in no partition, as a change.
    fn recent(&self) -> Change {
        let others = self.book.kinds().filter(|it| !matches!(it, Kind::People | Kind::Exchanges));
        let others = others.flat_map(|it| self.book.entities(it));
        let edits = self.unarchived.iter().copied().chain(others).filter_map(|it| self.book.whole(it)).collect();
        let seen = self.book.version_vector().values().copied().collect();
        Change { stamp: Timestamp::FLOOR, mode: Mode::Merge, edits, seen }
    }

    /// Removes the texts of the previous generation, to free space when the store is full.
    pub fn drop_previous(&self) {
        self.clear_up(None);
    }

    /// Removes every text up to the current generation that is named neither by the current manifest nor by `previous`.
    /// Newer texts belong to a compaction in progress.
    pub(super) fn clear_up(&self, previous: Option<&Manifest>) {
        for key in self.store.keys() {
            let is_old = StorageKey::generation(&key).is_some_and(|it| it <= self.current.generation);
            if is_old && !self.current.names(&key) && !previous.is_some_and(|it| it.names(&key)) {
                self.store.remove(&key);
            }
        }
    }

    fn newest_generation(&self) -> u64 {
        self.store
            .keys()
            .iter()
            .filter_map(|it| StorageKey::generation(it))
            .max()
            .unwrap_or_default()
            .max(self.current.generation)
    }
}
