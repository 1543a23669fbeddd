//! The interface to a key-value store.

use std::cell::{Cell, RefCell};

use serde_derive::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::VecMap;

/// A key-value store such as the browser's localStorage.
pub trait KeyValue {
    /// The value of a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Sets a value, synchronously and atomically.
    ///
    /// # Errors
    ///
    /// If there is no room, or the store refuses the write.
    fn set(&self, key: &str, value: &str) -> Result<(), WriteError>;
    /// Removes a key.
    fn remove(&self, key: &str);
    /// All keys, including those of other pages.
    fn keys(&self) -> Vec<String>;
    /// The text in its stored form, if that differs from the result of [`KeyValue::get`].
    fn raw(&self, key: &str) -> Option<String> {
        self.get(key)
    }
    /// The size of the stored text. A store that knows it without reading the text overrides this.
    fn size(&self, key: &str) -> Size {
        let text = self.raw(key).unwrap_or_default();
        Size { units: text.encode_utf16().count(), is_wide: text.chars().any(|it| it > '\u{ff}') }
    }
}

/// A write to a store: a key with its value, or `None` to remove the key.
pub type Write = (String, Option<String>);

/// The size of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// UTF-16 code units.
    pub units: usize,
    /// Whether any character is beyond U+00FF, so that Safari counts two bytes for each.
    pub is_wide: bool,
}

/// Why a write failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum WriteError {
    /// The quota is exceeded.
    #[error("the quota is exceeded")]
    Full,
    /// Another tab has turned the lock on or off or changed it since this one was opened.
    #[error("another tab has changed the lock")]
    Stale,
    /// The browser blocks storage.
    #[error("the browser blocks storage")]
    Blocked,
}

fn units(key: &str, value: &str) -> usize {
    key.len() + value.encode_utf16().count()
}

/// A store in memory: for tests, and for trying the app while the browser blocks storage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    entries: RefCell<VecMap<String, String>>,
    /// The UTF-16 code units of all entries. Cached, because every write checks the quota.
    units: Cell<usize>,
    quota: Option<usize>,
}

impl Memory {
    /// A store with a quota in UTF-16 code units, for keys and values together.
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
