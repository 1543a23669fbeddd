//! Reads vCards of version 2.1, 3.0 and 4.0, as phones and address books have written them for thirty years.
//!
//! `cards.rs` finds the cards and their lines in the bytes, `line.rs` decodes a line and lets calcard read its value,
//! `card.rs` says what each property becomes, `draft.rs` gathers a person, `links.rs` joins the people of a file:
//! relations and groups. Lines that no field holds are kept in `Person::card_lines`, and the export writes them again.

mod card;
mod cards;
mod date;
mod draft;
mod kind;
mod line;
mod links;
mod photo;
mod related;
mod relation;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod way_back_tests;

use encoding_rs::{Encoding, UTF_8};

use self::cards::Cursor;
use self::draft::Draft;
use self::links::Links;
use crate::formats::foreign::{Incoming, Locale, SkippedEntry, WhySkipped, charset};

/// How many bytes of a file tell its format.
const HEAD: usize = 4 * 1024;

/// Whether a file holds vCards, by its beginning.
///
/// # Examples
///
/// ```
/// use kith::formats::foreign::vcard::recognise;
///
/// assert!(recognise("\u{feff}begin:vcard \r\nVERSION:2.1\r\n".as_bytes()));
/// assert!(recognise(b"B\x00E\x00G\x00I\x00N\x00:\x00V\x00C\x00A\x00R\x00D\x00"));
/// assert!(!recognise(b"BEGIN:VCALENDAR\r\n"));
/// ```
pub fn recognise(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let text = charset::utf16(head).unwrap_or_else(|| String::from_utf8_lossy(head).into_owned());
    let mut lines = text.trim_start_matches('\u{feff}').lines().flat_map(|it| it.split('\r')).map(str::trim);
    let first = lines.find(|it| !it.is_empty() && !it.starts_with('#')).unwrap_or_default();
    let line: String = first.chars().take(32).filter(|it| !it.is_whitespace()).collect();
    line.eq_ignore_ascii_case("BEGIN:VCARD")
}

/// Reads a whole file.
///
/// # Examples
///
/// ```
/// use kith::domain::DateOrder;
/// use kith::formats::foreign::{Locale, vcard};
///
/// let today = "2026-11-22".parse().unwrap();
/// let locale = Locale { today, date_order: DateOrder::DayFirst, zone: "Europe/Berlin" };
/// let file = b"BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:Wei=C3=9F;Ana\nTEL;CELL:1\nEND:VCARD";
/// let incoming = vcard::read(file, &locale);
/// assert_eq!(incoming.people[0].person.family, "Weiß");
/// assert_eq!(incoming.people[0].person.phones[0].kind, "mobile");
/// assert!(incoming.skipped.is_empty());
/// ```
pub fn read(bytes: &[u8], locale: &Locale<'_>) -> Incoming {
    let mut reader = Reader::new(bytes.to_vec(), *locale);
    while reader.read_some(usize::MAX) {}
    reader.finish()
}

/// Reads a file card by card, so that a program can show progress and stop in between.
pub struct Reader<'a> {
    /// The file, in UTF-8 if it was in UTF-16.
    bytes: Vec<u8>,
    at: usize,
    is_doubled: bool,
    row: usize,
    /// The encoding of the lines that name none and are not UTF-8.
    encoding: &'static Encoding,
    locale: Locale<'a>,
    incoming: Incoming,
    links: Links,
}

impl<'a> Reader<'a> {
    /// Begins to read a file.
    pub fn new(bytes: Vec<u8>, locale: Locale<'a>) -> Self {
        let bytes = charset::utf16(&bytes).map_or(bytes, String::into_bytes);
        let encoding = encoding_of(&bytes, locale.zone);
        let is_doubled = cards::is_doubled(&bytes);
        let (incoming, links) = Default::default();
        Self { bytes, at: 0, is_doubled, row: 0, encoding, locale, incoming, links }
    }

    /// Reads some more cards. False at the end of the file.
    pub fn read_some(&mut self, cards: usize) -> bool {
        for _ in 0..cards {
            let mut cursor = Cursor::new(&self.bytes, self.at, self.is_doubled);
            let Some(raw) = cursor.card() else { return false };
            self.at = cursor.at;
            let draft = card::read(&raw, self.encoding, &self.locale);
            self.row += 1;
            self.add(draft);
        }
        true
    }

    /// The share of the file that is read, from 0 to 1.
    pub fn progress(&self) -> f64 {
        if self.bytes.is_empty() { 1.0 } else { self.at as f64 / self.bytes.len() as f64 }
    }

    /// Joins the people of the file and returns them.
    pub fn finish(mut self) -> Incoming {
        self.links.join(&mut self.incoming.people);
        self.incoming
    }

    fn add(&mut self, mut draft: Draft) {
        let name = draft.name();
        let row = self.row;
        let mut skip = |why, is_whole| {
            self.incoming.skipped.push(SkippedEntry { row, name: name.clone(), why, is_whole });
        };
        match draft.kind.as_str() {
            "group" => {
                skip(WhySkipped::NotAPerson, true);
                self.links.add_group(draft.group_name(), std::mem::take(&mut draft.members));
                return;
            }
            "location" | "device" | "thing" | "application" => return skip(WhySkipped::NotAPerson, true),
            _ if draft.is_empty() => {
                let is_cut = draft.skipped.contains(&WhySkipped::Cut);
                return skip(if is_cut { WhySkipped::Cut } else { WhySkipped::Empty }, true);
            }
            _ => (),
        }
        std::mem::take(&mut draft.skipped).into_iter().for_each(|it| skip(it, false));
        draft.entry.row = row;
        self.links.add(self.incoming.people.len(), &mut draft, &name);
        self.incoming.people.push(draft.entry);
    }
}

/// The encoding of the lines that name none: the one that another line names, or the likely one.
fn encoding_of(bytes: &[u8], zone: &str) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let label = b"CHARSET=";
    let named = bytes.windows(label.len()).enumerate().filter(|(_, it)| it.eq_ignore_ascii_case(label)).take(64);
    let named = named.filter_map(|(at, _)| {
        let rest = bytes.get(at + label.len()..)?;
        let end = rest.iter().take(40).position(|it| b";:,\r\n".contains(it))?;
        charset::named(std::str::from_utf8(&rest[..end]).ok()?)
    });
    named.into_iter().find(|it| *it != UTF_8).unwrap_or_else(|| charset::guess(bytes, zone))
}
