//! Questions asked of a book and a day.
//!
//! Pure functions: the same book and the same day give the same answer. Nothing here is ever shown as a figure about a
//! person; the answers are words, days and reasons. Where a number is a design decision, the function says so.

pub mod circles;
pub mod coming;
pub mod opening;
pub mod reminder;
pub mod rhythm;
pub mod search;
pub mod week;

#[cfg(test)]
mod tests;
