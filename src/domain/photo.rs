//! Pictures of people: validation of picture texts.
//!
//! A picture is stored as a `data:` link of a raster image. Nothing else in a file is ever used as the source of an
//! image: a URL would send a request to another server, and an SVG can contain scripts.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

/// The raster types that every browser supports, by media type.
const TYPES: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];
/// The maximum length of a stored picture, in characters (design decision: a thumbnail takes some 6 kB).
const MAX_LENGTH: usize = 64 * 1024;
/// The maximum length of a picture in an imported file, in characters, before it is scaled down (design decision).
const MAX_READ: usize = 24 * 1024 * 1024;

/// Whether a text is safe as the source of an image: a `data:` link of a raster image.
///
/// ```
/// # use kith::domain::is_picture;
/// assert!(is_picture("data:image/jpeg;base64,/9j/2Q=="));
/// assert!(!is_picture("https://example.com/ana.jpg"));
/// assert!(!is_picture("javascript:alert(1)"));
/// assert!(!is_picture("data:image/svg+xml;base64,PHN2Zy8+"));
/// ```
pub fn is_picture(text: &str) -> bool {
    let is_base64 = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'/' | b'=');
    text.len() <= MAX_LENGTH && data_of(text).is_some_and(|(_, data)| data.bytes().all(is_base64))
}

/// The media type and the bytes of a picture in an imported file, to be decoded and scaled down. None if the text is
/// not a `data:` link of a raster image, is longer than 24 MiB, or does not begin with the magic bytes of its media
/// type.
///
/// # Examples
///
/// ```
/// # use kith::domain::picture_bytes;
/// let (media, bytes) = picture_bytes("data:image/jpeg;base64,/9j/2Q==").unwrap();
/// assert_eq!((media, bytes.len()), ("image/jpeg", 4));
/// // These bytes are no PNG.
/// assert_eq!(picture_bytes("data:image/png;base64,/9j/2Q=="), None);
/// ```
pub fn picture_bytes(text: &str) -> Option<(&'static str, Vec<u8>)> {
    let (media, data) = data_of(text).filter(|_| text.len() <= MAX_READ)?;
    let bytes = BASE64.decode(data).ok()?;
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    let is_so = match media {
        "image/jpeg" => begins(&[0xff, 0xd8, 0xff]),
        "image/png" => begins(b"\x89PNG\r\n\x1a\n"),
        _ => begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
    };
    is_so.then_some((media, bytes))
}

/// The media type of a `data:` link of a raster image, and its base64 data.
fn data_of(text: &str) -> Option<(&'static str, &str)> {
    let (media, data) = text.strip_prefix("data:")?.split_once(";base64,")?;
    let media = TYPES.into_iter().find(|it| media.eq_ignore_ascii_case(it))?;
    (!data.is_empty()).then_some((media, data))
}
