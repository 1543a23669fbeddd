//! Spans of days: a cell of the calendar, and the window that it shows.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::domain::PartialDate;

/// The unit of the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scale {
    /// A day.
    #[default]
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Scale {
    /// All scales, the finest first.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    /// The word that the device remembers.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The scale of a word; days for any other.
    pub fn of_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.word() == word).unwrap_or_default()
    }
}

/// A day, week, month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first day.
    pub first: NaiveDate,
    /// The length.
    pub scale: Scale,
}

impl Span {
    /// The span of a length that begins on a day.
    pub const fn new(first: NaiveDate, scale: Scale) -> Self {
        Self { first, scale }
    }

    /// The last day.
    pub fn last(self) -> NaiveDate {
        let next = match self.scale {
            Scale::Day => return self.first,
            Scale::Week => self.first.checked_add_days(Days::new(7)),
            Scale::Month => self.first.checked_add_months(Months::new(1)),
            Scale::Year => self.first.checked_add_months(Months::new(12)),
        };
        next.and_then(|it| it.pred_opt()).unwrap_or(self.first)
    }

    /// Reads a part of an address: `2025-05-14`, `2025-05-12-week`, `2025-05`, `2025`. None for anything else.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::insight::years::Span;
    ///
    /// let check = |text: &str, last: Option<&str>| {
    ///     let span = Span::parse(text);
    ///     assert_eq!(span.map(|it| it.last().to_string()).as_deref(), last, "{text}");
    ///     assert!(span.is_none_or(|it| it.to_string() == text), "{text}");
    /// };
    /// check("2025-05-14", Some("2025-05-14"));
    /// check("2025-05-12-week", Some("2025-05-18"));
    /// check("2024-02", Some("2024-02-29"));
    /// check("2025", Some("2025-12-31"));
    /// check("yesterday", None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(first) = text.strip_suffix("-week") {
            return Some(Self::new(PartialDate::whole(first)?, Scale::Week));
        }
        match text.parse().ok()? {
            PartialDate::Day(day) => Some(Self::new(day, Scale::Day)),
            PartialDate::Month(year, month) => Some(Self::new(NaiveDate::from_ymd_opt(year, month, 1)?, Scale::Month)),
            PartialDate::Year(year) => Some(Self::new(NaiveDate::from_ymd_opt(year, 1, 1)?, Scale::Year)),
            PartialDate::EveryYear { .. } => None,
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.first;
        match self.scale {
            Scale::Day => PartialDate::Day(day).fmt(f),
            Scale::Week => write!(f, "{}-week", PartialDate::Day(day)),
            Scale::Month => PartialDate::Month(day.year(), day.month()).fmt(f),
            Scale::Year => PartialDate::Year(day.year()).fmt(f),
        }
    }
}

/// A calendar year, as the address of its page has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarYear(pub u32);

impl CalendarYear {
    /// Reads a year of four digits. None for anything else.
    ///
    /// ```
    /// use kith::insight::years::CalendarYear;
    ///
    /// assert_eq!(CalendarYear::parse("2026"), Some(CalendarYear(2026)));
    /// assert_eq!(CalendarYear::parse("+226"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let is_year = text.len() == 4 && text.bytes().all(|it| it.is_ascii_digit());
        text.parse().ok().filter(|_| is_year).map(Self)
    }

    /// The year as dates count it.
    pub fn number(self) -> i32 {
        i32::try_from(self.0).unwrap_or_default()
    }

    /// Whether a day is of the year.
    pub fn has(self, day: NaiveDate) -> bool {
        day.year() == self.number()
    }
}

impl fmt::Display for CalendarYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

/// What the calendar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowKind {
    /// A calendar year.
    Year,
    /// Any twelve months.
    Twelve,
    /// All years.
    All,
}

/// The days that the calendar shows: whole months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The kind.
    pub kind: WindowKind,
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

impl Window {
    /// The window of a kind that ends with the month of a day. All years begin with the year of `earliest`.
    ///
    /// ```
    /// use kith::insight::years::{Window, WindowKind};
    ///
    /// let day = |text: &str| text.parse().unwrap();
    /// let check = |kind, expected: (&str, &str)| {
    ///     let window = Window::around(kind, day("2026-05-14"), day("2017-03-02"));
    ///     assert_eq!((window.first, window.last), (day(expected.0), day(expected.1)));
    /// };
    /// check(WindowKind::Year, ("2026-01-01", "2026-12-31"));
    /// check(WindowKind::Twelve, ("2025-06-01", "2026-05-31"));
    /// check(WindowKind::All, ("2017-01-01", "2026-12-31"));
    /// ```
    pub fn around(kind: WindowKind, day: NaiveDate, earliest: NaiveDate) -> Self {
        let month = Span::new(first_of_month(day), Scale::Month);
        let year = |day: NaiveDate| NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day);
        let last_of_year = Span::new(year(day), Scale::Year).last();
        let (first, last) = match kind {
            WindowKind::Year => (year(day), last_of_year),
            WindowKind::Twelve => {
                (month.first.checked_sub_months(Months::new(11)).unwrap_or(month.first), month.last())
            }
            WindowKind::All => (year(day.min(earliest)), last_of_year),
        };
        Self { kind, first, last }
    }

    /// The window some steps later, or earlier if negative: years, or months for twelve months. All years stay.
    #[must_use]
    pub fn moved(self, steps: i32) -> Self {
        let months = match self.kind {
            WindowKind::Year => 12,
            WindowKind::Twelve => 1,
            WindowKind::All => return self,
        };
        let months = Months::new(months * steps.unsigned_abs());
        let first =
            if steps < 0 { self.first.checked_sub_months(months) } else { self.first.checked_add_months(months) };
        let Some(first) = first else { return self };
        Self { first, last: Span::new(first, Scale::Year).last(), ..self }
    }
}

impl Window {
    /// The window, widened to whole calendar years.
    ///
    /// ```
    /// use kith::insight::years::{Window, WindowKind};
    ///
    /// let day = |text: &str| text.parse().unwrap();
    /// let window = Window::around(WindowKind::Twelve, day("2026-05-14"), day("2017-03-02")).whole_years();
    /// assert_eq!((window.first, window.last), (day("2025-01-01"), day("2026-12-31")));
    /// ```
    #[must_use]
    pub fn whole_years(self) -> Self {
        let first = NaiveDate::from_ymd_opt(self.first.year(), 1, 1).unwrap_or(self.first);
        let last = NaiveDate::from_ymd_opt(self.last.year(), 12, 31).unwrap_or(self.last);
        Self { first, last, ..self }
    }
}

/// The first day of the month of a day.
pub(super) fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}
