//! Friction and repair: after strained exchanges, the app offers a repair path that begins small.

use chrono::NaiveDate;

use crate::domain::{Book, PersonId, TONES, Tone};

/// The labels of the facts that store the answers of the repair path. They are for the user only: left out of a
/// person's card and of matching.
pub const PRIVATE: [&str; 2] = ["What happened", "What I would say"];

/// How many strained exchanges among the last five open the repair path (design decision; no ratio of good to bad is
/// shown, because the famous one was withdrawn).
const STRAINED: usize = 2;

/// Whether to offer the repair path for a person.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::friction::wants_repair;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "id": "ana"}],
///     "exchanges": [
///         {"when": "2026-09-01", "people": ["ana"], "tone": "strained"},
///         {"when": "2026-10-01", "people": ["ana"], "tone": "easy"},
///         {"when": "2026-11-01", "people": ["ana"], "tone": "strained"}]}"#,
/// )?
/// .book;
/// let (ana, _) = book.people.iter().next().unwrap();
/// assert!(wants_repair(&book, ana));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn wants_repair(book: &Book, id: PersonId) -> bool {
    is_rough(book.tones_with(id).into_iter().map(|(_, tone)| tone))
}

/// Whether the last exchanges were strained: two of the last five, latest first.
pub fn is_rough(tones: impl Iterator<Item = Option<Tone>>) -> bool {
    tones.take(TONES).filter(|it| *it == Some(Tone::Strained)).count() >= STRAINED
}

/// Whether the last exchange with a person up to `as_of` was strained.
pub fn ended_strained(book: &Book, id: PersonId, as_of: NaiveDate) -> bool {
    // Only the latest tones are stored. If all of them are later than `as_of`, there were several exchanges since.
    let last = book.tones_with(id).into_iter().find(|(day, _)| *day <= as_of);
    last.is_some_and(|(_, tone)| tone == Some(Tone::Strained))
}
