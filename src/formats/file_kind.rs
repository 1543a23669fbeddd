//! Recognises the kind of a file by its content, so that a file without an importer can be named to the user
//! (`ui/text/errors/files.rs`).

use std::borrow::Cow;

use serde_derive::{Deserialize, Serialize};

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
    /// A zip archive, also a document or a table of an office program.
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
    /// JSON of any kind.
    Json,
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
];

/// The first words of text files, in lower case, after a byte order mark and white space.
const OPENINGS: &[(&str, FileKind)] = &[
    ("begin:vcard", FileKind::VCard),
    ("begin:vcalendar", FileKind::Calendar),
    ("dn:", FileKind::Ldif),
    ("<!doctype html", FileKind::Html),
    ("<html", FileKind::Html),
    ("<svg", FileKind::Picture),
    ("<?xml", FileKind::Xml),
    ("{", FileKind::Json),
    ("[", FileKind::Json),
];

/// How many bytes of a text are read: enough for the first rows of a table.
const HEAD: usize = 16 * 1024;
/// How many rows of a table are compared.
const ROWS: usize = 5;

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
    /// ```
    pub fn of(bytes: &[u8]) -> Self {
        if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
            return *kind;
        }
        if is_riff_or_iso_picture(bytes) {
            return Self::Picture;
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Self::Utf16;
        }
        if bytes.iter().take(HEAD).any(|it| *it == 0) {
            return Self::Unknown;
        }
        Self::of_text(&head(bytes))
    }

    fn of_text(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let opening: String = text.chars().take(20).collect::<String>().to_ascii_lowercase();
        match OPENINGS.iter().find(|(start, _)| opening.starts_with(start)) {
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

/// Whether the bytes are a WebP, or an image in the ISO base media format (HEIC and AVIF, as phones write them).
fn is_riff_or_iso_picture(bytes: &[u8]) -> bool {
    let at = |from: usize| bytes.get(from..from + 4).unwrap_or_default();
    let is_webp = at(0) == b"RIFF" && at(8) == b"WEBP";
    is_webp || (at(4) == b"ftyp" && [b"heic", b"heix", b"mif1", b"avif"].iter().any(|it| at(8) == *it))
}

/// Whether the first rows of a text have the same number of separators, at least one. Quoted separators and line breaks
/// belong to a value; blank rows do not count.
fn is_table(text: &str, separator: char) -> bool {
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
        if rows.len() == ROWS {
            break;
        }
    }
    rows.len() > 1 && rows.iter().all(|it| *it > 0 && Some(it) == rows.first())
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
            (b"RIFF\x24\x00\x00\x00WAVE", FileKind::Unknown),
            (b"\x00\x01", FileKind::Unknown),
        ]);
    }

    proptest! {
        #[test]
        fn any_bytes_have_a_kind(bytes: Vec<u8>) {
            let is_blank = bytes.iter().all(|it| char::from(*it).is_whitespace());
            prop_assert!(FileKind::of(&bytes) != FileKind::Empty || is_blank || !bytes.is_ascii());
        }
    }
}
