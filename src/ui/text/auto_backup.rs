//! Sentences about the automatic backup.

use crate::ui::text::catalogue::sentences;

sentences! {
    title: "Automatic backup";
    about: "Kith can keep a backup file up to date while it is open. In a folder, it also keeps a copy of each of the last seven days, and imports the files of your other devices. So a synced folder keeps all your devices up to date.";
    choose_file: "Choose a file";
    choose_folder: "Choose a folder";
    allow_again: "Allow it again";
    stopped: "The automatic backup is off. The file stays where it is.";
    enter_passphrase: "Enter its passphrase";
    another_passphrase: "Change its passphrase";
    encrypt: "Encrypt it";
    keep_plain: "Stop encrypting";
    stop: "Turn off";
    new_title: "A passphrase for this backup";
    theirs_title: "The passphrase of your other device";
    close_without_passphrase: "Close without a passphrase";
    passphrase_note: "It is stored on this device, so that Kith can write the file by itself. It protects the file on its way and in the cloud. The lock protects the data on this device. If the passphrase is lost, nobody can open the file.";
    encrypt_from_now: "Encrypt from now on";
    theirs_note: "This device will use it too, so that all your devices can read each other’s files.";
    not_written: "The backup file could not be written. Under “Your data” you can allow it again.";
    retrying: "The backup file could not be written just now. Kith tries again.";
    file_merged: "Imported the new entries from the backup file.";
    folder_merged: "Imported the new entries from your other device.";
    waits_for_repair: "Something here cannot be read, so the file is left as it is until you repair that.";
    file_gone: "The file is no longer in the folder.";
    is_plain: "It is not encrypted: anyone who can open the folder can read it.";
    is_encrypted: "It is encrypted: it opens with its passphrase only. Give the same one to your other devices.";
    copies_plain: "It is encrypted: it opens with its passphrase only. Copies of earlier days are not encrypted yet. Kith tries again.";
    passphrase_pending: "The file has not changed yet. It will as soon as Kith can write it.";
    encrypted_by_other: "Another device encrypts the folder. You can enter its passphrase under “Your data”.";
    plain_from_now: "The file is not encrypted from now on.";
    file_current(name): "The file “{name}” is kept up to date while Kith is open.";
    folder_current(name): "The folder “{name}” is kept up to date while Kith is open.";
    file_encrypted: "The file is encrypted from now on.";
    copy_still_plain: "The file is encrypted from now on. A copy of an earlier day is not encrypted yet. Kith tries again.";
    copies_keep_theirs: "The file is encrypted from now on. Copies of earlier days keep the passphrase they had.";
    copies_encrypted: "The file is encrypted from now on, and so are the copies of earlier days.";
    nothing_plain_yet(name): "Nothing is written into “{name}” yet, because the files there are encrypted.";
    sealed_elsewhere(name): "Another device has encrypted “{name}”. Enter its passphrase, and this device imports the file and encrypts its own too.";
    file_left(name): "The file “{name}” is left as it is.";
    unread_in_folder(name, why): "“{name}” could not be read. {why} Kith tries again when the file changes.";
    unread_file(name, why): "“{name}” could not be read. {why} It may have entries that are missing here, so Kith does not overwrite it. To go on, turn this off and choose another name.";
    waits_for_permission(name): "Kith may not write “{name}” yet: the browser wants to ask you again.";
}

/// The line that names the file or folder of the automatic backup.
pub(crate) fn current(name: &str, is_folder: bool) -> String {
    if is_folder { folder_current(&name) } else { file_current(&name) }
}

/// The message after a passphrase was set. Copies of earlier days exist only in a folder.
pub(crate) fn encrypted_from_now(is_folder: bool, had_passphrase: bool, copies_are_plain: bool) -> &'static str {
    match (is_folder, had_passphrase, copies_are_plain) {
        (false, ..) => file_encrypted(),
        (true, _, true) => copy_still_plain(),
        (true, true, false) => copies_keep_theirs(),
        (true, false, false) => copies_encrypted(),
    }
}

/// The message about a backup that cannot be read.
pub(crate) fn unread(name: &str, why: &str, is_folder: bool) -> String {
    if is_folder { unread_in_folder(&name, &why) } else { unread_file(&name, &why) }
}
