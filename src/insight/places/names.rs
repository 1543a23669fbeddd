//! Which words name a place.

use chrono::NaiveDate;

use crate::domain::{Alias, Book, VecMap};

use super::in_use;
use super::wording::Wordings;

/// The names of the places in which people live or work, each with its parts: "Lisbon, Portugal" is in Portugal too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceNames {
    /// The name as the book spells it, by the key of its spellings.
    names: VecMap<String, String>,
    means: Vec<Alias>,
}

impl PlaceNames {
    /// The names of the book's places.
    pub fn of(book: &Book, today: NaiveDate) -> Self {
        let mut of_book = Self { means: book.settings().means.to_vec(), ..Self::default() };
        let all: Vec<String> = in_use(book, today).into_iter().flat_map(|it| it.spellings).collect();
        let parts = all.iter().flat_map(|it| it.split(',')).map(str::trim);
        for name in all.iter().map(String::as_str).chain(parts) {
            let key = of_book.key(name);
            if !key.is_empty() && !of_book.names.contains_key(&key) {
                of_book.names.insert(key, name.to_owned());
            }
        }
        of_book
    }

    /// The place that is named by these words, as the book spells it. The beginning of a name is not enough.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::formats::backup::read;
    /// use kith::insight::places::PlaceNames;
    ///
    /// let book = read(
    ///     r#"{"format": "kith-backup", "version": 1, "people": [
    ///         {"given": "Ana", "place": "Lisbon, Portugal"}, {"given": "Bo", "place": "São Paulo"},
    ///         {"given": "Cy", "place": "Rome (until 2020)"}],
    ///     "settings": {"means": [{"word": "Lisboa", "same_as": "Lisbon"}, {"word": "bids", "same_as": "tenders"}]}}"#,
    /// )?
    /// .book;
    /// let names = PlaceNames::of(&book, "2026-11-22".parse().unwrap());
    /// let check = |query, expected| assert_eq!(names.named(query), expected, "{query}");
    /// check(" lisbon ", Some("Lisbon"));
    /// check("lisboa", Some("Lisbon"));
    /// check("portugal", Some("Portugal"));
    /// check("sao paulo", Some("São Paulo"));
    /// check("lis", None);
    /// check("tenders in Lisbon", None);
    /// check("bids", None);
    /// check("rome", None);
    /// check("", None);
    /// # Ok::<(), kith::formats::backup::BackupProblem>(())
    /// ```
    pub fn named(&self, words: &str) -> Option<&str> {
        let key = self.key(words);
        self.names.get(&key).map(String::as_str)
    }

    fn key(&self, words: &str) -> String {
        Wordings::of(words, &self.means).key()
    }
}
