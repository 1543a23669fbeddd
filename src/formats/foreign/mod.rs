//! Files of other programs: address books, calendars, message exports.
//!
//! A reader turns a file into an [`Incoming`]: people and meetings in Kith's terms, and every entry that is left out
//! with its reason. `merge/bring_in` matches that with the book. Only the importer's program (`src/bin/importer.rs`)
//! contains this module and the crates behind it; the page and the worker do not.

pub mod incoming;
mod read;

pub use incoming::{
    Doubt, FileSort, Incoming, IncomingMeeting, IncomingPerson, IncomingPhoto, Participant, SkippedEntry, WhySkipped,
};
pub use read::{ForeignError, Locale, Wish, read};
