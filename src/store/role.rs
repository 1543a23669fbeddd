//! The two programs that open a store, as types, so that each compiles only the code it needs.
//!
//! The page is loaded at every start and must be small: it reads the current schemas, and its changes go to the
//! journal. The worker also reads the first schema, which is a backup file, and compacts.

use crate::domain::Book;
use crate::formats::backup::{self, BackupProblem};
use crate::merge;
use crate::store::journal_codec::{CodecError, JournalEntry, decode};

/// A program that opens a store.
pub trait Role {
    /// Reads the text of a snapshot at a time in milliseconds. None if this program does not know the schema.
    fn read_snapshot(text: &str, now_millis: u64) -> Option<Result<JournalEntry, CodecError>>;
}

/// The page.
#[derive(Debug)]
pub enum Page {}

/// The worker, and native programs.
#[derive(Debug)]
pub enum Worker {}

impl Role for Page {
    fn read_snapshot(text: &str, _: u64) -> Option<Result<JournalEntry, CodecError>> {
        (!is_of_first_schema(text)).then(|| decode(text))
    }
}

impl Role for Worker {
    fn read_snapshot(text: &str, now_millis: u64) -> Option<Result<JournalEntry, CodecError>> {
        Some(if is_of_first_schema(text) { read_first_schema(text, now_millis) } else { decode(text) })
    }
}

/// Whether the text of a snapshot has schema 1: a plain-text backup file.
pub(super) fn is_of_first_schema(text: &str) -> bool {
    text.starts_with('{')
}

fn read_first_schema(text: &str, now_millis: u64) -> Result<JournalEntry, CodecError> {
    match backup::read(text) {
        Ok(file) => Ok(JournalEntry::new(merge::plan(&Book::default(), &file.book, now_millis).change)),
        Err(BackupProblem::Newer { .. }) => Err(CodecError::Newer),
        Err(_) => Err(CodecError::Damaged),
    }
}
