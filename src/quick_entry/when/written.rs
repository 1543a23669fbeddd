//! A date that stands alone, as in a field of a form: whole, or without its day or its year.

use std::str::FromStr;

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::calendar::{Calendar, Day};
use super::day_words::{figures, month, ordinal, weekday};
use super::phrases;
use crate::domain::{DateOrder, PartialDate, PartialDateError, normalize};
use crate::quick_entry::ReadingContext;
use crate::quick_entry::tokens::Words;

/// Longest text that may be a date, in bytes (design decision): "the second Wednesday of September last year" has 44.
const LONGEST: usize = 60;

/// Which dates a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateScope {
    /// A date of any precision: a year, a month, a day, a day of every year.
    Partial,
    /// A whole day. Without a year it is the last such day.
    Past,
    /// A whole day. Without a year it is the next such day.
    Ahead,
}

/// What the reading of a date depends on besides its text.
#[derive(Clone, Copy, Debug)]
pub struct DateRules {
    /// The local time.
    pub now: NaiveDateTime,
    /// The order of day and month in figures.
    pub order: DateOrder,
    /// Which dates the field takes.
    pub scope: DateScope,
}

/// A date that was read from a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The likeliest date.
    pub date: PartialDate,
    /// The other dates that the text may mean, the likeliest first.
    pub others: Vec<PartialDate>,
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// It does not read as a date.
    NotRead,
    /// There is no such day: "31 June".
    NoSuchDay,
    /// A month without a year.
    WhichYear,
    /// A year or a month, and the field needs a day.
    WhichDay,
}

/// A number of a date, with its count of digits.
#[derive(Clone, Copy)]
struct Number {
    value: u32,
    digits: usize,
    /// Whether an apostrophe stands before it: "'19" is a year.
    is_short: bool,
}

/// The parts of a date in the order in which they stand.
#[derive(Default)]
struct Parts {
    numbers: Vec<Number>,
    month: Option<u32>,
    /// Whether a number stands before the name of the month.
    is_day_first: bool,
    /// Whether full stops part the numbers: then the day comes first everywhere.
    is_dotted: bool,
}

/// Reads a date as people write it. None for an empty text.
///
/// # Errors
///
/// A [`DateProblem`] for a text that is no date, or not precise enough for the field.
///
/// # Examples
///
/// ```
/// use kith::domain::DateOrder;
/// use kith::quick_entry::{DateProblem, DateRules, DateScope, read_date};
///
/// let now = "2026-11-26T12:00:00".parse().unwrap();
/// let check = |text: &str, scope: DateScope, expected: Result<&str, DateProblem>| {
///     let rules = DateRules { now, order: DateOrder::DayFirst, scope };
///     let read = read_date(text, &rules).map(|it| it.map(|it| it.date.to_string()).unwrap_or_default());
///     assert_eq!(read.as_deref(), expected.as_ref().copied(), "{text}");
/// };
/// check("May 2019", DateScope::Partial, Ok("2019-05"));
/// check("19 November", DateScope::Partial, Ok("--11-19"));
/// check("19 November", DateScope::Past, Ok("2026-11-19"));
/// check("19 November", DateScope::Ahead, Ok("2027-11-19"));
/// check("yesterday", DateScope::Past, Ok("2026-11-25"));
/// check("31 June", DateScope::Partial, Err(DateProblem::NoSuchDay));
/// check("37 May", DateScope::Partial, Err(DateProblem::NoSuchDay));
/// check("May 2019", DateScope::Past, Err(DateProblem::WhichDay));
/// check("", DateScope::Ahead, Ok(""));
/// ```
pub fn read_date(text: &str, rules: &DateRules) -> Result<Option<WrittenDate>, DateProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.len() > LONGEST {
        return Err(DateProblem::NotRead);
    }
    let of_calendar = match PartialDate::from_str(text) {
        Ok(date) => Some(vec![date]),
        Err(PartialDateError::Month | PartialDateError::Day { .. }) => return Err(DateProblem::NoSuchDay),
        Err(PartialDateError::Shape | PartialDateError::Year) => match parts(text) {
            Some(parts) => parts.dates(rules)?,
            None => None,
        },
    };
    let dates = match of_calendar {
        Some(dates) if rules.scope == DateScope::Partial => dates,
        Some(dates) => whole_days(&dates, rules)?,
        None => phrase(text, rules)?,
    };
    let mut dates = dates.into_iter();
    let date = dates.next().ok_or(DateProblem::NotRead)?;
    Ok(Some(WrittenDate { date, others: dates.filter(|it| *it != date).collect() }))
}

