//! Sentences about missing, damaged or skipped data.

use crate::store::{CorruptEntry, StorageKey, Trouble};
use crate::ui::text::{count, sentence};
use crate::web::features::Feature;

pub(crate) const READ_ONLY_MORE: &str = "See what it cannot read";
pub(crate) const RECOVERING: &str = "Getting back what the browser had not finished writing. It takes a moment.";

/// The notice about unreadable or missing entries, and the label of its link. None if there are no such entries, or if
/// a newer Kith wrote them all, which has a notice of its own.
pub(crate) fn troubles(damage: &[CorruptEntry]) -> Option<(&'static str, &'static str)> {
    let has = |is: fn(&Trouble) -> bool| damage.iter().any(|it| is(&it.trouble));
    if has(|it| matches!(it, Trouble::Missing { .. })) {
        let words = "Something that was kept here is gone from this browser. The rest is in its place; your last backup brings back what is missing.";
        Some((words, "See what is missing"))
    } else if has(|it| matches!(it, Trouble::Damaged)) {
        let words =
            "Something that was kept here can no longer be read. The rest is in its place, and the raw text is kept.";
        Some((words, "See what it is, and download it"))
    } else {
        None
    }
}

/// A missing browser feature and its consequence.
pub(crate) const fn missing_feature(feature: Feature) -> &'static str {
    match feature {
        Feature::SecondCopy => {
            "This browser keeps no second copy: if it is ended within seconds of a save, that save may be lost."
        }
        Feature::Locks => "This browser cannot keep tabs apart, so use Kith in one tab at a time.",
        Feature::Offline => "This browser cannot keep the app for offline use.",
        Feature::Persistence => "This browser cannot be asked to keep what is stored here.",
    }
}

/// The label of the button that draws more of a long list.
pub(crate) fn show_more(left: usize) -> String {
    format!("Show more ({left} left)")
}

/// Sentences about data of a file that is not imported as it is.
pub(crate) fn left_out(photos: u64, stamps: u64) -> Vec<String> {
    let number = |it: u64| usize::try_from(it).unwrap_or(usize::MAX);
    let pictures = (photos > 0).then(|| {
        let are = if photos == 1 { "is" } else { "are" };
        format!(
            "{} {are} left out: too large, or no picture at all.",
            sentence(&count(number(photos), "picture", "pictures"))
        )
    });
    let times = (stamps > 0).then(|| {
        "Some of this file says that it was written after the year 2200. It comes in as if it were old, so that it does not win over what you write.".to_owned()
    });
    pictures.into_iter().chain(times).collect()
}

/// The kind of data in a stored entry, by its key.
pub(crate) fn kept_text(key: &str) -> &'static str {
    if StorageKey::is_log(key) {
        "A change you made"
    } else if StorageKey::book_generation(key).is_some() {
        "What is recent"
    } else if StorageKey::is_front(key) {
        "Some people"
    } else if StorageKey::partition(key).is_some() {
        "Some earlier exchanges"
    } else {
        "A text of Kith's own"
    }
}

/// The problem of an unreadable or missing entry.
pub(crate) fn trouble(trouble: Trouble) -> String {
    match trouble {
        Trouble::Damaged => "damaged".to_owned(),
        Trouble::Newer => "written by a newer Kith".to_owned(),
        Trouble::Missing { people: 0, exchanges: 0 } => "missing".to_owned(),
        Trouble::Missing { people, exchanges } => {
            let number = |it: u64| usize::try_from(it).unwrap_or(usize::MAX);
            let (people, exchanges) = (number(people), number(exchanges));
            let what =
                if people > 0 { count(people, "person", "people") } else { count(exchanges, "exchange", "exchanges") };
            format!("missing: {what}")
        }
    }
}
