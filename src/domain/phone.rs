//! Telephone numbers in a text as people write it: labels, extensions, letters for the keypad, several numbers.

use std::ops::Range;

use crate::domain::{digit_value, normalize};

/// A telephone number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneNumber {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// The digits to dial, after a plus if the number is international.
    pub digits: String,
}

/// The fewest digits of any number: an emergency call.
const SHORTEST: usize = 3;
/// The fewest digits of a number beside words or after another number: shorter ones may be a room or an extension
/// (design decision; subscriber numbers of many countries have six).
const SURE: usize = 6;
/// The most digits of an international number (ITU-T E.164). The prefix `00` comes on top.
const LONGEST: usize = 15;
/// The most digits of a number without an international prefix (design decision; no national number has more).
const LONGEST_AT_HOME: usize = 12;
/// Words before an extension. The extension is not dialled: a switchboard asks for it after it has answered.
const EXTENSIONS: [&str; 12] =
    ["x", "ext", "extn", "extension", "int", "interno", "poste", "durchwahl", "dw", "apparat", "ramal", "anexo"];
/// Prefixes after which a word in capitals stands for digits, even after a space.
const VANITY: [&str; 12] = ["800", "888", "877", "866", "855", "844", "833", "900", "0800", "0900", "1300", "1800"];
/// The digits of the letters A to Z on a keypad (ITU-T E.161).
const KEYPAD: &[u8; 26] = b"22233344455566677778889999";

/// Returns the digits of the first telephone number in a text, after a plus if it is international. An international
/// number loses its trunk prefix `(0)`, every number its extension. `None` if the text has no number that can be
/// dialled for sure.
///
/// ```
/// # use kith::domain::dial_string;
/// assert_eq!(dial_string("+44 (0)20 7946 0000").as_deref(), Some("+442079460000"));
/// assert_eq!(dial_string("020 7946 0000 ext. 12").as_deref(), Some("02079460000"));
/// assert_eq!(dial_string("1-800-FLOWERS").as_deref(), Some("18003569377"));
/// assert_eq!(dial_string("ask reception"), None);
/// ```
pub fn dial_string(text: &str) -> Option<String> {
    phone_numbers(text).into_iter().next().map(|it| it.digits)
}

/// Returns all telephone numbers in a text, in order.
///
/// ```
/// # use kith::domain::phone_numbers;
/// let digits = |text| phone_numbers(text).into_iter().map(|it| it.digits).collect::<Vec<_>>();
/// assert_eq!(digits("+44 20 7946 0000 or 020 7946 0001"), ["+442079460000", "02079460001"]);
/// assert_eq!(digits("020 7946 0000 / 0001"), ["02079460000"]);
/// ```
pub fn phone_numbers(text: &str) -> Vec<PhoneNumber> {
    let mut reader = Reader { text, found: Vec::new(), number: None, has_words: false, skips: false };
    let mut end = 0;
    for token in tokens(text) {
        let between = &text[end..token.start];
        end = token.end;
        reader.token(between, token);
    }
    if text[end..].contains('*') {
        reader.number = None;
    }
    reader.finish();
    reader.found
}

/// Whether a text is nothing but a telephone number of at least `least` digits, or the beginning of one.
pub fn is_number_like(text: &str, least: usize) -> bool {
    let is_part = |c: char| digit_value(c).is_some() || c.is_whitespace() || "+＋()-./".contains(c);
    text.chars().all(is_part) && text.chars().filter(|it| digit_value(*it).is_some()).count() >= least
}

/// The runs of digits, the runs of letters and the plus signs of a text.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for (at, c) in text.char_indices() {
        let kind = Kind::of(c);
        match (kind, tokens.last_mut()) {
            (Some(kind), Some(run)) if kind != Kind::Plus && last == Some(kind) => run.end = at + c.len_utf8(),
            (Some(_), _) => tokens.push(at..at + c.len_utf8()),
            (None, _) => (),
        }
        last = kind;
    }
    tokens
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Digit,
    Letter,
    Plus,
}

impl Kind {
    fn of(c: char) -> Option<Self> {
        match c {
            '+' | '＋' => Some(Self::Plus),
            _ if digit_value(c).is_some() => Some(Self::Digit),
            _ if c.is_alphabetic() => Some(Self::Letter),
            _ => None,
        }
    }
}

/// A number that is being read.
struct Number {
    range: Range<usize>,
    digits: String,
    /// The end and the digits before a word that may stand for digits.
    plain: Option<(usize, String)>,
}

