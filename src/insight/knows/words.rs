//! The words of a text, and which of them are the same word.

use crate::domain::normalize;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it begins in the text, in bytes.
    pub(super) from: usize,
    /// Where it ends.
    pub(super) to: usize,
    /// Its normal form.
    pub(super) plain: String,
    /// Its stem, if it has one. A word in capitals (CRISPR) has none: it is a name of its own.
    pub(super) stem: Option<String>,
    /// Whether the user wrote it with a capital letter.
    pub(super) has_capital: bool,
    /// Whether the user wrote it in capital letters, and more than one.
    pub(super) is_in_capitals: bool,
}

impl Token {
    /// The head.
    pub(super) fn head(&self) -> Head {
        first(self.plain.chars())
    }

    /// The head as a text.
    pub(super) fn beginning(&self) -> String {
        self.plain.chars().take(Head::default().len()).collect()
    }

    /// Whether two words are the same: equal, or of the same stem.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.plain == other.plain || self.stem.is_some() && self.stem == other.stem
    }

    /// Whether this is the word for somebody who does what `field` says: a lawyer of law, a gardener of gardening. The
    /// same beginning alone says too little: a taxi is not of tax, and a carer not of cars.
    pub(super) fn is_doer_of(&self, field: &Self) -> bool {
        let (word, field) = (self.stem.as_deref().unwrap_or(&self.plain), field.plain.as_str());
        let is_doer = |base: &str| match word.strip_prefix(base) {
            Some("yer" | "ist" | "ian") => true,
            Some("er" | "or") => field.chars().count() >= STEM,
            // An engineer of engineering.
            Some("") => base.ends_with("er"),
            _ => false,
        };
        let bases = FIELD_ENDINGS.iter().filter_map(|it| field.strip_suffix(it));
        bases.filter(|it| it.chars().count() >= BASE).any(is_doer)
    }
}

/// The words of a text. Signs within a word, as in `C++`, `C#` and `doesn't`, belong to it.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    each_word(text, &mut |from, written| tokens.push(token(from, written)));
    tokens
}

/// Visits the words of a text as written, each with its place in bytes.
pub(super) fn each_word(text: &str, visit: &mut dyn FnMut(usize, &str)) {
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_inside = c.is_alphanumeric() || from.is_some() && matches!(c, '+' | '#' | '\'' | '’');
        match from {
            None if is_inside => from = Some(at),
            Some(start) if !is_inside => {
                text.get(start..at).into_iter().for_each(|it| visit(start, it.trim_end_matches(['\'', '’'])));
                from = None;
            }
            _ => (),
        }
    }
}

/// The normal form of a word, without the ending of a genitive.
fn plain(written: &str) -> String {
    let mut plain = normalize(written);
    let end = plain.strip_suffix("'s").map(str::len);
    plain.truncate(end.unwrap_or(plain.len()));
    plain
}

/// The first letters of a word in its normal form. Two words that are the same share them: a stem differs from its word
/// in the fourth letter at the earliest.
pub(super) type Head = [char; 3];

/// The head of a word as written. Makes no text of most words, because the index reads all words of a book.
pub(super) fn head(written: &str) -> Head {
    if written.is_ascii() {
        let end = [written.strip_suffix("'s"), written.strip_suffix("'S")].into_iter().flatten().next();
        return first(end.unwrap_or(written).chars().map(|it| it.to_ascii_lowercase()));
    }
    first(plain(written).chars())
}

fn first(letters: impl Iterator<Item = char>) -> Head {
    let mut head = Head::default();
    head.iter_mut().zip(letters).for_each(|(to, it)| *to = it);
    head
}

fn token(from: usize, written: &str) -> Token {
    let plain = plain(written);
    let letters = || written.chars().filter(|it| it.is_alphabetic());
    let is_in_capitals = letters().count() > 1 && letters().all(char::is_uppercase);
    let stem = (!is_in_capitals).then(|| stem(&plain)).flatten();
    let has_capital = letters().any(char::is_uppercase);
    Token { from, to: from + written.len(), plain, stem, has_capital, is_in_capitals }
}

