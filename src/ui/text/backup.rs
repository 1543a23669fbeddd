//! Sentences about backups and about opening a file.

use crate::present::import_counts::ImportCount;
use crate::ui::text::catalogue::sentences;

sentences! {
    title: "Backup";
    never_saved: "no backup yet";
    saved_today: "last saved today";
    saved_ago(span): "last saved {span} ago";
    unchanged: "Nothing has changed since.";
    only_here[count]: "{count} change so far, and only on this device.", "{count} changes so far, and only on this device.";
    changed_since[count]: "Since then: {count} change.", "Since then: {count} changes.";
    merges: "Open the backup on another device to merge the two: both sides keep their changes.";
    download: "Download a backup";
    with_passphrase: "With a passphrase";
    share: "Share";
    open_file: "Open a file";
    imported: "Imported.";
    imported_note: "Imported. You can undo it now, and later under Imports unless it is very large.";
    passphrase_title: "A backup with a passphrase";
    close_without_backup: "Close without a backup";
    encrypted_title: "This backup is encrypted";
    close_without_opening: "Close without opening it";
    downloaded: "A backup is in your downloads.";
    shared: "The backup is on its way.";
    incomplete: "Parts that cannot be read here are missing from this backup. Keep your earlier ones.";
    too_large: "The file is too large to be a Kith backup.";
    passphrase_note: "The file opens with this passphrase only, in Kith and in any tool that reads JWE. If the passphrase is lost, nobody can open the file.";
    save_encrypted: "Save it encrypted";
    not_opened(name, why): "“{name}” was not opened, and nothing was changed. {why}";
    import_title: "Bring this in";
    close_without_merging: "Close without merging";
    clock_ahead(span): "The clock of the other device is {span} ahead. Its changes are imported, and your next changes here still win over them.";
    same[count]: "{count} entry is already the same.", "{count} entries are already the same.";
    replaces_nothing: "Nothing here is replaced or removed.";
    deletes(names): "Deleted on the other device, and here too when you merge: {names}.";
    preview: "Nothing is imported yet. These are the changes.";
    nothing_to_import: "Everything in this file is here already.";
    nothing_new: "There is nothing new in that file.";
    from_file: "from a file";
    written(time): "written {time}";
    new_person: "new person";
    new_people: "new people";
    new_exchange: "new exchange";
    new_exchanges: "new exchanges";
    other_new_one: "other new entry";
    other_new: "other new entries";
    changed: "changed";
    unchanged_entries: "the same";
    in_conflict: "in conflict";
    deleted_there: "deleted there";
    recognised: "Is it the same person?";
    recognised_note: "The file has no ids, and somebody in your book has this name.";
    the_same_person: "The same person";
    somebody_else: "Somebody else";
    both_changed: "Changed in both places";
    here: "here";
    in_file: "in the file";
    can_undo: "You can undo it as a whole, also later.";
    merge: "Merge";
    is_merging: "Bringing it in. Cancel stops it, and nothing has changed then.";
    entries_left_out[count]: "{count} entry stays out: it is no whole entry, or another one has its id.", "{count} entries stay out: they are no whole entries, or others have their ids.";
    over_limit[count]: "{count} text or list is longer than a form allows. It is imported unchanged.", "{count} texts or lists are longer than a form allows. They are imported unchanged.";
    photos_left_out[count]: "{count} picture is left out: too large, or not a picture.", "{count} pictures are left out: too large, or not pictures.";
    stamps_left_out: "Some dates in this file lie after the year 2200. Those parts are treated as old, so that they do not replace your own words.";
}

/// The counted things in the summary of an import, after the number: "1 new person".
pub(crate) fn import_count(of: ImportCount, count: u64) -> &'static str {
    match of {
        ImportCount::NewPeople if count == 1 => new_person(),
        ImportCount::NewPeople => new_people(),
        ImportCount::NewExchanges if count == 1 => new_exchange(),
        ImportCount::NewExchanges => new_exchanges(),
        ImportCount::OtherNew if count == 1 => other_new_one(),
        ImportCount::OtherNew => other_new(),
        ImportCount::Changed => changed(),
        ImportCount::Same => unchanged_entries(),
        ImportCount::InConflict => in_conflict(),
        ImportCount::Deleted => deleted_there(),
    }
}
