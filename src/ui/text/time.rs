//! Days and lengths of time.

use chrono::NaiveDate;

use super::catalogue::{fill, plural, sentences};
use crate::domain::{PartialDate, Weekday};
use crate::present::length::{Unit, length};
use crate::web::intl::{self, Style};

sentences! {
    days[count]: "{count} day", "{count} days";
    weeks[count]: "{count} week", "{count} weeks";
    months[count]: "{count} month", "{count} months";
    years[count]: "a year", "{count} years";
    years_and_a_half[count]: "a year and a half", "{count} and a half years";
    today: "today";
    yesterday: "yesterday";
    today_date(date): "Today, {date}";
    yesterday_date(date): "Yesterday, {date}";
    weekday_date(weekday, date): "{weekday}, {date}";
    tomorrow: "tomorrow";
    due_today: "for today";
    due_tomorrow: "by tomorrow";
    due_day(day): "by {day}";
    every_day: "every day";
    every_week: "every week";
    every_month: "every month";
    every_year: "every year";
    every_span(span): "every {span}";
}

/// A length of time in everyday words: "nine days", "six weeks", "five months", "a year", "three and a half years".
pub(crate) fn span(days: u32) -> String {
    let (count, unit) = length(days);
    let count = count as usize;
    match unit {
        Unit::Days => self::days(count),
        Unit::Weeks => weeks(count),
        Unit::Months => months(count),
        Unit::Years => years(count),
        Unit::HalfYears => years_and_a_half(count),
    }
}

/// The time since a day, short for a list: "today", "yesterday", "9 days", "6 weeks".
pub(crate) fn ago_short(days: u32) -> String {
    let (count, unit) = length(days);
    // The patterns of `span`, with digits.
    let (one, other) = match unit {
        Unit::Days => ("{count} day", "{count} days"),
        Unit::Weeks => ("{count} week", "{count} weeks"),
        Unit::Months => ("{count} month", "{count} months"),
        Unit::Years | Unit::HalfYears => ("{count} year", "{count} years"),
    };
    match days {
        0 => today().to_owned(),
        1 => yesterday().to_owned(),
        _ => fill(plural(count as usize, one, other), &[("count", &count)]),
    }
}

/// A day near today: "Yesterday, 13 May".
pub(crate) fn day(day: NaiveDate, today: NaiveDate) -> String {
    let date = intl::date(day, Style::Day);
    match (today - day).num_days() {
        0 => today_date(&date),
        1 => yesterday_date(&date),
        2..=6 => weekday_date(&intl::date(day, Style::Weekday), &date),
        _ => date,
    }
}

/// A day to come: "today", "tomorrow", "Tuesday", "14 May".
pub(crate) fn day_ahead(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => self::today().to_owned(),
        1 => tomorrow().to_owned(),
        2..=6 => intl::date(day, Style::Weekday),
        _ => intl::date(day, Style::Day),
    }
}

/// A due day, today or later: "by Saturday".
pub(crate) fn due(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => due_today().to_owned(),
        1 => due_tomorrow().to_owned(),
        2..=6 => due_day(&intl::date(day, Style::Weekday)),
        _ => due_day(&intl::date(day, Style::Day)),
    }
}

/// An interval: "every two weeks", "every month".
pub(crate) fn every(days: u32) -> String {
    match days {
        1 => every_day().to_owned(),
        7 => every_week().to_owned(),
        28..=31 => every_month().to_owned(),
        _ if length(days) == (1, Unit::Years) => every_year().to_owned(),
        _ => every_span(&span(days)),
    }
}

/// The name of a weekday, in the browser's words.
pub(crate) fn weekday(day: Weekday) -> String {
    // The fourth of January 2021 was a Monday.
    let monday = NaiveDate::from_ymd_opt(2021, 1, 4).unwrap_or_default();
    let offset = u64::from(day.to_chrono().num_days_from_monday());
    monday.checked_add_days(chrono::Days::new(offset)).map(|it| intl::date(it, Style::Weekday)).unwrap_or_default()
}

/// A date below the heading of its year, without the year: "", "May", "17 May".
pub(crate) fn within_year(date: PartialDate) -> String {
    match date {
        PartialDate::Year(_) => String::new(),
        PartialDate::Month(year, month) => {
            NaiveDate::from_ymd_opt(year, month, 1).map(|it| intl::date(it, Style::LongMonth)).unwrap_or_default()
        }
        PartialDate::Day(day) => intl::date(day, Style::DayOfYear),
        PartialDate::EveryYear { .. } => partial(date),
    }
}

/// A date that may lack parts: "2019", "May 2019", "17 May 2019", "12 April".
pub(crate) fn partial(date: PartialDate) -> String {
    match date {
        PartialDate::Year(year) => year.to_string(),
        PartialDate::Month(year, month) => {
            NaiveDate::from_ymd_opt(year, month, 1).map(|it| intl::date(it, Style::Month)).unwrap_or_default()
        }
        PartialDate::Day(day) => intl::date(day, Style::Full),
        PartialDate::EveryYear { month, day } => {
            NaiveDate::from_ymd_opt(2000, month, day).map(|it| intl::date(it, Style::DayOfYear)).unwrap_or_default()
        }
    }
}
