//! Text normalization.

use nucleo_matcher::chars;

/// Lower-case text without accents, for comparing a query with stored text: `Lucía` and `lucia` are equal.
///
/// ```
/// # use kith::domain::normalize;
/// assert_eq!(normalize("Lucía FERREYRA"), "lucia ferreyra");
/// assert_eq!(normalize("Trần Anh Thư"), normalize("tran anh thu"));
/// ```
pub fn normalize(text: &str) -> String {
    // Fast path: most notes are ASCII, and search reads all of them.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().filter(|it| !is_combining(*it)).map(without_accent).flat_map(char::to_lowercase).collect()
}

/// The letter without its accents: from nucleo-matcher's table, or for Vietnamese, which that table lacks, by Unicode
/// range.
fn without_accent(c: char) -> char {
    match c {
        'ơ' | 'Ơ' | '\u{1ecc}'..='\u{1ee3}' => 'o',
        'ư' | 'Ư' | '\u{1ee4}'..='\u{1ef1}' => 'u',
        '\u{1ea0}'..='\u{1eb7}' => 'a',
        '\u{1eb8}'..='\u{1ec7}' => 'e',
        '\u{1ec8}'..='\u{1ecb}' => 'i',
        '\u{1ef2}'..='\u{1ef9}' => 'y',
        other => chars::normalize(other),
    }
}

/// Whether a character is a combining mark after its letter, as in text typed on a Mac.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// A telephone number for a `tel:` link: its digits, after a plus if it is international. An international number loses
/// its trunk prefix `(0)`; every number loses its extension.
///
/// ```
/// # use kith::domain::dial_string;
/// assert_eq!(dial_string("+44 (0)20 7946 0000"), "+442079460000");
/// assert_eq!(dial_string("(+351) 912-000-000"), "+351912000000");
/// assert_eq!(dial_string("020 7946 0000 ext. 12"), "02079460000");
/// assert_eq!(dial_string("no number"), "");
/// ```
pub fn dial_string(number: &str) -> String {
    let number = number.split(['x', 'X', '#', ';', ',']).next().unwrap_or_default();
    let is_abroad = number.trim_start_matches(|it: char| !it.is_ascii_digit() && it != '+').starts_with('+');
    let number = if is_abroad { number.replace("(0)", "") } else { number.to_owned() };
    let digits = number.chars().filter(char::is_ascii_digit);
    if is_abroad { std::iter::once('+').chain(digits).collect() } else { digits.collect() }
}

/// A single line without leading, trailing or repeated white space, for names and other short texts. Control characters
/// become spaces, and invisible direction marks are removed; joiners that scripts need stay.
///
/// ```
/// # use kith::domain::tidy_line;
/// assert_eq!(tidy_line("  Ana \u{202a} \n Silva "), "Ana Silva");
/// ```
pub fn tidy_line(text: &str) -> String {
    let visible: String =
        text.chars().map(|it| if it.is_control() { ' ' } else { it }).filter(|it| !is_direction(*it)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
