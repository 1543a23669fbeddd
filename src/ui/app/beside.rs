//! What is kept beside the book: the lock, small texts, and how long ago a backup was taken.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::App;
use crate::domain::PartialDate;
use crate::store::{DataKey, Key, KeyValue, WriteError};
use crate::web::{clock, tail};

impl App {
    /// Puts the lock on with a new data key and its record, or with another record for the same key.
    ///
    /// # Errors
    ///
    /// If there is no room. Everything is then as it was.
    pub(crate) fn guard(self, key: DataKey, record: &str) -> Result<(), WriteError> {
        let result = self.state.with_value(|it| it.session.store().guard(key, record));
        // The second copy of what was written last is still plain.
        tail::clear();
        self.look_again();
        result
    }

    /// Takes the lock off.
    ///
    /// # Errors
    ///
    /// If there is no room. The lock then stays on.
    pub(crate) fn unguard(self) -> Result<(), WriteError> {
        let result = self.state.with_value(|it| it.session.store().unguard());
        tail::clear();
        self.look_again();
        result
    }

    /// Keeps a small thing beside the book: a draft, the date of a backup.
    pub(crate) fn keep(self, key: Key, value: &str) {
        self.state.with_value(|super::State { session: it, .. }| match value {
            "" => it.store().remove(&key.to_string()),
            // A draft that does not fit is still on the screen.
            value => drop(it.store().set(&key.to_string(), value)),
        });
    }

    /// Reads a small thing beside the book.
    pub(crate) fn kept(self, key: Key) -> String {
        self.state.with_value(|super::State { session: it, .. }| it.store().get(&key.to_string())).unwrap_or_default()
    }

    /// When the last backup was taken and how many changes there have been since.
    pub(crate) fn backup_state(self) -> (Option<NaiveDate>, u32) {
        self.version.track();
        let kept = self.kept(Key::Backup);
        let (day, count) = kept.split_once(' ').unwrap_or(("", &kept));
        (PartialDate::whole(day), count.parse().unwrap_or_default())
    }

    /// The same, once.
    pub(crate) fn backup_state_now(self) -> (Option<NaiveDate>, u32) {
        untrack(|| self.backup_state())
    }

    pub(super) fn count_change(self) {
        let (day, count) = self.backup_state_now();
        let day = day.map(|it| it.to_string()).unwrap_or_default();
        self.keep(Key::Backup, &format!("{day} {}", count + 1));
    }

    /// Has views look again at what is kept beside the book.
    pub(crate) fn look_again(self) {
        self.version.update(|it| *it = it.wrapping_add(1));
    }

    /// Notes that a backup was taken now that holds the first `count` changes since the one before.
    pub(crate) fn backed_up(self, count: u32) {
        let since = self.backup_state_now().1.saturating_sub(count);
        self.keep(Key::Backup, &format!("{} {since}", clock::today()));
        self.look_again();
    }
}
