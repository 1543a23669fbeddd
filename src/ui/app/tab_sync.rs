//! Changes by other tabs, and recovery of writes that were lost in a browser crash.

use leptos::prelude::*;

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;

use super::{App, State};
use crate::domain::Device;
use crate::store::{KeyValue, LockChange, Recovered, StorageKey, lock_change};
use crate::web::{clock, dom, durable_mirror};

/// Time after which a running recovery is shown to the user.
const SLOW: Duration = Duration::from_secs(1);

impl App {
    /// Starts the work behind every page: recovery from the mirror, now and whenever another text turns out to be
    /// corrupted, and the automatic backup.
    pub(crate) fn run_in_background(self) {
        crate::web::spawn(self.recover());
        self.watch_kept();
        Effect::new(move |before: Option<usize>| {
            let count = self.store(|it| it.damage().len());
            if before.is_some_and(|before| before < count) {
                crate::web::spawn(self.recover_texts());
            }
            count
        });
    }

    /// Restores writes from the IndexedDB mirror that localStorage never put on the disk, or has lost since.
    pub(crate) async fn recover(self) {
        let slow = set_timeout_with_handle(move || self.is_recovering.set(true), SLOW).ok();
        if self.with_repository_untracked(|it| it.store().behind().store().is_kept())
            && let Some(copy) = durable_mirror::read().await
        {
            self.recover_from(copy);
            self.recover_texts().await;
        }
        slow.inspect(TimeoutHandle::clear);
        self.is_recovering.set(false);
        self.has_looked.set(true);
        self.state.update_value(|it| {
            it.session.look_for_gaps();
            it.has_recovered = true;
        });
        self.wake();
        self.changed();
        self.look_at_room();
        self.compact_soon();
        let keep = self.with_repository_untracked(|it| it.current_keys());
        durable_mirror::sync(&keep, false).await;
    }

    fn recover_from(self, copy: Vec<(String, String)>) {
        let (device, lock) = (StorageKey::Device.to_string(), StorageKey::Lock.to_string());
        let find = |key: &String| copy.iter().find(|(it, _)| it == key).map(|(_, text)| text.clone());
        let theirs = find(&device).and_then(|it| Device::parse(&it));
        match theirs.filter(|it| *it != self.device) {
            // The browser's data was cleared, and not by Kith.
            Some(theirs) if self.is_new_device => {
                self.with_repository_untracked(|it| it.store().behind().store().set_device(theirs))
            }
            // The mirror is of a device that was erased while the mirror could not be reached.
            Some(_) => return durable_mirror::clear(None),
            None => (),
        }
        let locks = find(&lock).unwrap_or_default();
        let here = self.with_repository_untracked(|it| {
            it.store().behind().remember_locks(&locks);
            it.store().behind().store().get(&lock)
        });
        self.take_from(&copy);
        if lock_change(here.as_deref(), &locks) == Some(LockChange::Off) {
            // If the plain text does not fit, encryption stays on.
            let _ = self.disable_encryption();
        }
    }

    /// Restores missing or unreadable entries from the mirror.
    pub(crate) async fn recover_texts(self) {
        let wanted: Vec<String> =
            self.with_repository_untracked(|it| it.damage().iter().map(|it| it.was.clone()).collect());
        if !wanted.is_empty()
            && let Some(copy) = durable_mirror::get(&wanted).await
        {
            self.take_from(&copy);
        }
    }

    fn take_from(self, copy: &[(String, String)]) {
        let recovered = self.state.try_update_value(|State { session: it, .. }| {
            let opened = |(key, text): &(String, String)| (key.clone(), it.store().opened(key, text.clone()));
            let copy: Vec<(String, String)> = copy.iter().map(opened).collect();
            it.recover(&copy, clock::now_millis())
        });
        let Recovered { acts, is_news } = recovered.unwrap_or_default();
        // The count of changes was lost together with the entries.
        (0..acts).for_each(|_| self.count_change());
        if is_news {
            self.read_all_again();
            self.changed();
        }
    }

    /// Applies a journal entry of another tab.
    pub(crate) fn apply_remote(self, key: &str, text: &str) {
        let is_news = self.state.try_update_value(|State { session: it, .. }| {
            let text = it.store().opened(key, text.to_owned());
            it.apply_remote(key, &text, clock::now_millis())
        });
        if is_news == Some(true) {
            self.read_all_again();
            self.changed();
        }
    }

    /// Applies changes that this tab missed, and updates today's date.
    pub(crate) fn wake(self) {
        if !self.state.with_value(|it| it.session.store().is_current()) {
            // A suspended tab misses the event for turning encryption on or off.
            return dom::reload();
        }
        let is_news = self.state.try_update_value(|State { session: it, .. }| it.sync(clock::now_millis()));
        if is_news == Some(true) {
            self.read_all_again();
            self.changed();
        }
        if self.today.get_untracked() != clock::today() {
            self.today.set(clock::today());
        }
    }
}
