//! The table of readers: which one reads a file is decided by the content.

use chrono::NaiveDate;
use serde_derive::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::DateOrder;
use crate::formats::file_kind::FileKind;
use crate::formats::foreign::incoming::{FileSort, Incoming};
use crate::formats::foreign::vcard;

/// What a reader needs to know beside the file: readers have no clock, no zone and no settings of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// The name of the file, or empty. It never decides the kind of the file.
    pub file_name: String,
    /// The user's time zone by its IANA name: `Europe/Berlin`.
    pub zone: String,
    /// Whether the month comes first in the user's dates.
    pub is_month_first: bool,
    /// The user's own e-mail addresses, profiles and names.
    pub owner: Vec<String>,
}

/// The place and the day of the user.
#[derive(Clone, Copy, Debug)]
pub struct Locale<'a> {
    /// Today, where the user is.
    pub today: NaiveDate,
    /// The order of day and month in figures.
    pub date_order: DateOrder,
    /// The user's time zone by its IANA name.
    pub zone: &'a str,
}

/// Why a file of another program is not read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ForeignError {
    /// No reader knows the file.
    #[error("no reader knows the file")]
    NotRecognised(FileKind),
}

/// Reads a file of another program.
///
/// # Errors
///
/// A [`ForeignError`] if the file as a whole is not read.
pub fn read(bytes: &[u8], wish: &Wish, today: NaiveDate) -> Result<(FileSort, Incoming), ForeignError> {
    let date_order = if wish.is_month_first { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    let locale = Locale { today, date_order, zone: &wish.zone };
    if vcard::recognise(bytes) {
        return Ok((FileSort::VCard, vcard::read(bytes, &locale)));
    }
    Err(ForeignError::NotRecognised(FileKind::of(bytes)))
}
