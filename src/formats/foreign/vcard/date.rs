//! The dates of cards.

use chrono::{Datelike, NaiveDate};

use crate::domain::{DateOrder, PartialDate};
use crate::formats::foreign::Locale;
use crate::formats::foreign::table::dates::{self, Reading};

/// The year that Apple's address book writes for a date without one. It is a leap year before all birthdays.
const NO_YEAR: i32 = 1604;

/// Reads a date as cards have it: basic or extended (ISO 8601), with a time of day or without, with slashes or dots.
/// None if there is no such day. `omitted` is the year that stands for none (`X-APPLE-OMIT-YEAR`).
pub(super) fn read(text: &str, omitted: &str, order: DateOrder) -> Option<PartialDate> {
    let text = text.trim();
    let day = text.split(['T', 't', ' ']).next().unwrap_or_default();
    let date = iso(day).or_else(|| local(day, order))?;
    match date {
        PartialDate::Day(day) if day.year() == NO_YEAR || omitted.parse() == Ok(day.year()) => {
            Some(PartialDate::EveryYear { month: day.month(), day: day.day() })
        }
        date => Some(date).filter(|it| it.year().is_none_or(|it| it >= 1000 && it != NO_YEAR)),
    }
}

/// Reads a day with the name of its month, as people write it into cards: `June 12, 1999`. None for words around it,
/// such as `circa June 1999`.
pub(super) fn in_words(text: &str, locale: &Locale<'_>) -> Option<PartialDate> {
    let has_one_word = text.split(|it: char| !it.is_alphabetic()).filter(|it| it.chars().count() > 2).count() == 1;
    match dates::day(text, locale.date_order, locale.today) {
        Reading::Day(day @ (PartialDate::Day(_) | PartialDate::EveryYear { .. })) if has_one_word => Some(day),
        _ => None,
    }
}

/// The forms of RFC 6350, section 4.3.1, and of vCard 3.0, also without leading zeros.
fn iso(text: &str) -> Option<PartialDate> {
    let is_figures = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let (is_yearless, figures) = text.strip_prefix("--").map_or((false, text), |rest| (true, rest));
    let extended = match (is_yearless, figures.len()) {
        (true, 4) if is_figures(figures) => format!("--{}-{}", figures.get(..2)?, figures.get(2..)?),
        (false, 8) if is_figures(figures) => {
            format!("{}-{}-{}", figures.get(..4)?, figures.get(4..6)?, figures.get(6..)?)
        }
        _ => text.to_owned(),
    };
    extended.parse().ok().or_else(|| {
        let parts: Option<Vec<u32>> = text.split('-').map(|it| it.parse().ok()).collect();
        let &[year, month, day] = parts?.as_slice() else { return None };
        whole(year, month, day)
    })
}

/// The forms that people write: `12/28/1969`, `28.12.1969`, `1969/12/28`.
fn local(text: &str, order: DateOrder) -> Option<PartialDate> {
    let parts: Option<Vec<u32>> = text.split(['/', '.']).map(|it| it.trim().parse().ok()).collect();
    let &[first, second, third] = parts?.as_slice() else { return None };
    if first > 31 {
        return whole(first, second, third);
    }
    let is_month_first = order == DateOrder::MonthFirst && !text.contains('.');
    let (day, month) = if is_month_first { (second, first) } else { (first, second) };
    // The other order, where this one gives no day.
    whole(third, month, day).or_else(|| whole(third, day, month))
}

fn whole(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).map(PartialDate::Day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_many_forms() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            let date = read(text, "", DateOrder::MonthFirst).map(|it| it.to_string()).unwrap_or_default();
            assert_eq!(date, expected, "{text}");
        }
        check("1980-03-22", "1980-03-22");
        check("19800322", "1980-03-22");
        check("1980-3-2", "1980-03-02");
        check("1980-03-22T23:00:00Z", "1980-03-22");
        check("19960415T000000", "1996-04-15");
        check("--0412", "--04-12");
        check("--04-12", "--04-12");
        check("--0229", "--02-29");
        check("1604-04-12", "--04-12");
        check("1985-04", "1985-04");
        check("1985", "1985");
        check("12/28/1969", "1969-12-28");
        check("28/12/1969", "1969-12-28");
        check("03.04.1969", "1969-04-03");
        check("206-12-15", "");
        check("1980-02-30", "");
        check("19801332", "");
        check("circa 1800", "");
        check("---12", "");
        check("T10", "");
        check("", "");
    }

    #[test]
    fn a_day_with_the_name_of_its_month_is_read() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        let locale = Locale { today, date_order: DateOrder::DayFirst, zone: "Europe/Berlin" };
        let check = |text: &str, expected: &str| {
            assert_eq!(in_words(text, &locale).map(|it| it.to_string()).unwrap_or_default(), expected, "{text}");
        };
        check("June 12, 1999", "1999-06-12");
        check("12 juin 1999", "1999-06-12");
        check("12 June", "--06-12");
        check("circa June 12, 1999", "");
        check("31 June 1999", "");
        check("circa 1800", "");
    }

    #[test]
    fn the_omitted_year_is_none() {
        let date = read("1900-05-06", "1900", DateOrder::DayFirst);
        assert_eq!(date, Some(PartialDate::EveryYear { month: 5, day: 6 }));
    }
}
