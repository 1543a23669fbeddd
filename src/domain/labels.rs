//! Labels: tags, groups and places. Labels that differ only in case, marks or spaces are one, shown as it was first
//! written. The cells of a label keep its spelling, so nothing that is stored changes.

use crate::domain::cell_name::join;
use crate::domain::{Book, Person, PersonId, VecMap, normalize, sort_by, tidy_line};

/// The form in which labels are compared.
///
/// ```
/// # use kith::domain::label_key;
/// assert_eq!(label_key("SUPPLIER "), label_key("supplier"));
/// ```
pub fn label_key(label: &str) -> String {
    normalize(&tidy_line(label))
}

/// The spelling of each label in a field of the people of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// The spelling by key.
    spellings: VecMap<String, String>,
}

/// A field of a person that holds labels: its name and its labels.
type LabelField = (&'static str, fn(&Person) -> Vec<&str>);

impl Labels {
    /// The field with the tags.
    pub const TAGS: LabelField = ("tags", |it| it.tags.iter().map(String::as_str).collect());
    /// The field with the groups.
    pub const GROUPS: LabelField = ("groups", |it| it.groups.iter().map(String::as_str).collect());
    /// The field with the expertise.
    pub const EXPERTISE: LabelField = ("expertise", |it| it.knows().map(|it| it.what.as_str()).collect());
    /// The field with the place.
    pub const PLACE: LabelField = ("place", |it| vec![&it.place]);

    /// Collects the labels of a field. Of several spellings the one written first counts.
    ///
    /// ```
    /// use kith::domain::Labels;
    /// use kith::formats::backup::read;
    ///
    /// let book = read(
    ///     r#"{"format": "kith-backup", "version": 1, "people": [
    ///         {"given": "Ana", "tags": ["supplier"], "stamp": "019b000000000000000000b2"},
    ///         {"given": "Luis", "tags": ["Supplier"], "stamp": "019a000000000000000000a1"}]}"#,
    /// )?
    /// .book;
    /// let tags = Labels::of(&book, Labels::TAGS);
    /// assert_eq!(tags.iter().collect::<Vec<_>>(), ["Supplier"]);
    /// assert_eq!(tags.shown(&["SUPPLIER".to_owned()]), ["Supplier"]);
    /// # Ok::<(), kith::formats::backup::BackupProblem>(())
    /// ```
    pub fn of(book: &Book, (field, labels): LabelField) -> Self {
        let mut all: Vec<(String, String, PersonId)> = Vec::new();
        for (id, person) in book.people.iter() {
            let words = labels(person).into_iter().filter(|it| !it.is_empty());
            all.extend(words.map(|it| (label_key(it), it.to_owned(), id)));
        }
        sort_by(&mut all, |a, b| a.0.cmp(&b.0));
        let mut spellings = VecMap::default();
        for same in all.chunk_by(|a, b| a.0 == b.0) {
            let Some((key, spelling, _)) = same.first() else { continue };
            // Most labels have one spelling, so times are looked up only for several.
            let is_one = same.iter().all(|it| it.1 == *spelling);
            let first = if is_one { Some(spelling) } else { first_written(book, field, same) };
            spellings.insert(key.clone(), tidy_line(first.unwrap_or(spelling)));
        }
        Self { spellings }
    }

    /// All labels, each once.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.spellings.values().map(String::as_str)
    }

    /// Whether a label is in use, in any spelling.
    pub fn contains(&self, label: &str) -> bool {
        self.spellings.contains_key(&label_key(label))
    }

    /// These labels as they are shown: each once, in the spelling of the book.
    pub fn shown(&self, labels: &[String]) -> Vec<String> {
        let mut shown = VecMap::<String, String>::default();
        for label in labels {
            let key = label_key(label);
            if !shown.contains_key(&key) {
                let spelling = self.spellings.get(&key).cloned().unwrap_or_else(|| tidy_line(label));
                shown.insert(key, spelling);
            }
        }
        shown.into_iter().map(|(_, it)| it).collect()
    }
}

/// The spelling with the earliest time. Of the same time, the one with capitals first: devices must agree.
fn first_written<'a>(book: &Book, field: &str, same: &'a [(String, String, PersonId)]) -> Option<&'a String> {
    let written = |(_, label, id): &'a (String, String, PersonId)| {
        // A place is a register: the name of its cell has no element.
        let cell = if field == Labels::PLACE.0 { field.to_owned() } else { join(field, label) };
        (book.view((*id).into()).and_then(|it| it.cell(&cell).stamp), label)
    };
    same.iter().map(written).min().map(|(_, label)| label)
}

#[cfg(test)]
#[path = "labels_tests.rs"]
mod tests;
