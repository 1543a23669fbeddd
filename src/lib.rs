//! Kith, a calm companion for the people you know.
//!
//! This file is the map. The layers stand in reading order, and each may name only those above it:
//!
//! 1. [`domain`]: what exists and the rules of change. Plain data; no clock, no I/O, no panic.
//! 2. [`merge`]: two books become one.
//! 3. [`insight`]: questions asked of a book and a day.
//! 4. [`exchange`]: files in and out, and the spoken sentence.
//! 5. [`store`]: a book in a key-value store and back.
//! 6. `web`: adapters to the browser. Exists only on wasm32.
//! 7. `ui`: what a person sees. Exists only on wasm32.
//!
//! `ARCHITECTURE.md` tells the same at length, with the invariants.

pub mod domain;
pub mod exchange;
pub mod insight;
pub mod merge;
pub mod store;

#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod web;
