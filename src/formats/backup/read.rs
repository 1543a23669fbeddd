//! Reads a backup file. A file is accepted or refused as a whole.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::{Book, Change, EntityRef, Kind, Mode, Row, Timestamp, VecMap, blank, canonical, count_excess};
use crate::formats::backup::parts::{Fields, Parts, parts, take};
use crate::formats::backup::problem::{BackupProblem, Expected, Place};
use crate::formats::backup::{FORMAT, VERSION, checksum, ids, photo};
use crate::formats::importer::{LargePhoto, LeftOut, PHOTO, Parsed};

/// The largest accepted file in bytes: larger than a backup of a lifetime. Kith does not write a larger file.
pub const MAX_BYTES: u32 = 128 * 1024 * 1024;

/// Where a file comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// Written by this program just now: everything is accepted.
    Here,
    /// From anywhere. Harmful contents are left out.
    Elsewhere,
}

/// Reads a backup file and accepts all of its contents. For files from other sources see [`read_foreign`].
///
/// # Errors
///
/// A [`BackupProblem`] with the reason why the file is refused.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::{BackupProblem, read};
///
/// let file = read(r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana"}]}"#)?;
/// assert_eq!(file.book.people.iter().count(), 1);
///
/// let newer = read(r#"{"format": "kith-backup", "version": 9}"#);
/// assert_eq!(newer.err(), Some(BackupProblem::Newer { version: 9 }));
/// # Ok::<(), BackupProblem>(())
/// ```
pub fn read(text: &str) -> Result<Parsed, BackupProblem> {
    read_of(text, Origin::Here)
}

/// Reads a backup file from any source. Reports harmful contents in [`Parsed::left_out`] instead of importing them:
/// timestamps that would win over every later write, and photos that are not pictures.
///
/// # Errors
///
/// A [`BackupProblem`] with the reason why the file is refused.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read_foreign;
///
/// let file = read_foreign(
///     r#"{"format": "kith-backup", "version": 1,
///         "people": [{"given": "Ana", "photo": "https://example.org/ana.jpg"}]}"#,
/// )?;
/// assert_eq!(file.left_out.photos, 1, "a link would tell a server when the page is open");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn read_foreign(text: &str) -> Result<Parsed, BackupProblem> {
    read_of(text, Origin::Elsewhere)
}

fn read_of(text: &str, origin: Origin) -> Result<Parsed, BackupProblem> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(BackupProblem::Empty);
    }
    if text.len() as u64 > u64::from(MAX_BYTES) {
        return Err(BackupProblem::TooLarge);
    }
    let parts = parts(text).map_err(|it| BackupProblem::Cut { line: it.line() })?;
    let mut parts = parts.ok_or(BackupProblem::NotOurs)?;
    check_head(&parts.rest)?;
    check_sum(text, &parts.rest)?;
    ids::adopt(&mut parts);
    let mut reader = Reader { origin, left_out: LeftOut::default() };
    let (book, file) = reader.read_book(parts)?;
    check_counts(&file, &book)?;
    let exported_at = file.get("exported_at").and_then(Value::as_str).map(str::to_owned);
    Ok(Parsed { book, left_out: reader.left_out, exported_at })
}

/// Whether a text is a Kith backup of any version.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::is_ours;
///
/// assert!(is_ours(r#"{"format": "kith-backup", "version": 9}"#));
/// assert!(!is_ours(r#"{"format": "another"}"#));
/// ```
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
        _ => Err(shape("version", Expected::Version)),
    }
}

/// Verifies the checksum, which covers everything after its own line.
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

/// Verifies the counts. They are optional, but must be correct if present.
fn check_counts(file: &Map<String, Value>, book: &Book) -> Result<(), BackupProblem> {
    let Some(counts) = file.get("counts") else { return Ok(()) };
    let counts = counts.as_object().ok_or_else(|| shape("counts", Expected::Object))?;
    for kind in book.kinds() {
        let found = book.entities(kind).into_iter().filter(|it| book.view(*it).is_some_and(|it| it.is_live())).count();
        match counts.get(kind.word()) {
            Some(count) if count.as_u64() != Some(found as u64) => {
                return Err(shape(kind.word(), Expected::Count));
            }
            _ => (),
        }
    }
    Ok(())
}

