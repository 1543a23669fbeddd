//! The lock: encryption of the store with a passphrase.
//!
//! Holds nothing of its own; the store has the data key. Invariant: while the lock is on, the mirror has no plain text
//! either. Needs the repository, and the preferences, for the time without input after which the app locks itself.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use super::prefs::Prefs;
use super::repository::RepositoryContext;
use crate::store::{DataKey, StorageKey, WriteError};
use crate::web::{clock, dom, durable_mirror};

/// Minutes without input before the app locks, unless the user chose another number (design decision).
const LOCK_MINUTES: u32 = 10;

/// Turns encryption on and off, and locks the app after a rest.
#[derive(Clone, Copy)]
pub(crate) struct Lock {
    repository: RepositoryContext,
    prefs: Prefs,
}

impl Lock {
    pub(super) const fn new(repository: RepositoryContext, prefs: Prefs) -> Self {
        Self { repository, prefs }
    }

    /// Whether the store is encrypted. The calling view is redrawn when that changes.
    pub(crate) fn is_on(self) -> bool {
        self.repository.read(|it| it.store().is_encrypted())
    }

    /// Minutes without input before the app locks.
    pub(crate) fn minutes(self) -> u32 {
        self.prefs.get(StorageKey::LockMinutes).parse().unwrap_or(LOCK_MINUTES)
    }

    /// Turns encryption on with a new data key and its record, or stores another record for the same key.
    ///
    /// # Errors
    ///
    /// If the storage is full. Nothing is changed then.
    pub(crate) fn turn_on(self, key: DataKey, record: &str) -> Result<(), WriteError> {
        let result = self.repository.read_untracked(|it| it.store().enable_encryption(key, record));
        // Entries that only the mirror holds would otherwise stay plain there.
        let keep = self.repository.read_untracked(|it| it.current_keys());
        crate::web::spawn(async move { durable_mirror::sync(&keep, true).await });
        self.repository.redraw();
        result
    }

    /// Turns encryption off.
    ///
    /// # Errors
    ///
    /// If the storage is full. Encryption then stays on.
    pub(crate) fn turn_off(self) -> Result<(), WriteError> {
        let result = self.repository.read_untracked(|it| it.store().disable_encryption());
        self.repository.redraw();
        result
    }

    /// Starts to lock the app after a time without input, as long as the page is open. The unsaved sentence of the log
    /// is kept as a draft.
    pub(crate) fn lock_after_rest(self) {
        let last = StoredValue::new(clock::now_millis());
        let stir = move || last.set_value(clock::now_millis());
        let _ = window_event_listener(ev::pointerdown, move |_| stir());
        let _ = window_event_listener(ev::keydown, move |_| stir());
        let _ = window_event_listener(ev::input, move |_| stir());
        let _ = window_event_listener(ev::wheel, move |_| stir());
        let _ = window_event_listener(ev::touchmove, move |_| stir());
        let lock = move || self.lock_if_rested(last.get_value());
        let _ = set_interval_with_handle(lock, Duration::from_secs(10));
        // Timers stop while a device sleeps, so the clock is checked when it wakes.
        let _ = window_event_listener(ev::focus, move |_| lock());
    }

    /// Locks the app if the last input was too long ago.
    fn lock_if_rested(self, last: u64) {
        let rest = clock::now_millis().saturating_sub(last);
        if untrack(|| self.is_on()) && rest >= u64::from(self.minutes()) * 60_000 {
            dom::reload();
        }
    }
}
