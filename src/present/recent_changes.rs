//! What the undo of a change would take back, for the list of recent changes.

use crate::domain::{Book, Cell, Change, Edit, sort_by_key};
use crate::merge::ConflictSummary;

/// Maximum number of effects that are named for one change (design decision).
const NAMED: usize = 4;

/// The cell of a deletion.
const DELETED: &str = "deleted";

/// One effect of an undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The entity leaves the book again: the change had added it.
    Removes(ConflictSummary),
    /// The entity comes back: the change had deleted it.
    Returns(ConflictSummary),
    /// A cell gets its earlier value back. `mine` is that value, `theirs` the value that goes.
    Restores(ConflictSummary),
}

/// The effects of the undo of a change, and how many more there are.
///
/// # Examples
///
/// ```
/// use kith::domain::{Book, Command, Ctx, Device, Entropy, Person, apply};
/// use kith::merge::ConflictValue;
/// use kith::present::recent_changes::{Effect, effects};
///
/// let ctx = |minute| Ctx {
///     now_millis: minute * 60_000,
///     today: "2026-11-26".parse().unwrap(),
///     device: Device(1),
///     entropy: Entropy::new(minute),
/// };
/// let mut book = Book::default();
/// let ana = Person { given: "Ana".into(), notes: "Likes tea.".into(), ..Person::default() };
/// let added = apply(&mut book, Command::AddPerson(Box::new(ana)), &ctx(1)).unwrap();
/// assert!(matches!(effects(&book, &added).0[..], [Effect::Removes(_)]));
///
/// let (id, ana) = book.people.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
/// let emptied = Command::EditPerson(id, Box::new(Person { notes: "".into(), ..ana }));
/// let edited = apply(&mut book, emptied, &ctx(2)).unwrap();
/// let (named, more) = effects(&book, &edited);
/// let [Effect::Restores(notes)] = &named[..] else { panic!() };
/// assert_eq!((notes.cell.as_str(), &notes.mine), ("notes", &ConflictValue::Text("Likes tea.".into())));
/// assert_eq!(more, 0);
///
/// // A first role is no new person.
/// let ana = book.people.get(id).unwrap().clone();
/// let first = Command::EditPerson(id, Box::new(Person { role: "Cook".into(), ..ana }));
/// let edited = apply(&mut book, first, &ctx(3)).unwrap();
/// assert!(matches!(effects(&book, &edited).0[..], [Effect::Restores(_)]));
/// ```
pub fn effects(book: &Book, change: &Change) -> (Vec<Effect>, usize) {
    let mut all: Vec<Effect> = change.edits.iter().flat_map(|it| of_edit(book, change, it)).collect();
    // Somebody who leaves or comes back says more than the entries that change with them.
    sort_by_key(&mut all, |it| matches!(it, Effect::Restores(_)));
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    (all, more)
}

fn of_edit(book: &Book, change: &Change, edit: &Edit) -> Vec<Effect> {
    let summary = |at: usize| edit.cells.get(at).map(|it| ConflictSummary::of_edit(edit.entity, it, book));
    if is_new(book, change, edit) {
        return summary(0).map(Effect::Removes).into_iter().collect();
    }
    if let Some(at) = edit.cells.iter().position(|it| it.name == DELETED && it.before.value != it.after.value) {
        let is_deletion = edit.cells[at].after.value.is_some();
        let effect = if is_deletion { Effect::Returns } else { Effect::Removes };
        return summary(at).map(effect).into_iter().collect();
    }
    let is_changed = |at: &usize| edit.cells[*at].name != DELETED;
    (0..edit.cells.len()).filter(is_changed).filter_map(summary).map(Effect::Restores).collect()
}

/// Whether a change added an entity: it had nothing before, neither in the cells of the edit nor in others.
fn is_new(book: &Book, change: &Change, edit: &Edit) -> bool {
    let is_older = |(name, cell): (&String, &Cell)| {
        cell.stamp.is_some_and(|it| it < change.stamp) && !edit.cells.iter().any(|it| it.name == *name)
    };
    edit.cells.iter().all(|it| it.before.stamp.is_none())
        && edit.cells.iter().any(|it| it.after.value.is_some())
        && !book.view(edit.entity).is_some_and(|it| it.cells().iter().any(is_older))
}