/// The largest number of unknown kinds in a file: far more than Kith will ever have (design decision).
const MAX_UNKNOWN_KINDS: usize = 32;
/// The deepest accepted nesting of a value: a journal entry nests it a little deeper and must still be readable.
const MAX_DEPTH: usize = 64;

/// Reads the entities of a file.
struct Reader {
    origin: Origin,
    left_out: LeftOut,
}

impl Reader {
    /// Reads all entities. Returns the book and the remaining members of the file.
    fn read_book(&mut self, parts: Parts) -> Result<(Book, Map<String, Value>), BackupProblem> {
        let Parts { lists, rest: mut file } = parts;
        let mut rows = Vec::new();
        match file.remove(Kind::Settings.word()) {
            None => (),
            Some(Value::Object(settings)) => rows.push(self.read_record(EntityRef::SETTINGS, fields_of(settings))?),
            Some(_) => return Err(shape(Kind::Settings.word(), Expected::Object)),
        }
        if lists.keys().filter(|it| matches!(it, Kind::Unknown(_))).count() > MAX_UNKNOWN_KINDS {
            return Err(shape("kinds", Expected::FewUnknownKinds));
        }
        for (kind, entries) in lists {
            let entries = entries.ok_or_else(|| shape(kind.word(), Expected::List))?;
            rows.reserve(entries.len());
            let mut ids = BTreeSet::new();
            for (index, fields) in entries.into_iter().enumerate() {
                let Some(fields) = fields else {
                    self.left_out.entries += 1;
                    continue;
                };
                let row = self.read_entry(kind, fields, &|| Place::entry(index, kind.word()))?;
                if !ids.insert(row.entity.uuid) {
                    self.left_out.entries += 1;
                    continue;
                }
                rows.push(row);
            }
        }
        for (index, entry) in take_entries(&mut file, "deleted")?.into_iter().enumerate() {
            let place = || Place::entry(index, "deleted");
            let kind = entry
                .get("kind")
                .and_then(Value::as_str)
                .and_then(Kind::from_word)
                .ok_or_else(|| shape(place(), Expected::Kind))?;
            let Value::Object(object) = entry else { return Err(shape(place(), Expected::Object)) };
            let mut fields = fields_of(object);
            take(&mut fields, "kind");
            rows.push(self.read_entry(kind, fields, &place)?);
        }
        let seen = take_entries(&mut file, "seen")?;
        let seen = seen.iter().map(|it| self.stamp(it, "seen")).collect::<Result<_, _>>()?;
        let mut book = Book::default();
        book.insert_rows(rows, u64::MAX);
        book.write(&Change { stamp: Timestamp::FLOOR, mode: Mode::Merge, edits: Vec::new(), seen }, u64::MAX);
        Ok((book, file))
    }

    fn read_entry(&mut self, kind: Kind, mut fields: Fields, place: &dyn Fn() -> Place) -> Result<Row, BackupProblem> {
        let uuid = take(&mut fields, "id")
            .and_then(|it| Uuid::try_parse(it.as_str()?).ok())
            .ok_or_else(|| shape(place(), Expected::Id))?;
        if fields.iter().any(|(_, value)| !is_shallow(value, MAX_DEPTH)) {
            return Err(shape(place(), Expected::Shallow));
        }
        self.read_record(EntityRef { kind, uuid }, fields)
    }