/// The endings of fields that their doers lose: a baker of baking, a librarian of the library.
const FIELD_ENDINGS: [&str; 4] = ["", "e", "y", "ing"];
/// The fewest letters that a doer shares with a field (design decision: "law" is the shortest field in use).
const BASE: usize = 3;

/// The fewest letters of a stem (design decision): shorter ones are other words too often.
const STEM: usize = 4;

/// The word without the ending of an English or a German plural. None for words of up to three letters, which match as
/// a whole only. Gerunds stay: marketing is not about markets, and accounting not about accounts.
///
/// A crate with the stemmers of Snowball was left out: it makes one word of these two.
pub(super) fn stem(plain: &str) -> Option<String> {
    let long = |stem: &&str| stem.chars().count() >= STEM;
    if !long(&plain) {
        return None;
    }
    if let Some(start) = plain.strip_suffix("ies").filter(|it| it.chars().count() > 2) {
        return Some(format!("{start}y"));
    }
    let is_plural = !["ss", "us", "is"].iter().any(|it| plain.ends_with(it));
    let singular = plain.strip_suffix('s').filter(|it| is_plural && long(it)).unwrap_or(plain);
    let stem = singular.strip_suffix("en").or_else(|| singular.strip_suffix('e')).filter(|it| long(it));
    Some(stem.unwrap_or(singular).to_owned())
}

/// Whether two words differ by one slip: a letter too much, too few, another one, or two in the wrong order.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (a, b) = (&one[start..], &other[start..]);
    match (a, b) {
        ([], []) => false,
        ([x, y, rest @ ..], [p, q, tail @ ..]) if x == q && y == p && rest == tail => true,
        ([_, rest @ ..], [_, tail @ ..]) if rest == tail => true,
        ([_, rest @ ..], tail) if rest == tail => true,
        (rest, [_, tail @ ..]) => rest == tail,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn these_words_are_the_same_and_these_are_not() {
        let check = |one: &str, other: &str, expected: bool| {
            assert_eq!(tokens(one)[0].is_same(&tokens(other)[0]), expected, "{one} {other}");
        };
        for (one, other) in [
            ("contract", "Contracts"),
            ("policy", "policies"),
            ("boat", "boats"),
            ("finance", "finances"),
            ("church", "churches"),
            ("Vertrag", "Verträge"),
            ("Verhandlung", "Verhandlungen"),
            ("Straße", "Strassen"),
            ("Ana's", "ana"),
            ("C++", "c++"),
        ] {
            check(one, other, true);
        }
        for (one, other) in [
            ("go", "goes"),
            ("R", "RS"),
            ("tax", "taxi"),
            ("marketing", "markets"),
            ("accounting", "accounts"),
            ("customs", "customer"),
            ("CRISPRS", "crispr"),
            ("C++", "c"),
            ("C#", "C"),
        ] {
            check(one, other, false);
        }
    }

    #[test]
    fn a_doer_is_of_a_field_and_a_beginning_is_not_enough() {
        let check = |word: &str, field: &str, expected: bool| {
            assert_eq!(tokens(word)[0].is_doer_of(&tokens(field)[0]), expected, "{word} {field}");
        };
        for (word, field) in [
            ("lawyer", "law"),
            ("Lawyers", "Law"),
            ("gardener", "gardening"),
            ("baker", "baking"),
            ("dancer", "dance"),
            ("editor", "editing"),
            ("artist", "art"),
            ("psychologist", "psychology"),
            ("librarians", "library"),
            ("musician", "music"),
            ("engineer", "engineering"),
        ] {
            check(word, field, true);
        }
        for (word, field) in [
            ("lawn", "law"),
            ("taxi", "tax"),
            ("carer", "car"),
            ("customer", "customs"),
            ("account", "accounting"),
            ("market", "marketing"),
            ("law", "lawyer"),
        ] {
            check(word, field, false);
        }
    }

    #[test]
    fn a_slip_is_one_letter() {
        let check = |one: &str, other: &str, expected: bool| assert_eq!(is_slip(one, other), expected, "{one} {other}");
        check("contarcts", "contracts", true);
        check("contrats", "contracts", true);
        check("contraccts", "contracts", true);
        check("contraxts", "contracts", true);
        check("contracts", "contracts", false);
        check("cnotarcts", "contracts", false);
    }
}
