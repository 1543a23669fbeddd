//! Caches each person's rhythm and last tone as of the day before the week began.
//!
//! The week is recomputed after every change, and a change touches one or two people. The cached values of all others
//! stay valid; only the people a change touches are recomputed. The cache does not affect results: an empty cache gives
//! the same week.
//!
//! With 5,000 people and 100,000 exchanges a whole week takes 14 ms on a desktop, and a phone is four to six times
//! slower; with the cache it takes 0.9 ms (`docs/performance.md`).

use chrono::NaiveDate;

use crate::domain::{Book, Change, Edit, ExchangeId, Kind, Person, PersonId, VecMap};
use crate::insight::friction;
use crate::insight::rhythm::{Rhythm, rhythm};

/// Rhythms and strained flags as of the day before a week began.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeekCache {
    /// The day before the week began.
    pub(super) day: NaiveDate,
    rhythms: VecMap<PersonId, Rhythm>,
    strained: VecMap<PersonId, bool>,
}

impl WeekCache {
    /// Empties the cache if `day` is another day.
    pub(super) fn move_to(&mut self, day: NaiveDate) {
        if self.day != day {
            *self = Self { day, ..Self::default() };
        }
    }

    /// The rhythm of a person as of the cached day.
    pub(super) fn rhythm(&mut self, book: &Book, id: PersonId, person: &Person) -> Rhythm {
        if let Some(known) = self.rhythms.get(&id) {
            return *known;
        }
        let found = rhythm(book, id, person, self.day);
        self.rhythms.insert(id, found);
        found
    }

    /// Whether the last exchange with a person, as of the cached day, was strained.
    pub(super) fn ended_strained(&mut self, book: &Book, id: PersonId) -> bool {
        if let Some(known) = self.strained.get(&id) {
            return *known;
        }
        let found = friction::ended_strained(book, id, self.day);
        self.strained.insert(id, found);
        found
    }

    /// Drops the values that `change` invalidates. The change must already be applied to the book.
    pub fn forget(&mut self, book: &Book, change: &Change) {
        for edit in &change.edits {
            match edit.entity.kind {
                Kind::People => self.forget_person(PersonId::from_uuid(edit.entity.uuid)),
                Kind::Exchanges if is_new(edit) => {
                    let exchange = book.exchanges.get(ExchangeId::from_uuid(edit.entity.uuid));
                    exchange.iter().flat_map(|it| it.people.iter()).for_each(|it| self.forget_person(*it));
                }
                // The people of an exchange before an edit are not in the book any more, and a changed cadence of a
                // circle affects all people in it.
                Kind::Exchanges | Kind::Settings => self.forget_all(),
                _ => (),
            }
        }
    }

    /// Empties the cache, for example after an import.
    pub fn forget_all(&mut self) {
        *self = Self::default();
    }

    fn forget_person(&mut self, id: PersonId) {
        self.rhythms.remove(&id);
        self.strained.remove(&id);
    }
}

/// Whether an edit creates a new entity.
fn is_new(edit: &Edit) -> bool {
    edit.cells.iter().all(|it| it.before.stamp.is_none())
}
