//! Corrected files: a file that somebody wrote by hand, opened again after a change.
//!
//! Such a file has no times, so a merge cannot tell an old value from a new one, and a list would only grow. A value
//! that this book took from an earlier file, and that the file now gives differently, is offered as a change.

use serde_derive::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::domain::{
    Book, Cell, CellEdit, Change, Edit, EntityRef, Exchange, Kind, Mode, Timestamp, VecMap, VecSet, display_name,
    into_set, label_key, sort_by, split_cell,
};
use crate::merge::{Conflict, Follower, Plan};

/// Gives the entries of a hand-written file the ids of the entries that this book has from an earlier file: to people
/// of the same full name, or of the same given name and address or number, and to exchanges of the same day with the
/// same people. Only if no other entry in either book is like them, and nothing in the file refers to them by id.
/// `others` are entries of this book of which the user said that the file means somebody else.
///
/// Returns the entries of this book that were recognised: the user is asked whether they are the same.
///
/// # Examples
///
/// ```
/// use kith::domain::Book;
/// use kith::formats::backup::read;
/// use kith::merge::{compare, correct, recognise_entries};
///
/// let file = |phone: &str| {
///     read(&format!(
///         r#"{{"format": "kith-backup", "version": 1,
///             "people": [{{"given": "Rita", "family": "Re", "phones": [{{"value": "{phone}"}}]}}]}}"#
///     ))
/// };
/// let (mine, mut theirs) = (file("+1 111")?.book, file("+1 112")?.book);
/// assert_eq!(recognise_entries(&mine, &mut theirs, &[]).len(), 1);
/// let mut plan = compare(&mine, &theirs, 0);
/// correct(&mut plan, &mine, &theirs);
/// assert_eq!((plan.new.len(), plan.changed.len()), (0, 1), "it is the same Rita");
/// assert_eq!(plan.conflicts[0].replaces.as_deref(), Some("phones/+1 111"), "and one number, corrected");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn recognise_entries(mine: &Book, theirs: &mut Book, others: &[EntityRef]) -> Vec<EntityRef> {
    let mut recognised = Vec::new();
    let mut entries = [Kind::People, Kind::Exchanges].into_iter().flat_map(|it| theirs.entities(it));
    // A backup has times, and may be large.
    if !entries.any(|it| mine.view(it).is_none() && is_untimed_entry(theirs, it)) {
        return recognised;
    }
    for keys in [names, contacts, talks] {
        let same = same_entries(mine, theirs, keys);
        if same.is_empty() {
            continue;
        }
        let referred = references(theirs);
        let is_meant = |(from, to): &(EntityRef, EntityRef)| !referred.contains(&from.uuid) && !others.contains(to);
        for (from, to) in same.into_iter().filter(is_meant) {
            let Some(edit) = theirs.whole(from) else { continue };
            theirs.unload(from);
            let edits = vec![Edit { entity: to, cells: edit.cells }];
            theirs.write(&Change { stamp: Timestamp::FLOOR, mode: Mode::Merge, edits, seen: Vec::new() }, u64::MAX);
            recognised.push(to);
        }
    }
    recognised
}

/// A person of the book whom a file without ids seems to mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recognised {
    /// The entity, as the text of an [`EntityRef`].
    pub entity: String,
    /// The name in the file.
    pub name: String,
}

impl Recognised {
    /// The people among recognised entries, with their names in the file.
    pub fn of(entries: &[EntityRef], theirs: &Book) -> Vec<Self> {
        let name =
            |it: &EntityRef| theirs.people.iter().find(|(id, _)| *it == (*id).into()).map(|(_, it)| display_name(it));
        entries.iter().filter_map(|it| Some(Self { entity: it.to_string(), name: name(it)? })).collect()
    }
}

/// The keys by which the entries of a book are recognised, each with its entry.
type Keys = fn(&Book) -> Vec<(String, EntityRef)>;

/// The entries of the other book that are entries of this one: of the same key, which no other entry has.
fn same_entries(mine: &Book, theirs: &Book, keys: Keys) -> Vec<(EntityRef, EntityRef)> {
    let (known, named) = (by_key(keys(mine)), by_key(keys(theirs)));
    let mut same: Vec<(EntityRef, EntityRef)> = Vec::new();
    for (key, entries) in named.iter() {
        // An entry that both books have is not a question: of two people with one name, one may be corrected.
        let Some(from) = only(entries, |it| mine.view(it).is_none()) else { continue };
        let Some(to) = known.get(key).and_then(|it| only(it, |it| theirs.view(it).is_none())) else { continue };
        let is_free = !same.iter().any(|(it, other)| *it == from || *other == to);
        if is_free && is_by_hand(mine, to) && is_untimed_entry(theirs, from) && is_likely(mine, theirs, (from, to)) {
            same.push((from, to));
        }
    }
    same
}

