//! The counts in the summary of an import.

use crate::merge::Summary;

/// A count of a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportCount {
    /// People whom this book does not have.
    NewPeople,
    /// Exchanges that this book does not have.
    NewExchanges,
    /// Other entities that this book does not have.
    OtherNew,
    /// Entities that get newer values.
    Changed,
    /// Entities that are the same in both books.
    Same,
    /// Cells with two values.
    InConflict,
    /// Entities that the other book deleted.
    Deleted,
}

/// Whether the merge leaves everything as it is that is here already: it only adds, and asks nothing.
///
/// # Examples
///
/// ```
/// use kith::merge::{ConflictSummary, Summary};
/// use kith::present::import_counts::only_adds;
///
/// let check = |summary: Summary, expected: bool| assert_eq!(only_adds(&summary), expected);
/// check(Summary { new_people: 2, same: 5, ..Summary::default() }, true);
/// check(Summary { changed: 1, ..Summary::default() }, false);
/// check(Summary { deleted: 1, ..Summary::default() }, false);
/// check(Summary { both: vec![ConflictSummary::default()], ..Summary::default() }, false);
/// ```
pub const fn only_adds(summary: &Summary) -> bool {
    summary.changed == 0 && summary.deleted == 0 && summary.both.is_empty()
}

/// Returns the counts to show, in order. Those of new people, new exchanges and changes are shown even if they are
/// zero.
pub fn counts(summary: &Summary) -> Vec<(ImportCount, u64)> {
    let all = [
        (ImportCount::NewPeople, summary.new_people),
        (ImportCount::NewExchanges, summary.new_exchanges),
        (ImportCount::OtherNew, summary.other_new),
        (ImportCount::Changed, summary.changed),
        (ImportCount::Same, summary.same),
        (ImportCount::InConflict, summary.both.len() as u64),
        (ImportCount::Deleted, summary.deleted),
    ];
    let is_always = |it| matches!(it, ImportCount::NewPeople | ImportCount::NewExchanges | ImportCount::Changed);
    all.into_iter().filter(|(it, count)| *count > 0 || is_always(*it)).collect()
}
