//! How things stood on the eve of a week, worked out once for each person.
//!
//! The week is asked anew after every act, and an act is about one or two people. What was worked out about all others
//! still holds, so it is remembered here and forgotten only for whom something was written about. It remembers and
//! chooses nothing: with an empty one every question has the same answer.

use chrono::NaiveDate;

use crate::domain::{Book, Change, Edit, ExchangeId, Kind, Person, PersonId, VecMap};
use crate::insight::friction;
use crate::insight::rhythm::{Rhythm, rhythm};

/// What was worked out as of the eve of a week.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeekCache {
    /// The day before the week began.
    pub(super) day: NaiveDate,
    rhythms: VecMap<PersonId, Rhythm>,
    strained: VecMap<PersonId, bool>,
}

impl WeekCache {
    /// Begins anew where it is another day.
    pub(super) fn move_to(&mut self, day: NaiveDate) {
        if self.day != day {
            *self = Self { day, ..Self::default() };
        }
    }

    /// The rhythm with somebody, as of that day.
    pub(super) fn rhythm(&mut self, book: &Book, id: PersonId, person: &Person) -> Rhythm {
        if let Some(known) = self.rhythms.get(&id) {
            return *known;
        }
        let found = rhythm(book, id, person, self.day);
        self.rhythms.insert(id, found);
        found
    }

    /// Whether the last word with somebody, as of that day, was strained.
    pub(super) fn ended_strained(&mut self, book: &Book, id: PersonId) -> bool {
        if let Some(known) = self.strained.get(&id) {
            return *known;
        }
        let found = friction::ended_strained(book, id, self.day);
        self.strained.insert(id, found);
        found
    }

    /// Forgets whatever a change may have made another. The change is in the book already.
    pub fn forget(&mut self, book: &Book, change: &Change) {
        for edit in &change.edits {
            match edit.entity.kind {
                Kind::People => self.forget_person(PersonId::from_uuid(edit.entity.uuid)),
                Kind::Exchanges if is_new(edit) => {
                    let exchange = book.exchanges.get(ExchangeId::from_uuid(edit.entity.uuid));
                    exchange.iter().flat_map(|it| it.people.iter()).for_each(|it| self.forget_person(*it));
                }
                // Whom an exchange was with before is not in the book any more; the rhythms of circles are everybody's.
                Kind::Exchanges | Kind::Settings => self.forget_all(),
                _ => (),
            }
        }
    }

    /// Forgets everything, as when much has changed.
    pub fn forget_all(&mut self) {
        *self = Self::default();
    }

    fn forget_person(&mut self, id: PersonId) {
        self.rhythms.remove(&id);
        self.strained.remove(&id);
    }
}

/// Whether an edit writes something that was not there before.
fn is_new(edit: &Edit) -> bool {
    edit.cells.iter().all(|it| it.before.stamp.is_none())
}