struct Reader<'a> {
    text: &'a str,
    found: Vec<PhoneNumber>,
    number: Option<Number>,
    has_words: bool,
    /// Whether the next digits are an extension.
    skips: bool,
}

impl Reader<'_> {
    fn token(&mut self, between: &str, token: Range<usize>) {
        if between.contains('*') {
            // A code for the network, such as *100#, is not a number.
            self.number = None;
            self.skips = true;
        }
        let run = &self.text[token.clone()];
        match run.chars().next().and_then(Kind::of) {
            Some(Kind::Plus) => {
                self.finish();
                self.skips = false;
                self.number = Some(Number { range: token, digits: "+".to_owned(), plain: None });
            }
            Some(Kind::Digit) => {
                let digits = run.chars().filter_map(digit_value).filter_map(|it| char::from_digit(it, 10)).collect();
                self.digits(between, token, digits);
            }
            _ => self.word(between, token),
        }
    }

    fn digits(&mut self, between: &str, run: Range<usize>, digits: String) {
        let ends = between.contains([',', ';', '\n', '|', '&', ':', '#']);
        let may_end = between.contains('(') || (between.contains('/') && !self.is_pair(between, &run));
        if ends || (may_end && self.count() > SURE) {
            self.skips |= between.contains('#') && self.number.is_some();
            self.finish();
        }
        // Digits right behind a letter belong to a word ("B12").
        let is_in_word = between.is_empty() && self.number.is_none() && run.start > 0;
        if std::mem::take(&mut self.skips) || is_in_word {
            return;
        }
        let Some(number) = &mut self.number else {
            self.number = Some(Number { range: run, digits, plain: None });
            return;
        };
        number.range.end = run.end;
        let is_abroad = number.digits.starts_with('+') || number.digits.starts_with("00");
        let is_bracketed = between.ends_with('(') && self.text[run.end..].starts_with(')');
        // Numbers of Italy are dialled with their zero from everywhere.
        let has_trunk = is_abroad && is_bracketed && digits.starts_with('0') && number.digits != "+39";
        number.digits.push_str(digits.strip_prefix('0').filter(|_| has_trunk).unwrap_or(&digits));
    }

    fn word(&mut self, between: &str, run: Range<usize>) {
        let written = &self.text[run.clone()];
        let word = normalize(written);
        if EXTENSIONS.contains(&word.as_str()) {
            self.has_words |= self.number.is_none();
            self.finish();
            self.skips = true;
            return;
        }
        self.skips = false;
        let is_joined = matches!(between, "" | "-" | ".");
        if let Some(number) = &mut self.number {
            let digits = number.digits.trim_start_matches('+');
            let is_prefix = is_joined || VANITY.iter().any(|it| digits == *it || digits.strip_prefix('1') == Some(it));
            let is_capital = is_joined || written.chars().all(char::is_uppercase);
            let is_vanity = (SHORTEST..=SURE).contains(&digits.len()) && is_prefix && is_capital;
            if is_vanity && word.len() > 1 && word.bytes().all(|it| it.is_ascii_lowercase()) {
                number.plain.get_or_insert((number.range.end, number.digits.clone()));
                number.range.end = run.end;
                let keys = word.bytes().map(|it| char::from(KEYPAD[usize::from(it - b'a')]));
                number.digits.extend(keys);
                return;
            }
        }
        self.has_words = true;
        self.finish();
    }

    /// Whether two digits stand before these two: "06/12/34/56/78" is one number.
    fn is_pair(&self, between: &str, run: &Range<usize>) -> bool {
        let digits = |text: &str| text.chars().rev().take_while(|it| digit_value(*it).is_some()).count();
        digits(&self.text[run.clone()]) == 2 && digits(&self.text[..run.start - between.len()]) == 2
    }

    /// The number of digits read so far.
    fn count(&self) -> usize {
        self.number.as_ref().map_or(0, |it| it.digits.trim_start_matches('+').len())
    }

    /// Ends the number that is being read, and keeps it if it can be dialled.
    fn finish(&mut self) {
        let count = self.count();
        let Some(number) = self.number.take() else { return };
        if number.plain.is_some() && !(SURE + 1..=LONGEST).contains(&count) {
            // The word is no part of the number, and without it the number may be incomplete.
            self.has_words = true;
            return;
        }
        let longest = match number.digits.as_bytes() {
            [b'+', ..] => LONGEST,
            [b'0', b'0', ..] => LONGEST + 2,
            _ => LONGEST_AT_HOME,
        };
        let is_alone = self.found.is_empty() && !self.has_words && number.range.end == last_digit(self.text);
        let shortest = if is_alone { SHORTEST } else { SURE };
        if (shortest..=longest).contains(&count) {
            self.found.push(PhoneNumber { range: number.range, digits: number.digits });
        }
    }
}

