//! The port to whatever keeps keys and values.

use std::cell::{Cell, RefCell};

use thiserror::Error;

use crate::domain::VecMap;

/// A key-value store such as the browser's localStorage.
pub trait KeyValue {
    /// The value under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Puts a value under a key, at once and whole.
    ///
    /// # Errors
    ///
    /// If there is no room, or the store does not let us.
    fn set(&self, key: &str, value: &str) -> Result<(), WriteError>;
    /// Removes a key.
    fn remove(&self, key: &str);
    /// Every key, also those that are not ours.
    fn keys(&self) -> Vec<String>;
    /// The text as it takes up room, where that is another than [`KeyValue::get`] gives.
    fn raw(&self, key: &str) -> Option<String> {
        self.get(key)
    }
    /// What the text takes, without handing it over where the store can tell.
    fn size(&self, key: &str) -> Size {
        let text = self.raw(key).unwrap_or_default();
        Size { units: text.encode_utf16().count(), is_wide: text.chars().any(|it| it > '\u{ff}') }
    }
}

/// What a text takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// UTF-16 code units.
    pub units: usize,
    /// Whether any letter is beyond U+00FF, so that Safari counts two bytes for each.
    pub is_wide: bool,
}

/// Why a write did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WriteError {
    /// There is no room.
    #[error(
        "There is no room left in this browser for that. Nothing was changed. Your data, under Settings, shows what takes the room."
    )]
    Full,
    /// The lock was put on, taken off or changed by another tab since this one was opened.
    #[error("The lock was changed in another tab. Reload the page, and nothing is lost.")]
    Stale,
    /// The browser does not let us keep anything.
    #[error("This browser does not let Kith keep anything.")]
    Blocked,
}

fn units(key: &str, value: &str) -> usize {
    key.len() + value.encode_utf16().count()
}

/// A store in memory: for tests, and for looking around where the browser keeps nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    entries: RefCell<VecMap<String, String>>,
    /// How many units the entries take. JournalEntry, because it is asked at every write.
    units: Cell<usize>,
    quota: Option<usize>,
}

impl Memory {
    /// A store into which that many UTF-16 code units fit, keys and values together.
    pub fn with_quota(quota: usize) -> Self {
        Self { quota: Some(quota), ..Self::default() }
    }

    fn units_of(&self, key: &str) -> usize {
        self.entries.borrow().get(key).map_or(0, |it| units(key, it))
    }
}

impl KeyValue for Memory {
    fn get(&self, key: &str) -> Option<String> {
        self.entries.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        let units = self.units.get() - self.units_of(key) + units(key, value);
        if self.quota.is_some_and(|quota| units > quota) {
            return Err(WriteError::Full);
        }
        self.units.set(units);
        self.entries.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.units.set(self.units.get() - self.units_of(key));
        self.entries.borrow_mut().remove(key);
    }

    fn keys(&self) -> Vec<String> {
        self.entries.borrow().keys().cloned().collect()
    }
}

impl<K: KeyValue> KeyValue for &K {
    fn get(&self, key: &str) -> Option<String> {
        (*self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        (*self).set(key, value)
    }

    fn remove(&self, key: &str) {
        (*self).remove(key);
    }

    fn keys(&self) -> Vec<String> {
        (*self).keys()
    }
}
