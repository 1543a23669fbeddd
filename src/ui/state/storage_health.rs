//! The condition of the storage, for the notices on every page.
//!
//! Holds signals only; the contexts that read and write the store set them. Invariant: missing texts are reported only
//! after the mirror was asked for them. Needs nothing.

use leptos::prelude::*;

/// Share of the storage above which every page shows a warning, not only the meter (design decision).
const TIGHT: f64 = 0.9;

/// The condition of the storage.
#[derive(Clone, Copy)]
pub(crate) struct StorageHealth {
    /// Whether the storage is nearly full.
    pub(crate) is_tight: RwSignal<bool>,
    /// Whether the recovery from the mirror is under way and takes longer than a second.
    pub(crate) is_recovering: RwSignal<bool>,
    /// Whether the mirror was asked for the missing texts, so that those still missing are reported.
    pub(crate) has_asked_mirror: RwSignal<bool>,
    /// Why data of an earlier version could not be migrated. Empty if it was migrated, or the migration is under way.
    pub(crate) migration_problem: RwSignal<String>,
}

impl StorageHealth {
    pub(super) fn new() -> Self {
        Self {
            is_tight: RwSignal::new(false),
            is_recovering: RwSignal::new(false),
            has_asked_mirror: RwSignal::new(false),
            migration_problem: RwSignal::new(String::new()),
        }
    }

    /// Records the share of the storage in use, so that the user is warned before the storage is full.
    pub(super) fn note_used(self, share: f64) {
        let is_tight = share >= TIGHT;
        if self.is_tight.get_untracked() != is_tight {
            self.is_tight.set(is_tight);
        }
    }
}
