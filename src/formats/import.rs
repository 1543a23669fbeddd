//! The table of importers. A file is read by the importer that recognises its content best.

use serde_derive::{Deserialize, Serialize};
use thiserror::Error;

use crate::formats::backup::{self, BackupImporter, BackupProblem};
use crate::formats::encoding::{self, Encoding};
use crate::formats::file_kind::FileKind;
use crate::formats::foreign::{self, ForeignError};
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
    /// The file is a text in an encoding that is not read.
    #[error("the encoding is not read")]
    Encoding(Encoding),
    /// The file of another program is refused.
    #[error(transparent)]
    Foreign(ForeignError),
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
    if encoding::is_utf16(bytes) {
        return read_utf8(text(bytes.to_vec())?.as_bytes());
    }
    read_utf8(bytes)
}

/// Returns the text of a file.
///
/// # Errors
///
/// An [`ImportError`] if the file is binary, or a text in an encoding that is not read.
///
/// # Examples
///
/// ```
/// use kith::formats::encoding::Encoding;
/// use kith::formats::file_kind::FileKind;
/// use kith::formats::import::{ImportError, text};
///
/// assert_eq!(text(b"\xff\xfe{\x00}\x00".to_vec()).as_deref(), Ok("{}"));
/// let backup = b"{\"format\": \"kith-backup\", \"people\": [{\"given\": \"Zo\xeb\"}]}";
/// assert_eq!(text(backup.to_vec()), Err(ImportError::Encoding(Encoding::Western)));
/// assert_eq!(text(b"{\"given\": \"Zo\xeb\"}".to_vec()), Err(ImportError::NotRecognised(FileKind::Json)));
/// assert_eq!(text(b"\x1f\x8b\x08\xff".to_vec()), Err(ImportError::NotRecognised(FileKind::Gzip)));
/// ```
pub fn text(bytes: Vec<u8>) -> Result<String, ImportError> {
    let (kind, is_ours) = (FileKind::of(&bytes), names_our_format(&bytes));
    encoding::decode(bytes)
        .map_err(|encoding| if is_ours { ImportError::Encoding(encoding) } else { ImportError::NotRecognised(kind) })
}

/// Whether a file names our format anywhere, also in UTF-16. A file that does not is never told to be cut or altered,
/// or to be saved in another encoding: it would not open afterwards either.
fn names_our_format(bytes: &[u8]) -> bool {
    let letters: Vec<u8> = bytes.iter().copied().filter(|it| *it != 0).collect();
    letters.windows(backup::FORMAT.len()).any(|it| it == backup::FORMAT.as_bytes())
}

impl From<ForeignError> for ImportError {
    fn from(error: ForeignError) -> Self {
        match error {
            ForeignError::NotRecognised(kind) => Self::NotRecognised(kind),
            problem => Self::Foreign(problem),
        }
    }
}

fn read_utf8(bytes: &[u8]) -> Result<Parsed, ImportError> {
    let mut best: Option<(Confidence, &Entry)> = None;
    for importer in IMPORTERS {
        let confidence = (importer.recognise)(bytes);
        if confidence > best.map_or(Confidence::None, |(most, _)| most) {
            best = Some((confidence, importer));
        }
    }
    match (best, FileKind::of(bytes)) {
        (Some((Confidence::Possible, _)), FileKind::Monica) => Err(ImportError::NotRecognised(FileKind::Monica)),
        (Some((confidence, importer)), kind) => (importer.parse)(bytes).map_err(|problem| match problem {
            ImportError::Backup(BackupProblem::Cut { .. } | BackupProblem::Encoding(_))
                if confidence == Confidence::Possible && !names_our_format(bytes) =>
            {
                ImportError::NotRecognised(kind)
            }
            problem => problem,
        }),
        (None, FileKind::Empty) => Err(ImportError::Empty),
        (None, kind) => Err(ImportError::NotRecognised(kind)),
    }
}

/// Returns the value of the `accept` attribute of a file input: the extensions and media types of all importers, and
/// those of the other programs whose files are read.
///
/// # Examples
///
/// ```
/// assert!(kith::formats::import::accept().split(',').any(|extension| extension == ".json"));
/// ```
pub fn accept() -> String {
    format!("{},{}", ACCEPT.join(","), foreign::ACCEPT)
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
    use crate::formats::encoding::Encoding;
    use crate::formats::file_kind::FileKind;

    #[test]
    fn the_file_input_offers_the_files_of_all_importers() {
        assert!(accept().starts_with(".json,.txt,application/json,.vcf,"));
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
            BackupProblem::Encoding(Encoding::Western),
        );
        // A foreign file is called by its name, even if it is damaged.
        check(b"\xff\xfe{\x00", ImportError::NotRecognised(FileKind::Json));
        check(b"\xff\xfe{", ImportError::NotRecognised(FileKind::Utf16));
        check("[Contacts]\nname=Ana", ImportError::NotRecognised(FileKind::Text));
        check("{\\rtf1 Ana}", ImportError::NotRecognised(FileKind::Rtf));
        check("{\"contacts\": [{\"name\": \"An", ImportError::NotRecognised(FileKind::Json));
        check(b"{\"name\": \"Zo\xeb\"}", ImportError::NotRecognised(FileKind::Json));
        let monica = r#"{"version": "1", "app_version": "4.1.2", "exported_by": "u", "account": {}}"#;
        check(monica, ImportError::NotRecognised(FileKind::Monica));
    }

    #[test]
    fn a_backup_in_utf_16_opens() {
        let text = r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Zoë"}]}"#;
        let units = || std::iter::once(0xfeff).chain(text.encode_utf16());
        let (little, big): (Vec<u8>, Vec<u8>) =
            (units().flat_map(u16::to_le_bytes).collect(), units().flat_map(u16::to_be_bytes).collect());
        for bytes in [little, big] {
            let file = read(&bytes).unwrap();
            assert_eq!(file.book.people.iter().next().unwrap().1.given, "Zoë");
        }
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
