//! Helpers that join sentences, labels and names.

use crate::ui::text::catalogue::sentences;

sentences! {
    list_end(first, last): "{first} and {last}";
}

/// Capitalises the first letter, if it is an ASCII letter.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|it| it.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// "Ana", "Ana and Luis", "Ana, Luis and Kenji".
pub(crate) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => list_end(&first.join(", "), last),
    }
}

/// Joins whole sentences or labels, and leaves out empty ones.
pub(crate) fn join(parts: &[&str], between: &str) -> String {
    parts.iter().filter(|it| !it.is_empty()).copied().collect::<Vec<_>>().join(between)
}

/// The parts of a sentence before and after a placeholder, so that a view can stand there, such as a link.
pub(crate) fn around(sentence: impl Fn(&dyn std::fmt::Display) -> String) -> (String, String) {
    // The object replacement character, which no name contains.
    let filled = sentence(&'\u{fffc}');
    match filled.split_once('\u{fffc}') {
        Some((before, after)) => (before.to_owned(), after.to_owned()),
        None => (filled, String::new()),
    }
}