/// The end of the last letter or digit of a text.
fn last_digit(text: &str) -> usize {
    text.char_indices().rfind(|(_, it)| Kind::of(*it).is_some()).map_or(0, |(at, it)| at + it.len_utf8())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{is_number_like, phone_numbers};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = phone_numbers(text).into_iter().map(|it| it.digits).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_number_is_what_a_telephone_dials() {
        check("+351 912-000-000", &["+351912000000"]);
        check("(+351) 912 000 000", &["+351912000000"]);
        check("+44 (0)20 7946 0000", &["+442079460000"]);
        check("+44 (020) 7946 0000", &["+442079460000"]);
        check("0044 (0) 20 7946 0000", &["00442079460000"]);
        check("+39 (06) 1234567", &["+39061234567"]);
        check("(020) 7946.0000", &["02079460000"]);
        check("030/1234567", &["0301234567"]);
        check("tel:+49-171-5550123", &["+491715550123"]);
        check("mobile: 0171 5550123 (work)", &["01715550123"]);
        check("112", &["112"]);
        check("", &[]);
        check("no number", &[]);
        check("+", &[]);
        check("+1 2", &[]);
        check("*100#", &[]);
    }

    #[test]
    fn letters_are_keys() {
        check("1-800-FLOWERS", &["18003569377"]);
        check("1 800 FLOWERS", &["18003569377"]);
        check("1-800-GO-FEDEX", &["18004633339"]);
        check("0800 REVERSE", &["08007383773"]);
        check("1-800-flowers", &["18003569377"]);
        check("ask reception", &[]);
        check("112 POLICE", &[]);
        check("0171 5550123 ANA", &["01715550123"]);
        check("1-800-FLOWERS and more", &["18003569377"]);
        check("1-800-FLOWERSANDMORE", &[]);
        check("1-800-FLOWERS (1-800-356-9377)", &["18003569377", "18003569377"]);
    }

    #[test]
    fn digits_of_every_keyboard_are_digits() {
        check("٠١٢٣٤٥٦٧٨٩", &["0123456789"]);
        check("۰۲۱ ۱۲۳۴ ۵۶۷۸", &["02112345678"]);
        check("＋８１　９０－１２３４－５６７８", &["+819012345678"]);
    }

    #[test]
    fn an_extension_is_not_dialled() {
        for extension in ["x12", "x 12", "ext. 12", "ext 12", ";ext=12", " extension 12", "#12", ",,12", " poste 12"] {
            check(&format!("020 7946 0000{extension}"), &["02079460000"]);
        }
        check("ext. 12", &[]);
        check("room B12", &[]);
        check("ask for 204", &[]);
    }

    #[test]
    fn two_numbers_are_two() {
        check("020 7946 0000 / 0001", &["02079460000"]);
        check("020 7946 0000 / 020 7946 0001", &["02079460000", "02079460001"]);
        check("+44 20 7946 0000 or +44 20 7946 0001", &["+442079460000", "+442079460001"]);
        check("+44 20 7946 0000 +44 20 7946 0001", &["+442079460000", "+442079460001"]);
        check("0171 5550123, 030 1234567", &["01715550123", "0301234567"]);
        check("home 0171 5550123; work 030 1234567", &["01715550123", "0301234567"]);
        check("555-0123 (555-0199)", &["5550123", "5550199"]);
        check("06/12/34/56/78", &["0612345678"]);
        // Too many digits for one number, and nothing tells where the second one begins.
        check("020 7946 0000 020 7946 0001", &[]);
        check("5550123 5550199", &[]);
        check("5550123 - 5550199", &[]);
    }

    #[test]
    fn a_query_that_is_a_number_is_told_apart() {
        assert!(is_number_like("+49 (171) 555-0123", 4) && is_number_like("٠١٢٣", 4));
        assert!(!is_number_like("0171 Ana", 4) && !is_number_like("42", 4));
    }

    proptest! {
        #[test]
        fn a_number_is_a_part_of_its_text_and_can_be_dialled(text in "[+0-9 A-Za-z/,;x()*#٠-٩＋.-]{0,40}") {
            for number in phone_numbers(&text) {
                prop_assert!(text.get(number.range.clone()).is_some());
                let digits = number.digits.strip_prefix('+').unwrap_or(&number.digits);
                prop_assert!((3..=17).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit()));
            }
        }
    }
}
