//! Adapters to the browser: everything the core takes as an argument or a port comes from here.
//!
//! No rule lives here, and nothing here knows of views. Where a browser lacks a thing, the adapter says so quietly.

pub mod clock;
pub mod files;
pub mod history;
pub mod intl;
pub mod locks;
pub mod page;
pub mod photo;
pub mod pwa;
pub mod storage;
