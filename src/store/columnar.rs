//! Columnar layout of records: all days, then all channels, then all notes.
//!
//! Similar values stand side by side, which accounts for most of the compression. Each column uses the simplest form
//! that fits all its values (days, numbers, ids, texts, else JSON), so that fields of a newer version are stored like
//! any other.
//!
//! Incompressible bytes, the random bits of ids, are stored separately in [`Block::fixed`].
//!
//! This module does not compress; see `compress.rs`.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::{
    Book, Device, EntityRef, Kind, PartialDate, Row, Timestamp, USUAL_FIELDS, VecMap, blank, canonical, into_set,
    sort_by_key,
};
use crate::store::varint::{MAX_COUNT, Reader, Writer};

/// The bytes of a partition, divided by whether they compress.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Compressible bytes.
    pub(super) text: Vec<u8>,
    /// Incompressible bytes.
    pub(super) fixed: Vec<u8>,
}

/// The encoding of a column's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Form {
    /// JSON, for values that fit no other form.
    Json = 0,
    /// Texts, each followed by a zero byte.
    Text = 1,
    /// Whole dates, as the difference to the previous one.
    Day = 2,
    /// Unsigned integers.
    Number = 3,
    /// Ids, as an index into a list of the column's ids.
    Id = 4,
    /// Lists: the length of each, then one column of all elements.
    List = 5,
    /// Objects: one column for each name.
    Object = 6,
}

impl Form {
    const ALL: [Self; 7] = [Self::Json, Self::Text, Self::Day, Self::Number, Self::Id, Self::List, Self::Object];

    fn of_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|it| *it as u8 == byte)
    }

    /// The simplest form that fits all values.
    fn of(values: &[Option<&Value>]) -> Self {
        let all = |is: fn(&Value) -> bool| values.iter().flatten().all(|it| is(it));
        if all(|it| it.as_str().is_some_and(is_day)) {
            Self::Day
        } else if all(|it| it.as_str().and_then(id).is_some()) {
            Self::Id
        } else if all(|it| it.as_str().is_some_and(|it| !it.is_empty() && !it.contains('\0'))) {
            Self::Text
        } else if all(|it| it.as_u64().is_some_and(|it| it < u64::MAX)) {
            Self::Number
        } else if all(|it| it.as_array().is_some_and(|it| !it.is_empty())) {
            Self::List
        } else if all(|it| it.as_object().is_some_and(can_be_columns)) {
            Self::Object
        } else {
            Self::Json
        }
    }
}

/// Whether an object can be stored as columns.
fn can_be_columns(object: &Map<String, Value>) -> bool {
    !object.is_empty() && object.iter().all(|(name, value)| !name.contains('\0') && !value.is_null())
}

/// Whether a text is a whole date in exactly the spelling that this version writes.
fn is_day(text: &str) -> bool {
    let is_in_place = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(is_in_place) && PartialDate::whole(text).is_some()
}

/// Parses an id, in exactly the spelling that this version writes.
fn id(text: &str) -> Option<Uuid> {
    let is_plain = text.len() == 32 && !text.bytes().any(|it| it.is_ascii_uppercase());
    if is_plain { Uuid::try_parse(text).ok() } else { None }
}

/// One field of all records.
struct Column<'a> {
    name: &'a str,
    form: Form,
    values: Vec<Option<&'a Value>>,
}

impl<'a> Column<'a> {
    fn new(name: &'a str, values: Vec<Option<&'a Value>>) -> Self {
        Self { name, form: Form::of(&values), values }
    }

    /// The columns of objects, by name.
    fn each(values: impl Iterator<Item = Option<&'a Map<String, Value>>> + Clone) -> Vec<Self> {
        let names = into_set(values.clone().flatten().flat_map(Map::keys));
        let column =
            |name: &'a String| Self::new(name, values.clone().map(|it| it.and_then(|it| it.get(name))).collect());
        names.into_iter().map(column).collect()
    }

