//! The digest of all exchanges, as the pages of the long view and of who knows whom read it.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{PartitionId, VecMap};
use crate::insight::digest::Digest;
use crate::ui::state::{Archive, RepositoryContext, use_archive, use_repository};
use crate::web::clock;

/// The digests of a book, for one of its versions.
#[derive(Clone)]
struct Known {
    version: u32,
    all: Arc<Digest>,
    packed: Arc<VecMap<PartitionId, Digest>>,
}

thread_local! {
    /// The last complete digests: going from one page to another and back reads them anew only after a change.
    static LAST: RefCell<Option<Known>> = const { RefCell::new(None) };
}

/// The digest, and the way to the packed exchanges behind it.
#[derive(Clone, Copy)]
pub(in crate::ui::pages) struct Digests {
    repository: RepositoryContext,
    archive: Archive,
    /// The digest of all exchanges. None before the first look.
    pub(in crate::ui::pages) all: RwSignal<Option<Arc<Digest>>>,
    /// The digests of the partitions that are packed, without the days of their people.
    packed: RwSignal<Arc<VecMap<PartitionId, Digest>>>,
    /// The digests that this page has made, which the store may have had no room for.
    made: StoredValue<VecMap<PartitionId, Digest>>,
    /// The number of partitions still without one.
    pub(in crate::ui::pages) left: RwSignal<usize>,
}

/// Reads the digests of the store now and at every change of the book. Unpacks nothing, unless a partition has no
/// digest yet: then one at a time, so that the page stays responsive.
pub(in crate::ui::pages) fn use_digests() -> Digests {
    let digests = Digests {
        repository: use_repository(),
        archive: use_archive(),
        all: RwSignal::new(None),
        packed: RwSignal::default(),
        made: StoredValue::new(VecMap::default()),
        left: RwSignal::new(0),
    };
    digests.look();
    let is_first = StoredValue::new(true);
    Effect::new(move || {
        digests.repository.read(|_| ());
        if !is_first.get_value() {
            digests.look();
        }
        is_first.set_value(false);
    });
    digests
}

impl Digests {
    fn look(self) {
        let version = self.repository.version_untracked();
        let last = LAST.with_borrow(|it| it.clone().filter(|it| it.version == version));
        let (known, missing) = last.map_or_else(|| self.read_anew(version), |it| (it, Vec::new()));
        if missing.is_empty() {
            LAST.set(Some(known.clone()));
        }
        self.packed.set(known.packed);
        self.all.set(Some(known.all));
        self.left.set(missing.len());
        self.make_next(missing);
    }

    /// Reads the digests of the store, and names the partitions that have none.
    fn read_anew(self, version: u32) -> (Known, Vec<PartitionId>) {
        let stored = self.repository.read_untracked(|it| it.stored_digests());
        let mut packed = stored.of_partitions;
        let made = |id: PartitionId| self.made.with_value(|it| it.get(&id).cloned());
        let (known, missing): (Vec<_>, Vec<_>) =
            stored.missing.into_iter().map(|id| (id, made(id))).partition(|(_, it)| it.is_some());
        known.into_iter().for_each(|(id, it)| packed.insert(id, it.unwrap_or_default()));
        let all = self.repository.read_untracked(|it| it.whole_digest(&packed));
        let known = Known { version, all: Arc::new(all), packed: Arc::new(packed) };
        (known, missing.into_iter().map(|(id, _)| id).collect())
    }

    /// Makes the missing digests, each in a task of its own, and looks again.
    fn make_next(self, mut missing: Vec<PartitionId>) {
        let Some(id) = missing.pop() else { return };
        let archive = self.archive;
        let make = move || {
            if self.all.try_get_untracked().is_none() {
                return;
            }
            match self.repository.read_untracked(|it| it.make_digest(id, clock::now_millis())) {
                Some(digest) => self.made.update_value(|it| it.insert(id, digest)),
                // Opening it tells what is wrong with it.
                None => archive.unpack_all_of(vec![id]),
            }
            self.left.set(missing.len());
            if missing.is_empty() { self.look() } else { self.make_next(missing.clone()) }
        };
        set_timeout(make, Duration::ZERO);
    }

    /// Reads the digest.
    pub(in crate::ui::pages) fn read<T>(self, read: impl FnOnce(&Digest) -> T) -> Option<T> {
        self.all.get().map(|it| read(&it))
    }

    /// The packed partitions with an exchange of a year.
    pub(in crate::ui::pages) fn partitions_of_year(self, year: i32) -> Vec<PartitionId> {
        self.partitions(|(_, digest)| digest.years.contains_key(&year))
    }

    /// The packed partitions with an exchange of a day.
    pub(in crate::ui::pages) fn partitions_of_day(self, day: NaiveDate) -> Vec<PartitionId> {
        let with_somebody = self.repository.book(|book| book.archive_index().on(day));
        self.partitions(|(id, digest)| with_somebody.contains(id) || digest.everyday.binary_search(&day).is_ok())
    }

    fn partitions(self, is_meant: impl Fn((&PartitionId, &Digest)) -> bool) -> Vec<PartitionId> {
        self.packed.with(|it| it.iter().filter(|(id, digest)| is_meant((id, digest))).map(|(id, _)| *id).collect())
    }
}
