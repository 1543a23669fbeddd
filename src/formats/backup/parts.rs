//! Splits the text of a backup file into entities (their fields) and all other members (as JSON).
//!
//! Reads the text directly, because a tree of JSON values for the whole file would be built only to be taken apart
//! again. Values of an unexpected shape are skipped here and refused in `read.rs`, which has the error messages.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::domain::{Kind, USUAL_FIELDS, blank};

/// The fields of an entity by name, each name once.
pub(super) type Fields = Vec<(Cow<'static, str>, Value)>;

/// A list of entities; `None` for an entry that is not an object.
pub(super) type List = Vec<Option<Fields>>;

/// The contents of a backup file.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The lists of entities by kind; `None` if the value is not a list.
    pub(super) lists: BTreeMap<Kind, Option<List>>,
    /// All other members by name, including the settings and the deleted entities.
    pub(super) rest: Map<String, Value>,
}

/// Parses a text. Returns `None` if it is JSON but not an object.
///
/// # Errors
///
/// If the text is not JSON.
pub(super) fn parts(text: &str) -> Result<Option<Parts>, serde_json::Error> {
    let mut text = serde_json::Deserializer::from_str(text);
    let parts = Only(Whole).deserialize(&mut text)?;
    text.end().map(|()| parts)
}

/// An expected shape of JSON: an object, a list or both.
trait Shape: Sized {
    /// The result of reading a value of this shape.
    type Read;

    /// Reads an object. By default skips it and returns `None`.
    fn object<'de, A: MapAccess<'de>>(self, mut object: A) -> Result<Option<Self::Read>, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    /// Reads a list. By default skips it and returns `None`.
    fn list<'de, A: SeqAccess<'de>>(self, mut list: A) -> Result<Option<Self::Read>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

/// Reads values of one shape and skips values of any other.
struct Only<S>(S);

impl<'de, S: Shape> DeserializeSeed<'de> for Only<S> {
    type Value = Option<S::Read>;

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<Self::Value, D::Error> {
        value.deserialize_any(self)
    }
}

impl<'de, S: Shape> Visitor<'de> for Only<S> {
    type Value = Option<S::Read>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Self::Value, A::Error> {
        self.0.object(object)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        self.0.list(list)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// The whole file.
struct Whole;

impl Shape for Whole {
    type Read = Parts;

    fn object<'de, A: MapAccess<'de>>(self, mut object: A) -> Result<Option<Parts>, A::Error> {
        let mut parts = Parts::default();
        while let Some(name) = object.next_key::<String>()? {
            match Kind::from_word(&name).filter(|it| *it != Kind::Settings) {
                // Drops an unknown name unless its value is a list of objects: this version could not preserve it.
                Some(kind @ Kind::Unknown(_)) => {
                    let list = object.next_value_seed(Only(Entities(kind)))?;
                    if let Some(list) = list.filter(|it| it.iter().all(Option::is_some)) {
                        parts.lists.insert(kind, Some(list));
                    }
                }
                Some(kind) => drop(parts.lists.insert(kind, object.next_value_seed(Only(Entities(kind)))?)),
                None => drop(parts.rest.insert(name, object.next_value()?)),
            }
        }
        Ok(Some(parts))
    }
}

/// The list of entities of a kind.
struct Entities(Kind);

impl Shape for Entities {
    type Read = List;

    fn list<'de, A: SeqAccess<'de>>(self, mut list: A) -> Result<Option<List>, A::Error> {
        let blank = blank(self.0);
        let names: Vec<&'static str> =
            ["id"].into_iter().chain(blank.fields().iter().map(|(name, _)| *name)).chain(["stamp", "stamps"]).collect();
        let mut read = Vec::new();
        while let Some(entry) = list.next_element_seed(Only(Entry(&names)))? {
            read.push(entry);
        }
        Ok(Some(read))
    }
}

/// An entity. Holds the names of its known fields in their usual order.
struct Entry<'a>(&'a [&'static str]);

impl Shape for Entry<'_> {
    type Read = Fields;

    fn object<'de, A: MapAccess<'de>>(self, mut object: A) -> Result<Option<Fields>, A::Error> {
        let mut fields = Fields::with_capacity(USUAL_FIELDS);
        // The index at which the search for the next name starts. As long as the names come in this order, none occurs
        // twice.
        let mut at = 0;
        let mut is_usual = true;
        while let Some((name, place)) = object.next_key_seed(Name { known: self.0, at })? {
            let value = object.next_value()?;
            match place.filter(|it| *it >= at) {
                Some(place) => at = place + 1,
                None => is_usual = false,
            }
            fields.push((name, value));
        }
        Ok(Some(if is_usual { fields } else { by_name(fields) }))
    }
}

/// Sorts fields by name. If a file gives a name twice, the last value wins.
fn by_name(fields: Fields) -> Fields {
    BTreeMap::from_iter(fields).into_iter().collect()
}

/// Removes a field and returns its value. May change the order of the other fields.
pub(super) fn take(fields: &mut Fields, name: &str) -> Option<Value> {
    let at = fields.iter().position(|(it, _)| it == name)?;
    Some(fields.swap_remove(at).1)
}

/// A field name. Deserializes to the name and its index among the known names.
struct Name<'a> {
    known: &'a [&'static str],
    at: usize,
}

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = (Cow<'static, str>, Option<usize>);

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<Self::Value, D::Error> {
        value.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = (Cow<'static, str>, Option<usize>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        let places = (self.at..self.known.len()).chain(0..self.at);
        let place = places.into_iter().find(|it| self.known[*it] == name);
        Ok((place.map_or_else(|| name.to_owned().into(), |it| self.known[it].into()), place))
    }
}
