//! Adapters to the browser. They supply all arguments and ports of the core.
//!
//! No business rules and no knowledge of views. If the browser lacks a feature, the adapter returns `None` or false, or
//! does nothing.

pub mod auto_backup;
pub mod clock;
pub mod contacts;
pub mod dom;
pub mod durable_mirror;
pub mod features;
pub mod files;
pub mod focus_place;
pub mod history;
pub mod input_method;
pub mod install;
pub mod intl;
pub mod photo;
pub mod pwa;
pub mod storage;
pub mod unicode;
pub mod wake_lock;
pub mod web_locks;
pub mod worker;

use std::pin::Pin;

/// An asynchronous task. Boxed, because otherwise each future type would compile its own three kilobytes of promise
/// code.
pub type Work = Pin<Box<dyn Future<Output = ()>>>;

/// Runs an asynchronous task.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Work = Box::pin(work);
    wasm_bindgen_futures::spawn_local(work);
}
