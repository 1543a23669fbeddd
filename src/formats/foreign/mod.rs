//! Files of other programs: address books, calendars, message exports.
//!
//! A reader turns a file into an [`Incoming`]: people and meetings in Kith's terms, and every entry that is left out
//! with its reason. `foreign_import` matches that with the book. Only the importer's program (`src/bin/importer.rs`)
//! contains this module and the crates behind it; the page and the worker do not.

/// The extensions and media types of the files that are read, for the `accept` attribute of a file input.
pub const ACCEPT: &str = ".vcf,.vcard,.ics,.csv,.tsv,.zip,.gz,text/vcard,text/x-vcard,text/calendar,text/csv,\
                          text/plain,application/zip";

pub mod calendar;
pub mod charset;
pub mod incoming;
mod locale;
pub mod monica;
pub mod names;
mod preview;
#[cfg(test)]
mod programs_tests;
mod read;
pub mod table;
pub mod vcard;
pub mod whatsapp;
pub mod zip;

pub use incoming::{
    Doubt, FileSort, Incoming, IncomingMeeting, IncomingPerson, IncomingPhoto, Participant, SkippedEntry, WhySkipped,
};
pub use locale::Locale;
pub use preview::{
    Choices, FieldChange, MatchReason, MeetingRow, Outcome, PersonChoice, PersonRow, Preview, SkippedRow, TablePreview,
};
pub use read::{ForeignError, ForeignFile, Wish, read};
