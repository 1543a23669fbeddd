//! The keys of the store, all of them.

use std::fmt;

use crate::domain::{Part, Timestamp};
use crate::formats::backup::checksum;

/// Every key begins with this. Keys that do not are somebody else's and are never touched.
pub const PREFIX: &str = "kith.";

/// What follows it where a text could not be read.
const ASIDE: &str = "quarantine.";

/// A key of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageKey {
    /// The number of the current snapshot.
    Head,
    /// A snapshot: what is recent, as plain text.
    Book(u64),
    /// The people of a part and the days of its exchanges, and the generation of the part.
    Front(Part, u64),
    /// The exchanges of a part.
    Past(Part, u64),
    /// One change of the journal: its stamp, and a random number so that no two tabs ever share a key.
    Log(Timestamp, u64),
    /// The device's number.
    Device,
    /// The chosen colours, for the shell that is painted before the program runs.
    Theme,
    /// The lock's record, where one is on: the data key, wrapped by the passphrase.
    Lock,
    /// The sentence that is being written.
    Draft,
    /// When the last backup was taken, and how many changes there have been since.
    Backup,
    /// Until when there is no word about a backup.
    BackupPutOff,
    /// What other devices left in the folder that is kept current, and was already looked at.
    Seen,
    /// The passphrase that seals the file that is kept current. It guards that file on its way, not this device.
    KeptPassphrase,
    /// After how many minutes of rest the lock closes.
    LockMinutes,
    /// Whether single letters do nothing on this device: whoever speaks to it, or slips on its keys, wants them off.
    LettersOff,
}

impl fmt::Display for StorageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Head => write!(f, "{PREFIX}head"),
            Self::Book(generation) => write!(f, "{PREFIX}book.{generation}"),
            Self::Front(part, generation) => write!(f, "{PREFIX}front.{part}.{generation}"),
            Self::Past(part, generation) => write!(f, "{PREFIX}past.{part}.{generation}"),
            Self::Log(stamp, random) => write!(f, "{PREFIX}log.{stamp}.{:04x}", random & 0xffff),
            Self::Device => write!(f, "{PREFIX}device"),
            Self::Theme => write!(f, "{PREFIX}theme"),
            Self::Lock => write!(f, "{PREFIX}lock"),
            Self::Draft => write!(f, "{PREFIX}draft"),
            Self::Backup => write!(f, "{PREFIX}backup"),
            Self::BackupPutOff => write!(f, "{PREFIX}backup-put-off"),
            Self::Seen => write!(f, "{PREFIX}seen"),
            Self::KeptPassphrase => write!(f, "{PREFIX}kept-passphrase"),
            Self::LockMinutes => write!(f, "{PREFIX}lock-minutes"),
            Self::LettersOff => write!(f, "{PREFIX}letters-off"),
        }
    }
}

impl StorageKey {
    /// Whether a key is of the journal.
    pub fn is_log(key: &str) -> bool {
        key.strip_prefix(PREFIX).is_some_and(|it| it.starts_with("log."))
    }

    /// What stands for the key of an entry of the journal that is gone: only its number is known.
    pub(super) fn lost_log(number: u64) -> String {
        format!("{PREFIX}log.number-{number}")
    }

    /// The number of a snapshot's key.
    pub fn book_generation(key: &str) -> Option<u64> {
        key.strip_prefix(PREFIX)?.strip_prefix("book.")?.parse().ok()
    }

    /// The part and the generation of a front's or a past's key.
    pub fn part(key: &str) -> Option<(Part, u64)> {
        let rest = key.strip_prefix(PREFIX)?;
        let rest = rest.strip_prefix("front.").or_else(|| rest.strip_prefix("past."))?;
        let (part, generation) = rest.split_once('.')?;
        Some((part.parse().ok()?, generation.parse().ok()?))
    }

    /// Whether a key is of a part's front.
    pub fn is_front(key: &str) -> bool {
        key.strip_prefix(PREFIX).is_some_and(|it| it.starts_with("front."))
    }

    /// The generation that a key's text was written in, where it is of a snapshot or a part.
    pub fn generation(key: &str) -> Option<u64> {
        Self::book_generation(key).or_else(|| Self::part(key).map(|(_, it)| it))
    }

    /// Whether a key's text stands in the second copy too: everything that the book is made of, and the lock before it.
    pub fn is_mirrored(key: &str) -> bool {
        let is_one = [Self::Head, Self::Lock].iter().any(|it| it.to_string() == key);
        is_one || Self::is_log(key) || Self::generation(key).is_some()
    }

    /// Whether a key's text is never sealed: what is needed before the lock is open, and says nothing of anybody.
    pub fn is_always_plain(key: &str) -> bool {
        [Self::Lock, Self::Device, Self::Theme].iter().any(|it| it.to_string() == key)
    }

    /// The key under which a text that could not be read is put aside: the checksum of its key and content, so that
    /// nothing takes the place of another, and the name of its key, so that it can still be told what it was.
    ///
    /// ```
    /// # use kith::store::StorageKey;
    /// let aside = StorageKey::aside("kith.past.3.7", "torn");
    /// assert!(StorageKey::is_aside(&aside));
    /// assert_eq!(StorageKey::was(&aside).as_deref(), Some("kith.past.3.7"));
    /// assert_eq!(StorageKey::was("kith.past.3.7"), None);
    /// ```
    pub fn aside(was: &str, text: &str) -> String {
        let sum = checksum(&format!("{was} {text}"));
        format!("{PREFIX}{ASIDE}{sum}.{}", was.strip_prefix(PREFIX).unwrap_or(was))
    }

    /// Whether a key holds a text that could not be read.
    pub fn is_aside(key: &str) -> bool {
        key.strip_prefix(PREFIX).is_some_and(|it| it.starts_with(ASIDE))
    }

    /// The key that a text which was put aside stood under.
    pub fn was(key: &str) -> Option<String> {
        let (_, was) = key.strip_prefix(PREFIX)?.strip_prefix(ASIDE)?.split_once('.')?;
        Some(format!("{PREFIX}{was}"))
    }
}
