//! Cell names: `role`, `how_met/place`, `tags/supplier`.
//!
//! A name is the name of the field; for a part of a group or an element of a list, a slash and the name of the part or
//! the key of the element follow. A slash or a tilde in the name of a field, which occurs only in files of other
//! programs, is escaped as in a JSON Pointer (RFC 6901, section 3), so that no field can be mistaken for an element of
//! another. The text after the first slash is not escaped.

use std::borrow::Cow;

/// Builds the cell name of a register (`element` is empty), a part or an element.
///
/// ```text
/// ("role", "") → role      ("tags", "a/b") → tags/a/b      ("tags/zz", "") → tags~1zz
/// ```
pub(crate) fn join(field: &str, element: &str) -> String {
    let field = escape(field);
    if element.is_empty() { field.into_owned() } else { format!("{field}/{element}") }
}

/// Splits a cell name into the field and the part or element, which is empty for a register.
pub(crate) fn split(cell: &str) -> (Cow<'_, str>, &str) {
    let (field, element) = cell.split_once('/').unwrap_or((cell, ""));
    (unescape(field), element)
}

/// The canonical form of a cell name from a file.
pub(crate) fn canonical(cell: &str) -> Cow<'_, str> {
    let (field, element) = split(cell);
    if cell.contains('~') || cell.ends_with('/') { join(&field, element).into() } else { cell.into() }
}

fn escape(field: &str) -> Cow<'_, str> {
    if !field.bytes().any(|it| matches!(it, b'~' | b'/')) {
        return field.into();
    }
    let mut escaped = String::new();
    for letter in field.chars() {
        match letter {
            '~' => escaped.push_str("~0"),
            '/' => escaped.push_str("~1"),
            other => escaped.push(other),
        }
    }
    escaped.into()
}

fn unescape(field: &str) -> Cow<'_, str> {
    if !field.bytes().any(|it| it == b'~') {
        return field.into();
    }
    let mut unescaped = String::new();
    let mut letters = field.chars().peekable();
    while let Some(letter) = letters.next() {
        // A tilde that escapes nothing stands for itself.
        let escaped = match letters.peek() {
            Some('0') if letter == '~' => Some('~'),
            Some('1') if letter == '~' => Some('/'),
            _ => None,
        };
        if escaped.is_some() {
            letters.next();
        }
        unescaped.push(escaped.unwrap_or(letter));
    }
    unescaped.into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{canonical, join, split};

    proptest! {
        #[test]
        fn a_name_is_taken_apart_into_what_it_was_made_of(field in "[a~/01]{0,6}", element in "[a~/01]{0,6}") {
            let cell = join(&field, &element);
            prop_assert_eq!(split(&cell), (field.as_str().into(), element.as_str()));
            prop_assert_eq!(canonical(&cell), cell.as_str());
        }

        #[test]
        fn two_spellings_of_a_name_are_one(cell in "[a~/01]{0,8}") {
            let one = canonical(&cell);
            prop_assert_eq!(split(&one), split(&cell));
            prop_assert_eq!(canonical(&one), one.clone());
        }
    }
}
