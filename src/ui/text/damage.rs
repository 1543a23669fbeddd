//! Sentences about missing, damaged or skipped data.

use crate::store::{CorruptEntry, StorageKey, Trouble};
use crate::ui::text::catalogue::sentences;
use crate::ui::text::{backup, data, sentence};
use crate::web::features::Feature;

sentences! {
    gone: "Something that was kept here is gone from this browser. The rest is all there. Your last backup brings back the missing part.";
    gone_link: "See what is missing";
    unreadable: "Something that was kept here can no longer be read. The rest is all there, and you can download the part that cannot be read.";
    unreadable_link: "See what it is, and download it";
    no_second_copy: "This browser keeps no second copy: if it is stopped within seconds of a save, that save may be lost.";
    no_locks: "This browser cannot keep tabs apart, so use Kith in one tab at a time.";
    no_offline: "This browser cannot keep the app for offline use.";
    no_persistence: "This browser cannot promise to keep your data.";
    more_items(left): "Show more ({left} left)";
    a_change: "A change you made";
    recent: "Recent entries";
    some_people: "Some people";
    some_exchanges: "Some earlier exchanges";
    a_text: "Internal data of Kith";
    /// A part of the stored data and its problem.
    part(what, trouble): "{what}, {trouble}";
    damaged: "damaged";
    newer: "written by a newer version of Kith";
    missing: "missing";
    missing_count(what): "missing: {what}";
    title: "Something cannot be read";
    note: "These parts of your data are damaged or missing. Kith goes on with the rest. Open your last backup to get them back. Then remove them here. Until then a backup is not complete.";
    newer_note: "A newer version of Kith wrote some of it, so this version changes nothing. Reload the page to update. If you still see this afterwards, put those parts aside. Then you can go on, and open a backup.";
    put_aside: "Put them aside and go on";
    not_downloaded: "The browser did not save the file.";
    removed: "Removed. The file you downloaded stays where it is.";
    download_raw: "Download the raw text";
    remove_here: "Remove it here";
}

/// The notice about unreadable or missing entries, and the label of its link. None if there are no such entries, or if
/// a newer Kith wrote them all, which has a notice of its own.
pub(crate) fn notice(damage: &[CorruptEntry]) -> Option<(&'static str, &'static str)> {
    let has = |is: fn(&Trouble) -> bool| damage.iter().any(|it| is(&it.trouble));
    if has(|it| matches!(it, Trouble::Missing { .. })) {
        Some((gone(), gone_link()))
    } else if has(|it| matches!(it, Trouble::Damaged)) {
        Some((unreadable(), unreadable_link()))
    } else {
        None
    }
}

/// A missing browser feature and its consequence.
pub(crate) fn missing_feature(feature: Feature) -> &'static str {
    match feature {
        Feature::SecondCopy => no_second_copy(),
        Feature::Locks => no_locks(),
        Feature::Offline => no_offline(),
        Feature::Persistence => no_persistence(),
    }
}

/// Sentences about data of a file that is not imported as it is, or that no form accepts.
pub(crate) fn left_out(photos: u64, stamps: u64, over_limit: u64, entries: u64) -> Vec<String> {
    let entries = (entries > 0).then(|| sentence(&backup::entries_left_out(whole(entries))));
    let photos = (photos > 0).then(|| sentence(&backup::photos_left_out(whole(photos))));
    let stamps = (stamps > 0).then(|| backup::stamps_left_out().to_owned());
    let long = (over_limit > 0).then(|| sentence(&backup::over_limit(whole(over_limit))));
    entries.into_iter().chain(photos).chain(stamps).chain(long).collect()
}

/// The kind of data in a stored entry, by its key.
pub(crate) fn kind_of_entry(key: &str) -> &'static str {
    if StorageKey::is_log(key) {
        a_change()
    } else if StorageKey::book_generation(key).is_some() {
        recent()
    } else if StorageKey::is_front(key) {
        some_people()
    } else if StorageKey::partition(key).is_some() {
        some_exchanges()
    } else {
        a_text()
    }
}

/// The problem of an unreadable or missing entry.
pub(crate) fn trouble(trouble: Trouble) -> String {
    match trouble {
        Trouble::Damaged => damaged().to_owned(),
        Trouble::Newer => newer().to_owned(),
        Trouble::Missing { people: 0, exchanges: 0 } => missing().to_owned(),
        Trouble::Missing { people: 0, exchanges } => missing_count(&data::exchanges(whole(exchanges))),
        Trouble::Missing { people, .. } => missing_count(&data::people(whole(people))),
    }
}

/// A count of the store as a count of the catalogue.
pub(crate) fn whole(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
