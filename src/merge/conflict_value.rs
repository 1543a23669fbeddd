//! The value of a cell for the user to read: names in place of ids, and parts that say what they are. Without words:
//! the user interface finds them.

use serde_derive::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::{
    Book, Cell, Content, DELETED, Entity, EntityRef, Kind, TextForm, Vocabulary, blank, is_cover, split_cell, text_set,
};
use crate::merge::conflict_name::{ConflictName, name_of};

/// The length of a shown text in characters, beyond which it is cut (design decision: about two lines of a phone).
const SHOWN: usize = 60;
/// The part of an element with its own id.
const OWN_ID: &str = "id";
/// The part of an earlier wording that names a line of the agreement.
const LINE: &str = "line";
/// The part of a need that says who covers it. It is no part of the stored need.
const COVERS: &str = "covers";

/// A value, shortened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConflictValue {
    /// The cell is not set.
    #[default]
    Nothing,
    /// The element was removed from its list.
    Removed,
    /// A switch that is on or off.
    Switch(bool),
    /// A text in the user's words, or a number.
    Text(String),
    /// The parts of a value.
    Parts(Vec<ConflictPart>),
    /// Something that this version cannot read.
    Unreadable,
}

/// A part of a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictPart {
    /// The name of the part, such as `depth`. Empty for the value itself.
    pub name: String,
    /// The value of the part.
    pub value: PartValue,
}

/// The value of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PartValue {
    /// A text in the user's words, a name or a number.
    Text(String),
    /// A date, as the text of a [`PartialDate`](crate::domain::PartialDate).
    Date(String),
    /// A word of a string enum.
    Word(Vocabulary, String),
    /// Another entity: the text of an [`EntityRef`], and what it is called.
    Entity(String, ConflictName),
    /// People by name, and the user.
    People {
        /// The names.
        names: Vec<String>,
        /// Whether the user is one of them.
        has_me: bool,
    },
    /// A field of the entity, as the name of its cell: the line of an agreement with another wording.
    Field(String),
    /// A switch that is on.
    On,
    /// A picture.
    Picture,
    /// An entity that neither book has.
    Gone,
}

/// The books in which the names of entities are looked up, the preferred one first.
pub(super) struct Names<'a>(pub(super) Vec<&'a Book>);