    /// Reads one entity in the form that [`entity_line`](super::write::entity_line) writes.
    fn read_record(&mut self, entity: EntityRef, mut fields: Fields) -> Result<Row, BackupProblem> {
        if fields.iter().any(|(name, _)| name.contains('\0')) {
            return Err(shape(entity.kind.word(), Expected::FieldName));
        }
        let base = take(&mut fields, "stamp").map_or(Ok(Timestamp::FLOOR), |it| self.stamp(&it, "stamp"))?;
        let mut own = match take(&mut fields, "stamps") {
            None => VecMap::default(),
            Some(stamps) => self.read_stamps(stamps.as_object().ok_or_else(|| shape("stamps", Expected::Object))?)?,
        };
        take(&mut fields, "id");
        if blank(entity.kind).fields().iter().all(|(name, _)| *name != "kind") {
            take(&mut fields, "kind");
        }
        whole_name(entity.kind, &mut fields);
        if entity.kind == Kind::People && self.origin == Origin::Elsewhere {
            self.leave_out_photo(entity, &mut fields, base, &mut own);
        }
        if self.origin == Origin::Elsewhere {
            self.left_out.over_limit += count_excess(entity.kind, &fields);
        }
        Ok(Row { entity, base, fields, own })
    }

    /// Removes a photo that is not a thumbnail as Kith makes them, and queues it for shrinking or counts it as left
    /// out.
    fn leave_out_photo(
        &mut self,
        entity: EntityRef,
        fields: &mut Fields,
        base: Timestamp,
        own: &mut VecMap<String, Timestamp>,
    ) {
        let is_foreign = |it: &Value| it.as_str().is_some_and(|it| !it.is_empty() && !photo::is_thumbnail(it));
        if !fields.iter().any(|(name, value)| name == PHOTO && is_foreign(value)) {
            return;
        }
        // Remove its stamp too: a stamp without a value means that the field was cleared.
        let stamp = own.remove(PHOTO).unwrap_or(base);
        let text = take(fields, PHOTO);
        match text.as_ref().and_then(Value::as_str).and_then(photo::to_shrink) {
            Some((media, bytes)) => self.left_out.to_shrink.push(LargePhoto { of: (entity, stamp), media, bytes }),
            None => self.left_out.photos += 1,
        }
    }

    fn read_stamps(&mut self, stamps: &Map<String, Value>) -> Result<VecMap<String, Timestamp>, BackupProblem> {
        let mut read = VecMap::default();
        for (cell, it) in stamps {
            read.insert(canonical(cell).into_owned(), self.stamp(it, "stamps")?);
        }
        Ok(read)
    }

    fn stamp(&mut self, value: &Value, place: &str) -> Result<Timestamp, BackupProblem> {
        let stamp = value.as_str().and_then(|it| Timestamp::parse(it).ok());
        let stamp = stamp.ok_or_else(|| shape(place, Expected::Timestamp))?;
        if self.origin == Origin::Here || stamp.is_believed() {
            return Ok(stamp);
        }
        self.left_out.stamps += 1;
        Ok(Timestamp::FLOOR)
    }
}

fn take_entries(file: &mut Map<String, Value>, name: &str) -> Result<Vec<Value>, BackupProblem> {
    match file.remove(name) {
        None => Ok(Vec::new()),
        Some(Value::Array(entries)) => Ok(entries),
        Some(_) => Err(shape(name, Expected::List)),
    }
}

fn fields_of(object: Map<String, Value>) -> Fields {
    object.into_iter().map(|(name, value)| (name.into(), value)).collect()
}

/// Whether a value has at most this many levels of nesting.
fn is_shallow(value: &Value, depth: usize) -> bool {
    match value {
        Value::Array(elements) => depth > 0 && elements.iter().all(|it| is_shallow(it, depth - 1)),
        Value::Object(object) => depth > 0 && object.values().all(|it| is_shallow(it, depth - 1)),
        _ => true,
    }
}

/// Accepts a single `name` instead of `given` and `family`, as a hand-written file may have it.
fn whole_name(kind: Kind, fields: &mut Fields) {
    let has_parts = || fields.iter().any(|(name, _)| matches!(name.as_ref(), "given" | "family"));
    if kind == Kind::People
        && !has_parts()
        && let Some(name) = take(fields, "name")
    {
        fields.push(("given".into(), name));
    }
}

fn shape(place: impl Into<Place>, expected: Expected) -> BackupProblem {
    BackupProblem::Shape { place: place.into(), expected }
}
