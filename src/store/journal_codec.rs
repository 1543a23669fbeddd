//! Encodes changes as text: `3:<checksum>:<json>`, beginning with the schema number.
//!
//! The JSON names each edit by its entity and lists its cells. A cell has a stamp only if it differs from the stamp of
//! its edit, and an edit only if it differs from the stamp of the change. Previous values are not written, because a
//! journal is only replayed forward.
//!
//! Schema 1, of the first release, had no stamps on edits and named no partitions; schema 2 had no sequence. The same
//! decoder reads them.

use crate::domain::{
    Cell, CellEdit, Change, Edit, EntityRef, Mode, PartitionId, Timestamp, VecMap, canonical, into_map,
};
use crate::formats::backup::checksum;
use serde_json::{Map, Value, json};
use thiserror::Error;

/// The schema number that this version writes, and the highest that it reads.
pub(super) const SCHEMA: u32 = 3;

/// Why a text cannot be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CodecError {
    /// The text is corrupt.
    #[error("the text is damaged")]
    Damaged,
    /// A newer version wrote the text.
    #[error("the text is of a newer schema")]
    Newer,
}

/// The position of a journal entry in the order of writes on this device, independent of the clock.
///
/// Each tab counts on from the highest number it has seen (a Lamport clock: Lamport 1978), so that its entries come
/// after all entries it knew. A number without an entry, below a number with one, means a lost entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sequence {
    /// The number of the entry.
    pub(super) number: u64,
    /// The random id of the tab that wrote it.
    pub(super) tab: u32,
}

/// A change as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalEntry {
    /// The change.
    pub change: Change,
    /// The partitions that must be loaded before the change is replayed, because it edits their exchanges.
    pub required_partitions: Vec<PartitionId>,
    /// For a journal entry: its position. None in earlier schemas.
    pub sequence: Option<Sequence>,
    /// For a snapshot: the number of the last entry of each tab in it.
    pub compacted: VecMap<u32, u64>,
    /// For a snapshot: the partitions that belong to it, each with its generation. The head has more details on them.
    pub partitions: Vec<(PartitionId, u64)>,
    /// For a snapshot: the last generation that contains a revert, 0 if there is none.
    pub last_revert_generation: u64,
}

impl JournalEntry {
    /// Wraps a change without any storage details.
    pub fn new(change: Change) -> Self {
        Self {
            change,
            required_partitions: Vec::new(),
            sequence: None,
            compacted: VecMap::default(),
            partitions: Vec::new(),
            last_revert_generation: 0,
        }
    }
}

/// Encodes a change.
pub(crate) fn encode(entry: &JournalEntry) -> String {
    let change = &entry.change;
    let mut object = Map::new();
    let mut put = |name: &str, value: Value| drop(object.insert(name.to_owned(), value));
    put("at", change.stamp.to_string().into());
    put("edits", change.edits.iter().map(|it| encode_edit(it, change.stamp)).collect());
    if change.mode == Mode::Exact {
        put("exact", true.into());
    }
    if !change.seen.is_empty() {
        put("seen", change.seen.iter().map(Timestamp::to_string).collect());
    }
    if !entry.required_partitions.is_empty() {
        put("touches", entry.required_partitions.iter().copied().collect());
    }
    if let Some(Sequence { number, tab }) = entry.sequence {
        put("no", json!([number, tab]));
    }
    if !entry.compacted.is_empty() {
        put("folded", entry.compacted.iter().map(|(tab, number)| json!([tab, number])).collect());
    }
    if !entry.partitions.is_empty() {
        put("parts", entry.partitions.iter().map(|(part, generation)| json!([part, generation])).collect());
    }
    if entry.last_revert_generation > 0 {
        put("went_back", entry.last_revert_generation.into());
    }
    let text = Value::Object(object).to_string();
    format!("{SCHEMA}:{}:{text}", checksum(&text))
}

