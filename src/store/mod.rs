//! A book in a key-value store and back.
//!
//! One action is one write: a change is appended to the journal under a key of its own, and when that returns the
//! action is kept. Now and then the journal is folded into a snapshot ([`Session::compact`]). A snapshot is a backup
//! file, so that what is in the store is what a person could carry away. Writing a change twice is writing it once, so
//! a crash between any two steps loses nothing and repeats nothing.
//!
//! Limitations: the snapshot is plain text, which holds some 500 people with ten years of exchanges.

mod codec;
mod key;
mod open;
mod port;

#[cfg(test)]
mod tests;

pub use codec::{CodecError, decode, encode};
pub use key::{Key, PREFIX};
pub use open::{Damage, Opened};
pub use port::{KeyValue, Memory, WriteError};

use std::collections::BTreeSet;

use thiserror::Error;

use crate::domain::{Book, Change, Command, Ctx, Mode, Refusal, apply, trash_days};
use crate::exchange::backup;
use crate::merge;

/// How many entries the journal may have before it is worth folding (design decision).
pub const JOURNAL_LIMIT: usize = 200;

/// How many UTF-16 code units an origin may store, keys and values together, in Chromium and Firefox.
pub const QUOTA_UNITS: usize = 5_242_880;

/// A book and the store it is kept in: the one write path.
#[derive(Debug)]
pub struct Session<K> {
    book: Book,
    store: K,
    generation: u64,
    journal: BTreeSet<String>,
    is_read_only: bool,
}

/// Why a command was not carried out and kept.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CommitError {
    /// The core refused it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store did not take it. The book is as it was.
    #[error(transparent)]
    NotKept(#[from] WriteError),
    /// A newer Kith wrote what is here; this one only reads it.
    #[error("A newer Kith has written here. This one only shows it. Reload to update.")]
    ReadOnly,
}

impl<K: KeyValue> Session<K> {
    /// Opens what the store holds. Never fails: what cannot be read is put aside and told in [`Opened`].
    pub fn open(store: K, now_millis: u64) -> (Self, Opened) {
        open::open(store, now_millis)
    }

    /// The book, to read.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// The store, to read.
    pub fn store(&self) -> &K {
        &self.store
    }

    /// Carries out a command and keeps it. When this returns a change, the change is stored.
    ///
    /// # Errors
    ///
    /// A [`CommitError`]; the book and the store are then as they were.
    pub fn commit(&mut self, command: Command, ctx: &Ctx) -> Result<Change, CommitError> {
        if self.is_read_only {
            return Err(CommitError::ReadOnly);
        }
        let change = apply(&mut self.book, command, ctx)?;
        let key = Key::Log(change.stamp, ctx.entropy.next()).to_string();
        match self.store.set(&key, &encode(&change)) {
            Ok(()) => {
                self.journal.insert(key);
                Ok(change)
            }
            Err(error) => {
                let mut back = change.invert();
                back.mode = Mode::Exact;
                self.book.write(&back, ctx.now_millis);
                Err(error.into())
            }
        }
    }

    /// Takes in what another tab wrote under `key`. Returns whether the book may have changed.
    pub fn hear(&mut self, key: &str, text: &str, now_millis: u64) -> bool {
        let is_news = Key::is_log(key) && !self.journal.contains(key);
        let Some(change) = is_news.then(|| decode(text).ok()).flatten() else { return false };
        self.book.write(&change, now_millis);
        self.journal.insert(key.to_owned());
        true
    }

    /// Takes in whatever other tabs wrote that was not heard of.
    pub fn catch_up(&mut self, now_millis: u64) -> bool {
        let is_newer = self.adopt_snapshot(now_millis);
        let keys = self.store.keys();
        keys.iter().filter(|it| Key::is_log(it)).fold(is_newer, |changed, key| match self.store.get(key) {
            Some(text) => self.hear(key, &text, now_millis) || changed,
            None => changed,
        })
    }

