//! A text as a QR code (ISO/IEC 18004), drawn as one path.

use qrcodegen::{QrCode, QrCodeEcc};

/// The light modules around a code (ISO/IEC 18004, section 6.3.8).
const QUIET: i32 = 4;

/// A drawn code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrPicture {
    /// The modules of a side, with the quiet zone.
    pub side: i32,
    /// The dark modules as the path of an SVG, one unit for each module.
    pub path: String,
}

/// Draws a text as a code with medium error correction. None if the text is too long for a code (about two thousand
/// letters).
///
/// # Examples
///
/// ```
/// use kith::formats::qr::draw;
///
/// let code = draw("BEGIN:VCARD").unwrap();
/// assert_eq!(code.side, 21 + 2 * 4, "the smallest code and its quiet zone");
/// assert!(code.path.starts_with("M4 4h7v1h-7z"), "the mark in the corner");
/// assert_eq!(draw(&"a".repeat(3000)), None);
/// ```
pub fn draw(text: &str) -> Option<QrPicture> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let dark = (x..code.size()).take_while(|it| code.get_module(*it, y)).count();
            let length = i32::try_from(dark).unwrap_or_default();
            if length > 0 {
                path += &format!("M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
            }
            x += length + 1;
        }
    }
    Some(QrPicture { side: code.size() + 2 * QUIET, path })
}
