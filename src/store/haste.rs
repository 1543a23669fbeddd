//! Packing in haste: what somebody waits for is packed quickly, in twice the letters, and closer by the next fold.
//!
//! A snapshot says whether any of its parts is such a one, a part's text says it of itself. Nothing else differs: every
//! reader reads both.

use crate::domain::{Ctx, Part};
use crate::store::pack;
use crate::store::past::Segment;
use crate::store::{Key, KeyValue, Logged, QUOTA_UNITS, Session, WriteError};

impl<K: KeyValue> Session<K> {
    /// Whether there is so much room that nobody is refused for haste, also in a browser that counts in bytes or where
    /// other pages take some of it, and that the next fold finds room for both, the hasty and the close.
    pub(super) fn has_room_for_haste(&self) -> bool {
        self.usage().units() < QUOTA_UNITS * 3 / 10
    }

    /// Folds all there is for somebody who waits.
    pub(super) fn fold_in_haste(&mut self, logged: &Logged, ctx: &Ctx) -> Result<(), WriteError> {
        self.fold_all(logged, true, ctx)
    }

    /// The parts that were packed in haste.
    pub(super) fn hasty_parts(&self) -> Vec<Part> {
        let is_so = |(part, it): &(&Part, &Segment)| self.was_in_haste(**part, it.generation);
        if self.is_hasty { self.past.iter().filter(is_so).map(|(part, _)| *part).collect() } else { Vec::new() }
    }

    /// Whether a part was packed in haste then, as its text says. One that could not be read stays where it is.
    fn was_in_haste(&self, part: Part, generation: u64) -> bool {
        let key = Key::Past(part, generation).to_string();
        let is_damaged = self.damage.iter().any(|it| it.key == key);
        !is_damaged && self.store.get(&key).is_some_and(|it| pack::is_hasty(&it))
    }

    /// Takes what was packed in haste out of the generation before: it is there again in half the room.
    pub(super) fn drop_what_was_hasty(&mut self) {
        if let Some(mut previous) = self.previous.take() {
            previous.parts.retain(|it| !self.was_in_haste(it.part, it.generation));
            self.clear_up(Some(&previous));
            self.previous = Some(previous);
        }
    }
}
