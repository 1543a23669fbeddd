//! The backup file: JSON, UTF-8, one entity a line, readable by a person.
//!
//! `docs/backup.md` describes it and `docs/backup.schema.json` is its schema. Stamps, ids and the checksum are
//! optional on the way in, so that a file written by hand or by a script opens. Encryption is not done here.

mod ids;
mod parts;
mod photo;
mod read;
mod write;

#[cfg(test)]
pub(crate) mod tests;

pub use read::{BackupFile, BackupProblem, LargePhoto, LeftOut, MAX_BYTES, is_ours, read, read_foreign};
pub use write::{Exported, file_name, write};

use crc::{CRC_32_ISO_HDLC, Crc};

/// The `format` of a backup file.
pub const FORMAT: &str = "kith-backup";
/// The version of the format that this program writes, and the newest it reads.
pub const VERSION: u64 = 1;

static CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// The same checksum, of bytes as they are.
pub fn checksum_of(bytes: &[u8]) -> String {
    format!("{:08x}", CRC.checksum(bytes))
}

/// The checksum of a text: CRC-32 as in gzip (RFC 1952, section 8), as eight hexadecimal digits. Carriage returns are
/// passed over, because some ways of carrying a file add them.
pub fn checksum(text: &str) -> String {
    let mut digest = CRC.digest();
    for line in text.split('\r') {
        digest.update(line.as_bytes());
    }
    format!("{:08x}", digest.finalize())
}
