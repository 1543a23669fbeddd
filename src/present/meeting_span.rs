//! The span of time whose meetings are read from a calendar.

use chrono::{Months, NaiveDate};

/// How far back the meetings of a calendar are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MeetingSpan {
    /// The last year.
    Year,
    /// The last two years: the usual span.
    #[default]
    TwoYears,
    /// The last five years.
    FiveYears,
    /// Everything.
    All,
}

impl MeetingSpan {
    /// All spans, the shortest first.
    pub const ALL: [Self; 4] = [Self::Year, Self::TwoYears, Self::FiveYears, Self::All];

    /// The name of the span as the value of a choice.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Year => "1",
            Self::TwoYears => "2",
            Self::FiveYears => "5",
            Self::All => "all",
        }
    }

    /// The span with this name. The usual one for any other text.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.word() == word).unwrap_or_default()
    }

    /// The first day of the span. Everything begins in 1970: no calendar of a living person's meetings is older.
    ///
    /// ```
    /// # use kith::present::meeting_span::MeetingSpan;
    /// let start = |span: MeetingSpan| span.start("2026-11-26".parse().unwrap()).to_string();
    /// assert_eq!(start(MeetingSpan::from_word("5")), "2021-11-26");
    /// assert_eq!(start(MeetingSpan::All), "1970-01-01");
    /// ```
    pub fn start(self, today: NaiveDate) -> NaiveDate {
        let years = match self {
            Self::Year => 1,
            Self::TwoYears => 2,
            Self::FiveYears => 5,
            Self::All => return NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or(NaiveDate::MIN),
        };
        today.checked_sub_months(Months::new(12 * years)).unwrap_or(today)
    }
}
