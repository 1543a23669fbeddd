//! Sentences of the state of the app: toasts that may appear on any page.

use crate::ui::text::catalogue::sentences;

sentences! {
    nothing_to_undo: "There is nothing to undo.";
    nothing_to_redo: "There is nothing to redo.";
    undone(message): "Undone: {message}";
    redone(message): "Redone: {message}";
    merge_undone: "The merge is taken back.";
}
