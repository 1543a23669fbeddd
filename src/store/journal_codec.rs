//! Changes as text: `3:<checksum>:<json>`, the schema's number first.
//!
//! The JSON names each edit by its entity and gives its cells; a stamp stands beside a cell only where it differs from
//! the edit's own, and beside an edit only where that differs from the change's. What stood there before is not
//! written: a journal is only ever played forward.
//!
//! Schema 1, of the first release, had no stamps beside edits and named no parts; schema 2 had no sequence. Reading them is
//! reading this.

use crate::domain::{Cell, CellEdit, Change, Edit, EntityRef, Mode, Part, Timestamp, VecMap, canonical, into_map};
use crate::formats::backup::checksum;
use serde_json::{Map, Value, json};
use thiserror::Error;

/// The number of the schema that this program writes, and the newest it reads.
pub(super) const SCHEMA: u32 = 3;

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

/// Where an entry of the journal stands in the order in which this device wrote, whatever its clock said.
///
/// Tabs count by themselves and go on from the highest number they have seen (a Lamport clock: Lamport 1978), so that
/// what a tab writes comes after everything that it knew. A number that nothing has, before one that something has, is an
/// entry that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sequence {
    /// The number of the entry.
    pub(super) number: u64,
    /// The tab that wrote it: a random number.
    pub(super) tab: u32,
}

/// A change as the store keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalEntry {
    /// What it writes.
    pub change: Change,
    /// The packed parts that must be in memory before it is written, because it edits what is in them.
    pub required_partitions: Vec<Part>,
    /// For an entry of the journal: when it was written. None in one of an earlier schema.
    pub sequence: Option<Sequence>,
    /// For a snapshot: the number of the last entry of each tab that is in it.
    pub folded: VecMap<u32, u64>,
    /// For a snapshot: the packed parts that go with it, and the generation of each. The head says more of them.
    pub parts: Vec<(Part, u64)>,
    /// For a snapshot: the last generation in which something went back to how it was, nought where nothing did.
    pub last_revert_generation: u64,
}

impl JournalEntry {
    /// A change that stands for itself.
    pub fn new(change: Change) -> Self {
        Self {
            change,
            required_partitions: Vec::new(),
            sequence: None,
            folded: VecMap::default(),
            parts: Vec::new(),
            last_revert_generation: 0,
        }
    }
}

/// WriteBatch a change.
pub fn encode(kept: &JournalEntry) -> String {
    let change = &kept.change;
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
    if !kept.required_partitions.is_empty() {
        put("touches", kept.required_partitions.iter().copied().collect());
    }
    if let Some(Sequence { number, tab }) = kept.sequence {
        put("no", json!([number, tab]));
    }
    if !kept.folded.is_empty() {
        put("folded", kept.folded.iter().map(|(tab, number)| json!([tab, number])).collect());
    }
    if !kept.parts.is_empty() {
        put("parts", kept.parts.iter().map(|(part, generation)| json!([part, generation])).collect());
    }
    if kept.last_revert_generation > 0 {
        put("went_back", kept.last_revert_generation.into());
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

/// Takes the schema and the checksum off a text. Whether the checksum fits is for the caller to see.
pub(super) fn checked(text: &str) -> Result<(&str, &str), CodecError> {
    let (schema, rest) = text.split_once(':').ok_or(CodecError::Damaged)?;
    let schema: u32 = schema.parse().map_err(|_| CodecError::Damaged)?;
    if schema > SCHEMA { Err(CodecError::Newer) } else { rest.split_once(':').ok_or(CodecError::Damaged) }
}

/// Reads a change.
///
/// # Errors
///
/// If the text is not one that [`encode`] wrote.
pub fn decode(text: &str) -> Result<JournalEntry, CodecError> {
    let (sum, json) = checked(text)?;
    if sum != checksum(json) {
        return Err(CodecError::Damaged);
    }
    let value: Value = serde_json::from_str(json).map_err(|_| CodecError::Damaged)?;
    decode_kept(&value).ok_or(CodecError::Damaged)
}

fn decode_kept(value: &Value) -> Option<JournalEntry> {
    let list = |name: &str| value.get(name).and_then(Value::as_array).into_iter().flatten();
    let stamp = stamp(value.get("at")?)?;
    let mode = if value.get("exact").is_some() { Mode::Exact } else { Mode::Merge };
    let edits = value.get("edits")?.as_array()?.iter().map(|it| decode_edit(it, stamp)).collect::<Option<_>>()?;
    let seen = list("seen").map(self::stamp).collect::<Option<_>>()?;
    let required_partitions = list("touches").map(part).collect::<Option<_>>()?;
    let sequence = value.get("no").map(|it| Some(Sequence { number: it.get(0)?.as_u64()?, tab: part(it.get(1)?)? }));
    let folded =
        list("folded").map(|it| Some((part(it.get(0)?)?, it.get(1)?.as_u64()?))).collect::<Option<Vec<_>>>()?;
    let parts = list("parts").map(|it| Some((part(it.get(0)?)?, it.get(1)?.as_u64()?))).collect::<Option<_>>()?;
    let last_revert_generation = value.get("went_back").and_then(Value::as_u64).unwrap_or_default();
    let change = Change { stamp, mode, edits, seen };
    let folded = into_map(folded.into_iter());
    let sequence = if let Some(read) = sequence { Some(read?) } else { None };
    Some(JournalEntry { change, required_partitions, sequence, folded, parts, last_revert_generation })
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

fn part(value: &Value) -> Option<Part> {
    value.as_u64().and_then(|it| it.try_into().ok())
}

fn stamp(value: &Value) -> Option<Timestamp> {
    Timestamp::parse(value.as_str()?).ok()
}
