//! Kith, a calm companion for the people you know.
//!
//! This file is the map. The layers stand in reading order, and each may name only those above it:
//!
//! 1. [`domain`]: what exists and the rules of change. Plain data; no clock, no I/O, no panic.
//! 2. [`merge`]: two books become one.
//! 3. [`insight`]: questions asked of a book and a day.
//! 4. [`formats`]: files in and out.
//! 5. [`quick_entry`]: the spoken sentence: who, when and what.
//! 6. [`store`]: a book in a key-value store and back.
//! 7. `web`: adapters to the browser. Exists only on wasm32.
//! 8. `ui`: what a person sees. Exists only on wasm32.
//!
//! `ARCHITECTURE.md` tells the same at length, with the invariants.

pub mod domain;
pub mod formats;
pub mod insight;
pub mod merge;
pub mod quick_entry;
pub mod store;

#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod web;
