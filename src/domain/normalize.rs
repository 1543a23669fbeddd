//! Normalization of text: the one form in which names, tags, queries and sorting keys are compared.
//!
//! The steps, in this order: the compatibility decomposition (Unicode normal form NFKD), which separates letters and
//! marks and folds width; lower case; marks off; then the tables below for what Unicode does not decompose. The browser
//! has the decomposition and lower case, so the program needs no tables for them: the page and the worker pass them to
//! [`use_unicode`] once. Native builds use a crate and the standard library.

use std::sync::OnceLock;

/// What Unicode says about text beyond Latin-1.
#[derive(Clone, Copy, Debug)]
pub struct Unicode {
    /// Returns the compatibility decomposition (NFKD) of a text.
    pub decompose: fn(&str) -> String,
    /// Returns a text in lower case.
    pub lower: fn(&str) -> String,
}

static UNICODE: OnceLock<Unicode> = OnceLock::new();

/// Sets the functions for text beyond Latin-1. Only the first call counts.
pub fn use_unicode(unicode: Unicode) {
    // Fails only on a second call, which would set the same functions.
    let _ = UNICODE.set(unicode);
}

#[cfg(not(target_arch = "wasm32"))]
const NATIVE: Unicode = Unicode {
    decompose: |text| unicode_normalization::UnicodeNormalization::nfkd(text).collect(),
    lower: |text| text.chars().flat_map(char::to_lowercase).collect(),
};

#[cfg(target_arch = "wasm32")]
const NATIVE: Unicode = Unicode { decompose: str::to_owned, lower: str::to_owned };

fn unicode() -> Unicode {
    UNICODE.get().copied().unwrap_or(NATIVE)
}

/// A text in lower case. A sigma at the end of a word may be either of the two small ones.
pub(crate) fn lower_case(text: &str) -> String {
    if text.chars().all(|it| it <= 'ÿ') { text.chars().map(lower_latin).collect() } else { (unicode().lower)(text) }
}

/// A letter of Latin-1 in lower case. Any other character stays.
fn lower_latin(c: char) -> char {
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(c) | 0x20).unwrap_or(c),
        _ => c,
    }
}

/// The decomposition of a text, in lower case.
fn decompose(text: &str) -> String {
    let Unicode { decompose, lower } = unicode();
    lower(&decompose(text))
}

/// Text for comparison: in lower case, without marks, with one kind of apostrophe, quote and dash, and with digraph and
/// barred letters as plain ones. Two texts that a reader takes for the same are equal. Every character is normalized
/// for itself, so the form of a text is the forms of its characters, one after the other.
///
/// ```
/// # use kith::domain::normalize;
/// assert_eq!(normalize("Lucía FERREYRA"), "lucia ferreyra");
/// assert_eq!(normalize("Trần Anh Thư"), normalize("tran anh thu"));
/// assert_eq!(normalize("Siobhan O’Brien"), normalize("SIOBHAN O'BRIEN"));
/// assert_eq!(normalize("Łódź, Đorđe, Æsa, Weiß"), "lodz, dorde, aesa, weiss");
/// assert_eq!(normalize("Ｋｅｎ ｶﾞ"), normalize("ken ガ"));
/// ```
pub fn normalize(text: &str) -> String {
    // Fast path: most text is ASCII, and search reads all of it.
    if text.is_ascii() && !text.contains('`') {
        return text.to_ascii_lowercase();
    }
    let mut normalized = String::with_capacity(text.len());
    if text.chars().all(is_simple) {
        text.chars().for_each(|it| append_plain(it, &mut normalized));
    } else {
        // The decomposition takes an acute accent without a letter for a space with a mark.
        let text: String = text.chars().map(|it| if is_apostrophe(it) { '\'' } else { it }).collect();
        decompose(&text).chars().for_each(|it| append_plain(it, &mut normalized));
    }
    normalized
}

