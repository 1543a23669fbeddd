//! The use of the browser's storage, in the numbers that a user reads.

use crate::domain::sort_by_key;
use crate::store::{QUOTA_UNITS, Usage};

/// How full the storage is. The thresholds are design decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Less than one percent.
    Hardly,
    /// This many percent; nothing to do.
    Some(u32),
    /// This many percent, so a backup is due.
    Much(u32),
    /// This many percent, so new data may soon not fit.
    NearlyAll(u32),
}

/// A kind of stored data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageKind {
    /// Archived people.
    People,
    /// Archived exchanges.
    Past,
    /// The recent book.
    Recent,
    /// The journal.
    Journal,
    /// The generation before this one.
    Previous,
    /// Quarantined texts.
    Quarantined,
    /// Settings, drafts and the like.
    Other,
    /// Data of other pages of the same origin.
    Foreign,
}

/// Returns how full the storage is, from the used fraction.
pub fn fill(part: f64) -> Fill {
    match percent(part) {
        0 => Fill::Hardly,
        it if part < 0.7 => Fill::Some(it),
        it if part < 0.9 => Fill::Much(it),
        it => Fill::NearlyAll(it),
    }
}

/// Converts a fraction to whole percent, rounded down.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few hundred at most, and not below zero"
)]
pub fn percent(part: f64) -> u32 {
    (part * 100.0) as u32
}

/// Returns the kinds of data in use and their share of the quota in tenths of a percent, the largest first.
pub fn kinds(usage: &Usage) -> Vec<(StorageKind, usize)> {
    let mut kinds = vec![
        (StorageKind::People, usage.people),
        (StorageKind::Past, usage.past),
        (StorageKind::Recent, usage.recent),
        (StorageKind::Journal, usage.journal),
        (StorageKind::Previous, usage.previous),
        (StorageKind::Quarantined, usage.quarantined),
        (StorageKind::Other, usage.other),
        (StorageKind::Foreign, usage.foreign),
    ];
    kinds.retain(|(_, units)| *units > 0);
    sort_by_key(&mut kinds, |(_, units)| std::cmp::Reverse(*units));
    kinds.into_iter().map(|(kind, units)| (kind, units.saturating_mul(1000) / QUOTA_UNITS)).collect()
}
