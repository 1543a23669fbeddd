//! Files within a zip or a gzip, read with limits: a small file may claim to hold more than a memory does.

use std::io::{Cursor, Read};

use ::zip::ZipArchive;
use flate2::read::MultiGzDecoder;
use thiserror::Error;

/// Limits of what is unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most files in an archive.
    pub entries: usize,
    /// The most bytes of all files together.
    pub total: usize,
    /// The most bytes that a packed byte may become, beyond the first 16 MB of a file.
    pub ratio: usize,
}

impl Limits {
    /// The limits of an import (design decision: an export of LinkedIn has some sixty files; a vCard of 50 MB with
    /// photos fits four times over; tables of text shrink to a twentieth, and what shrinks to less than a three
    /// hundredth says nothing).
    pub const USUAL: Self = Self { entries: 20_000, total: 256 * 1024 * 1024, ratio: 300 };
    /// Bytes of a file that are unpacked whatever its ratio is: a repetitive small file is no danger.
    const FREE: usize = 16 * 1024 * 1024;

    /// The most bytes of a file of `packed` bytes, with `left` bytes left for all.
    fn of(self, packed: u64, left: usize) -> usize {
        let packed = usize::try_from(packed).unwrap_or(usize::MAX);
        packed.saturating_mul(self.ratio).max(Self::FREE).min(left)
    }
}

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpacked {
    /// The name with its folders, as written in the archive.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// The files of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Archive {
    /// The files that may be read.
    pub files: Vec<Unpacked>,
    /// The names of the others, each with the reason.
    pub left_out: Vec<(String, LeftOut)>,
}

/// Why a file of an archive is not unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Of a kind that is not read: a picture, a sound, a web page.
    OtherKind,
    /// An archive within the archive.
    Nested,
    /// It needs a passphrase.
    Encrypted,
    /// It is damaged, or packed in a way that is not read.
    Damaged,
    /// It is larger than an import may be.
    TooLarge,
}

/// Why an archive is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ArchiveError {
    /// It is no archive, or it is cut.
    #[error("no archive, or a damaged one")]
    Damaged,
    /// It has more files than an import may have.
    #[error("too many files")]
    TooMany,
    /// It unpacks to more than an import may be.
    #[error("too large")]
    TooLarge,
}

/// Whether bytes begin as a zip does (APPNOTE 4.3.7, and 4.3.16 for an empty one).
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether bytes begin as a gzip does (RFC 1952).
pub fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b, 8])
}

/// The last part of a name in an archive, in lower case, without a number that a program appended:
/// `Folder/messages_123.csv` is `messages.csv`.
///
/// ```
/// # use kith::formats::foreign::zip::plain_name;
/// assert_eq!(plain_name("Basic_Export/Messages_123456.CSV"), "messages.csv");
/// assert_eq!(plain_name("Ad Targeting.csv"), "ad targeting.csv");
/// ```
pub fn plain_name(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
    let (stem, ending) = file.rsplit_once('.').unwrap_or((&file, ""));
    let bare = stem.trim_end_matches(|it: char| it.is_ascii_digit());
    let stem = if bare.len() < stem.len() { bare.strip_suffix(['_', ' ']).unwrap_or(stem) } else { stem };
    [stem, ending].join(".").trim_end_matches('.').to_owned()
}

/// Unpacks a zip: the files whose ending may be one that Kith reads. Everything else is listed with its reason.
///
/// # Errors
///
/// [`ArchiveError`] if it is no zip, or has too many files.
pub fn unpack(bytes: &[u8], limits: Limits) -> Result<Archive, ArchiveError> {
    if entry_count(bytes) > limits.entries {
        return Err(ArchiveError::TooMany);
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ArchiveError::Damaged)?;
    if zip.len() > limits.entries {
        return Err(ArchiveError::TooMany);
    }
    let mut archive = Archive::default();
    let mut left = limits.total;
    for at in 0..zip.len() {
        let raw = zip.by_index_raw(at).ok().map(|it| Entry::of(it.name_raw(), it.is_dir(), it.encrypted()));
        let Some(entry) = raw else {
            archive.left_out.push((String::new(), LeftOut::Damaged));
            continue;
        };
        if entry.is_hidden {
            continue;
        }
        let bytes = match entry.left_out {
            Some(why) => Err(why),
            None => content(&mut zip, at, limits, left),
        };
        match bytes {
            Ok(bytes) => {
                left = left.saturating_sub(bytes.len());
                archive.files.push(Unpacked { name: entry.name, bytes });
            }
            Err(why) => archive.left_out.push((entry.name, why)),
        }
    }
    Ok(archive)
}