/// Whether [`append_plain`] alone gives the result for a character, without the decomposition. This is so for ASCII,
/// for the letters of Latin-1 and for common punctuation, and so for most text.
fn is_simple(c: char) -> bool {
    matches!(c, '\0'..='\x7f' | 'À'..='ÿ' | '«' | '»' | '‐' | '‒'..='―' | '‘'..='‛' | '“'..='„')
}

/// Appends the plain form of a character of Latin-1, or of one in lower case.
fn append_plain(c: char, to: &mut String) {
    if is_mark(c) || is_invisible(c) {
        return;
    }
    match c {
        _ if is_apostrophe(c) => to.push('\''),
        '“'..='‟' | '«' | '»' | '‹' | '›' | '״' => to.push('"'),
        '‐'..='―' | '−' | '־' => to.push('-'),
        _ if c.is_ascii() => to.push(c.to_ascii_lowercase()),
        _ => match digit_value(c) {
            Some(digit) => to.extend(char::from_digit(digit, 10)),
            None => append_letter(lower_latin(c), to),
        },
    }
}

/// Appends the plain form of a small letter.
fn append_letter(c: char, to: &mut String) {
    match plain(c) {
        Some(plain) => to.push_str(plain),
        None => to.push(c),
    }
}

/// The plain form of a small letter: of those with marks in Latin-1, so that most text needs no decomposition, and of
/// those that Unicode does not decompose (after the usual transliteration, as in CLDR's Latin-ASCII).
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'í' | 'ì' | 'î' | 'ï' => "i",
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ú' | 'ù' | 'û' | 'ü' => "u",
        'ñ' => "n",
        'ç' => "c",
        'ý' | 'ÿ' | 'ƴ' => "y",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ł' => "l",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' | 'ɨ' => "i",
        'ŋ' => "n",
        'ŧ' => "t",
        'ĸ' | 'ƙ' => "k",
        'ɓ' => "b",
        'ǥ' | 'ɠ' => "g",
        'ƶ' => "z",
        'ȷ' => "j",
        'ɛ' => "e",
        'ɔ' => "o",
        'ς' => "σ",
        'ꞌ' => "'",
        // One letter, as Persian and Arabic keyboards write it.
        'ی' | 'ى' => "ي",
        'ک' => "ك",
        _ => return None,
    })
}

/// The value of a decimal digit in ASCII, full width, Arabic, Persian or Devanagari.
pub fn digit_value(c: char) -> Option<u32> {
    const ZEROS: [char; 5] = ['0', '０', '٠', '۰', '०'];
    let value = |zero: char| u32::from(c).checked_sub(u32::from(zero)).filter(|it| *it < 10);
    ZEROS.into_iter().find_map(value)
}

/// Whether a character is one of the apostrophes that people write.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '‘'..='‛' | '′' | '‵' | 'ʹ'..='ʽ' | 'ˈ' | '΄' | '᾽' | '᾿' | '׳' | '＇' | '｀')
}

/// Whether a character is a mark that a plain form leaves out: the accents of Latin, Greek and Cyrillic, the points of
/// Hebrew and the vowel signs of Arabic and Syriac. The vowels of Indic scripts and the voicing of kana make other
/// words, so they stay.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}'
        | '\u{5c4}'..='\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{711}'
        | '\u{730}'..='\u{74a}' | '\u{8ca}'..='\u{8e1}' | '\u{8e3}'..='\u{8ff}' | '\u{1ab0}'..='\u{1ace}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20f0}' | '\u{fe20}'..='\u{fe2f}')
}