    /// The columns of records, by name.
    fn of_rows(rows: &'a [Vec<(Cow<'static, str>, Value)>]) -> Vec<Self> {
        let mut columns: VecMap<&str, Vec<Option<&Value>>> = VecMap::default();
        for (at, row) in rows.iter().enumerate() {
            for (name, value) in row {
                let column = columns.slot(name.as_ref());
                column.resize(rows.len(), None);
                column[at] = Some(value);
            }
        }
        columns.into_iter().map(|(name, values)| Self::new(name, values)).collect()
    }

    fn size(&self) -> usize {
        self.values.iter().flatten().filter_map(|it| it.as_str()).map(str::len).sum()
    }
}

/// Lays out records of one kind in the order of their ids.
pub(super) fn encode(book: &Book, kind: Kind, ids: &[Uuid]) -> Block {
    let mut uuids = ids.to_vec();
    sort_by_key(&mut uuids, |it| *it);
    let views: Vec<_> = uuids.iter().filter_map(|uuid| book.view(EntityRef { kind, uuid: *uuid })).collect();
    let rows: Vec<_> = views.iter().map(|it| it.to_json()).collect();
    let stamps: Vec<_> = views.iter().map(|it| it.stamps()).collect();
    let mut out = Layout::default();
    out.text.number(uuids.len() as u64);
    out.ids(&uuids);
    out.bases(&uuids, &stamps.iter().map(|(base, _)| *base).collect::<Vec<_>>());
    let stamp_texts: Vec<Option<Value>> = stamps
        .into_iter()
        .map(|(_, own)| {
            let own: Map<String, Value> = own.into_iter().map(|(cell, it)| (cell, it.to_string().into())).collect();
            (!own.is_empty()).then_some(Value::Object(own))
        })
        .collect();
    let mut columns = Column::of_rows(&rows);
    columns.push(Column::new("stamps", stamp_texts.iter().map(Option::as_ref).collect()));
    // Numbers first and the longest texts last: right after prose, the PPMd model predicts numbers badly.
    sort_by_key(&mut columns, |it| (it.form == Form::Text, it.size()));
    out.text.number(columns.len() as u64);
    columns.iter().for_each(|it| out.column(it));
    Block { text: out.text.0, fixed: out.fixed }
}

#[derive(Default)]
struct Layout {
    text: Writer,
    fixed: Vec<u8>,
}

impl Layout {
    /// Version 7 ids begin with a timestamp. In order, each is a small difference and ten random bytes.
    fn ids(&mut self, ids: &[Uuid]) {
        let mut fixed = Writer(std::mem::take(&mut self.fixed));
        let mut before = 0;
        for id in ids {
            fixed.difference(before, head(*id));
            fixed.0.extend_from_slice(&id.as_bytes()[6..]);
            before = head(*id);
        }
        self.fixed = fixed.0;
    }

    /// Writes each base stamp as a difference to the time of the id, because most records are first written when their
    /// id is created.
    fn bases(&mut self, ids: &[Uuid], bases: &[Option<Timestamp>]) {
        let devices = into_set(bases.iter().flatten().map(|it| it.device()));
        self.text.number(devices.len() as u64);
        devices.iter().for_each(|it| self.text.number(u64::from(it.0)));
        for (id, base) in ids.iter().zip(bases) {
            let place = base.and_then(|base| devices.iter().position(|it| *it == base.device()));
            self.text.number(place.map_or(0, |it| it as u64 + 1));
            if let Some(base) = base {
                self.text.difference(head(*id), base.millis().cast_signed());
                self.text.number(base.counter());
            }
        }
    }

    fn column(&mut self, column: &Column<'_>) {
        self.text.text(column.name);
        self.values(column.form, &column.values);
    }

    fn values(&mut self, form: Form, values: &[Option<&Value>]) {
        self.text.0.push(form as u8);
        let each = values.iter().copied();
        match form {
            Form::Json => each.for_each(|it| self.text.text(&it.map(Value::to_string).unwrap_or_default())),
            Form::Text => each.for_each(|it| self.text.text(it.and_then(Value::as_str).unwrap_or_default())),
            Form::Number => {
                let numbers = each.map(|it| it.and_then(Value::as_u64).map_or(0, |it| it + 1));
                numbers.for_each(|it| self.text.number(it));
            }
            Form::Day => self.days(values),
            Form::Id => self.references(values),
            Form::List => {
                let lists = each.map(|it| it.and_then(Value::as_array).map_or(&[][..], Vec::as_slice));
                lists.clone().for_each(|it| self.text.number(it.len() as u64));
                let elements: Vec<Option<&Value>> = lists.flatten().map(Some).collect();
                self.values(Form::of(&elements), &elements);
            }
            Form::Object => {
                let columns = Column::each(each.map(|it| it.and_then(Value::as_object)));
                self.text.number(columns.len() as u64);
                columns.iter().for_each(|it| self.column(it));
            }
        }
    }