/// Unpacks a gzip.
///
/// # Errors
///
/// [`ArchiveError`] if it is no gzip or damaged, or unpacks to more than an import may be.
pub fn gunzip(bytes: &[u8], limits: Limits) -> Result<Vec<u8>, ArchiveError> {
    let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    match take(MultiGzDecoder::new(bytes), limits.of(packed, limits.total)) {
        Ok(bytes) if is_archive(&bytes) => Err(ArchiveError::Damaged),
        Ok(bytes) => Ok(bytes),
        Err(LeftOut::TooLarge) => Err(ArchiveError::TooLarge),
        Err(_) => Err(ArchiveError::Damaged),
    }
}

/// The number of files that the last record of a zip claims (APPNOTE 4.3.16). It is asked before the list of files is
/// read, because a list of millions would fill the memory.
fn entry_count(bytes: &[u8]) -> usize {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..).unwrap_or_default();
    let at = tail.windows(4).rposition(|it| it == b"PK\x05\x06");
    let count = at.and_then(|it| tail.get(it + 10..it + 12)).and_then(|it| it.first_chunk::<2>());
    count.map_or(0, |it| usize::from(u16::from_le_bytes(*it)))
}

struct Entry {
    name: String,
    left_out: Option<LeftOut>,
    /// A folder, or a file that a system puts beside others.
    is_hidden: bool,
}

impl Entry {
    fn of(raw: &[u8], is_folder: bool, is_encrypted: bool) -> Self {
        let name: String = String::from_utf8_lossy(raw).chars().filter(|it| !it.is_control()).take(500).collect();
        let file = plain_name(&name);
        let is_hidden = is_folder
            || name.ends_with(['/', '\\'])
            || name.starts_with("__MACOSX")
            || file.starts_with('.')
            || file == "thumbs.db";
        let ending = file.rsplit_once('.').map_or("", |it| it.1);
        let left_out = if ["zip", "gz", "tgz", "rar", "7z", "tar", "bz2", "xz"].contains(&ending) {
            Some(LeftOut::Nested)
        } else if !["csv", "tsv", "txt", "vcf", "vcard", "ics", "ical", "json", "kith", ""].contains(&ending) {
            Some(LeftOut::OtherKind)
        } else {
            is_encrypted.then_some(LeftOut::Encrypted)
        };
        Self { name, left_out, is_hidden }
    }
}

fn content(zip: &mut ZipArchive<Cursor<&[u8]>>, at: usize, limits: Limits, left: usize) -> Result<Vec<u8>, LeftOut> {
    let file = zip.by_index(at).map_err(|_| LeftOut::Damaged)?;
    let most = limits.of(file.compressed_size(), left);
    let bytes = take(file, most)?;
    if is_archive(&bytes) { Err(LeftOut::Nested) } else { Ok(bytes) }
}

fn is_archive(bytes: &[u8]) -> bool {
    is_zip(bytes) || is_gzip(bytes) || bytes.starts_with(b"Rar!") || bytes.starts_with(b"7z\xbc\xaf")
}

/// Reads to the end, and stops at the limit. The size that an archive claims is not believed.
fn take(from: impl Read, most: usize) -> Result<Vec<u8>, LeftOut> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    from.take(limit).read_to_end(&mut bytes).map_err(|_| LeftOut::Damaged)?;
    if bytes.len() > most { Err(LeftOut::TooLarge) } else { Ok(bytes) }
}

#[cfg(test)]
#[path = "zip_tests.rs"]
mod tests;
