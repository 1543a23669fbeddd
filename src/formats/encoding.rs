//! The encoding of a text file. UTF-8 and UTF-16 are read; any other encoding is named, because a guess would write
//! wrong letters into the book.

use serde_derive::{Deserialize, Serialize};

/// An encoding that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// One byte a letter, as Windows in western Europe writes it (Windows-1252, with ISO 8859-1 within).
    Western,
    /// UTF-8 that was cut or changed.
    DamagedUtf8,
    /// UTF-16 that was cut or changed.
    DamagedUtf16,
    /// UTF-32.
    Utf32,
}

/// Decodes a text.
///
/// # Errors
///
/// The encoding, if it is neither UTF-8 nor UTF-16.
///
/// # Examples
///
/// ```
/// use kith::formats::encoding::{Encoding, decode};
///
/// assert_eq!(decode("Zoë".as_bytes().to_vec()).as_deref(), Ok("Zoë"));
/// assert_eq!(decode(b"\xff\xfeZ\x00o\x00\xeb\x00".to_vec()).as_deref(), Ok("Zoë"));
/// assert_eq!(decode(b"Zo\xeb".to_vec()), Err(Encoding::Western));
/// ```
pub fn decode(bytes: Vec<u8>) -> Result<String, Encoding> {
    match *bytes.as_slice() {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Err(Encoding::Utf32),
        [0xff, 0xfe, ..] => utf16(&bytes[2..], u16::from_le_bytes),
        [0xfe, 0xff, ..] => utf16(&bytes[2..], u16::from_be_bytes),
        // Without a mark: JSON begins with an ASCII character (RFC 4627, section 3).
        [b'{' | b'[' | b' ' | b'\t' | b'\r' | b'\n', 0, ..] => utf16(&bytes, u16::from_le_bytes),
        [0, b'{' | b'[' | b' ' | b'\t' | b'\r' | b'\n', ..] => utf16(&bytes, u16::from_be_bytes),
        _ => String::from_utf8(bytes).map_err(|it| named(it.as_bytes(), it.utf8_error().valid_up_to())),
    }
}

/// Returns bytes in UTF-8 as text, without a copy.
///
/// # Errors
///
/// The encoding, if it is another one.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, Encoding> {
    std::str::from_utf8(bytes).map_err(|it| named(bytes, it.valid_up_to()))
}

/// Whether bytes begin as UTF-16 does, with a mark or with JSON.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xff, 0xfe, ..]
            | [0xfe, 0xff, ..]
            | [b'{' | b'[' | b' ' | b'\t' | b'\r' | b'\n', 0, ..]
            | [0, b'{' | b'[' | b' ' | b'\t' | b'\r' | b'\n', ..]
    )
}

/// Returns the beginning of a text in UTF-16, with a mark or without. Half a character becomes a replacement character.
/// None if the bytes do not look like UTF-16.
pub(super) fn utf16_head(bytes: &[u8]) -> Option<String> {
    let (unit, bytes): (fn([u8; 2]) -> u16, _) = match bytes {
        [0xff, 0xfe, 0, 0, ..] => return None,
        [0xff, 0xfe, rest @ ..] => (u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => (u16::from_be_bytes, rest),
        // Without a mark: the first two letters of an ASCII text.
        [1..=0x7f, 0, 1..=0x7f, 0, ..] => (u16::from_le_bytes, bytes),
        [0, 1..=0x7f, 0, 1..=0x7f, ..] => (u16::from_be_bytes, bytes),
        _ => return None,
    };
    let (pairs, _) = bytes.as_chunks::<2>();
    Some(char::decode_utf16(pairs.iter().map(|it| unit(*it))).map(|it| it.unwrap_or('\u{fffd}')).collect())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Encoding> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().map(|it| unit(*it))).collect::<Result<String, _>>();
    text.ok().filter(|_| rest.is_empty()).ok_or(Encoding::DamagedUtf16)
}

/// Names the encoding of bytes that are UTF-8 only up to a place.
fn named(bytes: &[u8], valid: usize) -> Encoding {
    // Letters of several bytes before that place are hardly by chance.
    if !bytes[..valid].is_ascii() { Encoding::DamagedUtf8 } else { Encoding::Western }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Encoding, decode};

    #[test]
    fn text_is_read_or_its_encoding_named() {
        #[track_caller]
        fn check(bytes: &[u8], expected: Result<&str, Encoding>) {
            assert_eq!(decode(bytes.to_vec()).as_deref().map_err(|it| *it), expected);
        }
        check(b"", Ok(""));
        check(b"{}", Ok("{}"));
        check("\u{feff}{}".as_bytes(), Ok("\u{feff}{}"));
        check(b"\xff\xfe{\x00}\x00", Ok("{}"));
        check(b"\xfe\xff\x00{\x00}", Ok("{}"));
        check(b"{\x00}\x00", Ok("{}"));
        check(b"\x00{\x00}", Ok("{}"));
        check(b"\n\x00{\x00}\x00", Ok("\n{}"));
        check(b"\xff\xfe{\x00}", Err(Encoding::DamagedUtf16));
        check(b"\xff\xfe\x00\xd8", Err(Encoding::DamagedUtf16));
        check(b"\xff\xfe\x00\x00{\x00\x00\x00", Err(Encoding::Utf32));
        check(b"{\"given\": \"Zo\xeb\"}", Err(Encoding::Western));
        check(b"{\"given\": \"Ana \x96 here\"}", Err(Encoding::Western));
        check("Zoë Zoë".as_bytes().split_last().map_or(&[], |it| it.1), Err(Encoding::DamagedUtf8));
        check(b"Zo\xc3\xab and Zo\xeb", Err(Encoding::DamagedUtf8));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_named(bytes: Vec<u8>) {
            let is_utf8 = std::str::from_utf8(&bytes).is_ok();
            prop_assert!(decode(bytes.clone()).is_ok() || !is_utf8 || bytes.contains(&0));
        }
    }
}