    fn days(&mut self, values: &[Option<&Value>]) {
        let mut before = 0;
        for value in values {
            match value.and_then(|it| it.as_str()).and_then(PartialDate::whole) {
                None => self.text.number(0),
                Some(day) => {
                    let day = day_number(day);
                    // One more than the zigzag difference, because 0 stands for no day.
                    let step = day - before;
                    self.text.number(((step << 1) ^ (step >> 63)).cast_unsigned() + 1);
                    before = day;
                }
            }
        }
    }

    fn references(&mut self, values: &[Option<&Value>]) {
        let ids: Vec<Option<Uuid>> = values.iter().map(|it| it.and_then(Value::as_str).and_then(id)).collect();
        let known: Vec<Uuid> = into_set(ids.iter().flatten().copied()).into_iter().collect();
        self.text.number(known.len() as u64);
        known.iter().for_each(|it| self.fixed.extend_from_slice(it.as_bytes()));
        for id in ids {
            self.text.number(id.and_then(|it| known.binary_search(&it).ok()).map_or(0, |it| it as u64 + 1));
        }
    }
}

/// Decodes the output of [`encode`]. None if it is damaged.
pub(super) fn decode(kind: Kind, text: &mut Reader<'_>, fixed: &mut Reader<'_>) -> Option<Vec<Row>> {
    let count = text.count()?;
    let ids = read_ids(count, fixed)?;
    let bases = read_bases(&ids, text)?;
    let mut rows: Vec<Row> = ids
        .into_iter()
        .zip(bases)
        .map(|(uuid, base)| Row {
            entity: EntityRef { kind, uuid },
            base: base.unwrap_or(Timestamp::FLOOR),
            fields: Vec::with_capacity(USUAL_FIELDS),
            own: VecMap::default(),
        })
        .collect();
    let blank = blank(kind);
    let known = blank.fields();
    for _ in 0..text.count()? {
        let name = text.text()?;
        let is_stamps = name == "stamps";
        let name =
            known.iter().find(|(it, _)| *it == name).map_or(Cow::Owned(name.to_owned()), |it| Cow::Borrowed(it.0));
        for (row, value) in rows.iter_mut().zip(read_values(count, text, fixed)?) {
            match value {
                Some(Value::Object(own)) if is_stamps => row.own = read_stamps(&own)?,
                Some(value) if !is_stamps => row.fields.push((name.clone(), value)),
                _ => (),
            }
        }
    }
    Some(rows)
}

fn read_stamps(own: &Map<String, Value>) -> Option<VecMap<String, Timestamp>> {
    let mut read = VecMap::default();
    for (cell, stamp) in own {
        read.insert(canonical(cell).into_owned(), Timestamp::parse(stamp.as_str()?).ok()?);
    }
    Some(read)
}

fn read_ids(count: usize, fixed: &mut Reader<'_>) -> Option<Vec<Uuid>> {
    let mut before = 0;
    let mut ids = Vec::with_capacity(count);
    for _ in 0..count {
        before = fixed.difference(before)?;
        let mut bytes = [0; 16];
        bytes[..6].copy_from_slice(&before.to_be_bytes()[2..]);
        bytes[6..].copy_from_slice(fixed.take(10)?);
        ids.push(Uuid::from_bytes(bytes));
    }
    Some(ids)
}

