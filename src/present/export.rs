//! The dialog "Export": whom the file may be about.

use crate::domain::{Book, Circle, Labels};
use crate::formats::export::ExportScope;

/// Everybody, the circles and the tags that have people, each with the number of its people.
///
/// # Examples
///
/// ```
/// use kith::formats::backup;
/// use kith::formats::export::ExportScope;
/// use kith::present::export::scopes;
///
/// let book = backup::read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "circle": "close"},
///         {"given": "Luis", "tags": ["chess"]}]}"#,
/// )?
/// .book;
/// let expected = [
///     (ExportScope::All, 2),
///     (ExportScope::Circle("close".into()), 1),
///     (ExportScope::Tag("chess".into()), 1),
/// ];
/// assert_eq!(scopes(&book), expected);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn scopes(book: &Book) -> Vec<(ExportScope, usize)> {
    let circles = Circle::ALL.iter().map(|it| ExportScope::Circle(it.word().to_owned()));
    let tags = Labels::of(book, Labels::TAGS);
    let tags = tags.iter().map(|it| ExportScope::Tag(it.to_owned()));
    let counted = circles.chain(tags).map(|it| {
        let count = book.people.iter().filter(|(id, person)| it.has(*id, person)).count();
        (it, count)
    });
    let all = (ExportScope::All, book.people.iter().count());
    std::iter::once(all).chain(counted.filter(|it| it.1 > 0)).collect()
}
