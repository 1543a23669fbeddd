//! The pictures of cards.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use super::line::Line;
use crate::formats::foreign::{IncomingPhoto, WhySkipped};

/// The most bytes of a picture (design decision: a picture of a camera in full size).
const MAX_BYTES: usize = 24 * 1024 * 1024;

/// Base64 as programs write it, with padding or without.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// A picture in a card.
pub(super) enum Picture {
    /// The bytes of an image file.
    Image(IncomingPhoto),
    /// The address of a picture on the web. Kith does not fetch it.
    Address,
    /// Neither.
    None(WhySkipped),
}

/// Reads the value of `PHOTO`: base64, a `data:` link, or an address.
pub(super) fn read(line: &Line) -> Picture {
    if line.is_base64 {
        return image(&line.value);
    }
    let value = line.text();
    let start = value.get(..5).unwrap_or_default();
    if start.eq_ignore_ascii_case("data:") {
        // The comma before the data is escaped by some programs.
        let data = value.split_once(',').map_or("", |(_, data)| data);
        let data: String = data.chars().filter(|it| !it.is_whitespace()).collect();
        return image(&data);
    }
    let is_address = value.split_once("://").is_some_and(|(scheme, rest)| !rest.is_empty() && is_scheme(scheme));
    // Base64 of an old program that does not say so.
    match image(&value) {
        Picture::None(_) if is_address => Picture::Address,
        picture => picture,
    }
}

fn is_scheme(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_alphanumeric())
}

fn image(data: &str) -> Picture {
    if data.len() / 4 * 3 > MAX_BYTES {
        return Picture::None(WhySkipped::TooLong);
    }
    let data = data.trim_end_matches('=');
    // One letter too many holds no byte.
    let whole = if data.len() % 4 == 1 { data.get(..data.len() - 1) } else { Some(data) };
    let bytes = whole.and_then(|it| BASE64.decode(it).ok());
    match bytes.filter(|it| is_image(it)) {
        Some(bytes) => Picture::Image(IncomingPhoto { bytes }),
        None => Picture::None(WhySkipped::Picture),
    }
}

/// Whether bytes begin as an image does that browsers show: JPEG, PNG, GIF, WebP, BMP, AVIF.
fn is_image(bytes: &[u8]) -> bool {
    let starts: [&[u8]; 4] = [&[0xff, 0xd8, 0xff], b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM"];
    let at = |from: usize, word: &[u8]| bytes.get(from..).is_some_and(|it| it.starts_with(word));
    starts.iter().any(|it| bytes.starts_with(it)) || (at(0, b"RIFF") && at(8, b"WEBP")) || at(4, b"ftypavif")
}

#[cfg(test)]
mod tests {
    use encoding_rs::UTF_8;

    use super::*;
    use crate::formats::foreign::vcard::line;

    #[test]
    fn a_picture_is_data_an_address_or_none() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            let found = match read(&line::read(text.as_bytes(), UTF_8).unwrap()) {
                Picture::Image(it) => format!("{} bytes", it.bytes.len()),
                Picture::Address => "address".to_owned(),
                Picture::None(why) => format!("{why:?}"),
            };
            assert_eq!(found, expected, "{text}");
        }
        check("PHOTO;ENCODING=b;TYPE=JPEG:/9j/2Q==", "4 bytes");
        check("PHOTO;ENCODING=BASE64:/9j/ 2Q", "4 bytes");
        check("PHOTO;ENCODING=BASE64:/9j/A", "3 bytes");
        check("PHOTO:data:image/jpeg;base64,/9j/2Q==", "4 bytes");
        check("PHOTO:data:image/jpeg\\;base64\\,/9j/2Q==", "4 bytes");
        check("PHOTO;VALUE=uri:https://example.org/ana.jpg", "address");
        check("PHOTO;ENCODING=b:/9j/2Q:ASDF", "Picture");
        check("PHOTO;ENCODING=b:PHN2Zy8+", "Picture");
        check("PHOTO:", "Picture");
    }
}
