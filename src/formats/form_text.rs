//! Texts of fields in forms that are a list or a number.
//!
//! The parsers are total, like all parsers in `formats`.

use crate::domain::{List, VecSet, label_key, tidy_line};

/// Reads a number of days: `Some(None)` for an empty text, `None` for any other text than a whole number from one on.
///
/// # Examples
///
/// ```
/// # use kith::formats::form_text::read_days;
/// assert_eq!(read_days(" 21 "), Some(Some(21)));
/// assert_eq!(read_days(""), Some(None));
/// assert_eq!(read_days("2.5"), None);
/// assert_eq!(read_days("0"), None);
/// ```
pub fn read_days(text: &str) -> Option<Option<u32>> {
    match text.trim() {
        "" => Some(None),
        days => days.parse().ok().filter(|it| *it > 0).map(Some),
    }
}

/// Reads words separated by commas or line breaks. Words that differ only in case are one.
///
/// # Examples
///
/// ```
/// # use kith::formats::form_text::read_words;
/// assert_eq!(&*read_words("tide tables, contract law, Tide tables\n"), ["contract law", "tide tables"]);
/// ```
pub fn read_words(text: &str) -> List<String> {
    let mut seen = VecSet::default();
    text.split([',', '\n']).map(tidy_line).filter(|it| !it.is_empty() && seen.insert(label_key(it))).collect()
}

/// Writes words in the form that [`read_words`] reads.
pub fn write_words(words: &[String]) -> String {
    words.join(", ")
}
