//! Partial dates, with the year or the day unknown.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use thiserror::Error;

/// A date to the known precision: `2019`, `2019-05`, `2019-05-17` or `--05-17`.
///
/// # Examples
///
/// ```
/// # use kith::domain::{PartialDate, PartialDateError};
/// let birthday: PartialDate = "--05-17".parse().unwrap();
/// assert_eq!(birthday, PartialDate::EveryYear { month: 5, day: 17 });
/// assert_eq!((birthday.year(), birthday.month_and_day()), (None, Some((5, 17))));
/// let refusal = "2023-02-29".parse::<PartialDate>().unwrap_err();
/// assert_eq!(refusal, PartialDateError::Day { month: 2, days: 28 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialDate {
    /// Only the year.
    Year(i32),
    /// Year and month.
    Month(i32, u32),
    /// A complete date.
    Day(NaiveDate),
    /// A day of every year, such as a birthday with an unknown year.
    EveryYear {
        /// 1 to 12.
        month: u32,
        /// 1 to 31, and valid in a leap year.
        day: u32,
    },
}

/// The reason why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PartialDateError {
    /// The text does not have the shape of a date.
    #[error("not of the form YYYY-MM-DD, YYYY-MM, YYYY or --MM-DD")]
    Shape,
    /// There is no such month.
    #[error("no such month")]
    Month,
    /// The month is shorter.
    #[error("month {month} has {days} days")]
    Day {
        /// 1 to 12.
        month: u32,
        /// The number of days in that month.
        days: u32,
    },
    /// Before the year 1 or after 9999.
    #[error("the year is not between 1 and 9999")]
    Year,
}

impl PartialDate {
    /// Reads a date of a file: as Kith writes it, or a whole day in figures that can be read in one way only, which a
    /// file written by hand may have.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::PartialDate;
    /// let check = |text: &str, expected: Option<&str>| {
    ///     let read = PartialDate::of_file(text).map(|it| it.to_string());
    ///     assert_eq!(read.as_deref(), expected, "{text}");
    /// };
    /// check("1987-11-28", Some("1987-11-28"));
    /// check("28/11/1987", Some("1987-11-28"));
    /// check("11/28/1987", Some("1987-11-28"));
    /// check("5/5/1987", Some("1987-05-05"));
    /// check("28.11.1987", Some("1987-11-28"));
    /// check("3.4.1987", Some("1987-04-03")); // With full stops the day comes first everywhere.
    /// check("1987/11/28", Some("1987-11-28"));
    /// check("3/4/1987", None);
    /// check("28/11/87", None);
    /// check("31/6/1987", None);
    /// ```
    #[must_use]
    pub fn of_file(text: &str) -> Option<Self> {
        text.parse().ok().or_else(|| day_in_figures(text.trim()).map(Self::Day))
    }

    /// The next anniversary of this date, on or after `today`; none for a date without a day.
    ///
    /// 29 February falls on 28 February in other years (design decision: the day before is never too late).
    ///
    /// ```
    /// # use kith::domain::PartialDate;
    /// # use chrono::NaiveDate;
    /// let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    /// let leap: PartialDate = "1988-02-29".parse().unwrap();
    /// assert_eq!(leap.next_after(day("2026-11-22")), Some(day("2027-02-28")));
    /// assert_eq!(leap.next_after(day("2027-03-01")), Some(day("2028-02-29")));
    /// ```
    pub fn next_after(self, today: NaiveDate) -> Option<NaiveDate> {
        let (month, day) = self.month_and_day()?;
        // A date in the future has no anniversary before its first occurrence.
        let today = if let Self::Day(first) = self { today.max(first) } else { today };
        [today.year(), today.year() + 1]
            .into_iter()
            .filter_map(|year| in_year(year, month, day))
            .find(|it| *it >= today)
    }

