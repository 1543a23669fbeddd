//! Lists folders and computes digests of files.

use std::fs;
use std::path::Path;

use crc::{CRC_64_XZ, Crc};

use crate::run::{Failure, file_error};

/// Returns the paths of all files below a folder, relative to it, sorted, with `/` between their parts.
pub(crate) fn below(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    collect(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, before: &str, found: &mut Vec<String>) -> Result<(), Failure> {
    let failed = || file_error(format!("{} cannot be read", folder.display()));
    for entry in fs::read_dir(folder).map_err(failed())? {
        let entry = entry.map_err(failed())?;
        let path = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() { collect(&entry.path(), &format!("{path}/"), found)? } else { found.push(path) }
    }
    Ok(())
}

/// Returns one digest of the names and contents of these files in a folder, and of some texts.
pub(crate) fn digest(folder: &Path, names: &[String], texts: &[&str]) -> Result<String, Failure> {
    const CRC: Crc<u64> = Crc::<u64>::new(&CRC_64_XZ);
    let mut digest = CRC.digest();
    for name in names {
        let bytes = fs::read(folder.join(name)).map_err(file_error(format!("{name} cannot be read")))?;
        digest.update(name.as_bytes());
        digest.update(&bytes.len().to_le_bytes());
        digest.update(&bytes);
    }
    texts.iter().for_each(|text| digest.update(text.as_bytes()));
    Ok(format!("{:016x}", digest.finalize()))
}
