//! References to people, in the cells of entities of any kind. A field says itself which of its parts hold the id of a
//! person (`Field::contents`), so a new entity is not forgotten.
//!
//! Limitation: a field that only a newer version knows is not read here. Its reference stays, and that version still
//! finds the person by [`Person::joined`](crate::domain::Person).

use serde_json::{Map, Value};

use crate::domain::cell_name::join;
use crate::domain::knows::weight_of_depth;
use crate::domain::record::View;
use crate::domain::{Book, EntityRef, Field, PathHow, PersonId, VecSet, into_set};

/// The field that names the people who were joined into a person. It is the record of that, and no reference to follow.
const JOINED: &str = "joined";

/// The part of an element that says how well somebody covers a need.
const DEPTH: &str = "depth";
/// The part of the path of an aim with the user's words.
const WORDS: &str = "words";

/// A cell that refers to a person.
pub(super) struct Reference<'a> {
    /// The name of the cell.
    pub(super) cell: String,
    /// The id of the person.
    id: String,
    name: &'static str,
    field: &'a dyn Field,
}

/// The cells of a record that refer to one of these people.
pub(super) fn references<'a>(view: View<'a>, people: &VecSet<String>) -> Vec<Reference<'a>> {
    let mut found = Vec::new();
    for (name, field) in view.body().fields() {
        let parts = if name == JOINED { Vec::new() } else { field.person_parts() };
        if parts.is_empty() || !field.is_set() {
            continue;
        }
        field.each_cell(&mut |element, value| {
            let id = person_in(&value, if field.is_list() { "" } else { element }, &parts);
            if let Some(id) = id.filter(|it| people.contains(*it)) {
                found.push(Reference { cell: join(name, element), id: id.to_owned(), name, field });
            }
        });
    }
    found
}

/// The id of a person in the value of a cell.
fn person_in<'a>(value: &'a Value, part: &str, parts: &[&str]) -> Option<&'a str> {
    match value {
        Value::String(id) => Some(id.as_str()).filter(|_| parts.contains(&part)),
        Value::Object(object) => parts.iter().find_map(|it| object.get(*it)?.as_str()),
        _ => None,
    }
}

impl Reference<'_> {
    /// The cells to write, so that the reference points to another person. An element of a list moves to another cell;
    /// one that is there already takes its parts.
    pub(super) fn moved(&self, view: View<'_>, to: PersonId) -> Vec<(String, Option<Value>)> {
        let mut value = view.cell(&self.cell).value.unwrap_or_default();
        let to = Value::String(to.to_string());
        match &mut value {
            Value::Object(parts) => {
                let names = self.field.person_parts();
                let own = parts.iter_mut().filter(|(name, it)| names.contains(&name.as_str()) && **it == self.id);
                own.for_each(|(_, it)| it.clone_from(&to));
            }
            single => *single = to,
        }
        if !self.field.is_list() {
            return vec![(self.cell.clone(), Some(value))];
        }
        let mut cells = vec![(self.cell.clone(), None)];
        self.field.split_json(&Value::Array(vec![value]), &mut |key, value| {
            let cell = join(self.name, key);
            let there = view.cell(&cell).value;
            let whole = there.as_ref().map_or_else(|| value.clone(), |it| with_parts_of(it, &value, self.field));
            if there.as_ref() != Some(&whole) {
                cells.push((cell, Some(whole)));
            }
        });
        cells
    }
}

