//! The content of the pages: which items of a book a page shows, in which order, and how many.
//!
//! Pure functions of a book and a day, without words: the user interface draws what they return and finds the words
//! for it. Rules about relationships are in `insight`.

pub mod import_counts;
pub mod introduction;
pub mod naming;
pub mod repair;
pub mod sorting;
pub mod storage;
pub mod trash;

#[cfg(test)]
mod dialog_tests;
