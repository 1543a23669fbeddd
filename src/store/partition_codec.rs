//! Partitions as text: groups of people and their older exchanges, compressed.
//!
//! A partition is stored as two texts. The *front* holds its people and an outline (for each person the days and the
//! last tones of the exchanges in this partition) and is read at every start. The *past* holds the exchanges themselves
//! and is read on demand. An exchange belongs to the partition of its first person, so that a person's page rarely
//! decompresses more than one partition.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::{Book, ExchangeId, Kind, Packed, PersonId, Row, TONES, Tone};
use crate::store::columnar::{self, Block, day_number, day_of};
use crate::store::compress::{Codec, pack, unpack};
use crate::store::journal_codec::CodecError;
use crate::store::varint::{Reader, Writer};

/// The content of a front.
#[derive(Default)]
pub(super) struct PartitionIndex {
    pub(super) people: Vec<Row>,
    pub(super) outline: Vec<(Who, Packed)>,
}

/// The reference to a person in an outline.
#[derive(Debug)]
pub(super) enum Who {
    Id(PersonId),
    /// The first eight bytes of the id, if no other person's id begins with them.
    Prefix([u8; 8]),
}

/// Resolves the people of an outline to their ids. Omits people who are no longer in the book.
pub(super) fn resolved(book: &Book, outline: Vec<(Who, Packed)>) -> Vec<(PersonId, Packed)> {
    let known = outline.into_iter().filter_map(|(who, packed)| match who {
        Who::Id(id) => Some((id, packed)),
        Who::Prefix(prefix) => Some((book.people.only_one(prefix)?, packed)),
    });
    known.collect()
}

/// Encodes and compresses a front.
pub(super) fn front(book: &Book, people: &[Uuid], exchanges: &[Uuid]) -> Option<String> {
    let known: Vec<Uuid> =
        people.iter().copied().filter(|it| book.people.record(PersonId::from_uuid(*it)).is_some()).collect();
    let mut block = columnar::encode(book, Kind::People, &known);
    write_outline(book, &outline(book, exchanges), &known, &mut block);
    pack(Codec::Lz4, &block)
}

/// Decompresses and decodes a front.
pub(super) fn read_front(text: &str) -> Result<PartitionIndex, CodecError> {
    let block = unpack(text)?;
    let (mut text, mut fixed) = (Reader(&block.text), Reader(&block.fixed));
    let read = |text: &mut Reader<'_>, fixed: &mut Reader<'_>| {
        let people = columnar::decode(Kind::People, text, fixed)?;
        let known: Vec<Uuid> = people.iter().map(|it| it.entity.uuid).collect();
        Some(PartitionIndex { people, outline: read_outline(text, fixed, &known)? })
    };
    read(&mut text, &mut fixed).ok_or(CodecError::Damaged)
}

/// Encodes and compresses the exchanges of a partition.
pub(super) fn past(book: &Book, exchanges: &[Uuid]) -> Option<String> {
    pack(Codec::Ppmd, &columnar::encode(book, Kind::Exchanges, exchanges))
}

/// Decompresses and decodes the exchanges of a partition.
pub(super) fn read_past(text: &str) -> Result<Vec<Row>, CodecError> {
    let block = unpack(text)?;
    columnar::decode(Kind::Exchanges, &mut Reader(&block.text), &mut Reader(&block.fixed)).ok_or(CodecError::Damaged)
}

/// The days and the last tones of these exchanges, by person.
fn outline(book: &Book, exchanges: &[Uuid]) -> BTreeMap<PersonId, Packed> {
    let mut found: BTreeMap<PersonId, BTreeSet<(NaiveDate, Uuid, Option<Tone>)>> = BTreeMap::new();
    for uuid in exchanges {
        let Some(exchange) = book.exchanges.get(ExchangeId::from_uuid(*uuid)) else { continue };
        for (person, day) in exchange.people.iter().filter_map(|it| Some((*it, exchange.when?))) {
            let theirs = found.entry(person).or_default();
            // An attempt and a notice count for nobody. A person with these only has an empty entry, so that their
            // timeline opens the partition.
            if !exchange.attempt && !exchange.is_notice() {
                theirs.insert((day, *uuid, exchange.tone));
            }
        }
    }
    let mut outline = BTreeMap::new();
    for (person, exchanges) in found {
        let days = exchanges.iter().map(|(day, ..)| *day).collect();
        let tones = exchanges.iter().skip(exchanges.len().saturating_sub(TONES)).map(|(.., tone)| *tone).collect();
        outline.insert(person, Packed { days, tones });
    }
    outline
}

/// Writes people of the partition as their index in it, others as the first eight bytes of their id if these are
/// unique.
fn write_outline(book: &Book, outline: &BTreeMap<PersonId, Packed>, known: &[Uuid], block: &mut Block) {
    let mut out = Writer(std::mem::take(&mut block.text));
    out.number(outline.len() as u64);
    for (person, packed) in outline {
        let prefix = prefix(person.uuid());
        match known.binary_search(&person.uuid()) {
            Ok(place) => out.number(place as u64 + 2),
            Err(_) if book.people.only_one(prefix) == Some(*person) => {
                out.number(0);
                block.fixed.extend_from_slice(&prefix);
            }
            Err(_) => {
                out.number(1);
                block.fixed.extend_from_slice(person.uuid().as_bytes());
            }
        }
        out.number(packed.days.len() as u64);
        let mut before = 0;
        for day in &packed.days {
            out.difference(before, day_number(*day));
            before = day_number(*day);
        }
        for tone in &packed.tones {
            out.number(tone.map_or(0, |it| it as u64 + 1));
        }
    }
    block.text = out.0;
}

fn prefix(id: Uuid) -> [u8; 8] {
    id.as_u64_pair().0.to_be_bytes()
}

fn read_outline(text: &mut Reader<'_>, fixed: &mut Reader<'_>, known: &[Uuid]) -> Option<Vec<(Who, Packed)>> {
    let mut outline = Vec::new();
    for _ in 0..text.count()? {
        let who = match text.count()? {
            0 => Who::Prefix(fixed.take(8)?.try_into().ok()?),
            1 => Who::Id(PersonId::from_uuid(Uuid::from_slice(fixed.take(16)?).ok()?)),
            place => Who::Id(PersonId::from_uuid(*known.get(place - 2)?)),
        };
        let mut packed = Packed::default();
        let count = text.count()?;
        let mut before = 0;
        for _ in 0..count {
            before = text.difference(before)?;
            packed.days.push(day_of(before)?);
        }
        for _ in 0..count.min(TONES) {
            packed.tones.push(match text.count()? {
                0 => None,
                tone => Some(*Tone::ALL.get(tone - 1)?),
            });
        }
        outline.push((who, packed));
    }
    Some(outline)
}
