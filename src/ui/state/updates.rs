//! New versions of the app.
//!
//! Holds whether the service worker has a new version ready. Invariant: it stays true until the page is loaded again.
//! Needs nothing.

use leptos::prelude::*;

use crate::web::pwa;

/// New versions of the app.
#[derive(Clone, Copy)]
pub(crate) struct Updates {
    /// Whether a new version is ready to be installed.
    pub(crate) is_ready: RwSignal<bool>,
}

impl Updates {
    /// Listens to the service worker.
    pub(super) fn new() -> Self {
        let is_ready = RwSignal::new(false);
        pwa::when_ready(move || is_ready.set(true));
        Self { is_ready }
    }
}
