//! Words that several pages share: one word for each meaning.

use crate::ui::text::catalogue::sentences;

sentences! {
    save: "Save";
    cancel: "Cancel";
    edit: "Edit";
    remove: "Remove";
    done: "Done";
    undo: "Undo";
    redo: "Redo";
    restore: "Restore";
    close: "Close";
    show_more: "Show more";
    close_without_saving: "Close without saving";
    saved: "Saved.";
    working: "Working on it.";
    remove_named(name): "Remove {name}";
    someone_new: "Someone new";
    name: "Name";
    them: "them";
    /// For an entry that was deleted here or on another device, or was never there.
    gone_line: "It may be in the trash, where entries stay for 30 days.";
    /// For a person who is no longer in the book.
    someone_gone: "Someone no longer here";
    left_unsaved: "Not saved. Your words are still there when you open it again.";
    restored: "Your unsaved changes are here.";
    discard_them: "Discard them";
    full_stop(words): "{words}.";
    recent_changes: "Recent changes";
    no_exchange_yet: "No exchanges yet.";
}
