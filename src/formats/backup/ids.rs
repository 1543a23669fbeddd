//! Ids for the entries of hand-written and generated files.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::{Id, Kind, Unknown};
use crate::formats::backup::parts::{Fields, Parts, take};

/// The fields that refer to other entities by id, each with the kind of those. A planned session (`next.session`) is
/// among them because its exchange has the same id.
const REFERENCES: [(&str, Kind); 13] = [
    ("people", Kind::People),
    ("person", Kind::People),
    ("through", Kind::People),
    ("to", Kind::People),
    ("given_to", Kind::People),
    ("not_same", Kind::People),
    ("joined", Kind::People),
    ("project", Kind::Projects),
    ("mentorship", Kind::Mentorships),
    ("session", Kind::Exchanges),
    ("goal", Kind::Aims),
    ("aim", Kind::Aims),
    ("trip", Kind::Trips),
];

/// Gives every entry a UUID, and redirects references that use other ids (`"people": ["ana"]`) to the new UUIDs.
pub(super) fn adopt(parts: &mut Parts) {
    let mut adopted = BTreeMap::new();
    for (kind, entries) in &mut parts.lists {
        let mut times = BTreeMap::<String, u32>::new();
        for entry in entries.iter_mut().flatten().flatten() {
            give_id(entry, *kind, &mut times, &mut adopted);
            match kind {
                Kind::Mentorships | Kind::Aims | Kind::People => give_inner_ids(entry),
                Kind::Projects => give_need_ids(entry),
                _ => (),
            }
        }
    }
    if !adopted.is_empty() {
        parts.rest.values_mut().for_each(|it| redirect(it, None, &adopted));
        for (kind, entries) in &mut parts.lists {
            let fields = entries.iter_mut().flatten().flatten().flatten();
            fields.for_each(|(name, it)| redirect(it, points_to_from(*kind, name), &adopted));
        }
    }
}

fn give_id(
    entry: &mut Fields,
    kind: Kind,
    times: &mut BTreeMap<String, u32>,
    adopted: &mut BTreeMap<(Kind, String), String>,
) {
    let given = entry.iter().find(|(name, _)| name == "id").map(|(_, it)| it);
    if given.is_some_and(is_uuid) {
        return;
    }
    let given = given.and_then(text_of);
    let source = match &given {
        Some(id) => format!("{} {id}", kind.word()),
        None => {
            // Two identical entries without an id are two people with the same name, so a counter is part of the
            // source.
            let object: Map<String, Value> =
                entry.iter().map(|(name, value)| (name.clone().into_owned(), value.clone())).collect();
            let text = Value::Object(object).to_string();
            let time = times.entry(text.clone()).or_default();
            *time += 1;
            format!("{} {time} {text}", kind.word())
        }
    };
    let id = Id::<Unknown>::from_text(&source).to_string();
    if let Some(given) = given {
        adopted.insert((kind, given), id.clone());
    }
    take(entry, "id");
    entry.push(("id".into(), Value::String(id)));
}

/// Gives UUIDs to the lessons of an aim, to the chapters of a person, and to the topics and the planned session of a
/// mentorship. The session's is that of the exchange with the same id, whether or not the file has it yet.
fn give_inner_ids(entry: &mut Fields) {
    let whose = entry.iter().find(|(name, _)| name == "id").and_then(|(_, it)| text_of(it)).unwrap_or_default();
    for (name, value) in entry {
        match (name.as_ref(), value) {
            ("next", Value::Object(next)) => {
                let given = next.get("session").filter(|it| !is_uuid(it)).and_then(text_of);
                if let Some(given) = given {
                    next.insert("session".into(), made_id(&format!("{} {given}", Kind::Exchanges.word())));
                }
            }
            ("agenda" | "learned" | "chapters", Value::Array(topics)) => {
                for topic in topics.iter_mut().filter_map(Value::as_object_mut) {
                    if !topic.get("id").is_some_and(is_uuid) {
                        let given = topic
                            .get("id")
                            .or_else(|| topic.get("text").or_else(|| topic.get("name")))
                            .and_then(text_of)
                            .unwrap_or_default();
                        topic.insert("id".into(), made_id(&format!("topic {whose} {given}")));
                    }
                }
            }
            _ => (),
        }
    }
}

/// Gives UUIDs to the needs of a project, and redirects the covers to them.
fn give_need_ids(entry: &mut Fields) {
    let whose = entry.iter().find(|(name, _)| name == "id").and_then(|(_, it)| text_of(it)).unwrap_or_default();
    for (name, value) in entry.iter_mut().filter(|(name, _)| name == "wants" || name == "covers") {
        for element in value.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
            if name == "wants" && !element.contains_key("id") {
                let what = element.get("what").cloned().unwrap_or_default();
                element.insert("id".into(), what);
            }
            for (_, id) in element.iter_mut().filter(|(name, _)| ["id", "of", "need"].contains(&name.as_str())) {
                if let Some(given) = text_of(id).filter(|_| !is_uuid(id)) {
                    *id = made_id(&format!("need {whose} {given}"));
                }
            }
        }
    }
}

fn made_id(source: &str) -> Value {
    Value::String(Id::<Unknown>::from_text(source).to_string())
}

fn is_uuid(value: &Value) -> bool {
    value.as_str().is_some_and(|it| Uuid::try_parse(it).is_ok())
}

/// Returns the kind of entity that a field refers to.
fn points_to(field: &str) -> Option<Kind> {
    REFERENCES.iter().find(|(name, _)| *name == field).map(|(_, kind)| *kind)
}

/// Returns the kind of entity that a field of an entity refers to. The `groups` of a person are words, and those of an
/// exchange refer to groups.
fn points_to_from(kind: Kind, field: &str) -> Option<Kind> {
    match (kind, field) {
        (Kind::Exchanges, "groups") | (Kind::Groups, "joined") => Some(Kind::Groups),
        (_, field) => points_to(field),
    }
}

/// Reads an id as a script may write it: a string or a number.
fn text_of(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned).or_else(|| value.as_u64().map(|it| it.to_string()))
}

fn redirect(value: &mut Value, to: Option<Kind>, adopted: &BTreeMap<(Kind, String), String>) {
    match value {
        Value::Array(elements) => elements.iter_mut().for_each(|it| redirect(it, to, adopted)),
        Value::Object(object) => object.iter_mut().for_each(|(name, it)| redirect(it, points_to(name), adopted)),
        single => {
            let id = to.zip(text_of(single)).and_then(|key| adopted.get(&key));
            if let Some(id) = id {
                *single = Value::String(id.clone());
            }
        }
    }
}
