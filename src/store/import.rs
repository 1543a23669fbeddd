//! Imports another book: commits a merge, and returns the list of new entities with it.

use crate::domain::{Book, Change, Command, Ctx, EntityRef};
use crate::merge::Plan;
use crate::store::commit::CommitError;
use crate::store::kv_store::KeyValue;
use crate::store::repository::WorkerRepository;

/// The result of an import.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MergeOutcome {
    /// The change that was written.
    pub(super) change: Change,
    /// The entities that were not in the book before.
    pub(super) unknown: Vec<EntityRef>,
}

impl<K: KeyValue> WorkerRepository<K> {
    /// Commits the plan of a [`compare`](crate::merge::compare).
    ///
    /// # Errors
    ///
    /// A [`CommitError`]. The book and the store are then unchanged, except for the book's clock.
    pub(super) fn import_plan(
        &mut self,
        mut plan: Plan,
        theirs: &Book,
        ctx: &Ctx,
    ) -> Result<MergeOutcome, CommitError> {
        let unknown = plan.unknown.clone();
        plan.expand_new_records(theirs);
        Ok(MergeOutcome { change: self.commit(Command::Merge(plan.change), ctx)?, unknown })
    }
}
