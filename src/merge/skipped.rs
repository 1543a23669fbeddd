//! The fields of a file that this version cannot read. They are preserved, but shown nowhere, so the user hears of them
//! before the import.

use serde_derive::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::{Book, EntityRef, Kind, PersonId, blank, display_name, split_cell};
use crate::merge::conflict_name::{ConflictName, name_of};
use crate::merge::conflict_value::shortened;

/// The most fields that are listed (design decision: more than a person reads; the count says the rest).
pub const MAX_SKIPPED: usize = 200;

/// A field that cannot be read, in an entry of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The entity, as the text of an [`EntityRef`].
    pub entity: String,
    /// What the entity is called.
    pub name: ConflictName,
    /// The name of the field.
    pub field: String,
    /// The part of an element of a list, or of a group. Empty for the whole.
    pub part: String,
    /// The value, shortened.
    pub value: String,
    /// Why it cannot be read.
    pub reason: SkipReason,
}

/// The reason why a value cannot be read: the expected kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SkipReason {
    /// A date, such as 2026-11-28.
    Date,
    /// A whole number.
    Number,
    /// Yes or no.
    Switch,
    /// A text.
    Text,
    /// The id of an entry.
    Reference,
    /// One of the known words.
    Word,
    /// A list.
    List,
    /// An object with named parts.
    Parts,
    /// A part of it is missing.
    Missing,
    /// This version does not know the field.
    UnknownField,
    /// This version does not know entries of this kind.
    UnknownKind,
}

/// Returns the fields of a book that this version cannot read, and how many there are in all.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::merge::{SkipReason, skipped};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Bada", "dates": [{"kind": "birthday", "when": "3/4/1987"}]}]}"#,
/// )?
/// .book;
/// let (list, count) = skipped(&book);
/// assert_eq!((count, list[0].field.as_str(), list[0].part.as_str()), (1, "dates", "when"));
/// assert_eq!((list[0].value.as_str(), list[0].reason), ("3/4/1987", SkipReason::Date));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn skipped(book: &Book) -> (Vec<Skipped>, usize) {
    let (mut list, mut count) = (Vec::new(), 0);
    for entity in book.kinds().flat_map(|kind| book.entities(kind)) {
        let Some(view) = book.view(entity).filter(|it| it.is_live()) else { continue };
        for (cell, value) in view.unread() {
            count += 1;
            if list.len() < MAX_SKIPPED {
                list.push(Skipped::of(entity, cell, value, book));
            }
        }
    }
    (list, count)
}

impl Skipped {
    fn of(entity: EntityRef, cell: &str, value: &Value, book: &Book) -> Self {
        let (field, element) = split_cell(cell);
        let (part, value, reason) = problem(entity.kind, &field, element, value);
        Self {
            entity: entity.to_string(),
            name: name_of(entity, book),
            field: field.into_owned(),
            part,
            value: shown_value(value, book),
            reason,
        }
    }
}

/// A value of a file as text, shortened. People are shown by name.
fn shown_value(value: &Value, book: &Book) -> String {
    let person = |text: &str| {
        let id = PersonId::parse(text).filter(|_| text.len() == ID_LENGTH)?;
        Some(display_name(&book.people.record(id)?.body))
    };
    let named = |text: &str| person(text).unwrap_or_else(|| text.to_owned());
    let text = match value {
        Value::String(text) => named(text),
        Value::Object(parts) => parts.values().filter_map(Value::as_str).map(named).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    };
    shortened(&text)
}

/// The length of an id as it is stored.
const ID_LENGTH: usize = 32;

/// Returns the part that cannot be read, its value and the reason.
fn problem<'a>(kind: Kind, field: &str, element: &str, value: &'a Value) -> (String, &'a Value, SkipReason) {
    let whole = |reason| (String::new(), value, reason);
    if matches!(kind, Kind::Unknown(_)) {
        return whole(SkipReason::UnknownKind);
    }
    let blank = blank(kind);
    let Some((_, known)) = blank.fields().into_iter().find(|(it, _)| *it == field) else {
        return whole(SkipReason::UnknownField);
    };
    if !known.is_list() {
        let reason = expected(|it| reads(kind, field, &place(element, it)));
        return (element.to_owned(), value, reason);
    }
    if !value.is_object() {
        let takes_texts = reads(kind, field, &Value::Array(vec!["x".into()]));
        return whole(match (element.is_empty(), takes_texts) {
            (true, _) => SkipReason::List,
            (false, true) => SkipReason::Text,
            (false, false) if takes_references(kind, field) => SkipReason::Reference,
            (false, false) => SkipReason::Parts,
        });
    }
    let Value::Object(parts) = value else { return whole(SkipReason::Parts) };
    culprit(kind, field, parts)
        .map_or_else(|| whole(SkipReason::Missing), |(part, value, reason)| (part, value, reason))
}

/// Returns the part of an element because of which the element cannot be read, or is read without it.
fn culprit<'a>(kind: Kind, field: &str, parts: &'a Map<String, Value>) -> Option<(String, &'a Value, SkipReason)> {
    parts.iter().find_map(|(name, value)| {
        let with = |it: Option<Value>| {
            let mut parts = parts.clone();
            parts.remove(name);
            parts.extend(it.map(|it| (name.clone(), it)));
            reads(kind, field, &Value::Array(vec![Value::Object(parts)]))
        };
        let reason = expected(|probe| with(Some(probe.clone())));
        // Without the part or with another value in its place the element can be read.
        let is_culprit = with(None) || (reason != SkipReason::Word && !with(Some(value.clone())));
        let reason = if is_known(kind, field, name) { reason } else { SkipReason::UnknownField };
        is_culprit.then(|| (name.clone(), value, reason))
    })
}

/// Whether an element of a list has a part of this name.
fn is_known(kind: Kind, field: &str, part: &str) -> bool {
    let element: Map<String, Value> = [(part.to_owned(), Value::Null)].into_iter().collect();
    let blank = blank(kind);
    let fields = blank.fields();
    fields.iter().find(|(it, _)| *it == field).is_some_and(|(_, it)| !it.has_more(&Value::Object(element)))
}

/// Finds out what a place takes, by trying a value of each type.
fn expected(takes: impl Fn(&Value) -> bool) -> SkipReason {
    let text: Value = "x".into();
    let probes = [
        (text, SkipReason::Text),
        ("2026-11-28".into(), SkipReason::Date),
        (true.into(), SkipReason::Switch),
        (1.into(), SkipReason::Number),
        (ANY_ID.into(), SkipReason::Reference),
        (Value::Object(Map::new()), SkipReason::Parts),
    ];
    probes.iter().find(|(probe, _)| takes(probe)).map_or(SkipReason::Word, |(_, reason)| *reason)
}

/// The id of no entity.
const ANY_ID: &str = "00000000000000000000000000000000";

fn takes_references(kind: Kind, field: &str) -> bool {
    reads(kind, field, &Value::Array(vec![ANY_ID.into()]))
}

/// Places a value in a group, or leaves it as it is for a register.
fn place(element: &str, value: &Value) -> Value {
    if element.is_empty() {
        return value.clone();
    }
    Value::Object([(element.to_owned(), value.clone())].into_iter().collect())
}

/// Whether a field reads all of a value.
fn reads(kind: Kind, field: &str, value: &Value) -> bool {
    let mut is_whole = true;
    let mut blank = blank(kind);
    match blank.field_mut(field) {
        Some(field) => field.fill(value.clone(), &mut |_, _| is_whole = false),
        None => return false,
    }
    is_whole
}

#[cfg(test)]
#[path = "skipped_tests.rs"]
mod tests;
