//! The words of a query.

use memchr::memmem::Finder;

use crate::domain::{dial_string, is_number_like};

/// The fewest digits that are compared as a telephone number (design decision: fewer fit almost everybody).
pub(super) const LEAST_DIGITS: usize = 4;
/// The most digits of a country code (ITU-T E.164).
const COUNTRY_CODE: usize = 3;
/// The fewest digits of a stored number that is compared from its end (design decision: as the shortest local number).
const LOCAL: usize = 6;

/// A word of a query, with a finder that is built once and used on every text. A telephone number is one word.
pub(super) struct Word<'a> {
    text: &'a str,
    finder: Finder<'a>,
    /// Finds the word written apart: "jean-luc" is also "jean luc".
    apart: Option<Finder<'static>>,
    /// The significant digits, if it is a number.
    digits: Option<String>,
}

impl<'a> Word<'a> {
    fn new(text: &'a str, digits: Option<String>) -> Self {
        let is_joined = digits.is_none() && text.contains('-');
        let apart = is_joined.then(|| Finder::new(&text.replace('-', " ")).into_owned());
        Self { text, finder: Finder::new(text), apart, digits }
    }

    /// The normalized text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Whether it is compared as a telephone number too.
    pub(super) fn is_number(&self) -> bool {
        self.digits.is_some()
    }

    /// The byte offset of the word in `text`, searched from offset `from` on.
    pub(super) fn find_in(&self, text: &str, from: usize) -> Option<usize> {
        let text = text.as_bytes().get(from..)?;
        let apart = || self.apart.as_ref()?.find(text);
        Some(from + self.finder.find(text).or_else(apart)?)
    }

    /// Whether it is one of the numbers, or a part of one. Numbers are compared without country and trunk prefix if one
    /// of the two has none. `numbers` has the significant digits of a number on each line.
    pub(super) fn is_number_in(&self, numbers: &str) -> bool {
        let Some(digits) = &self.digits else { return false };
        let is_end = |number: &str| {
            let prefix = digits.strip_suffix(number);
            number.len() >= LOCAL && prefix.is_some_and(|it| it.len() <= COUNTRY_CODE)
        };
        numbers.contains(digits.as_str()) || numbers.lines().any(is_end)
    }
}

/// Whether a query has a telephone number.
pub(super) fn has_number(words: &[Word<'_>]) -> bool {
    words.iter().any(Word::is_number)
}

/// Splits a normalized query into words. Digits with the signs and spaces of a telephone number are one word. The sign
/// of a tag is left out, so that `#supplier` finds what `supplier` finds.
pub(super) fn words(query: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let is_between = |it: char| it.is_whitespace() || it == ',';
    let mut rest = query.trim_matches(is_between);
    while !rest.is_empty() {
        let end = rest.find(is_between).unwrap_or(rest.len());
        let number = number_end(rest);
        if number > end {
            words.push(Word::new(&rest[..number], number_of(&rest[..number])));
            rest = rest[number..].trim_start_matches(is_between);
            continue;
        }
        let word = &rest[..end];
        let bare = word.strip_prefix('#').filter(|it| !it.is_empty()).unwrap_or(word);
        words.push(Word::new(bare, number_of(bare)));
        rest = rest[end..].trim_start_matches(is_between);
    }
    words
}

/// The end of the words at the beginning of a text that are one telephone number. Zero if they are none.
fn number_end(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_whitespace() {
            let word = text[end..at].trim();
            // A year or a day of the month alone is no part of a number.
            if !is_number_like(word, 1) && !matches!(word, "+" | "-" | "/" | "(" | ")") {
                break;
            }
            end = at;
        }
    }
    if number_of(&text[..end]).is_some() { end } else { 0 }
}

/// The significant digits of a text that is nothing but a number.
fn number_of(text: &str) -> Option<String> {
    let is_number = is_number_like(text, LEAST_DIGITS);
    let digits = is_number.then(|| text.chars().filter(char::is_ascii_digit).collect::<String>());
    // A whole number may have a trunk prefix within ("+44 (0)20"); the beginning of one is compared as it is.
    let digits = digits.map(|it| dial_string(text).filter(|whole| whole.len() >= LOCAL).unwrap_or(it))?;
    let significant = significant(&digits);
    (!significant.is_empty()).then(|| significant.to_owned())
}

/// The digits of a number without a plus, without the international prefix `00` and without the trunk prefix `0`.
pub(super) fn significant(digits: &str) -> &str {
    digits.trim_start_matches('+').trim_start_matches('0')
}

#[cfg(test)]
mod tests {
    use super::{has_number, words};

    #[test]
    fn a_query_is_split_into_words_and_numbers() {
        #[track_caller]
        fn check(query: &str, expected: &[&str], number: bool) {
            let words = words(query);
            let texts: Vec<&str> = words.iter().map(|it| it.text()).collect();
            assert_eq!((texts.as_slice(), has_number(&words)), (expected, number), "{query}");
        }
        check("ana silva", &["ana", "silva"], false);
        check("#supplier ana", &["supplier", "ana"], false);
        check("#", &["#"], false);
        check("smith, john", &["smith", "john"], false);
        check("0171 5550123", &["0171 5550123"], true);
        check("ana 0171 555", &["ana", "0171 555"], true);
        check("+49 171 ana", &["+49 171", "ana"], true);
        check("ana 42", &["ana", "42"], false);
        check("", &[], false);
        check("  ", &[], false);
    }
}