impl Names<'_> {
    /// The value of a cell of an entity.
    pub(super) fn value(&self, entity: EntityRef, name: &str, cell: &Cell) -> ConflictValue {
        let Some(value) = &cell.value else { return ConflictValue::Nothing };
        if name == DELETED {
            return value.as_str().map_or(ConflictValue::Unreadable, |it| one("", PartValue::Date(it.to_owned())));
        }
        let (field, element) = split_cell(name);
        let blank = blank(entity.kind);
        let parts = self.parts(entity, &*blank, (&field, element), value);
        match (value, parts) {
            (Value::Bool(is_on), Some(_)) => ConflictValue::Switch(*is_on),
            (_, Some(parts)) => of_parts(parts),
            // A field of a newer version.
            (Value::String(text), None) if !is_id(text) => ConflictValue::Text(shortened(text)),
            (_, None) => ConflictValue::Unreadable,
        }
    }

    /// The parts of a value that can be read. None if the field is unknown.
    fn parts(
        &self,
        entity: EntityRef,
        blank: &dyn Entity,
        (name, element): (&str, &str),
        value: &Value,
    ) -> Option<Vec<ConflictPart>> {
        let (_, field) = blank.fields().into_iter().find(|(it, _)| *it == name)?;
        let is_list = field.is_list();
        if blank.form(name) == TextForm::Picture {
            return Some(vec![ConflictPart { name: String::new(), value: PartValue::Picture }]);
        }
        let contents = field.contents();
        let mut parts: Vec<ConflictPart> = match value {
            Value::Object(object) if is_list => {
                let all = contents.iter().filter(|(name, _)| *name != OWN_ID);
                all.filter_map(|(name, content)| self.part(entity, name, *content, object.get(*name)?)).collect()
            }
            _ => {
                // A list element that is a single text has it as its first part.
                let part = if is_list { contents.first() } else { contents.iter().find(|it| it.0 == element) };
                part.and_then(|(_, content)| self.part(entity, "", *content, value)).into_iter().collect()
            }
        };
        if is_cover(entity.kind, name) && value.get("person").is_none() {
            let me = PartValue::People { names: Vec::new(), has_me: true };
            parts.insert(0, ConflictPart { name: "person".to_owned(), value: me });
        }
        Some(parts)
    }

    fn part(&self, entity: EntityRef, name: &str, content: Content, value: &Value) -> Option<ConflictPart> {
        let text = value.as_str();
        let value = match content {
            Content::Text if name == LINE && entity.kind == Kind::Mentorships => PartValue::Field(text?.to_owned()),
            Content::Text => PartValue::Text(shortened(text?)),
            Content::Number => PartValue::Text(value.as_u64()?.to_string()),
            Content::Switch => value.as_bool()?.then_some(PartValue::On)?,
            Content::Date => PartValue::Date(text?.to_owned()),
            Content::Person | Content::Reference => self.referent(entity, text?),
            Content::Word(of) => PartValue::Word(of, text?.to_owned()),
        };
        Some(ConflictPart { name: name.to_owned(), value })
    }

    /// What an id stands for: an entity of any kind, or another element of the entity.
    fn referent(&self, entity: EntityRef, id: &str) -> PartValue {
        let Ok(uuid) = Uuid::try_parse(id) else { return PartValue::Gone };
        let named = |kind: Kind| {
            let at = EntityRef { kind, uuid };
            self.0.iter().any(|it| it.view(at).is_some()).then(|| match self.name(at) {
                ConflictName::Text(name) => PartValue::Text(shortened(&name)),
                name => PartValue::Entity(at.to_string(), name),
            })
        };
        let element = || Some(PartValue::Text(self.element_text(entity, id)?));
        // There is always a record of the settings, and nothing refers to it.
        Kind::ALL
            .into_iter()
            .filter(|it| *it != Kind::Settings)
            .find_map(named)
            .or_else(element)
            .unwrap_or(PartValue::Gone)
    }

    /// What an entity is called, in the first book that has a name for it.
    pub(super) fn name(&self, entity: EntityRef) -> ConflictName {
        let names = self.0.iter().map(|it| name_of(entity, it));
        names.into_iter().find(|it| *it != ConflictName::Kind).unwrap_or_default()
    }

    /// The words of an element of a list with an id of its own, such as a need.
    fn element_text(&self, entity: EntityRef, id: &str) -> Option<String> {
        let is_it = |name: &str| name.split_once('/').is_some_and(|(_, element)| element == id);
        self.0.iter().find_map(|book| {
            let cells = book.view(entity)?.values();
            let (_, value) = cells.iter().find(|(name, _)| is_it(name))?;
            let words = |value: &Map<String, Value>| {
                let text = |it: &Value| it.as_str().filter(|it| !is_id(it)).map(shortened);
                ["what", "name", "text"].iter().find_map(|it| text(value.get(*it)?))
            };
            words(value.as_object()?)
        })
    }

    /// A need with those who cover it, from the cells of the covers.
    pub(super) fn need(&self, need: ConflictValue, covers: &[&Value]) -> ConflictValue {
        let person = |it: &&Value| it.get("person").and_then(Value::as_str).and_then(|it| Uuid::try_parse(it).ok());
        let who: Vec<Option<Uuid>> = covers.iter().map(person).collect();
        let has_me = who.contains(&None);
        let name = |uuid: Uuid| match self.name(EntityRef { kind: Kind::People, uuid }) {
            ConflictName::Text(name) => Some(name),
            _ => None,
        };
        let names: Vec<String> =
            text_set(who.into_iter().flatten().filter_map(name).collect()).iter().cloned().collect();
        let mut parts = match need {
            ConflictValue::Text(what) => vec![ConflictPart { name: "what".to_owned(), value: PartValue::Text(what) }],
            ConflictValue::Parts(parts) => parts,
            other => return other,
        };
        if has_me || !names.is_empty() {
            parts.push(ConflictPart { name: COVERS.to_owned(), value: PartValue::People { names, has_me } });
        }
        ConflictValue::Parts(parts)
    }
}

fn of_parts(mut parts: Vec<ConflictPart>) -> ConflictValue {
    match parts.as_mut_slice() {
        [] => ConflictValue::Unreadable,
        [ConflictPart { value: PartValue::Text(text), .. }] => ConflictValue::Text(std::mem::take(text)),
        _ => ConflictValue::Parts(parts),
    }
}

fn one(name: &str, value: PartValue) -> ConflictValue {
    ConflictValue::Parts(vec![ConflictPart { name: name.to_owned(), value }])
}

/// Whether a text is an id as it is stored.
fn is_id(text: &str) -> bool {
    text.len() == 32 && Uuid::try_parse(text).is_ok()
}

/// A text, cut if it is long.
pub(super) fn shortened(text: &str) -> String {
    let is_long = text.chars().count() > SHOWN;
    if is_long { text.chars().take(SHOWN).chain(['…']).collect() } else { text.to_owned() }
}

#[cfg(test)]
#[path = "conflict_value_tests.rs"]
mod tests;
