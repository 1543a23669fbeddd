//! Opening a store in steps, so that a page with a lifetime of people can answer in between.

use crate::store::head::PartitionEntry;
use crate::store::journal_codec::JournalEntry;
use crate::store::kv_store::KeyValue;
use crate::store::quarantine::CorruptEntry;
use crate::store::repository::Repository;
use crate::store::role::Role;
use crate::store::snapshot::Outlines;

/// The result of loading a store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadReport {
    /// Texts that could not be read. They are kept unchanged.
    pub damage: Vec<CorruptEntry>,
    /// True if a newer version of Kith has written to this store, so that this version must not write.
    pub is_read_only: bool,
    /// True if the snapshot has an earlier schema and was not read. A compaction brings it up to date.
    pub is_old: bool,
}

/// A store that is being opened.
#[derive(Debug)]
pub struct Opening<K, R> {
    session: Repository<K, R>,
    /// The snapshot, which is merged after the indexes of its partitions. None if the store has none.
    snapshot: Option<JournalEntry>,
    /// The partitions whose indexes are not loaded, the last one first.
    waiting: Vec<PartitionEntry>,
    outlines: Outlines,
    /// The generation of the head at the beginning.
    head: Option<u64>,
}

impl<K: KeyValue, R: Role> Opening<K, R> {
    /// Begins to load a store into an empty book.
    pub(super) fn begin(store: K, now_millis: u64) -> Self {
        let mut session = Repository::empty(store);
        let head = session.head();
        session.is_old = session.has_unknown_snapshot();
        let mut opening = Self { session, snapshot: None, waiting: Vec::new(), outlines: Vec::new(), head };
        if !opening.session.is_old
            && let Some((manifest, entry)) = opening.session.snapshot(now_millis)
        {
            opening.waiting = opening.session.begin_snapshot(manifest, &entry);
            opening.waiting.reverse();
            opening.snapshot = Some(entry);
        }
        opening
    }

    /// Loads the index of a partition. Returns false if there was none left.
    pub fn step(&mut self, now_millis: u64) -> bool {
        let Some(entry) = self.waiting.pop() else { return false };
        let outline = self.session.load_index(&entry, now_millis);
        self.outlines.push((entry.id, outline));
        true
    }

    /// The open store, after the last step. If another tab has written a newer snapshot since the beginning, loads that
    /// in one go: texts of the earlier one may be gone.
    pub fn finish(self, now_millis: u64) -> (Repository<K, R>, LoadReport) {
        let Self { mut session, snapshot, outlines, head, .. } = self;
        if session.is_old {
            return (session, LoadReport { is_old: true, ..LoadReport::default() });
        }
        if session.head() != head {
            return Repository::load(session.store, now_millis);
        }
        if let Some(entry) = snapshot {
            session.end_snapshot(&entry, outlines, now_millis);
        }
        session.replay_new(now_millis);
        session.quarantine.refresh(&session.store);
        let damage = session.damage().to_vec();
        let opened = LoadReport { damage, is_read_only: session.is_read_only(), is_old: false };
        (session, opened)
    }
}
