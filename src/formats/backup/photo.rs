//! Photos in imported files: decides which are used unchanged and which must be re-encoded.

use crate::domain::{is_picture, picture_bytes};
use crate::formats::importer::MAX_PIXELS;

/// The longest accepted side of a thumbnail in pixels; thumbnails made by Kith have 96.
const MAX_SIDE: usize = 512;

/// Whether a photo is like the thumbnails that Kith makes: a small JPEG without metadata on the place or the camera.
/// Any other photo is decoded and re-encoded.
pub(super) fn is_thumbnail(text: &str) -> bool {
    let Some((media, bytes)) = picture_bytes(text).filter(|_| is_picture(text)) else { return false };
    let is_small = imagesize::blob_size(&bytes).is_ok_and(|it| it.width <= MAX_SIDE && it.height <= MAX_SIDE);
    media == "image/jpeg" && is_small && !has_metadata(&bytes)
}

/// Returns the media type and the bytes of a picture that can be decoded and shrunk. `None` if it is not a picture, or
/// too large.
pub(super) fn to_shrink(text: &str) -> Option<(&'static str, Vec<u8>)> {
    let (media, bytes) = picture_bytes(text)?;
    let size = imagesize::blob_size(&bytes).ok()?;
    (size.width.checked_mul(size.height)? <= MAX_PIXELS).then_some((media, bytes))
}

/// Whether a JPEG has an EXIF, XMP or IPTC segment (markers APP1 and APP13; ITU-T T.81, B.1.1.4 for the segments).
fn has_metadata(jpeg: &[u8]) -> bool {
    let mut rest = jpeg.get(2..).unwrap_or_default();
    while let [0xff, marker, high, low, ..] = rest {
        if matches!(marker, 0xe1 | 0xed) {
            return true;
        }
        // Start of scan: no metadata follows.
        if *marker == 0xda {
            return false;
        }
        rest = rest.get(2 + usize::from(u16::from_be_bytes([*high, *low]))..).unwrap_or_default();
    }
    false
}