/// Whether a character has no width: joiners, direction marks, soft hyphens and variation selectors.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{append_plain, decompose, is_apostrophe, is_simple, normalize};

    mod blocks {
        include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/blocks.rs"));
    }

    #[track_caller]
    fn check(expected: &str, texts: &[&str]) {
        for text in texts {
            assert_eq!(normalize(text), expected, "{text}");
        }
    }

    #[test]
    fn capitals_and_marks_make_no_difference() {
        check("skoda", &["Škoda", "škoda", "ŠKODA", "S\u{30c}koda", "Škōda"]);
        check("lodz", &["Łódź", "łódź", "ŁÓDŹ", "Lodz"]);
        check("cuk", &["Ćuk", "ćuk", "Čuk", "ĆUK"]);
        check("zan", &["Žan", "ŽAN", "žan", "Źan", "Żan"]);
        check("dorde", &["Đorđe", "ĐORĐE", "Ðorðe"]);
        check("thora", &["Þóra", "ÞÓRA"]);
        check("oeuvre", &["Œuvre", "œuvre", "ŒUVRE"]);
        check("strasse", &["Straße", "STRASSE", "STRAẞE", "straſſe"]);
        check("istanbul", &["İstanbul", "ıstanbul", "ISTANBUL"]);
        check("nguyen thi", &["Nguyễn Thị", "NGUYỄN THỊ"]);
        check("ghalia hamma", &["Ghalia Ħamma", "ghalia ħamma"]);
    }

    #[test]
    fn every_script_loses_its_marks() {
        check("γιωργοσ", &["Γιώργος", "ΓΙΏΡΓΟΣ", "γιωργος", "Γιωργοσ"]);
        check("алена", &["Алёна", "АЛЕНА", "алена"]);
        check("שלום", &["שָׁלוֹם", "שלום"]);
        check("احمد", &["أحمد", "احمد", "أَحْمَد", "أحـمد"]);
        check("علي", &["علي", "على", "علی"]);
        check("हिन्दी", &["हिन्दी"]);
    }

    #[test]
    fn width_and_punctuation_are_one() {
        check(
            "o'brien",
            &["O’Brien", "O'Brien", "OʼBrien", "O`Brien", "O´Brien", "O‘Brien", "O′Brien", "Ｏ＇Ｂｒｉｅｎ"],
        );
        check("\"a\"", &["“a”", "«a»", "„a“", "\"a\"", "״a״"]);
        check("a-b", &["a‐b", "a‑b", "a–b", "a—b", "a−b", "a－b", "a-b"]);
        check("ken 42", &["Ｋｅｎ　４２", "ken\u{a0}42", "ken ٤٢", "ken ۴۲"]);
        check(&normalize("ガギ"), &["ｶﾞｷﾞ", "カ\u{3099}キ\u{3099}"]);
        check(&normalize("김민수"), &["김민수"]);
        check("file", &["ﬁle", "fi\u{ad}le", "fi\u{200d}le"]);
        assert_ne!(normalize("はは"), normalize("ばば"), "voiced kana are other words");
    }

    #[test]
    fn every_character_is_normal_after_one_pass() {
        // Beyond these planes are only ideographs, tags and private characters.
        for c in '\0'..='\u{1ffff}' {
            let once = normalize(&c.to_string());
            assert_eq!(normalize(&once), once, "U+{:04X}", u32::from(c));
            if is_simple(c) {
                let (mut short, mut long) = (String::new(), String::new());
                append_plain(c, &mut short);
                let plain = if is_apostrophe(c) { '\'' } else { c };
                decompose(&plain.to_string()).chars().for_each(|it| append_plain(it, &mut long));
                assert_eq!(short, long, "U+{:04X} needs no decomposition", u32::from(c));
            }
        }
    }

    #[test]
    fn the_blocks_of_the_browser_test_have_the_same_sums() {
        blocks::check(normalize);
    }

    proptest! {
        #[test]
        fn a_text_is_normalized_once_and_character_by_character(text: String) {
            let once = normalize(&text);
            prop_assert_eq!(&normalize(&once), &once);
            let each: String = text.chars().map(|it| normalize(&it.to_string())).collect();
            prop_assert_eq!(each.chars().count(), once.chars().count());
        }
    }
}
