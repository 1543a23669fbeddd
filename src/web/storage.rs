//! The key-value store in localStorage, with a fallback in memory.

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{Function, JsString, Reflect, RegExp};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::domain::Device;
use crate::store::{self, KeyValue, Memory, Size, StorageKey, Write, WriteBatch, WriteError};
use crate::web::{clock, durable_mirror};

/// The backing store of the book.
#[derive(Debug)]
pub enum Backing {
    /// The browser's localStorage.
    Browser,
    /// Memory only: the browser stores nothing for us, and the page says so.
    Nowhere(Memory),
}

impl Backing {
    /// Returns localStorage if the browser permits access to it, else a store in memory.
    pub fn find() -> Self {
        // The accessor of gloo throws if storage is blocked, so it is used only after this check succeeded.
        let storage = web_sys::window().and_then(|it| it.local_storage().ok().flatten());
        let is_open = storage.is_some_and(|it| it.length().is_ok());
        if is_open { Self::Browser } else { Self::Nowhere(Memory::default()) }
    }

    /// Whether the book is stored permanently.
    pub fn is_persistent(&self) -> bool {
        matches!(self, Self::Browser)
    }

    /// Returns the number of this device, if it has one.
    pub fn known_device(&self) -> Option<Device> {
        self.get(&StorageKey::Device.to_string()).and_then(|it| Device::parse(&it))
    }

    /// Restores a number that this device had before.
    pub fn set_device(&self, device: Device) {
        // If the number cannot be stored, a new one is drawn next time, which costs nothing but a device name.
        let _ = self.set(&StorageKey::Device.to_string(), &device.to_string());
    }

    /// Returns the number of this device; draws and stores it on the first visit.
    pub fn device(&self) -> Device {
        self.known_device().unwrap_or_else(|| {
            #[expect(clippy::cast_possible_truncation, reason = "any 32 of the bits will do")]
            let device = Device((clock::random() as u32).max(1));
            self.set_device(device);
            device
        })
    }
}

/// Removes all of Kith's data in this browser and draws a new device number, so that a mirror that could not be cleared
/// is recognised as belonging to another device.
pub fn erase(backing: &Backing) {
    let device = backing.known_device();
    store::erase(backing);
    durable_mirror::clear(device);
    backing.device();
}

impl KeyValue for Backing {
    fn get(&self, key: &str) -> Option<String> {
        match self {
            Self::Browser => LocalStorage::raw().get_item(key).ok().flatten(),
            Self::Nowhere(memory) => memory.get(key),
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        match self {
            Self::Browser => LocalStorage::raw().set_item(key, value).map_err(|it| why(&it)),
            Self::Nowhere(memory) => memory.set(key, value),
        }
    }

    fn remove(&self, key: &str) {
        match self {
            Self::Browser => {
                // Removing cannot fail if reading worked.
                let _ = LocalStorage::raw().remove_item(key);
            }
            Self::Nowhere(memory) => memory.remove(key),
        }
    }

    fn size(&self, key: &str) -> Size {
        match self {
            Self::Browser => size(key).unwrap_or_default(),
            Self::Nowhere(memory) => memory.size(key),
        }
    }

    fn keys(&self) -> Vec<String> {
        match self {
            Self::Browser => {
                let storage = LocalStorage::raw();
                let count = storage.length().unwrap_or_default();
                (0..count).filter_map(|it| storage.key(it).ok().flatten()).collect()
            }
            Self::Nowhere(memory) => memory.keys(),
        }
    }
}

/// Returns the size of a value as measured by the browser, so that millions of characters are not copied just to count
/// them.
fn size(key: &str) -> Option<Size> {
    let storage = LocalStorage::raw();
    let get: Function = Reflect::get(&storage, &"getItem".into()).ok()?.dyn_into().ok()?;
    let text: JsString = get.call1(&storage, &key.into()).ok()?.dyn_into().ok()?;
    let is_wide = text.search(&RegExp::new("[^\\u0000-\\u00ff]", "")) >= 0;
    Some(Size { units: text.length() as usize, is_wide })
}

/// How long a batch of writes may block the page at a time, in milliseconds.
const SLICE_MILLIS: u64 = 8;

/// Executes writes in order, in slices, each with `put`.
///
/// # Errors
///
/// If a write failed; see [`WriteBatch::step`].
pub async fn write_all(
    writes: Vec<Write>,
    put: impl Fn(&str, Option<&str>) -> Result<(), WriteError>,
) -> Result<(), WriteError> {
    let mut writes = WriteBatch::new(writes);
    let mut until = clock::now_millis() + SLICE_MILLIS;
    while let Some(done) = writes.step(&put) {
        done?;
        if clock::now_millis() >= until {
            gloo_timers::future::TimeoutFuture::new(0).await;
            until = clock::now_millis() + SLICE_MILLIS;
        }
    }
    Ok(())
}

fn why(error: &JsValue) -> WriteError {
    let is_full = error.dyn_ref::<DomException>().is_some_and(|it| it.name() == "QuotaExceededError");
    if is_full { WriteError::Full } else { WriteError::Blocked }
}
