//! Reading a backup file. A file is read whole or refused whole.

use serde_json::{Map, Value};
use thiserror::Error;
use uuid::Uuid;

use crate::domain::{Book, Change, Device, EntityRef, Kind, Mode, Row, Stamp, VecMap};
use crate::exchange::backup::parts::{Fields, Parts, by_name, parts, take};
use crate::exchange::backup::{FORMAT, VERSION, checksum, ids};

/// A file larger than this was not written by Kith.
pub const MAX_BYTES: u64 = 128 * 1024 * 1024;

/// What a backup file holds.
#[derive(Clone, Debug)]
pub struct BackupFile {
    /// The book, as the device that wrote it saw it.
    pub book: Book,
    /// When it was written, as the file says.
    pub exported_at: Option<String>,
    /// The device that wrote it.
    pub device: Option<Device>,
}

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BackupProblem {
    /// Nothing in it.
    #[error("The file is empty.")]
    Empty,
    /// Larger than [`MAX_BYTES`].
    #[error("The file is larger than any backup Kith writes.")]
    TooLarge,
    /// Not JSON, or cut.
    #[error("The file cannot be read past line {line}: it was cut or altered there.")]
    Cut {
        /// Counted from one.
        line: usize,
    },
    /// JSON, but not ours.
    #[error("This is not a Kith backup: the file does not begin with \"format\": \"kith-backup\".")]
    NotOurs,
    /// Written by a newer Kith.
    #[error("The file was written by a newer Kith (format {version}). Update this one first; nothing was changed.")]
    Newer {
        /// The version it says.
        version: u64,
    },
    /// The checksum does not fit.
    #[error(
        "The file was altered after it was written: its checksum, on line {line}, does not fit. If you altered it yourself, remove that line and open it again."
    )]
    Altered {
        /// Where the checksum stands, counted from one.
        line: usize,
    },
    /// A part of it is not what it should be.
    #[error("The file cannot be read: {place} is not {expected}.")]
    Shape {
        /// Where, in words.
        place: String,
        /// What should stand there.
        expected: &'static str,
    },
}

/// Reads a backup file.
///
/// # Errors
///
/// A [`BackupProblem`] that says why the whole file is refused.
///
/// ```
/// # use kith::exchange::backup::read;
/// let file = read(r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana"}]}"#).unwrap();
/// assert_eq!(file.book.people.iter().count(), 1);
/// ```
pub fn read(text: &str) -> Result<BackupFile, BackupProblem> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(BackupProblem::Empty);
    }
    if text.len() as u64 > MAX_BYTES {
        return Err(BackupProblem::TooLarge);
    }
    let parts = parts(text).map_err(|it| BackupProblem::Cut { line: it.line() })?;
    let mut parts = parts.ok_or(BackupProblem::NotOurs)?;
    check_head(&parts.rest)?;
    check_sum(text, &parts.rest)?;
    ids::adopt(&mut parts);
    let (book, file) = read_book(parts)?;
    check_counts(&file, &book)?;
    let exported_at = file.get("exported_at").and_then(Value::as_str).map(str::to_owned);
    let device = file.get("device").and_then(Value::as_str).and_then(Device::parse);
    Ok(BackupFile { book, exported_at, device })
}

/// Whether a text is a backup of Kith at all, of whatever version.
pub fn is_ours(text: &str) -> bool {
    let value: Option<Value> = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok();
    value.is_some_and(|it| it.get("format").and_then(Value::as_str) == Some(FORMAT))
}

fn check_head(file: &Map<String, Value>) -> Result<(), BackupProblem> {
    if file.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(BackupProblem::NotOurs);
    }
    match file.get("version").and_then(Value::as_u64) {
        Some(version) if version > VERSION => Err(BackupProblem::Newer { version }),
        Some(VERSION) => Ok(()),
        _ => Err(shape("the version", "1")),
    }
}

/// The checksum covers everything after its own line.
fn check_sum(text: &str, file: &Map<String, Value>) -> Result<(), BackupProblem> {
    let Some(expected) = file.get("checksum") else { return Ok(()) };
    let mut rest = text;
    let mut line = 0;
    while let Some((first, after)) = rest.split_once('\n') {
        line += 1;
        rest = after;
        if first.trim_start().starts_with("\"checksum\"") {
            let is_right = expected.as_str() == Some(checksum(rest).as_str());
            return if is_right { Ok(()) } else { Err(BackupProblem::Altered { line }) };
        }
    }
    Err(BackupProblem::Altered { line: 1 })
}

/// Counts are optional; where they stand, they are true.
fn check_counts(file: &Map<String, Value>, book: &Book) -> Result<(), BackupProblem> {
    let Some(counts) = file.get("counts") else { return Ok(()) };
    let counts = counts.as_object().ok_or_else(|| shape("counts", "an object"))?;
    for kind in Kind::ALL {
        let found = book.entities(kind).into_iter().filter(|it| book.view(*it).is_some_and(|it| it.is_live())).count();
        match counts.get(kind.word()) {
            Some(count) if count.as_u64() != Some(found as u64) => {
                return Err(shape(&format!("the count of {}", kind.word()), "the number of entries"));
            }
            _ => (),
        }
    }
    Ok(())
}

