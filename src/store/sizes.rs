//! Thresholds of compaction and sizes of partitions.

/// Thresholds of compaction and sizes of partitions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// Compaction starts when the journal has more entries than this.
    pub(super) journal: usize,
    /// An exchange stays in plain text for this many days, because recent exchanges are still edited.
    pub(super) recent_days: u64,
    /// New partitions are written when more unarchived entities than this are ready to be archived.
    pub(super) unarchived: usize,
    /// The number of exchanges in a new partition: few enough to decompress without a noticeable delay, enough to
    /// compress well.
    pub(super) exchanges: usize,
    /// The number of people in a new partition.
    pub(super) people: usize,
    /// A change longer than this many bytes is compacted at once instead of being written to the journal, as when a
    /// file of thousands of people is imported.
    pub(super) long_change: usize,
}

impl Sizes {
    /// The sizes of the app (design decision; `docs/storage.md` has the measurements).
    pub(super) const APP: Self =
        Self { journal: 200, recent_days: 14, unarchived: 400, exchanges: 800, people: 64, long_change: 64 * 1024 };

    /// Small sizes, so that tests write and split partitions with a handful of people.
    #[cfg(test)]
    pub(super) const TINY: Self =
        Self { journal: 4, recent_days: 30, unarchived: 2, exchanges: 2, people: 2, long_change: 1500 };
}
