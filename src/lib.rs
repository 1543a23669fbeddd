//! Kith, a calm companion for the people you know.
//!
//! This file is the map. The layers are listed in reading order; each may use only the layers above it:
//!
//! 1. [`domain`]: the entities and the rules of change. Plain data; no clock, no I/O, no panic.
//! 2. [`merge`]: merges two books into one.
//! 3. [`insight`]: queries on a book and a day.
//! 4. [`formats`]: import and export of files.
//! 5. [`quick_entry`]: parses a sentence into people, date and content.
//! 6. [`store`]: saves a book to a key-value store and loads it.
//! 7. [`foreign_import`]: imports of other programs' files.
//! 8. [`present`]: the content of the pages, without words.
//! 9. `web`: adapters to the browser. Only on wasm32.
//! 10. `ui`: the user interface. Only on wasm32, with the feature `page`.
//!
//! `ARCHITECTURE.md` describes the layers and the invariants in detail.

pub mod domain;
pub mod foreign_import;
pub mod formats;
pub mod insight;
pub mod merge;
pub mod present;
pub mod quick_entry;
pub mod store;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod web;
