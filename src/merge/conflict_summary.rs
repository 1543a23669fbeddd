//! A conflict for the user to read: which entity, which field, and both values. Without words: the user interface finds
//! them.

use serde_derive::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::{Book, Cell, CellEdit, EntityRef, ExchangeId, Id, Kind, PersonId, display_name};
use crate::merge::Conflict;

/// The length of a shown text in characters, beyond which it is cut (design decision: about two lines of a phone).
const SHOWN: usize = 60;

/// One cell with two values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConflictSummary {
    /// The entity, as the text of an [`EntityRef`].
    pub entity: String,
    /// The name of the cell.
    pub cell: String,
    /// Whether the merge rule takes the value of the file.
    pub takes_theirs: bool,
    /// What the entity is called.
    pub name: ConflictName,
    /// The value in this book.
    pub mine: ConflictValue,
    /// The value in the file.
    pub theirs: ConflictValue,
}

/// What an entity is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConflictName {
    /// A person or a project by name, or a promise, a goal, a note about help or a shared item by its text.
    Text(String),
    /// A mentorship with these people.
    Mentorship(Vec<String>),
    /// An exchange.
    Exchange {
        /// The day, as ISO 8601 text. Empty if unknown.
        day: String,
        /// The names of the people.
        people: Vec<String>,
    },
    /// Nothing but its kind.
    #[default]
    Kind,
}

/// A value, shortened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConflictValue {
    /// The cell is not set.
    #[default]
    Nothing,
    /// A switch that is on or off.
    Switch(bool),
    /// A text, number or date. People are shown by name, and of an object the parts that are texts.
    Text(String),
}

impl ConflictSummary {
    /// Summarises a conflict with `theirs`.
    pub(super) fn of(conflict: &Conflict, theirs: &Book) -> Self {
        Self {
            entity: conflict.entity.to_string(),
            cell: conflict.cell.clone(),
            takes_theirs: conflict.takes_theirs(),
            name: name_of(conflict.entity, theirs),
            mine: shown(&conflict.mine, theirs),
            theirs: shown(&conflict.theirs, theirs),
        }
    }

    /// Summarises an edit of a book: `mine` is the value before, `theirs` the value after.
    pub fn of_edit(entity: EntityRef, edit: &CellEdit, book: &Book) -> Self {
        Self {
            entity: entity.to_string(),
            cell: edit.name.clone(),
            takes_theirs: true,
            name: name_of(entity, book),
            mine: shown(&edit.before, book),
            theirs: shown(&edit.after, book),
        }
    }

    /// The same with the name that the entity has in this book. Unchanged if the book does not have the entity.
    pub fn renamed(self, book: &Book) -> Self {
        match self.entity.parse().map(|it| name_of(it, book)) {
            Ok(name) if name != ConflictName::Kind => Self { name, ..self },
            _ => self,
        }
    }
}

pub(super) fn name_of(entity: EntityRef, theirs: &Book) -> ConflictName {
    let person = |id: PersonId| theirs.people.record(id).map(|it| display_name(&it.body));
    let text = match entity.kind {
        Kind::People => person(PersonId::from_uuid(entity.uuid)),
        Kind::Promises => theirs.promises.record(Id::from_uuid(entity.uuid)).map(|it| it.body.what.clone()),
        Kind::Shares => theirs.shares.record(Id::from_uuid(entity.uuid)).map(|it| it.body.what.clone()),
        Kind::Favours => theirs.favours.record(Id::from_uuid(entity.uuid)).map(|it| it.body.what.clone()),
        Kind::Projects => theirs.projects.record(Id::from_uuid(entity.uuid)).map(|it| it.body.name.clone()),
        Kind::Returns => theirs.returns.record(Id::from_uuid(entity.uuid)).map(|it| it.body.what.clone()),
        Kind::Aims => theirs.aims.record(Id::from_uuid(entity.uuid)).map(|it| it.body.what.clone()),
        Kind::Groups => theirs.groups.record(Id::from_uuid(entity.uuid)).map(|it| it.body.name.clone()),
        Kind::Trips => theirs.trips.record(Id::from_uuid(entity.uuid)).map(|it| it.body.place.clone()),
        Kind::Mentorships => {
            let people = theirs.mentorships.record(Id::from_uuid(entity.uuid)).map(|it| &it.body.people);
            let names: Vec<String> = people.into_iter().flat_map(|it| it.iter()).filter_map(|it| person(*it)).collect();
            return if names.is_empty() { ConflictName::Kind } else { ConflictName::Mentorship(names) };
        }
        Kind::Exchanges => {
            let exchange = theirs.exchanges.record(ExchangeId::from_uuid(entity.uuid));
            return exchange.map_or(ConflictName::Kind, |exchange| ConflictName::Exchange {
                day: exchange.body.when.map(|it| it.to_string()).unwrap_or_default(),
                people: exchange.body.people.iter().filter_map(|it| person(*it)).collect(),
            });
        }
        _ => None,
    };
    text.filter(|it| !it.is_empty()).map_or(ConflictName::Kind, ConflictName::Text)
}

fn shown(cell: &Cell, theirs: &Book) -> ConflictValue {
    match &cell.value {
        None => ConflictValue::Nothing,
        Some(Value::Bool(is_on)) => ConflictValue::Switch(*is_on),
        Some(value) => ConflictValue::Text(shown_value(value, theirs)),
    }
}

/// A value as text, shortened.
pub(super) fn shown_value(value: &Value, theirs: &Book) -> String {
    let person = |text: &str| {
        let id = PersonId::parse(text).filter(|_| text.len() == 32)?;
        Some(display_name(&theirs.people.record(id)?.body))
    };
    let text = match value {
        Value::String(text) => person(text).unwrap_or_else(|| text.clone()),
        Value::Object(parts) => {
            let texts = parts.values().filter_map(Value::as_str).map(|it| person(it).unwrap_or_else(|| it.to_owned()));
            texts.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    };
    let is_long = text.chars().count() > SHOWN;
    if is_long { text.chars().take(SHOWN).chain(['…']).collect() } else { text }
}

#[cfg(test)]
#[path = "conflict_summary_tests.rs"]
mod tests;
