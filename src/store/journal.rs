//! The journal in memory: the entries since the last compaction, and the numbers of entries.
//!
//! **Invariant:** an entry that the current snapshot contains is never replayed, and the next number is higher than the
//! number of every entry that this session has seen.

use crate::domain::{Change, Ctx, EntityRef, Mode, VecMap, into_set, sort_by_key};
use crate::store::journal_codec::Sequence;
use crate::store::kv_store::KeyValue;

/// The number of tabs that a snapshot remembers (design decision).
const MAX_TABS: usize = 64;

/// The entries of the journal by key, and their numbers.
#[derive(Debug, Default)]
pub(super) struct Journal {
    entries: VecMap<String, JournalRecord>,
    /// For each tab, the number of its last entry in the current snapshot.
    compacted: VecMap<u32, u64>,
    /// The random id of this session in its entries. Drawn at the first write.
    tab: Option<u32>,
    /// The highest number of any entry.
    last_number: u64,
}

/// The part of a journal entry that stays in memory.
#[derive(Clone, Debug, Default)]
pub(super) struct JournalRecord {
    pub(super) entities: Vec<EntityRef>,
    /// Whether the change reverts to earlier values ([`Mode::Exact`]).
    pub(super) is_revert: bool,
    /// The position of the entry in the journal.
    pub(super) sequence: Option<Sequence>,
}

impl JournalRecord {
    pub(super) fn of(change: &Change) -> Self {
        Self { entities: change.entities().collect(), is_revert: change.mode == Mode::Exact, sequence: None }
    }
}

impl Journal {
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn contains(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    pub(super) fn records(&self) -> impl Iterator<Item = &JournalRecord> {
        self.entries.values()
    }

    pub(super) fn has_revert(&self) -> bool {
        self.records().any(|record| record.is_revert)
    }

    /// Adds an entry that is in the store.
    pub(super) fn insert(&mut self, key: String, record: JournalRecord) {
        self.observe(record.sequence);
        self.entries.insert(key, record);
    }

    /// Takes note of the number of an entry.
    pub(super) fn observe(&mut self, sequence: Option<Sequence>) {
        self.last_number = self.last_number.max(sequence.map_or(0, |it| it.number));
    }

    /// The sequence of the next entry.
    #[expect(clippy::cast_possible_truncation, reason = "any 32 of the bits will do")]
    pub(super) fn next_sequence(&mut self, ctx: &Ctx) -> Sequence {
        let tab = *self.tab.get_or_insert_with(|| ctx.entropy.next() as u32);
        Sequence { number: self.last_number + 1, tab }
    }

    /// Whether the current snapshot already contains an entry.
    pub(super) fn is_in_snapshot(&self, sequence: Option<Sequence>) -> bool {
        sequence.is_some_and(|it| self.compacted.get(&it.tab).is_some_and(|last| it.number <= *last))
    }

    /// Follows a snapshot: for each tab, the number of its last entry in it.
    pub(super) fn set_compacted(&mut self, compacted: VecMap<u32, u64>) {
        self.compacted = compacted;
        self.last_number = self.last_compacted().max(self.last_number);
    }

    pub(super) fn compacted(&self) -> &VecMap<u32, u64> {
        &self.compacted
    }

    fn last_compacted(&self) -> u64 {
        self.compacted.values().copied().max().unwrap_or_default()
    }

    /// For each tab, the number of its last entry in the snapshot once the journal is compacted.
    pub(super) fn compacted_with_entries(&self) -> VecMap<u32, u64> {
        let mut compacted = self.compacted.clone();
        for sequence in self.records().filter_map(|record| record.sequence) {
            let last = compacted.slot(sequence.tab);
            *last = sequence.number.max(*last);
        }
        // Tabs from long ago have no entries left in the mirror.
        let mut numbers: Vec<u64> = compacted.values().copied().collect();
        sort_by_key(&mut numbers, |number| std::cmp::Reverse(*number));
        if let Some(least) = numbers.get(MAX_TABS) {
            compacted.retain(|_, number| number > least);
        }
        compacted
    }

    /// The numbers of lost entries: each number follows a number that its tab had seen, so an earlier number that is
    /// neither in the journal nor in the snapshot is lost.
    pub(super) fn gaps(&self) -> Vec<u64> {
        let compacted = self.last_compacted();
        let numbers = into_set(self.records().filter_map(|record| Some(record.sequence?.number)));
        let before = numbers.iter().map(|number| number.saturating_sub(1));
        before.filter(|number| *number > compacted && !numbers.contains(number)).collect()
    }

    /// Forgets entries that another tab has compacted and removed.
    pub(super) fn retain_stored(&mut self, store: &impl KeyValue) {
        self.entries.retain(|key, _| store.get(key).is_some());
    }

    /// Removes all entries from the store, in the order of their keys, which begin with the stamp, so that a crash
    /// leaves the latest entries.
    pub(super) fn remove_entries(&mut self, store: &impl KeyValue) {
        for (key, _) in std::mem::take(&mut self.entries) {
            store.remove(&key);
        }
    }

    /// Forgets the entries. The numbers go on, because other tabs may know them.
    pub(super) fn forget(&mut self) {
        self.entries.clear();
        self.compacted.clear();
    }
}
