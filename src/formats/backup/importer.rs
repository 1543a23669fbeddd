//! The importer of backup files.

use crate::formats::backup::{BackupProblem, FORMAT, read_foreign};
use crate::formats::encoding::utf8;
use crate::formats::file_kind::{FileKind, head};
use crate::formats::importer::{Confidence, Importer, Parsed};

/// Imports plain backup files, from this program, written by hand or generated. An encrypted backup is decrypted before
/// (`jwe.rs`).
#[derive(Debug)]
pub enum BackupImporter {}

impl Importer for BackupImporter {
    type Problem = BackupProblem;

    const ACCEPT: &'static str = ".json,.txt,application/json";

    fn recognise(bytes: &[u8]) -> Confidence {
        let head = head(bytes);
        let text = head.trim_start_matches('\u{feff}').trim_start();
        if text.contains(&format!("\"{FORMAT}\"")) {
            Confidence::Certain
        } else if matches!(FileKind::of(bytes), FileKind::Json | FileKind::Monica) {
            // The reader has the better message for JSON of other programs.
            Confidence::Possible
        } else {
            Confidence::None
        }
    }

    fn parse(bytes: &[u8]) -> Result<Parsed, BackupProblem> {
        read_foreign(utf8(bytes).map_err(BackupProblem::Encoding)?)
    }
}
