//! The pictures of cards.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use super::line::Line;
use crate::formats::foreign::{IncomingPhoto, WhySkipped};
use crate::formats::importer::picture_type;

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
    match bytes.filter(|it| picture_type(it).is_some()) {
        Some(bytes) => Picture::Image(IncomingPhoto { bytes }),
        None => Picture::None(WhySkipped::Picture),
    }
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
        check("PHOTO;ENCODING=b;TYPE=GIF:R0lGODlhAgACAIAAAA==", "13 bytes");
        check("PHOTO;ENCODING=BASE64:R0lG ODlhAgACAIAAAA", "13 bytes");
        check("PHOTO;ENCODING=BASE64:R0lGODlhAgACAIAAAAAA/", "15 bytes");
        check("PHOTO:data:image/gif;base64,R0lGODlhAgACAIAAAA==", "13 bytes");
        check("PHOTO:data:image/gif\\;base64\\,R0lGODlhAgACAIAAAA==", "13 bytes");
        check("PHOTO;VALUE=uri:https://example.org/ana.jpg", "address");
        check("PHOTO;ENCODING=b:/9j/2Q:ASDF", "Picture");
        check("PHOTO;ENCODING=b:PHN2Zy8+", "Picture");
        check("PHOTO:", "Picture");
    }
    #[test]
    fn a_picture_comes_along_if_browsers_show_its_kind_and_is_listed_as_left_out_if_not() {
        /// The brand of a HEIF picture, and the boxes with a size of two pixels.
        fn heif(brand: &str) -> Vec<u8> {
            let boxed = |name: &str, inside: &[u8]| {
                let size = u32::try_from(inside.len() + 8).unwrap();
                [&size.to_be_bytes(), name.as_bytes(), inside].concat()
            };
            let ispe = boxed("ispe", &[0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2]);
            let meta = boxed("iprp", &boxed("ipco", &ispe));
            let kind = [brand.as_bytes(), &[0; 4], brand.as_bytes()].concat();
            [boxed("ftyp", &kind), boxed("meta", &[&[0; 4], &meta[..]].concat())].concat()
        }
        #[track_caller]
        fn check(bytes: &[u8], expected: Option<&str>) {
            let line = format!("PHOTO;ENCODING=b:{}", STANDARD_TEXT.encode(bytes));
            let is_read = matches!(read(&line::read(line.as_bytes(), UTF_8).unwrap()), Picture::Image(_));
            assert_eq!((is_read, picture_type(bytes)), (expected.is_some(), expected));
        }
        const STANDARD_TEXT: GeneralPurpose = base64::engine::general_purpose::STANDARD;
        check(b"GIF89a\x02\0\x02\0\x80\0\0", Some("image/gif"));
        let bmp = [&b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"[..], b"\x02\0\0\0\x02\0\0\0\x01\0\x18\0"].concat();
        check(&bmp, Some("image/bmp"));
        check(&heif("avif"), Some("image/avif"));
        check(&heif("heic"), None);
        // More pixels than any browser is asked to decode.
        check(b"GIF89a\xff\xff\xff\xff\x80\0\0", None);
        check(b"BM no picture", None);
    }
}
