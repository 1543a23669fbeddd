//! The table of importers. A file is read by the importer that recognises its content best.

use serde_derive::{Deserialize, Serialize};
use thiserror::Error;

use crate::formats::backup::{BackupImporter, BackupProblem};
use crate::formats::file_kind::FileKind;
use crate::formats::importer::{Confidence, Importer, Parsed};

/// All importers. If two of them are equally confident of a file, the first one reads it.
const IMPORTERS: &[Entry] = &[entry::<BackupImporter>()];

/// An importer in the table.
struct Entry {
    name: &'static str,
    accept: &'static str,
    recognise: fn(&[u8]) -> Confidence,
    parse: fn(&[u8]) -> Result<Parsed, ImportError>,
}

const fn entry<I: Importer>() -> Entry
where
    ImportError: From<I::Problem>,
{
    Entry { name: I::NAME, accept: I::ACCEPT, recognise: I::recognise, parse: |bytes| Ok(I::parse(bytes)?) }
}

/// Why a file is not imported.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ImportError {
    /// The file is empty.
    #[error("The file is empty.")]
    Empty,
    /// No importer recognises the file.
    #[error("This is {0}. Kith opens {names} only.", names = names())]
    NotRecognised(FileKind),
    /// The file is refused as a backup.
    #[error(transparent)]
    Backup(#[from] BackupProblem),
}

/// Reads a file with the importer that recognises it best.
///
/// # Errors
///
/// An [`ImportError`]: the reason of the importer, or the kind of the file if no importer recognises it.
///
/// # Examples
///
/// ```
/// use kith::formats::import;
///
/// let file = import::read(br#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana"}]}"#)?;
/// assert_eq!(file.book.people.iter().count(), 1);
///
/// let error = import::read(b"BEGIN:VCARD\r\nFN:Ana Silva\r\nEND:VCARD\r\n").unwrap_err();
/// assert!(error.to_string().starts_with("This is a vCard file."));
/// # Ok::<(), kith::formats::import::ImportError>(())
/// ```
pub fn read(bytes: &[u8]) -> Result<Parsed, ImportError> {
    let mut best: Option<(Confidence, &Entry)> = None;
    for importer in IMPORTERS {
        let confidence = (importer.recognise)(bytes);
        if confidence > best.map_or(Confidence::None, |(most, _)| most) {
            best = Some((confidence, importer));
        }
    }
    match (best, FileKind::of(bytes)) {
        (Some((_, importer)), _) => (importer.parse)(bytes),
        (None, FileKind::Empty) => Err(ImportError::Empty),
        (None, kind) => Err(ImportError::NotRecognised(kind)),
    }
}

/// Returns the value of the `accept` attribute of a file input: the extensions and media types of all importers.
///
/// # Examples
///
/// ```
/// assert!(kith::formats::import::accept().split(',').any(|extension| extension == ".json"));
/// ```
pub fn accept() -> String {
    ACCEPT.join(",")
}

/// The names of all importers, as part of a sentence.
fn names() -> String {
    IMPORTERS.iter().map(|it| it.name).collect::<Vec<_>>().join(" and ")
}

/// One text of each importer. Computed at compile time, so that the page, which needs no more, contains no importer.
const ACCEPT: [&str; IMPORTERS.len()] = {
    let mut column = [""; IMPORTERS.len()];
    let mut at = 0;
    while at < column.len() {
        column[at] = IMPORTERS[at].accept;
        at += 1;
    }
    column
};

#[cfg(test)]
mod tests {
    use super::{accept, read};

    #[test]
    fn the_file_input_offers_the_files_of_all_importers() {
        assert_eq!(accept(), ".json,.txt,application/json");
    }

    #[test]
    fn a_file_is_read_by_its_content_or_named_by_its_kind() {
        #[track_caller]
        fn check(bytes: impl AsRef<[u8]>, expected: &str) {
            let error = read(bytes.as_ref()).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
        check("", "The file is empty.");
        check(" \r\n", "The file is empty.");
        check("hello", "This is plain text. Kith opens Kith backups");
        check("BEGIN:VCARD\nVERSION:4.0\n", "a vCard file");
        check([0x89, b'P', b'N', b'G', 13, 10, 26, 10], "a picture");
        check([0, 1, 2], "a file of a kind that Kith does not know");
        // A backup keeps the reasons of its own importer.
        check("{}", "not a Kith backup");
        check("[1]", "not a Kith backup");
        check("{\"format\": \"kith-backup\", \"version\": 1, \"people\": [{\"giv", "cut or altered");
        check("\"format\": \"kith-backup\",\n\"version\": 1}", "cut or altered");
        check("{\"format\": \"kith-backup\", \"version\": 9}", "newer Kith");
        check(b"{\"format\": \"kith-backup\", \"version\": 1, \"people\": [{\"given\": \"\xff\"", "cut or altered");
    }

    #[test]
    fn a_backup_with_a_byte_order_mark_opens() {
        let file = read(
            "\u{feff}\n{\"format\": \"kith-backup\", \"version\": 1, \"people\": [{\"given\": \"Ana\"}]}".as_bytes(),
        )
        .unwrap();
        assert_eq!(file.book.people.iter().count(), 1);
    }
}
