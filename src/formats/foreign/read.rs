//! The table of readers: which one reads a file is decided by the content.

use chrono::NaiveDate;
use serde_derive::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::DateOrder;
use crate::formats::file_kind::FileKind;
use crate::formats::foreign::incoming::{FileSort, Incoming};
use crate::formats::foreign::monica::{self, MonicaProblem};
use crate::formats::foreign::{calendar, vcard};

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
    /// The first day from which meetings are read. None for the usual span of time.
    pub since: Option<NaiveDate>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ForeignError {
    /// No reader knows the file.
    #[error("no reader knows the file")]
    NotRecognised(FileKind),
    /// The file was cut or altered, so that nothing of it can be read.
    #[error("the file is damaged")]
    Damaged,
    /// An export of Monica as SQL. The JSON export of the same Monica is read.
    #[error("an export of Monica as SQL")]
    MonicaSql,
}

impl From<MonicaProblem> for ForeignError {
    fn from(problem: MonicaProblem) -> Self {
        match problem {
            MonicaProblem::NotMonica => Self::NotRecognised(FileKind::Json),
            MonicaProblem::Damaged => Self::Damaged,
            MonicaProblem::Sql => Self::MonicaSql,
        }
    }
}

/// The cards between two reports of the progress (design decision: some milliseconds of work).
const CARDS_A_REPORT: usize = 50;

/// Reads a file of another program. Calls `progress` now and then with the share that is read, from 0 to 1.
///
/// # Errors
///
/// A [`ForeignError`] if the file as a whole is not read.
pub fn read(
    bytes: &[u8],
    wish: &Wish,
    today: NaiveDate,
    progress: &dyn Fn(f64),
) -> Result<(FileSort, Incoming), ForeignError> {
    let date_order = if wish.is_month_first { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    let locale = Locale { today, date_order, zone: &wish.zone };
    if vcard::recognise(bytes) {
        let mut reader = vcard::Reader::new(bytes.to_vec(), locale);
        while reader.read_some(CARDS_A_REPORT) {
            progress(reader.progress());
        }
        return Ok((FileSort::VCard, reader.finish()));
    }
    if calendar::is_calendar(bytes) {
        let from = wish.since.unwrap_or_else(|| calendar::usual_start(today));
        let incoming = calendar::read(bytes, &locale, from, &wish.owner).map_err(|_| ForeignError::Damaged)?;
        return Ok((FileSort::Calendar, incoming));
    }
    if monica::is_monica(bytes) {
        return Ok((FileSort::Monica, monica::read(bytes, &locale)?));
    }
    Err(ForeignError::NotRecognised(FileKind::of(bytes)))
}
