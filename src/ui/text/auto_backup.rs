//! Sentences about the automatic backup.

use crate::ui::text::catalogue::sentences;

sentences! {
    title: "A backup that keeps itself";
    about: "Kith can keep a backup file current while it is open. In a folder it also keeps a copy for each of the last seven days, and imports what your other devices left there, so that a synced folder carries everything.";
    choose_file: "Choose a file";
    choose_folder: "Choose a folder";
    allow_again: "Allow it again";
    stopped: "No longer kept current. The file stays where it is.";
    enter_passphrase: "Enter its passphrase";
    another_passphrase: "Another passphrase";
    encrypt: "Encrypt it";
    keep_plain: "Keep it plain";
    stop: "Stop";
    new_title: "A passphrase for this backup";
    theirs_title: "The passphrase of your other device";
    close_without_passphrase: "Close without a passphrase";
    passphrase_note: "It is stored here so that Kith can go on writing by itself. It protects the file on its way and in the cloud, not the data on this device: the lock does that. Nobody can help if it is lost.";
    encrypt_from_now: "Encrypt from now on";
    theirs_note: "This device will use it too, so that each of your devices can read what the others leave.";
    not_written: "The backup file could not be written. Your data page can ask the browser again.";
    retrying: "The backup file could not be written just now. Kith tries again.";
    file_merged: "Imported what the backup file had and this device did not.";
    folder_merged: "Imported what your other device left in the folder.";
    waits_for_repair: "Something here cannot be read, so the file is left as it is until that is repaired.";
    file_gone: "The file is no longer in the folder.";
    is_plain: "It is a plain file: anyone who can open the folder can read it.";
    is_encrypted: "It is encrypted: it opens with its passphrase only. Give the same one to your other devices.";
    copies_plain: "It is encrypted: it opens with its passphrase only. Copies of earlier days are still plain, and are tried again.";
    passphrase_pending: "It is still as it was, and changes as soon as Kith can write it.";
    encrypted_by_other: "Another device encrypts the folder. You can enter its passphrase on your data page.";
    plain_from_now: "Plain from now on.";
    file_current(name): "The file “{name}” is kept current while Kith is open.";
    folder_current(name): "The folder “{name}” is kept current while Kith is open.";
    file_encrypted: "Encrypted from now on.";
    copy_still_plain: "Encrypted from now on. A copy of an earlier day is still plain, and is tried again.";
    copies_keep_theirs: "Encrypted from now on. Copies of earlier days keep the passphrase they had.";
    copies_encrypted: "Encrypted from now on, and so are the copies of earlier days.";
    nothing_plain_yet(name): "Nothing is written into “{name}” yet, because the files there are encrypted.";
    sealed_elsewhere(name): "Another device left “{name}” encrypted. Once this device knows the passphrase, the file is imported, and what this device writes is encrypted too.";
    file_left(name): "The file “{name}” is left as it is.";
    unread_in_folder(name, why): "“{name}” could not be read. {why} Kith looks at it again once it is written anew.";
    unread_file(name, why): "“{name}” could not be read. {why} It may hold entries that this device lacks, so nothing is written over it. Stop here and choose another name to go on.";
    waits_for_permission(name): "“{name}” waits: the browser asks once more before Kith may write it.";
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
