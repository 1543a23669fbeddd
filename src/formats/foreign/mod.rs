//! Files of other programs: address books, calendars, message exports.
//!
//! A reader turns a file into an [`Incoming`]: people and meetings in Kith's terms, and every entry that is left out
//! with its reason. `merge/bring_in` matches that with the book. Only the importer's program (`src/bin/importer.rs`)
//! contains this module and the crates behind it; the page and the worker do not.

pub mod incoming;

pub use incoming::{
    Doubt, Incoming, IncomingMeeting, IncomingPerson, IncomingPhoto, Participant, SkippedEntry, WhySkipped,
};

use chrono::NaiveDate;

use crate::domain::DateOrder;

/// The circumstances of the user that a reader needs. Readers have no clock and no zone of their own.
#[derive(Clone, Copy)]
pub struct Locale<'a> {
    /// Today, where the user is.
    pub today: NaiveDate,
    /// The order of day and month in figures.
    pub date_order: DateOrder,
    /// The user's time zone by its IANA name: `Europe/Berlin`.
    pub zone: &'a str,
}
