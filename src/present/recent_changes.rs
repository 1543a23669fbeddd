//! What a change did, for the list of recent changes, and what its undo takes back, for the message of the undo.

use crate::domain::{Book, Cell, Change, Edit, EntityRef, Kind, is_circle_move, is_internal, sort_by_key};
use crate::merge::ConflictSummary;

/// Maximum number of entries that are named for one change (design decision).
const NAMED: usize = 4;

/// The cell of a deletion.
pub const DELETED: &str = "deleted";

/// One effect of an undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The entity is removed from the book again: the change had added it.
    Removes(ConflictSummary),
    /// The entity comes back: the change had deleted it.
    Returns(ConflictSummary),
    /// A cell gets its earlier value back. `mine` is that value, `theirs` the value that goes.
    Restores(ConflictSummary),
}

/// What a change did to one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// The entry was added.
    Added(ConflictSummary),
    /// The entry was deleted.
    Deleted(ConflictSummary),
    /// The entry was taken out of the trash.
    Returned(ConflictSummary),
    /// One value was changed. `mine` is the value before, `theirs` the value after.
    Changed(ConflictSummary),
    /// Several values were changed: one summary for each field.
    ChangedSeveral(Vec<ConflictSummary>),
}

/// What a change did, entry by entry, and to how many more entries it did something.
///
/// # Examples
///
/// ```
/// use kith::domain::{Book, Command, Ctx, Device, Entropy, Person, apply};
/// use kith::merge::ConflictValue;
/// use kith::present::recent_changes::{Done, done};
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
/// assert!(matches!(done(&book, &added).0[..], [Done::Added(_)]));
///
/// let (id, ana) = book.people.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
/// let emptied = Person { notes: "".into(), ..ana };
/// let edited = apply(&mut book, Command::EditPerson(id, Box::new(emptied.clone())), &ctx(2)).unwrap();
/// let (all, more) = done(&book, &edited);
/// let [Done::Changed(notes)] = &all[..] else { panic!() };
/// assert_eq!((notes.cell.as_str(), &notes.mine), ("notes", &ConflictValue::Text("Likes tea.".into())));
/// assert_eq!(more, 0);
///
/// let moved = Person { role: "Cook".into(), place: "Ella".into(), ..emptied };
/// let edited = apply(&mut book, Command::EditPerson(id, Box::new(moved)), &ctx(3)).unwrap();
/// assert!(matches!(&done(&book, &edited).0[..], [Done::ChangedSeveral(fields)] if fields.len() == 2));
/// ```
pub fn done(book: &Book, change: &Change) -> (Vec<Done>, usize) {
    let mut all: Vec<Done> = change.edits.iter().filter_map(|it| done_by(of_edit(book, it))).collect();
    // An entry that was added or deleted says more than those that changed with it.
    sort_by_key(&mut all, |it| matches!(it, Done::Changed(_) | Done::ChangedSeveral(_)));
    let more = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    (all, more)
}

/// What an edit did, of which these are the effects of its undo.
fn done_by(effects: Vec<Effect>) -> Option<Done> {
    let mut changed: Vec<ConflictSummary> = Vec::new();
    for effect in effects {
        match effect {
            Effect::Removes(it) if it.cell == DELETED => return Some(Done::Returned(it)),
            Effect::Removes(it) => return Some(Done::Added(it)),
            Effect::Returns(it) => return Some(Done::Deleted(it)),
            Effect::Restores(it) => changed.push(it),
        }
    }
    let is_for_kith =
        |it: &ConflictSummary| it.entity.parse().is_ok_and(|entity: EntityRef| is_internal(entity.kind, &it.cell));
    // A cell that only Kith reads goes with another one. Alone it is named, and its value is not shown.
    let is_hidden = changed.iter().all(is_for_kith);
    changed.retain(|it| is_hidden || !is_for_kith(it));
    match changed.len() {
        0 => None,
        1 if !is_hidden => changed.pop().map(Done::Changed),
        _ => {
            let field = |it: &ConflictSummary| it.cell.split('/').next().map(str::to_owned);
            changed.dedup_by_key(|it| field(it));
            Some(Done::ChangedSeveral(changed))
        }
    }
}