/// People by full name.
fn names(book: &Book) -> Vec<(String, EntityRef)> {
    let named = book.people.iter().map(|(id, it)| (label_key(&it.whole_name()), id.into()));
    named.filter(|(name, _)| !name.is_empty()).collect()
}

/// People by given name and a mail address or number: the family name may have been corrected.
fn contacts(book: &Book) -> Vec<(String, EntityRef)> {
    let mut keys = Vec::new();
    for (id, person) in book.people.iter().filter(|(_, it)| !it.given.is_empty()) {
        for method in person.emails.iter().chain(person.phones.iter()) {
            keys.push((format!("{} {}", label_key(&person.given), label_key(&method.value)), id.into()));
        }
    }
    keys
}

/// Whether two people of one given name and address may be one: a family name is missing, or a few letters of it were
/// corrected. A number may be that of a house or an office, and two people of one first name may share it.
fn is_likely(mine: &Book, theirs: &Book, (from, to): (EntityRef, EntityRef)) -> bool {
    let family = |book: &Book, it: EntityRef| {
        book.people.iter().find(|(id, _)| it == (*id).into()).map(|(_, it)| label_key(&it.family))
    };
    match (family(theirs, from), family(mine, to)) {
        (Some(new), Some(old)) => is_corrected(&new, &old),
        _ => true,
    }
}

/// Letters that a correction of a family name may change in a row (design decision).
const CORRECTED: usize = 2;

/// Whether two names are the same but for a few letters in one place, or one of them is empty.
fn is_corrected(new: &str, old: &str) -> bool {
    let (new, old): (Vec<char>, Vec<char>) = (new.chars().collect(), old.chars().collect());
    let front = new.iter().zip(&old).take_while(|(new, old)| new == old).count();
    let rest = new.len().min(old.len()) - front;
    let back = new.iter().rev().zip(old.iter().rev()).take(rest).take_while(|(new, old)| new == old).count();
    new.is_empty() || old.is_empty() || new.len().max(old.len()) <= front + back + CORRECTED
}

/// Exchanges by day, time and people: the notes may have been corrected.
fn talks(book: &Book) -> Vec<(String, EntityRef)> {
    let key = |it: &Exchange| {
        let people: Vec<String> = it.people.iter().map(ToString::to_string).collect();
        Some(format!("{} {} {}", it.when?, it.time, people.join(" ")))
    };
    let talks = book.exchanges.iter().filter(|(_, it)| !it.people.is_empty());
    talks.filter_map(|(id, it)| Some((key(it)?, id.into()))).collect()
}

/// The ids that the entries of a book refer to.
fn references(book: &Book) -> VecSet<Uuid> {
    fn collect(value: &Value, found: &mut Vec<Uuid>) {
        match value {
            Value::String(text) if text.len() == ID_LENGTH => found.extend(Uuid::try_parse(text)),
            Value::Array(values) => values.iter().for_each(|it| collect(it, found)),
            Value::Object(values) => values.values().for_each(|it| collect(it, found)),
            _ => (),
        }
    }
    let mut found = Vec::new();
    for view in book.kinds().flat_map(|it| book.entities(it)).filter_map(|it| book.view(it)) {
        view.values().values().for_each(|it| collect(it, &mut found));
    }
    into_set(found.into_iter())
}

/// The length of an id as it is stored.
const ID_LENGTH: usize = 32;

/// Offers the values of a corrected file as changes: a register takes the value of the file, and an element of a list
/// replaces one that the file no longer has.
pub fn correct(plan: &mut Plan, mine: &Book, theirs: &Book) {
    for conflict in &mut plan.conflicts {
        conflict.is_correction = is_untimed(&conflict.mine) && is_untimed(&conflict.theirs);
    }
    for entity in plan.changed.clone() {
        plan.conflicts.extend(replaced(entity, mine, theirs));
    }
}