fn read_bases(ids: &[Uuid], text: &mut Reader<'_>) -> Option<Vec<Option<Timestamp>>> {
    let mut devices = Vec::new();
    for _ in 0..text.count()? {
        devices.push(Device(u32::try_from(text.number()?).ok()?));
    }
    let mut bases = Vec::with_capacity(ids.len());
    for id in ids {
        bases.push(match text.count()? {
            0 => None,
            place => {
                let device = *devices.get(place - 1)?;
                let millis = text.difference(head(*id))?;
                Some(Timestamp::of_parts(u64::try_from(millis).ok()?, text.number()?, device)?)
            }
        });
    }
    Some(bases)
}

fn read_objects(count: usize, text: &mut Reader<'_>, fixed: &mut Reader<'_>) -> Option<Vec<Map<String, Value>>> {
    let mut rows = vec![Map::new(); count];
    for _ in 0..text.count()? {
        let name = text.text()?;
        for (row, value) in rows.iter_mut().zip(read_values(count, text, fixed)?) {
            if let Some(value) = value {
                row.insert(name.to_owned(), value);
            }
        }
    }
    Some(rows)
}

/// Reads the values of a column. None if it is damaged.
fn read_values(count: usize, text: &mut Reader<'_>, fixed: &mut Reader<'_>) -> Option<Vec<Option<Value>>> {
    let form = Form::of_byte(*text.take(1)?.first()?)?;
    let mut values = Vec::with_capacity(count);
    match form {
        Form::Json | Form::Text => {
            for _ in 0..count {
                values.push(match text.text()? {
                    "" => None,
                    json if form == Form::Json => Some(serde_json::from_str(json).ok()?),
                    plain => Some(plain.into()),
                });
            }
        }
        Form::Number => {
            for _ in 0..count {
                values.push(text.number()?.checked_sub(1).map(Value::from));
            }
        }
        Form::Day => values = read_days(count, text)?,
        Form::Id => values = read_id_values(count, text, fixed)?,
        Form::List => {
            let mut counts = Vec::with_capacity(count);
            for _ in 0..count {
                counts.push(text.count()?);
            }
            let all = counts.iter().try_fold(0_usize, |sum, it| sum.checked_add(*it)).filter(|it| *it <= MAX_COUNT)?;
            let mut elements = read_values(all, text, fixed)?.into_iter().flatten();
            for count in counts {
                let list: Vec<Value> = elements.by_ref().take(count).collect();
                values.push((!list.is_empty()).then_some(Value::Array(list)));
            }
        }
        Form::Object => {
            let objects = read_objects(count, text, fixed)?;
            values.extend(objects.into_iter().map(|it| (!it.is_empty()).then_some(Value::Object(it))));
        }
    }
    Some(values)
}

/// Reads days, each as the difference from the one before.
fn read_days(count: usize, text: &mut Reader<'_>) -> Option<Vec<Option<Value>>> {
    let mut values = Vec::with_capacity(count);
    let mut before = 0_i64;
    for _ in 0..count {
        let zigzag = text.number()?.checked_sub(1);
        if let Some(zigzag) = zigzag {
            before = before.checked_add((zigzag >> 1).cast_signed() ^ -((zigzag & 1).cast_signed()))?;
        }
        values.push(match zigzag {
            Some(_) => Some(PartialDate::Day(day_of(before)?).to_string().into()),
            None => None,
        });
    }
    Some(values)
}

/// Reads ids, each as its position in a table of the distinct ids.
fn read_id_values(count: usize, text: &mut Reader<'_>, fixed: &mut Reader<'_>) -> Option<Vec<Option<Value>>> {
    let mut values = Vec::with_capacity(count);
    let mut known = vec![None];
    for _ in 0..text.count()? {
        known.push(Some(Value::String(Uuid::from_slice(fixed.take(16)?).ok()?.as_simple().to_string())));
    }
    for _ in 0..count {
        values.push(known.get(text.count()?)?.clone());
    }
    Some(values)
}

/// The first six bytes of an id: the timestamp in milliseconds of a version 7 id.
fn head(id: Uuid) -> i64 {
    let mut bytes = [0; 8];
    bytes[2..].copy_from_slice(&id.as_bytes()[..6]);
    i64::from_be_bytes(bytes)
}

/// Days since 1970-01-01.
pub(super) fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.to_epoch_days())
}

/// The day a number of days after 1970-01-01.
pub(super) fn day_of(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_epoch_days(i32::try_from(number).ok()?)
}