/// The effect of the undo of a change that its message names: an exchange that goes or comes back, or else another
/// entity that does, or else the first restored cell. None if the undo has no effect.
///
/// # Examples
///
/// ```
/// use kith::domain::{Book, Command, Ctx, Device, Entropy, Person, apply};
/// use kith::present::recent_changes::{Effect, main_effect};
///
/// let ctx = |minute| Ctx {
///     now_millis: minute * 60_000,
///     today: "2026-11-26".parse().unwrap(),
///     device: Device(1),
///     entropy: Entropy::new(minute),
/// };
/// let mut book = Book::default();
/// let cher = Person { given: "Cher".into(), ..Person::default() };
/// let added = apply(&mut book, Command::AddPerson(Box::new(cher)), &ctx(1)).unwrap();
/// assert!(matches!(main_effect(&book, &added), Some(Effect::Removes(_))));
///
/// let id = book.people.iter().next().map(|(id, _)| id).unwrap();
/// let deleted = apply(&mut book, Command::Delete(id.into()), &ctx(2)).unwrap();
/// assert!(matches!(main_effect(&book, &deleted), Some(Effect::Returns(_))));
/// ```
pub fn main_effect(book: &Book, change: &Change) -> Option<Effect> {
    let rank = |edit: &&Edit, effect: &Effect| match effect {
        Effect::Restores(_) => 2,
        _ if edit.entity.kind == Kind::Exchanges => 0,
        _ => 1,
    };
    let effects = change.edits.iter().filter_map(|it| Some((it, of_edit(book, it).into_iter().next()?)));
    effects.min_by_key(|(edit, effect)| rank(edit, effect)).map(|(_, effect)| effect)
}

/// The same effect with the names of this book: the one after the undo, because the undo may have changed a name. An
/// entity that it removed keeps its name.
pub fn renamed(effect: Effect, book: &Book) -> Effect {
    match effect {
        Effect::Removes(_) => effect,
        Effect::Returns(it) => Effect::Returns(it.renamed(book)),
        Effect::Restores(it) => Effect::Restores(it.renamed(book)),
    }
}

/// Whether an edit added its entity: it replaced no value, and no value of the entity is older.
fn was_added(book: &Book, edit: &Edit) -> bool {
    let stamp = edit.cells.first().and_then(|it| it.after.stamp);
    let is_old = |it: &Cell| it.value.is_some() && it.stamp < stamp;
    edit.cells.iter().all(|it| it.before.value.is_none())
        && edit.cells.iter().any(|it| it.after.value.is_some() && it.name != DELETED)
        && book.view(edit.entity).is_none_or(|it| !it.cells().values().any(is_old))
}

