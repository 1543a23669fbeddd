//! What leaves Kith as a file that other programs read: in which format, and of whom.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_derive::{Deserialize, Serialize};

use crate::domain::{Book, Circle, Ctx, Person, PersonId, label_key};
use crate::formats::vcard::Version;
use crate::formats::{csv, notebook, vcard};

/// The format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportFormat {
    /// A vCard 4.0.
    VCard,
    /// A vCard 3.0.
    OlderVCard,
    /// A table as CSV.
    Table,
    /// Markdown files in a zip.
    Notebook,
}

/// The people of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportScope {
    /// Everybody, with archived people.
    #[default]
    All,
    /// The people of a circle, by its word in files.
    Circle(String),
    /// The people with a tag.
    Tag(String),
    /// One person, by the text of their id.
    Person(String),
}

impl ExportScope {
    /// Whether a person is one of them.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::domain::{Circle, Person};
    /// use kith::formats::export::ExportScope;
    ///
    /// let id = "018f1e2c3d4e7a6b8c9d0e1f2a3b4c5d".parse().ok();
    /// let id = id.and_then(|it: String| kith::domain::PersonId::parse(&it)).unwrap();
    /// let tags = ["Supplier".into()].into_iter().collect();
    /// let ana = Person { circle: Some(Circle::Close), tags, ..Person::default() };
    /// let check = |scope: ExportScope, expected| assert_eq!(scope.has(id, &ana), expected, "{scope:?}");
    /// check(ExportScope::All, true);
    /// check(ExportScope::Circle("close".into()), true);
    /// check(ExportScope::Circle("inner".into()), false);
    /// check(ExportScope::Tag("supplier".into()), true);
    /// check(ExportScope::Person(id.to_string()), true);
    /// check(ExportScope::Person(String::new()), false);
    /// ```
    pub fn has(&self, id: PersonId, person: &Person) -> bool {
        match self {
            Self::All => true,
            Self::Circle(word) => person.circle.map(Circle::word) == Some(word),
            Self::Tag(tag) => person.tags.iter().any(|it| label_key(it) == label_key(tag)),
            Self::Person(text) => id.to_string() == *text,
        }
    }
}

/// Writes the people of a scope in a format. A zip is returned as Base64, because the messages of the worker carry
/// texts.
pub fn write(book: &Book, format: ExportFormat, scope: &ExportScope, ctx: &Ctx) -> String {
    let has = |id: PersonId| book.people.get(id).is_some_and(|it| scope.has(id, it));
    match format {
        ExportFormat::VCard => vcard::write_chosen(book, Version::V4, &has),
        ExportFormat::OlderVCard => vcard::write_chosen(book, Version::V3, &has),
        ExportFormat::Table => csv::write(book, &has),
        ExportFormat::Notebook => STANDARD.encode(notebook::write(book, &has, ctx.today)),
    }
}