/// The parts of a date that consists of numbers and the name of a month. None if any other word stands there.
fn parts(text: &str) -> Option<Parts> {
    let mut parts = Parts::default();
    for word in normalize(text).split([' ', ',', '\u{a0}']) {
        let word = word.trim_end_matches('.');
        let is_short = word.starts_with(['\'', '’', '‘']);
        let word = word.trim_start_matches(['\'', '’', '‘']);
        if matches!(word, "" | "of" | "the" | "in" | "on") || weekday(word).is_some() {
            continue;
        }
        if let Some(number) = month(word) {
            parts.is_day_first = !parts.numbers.is_empty();
            if parts.month.replace(number).is_some() {
                return None;
            }
            continue;
        }
        let fields: Vec<&str> = word.split(['.', '/', '-', '–']).collect();
        parts.is_dotted |= fields.len() > 1 && word.contains('.');
        for field in fields {
            let of_word = || ordinal(field).map(|value| Number { value, digits: 1, is_short });
            let in_figures = || figures(field).map(|value| Number { value, digits: field.len(), is_short });
            match month(field) {
                Some(number) if parts.month.is_none() => parts.month = Some(number),
                _ => parts.numbers.push(in_figures().or_else(of_word)?),
            }
        }
    }
    Some(parts)
}

