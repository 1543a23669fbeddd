//! Pictures in files from elsewhere: which are taken over as they stand, and which must be made anew.

use crate::domain::{is_picture, picture_bytes};

/// The longest side of a thumbnail, in pixels: those that this program makes have 96.
const MAX_SIDE: usize = 512;
/// How many pixels a picture may have to be decoded at all (design decision: more than any telephone's camera gives).
const MAX_PIXELS: usize = 64_000_000;

/// Whether a picture is such a one as this program makes: a small JPEG without a word about where or with what it was
/// taken. Any other is decoded and made anew.
pub(super) fn is_thumbnail(text: &str) -> bool {
    let Some((media, bytes)) = picture_bytes(text).filter(|_| is_picture(text)) else { return false };
    let is_small = imagesize::blob_size(&bytes).is_ok_and(|it| it.width <= MAX_SIDE && it.height <= MAX_SIDE);
    media == "image/jpeg" && is_small && !has_metadata(&bytes)
}

/// The media type and the bytes of a picture that can be decoded and made smaller. None where it is none, or too large.
pub(super) fn to_shrink(text: &str) -> Option<(&'static str, Vec<u8>)> {
    let (media, bytes) = picture_bytes(text)?;
    let size = imagesize::blob_size(&bytes).ok()?;
    (size.width.checked_mul(size.height)? <= MAX_PIXELS).then_some((media, bytes))
}

/// Whether a JPEG has a segment of EXIF, XMP or IPTC (markers APP1 and APP13; ITU-T T.81, B.1.1.4 for the segments).
fn has_metadata(jpeg: &[u8]) -> bool {
    let mut rest = jpeg.get(2..).unwrap_or_default();
    while let [0xff, marker, high, low, ..] = rest {
        if matches!(marker, 0xe1 | 0xed) {
            return true;
        }
        // The picture itself begins: nothing is said after that.
        if *marker == 0xda {
            return false;
        }
        rest = rest.get(2 + usize::from(u16::from_be_bytes([*high, *low]))..).unwrap_or_default();
    }
    false
}
