//! Recovery of writes that were lost in a browser crash.
//!
//! Holds whether the browser had no device id at the start. Invariant: nothing is compacted before the mirror was read,
//! because a compaction could make the store continue without entries that it lost. Needs the repository, the storage
//! health, the sync with other tabs, the jobs and the lock.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::book_event::{BookEvent, Origin};
use super::jobs::Jobs;
use super::lock::Lock;
use super::repository::RepositoryContext;
use super::storage_health::StorageHealth;
use super::tab_sync::TabSync;
use crate::domain::Device;
use crate::store::{KeyValue, LockChange, Recovered, StorageKey, lock_change};
use crate::web::{clock, durable_mirror};

/// Time after which a running recovery is shown to the user.
const SLOW: Duration = Duration::from_secs(1);

/// Restores lost writes.
#[derive(Clone, Copy)]
pub(crate) struct Recovery {
    pub(super) repository: RepositoryContext,
    pub(super) health: StorageHealth,
    pub(super) tab_sync: TabSync,
    pub(super) jobs: Jobs,
    pub(super) lock: Lock,
    /// The browser had no device id at the start: this is the first visit, or all its data was cleared.
    pub(super) is_new_device: bool,
}

impl Recovery {
    /// Starts the recovery from the mirror, now and whenever another text turns out to be corrupted.
    pub(crate) fn start(self) {
        crate::web::spawn(self.recover());
        Effect::new(move |before: Option<usize>| {
            let count = self.repository.read(|it| it.damage().len());
            if before.is_some_and(|before| before < count) {
                crate::web::spawn(self.recover_texts());
            }
            count
        });
    }

    /// Restores writes from the IndexedDB mirror that localStorage never put on the disk, or has lost since.
    async fn recover(self) {
        let slow = set_timeout_with_handle(move || self.health.is_recovering.set(true), SLOW).ok();
        if self.repository.read_untracked(|it| it.store().behind().store().is_persistent())
            && let Some(copy) = durable_mirror::read().await
        {
            self.recover_from(copy);
            self.recover_texts().await;
        }
        slow.inspect(TimeoutHandle::clear);
        self.health.is_recovering.set(false);
        self.health.has_asked_mirror.set(true);
        self.repository.update(|it| it.look_for_gaps());
        self.jobs.allow_compaction();
        self.tab_sync.wake();
        self.repository.publish(&BookEvent::of(Origin::Reading));
        self.repository.measure();
        let keep = self.repository.read_untracked(|it| it.current_keys());
        durable_mirror::sync(&keep, false).await;
    }

    fn recover_from(self, copy: Vec<(String, String)>) {
        let (device, lock) = (StorageKey::Device.to_string(), StorageKey::Lock.to_string());
        let find = |key: &String| copy.iter().find(|(it, _)| it == key).map(|(_, text)| text.clone());
        let theirs = find(&device).and_then(|it| Device::parse(&it));
        match theirs.filter(|it| *it != self.repository.device()) {
            // The browser's data was cleared, and not by Kith.
            Some(theirs) if self.is_new_device => {
                self.repository.read_untracked(|it| it.store().behind().store().set_device(theirs))
            }
            // The mirror is of a device that was erased while the mirror could not be reached.
            Some(_) => return durable_mirror::clear(None),
            None => (),
        }
        let locks = find(&lock).unwrap_or_default();
        let here = self.repository.read_untracked(|it| {
            it.store().behind().remember_locks(&locks);
            it.store().behind().store().get(&lock)
        });
        self.take_from(&copy);
        if lock_change(here.as_deref(), &locks) == Some(LockChange::Off) {
            // If the plain text does not fit, encryption stays on.
            let _ = self.lock.turn_off();
        }
    }

    /// Restores missing or unreadable entries from the mirror.
    async fn recover_texts(self) {
        let wanted: Vec<String> =
            self.repository.read_untracked(|it| it.damage().iter().map(|it| it.was.clone()).collect());
        if !wanted.is_empty()
            && let Some(copy) = durable_mirror::get(&wanted).await
        {
            self.take_from(&copy);
        }
    }

    fn take_from(self, copy: &[(String, String)]) {
        let recovered = self.repository.update(|repository| {
            let opened = |(key, text): &(String, String)| (key.clone(), repository.store().opened(key, text.clone()));
            let copy: Vec<(String, String)> = copy.iter().map(opened).collect();
            repository.recover(&copy, clock::now_millis())
        });
        let Recovered { acts, is_news } = recovered.unwrap_or_default();
        if is_news {
            // The count of changes was lost together with the entries.
            self.repository.publish(&BookEvent::of(Origin::Recovery(acts)));
        }
    }
}
