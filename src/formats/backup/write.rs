//! Writes a backup file.

use std::fmt::Write as _;

use chrono::{DateTime, Timelike};
use serde_json::Value;

use crate::domain::{Book, Device, EntityRef, Kind, PartialDate};
use crate::formats::backup::{FORMAT, VERSION, checksum};

/// Writes a whole book. Equal books give the same bytes, except for the device and the time.
pub fn write(book: &Book, now_millis: u64, device: Device) -> String {
    let content = content(book);
    format!(
        "{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION},\n\"exported_at\": \"{}\",\n\"device\": \"{device}\",\n\
         \"counts\": {},\n\"checksum\": \"{}\",\n{content}",
        utc(now_millis),
        counts(book),
        checksum(&content),
    )
}

/// Formats a time as in RFC 3339, in UTC.
fn utc(millis: u64) -> String {
    let time = i64::try_from(millis).ok().and_then(DateTime::from_timestamp_millis).unwrap_or_default();
    format!("{}T{:02}:{:02}:{:02}Z", PartialDate::Day(time.date_naive()), time.hour(), time.minute(), time.second())
}

/// Writes everything after the line of the checksum.
fn content(book: &Book) -> String {
    let mut text = String::from("\"seen\": [");
    for (index, stamp) in book.version_vector().values().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        let _ = write!(text, "{comma}\"{stamp}\"");
    }
    let _ = writeln!(text, "],\n\"settings\": {},", entity_line(book, EntityRef::SETTINGS));
    for kind in book.kinds().filter(|it| *it != Kind::Settings) {
        list(&mut text, kind.word(), live(book, kind).map(|it| entity_line(book, it)));
        text.push_str(",\n");
    }
    let deleted = book.kinds().flat_map(|kind| gone(book, kind)).map(|it| {
        let line = entity_line(book, it);
        format!("{{\"kind\":\"{}\",{}", it.kind.word(), line.strip_prefix('{').unwrap_or_default())
    });
    list(&mut text, "deleted", deleted);
    text.push_str("\n}\n");
    text
}

fn list(text: &mut String, name: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    let _ = match lines.as_slice() {
        [] => write!(text, "\"{name}\": []"),
        lines => write!(text, "\"{name}\": [\n{}\n]", lines.join(",\n")),
    };
}

fn live(book: &Book, kind: Kind) -> impl Iterator<Item = EntityRef> {
    book.entities(kind).into_iter().filter(|it| book.view(*it).is_some_and(|view| view.is_live()))
}

fn gone(book: &Book, kind: Kind) -> impl Iterator<Item = EntityRef> {
    let of_kind = if kind == Kind::Settings { Vec::new() } else { book.entities(kind) };
    of_kind.into_iter().filter(|it| book.view(*it).is_some_and(|view| !view.is_live()))
}

fn counts(book: &Book) -> String {
    let counts: Vec<String> = book
        .kinds()
        .filter(|kind| *kind != Kind::Settings)
        .map(|kind| format!("\"{}\": {}", kind.word(), live(book, kind).count()))
        .collect();
    format!("{{{}}}", counts.join(", "))
}

/// Writes an entity as one line: its id, its fields, and its stamps in their shortest form.
pub(crate) fn entity_line(book: &Book, entity: EntityRef) -> String {
    let mut parts = Vec::new();
    if entity.kind != Kind::Settings {
        parts.push(format!("\"id\":\"{}\"", entity.uuid.as_simple()));
    }
    if let Some(view) = book.view(entity) {
        parts.extend(
            view.to_json().into_iter().map(|(name, value)| format!("{}:{value}", Value::String(name.into_owned()))),
        );
        let (base, stamps) = view.stamps();
        parts.extend(base.map(|it| format!("\"stamp\":\"{it}\"")));
        if !stamps.is_empty() {
            let stamps: Vec<String> =
                stamps.into_iter().map(|(cell, stamp)| format!("{}:\"{stamp}\"", Value::String(cell))).collect();
            parts.push(format!("\"stamps\":{{{}}}", stamps.join(",")));
        }
    }
    format!("{{{}}}", parts.join(","))
}
