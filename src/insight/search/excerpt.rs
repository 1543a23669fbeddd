//! Where a query was found.

use super::marks;
use super::query::{Word, significant, words};
use super::texts::{LinePlace, each_line, each_related};
use crate::domain::{Book, PersonId, display_name, normalize, phone_numbers};

/// A line in which a query was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The words around the match.
    pub text: String,
    /// Where the line stands.
    pub place: LinePlace,
}

/// An excerpt of a note, an exchange or a mentorship around the first query word that is not in the name.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::search::excerpt;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///         "people": [{"given": "Ana", "notes": "Prefers a letter.\nGrows lemons."}]}"#,
/// )?
/// .book;
/// let (ana, _) = book.people.iter().next().unwrap();
/// assert_eq!(excerpt(&book, ana, "ana lemons").unwrap().text, "Grows lemons.");
/// assert_eq!(excerpt(&book, ana, "ana"), None, "the name is shown anyway");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn excerpt(book: &Book, id: PersonId, query: &str) -> Option<Excerpt> {
    let person = book.people.get(id)?;
    let (query, name) = (normalize(query), normalize(&display_name(person)));
    let searched = words(&query).into_iter().find(|it| it.find_in(&name, 0).is_none())?;
    let mut found = None;
    let mut visit = |place: LinePlace, line: &str| {
        if found.is_none() && (searched.find_in(&normalize(line), 0).is_some() || is_number_in_line(&searched, line)) {
            found = Some(Excerpt { text: around(line, searched.text()), place });
        }
    };
    each_line(book, id, person, &mut visit);
    each_related(book, &mut |people, place, text| {
        if people.contains(&id) {
            text.lines().for_each(|it| visit(place, it));
        }
    });
    found
}

fn is_number_in_line(word: &Word<'_>, line: &str) -> bool {
    word.is_number() && phone_numbers(line).iter().any(|it| word.is_number_in(significant(&it.digits)))
}

/// The line shortened to a few words on both sides of the match.
fn around(line: &str, word: &str) -> String {
    const BEFORE: usize = 16;
    const AFTER: usize = 48;
    let Some(mark) = marks(line, word).into_iter().next() else { return line.chars().take(BEFORE + AFTER).collect() };
    let start = line[..mark.start].char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let end = line[mark.end..].char_indices().nth(AFTER).map_or(line.len(), |(at, _)| mark.end + at);
    let (before, after) = (if start > 0 { "…" } else { "" }, if end < line.len() { "…" } else { "" });
    format!("{before}{}{after}", line[start..end].trim())
}
