//! Sentences about imports that can be undone.

use crate::store::ImportedCounts;
use crate::ui::text::catalogue::sentences;
use crate::ui::text::list;

sentences! {
    title: "Imports";
    note: "Each import can be undone as a whole. Everything that you wrote since stays, and people whom you changed since stay whole.";
    none: "Files that you bring in are listed here, so that you can undo them also tomorrow.";
    open_file: "Open a file";
    undo_named(name): "Undo {name}";
    earlier: "Earlier imports";
    people[count]: "{count} new person", "{count} new people";
    exchanges[count]: "{count} exchange", "{count} exchanges";
    changed[count]: "{count} with news", "{count} with news";
}

/// What an import brought in, such as "11 new people and three exchanges". Empty if that is not known.
pub(crate) fn counts(of: ImportedCounts) -> String {
    let parts = [
        (of.people > 0).then(|| people(of.people)),
        (of.exchanges > 0).then(|| exchanges(of.exchanges)),
        (of.changed > 0).then(|| changed(of.changed)),
    ];
    super::sentence(&list(&parts.into_iter().flatten().collect::<Vec<_>>()))
}
