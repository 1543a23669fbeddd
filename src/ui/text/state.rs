//! Sentences of the state of the app: toasts that no page shows, because they may appear on any.

use crate::ui::text::catalogue::sentences;

sentences! {
    nothing_to_undo: "There is nothing to undo.";
    nothing_to_redo: "There is nothing to redo.";
    undone(message): "Undone: {message}";
    redone(message): "Redone: {message}";
    merge_undone: "The merge is taken back.";
    page_reloads: "The page is about to reload.";
    backup_not_written: "The backup file could not be written. Your data page can ask the browser again.";
    backup_gone: "The file is no longer in the folder.";
    file_merged: "Imported what the backup file had and this device did not.";
    folder_merged: "Imported what your other device left in the folder.";
    encrypted_by_other: "Another device encrypts the folder. You can enter its passphrase on your data page.";
}
