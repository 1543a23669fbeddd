//! Sentences about the automatic backup.

use crate::ui::text::catalogue::sentences;

sentences! {
    not_written: "The backup file could not be written. Your data page can ask the browser again.";
    file_merged: "Imported what the backup file had and this device did not.";
    folder_merged: "Imported what your other device left in the folder.";
    file_gone: "The file is no longer in the folder.";
    encrypted_by_other: "Another device encrypts the folder. You can enter its passphrase on your data page.";
}

pub(crate) const BACKUP_RETRYING: &str = "The backup file could not be written just now. Kith tries again.";
pub(crate) const KEPT_NOT_WHOLE: &str =
    "Something here cannot be read, so the file is left as it is until that is mended.";
pub(crate) const KEPT_PLAIN: &str = "It is a plain file: whoever can open the folder can read it.";
pub(crate) const KEPT_SEALED: &str =
    "It is encrypted: it opens with its passphrase only. Give the same one to your other devices.";
pub(crate) const KEPT_COPIES_PLAIN: &str =
    "It is encrypted: it opens with its passphrase only. Copies of earlier days are still plain, and are tried again.";
pub(crate) const BACKUP_PASSPHRASE_PENDING: &str = "It is still as it was, and changes as soon as Kith can write it.";
pub(crate) const PLAIN_FROM_NOW: &str = "Plain from now on.";

/// The line that names the file or folder of the automatic backup.
pub(crate) fn kept_current(name: &str, is_folder: bool) -> String {
    let place = if is_folder { "The folder" } else { "The file" };
    format!("{place} “{name}” is kept current while Kith is open.")
}

/// The message after a passphrase was set. Copies of earlier days exist only in a folder.
pub(crate) const fn sealed_from_now(is_folder: bool, had_passphrase: bool, copies_are_plain: bool) -> &'static str {
    match (is_folder, had_passphrase, copies_are_plain) {
        (false, ..) => "Encrypted from now on.",
        (true, _, true) => "Encrypted from now on. A copy of an earlier day is still plain, and is tried again.",
        (true, true, false) => "Encrypted from now on. Copies of earlier days keep the passphrase they had.",
        (true, false, false) => "Encrypted from now on, and so are the copies of earlier days.",
    }
}

/// The message that nothing is written in plain text beside an encrypted backup of another device.
pub(crate) fn kept_without_passphrase(name: &str) -> String {
    format!("Nothing is written into “{name}” yet, because what lies there is encrypted.")
}

/// The message about another device's backup that this device cannot decrypt.
pub(crate) fn sealed_elsewhere(name: &str) -> String {
    format!(
        "Another device left “{name}” encrypted. Once this device knows the passphrase it is brought in, and what is written here is encrypted too."
    )
}

/// The message that the single backup file is not overwritten.
pub(crate) fn kept_left(name: &str) -> String {
    format!("The file “{name}” is left as it is.")
}

/// The message about a backup that cannot be read.
pub(crate) fn kept_unread(name: &str, why: &str, is_folder: bool) -> String {
    let then = if is_folder {
        "It is looked at again once it is written anew."
    } else {
        "It may hold what this device lacks, so nothing is written over it. Stop here and choose another name to go on."
    };
    format!("“{name}” could not be read. {why} {then}")
}

/// The message that the backup waits for the browser's permission.
pub(crate) fn kept_waiting(name: &str) -> String {
    format!("“{name}” waits: the browser asks once more before Kith may write it.")
}
