//! Adapters to the browser: everything the core takes as an argument or a port comes from here.
//!
//! No rule lives here, and nothing here knows of views. Where a browser lacks a thing, the adapter says so quietly.

pub mod auto_backup;
pub mod clock;
pub mod dom;
pub mod durable_mirror;
pub mod features;
pub mod files;
pub mod history;
pub mod intl;
pub mod photo;
pub mod pwa;
pub mod storage;
pub mod web_locks;
pub mod worker;

use std::pin::Pin;

/// Something that takes its time. Boxed, because every kind of it would be compiled with its own three kilobytes of
/// promises otherwise.
pub type Work = Pin<Box<dyn Future<Output = ()>>>;

/// Does something that takes its time.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Work = Box::pin(work);
    wasm_bindgen_futures::spawn_local(work);
}
