//! Ids in files that were written by hand or by a script.

use std::collections::BTreeMap;

use crc::{CRC_64_ECMA_182, CRC_64_XZ, Crc};
use serde_json::Value;
use uuid::Uuid;

use crate::domain::Kind;

/// Fields whose values are ids of other entities.
const REFERENCES: [&str; 6] = ["people", "person", "through", "to", "project", "given_to"];

/// An id that is always the same for the same text, so that opening a file twice brings nothing twice.
/// A UUID version 8 (RFC 9562, section 5.8) from two checksums: ids need to differ, not to be secret.
pub(super) fn from_text(text: &str) -> Uuid {
    let high = Crc::<u64>::new(&CRC_64_ECMA_182).checksum(text.as_bytes());
    let low = Crc::<u64>::new(&CRC_64_XZ).checksum(text.as_bytes());
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&high.to_be_bytes());
    bytes[8..].copy_from_slice(&low.to_be_bytes());
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// Gives every entry an id, and makes references to ids of another shape (`"people": ["ana"]`) point to the new ones.
pub(super) fn adopt(file: &mut serde_json::Map<String, Value>) {
    let mut adopted = BTreeMap::new();
    for kind in Kind::ALL {
        let mut times = BTreeMap::<String, u32>::new();
        for entry in file.get_mut(kind.word()).and_then(Value::as_array_mut).into_iter().flatten() {
            give_id(entry, kind, &mut times, &mut adopted);
        }
    }
    if !adopted.is_empty() {
        file.values_mut().for_each(|it| redirect(it, false, &adopted));
    }
}

fn give_id(entry: &mut Value, kind: Kind, times: &mut BTreeMap<String, u32>, adopted: &mut BTreeMap<String, String>) {
    let text = entry.to_string();
    let Some(object) = entry.as_object_mut() else { return };
    let given = object.get("id").and_then(Value::as_str).map(str::to_owned);
    if given.as_deref().is_some_and(|it| Uuid::try_parse(it).is_ok()) {
        return;
    }
    let source = match &given {
        Some(id) => format!("{} {id}", kind.word()),
        None => {
            // Two entries alike to the letter are two people of one name.
            let time = times.entry(text.clone()).or_default();
            *time += 1;
            format!("{} {time} {text}", kind.word())
        }
    };
    let id = from_text(&source).as_simple().to_string();
    if let Some(given) = given {
        adopted.insert(given, id.clone());
    }
    object.insert("id".to_owned(), Value::String(id));
}

fn redirect(value: &mut Value, is_reference: bool, adopted: &BTreeMap<String, String>) {
    match value {
        Value::String(text) if is_reference => {
            if let Some(id) = adopted.get(text) {
                text.clone_from(id);
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|it| redirect(it, is_reference, adopted)),
        Value::Object(object) => {
            object.iter_mut().for_each(|(name, it)| redirect(it, REFERENCES.contains(&name.as_str()), adopted));
        }
        _ => (),
    }
}
