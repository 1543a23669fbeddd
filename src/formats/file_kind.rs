//! Recognises the kind of a file by its content, so that a file without an importer can be named to the user
//! (`ui/text/errors/files.rs`).

use std::borrow::Cow;

use serde_derive::{Deserialize, Serialize};

use crate::formats::encoding;

/// The kind of a file that Kith does not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// No content, or white space only.
    Empty,
    /// Contacts (RFC 6350).
    VCard,
    /// Events (RFC 5545).
    Calendar,
    /// Contacts from a directory (RFC 2849).
    Ldif,
    /// A table with a separator.
    Csv,
    /// A zip archive.
    Zip,
    /// A file compressed with gzip.
    Gzip,
    /// A document or a table of an office program from before 2007.
    OldOffice,
    /// A PDF document.
    Pdf,
    /// A raster image or an SVG.
    Picture,
    /// A web page.
    Html,
    /// Any other XML.
    Xml,
    /// An export of Monica, version 4.
    Monica,
    /// JSON of any other kind.
    Json,
    /// A text document in the rich text format.
    Rtf,
    /// An e-mail.
    Mail,
    /// A document or a table of an office program, in a zip archive.
    Office,
    /// An archive other than zip and gzip.
    Archive,
    /// A database (SQLite).
    Database,
    /// A sound or a video.
    Media,
    /// Text in UTF-16.
    Utf16,
    /// Text without a known format.
    Text,
    /// Bytes without a known format.
    Unknown,
}

/// The first bytes of binary files.
const MAGIC: &[(&[u8], FileKind)] = &[
    (b"PK\x03\x04", FileKind::Zip),
    (b"PK\x05\x06", FileKind::Zip),
    (&[0x1f, 0x8b, 0x08], FileKind::Gzip),
    (&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], FileKind::OldOffice),
    (b"%PDF-", FileKind::Pdf),
    (&[0xff, 0xd8, 0xff], FileKind::Picture),
    (b"\x89PNG\r\n\x1a\n", FileKind::Picture),
    (b"GIF8", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"MM\0*", FileKind::Picture),
    (&[0, 0, 1, 0], FileKind::Picture),
    (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
    (b"Rar!\x1a\x07", FileKind::Archive),
    (b"\xfd7zXZ\0", FileKind::Archive),
    (b"BZh", FileKind::Archive),
    (b"SQLite format 3\0", FileKind::Database),
    (b"ID3", FileKind::Media),
    (b"OggS", FileKind::Media),
    (b"\x1a\x45\xdf\xa3", FileKind::Media),
];

/// The name of the first entry in the archive of an office program (Office Open XML, OpenDocument).
const OFFICE: &[&[u8]] = &[b"[Content_Types].xml", b"_rels/", b"docProps/", b"mimetypeapplication/vnd.oasis"];
/// Where the name of the first entry begins in a zip archive (APPNOTE.TXT, section 4.3.7).
const ZIP_NAME: usize = 30;

/// The first words of text files, in lower case, after a byte order mark and white space.
const OPENINGS: &[(&str, FileKind)] = &[
    ("begin:vcard", FileKind::VCard),
    ("begin:vcalendar", FileKind::Calendar),
    ("dn:", FileKind::Ldif),
    ("<!doctype html", FileKind::Html),
    ("<html", FileKind::Html),
    ("<svg", FileKind::Picture),
    ("<?xml", FileKind::Xml),
    ("{\\rtf", FileKind::Rtf),
    ("return-path:", FileKind::Mail),
    ("received:", FileKind::Mail),
    ("delivered-to:", FileKind::Mail),
    ("mime-version:", FileKind::Mail),
    ("message-id:", FileKind::Mail),
    ("{", FileKind::Json),
    ("[", FileKind::Json),
];

/// How many bytes of a text are read: enough for the first rows of a table.
const HEAD: usize = 16 * 1024;
/// How many rows of a table are compared.
const ROWS: usize = 5;
/// How many rows may stand before a table, such as the notes in an export of LinkedIn.
const PREAMBLE: usize = 3;
/// The members of an export of Monica, from its beginning (`JsonExportAccount.php`, Monica 4).
const MONICA: [&str; 3] = ["\"app_version\"", "\"exported_by\"", "\"account\""];

