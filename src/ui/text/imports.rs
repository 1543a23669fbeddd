//! Sentences about imports that can be undone.

use crate::ui::text::catalogue::sentences;

sentences! {
    title: "Imports";
    note: "Each import can be undone as a whole. Everything that you wrote since stays.";
    none: "Files that you bring in are listed here, so that you can undo them also tomorrow.";
    open_file: "Open a file";
    undo_named(name): "Undo {name}";
    earlier: "Earlier imports";
}
