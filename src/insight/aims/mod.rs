//! The user's own aims: who knows the path, the next natural conversation, and telling people what came of it.
//!
//! An aim gives one honest question to learn from, says why the user asks, and leads back to the person. It never asks
//! for the use of a person: nobody is ranked, whoever decides about an aim is never suggested, and after three talks
//! about the user's plans the next one is about theirs.

pub mod drafts;
pub mod next;
pub mod paths;
pub mod peace;
pub mod talks;

#[cfg(test)]
mod tests;