/// The elements of lists that the file has in place of others.
fn replaced(entity: EntityRef, mine: &Book, theirs: &Book) -> Vec<Conflict> {
    let (Some(my_view), Some(their_view)) = (mine.view(entity), theirs.view(entity)) else { return Vec::new() };
    let (my_cells, their_cells) = (my_view.cells(), their_view.cells());
    let mut conflicts = Vec::new();
    for (field, _) in their_view.body().fields().into_iter().filter(|(_, it)| it.is_list()) {
        let is_of = |name: &str| split_cell(name).0 == field;
        let only_in = |cells: &VecMap<String, Cell>, others: &VecMap<String, Cell>| -> Vec<(String, Cell)> {
            let untimed = cells.iter().filter(|(name, cell)| is_of(name) && is_untimed(cell) && cell.value.is_some());
            untimed
                .filter(|(name, _)| !others.contains_key(*name))
                .map(|(name, it)| (name.clone(), it.clone()))
                .collect()
        };
        let (gone, new) = (only_in(&my_cells, &their_cells), only_in(&their_cells, &my_cells));
        for ((old, mine), (cell, theirs)) in paired(gone, new) {
            let both = Conflict::new(entity, Follower { cell, mine, theirs });
            conflicts.push(Conflict { is_correction: true, replaces: Some(old), ..both });
        }
    }
    conflicts
}

/// A cell with its name.
type Named = (String, Cell);

/// The elements that take the place of others: of the same kind or label first. The others are pairs only if there are
/// as many old as new ones.
fn paired(mut gone: Vec<Named>, mut new: Vec<Named>) -> Vec<(Named, Named)> {
    let kind = |(_, cell): &Named| {
        let part = |name| cell.value.as_ref().and_then(|it| it.get(name)).and_then(Value::as_str).map(str::to_owned);
        part("kind").or_else(|| part("label"))
    };
    let mut pairs = Vec::new();
    for kind_of_gone in gone.iter().map(kind).collect::<Vec<_>>() {
        let Some(at) = new.iter().position(|it| kind(it) == kind_of_gone) else { continue };
        let Some(old) = gone.iter().position(|it| kind(it) == kind_of_gone) else { continue };
        pairs.push((gone.remove(old), new.remove(at)));
    }
    if gone.len() == new.len() {
        pairs.extend(gone.into_iter().zip(new));
    }
    pairs
}

impl Plan {
    /// Resolves the replacement of a list element.
    pub(super) fn replace(&mut self, conflict: &Conflict, old: &str, takes_theirs: bool) {
        let edit = self.change.edits.iter_mut().find(|it| it.entity == conflict.entity);
        let Some(edit) = edit else { return };
        edit.cells.retain(|it| it.name != old && it.name != conflict.cell);
        if takes_theirs {
            let new = CellEdit { name: conflict.cell.clone(), before: Cell::default(), after: conflict.theirs.clone() };
            let removal = CellEdit { name: old.to_owned(), before: conflict.mine.clone(), after: Cell::default() };
            edit.cells.extend([new, removal]);
        }
        self.change.edits.retain(|it| !it.cells.is_empty());
    }
}

/// Entries by key.
fn by_key(mut keys: Vec<(String, EntityRef)>) -> VecMap<String, Vec<EntityRef>> {
    sort_by(&mut keys, |a, b| a.0.cmp(&b.0));
    let mut entries: VecMap<String, Vec<EntityRef>> = VecMap::default();
    for (key, entity) in keys {
        entries.slot(key).push(entity);
    }
    entries
}

/// The only one of several entries that the other book has not.
fn only(entries: &[EntityRef], is_new: impl Fn(EntityRef) -> bool) -> Option<EntityRef> {
    let mut new = entries.iter().copied().filter(|it| is_new(*it));
    new.next().filter(|_| new.next().is_none())
}

/// Whether an entry of a file has no times.
fn is_untimed_entry(book: &Book, entity: EntityRef) -> bool {
    book.view(entity).is_some_and(|it| it.newest() == Some(Timestamp::FLOOR))
}

/// Whether an entry comes from a file without times, and not from the demo data.
fn is_by_hand(book: &Book, entity: EntityRef) -> bool {
    let has_floor = |name: &str| book.view(entity).is_some_and(|it| is_untimed(&it.cell(name)));
    let is_demo = book.view(entity).is_some_and(|it| it.cell("sample").value.is_some());
    !is_demo && ["given", "family", "when"].into_iter().any(has_floor)
}

fn is_untimed(cell: &Cell) -> bool {
    cell.stamp == Some(Timestamp::FLOOR)
}

#[cfg(test)]
#[path = "corrections_tests.rs"]
mod tests;
