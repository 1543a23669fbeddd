//! The backup file: JSON, UTF-8, one entity per line, readable by a person.
//!
//! `docs/backup.md` describes the format and `docs/backup.schema.json` is its schema. Stamps, ids and the checksum are
//! optional when reading, so that hand-written and generated files open. Encryption is in `jwe.rs`.

mod ids;
mod importer;
mod parts;
mod photo;
mod problem;
mod read;
mod write;

#[cfg(test)]
pub(crate) mod tests;

pub use importer::BackupImporter;
pub use problem::{BackupProblem, Expected, Place};
pub use read::{MAX_BYTES, is_ours, read, read_foreign};
pub use write::write;

use crc::{CRC_32_ISO_HDLC, Crc};

/// The value of `format` in a backup file.
pub const FORMAT: &str = "kith-backup";
/// The format version that this program writes, and the newest that it reads.
pub const VERSION: u64 = 1;

static CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// Returns the CRC-32 of raw bytes, carriage returns included, as eight hexadecimal digits.
pub fn checksum_of(bytes: &[u8]) -> String {
    format!("{:08x}", CRC.checksum(bytes))
}

/// Returns the CRC-32 of a text as in gzip (RFC 1952, section 8), as eight hexadecimal digits. Ignores carriage
/// returns, because some transports of files add them.
pub fn checksum(text: &str) -> String {
    let mut digest = CRC.digest();
    for line in text.split('\r') {
        digest.update(line.as_bytes());
    }
    format!("{:08x}", digest.finalize())
}
