//! Sentences of the page "Your data": leaving Kith, the storage, the trash.

use crate::present::storage::{Fill, StorageKind};
use crate::ui::text::catalogue::sentences;

sentences! {
    title: "Your data";
    kept_here: "Everything is kept in this browser, on this device. Nothing leaves it unless you take a file away yourself.";
    leaving: "Leaving Kith";
    leaving_note: "Download everything as a plain file, for an address book, a spreadsheet or a text editor. Then you can erase this device.";
    vcards: "Download everything as vCard";
    vcards_saved: "A vCard file with all your people is in your downloads.";
    erase_device: "Erase this device";
    erase_title: "Erase everything here?";
    keep_everything: "Keep everything";
    people[count]: "{count} person", "{count} people";
    exchanges[count]: "{count} exchange", "{count} exchanges";
    will_go(people, exchanges): "Erased from this device: {people} and {exchanges}. A backup you downloaded stays where it is.";
    erase: "Erase";
    erased: "This device is empty.";
    space: "Space on this device";
    space_used: "Space used";
    under_one_percent: "Less than 1 % is used.";
    percent_used(percent): "About {percent} % is used.";
    percent_filling(percent): "About {percent} % is used. Download a backup soon, and remove pictures and old notes you do not need.";
    percent_full(percent): "About {percent} % is used, and soon nothing new will fit. Download a backup now. Then remove the older copy, or pictures you do not need.";
    browser_promised: "The browser has promised to keep it.";
    browser_may_clear: "The browser may clear it when space runs short. A backup file is the safest.";
    browser_refused: "The browser has not promised to keep it. It often does once Kith is installed.";
    space_by_kind: "What takes up the space";
    safari_under_one: "Safari counts bytes: there the same takes less than 1 % of the space.";
    safari(percent): "Safari counts bytes: there the same takes {percent} % of the space.";
    safari_clears: "Safari clears a site that was not visited for seven days, unless Kith is on the home screen.";
    ask_browser: "Ask the browser to keep it";
    drop_older: "Make space: remove the older copy";
    use_people: "People";
    use_past: "Earlier exchanges";
    use_recent: "Recent days, promises and the rest";
    use_journal: "Latest changes";
    use_previous: "The older copy";
    use_aside: "Put aside, unreadable";
    use_other: "Small things";
    use_foreign: "Other apps at this address";
    percent(percent): "{percent} %";
    under_a_tenth: "under 0.1 %";
    trash: "Trash";
    trash_note[days]: "Deleted for good after {days} day.", "Deleted for good after {days} days.";
    gone_today: "deleted for good today";
    gone_in[days]: "deleted for good in {days} day", "deleted for good in {days} days";
    an_exchange: "An exchange";
    a_mentorship: "A mentorship";
    mentorship_with(names): "The mentorship with {names}";
    is_back(name): "{name} is back.";
    restore_named(name): "Restore {name}";
}

/// The line under the storage meter.
pub(crate) fn fill(fill: Fill) -> String {
    match fill {
        Fill::Hardly => under_one_percent().to_owned(),
        Fill::Some(percent) => percent_used(&percent),
        Fill::Much(percent) => percent_filling(&percent),
        Fill::NearlyAll(percent) => percent_full(&percent),
    }
}

/// The share of the storage that the same book takes in Safari, which counts bytes.
pub(crate) fn in_safari(percent: u32) -> String {
    if percent == 0 { safari_under_one().to_owned() } else { safari(&percent) }
}

/// The name of a kind of stored data.
pub(crate) fn storage_kind(kind: StorageKind) -> &'static str {
    match kind {
        StorageKind::People => use_people(),
        StorageKind::Past => use_past(),
        StorageKind::Recent => use_recent(),
        StorageKind::Journal => use_journal(),
        StorageKind::Previous => use_previous(),
        StorageKind::Quarantined => use_aside(),
        StorageKind::Other => use_other(),
        StorageKind::Foreign => use_foreign(),
    }
}
