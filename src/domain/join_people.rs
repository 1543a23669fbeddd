//! Joining two people into one, and the answer that they are not the same.
//!
//! The person with the earlier id stays, so that two devices that join the same two people do not delete one each. The
//! other is moved to the trash, and its id stays in [`Person::joined`]: an older file may bring back entries about it,
//! and the same command then moves these too.

use std::rc::Rc;

use serde_json::{Map, Value};

use crate::domain::apply::{checked_diff, exists};
use crate::domain::cell_name::split;
use crate::domain::diff::set_deleted;
use crate::domain::knows::weight_of_depth;
use crate::domain::record::{DELETED, View};
use crate::domain::references::{all_entities, references};
use crate::domain::{
    Act, Book, Cell, CellEdit, Command, CommandError, Ctx, Edit, Entity, EntityRef, Person, PersonId, TextForm, VecMap,
    VecSet, into_set, limits,
};

/// Makes two people one, as one change. Lists are united, empty fields are filled, and every reference to the other
/// person points to the one who stays.
#[derive(Clone, Debug)]
pub struct JoinPeople {
    /// The one who stays, see [`keep_and_gone`].
    pub keep: PersonId,
    /// The other.
    pub gone: PersonId,
    /// The user's choices among the [`differences`], by cell. [`Difference::side`] stands in for a missing one.
    pub choices: VecMap<String, Side>,
}

/// Remembers that two people are not the same, so that no device asks again.
#[derive(Clone, Copy, Debug)]
pub struct NotTheSame(pub PersonId, pub PersonId);

/// A value that two people have differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The name of the cell.
    pub cell: String,
    /// The value of the person who stays.
    pub kept: Value,
    /// The value of the other.
    pub gone: Value,
    /// The value unless the user chooses: both for long texts, of what they know the note that says more, and otherwise
    /// that of the one who stays.
    pub side: Side,
}

/// Whose value a field gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// That of the person who stays.
    Kept,
    /// That of the other person.
    Gone,
    /// Both, one after the other. Only for long texts.
    Both,
}

/// The field of what a person knows.
const KNOWLEDGE: &str = "expertise";

/// Fields that nobody is asked about: the value of the person who stays remains.
const NOT_ASKED: [&str; 3] = ["not_before", "hushed", "moves"];

/// Returns the one of two people who stays, then the other: a person into whom the other was joined before stays, and
/// otherwise the earlier id.
pub fn keep_and_gone(book: &Book, one: PersonId, other: PersonId) -> (PersonId, PersonId) {
    let (first, second) = (one.min(other), one.max(other));
    if was_joined(book, second, first) { (second, first) } else { (first, second) }
}

/// Whether `gone` was joined into `keep`.
fn was_joined(book: &Book, keep: PersonId, gone: PersonId) -> bool {
    book.people.get(keep).is_some_and(|it| it.joined.contains(&gone))
}

/// Returns the values that two people have differently, for the user to choose.
pub fn differences(book: &Book, keep: PersonId, gone: PersonId) -> Vec<Difference> {
    if book.people.get(gone).is_none() {
        return Vec::new();
    }
    let own = own_values(book, keep, gone);
    let person = Person::default();
    let asked = own_values(book, gone, keep).into_iter().filter_map(|(cell, gone)| {
        let kept = own.get(&cell)?.clone();
        let (name, part) = split(&cell);
        let form = form(&person, &name, part)?;
        let is_asked = !NOT_ASKED.contains(&&*name) && is_question(&kept, &gone, form);
        let side = usual_side(&name, form, (&kept, &gone));
        is_asked.then_some(Difference { cell, kept, gone, side })
    });
    asked.collect()
}

/// The form of the text in a register or in a part of a group; a line for elements of lists. None for a field that this
/// version does not know.
fn form(person: &Person, name: &str, part: &str) -> Option<TextForm> {
    let (_, field) = person.fields().into_iter().find(|(it, _)| *it == name)?;
    Some(match part {
        "" => person.form(name),
        _ if field.is_list() => TextForm::Line,
        part => field.part_form(part),
    })
}

/// The values of a person, without references to the other person and without the deletion.
fn own_values(book: &Book, person: PersonId, other: PersonId) -> VecMap<String, Value> {
    let Some(view) = book.view(person.into()) else { return VecMap::default() };
    let mut values = view.values();
    values.remove(DELETED);
    let selves = into_set([person, other].iter().map(PersonId::to_string));
    references(view, &selves).iter().for_each(|it| drop(values.remove(&it.cell)));
    values
}

