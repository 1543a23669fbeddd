//! Imports of other programs' files: matches their people with those of the book, shows every effect before it happens,
//! and turns the user's choices into one change.
//!
//! **Invariants:** nothing is written before the user has chosen. The same file twice adds nothing, because the ids of
//! new people and exchanges follow from the keys of their records. A value that the user wrote is replaced only by the
//! user's choice.
//!
//! Only the importer's program (`src/bin/importer.rs`) contains this layer; the page and the worker do not.

mod exchanges;
mod fields;
mod in_file;
mod matching;
mod participants;
mod plan;
mod session;
#[cfg(test)]
mod tests;

pub use session::importer_session;
