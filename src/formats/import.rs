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
    accept: &'static str,
    recognise: fn(&[u8]) -> Confidence,
    parse: fn(&[u8]) -> Result<Parsed, ImportError>,
}

const fn entry<I: Importer>() -> Entry
where
    ImportError: From<I::Problem>,
{
    Entry { accept: I::ACCEPT, recognise: I::recognise, parse: |bytes| Ok(I::parse(bytes)?) }
}

/// Why a file is not imported.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ImportError {
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// No importer recognises the file.
    #[error("no importer recognises the file")]
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
/// use kith::formats::file_kind::FileKind;
/// use kith::formats::import::{self, ImportError};
///
/// let file = import::read(br#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana"}]}"#)?;
/// assert_eq!(file.book.people.iter().count(), 1);
///
/// let refused = import::read(b"BEGIN:VCARD\r\nFN:Ana Silva\r\nEND:VCARD\r\n");
/// assert_eq!(refused.err(), Some(ImportError::NotRecognised(FileKind::VCard)));
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

/// The `accept` text of each importer. Computed at compile time, so that the page, which needs no more, contains no
/// importer.
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
    use super::{ImportError, accept, read};
    use crate::formats::backup::BackupProblem;
    use crate::formats::file_kind::FileKind;

    #[test]
    fn the_file_input_offers_the_files_of_all_importers() {
        assert_eq!(accept(), ".json,.txt,application/json");
    }

    #[test]
    fn a_file_is_read_by_its_content_or_named_by_its_kind() {
        #[track_caller]
        fn check(bytes: impl AsRef<[u8]>, expected: impl Into<ImportError>) {
            assert_eq!(read(bytes.as_ref()).err(), Some(expected.into()));
        }
        check("", ImportError::Empty);
        check(" \r\n", ImportError::Empty);
        check("hello", ImportError::NotRecognised(FileKind::Text));
        check("BEGIN:VCARD\nVERSION:4.0\n", ImportError::NotRecognised(FileKind::VCard));
        check([0x89, b'P', b'N', b'G', 13, 10, 26, 10], ImportError::NotRecognised(FileKind::Picture));
        check([0, 1, 2], ImportError::NotRecognised(FileKind::Unknown));
        // A backup keeps the reasons of its own importer.
        check("{}", BackupProblem::NotOurs);
        check("[1]", BackupProblem::NotOurs);
        check("{\"format\": \"kith-backup\", \"version\": 1, \"people\": [{\"giv", BackupProblem::Cut { line: 1 });
        check("\"format\": \"kith-backup\",\n\"version\": 1}", BackupProblem::Cut { line: 1 });
        check("{\"format\": \"kith-backup\", \"version\": 9}", BackupProblem::Newer { version: 9 });
        check(
            b"{\"format\": \"kith-backup\", \"version\": 1, \"people\": [{\"given\": \"\xff\"",
            BackupProblem::Cut { line: 1 },
        );
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
