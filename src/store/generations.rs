//! The generations of the store: the manifest of the current one and of the one before.
//!
//! **Invariant:** the current manifest is the last head that this session has read or written, and a compaction is
//! required as long as that head names a text that is missing or in quarantine.

use crate::store::head::Manifest;

/// The current and the previous generation.
#[derive(Debug, Default)]
pub(super) struct Generations {
    current: Manifest,
    previous: Option<Manifest>,
    /// The last generation that contains a revert. State in memory from before that generation cannot be updated by
    /// merging.
    pub(super) last_revert: u64,
    /// True if the head names a missing text or the journal has a gap. The next compaction writes a head without them.
    must_compact: bool,
}

impl Generations {
    pub(super) fn current(&self) -> &Manifest {
        &self.current
    }

    pub(super) fn previous(&self) -> Option<&Manifest> {
        self.previous.as_ref()
    }

    /// Makes a manifest current.
    pub(super) fn advance(&mut self, manifest: Manifest) {
        self.previous = Some(std::mem::replace(&mut self.current, manifest));
    }

    pub(super) fn must_compact(&self) -> bool {
        self.must_compact
    }

    pub(super) fn set_must_compact(&mut self, must_compact: bool) {
        self.must_compact = must_compact;
    }

    /// Requires a compaction if the head names this key, whose text is missing or in quarantine.
    pub(super) fn lose(&mut self, key: &str) {
        self.must_compact |= self.current.names(key);
    }
}
