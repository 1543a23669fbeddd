//! Bridge people: the only link between the user and other people of the book.

use crate::domain::{Book, PersonId, VecMap, VecSet};

/// How many people must be linked to a bridge person alone (design decision).
const ALONE: usize = 2;

/// Returns the people who are the only tie, among the living people of the book, of at least two others. Ties are
/// relations and "met through".
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::bridge::bridges;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "id": "ana"},
///         {"given": "Luis", "relations": [{"kind": "colleague", "to": "ana"}]},
///         {"given": "Noor", "how_met": {"through": "ana"}}]}"#,
/// )?
/// .book;
/// let bridges: Vec<&str> = bridges(&book).iter().map(|id| book.people.get(*id).unwrap().given.as_str()).collect();
/// assert_eq!(bridges, ["Ana"]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn bridges(book: &Book) -> VecSet<PersonId> {
    let mut ties: VecMap<PersonId, VecSet<PersonId>> = VecMap::default();
    let lives = |id: PersonId| book.people.get(id).is_some_and(|it| it.died.is_none());
    for (id, person) in book.people.iter().filter(|(id, _)| lives(*id)) {
        let others = person.relations.iter().filter_map(|it| it.to).chain(person.how_met.through);
        for other in others.filter(|it| *it != id && lives(*it)) {
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
