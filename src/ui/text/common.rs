//! Words that many places share, one for each meaning.

use super::catalogue::sentences;

sentences! {
    save: "Save";
    cancel: "Cancel";
    close: "Close";
    remove: "Remove";
    done: "Done";
    undo: "Undo";
    redo: "Redo";
    edit: "Edit";
    delete: "Delete";
    restore: "Restore";
    add: "Add";
}