fn of_edit(book: &Book, edit: &Edit) -> Vec<Effect> {
    let summary = |at: usize| edit.cells.get(at).map(|it| ConflictSummary::of_edit(edit.entity, it, book));
    if was_added(book, edit) {
        return summary(0).map(Effect::Removes).into_iter().collect();
    }
    let is_gone = book.view(edit.entity).is_none_or(|it| !it.is_live());
    if is_gone && edit.cells.iter().all(|it| it.after.value.is_none() && it.name != DELETED) {
        return summary(0).map(Effect::Returns).into_iter().collect();
    }
    if let Some(at) = edit.cells.iter().position(|it| it.name == DELETED && it.before.value != it.after.value) {
        let is_deletion = edit.cells[at].after.value.is_some();
        let effect = if is_deletion { Effect::Returns } else { Effect::Removes };
        return summary(at).map(effect).into_iter().collect();
    }
    let is_value = |at: &usize| edit.cells[*at].name != DELETED && !is_circle_move(edit.entity, &edit.cells[*at].name);
    (0..edit.cells.len()).filter(is_value).filter_map(summary).map(Effect::Restores).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Command, Ctx, Device, Entropy, Exchange, NewProject, Person, PersonId, ProjectCommand, ProjectStage, Source,
        apply,
    };
    use crate::merge::ConflictName;

    fn ctx(minute: u64) -> Ctx {
        Ctx {
            now_millis: minute * 60_000,
            today: "2026-11-26".parse().unwrap(),
            device: Device(1),
            entropy: Entropy::new(minute),
        }
    }

    /// Carries out the commands, undoes the last one and redoes it, and checks what each of the two steps names.
    #[track_caller]
    fn check(before: &[fn(PersonId) -> Command], last: fn(PersonId) -> Command, undo: &str, redo: &str) {
        let mut book = Book::default();
        let cher = Person { given: "cher".into(), ..Person::default() };
        apply(&mut book, Command::AddPerson(Box::new(cher)), &ctx(1)).unwrap();
        let id = book.people.iter().next().map(|(id, _)| id).unwrap();
        for (at, command) in (2..).zip(before) {
            apply(&mut book, command(id), &ctx(at)).unwrap();
        }
        let change = apply(&mut book, last(id), &ctx(50)).unwrap();
        let (change, undone) = step(&mut book, change, 51);
        let (_, redone) = step(&mut book, change, 52);
        assert_eq!((undone.as_str(), redone.as_str()), (undo, redo));
    }

    fn step(book: &mut Book, change: Change, minute: u64) -> (Change, String) {
        let effect = main_effect(book, &change).unwrap();
        let change = apply(book, Command::Undo(change), &ctx(minute)).unwrap();
        let (word, it) = match renamed(effect, book) {
            Effect::Removes(it) => ("removes", it),
            Effect::Returns(it) => ("returns", it),
            Effect::Restores(it) => ("restores", it),
        };
        let name = match it.name {
            ConflictName::Text(name) => name,
            ConflictName::Exchange { people, .. } => format!("exchange with {}", people.join(", ")),
            _ => "nothing".to_owned(),
        };
        (change, format!("{word} {name}"))
    }

    #[test]
    fn a_value_that_only_kith_reads_is_not_shown() {
        let begin = NewProject { name: "The rocket".into(), ..NewProject::default() };
        let mut book = Book::default();
        apply(&mut book, ProjectCommand::Begin(Box::new(begin)).into(), &ctx(1)).unwrap();
        let id = book.projects.iter().next().unwrap().0;
        let rests = ProjectCommand::SetStage(id, ProjectStage::Resting);
        let change = apply(&mut book, rests.into(), &ctx(2)).unwrap();
        let [Done::Changed(stage)] = &done(&book, &change).0[..] else { panic!() };
        assert_eq!(stage.cell, "stage", "the state for older versions goes with it");
        // The origin of an import stands alone: the change is named, and its key is not.
        let source = Source { key: "file 7".into(), digest: "0192f0c1".into() };
        let ana = Person { given: "Ana".into(), ..Person::default() };
        apply(&mut book, Command::AddPerson(Box::new(ana.clone())), &ctx(3)).unwrap();
        let id = book.people.iter().next().unwrap().0;
        let imported = Person { sources: std::iter::once(source).collect(), ..ana };
        let change = apply(&mut book, Command::EditPerson(id, Box::new(imported)), &ctx(4)).unwrap();
        assert!(matches!(&done(&book, &change).0[..], [Done::ChangedSeveral(fields)] if fields.len() == 1));
    }

    #[test]
    fn a_step_names_the_entry_and_whether_it_is_back() {
        fn person(id: PersonId, given: &str, role: &str) -> Command {
            Command::EditPerson(id, Box::new(Person { given: given.into(), role: role.into(), ..Person::default() }))
        }
        let log = |id: PersonId| {
            let people = std::iter::once(id).collect();
            Command::LogExchange(Box::new(Exchange { people, notes: "tea".into(), ..Exchange::default() }), Vec::new())
        };
        check(&[], |id| Command::Delete(id.into()), "returns cher", "removes cher");
        check(
            &[],
            |_| Command::AddPerson(Box::new(Person { given: "Ana".into(), ..Person::default() })),
            "removes Ana",
            "returns Ana",
        );
        check(&[], |id| person(id, "cher", "Singer"), "restores cher", "restores cher");
        check(&[], |id| person(id, "Cher", ""), "restores cher", "restores Cher");
        check(&[|id| person(id, "cher", "Singer")], |id| person(id, "cher", ""), "restores cher", "restores cher");
        check(&[], log, "removes exchange with cher", "returns exchange with cher");
    }
}