impl FileKind {
    /// Returns the kind of a file. Reads the beginning only, and never the name, because downloads and mail programs
    /// rename files.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::formats::file_kind::FileKind;
    ///
    /// assert_eq!(FileKind::of(b"BEGIN:VCARD\r\nVERSION:3.0\r\n"), FileKind::VCard);
    /// assert_eq!(FileKind::of(b"First Name;Last Name\nAna;Silva\n"), FileKind::Csv);
    /// assert_eq!(FileKind::of(b"%PDF-1.7"), FileKind::Pdf);
    /// let stray = [b"First Name,Last Name\nLuis,Co\0sta\n".as_slice(), &b"Ana,Silva\n".repeat(10)].concat();
    /// assert_eq!(FileKind::of(&stray), FileKind::Csv, "a stray zero byte");
    /// assert_eq!(FileKind::of(&[1, 0, 0, 2]), FileKind::Unknown);
    /// ```
    pub fn of(bytes: &[u8]) -> Self {
        match MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
            Some((_, Self::Zip)) if is_office(bytes) => return Self::Office,
            Some((_, kind)) => return *kind,
            None => (),
        }
        if let Some(kind) = of_container(bytes) {
            return kind;
        }
        if let Some(text) = encoding::utf16_head(bytes.get(..HEAD).unwrap_or(bytes)) {
            return match Self::of_text(&text) {
                Self::Text | Self::Empty => Self::Utf16,
                kind => kind,
            };
        }
        // A text may have a stray zero byte; what is none has many.
        let beginning = bytes.get(..HEAD).unwrap_or(bytes);
        if beginning.iter().filter(|it| **it == 0).count() > beginning.len() / 100 {
            return Self::Unknown;
        }
        Self::of_text(&head(bytes))
    }

    fn of_text(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let opening: String = text.chars().take(20).collect::<String>().to_ascii_lowercase();
        match OPENINGS.iter().find(|(start, _)| opening.starts_with(start)) {
            Some((_, Self::Json)) if !begins_as_json(text) => Self::Text,
            Some((_, Self::Json)) if MONICA.iter().all(|it| text.contains(it)) => Self::Monica,
            Some((_, kind)) => *kind,
            None if text.is_empty() => Self::Empty,
            None if [',', ';', '\t'].into_iter().any(|it| is_table(text, it)) => Self::Csv,
            None => Self::Text,
        }
    }
}

/// Returns the beginning of a file as text. Bytes that are not UTF-8 become replacement characters, since old tables
/// use other encodings.
pub(super) fn head(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes))
}

/// Whether what follows the first bracket may stand there in JSON, so that a settings file with `[Contacts]` is none.
fn begins_as_json(text: &str) -> bool {
    let mut letters = text.chars().filter(|it| !it.is_whitespace());
    let bracket = letters.next();
    letters.next().is_none_or(|it| match bracket {
        Some('{') => matches!(it, '"' | '}'),
        _ => matches!(it, '"' | '{' | '[' | ']' | '-' | '0'..='9' | 't' | 'f' | 'n'),
    })
}

/// Whether a zip archive is a document of an office program, by its first entry.
fn is_office(bytes: &[u8]) -> bool {
    bytes.get(ZIP_NAME..).is_some_and(|name| OFFICE.iter().any(|it| name.starts_with(it)))
}

/// The kind of a RIFF file or of a file in the ISO base media format: pictures as phones write them (WebP, HEIC, AVIF),
/// sounds and videos.
fn of_container(bytes: &[u8]) -> Option<FileKind> {
    let at = |from: usize| bytes.get(from..from + 4).unwrap_or_default();
    let is_picture = at(8) == b"WEBP" || [b"heic", b"heix", b"mif1", b"avif"].iter().any(|it| at(8) == *it);
    let is_container = at(0) == b"RIFF" || at(4) == b"ftyp";
    is_container.then_some(if is_picture { FileKind::Picture } else { FileKind::Media })
}

/// Whether the first rows of a text have the same number of separators, at least one; after a preamble, at least two.
/// Quoted separators and line breaks belong to a value; blank rows do not count.
fn is_table(text: &str, separator: char) -> bool {
    let rows = separators(text, separator);
    let is_even = |rows: &[usize], least: usize| {
        let rows = rows.get(..ROWS).unwrap_or(rows);
        rows.len() > 1 && rows.iter().all(|it| *it >= least && Some(it) == rows.first())
    };
    is_even(&rows, 1) || (1..=PREAMBLE).any(|it| is_even(rows.get(it..).unwrap_or_default(), 2))
}