/// Reads the entities, and leaves the rest of the file.
fn read_book(parts: Parts) -> Result<(Book, Map<String, Value>), BackupProblem> {
    let Parts { lists, rest: mut file } = parts;
    let mut rows = Vec::new();
    match file.remove(Kind::Settings.word()) {
        None => (),
        Some(Value::Object(settings)) => rows.push(read_record(EntityRef::SETTINGS, fields_of(settings))?),
        Some(_) => return Err(shape(Kind::Settings.word(), "an object")),
    }
    for (kind, entries) in lists {
        let entries = entries.ok_or_else(|| shape(kind.word(), "a list"))?;
        rows.reserve(entries.len());
        for (index, fields) in entries.into_iter().enumerate() {
            let place = || format!("entry {} of {}", index + 1, kind.word());
            rows.push(read_entry(kind, fields, &place)?);
        }
    }
    for (index, entry) in take_entries(&mut file, "deleted")?.into_iter().enumerate() {
        let place = || format!("entry {} of deleted", index + 1);
        let kind = entry
            .get("kind")
            .and_then(Value::as_str)
            .and_then(Kind::from_word)
            .ok_or_else(|| shape(&place(), "of a known kind"))?;
        let fields = if let Value::Object(object) = entry { Some(fields_of(object)) } else { None };
        rows.push(read_entry(kind, fields, &place)?);
    }
    let seen = take_entries(&mut file, "seen")?.iter().map(|it| stamp(it, "seen")).collect::<Result<_, _>>()?;
    let mut book = Book::default();
    book.take_in(rows, u64::MAX);
    book.write(&Change { stamp: Stamp::FLOOR, mode: Mode::Merge, edits: Vec::new(), seen }, u64::MAX);
    Ok((book, file))
}

fn take_entries(file: &mut Map<String, Value>, name: &str) -> Result<Vec<Value>, BackupProblem> {
    match file.remove(name) {
        None => Ok(Vec::new()),
        Some(Value::Array(entries)) => Ok(entries),
        Some(_) => Err(shape(name, "a list")),
    }
}

fn fields_of(object: Map<String, Value>) -> Fields {
    object.into_iter().map(|(name, value)| (name.into(), value)).collect()
}

fn read_entry(kind: Kind, fields: Option<Fields>, place: &dyn Fn() -> String) -> Result<Row, BackupProblem> {
    let mut fields = fields.ok_or_else(|| shape(&place(), "an object"))?;
    let uuid = take(&mut fields, "id")
        .and_then(|it| Uuid::try_parse(it.as_str()?).ok())
        .ok_or_else(|| shape(&place(), "with an id"))?;
    read_record(EntityRef { kind, uuid }, fields)
}

/// Reads one entity as [`entity_line`](super::entity_line) writes it.
fn read_record(entity: EntityRef, mut fields: Fields) -> Result<Row, BackupProblem> {
    if fields.iter().any(|(name, _)| name.contains('\0')) {
        return Err(shape("the name of a field", "a name"));
    }
    let base = take(&mut fields, "stamp").map_or(Ok(Stamp::FLOOR), |it| stamp(&it, "a stamp"))?;
    let own = match take(&mut fields, "stamps") {
        None => VecMap::default(),
        Some(stamps) => read_stamps(stamps.as_object().ok_or_else(|| shape("stamps", "an object"))?)?,
    };
    for name in ["id", "kind"] {
        take(&mut fields, name);
    }
    whole_name(entity.kind, &mut fields);
    if fields.iter().any(|(name, _)| name.contains('/')) {
        // A part is filled after the whole that it belongs to, so that the more exact one counts.
        fields = by_name(fields);
    }
    Ok(Row { entity, base, fields, own })
}

fn read_stamps(stamps: &Map<String, Value>) -> Result<VecMap<String, Stamp>, BackupProblem> {
    let mut read = VecMap::default();
    for (cell, it) in stamps {
        read.insert(cell.clone(), stamp(it, "a stamp")?);
    }
    Ok(read)
}

/// A hand-written file may give a person's name in one piece.
fn whole_name(kind: Kind, fields: &mut Fields) {
    let has_parts = || fields.iter().any(|(name, _)| matches!(name.as_ref(), "given" | "family"));
    if kind == Kind::People
        && !has_parts()
        && let Some(name) = take(fields, "name")
    {
        fields.push(("given".into(), name));
    }
}

fn stamp(value: &Value, place: &str) -> Result<Stamp, BackupProblem> {
    value.as_str().and_then(|it| Stamp::parse(it).ok()).ok_or_else(|| shape(place, "24 hexadecimal digits"))
}

fn shape(place: &str, expected: &'static str) -> BackupProblem {
    BackupProblem::Shape { place: place.to_owned(), expected }
}