/// An element with the parts that only another element of the same key has. Two different texts become one, so that
/// neither is lost; a date or a fixed word stays, because the field could not read two in one. The other way in which
/// somebody knows a path goes to the words.
fn with_parts_of(there: &Value, other: &Value, field: &dyn Field) -> Value {
    let (Value::Object(there), Value::Object(other)) = (there, other) else { return there.clone() };
    let mut whole = there.clone();
    // Who covers a need as both people covers it as well as the better of them. No depth is "does it", and stays so.
    let is_better = weight_of_depth(&Value::Object(other.clone())) > weight_of_depth(&Value::Object(there.clone()));
    let depth = if is_better { other } else { there }.get(DEPTH);
    whole.remove(DEPTH);
    whole.extend(depth.map(|it| (DEPTH.to_owned(), it.clone())));
    for (name, part) in other.iter().filter(|it| it.0 != DEPTH) {
        let text = match (there.get(name), part) {
            (Some(Value::String(one)), Value::String(two)) if one != two => Some(format!("{one}, {two}")),
            _ => None,
        };
        match text {
            Some(text) => {
                let before = whole.insert(name.clone(), Value::String(text));
                if !is_readable(&whole, field) {
                    before.into_iter().for_each(|it| drop(whole.insert(name.clone(), it)));
                }
            }
            None => drop(whole.entry(name.clone()).or_insert_with(|| part.clone())),
        }
    }
    if let Some(how) = other_way(there, other) {
        let words = whole.get(WORDS).and_then(Value::as_str).filter(|it| !it.is_empty());
        let words = words.map_or_else(|| how.clone(), |it| format!("{it}, {how}"));
        whole.insert(WORDS.to_owned(), Value::String(words));
    }
    Value::Object(whole)
}

/// How the other of two people knows a path, in words, if both know it in different ways.
fn other_way(there: &Map<String, Value>, other: &Map<String, Value>) -> Option<String> {
    let how = |it: &Map<String, Value>| it.get("how").and_then(Value::as_str).and_then(PathHow::from_word);
    let (one, two) = (how(there)?, how(other)?);
    (one != two).then(|| two.word().replace('-', " "))
}

/// Whether a list can hold an element. One that it cannot read is a cell under its own text.
fn is_readable(element: &Map<String, Value>, field: &dyn Field) -> bool {
    let element = Value::Object(element.clone());
    let own_text = element.to_string();
    let mut is_readable = false;
    field.split_json(&Value::Array(vec![element]), &mut |key, _| is_readable = key != own_text);
    is_readable
}

/// Those of these people to whom a live entry refers, archived exchanges included.
///
/// # Examples
///
/// ```
/// use kith::domain::{PersonId, into_set, named_people};
/// use kith::formats::backup::read;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///         "people": [{"given": "Ana", "id": "ana"}, {"given": "Rui", "id": "rui"}],
///         "projects": [{"name": "The fair", "members": [{"person": "rui"}]}]}"#,
/// )?
/// .book;
/// let everybody = into_set(book.people.iter().map(|(id, _)| id));
/// let named: Vec<&str> =
///     named_people(&book, &everybody).iter().map(|it| book.people.get(*it).unwrap().given.as_str()).collect();
/// assert_eq!(named, ["Rui"]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn named_people(book: &Book, people: &VecSet<PersonId>) -> VecSet<PersonId> {
    named_elsewhere(book, people, &|_| false)
}

/// The same without the entries that `is_left_out` names.
pub(super) fn named_elsewhere(
    book: &Book,
    people: &VecSet<PersonId>,
    is_left_out: &dyn Fn(EntityRef) -> bool,
) -> VecSet<PersonId> {
    let ids = into_set(people.iter().map(PersonId::to_string));
    let archived = people.iter().copied().filter(|it| !book.archive_index().of(*it).is_empty());
    let mut named: Vec<PersonId> = archived.collect();
    for entity in all_entities(book).filter(|it| !is_left_out(*it)) {
        if let Some(view) = book.view(entity).filter(|it| it.is_live()) {
            named.extend(references(view, &ids).iter().filter_map(|it| PersonId::parse(&it.id)));
        }
    }
    into_set(named.into_iter())
}

/// Every entity in memory, deleted ones included.
pub(super) fn all_entities(book: &Book) -> impl Iterator<Item = EntityRef> {
    book.kinds().flat_map(|kind| book.entities(kind))
}
