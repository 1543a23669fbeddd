//! Queries on a book and a day.
//!
//! Pure functions: the same book and the same day give the same result. The app never shows a figure about a person;
//! the results are words, days and reasons. Where a number is a design decision, its documentation says so.

pub mod aims;
pub mod backup_reminder;
pub mod bridge;
pub mod circles;
mod contact_priority;
pub mod digest;
mod double_names;
pub mod doubles;
pub mod energy;
pub mod everyday;
pub mod friction;
pub mod groups;
pub mod knows;
pub mod ledger;
pub mod mentoring;
pub mod message_templates;
pub mod places;
pub mod reconnect;
pub mod rhythm;
pub mod search;
pub mod session_week;
pub mod share_list;
pub mod talking_point;
pub mod team;
pub mod trips;
pub mod upcoming;
pub mod web;
pub mod week;
pub mod week_cache;
pub mod week_choice;
mod week_places;
mod week_promises;
pub mod years;

#[cfg(test)]
mod tests;
