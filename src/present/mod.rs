//! Rules of presentation that need no browser: which pages exist, and in which order and groups the pages show data.
//!
//! The functions are pure and are tested natively; `ui` draws their results.

pub mod pages;
