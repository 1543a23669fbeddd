//! Packing in haste: what somebody waits for is packed quickly, in twice the letters, and closer by the next fold.
//!
//! A snapshot says whether any of its parts is such a one, a part's text says it of itself. Nothing else differs: every
//! reader reads both.

use crate::domain::{Ctx, Part};
use crate::store::pack;
use crate::store::past::Segment;
use crate::store::{Key, KeyValue, Logged, Session, WriteError};

impl<K: KeyValue> Session<K> {
    /// Folds all there is for somebody who waits.
    pub(super) fn fold_in_haste(&mut self, logged: &Logged, ctx: &Ctx) -> Result<(), WriteError> {
        self.fold_all(logged, true, ctx)
    }

    /// The parts that were packed in haste.
    pub(super) fn hasty_parts(&self) -> Vec<Part> {
        let is_so = |(part, it): &(&Part, &Segment)| self.was_in_haste(**part, it.generation);
        if self.is_hasty { self.past.iter().filter(is_so).map(|(part, _)| *part).collect() } else { Vec::new() }
    }

    /// Whether a part was packed in haste then, as its text says.
    fn was_in_haste(&self, part: Part, generation: u64) -> bool {
        self.store.get(&Key::Past(part, generation).to_string()).is_some_and(|it| pack::is_hasty(&it))
    }

    /// Takes what was packed in haste out of the generation before: it is there again in half the room.
    pub(super) fn drop_what_was_hasty(&mut self) {
        if let Some(mut previous) = self.previous.take() {
            previous.parts.retain(|(part, generation)| !self.was_in_haste(*part, *generation));
            self.clear_up(Some(&previous));
            self.previous = Some(previous);
        }
    }
}