    /// Parses a complete date, as from a date field of a form; none for a partial date.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::PartialDate;
    /// assert_eq!(PartialDate::whole("2026-11-22"), "2026-11-22".parse().ok());
    /// assert_eq!(PartialDate::whole("2026-11"), None);
    /// ```
    pub fn whole(text: &str) -> Option<NaiveDate> {
        match text.parse() {
            Ok(Self::Day(date)) => Some(date),
            _ => None,
        }
    }

    /// Whether a time surely ends before it begins: its last possible day is before the first possible one. Dates of
    /// every year, and dates that are not known, say nothing.
    ///
    /// ```
    /// # use kith::domain::PartialDate;
    /// let check = |from: &str, to: &str, expected| {
    ///     assert_eq!(PartialDate::is_reversed(from.parse().ok(), to.parse().ok()), expected, "{from} to {to}");
    /// };
    /// check("2023", "2022", true);
    /// check("2023-05", "2023", false);
    /// check("2023", "2023-01-01", false);
    /// check("2023-05-02", "2023-04", true);
    /// check("", "2022", false);
    /// ```
    pub fn is_reversed(from: Option<Self>, to: Option<Self>) -> bool {
        let bounds = |it: Self| match it {
            Self::Year(year) => Some(((year, 1, 1), (year, 12, 31))),
            Self::Month(year, month) => Some(((year, month, 1), (year, month, 31))),
            Self::Day(day) => Some([(day.year(), day.month(), day.day()); 2].into()),
            Self::EveryYear { .. } => None,
        };
        from.and_then(bounds).zip(to.and_then(bounds)).is_some_and(|(from, to)| to.1 < from.0)
    }

    /// Whether a time has surely not come yet: its first possible day is after today.
    ///
    /// ```
    /// # use kith::domain::PartialDate;
    /// let check = |date: &str, expected: bool| {
    ///     assert_eq!(PartialDate::is_ahead(date.parse().ok(), "2026-11-22".parse().unwrap()), expected, "{date}");
    /// };
    /// check("2026", false);
    /// check("2026-11", false);
    /// check("2026-11-22", false);
    /// check("2026-12", true);
    /// check("2027", true);
    /// check("", false);
    /// ```
    pub fn is_ahead(date: Option<Self>, today: NaiveDate) -> bool {
        Self::is_reversed(date, Some(Self::Day(today)))
    }

    /// The last day that it can be. None for a date of every year.
    ///
    /// ```
    /// # use kith::domain::PartialDate;
    /// let check = |date: &str, expected: &str| {
    ///     let last = date.parse().ok().and_then(PartialDate::last_day);
    ///     assert_eq!(last, Some(expected.parse().unwrap()), "{date}");
    /// };
    /// check("2024", "2024-12-31");
    /// check("2024-02", "2024-02-29");
    /// check("2024-12", "2024-12-31");
    /// check("2024-05-14", "2024-05-14");
    /// ```
    pub fn last_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month(year, 12) | Self::Year(year) => NaiveDate::from_ymd_opt(year, 12, 31),
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month + 1, 1)?.pred_opt(),
            Self::EveryYear { .. } => None,
        }
    }

    /// The year, if known.
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Year(year) | Self::Month(year, _) => Some(year),
            Self::Day(date) => Some(date.year()),
            Self::EveryYear { .. } => None,
        }
    }

    /// Month and day, if both are known.
    pub fn month_and_day(self) -> Option<(u32, u32)> {
        match self {
            Self::Day(date) => Some((date.month(), date.day())),
            Self::EveryYear { month, day } => Some((month, day)),
            Self::Year(_) | Self::Month(..) => None,
        }
    }
}

