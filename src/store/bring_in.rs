//! Bringing another book in: a small one by a change like any other, a large one whole.
//!
//! What a large file says of people and exchanges that nobody here has heard of is not compared cell by cell, written as
//! edits and read back from them: the records are moved into the book as they are, and folded at once.

use crate::domain::{Book, Change, Command, Ctx, EntityRef, apply_merge};
use crate::merge::Plan;
use crate::store::{CommitError, KeyValue, Logged, Session, WriteError};

/// What was brought in.
#[derive(Clone, Debug, PartialEq)]
pub struct BroughtIn {
    /// What was written to entities that were here.
    pub(super) change: Change,
    /// The entities that are here now and were not before. Those of a small merge stand in the change as well.
    pub(super) unknown: Vec<EntityRef>,
}

impl<K: KeyValue> Session<K> {
    /// Brings in what was planned by [`compare`](crate::merge::compare), and keeps it. Everything that is packed must be in
    /// memory, as it was for the plan.
    ///
    /// # Errors
    ///
    /// A [`CommitError`]; the book and the store are then as they were, but for its clock.
    pub fn bring_in(&mut self, mut plan: Plan, theirs: Book, ctx: &Ctx) -> Result<BroughtIn, CommitError> {
        let unknown = plan.unknown.clone();
        if unknown.len() > self.sizes.unknown {
            return Ok(BroughtIn { change: self.take_over(plan, theirs, ctx)?, unknown });
        }
        plan.spell_out(&theirs);
        Ok(BroughtIn { change: self.commit(Command::Merge(plan.change), ctx)?, unknown })
    }

    fn take_over(
        &mut self,
        Plan { change, unknown, .. }: Plan,
        theirs: Book,
        ctx: &Ctx,
    ) -> Result<Change, CommitError> {
        if self.is_read_only() {
            return Err(CommitError::ReadOnly);
        }
        let seen = self.book.seen().clone();
        let change = apply_merge(&mut self.book, change, theirs, &unknown, ctx)?;
        let mut logged = Logged::of(&change);
        logged.entities.extend(&unknown);
        let is_hasty = unknown.len() <= self.sizes.hasty && self.has_room_for_haste();
        let kept = match is_hasty.then(|| self.fold_in_haste(&logged, ctx)) {
            // What is packed in haste takes twice the room. Where there is too little of it, it is packed closer at once.
            None | Some(Err(WriteError::Full)) => self.fold_whole(&logged, ctx),
            Some(kept) => kept,
        };
        match kept {
            Ok(()) => Ok(change),
            Err(error) => {
                // From the end, because the lists that they stand in are vectors.
                unknown.iter().rev().for_each(|it| self.book.unload(*it));
                self.unwrite(change, seen, ctx);
                Err(error.into())
            }
        }
    }
}
