//! The interface of an importer: a reader of files in one format. `import.rs` has the table of all importers.

use imagesize::{Compression, ImageType};

use crate::domain::{Book, Cell, CellEdit, Change, Edit, EntityRef, Mode, Timestamp, is_picture};

/// Reads the files of one format. `docs/how-to-add.md` lists the steps to add one.
///
/// An importer is total: for any bytes it returns the content with the parts that it left out, or the reason why it
/// refuses the file. It must not panic, and it has neither a clock nor access to the store.
pub trait Importer {
    /// Why a file is refused. `ui/text/errors/files.rs` has the sentences for the user.
    type Problem: std::error::Error;

    /// File name extensions and media types, separated by commas, for the `accept` attribute of a file input.
    const ACCEPT: &'static str;

    /// Whether the bytes are of this format, judged by their content. The file name is not known here.
    fn recognise(bytes: &[u8]) -> Confidence;

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// The reason why the file is refused as a whole.
    fn parse(bytes: &[u8]) -> Result<Parsed, Self::Problem>;
}

/// How sure an importer is that a file is of its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// The file is of another format.
    None,
    /// The file may be of this format, or of a similar one.
    Possible,
    /// The file names its format.
    Certain,
}

/// The content of an imported file.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The entities.
    pub book: Book,
    /// The contents that were left out.
    pub left_out: LeftOut,
    /// The time of the export, as the file gives it.
    pub exported_at: Option<String>,
}

/// Contents of a file that are not imported. Shown to the user before the merge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Number of timestamps too far in the future for any real clock. Their values are imported with
    /// [`Timestamp::FLOOR`].
    pub stamps: usize,
    /// Number of photos that are not raster images, are too large or could not be decoded.
    pub photos: usize,
    /// Number of texts and lists beyond the limits of a command. They are imported unchanged, and only counted.
    pub over_limit: usize,
    /// Number of entries that are no object, or have the id of an earlier entry. They are not imported.
    pub entries: usize,
    /// Photos that must be decoded and shrunk before they are imported.
    pub(super) to_shrink: Vec<LargePhoto>,
}

/// A photo from a file, to be shrunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LargePhoto {
    /// The person in the photo, and the timestamp of the field.
    pub(super) of: (EntityRef, Timestamp),
    /// The media type, that of a raster image.
    pub media: &'static str,
    /// The bytes of the image file.
    pub bytes: Vec<u8>,
}

/// The largest picture that is decoded, in pixels (design decision: more than any phone camera produces).
pub(super) const MAX_PIXELS: usize = 64_000_000;

/// The name of the field for a person's photo.
pub(super) const PHOTO: &str = "photo";

impl LeftOut {
    /// Returns the number of photos left out so far, including those not yet shrunk.
    pub fn photo_count(&self) -> usize {
        self.photos + self.to_shrink.len()
    }
}

impl Parsed {
    /// Removes and returns the photos to shrink; pass each to [`put_photo`](Self::put_photo) afterwards.
    pub fn take_large_photos(&mut self) -> Vec<LargePhoto> {
        std::mem::take(&mut self.left_out.to_shrink)
    }

    /// Stores a shrunk photo in its person, or counts it as left out if `small` is `None` (decoding failed) or not a
    /// picture.
    pub fn put_photo(&mut self, large: &LargePhoto, small: Option<String>) {
        let Some(small) = small.filter(|it| is_picture(it)) else {
            self.left_out.photos += 1;
            return;
        };
        let (entity, stamp) = large.of;
        let after = Cell { value: Some(small.into()), stamp: Some(stamp) };
        let edits = vec![Edit { entity, cells: vec![CellEdit { name: PHOTO.into(), before: Cell::default(), after }] }];
        self.book.write(&Change { stamp: Timestamp::FLOOR, mode: Mode::Merge, edits, seen: Vec::new() }, u64::MAX);
    }
}

/// The media type of a picture that browsers decode, by its content: AVIF, BMP, GIF, JPEG, PNG or WebP. None for any
/// other file, such as a HEIC picture of a phone, and for a picture that is larger than any phone camera makes it.
///
/// ```
/// # use kith::formats::importer::picture_type;
/// assert_eq!(picture_type(b"GIF89a\x02\x00\x02\x00\x80\x00\x00"), Some("image/gif"));
/// assert_eq!(picture_type(b"<svg/>"), None);
/// ```
pub fn picture_type(bytes: &[u8]) -> Option<&'static str> {
    let media = match imagesize::image_type(bytes).ok()? {
        ImageType::Bmp => "image/bmp",
        ImageType::Gif => "image/gif",
        ImageType::Heif(Compression::Av1) => "image/avif",
        ImageType::Jpeg => "image/jpeg",
        ImageType::Png => "image/png",
        ImageType::Webp => "image/webp",
        _ => return None,
    };
    let size = imagesize::blob_size(bytes).ok()?;
    (1..=MAX_PIXELS).contains(&size.width.checked_mul(size.height)?).then_some(media)
}
