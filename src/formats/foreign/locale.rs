//! The circumstances of the user on which the reading of dates and times depends.

use chrono::NaiveDate;

use crate::domain::DateOrder;

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
