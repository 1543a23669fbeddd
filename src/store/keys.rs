//! All keys of the store.

use std::fmt;

use crate::domain::{MentorshipId, PartitionId, Timestamp};
use crate::formats::backup::checksum;

/// Prefix of every key. Keys without it belong to other pages and are never touched.
pub const PREFIX: &str = "kith.";

/// Follows the prefix in the keys of quarantined texts.
const QUARANTINE: &str = "quarantine.";

/// A key of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageKey {
    /// The head: the manifest of the current generation.
    Head,
    /// A snapshot by its generation: the records that are in no partition, as plain text.
    Book(u64),
    /// The people of a partition and the days of its exchanges, by partition and generation.
    Front(PartitionId, u64),
    /// The exchanges of a partition, by partition and generation.
    Past(PartitionId, u64),
    /// The digest of a partition. Derived, so it has no generation and no place in the mirror.
    Digest(PartitionId),
    /// One journal entry: its stamp, and a random number so that no two tabs use the same key.
    Log(Timestamp, u64),
    /// The id of this device.
    Device,
    /// The chosen colour theme, for the static shell that is painted before the app runs.
    Theme,
    /// The lock record, if the lock is on: the data key, wrapped with the passphrase.
    Lock,
    /// The draft of the quick-entry sentence.
    Draft,
    /// The unsaved input of forms.
    Forms,
    /// The draft of the session sheet of a mentorship.
    Sheet(MentorshipId),
    /// The day of the last backup, and the number of changes since.
    Backup,
    /// The day until which the backup reminder is snoozed.
    BackupPutOff,
    /// The files of other devices in the automatic backup's folder that were already checked.
    Seen,
    /// The passphrase of the automatic backup. It protects the file outside this device, not this device.
    KeptPassphrase,
    /// The number of idle minutes before the app locks.
    LockMinutes,
    /// The undo of an import, with the name of its file, by the time of the import in milliseconds.
    Import(u64),
    /// What the user said that the columns of tables are, by the form of their headers.
    Columns,
    /// The answer to the offer of the calendar file on Today.
    CalendarOffer,
    /// The people of this week's session, as this device first showed them.
    Week,
    /// The person for whom the session of next week keeps a place.
    NextWeek,
    /// The heavy day on which the people of the session are shown anyway.
    ShownAnyway,
    /// The answer to the invitation to install.
    InstallOffer,
    /// The unit of the calendar on the long view.
    LongViewScale,
    /// The view of "Who knows whom" and the sectors at the last visit.
    WhoKnowsWhom,
    /// Turns off single-letter shortcuts on this device, for voice control and for accidental key presses (WCAG 2.1.4).
    LettersOff,
}

impl fmt::Display for StorageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Head => write!(f, "{PREFIX}head"),
            Self::Book(generation) => write!(f, "{PREFIX}book.{generation}"),
            Self::Front(part, generation) => write!(f, "{PREFIX}front.{part}.{generation}"),
            Self::Past(part, generation) => write!(f, "{PREFIX}past.{part}.{generation}"),
            Self::Digest(part) => write!(f, "{PREFIX}digest.{part}"),
            Self::Log(stamp, random) => write!(f, "{PREFIX}log.{stamp}.{:04x}", random & 0xffff),
            Self::Device => write!(f, "{PREFIX}device"),
            Self::Theme => write!(f, "{PREFIX}theme"),
            Self::Lock => write!(f, "{PREFIX}lock"),
            Self::Draft => write!(f, "{PREFIX}draft"),
            Self::Forms => write!(f, "{PREFIX}forms"),
            Self::Sheet(id) => write!(f, "{PREFIX}sheet.{id}"),
            Self::Backup => write!(f, "{PREFIX}backup"),
            Self::BackupPutOff => write!(f, "{PREFIX}backup-put-off"),
            Self::Seen => write!(f, "{PREFIX}seen"),
            Self::KeptPassphrase => write!(f, "{PREFIX}kept-passphrase"),
            Self::LockMinutes => write!(f, "{PREFIX}lock-minutes"),
            Self::Import(millis) => write!(f, "{PREFIX}import.{millis}"),
            Self::Columns => write!(f, "{PREFIX}columns"),
            Self::CalendarOffer => write!(f, "{PREFIX}calendar-offer"),
            Self::Week => write!(f, "{PREFIX}week"),
            Self::NextWeek => write!(f, "{PREFIX}next-week"),
            Self::ShownAnyway => write!(f, "{PREFIX}shown-anyway"),
            Self::InstallOffer => write!(f, "{PREFIX}install-offer"),
            Self::LongViewScale => write!(f, "{PREFIX}long-view-scale"),
            Self::WhoKnowsWhom => write!(f, "{PREFIX}who-knows-whom"),
            Self::LettersOff => write!(f, "{PREFIX}letters-off"),
        }
    }
}

