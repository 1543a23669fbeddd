//! How long ago a backup was taken, and what has changed since.

use std::fmt;

use chrono::NaiveDate;

use crate::domain::PartialDate;

/// What is remembered about backups, beside the book.
///
/// The file that is kept current has a count of its own: one that was downloaded does not make it any newer. So has its
/// passphrase: the file has it only once it was written with it.
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
/// state.kept("2026-11-23".parse().unwrap(), state);
/// assert!(!state.is_due());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BackupState {
    /// The day of the last one, whichever way it was taken.
    pub last: Option<NaiveDate>,
    /// How many changes there were since.
    pub since: u32,
    /// How many changes the file that is kept current lacks.
    pub since_kept: u32,
    /// How often it was told since it was written to have another passphrase, or none.
    pub passphrase_changes: u32,
}

impl BackupState {
    /// Reads what [`Display`](fmt::Display) wrote, also where it was written before there were two counts.
    pub fn parse(text: &str) -> Self {
        let mut parts = text.split(' ');
        let last = parts.next().and_then(PartialDate::whole);
        let since = parts.next().and_then(|it| it.parse().ok()).unwrap_or_default();
        let since_kept = parts.next().and_then(|it| it.parse().ok()).unwrap_or(since);
        let passphrase_changes = parts.next().and_then(|it| it.parse().ok()).unwrap_or_default();
        Self { last, since, since_kept, passphrase_changes }
    }

    /// One more change.
    pub fn changed(&mut self) {
        self.since = self.since.saturating_add(1);
        self.since_kept = self.since_kept.saturating_add(1);
    }

    /// The file that is kept current is to have another passphrase, or none.
    pub fn passphrase_changed(&mut self) {
        self.passphrase_changes = self.passphrase_changes.saturating_add(1);
    }

    /// Whether the file that is kept current is to be written.
    pub const fn is_due(&self) -> bool {
        self.since_kept > 0 || self.passphrase_changes > 0
    }

    /// A backup was taken on `day`, of the book as it was at `then`.
    pub fn saved(&mut self, day: NaiveDate, then: Self) {
        self.last = Some(day);
        self.since = self.since.saturating_sub(then.since);
    }

    /// The file that is kept current was written on `day`, with the book as it was at `then`.
    pub fn kept(&mut self, day: NaiveDate, then: Self) {
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
        state.kept(day, then);
        assert!(state.is_due());
        let then = state;
        state.kept(day, then);
        assert!(!state.is_due());
    }
}