fn encode_edit(edit: &Edit, at: Timestamp) -> Value {
    let base = edit.cells.iter().find(|it| it.after.value.is_some()).and_then(|it| it.after.stamp).unwrap_or(at);
    let mut cells = Map::new();
    let mut stamps = Map::new();
    for cell in &edit.cells {
        cells.insert(cell.name.clone(), cell.after.value.clone().unwrap_or_default());
        if cell.after.stamp != Some(base) {
            let stamp = cell.after.stamp.map_or(Value::Null, |it| it.to_string().into());
            stamps.insert(cell.name.clone(), stamp);
        }
    }
    let entity = edit.entity.to_string();
    match (base == at, stamps.is_empty()) {
        (true, true) => json!([entity, cells]),
        (true, false) => json!([entity, cells, stamps]),
        (false, _) => json!([entity, cells, stamps, base.to_string()]),
    }
}

/// Splits a text into its checksum and its content, and rejects newer schemas. Does not verify the checksum.
pub(super) fn checked(text: &str) -> Result<(&str, &str), CodecError> {
    let (schema, rest) = text.split_once(':').ok_or(CodecError::Damaged)?;
    let schema: u32 = schema.parse().map_err(|_| CodecError::Damaged)?;
    if schema > SCHEMA { Err(CodecError::Newer) } else { rest.split_once(':').ok_or(CodecError::Damaged) }
}

/// Decodes a change.
///
/// # Errors
///
/// If the text is corrupt or has a newer schema.
pub(crate) fn decode(text: &str) -> Result<JournalEntry, CodecError> {
    let (sum, json) = checked(text)?;
    if sum != checksum(json) {
        return Err(CodecError::Damaged);
    }
    let value: Value = serde_json::from_str(json).map_err(|_| CodecError::Damaged)?;
    decode_entry(&value).ok_or(CodecError::Damaged)
}

fn decode_entry(value: &Value) -> Option<JournalEntry> {
    let list = |name: &str| value.get(name).and_then(Value::as_array).into_iter().flatten();
    let stamp = stamp(value.get("at")?)?;
    let mode = if value.get("exact").is_some() { Mode::Exact } else { Mode::Merge };
    let edits = value.get("edits")?.as_array()?.iter().map(|it| decode_edit(it, stamp)).collect::<Option<_>>()?;
    let seen = list("seen").map(self::stamp).collect::<Option<_>>()?;
    let required_partitions = list("touches").map(part).collect::<Option<_>>()?;
    let sequence = value.get("no").map(|it| Some(Sequence { number: it.get(0)?.as_u64()?, tab: part(it.get(1)?)? }));
    let compacted =
        list("folded").map(|it| Some((part(it.get(0)?)?, it.get(1)?.as_u64()?))).collect::<Option<Vec<_>>>()?;
    let partitions = list("parts").map(|it| Some((part(it.get(0)?)?, it.get(1)?.as_u64()?))).collect::<Option<_>>()?;
    let last_revert_generation = value.get("went_back").and_then(Value::as_u64).unwrap_or_default();
    let change = Change { stamp, mode, edits, seen };
    let compacted = into_map(compacted.into_iter());
    let sequence = if let Some(read) = sequence { Some(read?) } else { None };
    Some(JournalEntry { change, required_partitions, sequence, compacted, partitions, last_revert_generation })
}

fn decode_edit(value: &Value, at: Timestamp) -> Option<Edit> {
    let parts = value.as_array()?;
    let entity: EntityRef = parts.first()?.as_str()?.parse().ok()?;
    let stamps = parts.get(2).and_then(Value::as_object);
    let base = parts.get(3).map_or(Some(at), stamp)?;
    let cells = parts.get(1)?.as_object()?.iter().map(|(name, value)| {
        let stamp = match stamps.and_then(|it| it.get(name)) {
            None => Some(base),
            Some(Value::Null) => None,
            Some(own) => Some(self::stamp(own)?),
        };
        let value = (!value.is_null()).then(|| value.clone());
        Some(CellEdit { name: canonical(name).into_owned(), before: Cell::default(), after: Cell { value, stamp } })
    });
    Some(Edit { entity, cells: cells.collect::<Option<_>>()? })
}

fn part(value: &Value) -> Option<PartitionId> {
    value.as_u64().and_then(|it| it.try_into().ok())
}

fn stamp(value: &Value) -> Option<Timestamp> {
    Timestamp::parse(value.as_str()?).ok()
}