/// Whether the user must choose between two values.
fn is_question(kept: &Value, gone: &Value, form: TextForm) -> bool {
    match (kept, gone) {
        (Value::Bool(_), _) => false,
        (Value::String(kept), Value::String(gone)) if form == TextForm::Prose => !kept.contains(gone.as_str()),
        (Value::Object(kept), Value::Object(gone)) => {
            gone.iter().any(|(name, part)| kept.get(name).is_some_and(|it| is_question(it, part, TextForm::Line)))
        }
        (kept, gone) => kept != gone,
    }
}

/// Whose value a field gets unless the user chooses. Of two notes on what a person knows, it is the one that says more.
fn usual_side(name: &str, form: TextForm, (kept, gone): (&Value, &Value)) -> Side {
    let says_more = |it: &Value| (weight_of_depth(it), it.get("how").is_some(), it.is_object());
    match name {
        KNOWLEDGE if says_more(gone) > says_more(kept) => Side::Gone,
        _ if form == TextForm::Prose => Side::Both,
        _ => Side::Kept,
    }
}

/// The value of a cell that both people have. What a person knows is taken whole: the depth of one note and the day of
/// another are no evidence together.
fn chosen(cell: &str, kept: &Value, gone: &Value, side: Side) -> Value {
    match (side, kept, gone) {
        (Side::Gone, _, gone) if split(cell).0 == KNOWLEDGE => gone.clone(),
        (_, kept, _) if split(cell).0 == KNOWLEDGE => kept.clone(),
        (Side::Both, Value::String(kept), Value::String(gone)) if !kept.contains(gone.as_str()) => {
            Value::String(format!("{kept}\n\n{gone}"))
        }
        (Side::Gone, Value::Object(kept), Value::Object(gone)) => Value::Object(filled(gone, kept)),
        (_, Value::Object(kept), Value::Object(gone)) => Value::Object(filled(kept, gone)),
        (Side::Gone, _, gone) => gone.clone(),
        _ => kept.clone(),
    }
}

/// The parts of an element, and those that only the other has.
fn filled(parts: &Map<String, Value>, other: &Map<String, Value>) -> Map<String, Value> {
    let mut filled = other.clone();
    filled.extend(parts.clone());
    filled
}

impl Act for JoinPeople {
    fn edits(&self, book: &Book, ctx: &Ctx) -> Result<Vec<Edit>, CommandError> {
        let Self { keep, gone, .. } = *self;
        exists(book, keep.into())?;
        if keep == gone {
            return Err(CommandError::Nothing);
        }
        let is_again = was_joined(book, keep, gone);
        if !is_again {
            exists(book, gone.into())?;
        }
        let mut edits = moved_references(book, keep, gone);
        edits.push(self.values(book, is_again)?);
        if book.people.get(gone).is_some() {
            edits.push(set_deleted(book, gone.into(), Some(ctx.today)));
        }
        edits.retain(|it| !it.cells.is_empty());
        Ok(edits)
    }

    fn needs_exchanges_with(&self) -> Vec<PersonId> {
        vec![self.gone]
    }
}

impl JoinPeople {
    /// The edit of the person who stays. If the two were joined before, the other only has news: the rest is here since
    /// then, and writing it again would bring back what the user removed.
    fn values(&self, book: &Book, is_again: bool) -> Result<Edit, CommandError> {
        let kept = own_values(book, self.keep, self.gone);
        let mut gone = own_values(book, self.gone, self.keep);
        let is_live = book.people.get(self.gone).is_some();
        if is_again {
            gone.retain(|cell, value| is_news(book, self.keep, self.gone, cell, value));
        }
        let mut values = kept.clone();
        for (cell, value) in gone.iter() {
            match kept.get(cell) {
                Some(own) => values.insert(cell.clone(), chosen(cell, own, value, self.side(cell, own, value))),
                None if is_switch(cell, value) => (),
                None => values.insert(cell.clone(), value.clone()),
            }
        }
        values.retain(|cell, value| !is_live || is_again || !is_switch(cell, value) || gone.contains_key(cell));
        values.insert(format!("joined/{}", self.gone), Value::String(self.gone.to_string()));
        let Some(view) = book.view(self.keep.into()) else { return Err(CommandError::Missing(self.keep.into())) };
        let edit = written(self.keep.into(), view, &values);
        // A file may have brought texts over the limit; only a text that is made here is checked.
        let is_new = |it: &&CellEdit| it.after.value.as_ref() != gone.get(&it.name);
        let new = Edit { entity: edit.entity, cells: edit.cells.iter().filter(is_new).cloned().collect() };
        limits::check(&new, &person_with(&values))?;
        Ok(edit)
    }

    fn side(&self, cell: &str, kept: &Value, gone: &Value) -> Side {
        let default = || {
            let (name, part) = split(cell);
            usual_side(&name, form(&Person::default(), &name, part).unwrap_or(TextForm::Line), (kept, gone))
        };
        self.choices.get(cell).copied().unwrap_or_else(default)
    }
}

