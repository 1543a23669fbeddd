//! Optional browser features: Kith works without them.

use crate::web::{dom, durable_mirror, web_locks};

/// A browser feature that Kith uses but does not require.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// IndexedDB: the mirror of the store.
    SecondCopy,
    /// Web Locks: one tab at a time compacts the journal.
    Locks,
    /// A service worker: the app works offline.
    Offline,
    /// StorageManager: requests persistent storage.
    Persistence,
}

/// Returns the features that this browser lacks.
pub async fn missing() -> Vec<Feature> {
    let has_copy = durable_mirror::get(&[]).await.is_some();
    let is_there = [
        (Feature::SecondCopy, has_copy),
        (Feature::Locks, web_locks::are_there()),
        (Feature::Offline, dom::has("serviceWorker")),
        (Feature::Persistence, dom::has("storage")),
    ];
    is_there.into_iter().filter(|(_, is_there)| !is_there).map(|(it, _)| it).collect()
}