    /// Merges the current snapshot where another tab has made it: a tab that slept through the changes would find them
    /// nowhere else.
    fn adopt_snapshot(&mut self, now_millis: u64) -> bool {
        let head = self.store.get(&Key::Head.to_string()).and_then(|it| it.parse::<u64>().ok());
        if head.is_none() && self.is_erased() {
            self.book = Book::default();
            self.journal.clear();
            self.generation = 0;
            return true;
        }
        let Some(head) = head.filter(|it| *it != self.generation) else { return false };
        let snapshot = self.store.get(&Key::Book(head).to_string()).and_then(|it| backup::read(&it).ok());
        let Some(snapshot) = snapshot else { return false };
        let change = merge::plan(&self.book, &snapshot.book, now_millis).change;
        self.book.write(&change, now_millis);
        self.generation = head;
        let store = &self.store;
        self.journal.retain(|it| store.get(it).is_some());
        !change.is_empty()
    }

    /// Whether another tab has erased what this one still holds: everything this one has read or written is gone.
    fn is_erased(&self) -> bool {
        let had_any = self.generation > 0 || !self.journal.is_empty();
        had_any && self.generations().next().is_none() && self.journal.iter().all(|it| self.store.get(it).is_none())
    }

    /// Whether the journal is long enough to be folded.
    pub fn wants_compaction(&self) -> bool {
        !self.is_read_only && self.journal.len() > JOURNAL_LIMIT
    }

    /// Folds the journal into a new snapshot, keeping the one before. Only one tab may do this at a time.
    ///
    /// # Errors
    ///
    /// If the new snapshot does not fit. Everything is then as it was.
    pub fn compact(&mut self, ctx: &Ctx) -> Result<(), WriteError> {
        self.catch_up(ctx.now_millis);
        if let Some(day) = ctx.today.checked_sub_days(chrono::Days::new(trash_days())) {
            self.book.forget_deleted(day);
        }
        let next = self.newest_generation() + 1;
        let snapshot = backup::write(&self.book, ctx.now_millis, ctx.device);
        let key = Key::Book(next).to_string();
        if self.store.set(&key, &snapshot).is_err() {
            // The copy before is kept only while there is room for it.
            self.drop_previous();
            self.store.set(&key, &snapshot)?;
        }
        if let Err(error) = self.store.set(&Key::Head.to_string(), &next.to_string()) {
            self.store.remove(&Key::Book(next).to_string());
            return Err(error);
        }
        // In order, so that what a crash leaves over is always the latest part of the journal.
        for key in std::mem::take(&mut self.journal) {
            self.store.remove(&key);
        }
        let previous = std::mem::replace(&mut self.generation, next);
        for generation in self.generations().filter(|it| *it < previous).collect::<Vec<_>>() {
            self.store.remove(&Key::Book(generation).to_string());
        }
        Ok(())
    }

    /// Frees the previous snapshot, one of the ways out when the store is full.
    pub fn drop_previous(&mut self) {
        for generation in self.generations().filter(|it| *it < self.generation).collect::<Vec<_>>() {
            self.store.remove(&Key::Book(generation).to_string());
        }
    }

    /// Removes everything that is ours.
    pub fn erase(&mut self) {
        for key in self.store.keys().iter().filter(|it| it.starts_with(PREFIX)) {
            self.store.remove(key);
        }
        self.book = Book::default();
        self.journal.clear();
        self.generation = 0;
    }

    /// UTF-16 code units that Kith's keys and values take.
    pub fn units(&self) -> usize {
        let ours = self.store.keys().into_iter().filter(|it| it.starts_with(PREFIX));
        ours.map(|key| key.len() + self.store.get(&key).map_or(0, |it| it.encode_utf16().count())).sum()
    }

    fn generations(&self) -> impl Iterator<Item = u64> {
        self.store.keys().into_iter().filter_map(|it| Key::book_generation(&it))
    }

    fn newest_generation(&self) -> u64 {
        self.generations().max().unwrap_or_default().max(self.generation)
    }
}
