//! The digest of all exchanges, as the pages of the long view and of who knows whom read it.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::domain::{PartitionId, VecMap};
use crate::insight::digest::Digest;
use crate::store::StoredDigests;
use crate::ui::state::{Archive, RepositoryContext, use_archive, use_repository};
use crate::web::clock;

/// The digest, and the way to the packed exchanges behind it.
#[derive(Clone, Copy)]
pub(in crate::ui::pages) struct Digests {
    repository: RepositoryContext,
    archive: Archive,
    /// The digest of all exchanges. None before the first look.
    pub(in crate::ui::pages) all: RwSignal<Option<Arc<Digest>>>,
    /// The digests of the partitions that are packed.
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
        packed: RwSignal::new(Arc::default()),
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

/// The digests of the store, which a page that is opened again need not read again.
struct Stored {
    packed: Arc<VecMap<PartitionId, Digest>>,
    in_memory: Digest,
    all: Arc<Digest>,
    missing: Vec<PartitionId>,
}

impl Stored {
    fn of(stored: StoredDigests, in_memory: Digest) -> Self {
        let all = Arc::new(Digest::sum(stored.of_partitions.values().chain([&in_memory])));
        Self { packed: Arc::new(stored.of_partitions), in_memory, all, missing: stored.missing }
    }
}

impl Digests {
    fn look(self) {
        let stored = self.repository.derived(|it| Stored::of(it.stored_digests(), it.digest_in_memory()));
        if stored.missing.is_empty() {
            self.packed.set(stored.packed.clone());
            self.all.set(Some(stored.all.clone()));
            return self.left.set(0);
        }
        let mut packed = (*stored.packed).clone();
        let mut missing = Vec::new();
        for id in &stored.missing {
            match self.made.with_value(|it| it.get(id).cloned()) {
                Some(made) => packed.insert(*id, made),
                None => missing.push(*id),
            }
        }
        let all = Digest::sum(packed.values().chain([&stored.in_memory]));
        self.packed.set(Arc::new(packed));
        self.all.set(Some(Arc::new(all)));
        self.left.set(missing.len());
        self.make_next(missing);
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

    /// The packed partitions with an exchange of which `is_meant` says that it is meant.
    pub(in crate::ui::pages) fn partitions(self, is_meant: impl Fn(&Digest) -> bool) -> Vec<PartitionId> {
        self.packed.with(|it| it.iter().filter(|(_, digest)| is_meant(digest)).map(|(id, _)| *id).collect())
    }
}
