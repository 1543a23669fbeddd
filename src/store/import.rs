//! Importing another book: a change like any other, and the list of what is new with it.

use crate::domain::{Book, Change, Command, Ctx, EntityRef};
use crate::merge::Plan;
use crate::store::{CommitError, KeyValue, Repository};

/// What was brought in.
#[derive(Clone, Debug, PartialEq)]
pub struct MergeOutcome {
    /// What was written.
    pub(super) change: Change,
    /// The entities that are here now and were not before.
    pub(super) unknown: Vec<EntityRef>,
}

impl<K: KeyValue> Repository<K> {
    /// Brings in what was planned by [`compare`](crate::merge::compare), and keeps it.
    ///
    /// # Errors
    ///
    /// A [`CommitError`]; the book and the store are then as they were, but for its clock.
    pub fn bring_in(&mut self, mut plan: Plan, theirs: &Book, ctx: &Ctx) -> Result<MergeOutcome, CommitError> {
        let unknown = plan.unknown.clone();
        plan.expand_new_records(theirs);
        Ok(MergeOutcome { change: self.commit(Command::Merge(plan.change), ctx)?, unknown })
    }
}
