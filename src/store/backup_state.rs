//! The age of the last backup, and the number of changes since.

use std::fmt;

use chrono::NaiveDate;

use crate::domain::PartialDate;

/// The state of backups, stored beside the book.
///
/// The automatic backup has its own count, because a downloaded backup does not update it. Its passphrase is counted
/// too: a new passphrase takes effect only when the file is next written.
///
/// ```
/// # use kith::store::BackupState;
/// let mut state = BackupState::default();
/// state.changed();
/// let before = state;
/// state.changed();
/// state.saved("2026-11-23".parse().unwrap(), before);
/// assert_eq!((state.since, state.since_kept), (1, 2));
/// assert_eq!(BackupState::parse(&state.to_string()), state);
///
/// state.passphrase_changed();
/// state.auto_saved("2026-11-23".parse().unwrap(), state);
/// assert!(!state.is_due());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BackupState {
    /// The day of the last backup of either kind.
    pub last: Option<NaiveDate>,
    /// The number of changes since the last backup.
    pub since: u32,
    /// The number of changes since the automatic backup was written.
    pub since_kept: u32,
    /// Number of passphrase changes since the automatic backup was written, including removals of the passphrase.
    pub passphrase_changes: u32,
}

impl BackupState {
    /// Parses the output of [`Display`](fmt::Display), and its earlier form with a single count.
    pub fn parse(text: &str) -> Self {
        let mut parts = text.split(' ');
        let last = parts.next().and_then(PartialDate::whole);
        let since = parts.next().and_then(|it| it.parse().ok()).unwrap_or_default();
        let since_kept = parts.next().and_then(|it| it.parse().ok()).unwrap_or(since);
        let passphrase_changes = parts.next().and_then(|it| it.parse().ok()).unwrap_or_default();
        Self { last, since, since_kept, passphrase_changes }
    }

    /// Counts a change.
    pub fn changed(&mut self) {
        self.since = self.since.saturating_add(1);
        self.since_kept = self.since_kept.saturating_add(1);
    }

    /// Counts a change of the automatic backup's passphrase.
    pub fn passphrase_changed(&mut self) {
        self.passphrase_changes = self.passphrase_changes.saturating_add(1);
    }

    /// Whether the automatic backup has to be written.
    pub const fn is_due(&self) -> bool {
        self.since_kept > 0 || self.passphrase_changes > 0
    }

    /// Records a backup taken on `day` of the book at state `then`.
    pub fn saved(&mut self, day: NaiveDate, then: Self) {
        self.last = Some(day);
        self.since = self.since.saturating_sub(then.since);
    }

    /// Records an automatic backup written on `day` of the book at state `then`.
    pub fn auto_saved(&mut self, day: NaiveDate, then: Self) {
        self.saved(day, then);
        self.since_kept = self.since_kept.saturating_sub(then.since_kept);
        self.passphrase_changes = self.passphrase_changes.saturating_sub(then.passphrase_changes);
    }
}

impl fmt::Display for BackupState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.last.map(|it| it.to_string()).unwrap_or_default();
        write!(f, "{last} {} {} {}", self.since, self.since_kept, self.passphrase_changes)
    }
}

#[cfg(test)]
mod tests {
    use super::BackupState;

    #[test]
    fn what_an_earlier_version_wrote_is_read() {
        let check = |text: &str, expected: (Option<&str>, u32, u32)| {
            let state = BackupState::parse(text);
            let last = state.last.map(|it| it.to_string());
            assert_eq!((last.as_deref(), state.since, state.since_kept), expected, "{text:?}");
        };
        check("", (None, 0, 0));
        check(" 3", (None, 3, 3));
        check("2026-11-23 4", (Some("2026-11-23"), 4, 4));
        check("2026-11-23 4 9", (Some("2026-11-23"), 4, 9));
        check("2026-11-23 4 9 1", (Some("2026-11-23"), 4, 9));
        check("nonsense", (None, 0, 0));
    }

    #[test]
    fn a_passphrase_given_while_the_file_is_written_is_still_to_be_written() {
        let day = "2026-11-25".parse().unwrap();
        let mut state = BackupState::default();
        let then = state;
        state.passphrase_changed();
        state.auto_saved(day, then);
        assert!(state.is_due());
        let then = state;
        state.auto_saved(day, then);
        assert!(!state.is_due());
    }
}
