//! Mentoring for one person, both ways: the sessions, the agenda, the goals and the quiet signs of a mentorship.
//!
//! A session is an exchange, an action is a promise and a goal is an aim; these queries gather them. None of them
//! states a fact about the other person, and none computes a score.

pub mod actions;
pub mod agenda;
pub mod asking;
pub mod drafts;
pub mod goals;
pub mod growth;
pub mod path;
pub mod question;
pub mod quiet;
pub mod sessions;
pub mod share;

#[cfg(test)]
mod tests;
