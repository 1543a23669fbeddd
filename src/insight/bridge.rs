//! Bridge people: those who link the owner to people nobody else in the book does.

use crate::domain::{Book, PersonId, VecMap, VecSet};

/// How many people must hang on somebody alone (design decision).
const ALONE: usize = 2;

/// Everybody who is the only tie, among the people of the book, to at least two others. Ties are relations, and being
/// met through somebody.
pub fn bridges(book: &Book) -> VecSet<PersonId> {
    let mut ties: VecMap<PersonId, VecSet<PersonId>> = VecMap::default();
    for (id, person) in book.people.iter() {
        let others = person.relations.iter().filter_map(|it| it.to).chain(person.how_met.through);
        for other in others.filter(|it| *it != id && book.people.get(*it).is_some()) {
            ties.slot(id).insert(other);
            ties.slot(other).insert(id);
        }
    }
    let mut alone: VecMap<PersonId, usize> = VecMap::default();
    for others in ties.values() {
        let mut others = others.iter();
        if let (Some(only), None) = (others.next(), others.next()) {
            *alone.slot(*only) += 1;
        }
    }
    let bridges = alone.iter().filter(|(_, count)| **count >= ALONE).map(|(id, _)| *id);
    crate::domain::into_set(bridges)
}