impl StorageKey {
    /// Whether a key is a journal entry.
    pub fn is_log(key: &str) -> bool {
        key.strip_prefix(PREFIX).is_some_and(|it| it.starts_with("log."))
    }

    /// Stands in for the key of a lost journal entry, of which only the number is known.
    pub(super) fn lost_log(number: u64) -> String {
        format!("{PREFIX}log.number-{number}")
    }

    /// The generation of a snapshot's key.
    pub fn book_generation(key: &str) -> Option<u64> {
        key.strip_prefix(PREFIX)?.strip_prefix("book.")?.parse().ok()
    }

    /// The partition and the generation of a front's or a past's key.
    pub fn partition(key: &str) -> Option<(PartitionId, u64)> {
        let rest = key.strip_prefix(PREFIX)?;
        let rest = rest.strip_prefix("front.").or_else(|| rest.strip_prefix("past."))?;
        let (part, generation) = rest.split_once('.')?;
        Some((part.parse().ok()?, generation.parse().ok()?))
    }

    /// Whether a write of a key may fail: its text is derived from others, or undoes an import, which the open page can
    /// undo without it.
    pub(super) fn is_dispensable(key: &str) -> bool {
        key.strip_prefix(PREFIX).is_some_and(|it| it.starts_with("digest.") || it.starts_with("import."))
    }

    /// The time of an import's key, in milliseconds.
    ///
    /// ```
    /// # use kith::store::StorageKey;
    /// assert_eq!(StorageKey::import(&StorageKey::Import(7).to_string()), Some(7));
    /// assert_eq!(StorageKey::import("kith.head"), None);
    /// ```
    pub fn import(key: &str) -> Option<u64> {
        key.strip_prefix(PREFIX)?.strip_prefix("import.")?.parse().ok()
    }

    /// Whether a key is a partition's front.
    pub fn is_front(key: &str) -> bool {
        key.strip_prefix(PREFIX).is_some_and(|it| it.starts_with("front."))
    }

    /// The generation of a key, if it is a snapshot or a text of a partition.
    pub fn generation(key: &str) -> Option<u64> {
        Self::book_generation(key).or_else(|| Self::partition(key).map(|(_, it)| it))
    }

    /// Whether a key is repeated in the mirror: the keys that make up the book, and the lock record.
    pub(super) fn is_mirrored(key: &str) -> bool {
        let is_one = [Self::Head, Self::Lock].iter().any(|it| it.to_string() == key);
        is_one || Self::is_log(key) || Self::generation(key).is_some()
    }

    /// Whether a key's text is never encrypted: the texts that are needed while the app is locked. They hold no
    /// personal data.
    pub(super) fn is_always_plain(key: &str) -> bool {
        [Self::Lock, Self::Device, Self::Theme].iter().any(|it| it.to_string() == key)
    }

    /// The key for a quarantined text: a checksum of its original key and content, so that no text replaces another,
    /// and the original key, so that the text can still be identified.
    ///
    /// ```
    /// # use kith::store::StorageKey;
    /// let quarantined = StorageKey::quarantined("kith.past.3.7", "torn");
    /// assert!(StorageKey::is_quarantined(&quarantined));
    /// assert_eq!(StorageKey::was(&quarantined).as_deref(), Some("kith.past.3.7"));
    /// assert_eq!(StorageKey::was("kith.past.3.7"), None);
    /// ```
    pub fn quarantined(was: &str, text: &str) -> String {
        let sum = checksum(&format!("{was} {text}"));
        format!("{PREFIX}{QUARANTINE}{sum}.{}", was.strip_prefix(PREFIX).unwrap_or(was))
    }

    /// Whether a key holds a quarantined text.
    pub fn is_quarantined(key: &str) -> bool {
        key.strip_prefix(PREFIX).is_some_and(|it| it.starts_with(QUARANTINE))
    }

    /// The original key of a quarantined text.
    pub fn was(key: &str) -> Option<String> {
        let (_, was) = key.strip_prefix(PREFIX)?.strip_prefix(QUARANTINE)?.split_once('.')?;
        Some(format!("{PREFIX}{was}"))
    }
}