/// Whether a value of somebody who was joined into another before is not in the other: another device wrote it without
/// knowing of the join. A value that the user removed since then leaves its time behind.
fn is_news(book: &Book, keep: PersonId, gone: PersonId, cell: &str, value: &Value) -> bool {
    let time = |person: PersonId| book.view(person.into()).and_then(|it| it.cell(cell).stamp);
    !is_switch(cell, value) && time(keep).is_none_or(|kept| book.people.get(gone).is_some() && time(gone) > Some(kept))
}

/// Whether a joined person in the trash has values that the remaining person never had.
pub fn has_news(book: &Book, keep: PersonId, gone: PersonId) -> bool {
    book.people.get(gone).is_none()
        && own_values(book, gone, keep).iter().any(|(cell, value)| is_news(book, keep, gone, cell, value))
}

/// Whether a cell is a switch, such as archived or demo data. It stays on only if it is on for both.
fn is_switch(cell: &str, value: &Value) -> bool {
    value.is_boolean() && form(&Person::default(), cell, "").is_some()
}

/// The edit that gives a record these values and no others.
fn written(entity: EntityRef, view: View<'_>, values: &VecMap<String, Value>) -> Edit {
    let before = view.cells();
    let cleared = before.iter().filter(|(cell, it)| it.value.is_some() && !values.contains_key(*cell));
    let cleared = cleared.map(|(cell, _)| (cell, None));
    let changed = values.iter().map(|(cell, value)| (cell, Some(value.clone())));
    let cells = cleared.chain(changed).map(|(cell, value)| cell_edit(view, cell, value));
    Edit { entity, cells: cells.filter(|it| it.before.value != it.after.value).collect() }
}

fn cell_edit(view: View<'_>, cell: &str, value: Option<Value>) -> CellEdit {
    CellEdit { name: cell.to_owned(), before: view.cell(cell), after: Cell { value, stamp: None } }
}

fn person_with(values: &VecMap<String, Value>) -> Person {
    let mut person = Person::default();
    for (cell, value) in values.iter() {
        let (name, part) = split(cell);
        person.field_mut(&name).map(|it| it.put(part, Some(value)));
    }
    person
}

/// The edits of all other entries that refer to a person, so that they refer to another.
fn moved_references(book: &Book, keep: PersonId, gone: PersonId) -> Vec<Edit> {
    let ids: VecSet<String> = into_set(std::iter::once(gone.to_string()));
    let is_other = |it: &EntityRef| *it != keep.into() && *it != gone.into();
    let edit = |entity: EntityRef| {
        let view = book.view(entity)?;
        let found = references(view, &ids);
        let moved = found.iter().flat_map(|it| it.moved(view, keep));
        let mut cells: Vec<CellEdit> = moved.map(|(cell, value)| cell_edit(view, &cell, value)).collect();
        if view.deleted_on().is_some() && !cells.is_empty() {
            // A deletion loses to a later edit, and this one must not bring an entry back from the trash.
            cells.push(cell_edit(view, DELETED, view.cell(DELETED).value));
        }
        (!cells.is_empty()).then_some(Edit { entity, cells })
    };
    all_entities(book).filter(is_other).filter_map(edit).collect()
}

impl Act for NotTheSame {
    fn edits(&self, book: &Book, _: &Ctx) -> Result<Vec<Edit>, CommandError> {
        let (first, second) = (self.0.min(self.1), self.0.max(self.1));
        // Both devices write it into the same record, unless that one is in the trash.
        let at = if book.people.get(first).is_some() { first } else { second };
        exists(book, at.into())?;
        let mut edits = Vec::new();
        for (id, other) in [(first, second), (second, first)] {
            let Some(mut person) = book.people.get(id).cloned() else { continue };
            if id == at {
                person.not_same.insert(other);
            }
            if was_joined(book, id, other) && book.people.get(other).is_none() {
                edits.extend(restored(book, other));
            }
            person.joined.remove(&other.to_string());
            edits.push(checked_diff(book, id.into(), &person)?);
        }
        Ok(edits)
    }
}

/// The edit that brings somebody back from the trash. None if the record is gone from there, too.
fn restored(book: &Book, person: PersonId) -> Option<Edit> {
    let values = book.view(person.into())?.values();
    values.keys().any(|it| it != DELETED).then(|| set_deleted(book, person.into(), None))
}

impl From<JoinPeople> for Command {
    fn from(command: JoinPeople) -> Self {
        Self::Act(Rc::new(command))
    }
}

impl From<NotTheSame> for Command {
    fn from(command: NotTheSame) -> Self {
        Self::Act(Rc::new(command))
    }
}

#[cfg(test)]
#[path = "tests/join_tests.rs"]
mod tests;
