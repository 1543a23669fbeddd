//! The name of a person as a card says it twice: shown (`FN`) and in parts (`N`).
//!
//! Kith has the parts only. Where they do not give the name that the card shows, the import keeps both lines, and the
//! export writes them again as long as nobody renames the person.

use crate::domain::{NameParts, Person, normalize, tidy_line};

/// The parts of the name that a card shows, as near to the parts in the card as possible.
///
/// A title or a middle name that is not shown is left out. "Weber, Ana" is shown as "Ana Weber" if the card has the
/// parts. A name that has nothing to do with the parts is read anew.
///
/// # Examples
///
/// ```
/// use kith::domain::NameParts;
/// use kith::formats::vcard::parts_of_shown;
///
/// let ana = NameParts { prefix: "Dr.".into(), given: "Ana".into(), family: "Weber".into(), ..NameParts::default() };
/// let check = |shown: &str, expected: &str| assert_eq!(parts_of_shown(shown, &ana).whole(), expected);
/// check("", "Dr. Ana Weber");
/// check("Ana Weber", "Ana Weber");
/// check("Weber, Ana", "Ana Weber");
/// check("Ana Weber-Silva", "Ana Weber-Silva");
/// check("Maxl", "Maxl");
/// ```
pub fn parts_of_shown(shown: &str, parts: &NameParts) -> NameParts {
    let shown = tidy_line(shown);
    if shown.is_empty() || parts.whole() == shown {
        return parts.clone();
    }
    let mut words = words(&shown);
    let known = parts.clone();
    let restricted = NameParts {
        prefix: restrict(&known.prefix, &mut words),
        given: restrict(&known.given, &mut words),
        middle: restrict(&known.middle, &mut words),
        family: restrict(&known.family, &mut words),
        suffix: restrict(&known.suffix, &mut words),
    };
    if words.is_empty() {
        return restricted;
    }
    let renamed = if restricted == NameParts::default() { NameParts::read(&shown) } else { parts.renamed(&shown) };
    if renamed.whole() == shown { renamed } else { NameParts::read(&shown) }
}

/// The words of a part that are shown, as they are shown. They leave `words`.
fn restrict(part: &str, words: &mut Vec<(String, String)>) -> String {
    let shown = part.split_whitespace().filter_map(|word| {
        let key = key(word);
        if key.is_empty() {
            return Some(word.to_owned());
        }
        let at = words.iter().position(|(it, _)| *it == key)?;
        Some(words.remove(at).1)
    });
    shown.collect::<Vec<_>>().join(" ")
}

/// The words of a name, each with its key.
fn words(text: &str) -> Vec<(String, String)> {
    let words = text.split([' ', ',']).map(|it| (key(it), it.to_owned()));
    words.filter(|(key, _)| !key.is_empty()).collect()
}

fn key(word: &str) -> String {
    normalize(word.trim_matches(','))
}

/// The lines `FN` and `N` of an imported card, if they still belong to the person.
pub(super) fn kept_lines(person: &Person) -> Option<(&str, &str)> {
    let value = |name: &str| person.card_lines.iter().find_map(|it| it.strip_prefix(name));
    let (shown, parts) = (value("FN:")?, value("N:")?);
    let was = parts_of_shown(&unescape(shown), &split(parts));
    (was == person.name_parts()).then_some((shown, parts))
}

/// The name that the card of a person shows: as in the file that they came from, or else the display name.
///
/// # Examples
///
/// ```
/// use kith::domain::Person;
/// use kith::formats::vcard::shown_name;
///
/// let ana = Person { given: "Ana".into(), family: "Weber".into(), ..Person::default() };
/// assert_eq!(shown_name(&ana), "Ana Weber");
/// let lines = ["FN:Weber\\, Ana", "N:Weber;Ana;;;"].map(str::to_owned).into_iter().collect();
/// assert_eq!(shown_name(&Person { card_lines: lines, ..ana }), "Weber, Ana");
/// ```
pub fn shown_name(person: &Person) -> String {
    kept_lines(person).map_or_else(|| crate::domain::display_name(person), |(shown, _)| unescape(shown))
}

/// The parts in the value of `N` (RFC 6350, section 6.2.2), as this module and the importer write it.
fn split(value: &str) -> NameParts {
    let mut parts = components(value).into_iter();
    let mut next = || parts.next().unwrap_or_default();
    let (family, given, middle, prefix, suffix) = (next(), next(), next(), next(), next());
    NameParts { prefix, given, middle, family, suffix }
}

/// The parts of a value with semicolons, without their escapes.
pub(super) fn components(value: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = value.chars();
    while let Some(it) = letters.next() {
        match (it, parts.last_mut()) {
            (';', _) => parts.push(String::new()),
            ('\\', Some(part)) => part.extend(['\\'].into_iter().chain(letters.next())),
            (it, Some(part)) => part.push(it),
            (_, None) => (),
        }
    }
    parts.iter().map(|it| unescape(it)).collect()
}

/// Removes the escapes of a value.
fn unescape(value: &str) -> String {
    let mut text = String::new();
    let mut letters = value.chars();
    while let Some(it) = letters.next() {
        let letter = if it == '\\' { letters.next().map(|it| if it == 'n' { '\n' } else { it }) } else { Some(it) };
        text.extend(letter);
    }
    text
}