impl Parts {
    /// The dates that the parts may mean, the likeliest first. None if they are no date.
    fn dates(&self, rules: &DateRules) -> Result<Option<Vec<PartialDate>>, DateProblem> {
        let calendar = Calendar { today: rules.now.date(), looks_ahead: rules.scope == DateScope::Ahead };
        match (self.month, &self.numbers[..]) {
            (Some(_), []) if rules.scope == DateScope::Partial => Err(DateProblem::WhichYear),
            (Some(month), [year]) if year.digits > 2 => Ok(Some(vec![PartialDate::Month(whole(*year)?, month)])),
            // "37 May" is a slip of the pen; "May 37" and "May '37" are years.
            (Some(_), [day]) if day.value > 31 && self.is_day_first && !day.is_short => Err(DateProblem::NoSuchDay),
            (Some(month), [day]) if day.value > 31 || day.is_short => {
                let years = calendar.short_year(signed(day.value)).into_iter();
                Ok(Some(years.map(|year| PartialDate::Month(year, month)).collect()))
            }
            (Some(month), [day]) => every_year(month, day.value).map(|it| Some(vec![it])),
            (Some(month), [one, other]) => {
                let (day, year) = if one.digits > 2 { (other, one) } else { (one, other) };
                days(years(calendar, *year)?, month, day.value).map(Some)
            }
            (None, [one, other]) => self.two(*one, *other, rules).map(Some),
            (None, [one, month, day]) if one.digits > 2 => {
                days(years(calendar, *one)?, month.value, day.value).map(Some)
            }
            (None, [one, other, year]) => {
                let years = years(calendar, *year)?;
                let of = |(day, month): (u32, u32)| days(years.clone(), month, day);
                self.either(*one, *other, rules, &of).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// "11/2019", "2019/11", "19.11.".
    fn two(&self, one: Number, other: Number, rules: &DateRules) -> Result<Vec<PartialDate>, DateProblem> {
        let of_month = |month: Number, year: Number| match month.value {
            1..=12 => Ok(vec![PartialDate::Month(whole(year)?, month.value)]),
            _ => Err(DateProblem::NoSuchDay),
        };
        match (one.digits > 2, other.digits > 2) {
            (true, _) => of_month(other, one),
            (_, true) => of_month(one, other),
            _ => self.either(one, other, rules, &|(day, month)| every_year(month, day).map(|it| vec![it])),
        }
    }

    /// The dates of two numbers in the order of the reader, and then in the other order.
    fn either(
        &self,
        one: Number,
        other: Number,
        rules: &DateRules,
        of: &dyn Fn((u32, u32)) -> Result<Vec<PartialDate>, DateProblem>,
    ) -> Result<Vec<PartialDate>, DateProblem> {
        let (day_first, month_first) = ((one.value, other.value), (other.value, one.value));
        let orders = match rules.order {
            _ if self.is_dotted => vec![day_first],
            DateOrder::DayFirst => vec![day_first, month_first],
            DateOrder::MonthFirst => vec![month_first, day_first],
        };
        let read: Vec<PartialDate> = orders.into_iter().filter_map(|it| of(it).ok()).flatten().collect();
        if read.is_empty() { Err(DateProblem::NoSuchDay) } else { Ok(read) }
    }
}

/// The whole days that partial dates name, seen from today.
fn whole_days(dates: &[PartialDate], rules: &DateRules) -> Result<Vec<PartialDate>, DateProblem> {
    let calendar = Calendar { today: rules.now.date(), looks_ahead: rules.scope == DateScope::Ahead };
    let mut found = Vec::new();
    for date in dates {
        match date {
            PartialDate::Day(_) => found.push(*date),
            PartialDate::EveryYear { month, day } => {
                found.extend(choices(calendar.yearless(*month, *day, true)).into_iter().map(PartialDate::Day));
            }
            PartialDate::Year(_) | PartialDate::Month(..) => return Err(DateProblem::WhichDay),
        }
    }
    if found.is_empty() { Err(DateProblem::NoSuchDay) } else { Ok(found) }
}

/// A day in words, such as "yesterday" or "next Friday". The whole text has to name it.
fn phrase(text: &str, rules: &DateRules) -> Result<Vec<PartialDate>, DateProblem> {
    let words = Words::split(text);
    let looks_ahead = rules.scope == DateScope::Ahead;
    let context = ReadingContext { now: rules.now, date_order: rules.order, is_promise: Some(looks_ahead) };
    let found = phrases(&words, &context, looks_ahead).into_iter().find(|it| it.range == (0..words.len()));
    match found.ok_or(DateProblem::NotRead)?.day {
        Day::Nowhere(_) => Err(DateProblem::NoSuchDay),
        // A field for any precision takes "yesterday", but "last summer" is no day.
        Day::About(_) | Day::Which(_) if rules.scope == DateScope::Partial => Err(DateProblem::NotRead),
        day => Ok(choices(day).into_iter().map(PartialDate::Day).collect()),
    }
}

fn choices(day: Day) -> Vec<NaiveDate> {
    match day {
        Day::On(day) | Day::Ahead(day) => vec![day],
        Day::About(days) | Day::Which(days) => days,
        Day::Nowhere(_) => Vec::new(),
    }
}

fn every_year(month: u32, day: u32) -> Result<PartialDate, DateProblem> {
    // A leap year, so that 29 February is a day.
    let exists = NaiveDate::from_ymd_opt(2000, month, day).is_some();
    if exists { Ok(PartialDate::EveryYear { month, day }) } else { Err(DateProblem::NoSuchDay) }
}

fn days(years: Vec<i32>, month: u32, day: u32) -> Result<Vec<PartialDate>, DateProblem> {
    let days = years.into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    let days: Vec<PartialDate> = days.filter(|it| it.year() > 0).map(PartialDate::Day).collect();
    if days.is_empty() { Err(DateProblem::NoSuchDay) } else { Ok(days) }
}

/// The years that a number may mean: itself, or those of two digits.
fn years(calendar: Calendar, year: Number) -> Result<Vec<i32>, DateProblem> {
    if year.digits > 2 { Ok(vec![whole(year)?]) } else { Ok(calendar.short_year(signed(year.value))) }
}

/// A year of four digits.
fn whole(year: Number) -> Result<i32, DateProblem> {
    if year.digits == 4 && year.value > 0 { Ok(signed(year.value)) } else { Err(DateProblem::NotRead) }
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, order: DateOrder, scope: DateScope) -> String {
        let now = "2026-11-26T12:00:00".parse().unwrap();
        match read_date(text, &DateRules { now, order, scope }) {
            Ok(None) => String::new(),
            Ok(Some(it)) => {
                let dates = std::iter::once(it.date).chain(it.others);
                dates.map(|it| it.to_string()).collect::<Vec<_>>().join(" or ")
            }
            Err(problem) => format!("{problem:?}"),
        }
    }

    #[test]
    fn a_date_is_read_as_people_write_it() {
        let check = |text: &str, expected: &str| {
            assert_eq!(read(text, DateOrder::DayFirst, DateScope::Partial), expected, "{text}");
        };
        check("2019", "2019");
        check("May 2019", "2019-05");
        check("may, 2019", "2019-05");
        check("5/2019", "2019-05");
        check("2019-05", "2019-05");
        check("May '19", "2019-05");
        check("19 November", "--11-19");
        check("November 19th", "--11-19");
        check("the 19th of November", "--11-19");
        check("19.11.", "--11-19");
        check("--11-19", "--11-19");
        check("19 Nov 1985", "1985-11-19");
        check("Nov 19, 1985", "1985-11-19");
        check("19.11.1985", "1985-11-19");
        check("19-Nov-1985", "1985-11-19");
        check("1985-11-19", "1985-11-19");
        check("1985/11/19", "1985-11-19");
        check("Tuesday, 19 November 1985", "1985-11-19");
        check("19 nov 85", "1985-11-19");
        check("29 February", "--02-29");
        check("yesterday", "2026-11-25");
    }

    #[test]
    fn a_date_in_figures_is_read_in_the_order_of_the_reader_and_the_other_order_is_offered() {
        let check = |text: &str, day_first: &str, month_first: &str| {
            assert_eq!(read(text, DateOrder::DayFirst, DateScope::Partial), day_first, "{text}");
            assert_eq!(read(text, DateOrder::MonthFirst, DateScope::Partial), month_first, "{text}");
        };
        check("3/4/2019", "2019-04-03 or 2019-03-04", "2019-03-04 or 2019-04-03");
        check("19/11/1985", "1985-11-19", "1985-11-19");
        check("3/4", "--04-03 or --03-04", "--03-04 or --04-03");
        check("3.4.2019", "2019-04-03", "2019-04-03");
        check("5/5/2019", "2019-05-05", "2019-05-05");
    }

    #[test]
    fn a_text_that_is_no_date_says_why() {
        let check = |text: &str, expected: &str| {
            assert_eq!(read(text, DateOrder::DayFirst, DateScope::Partial), expected, "{text}");
        };
        check("someday", "NotRead");
        check("last summer", "NotRead");
        check("19", "NotRead");
        check("0000", "NotRead");
        check("19 November and some", "NotRead");
        check("May", "WhichYear");
        check("31 June", "NoSuchDay");
        check("2023-02-29", "NoSuchDay");
        check("29 Feb 2023", "NoSuchDay");
        check("13/13/2020", "NoSuchDay");
    }

    #[test]
    fn a_field_for_a_day_reads_words_and_takes_the_near_year() {
        let check = |text: &str, past: &str, ahead: &str| {
            assert_eq!(read(text, DateOrder::DayFirst, DateScope::Past), past, "{text}");
            assert_eq!(read(text, DateOrder::DayFirst, DateScope::Ahead), ahead, "{text}");
        };
        check("yesterday", "2026-11-25", "2026-11-25");
        check("19 November", "2026-11-19", "2027-11-19");
        check("26 November 2026", "2026-11-26", "2026-11-26");
        check("2026-11-20", "2026-11-20", "2026-11-20");
        check("3 days ago", "2026-11-23", "2026-11-23");
        check("May 2019", "WhichDay", "WhichDay");
        check("2019", "WhichDay", "WhichDay");
        assert_eq!(read("next Friday", DateOrder::DayFirst, DateScope::Ahead), "2026-12-04");
        assert_eq!(read("tomorrow", DateOrder::DayFirst, DateScope::Ahead), "2026-11-27");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,40}") {
            for scope in [DateScope::Partial, DateScope::Past, DateScope::Ahead] {
                read(&text, DateOrder::MonthFirst, scope);
            }
        }
    }
}
