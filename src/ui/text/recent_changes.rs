//! The recent changes, and what their undo takes back.

use super::catalogue::sentences;
use super::conflict;
use crate::merge::{ConflictSummary, ConflictValue};
use crate::present::recent_changes::Effect;

sentences! {
    line: "Your changes since Kith was opened, the latest first. If you undo one further down, all the changes above it are undone too.";
    none: "You have changed nothing since Kith was opened. Deleted entries stay in the trash for 30 days.";
    undo_to_here: "Undo to here";
    undo_named(label, change): "{label}: {change}";
    more[count]: "and one more", "and {count} more";
    removes(name): "{name} is removed from the book.";
    returns(name): "{name} comes back.";
    restores(name, field, value): "{name}, {field}: “{value}” comes back.";
    empties(name, field, value): "{name}, {field}: “{value}” is removed.";
}

/// What the undo does to one entry.
pub(crate) fn effect(effect: &Effect) -> String {
    match effect {
        Effect::Removes(it) => removes(&conflict::name(it)),
        Effect::Returns(it) => returns(&conflict::name(it)),
        Effect::Restores(it) => restored(it),
    }
}

fn restored(it: &ConflictSummary) -> String {
    let (name, field) = (conflict::name(it), conflict::field(it));
    match it.mine {
        ConflictValue::Nothing => empties(&name, &field, &conflict::value(&it.theirs)),
        _ => restores(&name, &field, &conflict::value(&it.mine)),
    }
}
