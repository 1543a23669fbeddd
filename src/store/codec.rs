//! Changes as text: `1:<checksum>:<json>`, the schema's number first.
//!
//! The JSON names each edit by its entity and gives its cells; a stamp stands beside a cell only where it differs from
//! the change's own. What stood there before is not written: a journal is only ever played forward.

use serde_json::{Map, Value, json};
use thiserror::Error;
use uuid::Uuid;

use crate::domain::{Cell, CellEdit, Change, Edit, EntityRef, Kind, Mode, Stamp};
use crate::exchange::backup::checksum;

/// The number of the schema that this program writes, and the newest it reads.
const SCHEMA: u32 = 1;

/// Why a text of the journal cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CodecError {
    /// Not what was written.
    #[error("the text is damaged")]
    Damaged,
    /// Written by a newer program.
    #[error("the text is of a newer schema")]
    Newer,
}

/// Writes a change.
pub fn encode(change: &Change) -> String {
    let edits: Vec<Value> = change.edits.iter().map(|it| encode_edit(it, change.stamp)).collect();
    let mut object = Map::new();
    object.insert("at".to_owned(), change.stamp.to_string().into());
    object.insert("edits".to_owned(), edits.into());
    if change.mode == Mode::Exact {
        object.insert("exact".to_owned(), true.into());
    }
    if !change.seen.is_empty() {
        object.insert("seen".to_owned(), change.seen.iter().map(Stamp::to_string).collect());
    }
    let text = Value::Object(object).to_string();
    format!("{SCHEMA}:{}:{text}", checksum(&text))
}

fn encode_edit(edit: &Edit, at: Stamp) -> Value {
    let mut cells = Map::new();
    let mut stamps = Map::new();
    for cell in &edit.cells {
        cells.insert(cell.name.clone(), cell.after.value.clone().unwrap_or_default());
        if cell.after.stamp != Some(at) {
            let stamp = cell.after.stamp.map_or(Value::Null, |it| it.to_string().into());
            stamps.insert(cell.name.clone(), stamp);
        }
    }
    let entity = format!("{:?}", edit.entity);
    if stamps.is_empty() { json!([entity, cells]) } else { json!([entity, cells, stamps]) }
}

/// Reads a change.
///
/// # Errors
///
/// If the text is not one that [`encode`] wrote.
pub fn decode(text: &str) -> Result<Change, CodecError> {
    let (schema, rest) = text.split_once(':').ok_or(CodecError::Damaged)?;
    let schema: u32 = schema.parse().map_err(|_| CodecError::Damaged)?;
    if schema > SCHEMA {
        return Err(CodecError::Newer);
    }
    let (sum, json) = rest.split_once(':').ok_or(CodecError::Damaged)?;
    if sum != checksum(json) {
        return Err(CodecError::Damaged);
    }
    let value: Value = serde_json::from_str(json).map_err(|_| CodecError::Damaged)?;
    decode_change(&value).ok_or(CodecError::Damaged)
}

fn decode_change(value: &Value) -> Option<Change> {
    let stamp = stamp(value.get("at")?)?;
    let mode = if value.get("exact").is_some() { Mode::Exact } else { Mode::Merge };
    let edits = value.get("edits")?.as_array()?.iter().map(|it| decode_edit(it, stamp)).collect::<Option<_>>()?;
    let seen =
        value.get("seen").and_then(Value::as_array).into_iter().flatten().map(self::stamp).collect::<Option<_>>()?;
    Some(Change { stamp, mode, edits, seen })
}

fn decode_edit(value: &Value, at: Stamp) -> Option<Edit> {
    let parts = value.as_array()?;
    let (kind, uuid) = parts.first()?.as_str()?.split_once('/')?;
    let entity = EntityRef { kind: Kind::from_word(kind)?, uuid: Uuid::try_parse(uuid).ok()? };
    let stamps = parts.get(2).and_then(Value::as_object);
    let cells = parts.get(1)?.as_object()?.iter().map(|(name, value)| {
        let stamp = match stamps.and_then(|it| it.get(name)) {
            None => Some(at),
            Some(Value::Null) => None,
            Some(own) => Some(self::stamp(own)?),
        };
        let value = (!value.is_null()).then(|| value.clone());
        Some(CellEdit { name: name.clone(), before: Cell::default(), after: Cell { value, stamp } })
    });
    Some(Edit { entity, cells: cells.collect::<Option<_>>()? })
}

fn stamp(value: &Value) -> Option<Stamp> {
    Stamp::parse(value.as_str()?).ok()
}