/// Parses a time of day of the form `HH:MM`; none for any other text.
///
/// ```
/// # use kith::domain::time_of_day;
/// let check = |text: &str, expected: Option<&str>| {
///     assert_eq!(time_of_day(text), expected.map(|it| it.parse().unwrap()), "{text}");
/// };
/// check("09:30", Some("09:30:00"));
/// check("9:30", Some("09:30:00"));
/// check("", None);
/// check("24:00", None);
/// check("noon", None);
/// ```
pub fn time_of_day(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':')?;
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// The day in that year; the day before if it does not exist, as 29 February.
fn in_year(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).or_else(|| NaiveDate::from_ymd_opt(year, month, day.checked_sub(1)?))
}

fn days_in(year: i32, month: u32) -> u32 {
    let next =
        if month == 12 { NaiveDate::from_ymd_opt(year + 1, 1, 1) } else { NaiveDate::from_ymd_opt(year, month + 1, 1) };
    next.and_then(|it| it.checked_sub_days(Days::new(1))).map_or(31, |it| it.day())
}

impl From<NaiveDate> for PartialDate {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day()),
            Self::EveryYear { month, day } => write!(f, "--{month:02}-{day:02}"),
        }
    }
}

impl FromStr for PartialDate {
    type Err = PartialDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if let Some(rest) = text.strip_prefix("--") {
            let (month, day) = rest.split_once('-').ok_or(PartialDateError::Shape)?;
            let (month, day) = (digits(month, 2)?, digits(day, 2)?);
            // Check against a leap year, so that a birthday on 29 February is valid.
            check_day(2000, month, day)?;
            return Ok(Self::EveryYear { month, day });
        }
        let mut parts = text.split('-');
        let year = digits(parts.next().unwrap_or_default(), 4)?;
        let year = i32::try_from(year).ok().filter(|it| *it >= 1).ok_or(PartialDateError::Year)?;
        let (month, day) = (parts.next(), parts.next());
        if parts.next().is_some() {
            return Err(PartialDateError::Shape);
        }
        match (month, day) {
            (None, _) => Ok(Self::Year(year)),
            (Some(month), None) => {
                let month = digits(month, 2)?;
                check_day(year, month, 1)?;
                Ok(Self::Month(year, month))
            }
            (Some(month), Some(day)) => {
                let (month, day) = (digits(month, 2)?, digits(day, 2)?);
                check_day(year, month, day)?;
                NaiveDate::from_ymd_opt(year, month, day).map(Self::Day).ok_or(PartialDateError::Shape)
            }
        }
    }
}

/// A day in figures with a year of four digits, if the order of day and month is beyond doubt.
fn day_in_figures(text: &str) -> Option<NaiveDate> {
    let parts = |separator| {
        let mut parts = text.split(separator);
        let parts = [parts.next()?, parts.next()?, parts.next().filter(|_| parts.next().is_none())?];
        parts.iter().all(|it| digits(it, it.len()).is_ok()).then_some(parts)
    };
    let (is_dotted, [one, two, three]) = match parts('.') {
        Some(parts) => (true, parts),
        None => (false, ['/', '-'].into_iter().find_map(parts)?),
    };
    let [first, second, third] = [one, two, three].map(|it| it.parse::<u32>().unwrap_or_default());
    let day = |year, month, day| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    match [one, two, three].map(str::len) {
        [4, 1 | 2, 1 | 2] => day(first, second, third),
        [1 | 2, 1 | 2, 4] if is_dotted || first == second || first > 12 => day(third, second, first),
        [1 | 2, 1 | 2, 4] if second > 12 => day(third, first, second),
        _ => None,
    }
    .filter(|it| it.year() > 0)
}

fn digits(text: &str, count: usize) -> Result<u32, PartialDateError> {
    let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().map_err(|_| PartialDateError::Shape) } else { Err(PartialDateError::Shape) }
}

fn check_day(year: i32, month: u32, day: u32) -> Result<(), PartialDateError> {
    if !(1..=12).contains(&month) {
        return Err(PartialDateError::Month);
    }
    let days = days_in(year, month);
    if day >= 1 && day <= days { Ok(()) } else { Err(PartialDateError::Day { month, days }) }
}