/// The number of separators in each of the first rows.
fn separators(text: &str, separator: char) -> Vec<usize> {
    let mut rows = Vec::new();
    let (mut separators, mut is_blank, mut is_quoted) = (0_usize, true, false);
    for c in text.trim_end().chars().chain(['\n']) {
        if c == '\n' && !is_quoted {
            if !is_blank {
                rows.push(separators);
            }
            (separators, is_blank) = (0, true);
        } else {
            is_quoted ^= c == '"';
            separators += usize::from(c == separator && !is_quoted);
            is_blank &= c.is_whitespace();
        }
        if rows.len() == ROWS + PREAMBLE {
            break;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::FileKind;

    #[track_caller]
    fn check(files: &[(&[u8], FileKind)]) {
        for (bytes, kind) in files {
            assert_eq!(FileKind::of(bytes), *kind, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn exports_of_other_programs_are_told_apart() {
        check(&[
            (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD\r\n", FileKind::VCard),
            ("\u{feff}\nbegin:vcard\n".as_bytes(), FileKind::VCard),
            (b"BEGIN:VCALENDAR\r\n", FileKind::Calendar),
            (b"dn: cn=Ana Silva,mail=ana@northwind.example\n", FileKind::Ldif),
            (b"{\"contacts\": []}", FileKind::Json),
            (b"[{\"name\": \"Ana\"}]", FileKind::Json),
            (
                br#"{"version": "1.0-preview.1", "app_version": "4.1.2", "exported_by": "u", "account": {}}"#,
                FileKind::Monica,
            ),
            (b"{\\rtf1\\ansi Hello}", FileKind::Rtf),
            (b"[Contacts]\nname=Ana\n", FileKind::Text),
            (b"{", FileKind::Json),
            (b"Return-Path: <ana@northwind.example>\r\n", FileKind::Mail),
            (b"<!DOCTYPE html><title>Friends</title>", FileKind::Html),
            (b"<?xml version=\"1.0\"?><contacts/>", FileKind::Xml),
        ]);
    }

    #[test]
    fn a_table_has_the_same_separators_in_every_row() {
        check(&[
            (b"Name,Phone\nAna,1\nLuis,2\n", FileKind::Csv),
            (b"Name;Phone\r\nAna;1", FileKind::Csv),
            (b"Name\tPhone\nAna\t1\n", FileKind::Csv),
            (b"Name,Note\n\"Silva, Ana\",\"two\nlines, here\"\n", FileKind::Csv),
            // Windows-1252, as old versions of Excel write it.
            (b"Name,Ort\nZo\xeb,K\xf6ln\n", FileKind::Csv),
            (b"Name,Phone\n\nAna,1\n", FileKind::Csv),
            (b"Notes:\n\"When, and why\"\n\nFirst Name,Last Name,URL\nAna,Silva,u\n", FileKind::Csv),
            (b"Hello Ana, how are you?\nSee you soon.\n", FileKind::Text),
            (b"Name,Phone", FileKind::Text),
            (b"hello", FileKind::Text),
            (b"", FileKind::Empty),
            (b" \r\n\t", FileKind::Empty),
        ]);
    }

    #[test]
    fn binary_files_are_told_apart_by_their_first_bytes() {
        check(&[
            (b"PK\x03\x04\x14\x00", FileKind::Zip),
            (&[&b"PK\x03\x04"[..], &[0; 26], b"[Content_Types].xml"].concat(), FileKind::Office),
            (&[&b"PK\x03\x04"[..], &[0; 26], b"mimetypeapplication/vnd.oasis.opendocument"].concat(), FileKind::Office),
            (&[&b"PK\x03\x04"[..], &[0; 26], b"Connections.csv"].concat(), FileKind::Zip),
            (b"7z\xbc\xaf\x27\x1c\x00\x04", FileKind::Archive),
            (b"SQLite format 3\x00\x10\x00", FileKind::Database),
            (b"II*\x00\x08\x00", FileKind::Picture),
            (b"\x00\x00\x00\x18ftypmp42", FileKind::Media),
            (b"\x1f\x8b\x08\x00", FileKind::Gzip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::OldOffice),
            (b"%PDF-1.4\n", FileKind::Pdf),
            (b"\xff\xd8\xff\xe0\x00\x10JFIF", FileKind::Picture),
            (b"\x89PNG\r\n\x1a\n", FileKind::Picture),
            (b"GIF89a", FileKind::Picture),
            (b"RIFF\x24\x00\x00\x00WEBPVP8 ", FileKind::Picture),
            (b"\x00\x00\x00\x18ftypheic", FileKind::Picture),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", FileKind::Picture),
            (b"\xff\xfeN\x00a\x00", FileKind::Utf16),
            (b"RIFF\x24\x00\x00\x00WAVE", FileKind::Media),
            (b"\x00\x01", FileKind::Unknown),
        ]);
    }

    #[test]
    fn a_text_in_utf_16_is_known_by_what_it_says() {
        let check = |text: &str, kind| {
            let little = || text.encode_utf16().flat_map(u16::to_le_bytes);
            let big = || text.encode_utf16().flat_map(u16::to_be_bytes);
            for bytes in [
                [0xff, 0xfe].into_iter().chain(little()).collect::<Vec<u8>>(),
                [0xfe, 0xff].into_iter().chain(big()).collect(),
                little().collect(),
                big().collect(),
            ] {
                assert_eq!(FileKind::of(&bytes), kind, "{text}");
            }
        };
        check("BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Zoë\r\n", FileKind::VCard);
        check("Name\tOrt\r\nZoë\tKöln\r\n", FileKind::Csv);
        check("{\"contacts\": []}", FileKind::Json);
        check("Hello Zoë", FileKind::Utf16);
    }

    proptest! {
        #[test]
        fn any_bytes_have_a_kind(bytes: Vec<u8>) {
            let is_blank = bytes.iter().all(|it| char::from(*it).is_whitespace());
            prop_assert!(FileKind::of(&bytes) != FileKind::Empty || is_blank || !bytes.is_ascii());
        }
    }
}
