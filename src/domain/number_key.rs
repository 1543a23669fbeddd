//! Telephone numbers and addresses as people write them, and a key for comparing them.

use crate::domain::{digit_value, is_number_like, phone_numbers};

/// The last digits in which two forms of one telephone number agree: with and without the prefix of the country (design
/// decision).
const DIGITS: usize = 8;

/// The fewest digits of a telephone number that stands for a person (design decision): shorter ones are years, sums and
/// times.
const SHORTEST: usize = 6;

/// The last digits of a telephone number, in which its forms agree; `None` if it has too few to stand for a person.
///
/// ```
/// # use kith::domain::number_key;
/// assert_eq!(number_key("+351 912 345 678"), number_key("912345678"));
/// assert_eq!(number_key("2026"), None);
/// ```
pub fn number_key(written: &str) -> Option<String> {
    number_keys(written).into_iter().next()
}

/// The keys of all telephone numbers in a field, see [`number_key`].
///
/// ```
/// # use kith::domain::{number_key, number_keys};
/// let [office, mobile] = &number_keys("020 7946 0000 / 0171 5550123")[..] else { panic!() };
/// assert_eq!(Some(office), number_key("+44 20 7946 0000").as_ref());
/// assert_eq!(Some(mobile), number_key("01715550123").as_ref());
/// ```
pub fn number_keys(field: &str) -> Vec<String> {
    let key = |number: &str| {
        let digits = number.trim_start_matches('+');
        (digits.len() >= SHORTEST).then(|| digits[digits.len().saturating_sub(DIGITS)..].to_owned())
    };
    phone_numbers(field).iter().filter_map(|it| key(&it.digits)).collect()
}

/// Whether a text is an e-mail address and nothing else.
pub fn is_email(text: &str) -> bool {
    let is_plain = !text.contains(char::is_whitespace);
    is_plain
        && text
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// Whether a text is a telephone number and nothing else: digits with the signs that people write between them.
///
/// ```
/// # use kith::domain::is_phone_number;
/// assert!(is_phone_number("+351 (0) 912-345-678"));
/// assert!(!is_phone_number("2026-11-23"));
/// ```
pub fn is_phone_number(text: &str) -> bool {
    let digits = text.chars().filter(|it| digit_value(*it).is_some()).count();
    let is_date = !text.starts_with(['+', '0']) && digits <= 8 && text.contains(['-', '/', '.']);
    is_number_like(text, SHORTEST) && !is_date
}
