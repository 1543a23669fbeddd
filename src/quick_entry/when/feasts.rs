//! The feasts that move: by Easter, or as a certain weekday of a month. Plain tables and the date of Easter.

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar::{Calendar, Day};

/// The day that a feast is counted from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Base {
    /// Easter Sunday.
    Easter,
    /// The weekday of this count in a month.
    Nth(u32, Weekday, u8),
    /// The last such weekday of a month.
    Last(u32, Weekday),
    /// The last Sunday before Christmas.
    FourthAdvent,
}

/// What the rules of a feast are, if it has several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choices {
    /// The likeliest day and others that may be meant.
    Days,
    /// The days of several countries, of which none is likelier.
    Countries,
}

use Base::{Easter, FourthAdvent, Last, Nth};
use Choices::{Countries, Days};
use Weekday::{Mon, Sun, Thu};

/// A rule: a day and how many days after it the feast is.
pub(super) type Rule = (Base, i64);

/// The feasts, the longest names first, and their rules. Of several, the first is the likeliest; the others are the
/// choices of other countries or the days around the feast. "Mother's Day" has lost its ending, as every word has.
pub(super) const MOVING: &[(&str, &[Rule], Choices)] = &[
    ("rose monday", &[(Easter, -48)], Days),
    ("shrove tuesday", &[(Easter, -47)], Days),
    ("pancake day", &[(Easter, -47)], Days),
    ("mardi gras", &[(Easter, -47)], Days),
    ("ash wednesday", &[(Easter, -46)], Days),
    ("mothering sunday", &[(Easter, -21)], Days),
    ("palm sunday", &[(Easter, -7)], Days),
    ("maundy thursday", &[(Easter, -3)], Days),
    ("holy thursday", &[(Easter, -3)], Days),
    ("good friday", &[(Easter, -2)], Days),
    ("holy saturday", &[(Easter, -1)], Days),
    ("easter saturday", &[(Easter, -1)], Days),
    ("easter sunday", &[(Easter, 0)], Days),
    ("easter day", &[(Easter, 0)], Days),
    ("easter monday", &[(Easter, 1)], Days),
    ("easter weekend", &[(Easter, 0), (Easter, -1), (Easter, -2), (Easter, 1)], Days),
    ("easter", &[(Easter, 0), (Easter, 1), (Easter, -1), (Easter, -2)], Days),
    ("ascension day", &[(Easter, 39)], Days),
    ("whit sunday", &[(Easter, 49)], Days),
    ("pentecost sunday", &[(Easter, 49)], Days),
    ("whitsunday", &[(Easter, 49)], Days),
    ("whitsun", &[(Easter, 49), (Easter, 50)], Days),
    ("whit monday", &[(Easter, 50)], Days),
    ("pentecost monday", &[(Easter, 50)], Days),
    ("pentecost", &[(Easter, 49), (Easter, 50)], Days),
    ("corpus christi", &[(Easter, 60)], Days),
    ("martin luther king day", &[(Nth(1, Mon, 3), 0)], Days),
    ("mlk day", &[(Nth(1, Mon, 3), 0)], Days),
    ("presidents day", &[(Nth(2, Mon, 3), 0)], Days),
    ("president day", &[(Nth(2, Mon, 3), 0)], Days),
    ("mothers day", &[(Nth(5, Sun, 2), 0), (Easter, -21)], Countries),
    ("mother day", &[(Nth(5, Sun, 2), 0), (Easter, -21)], Countries),
    ("memorial day", &[(Last(5, Mon), 0)], Days),
    ("fathers day", &[(Nth(6, Sun, 3), 0), (Easter, 39)], Countries),
    ("father day", &[(Nth(6, Sun, 3), 0), (Easter, 39)], Countries),
    ("labor day", &[(Nth(9, Mon, 1), 0)], Days),
    ("columbus day", &[(Nth(10, Mon, 2), 0)], Days),
    ("canadian thanksgiving", &[(Nth(10, Mon, 2), 0)], Days),
    ("thanksgiving day", &[(Nth(11, Thu, 4), 0), (Nth(10, Mon, 2), 0)], Days),
    ("thanksgiving", &[(Nth(11, Thu, 4), 0), (Nth(10, Mon, 2), 0)], Days),
    ("black friday", &[(Nth(11, Thu, 4), 1)], Days),
    ("cyber monday", &[(Nth(11, Thu, 4), 4)], Days),
    ("first advent", &[(FourthAdvent, -21)], Days),
    ("second advent", &[(FourthAdvent, -14)], Days),
    ("third advent", &[(FourthAdvent, -7)], Days),
    ("fourth advent", &[(FourthAdvent, 0)], Days),
];

/// A feast: of a day in a month, or one that moves.
pub(super) enum Feast {
    Fixed(u32, u32),
    Moving(&'static [Rule], Choices),
}

impl Feast {
    /// The day in a year.
    pub(super) fn in_year(&self, calendar: Calendar, year: i32) -> Day {
        match self {
            Self::Fixed(month, day) => calendar.dated(year, *month, *day),
            Self::Moving(rules, choices) => {
                let days = rules.iter().filter_map(|it| in_year(*it, year));
                let days: Vec<NaiveDate> = days.filter(|it| calendar.looks_ahead || *it <= calendar.today).collect();
                match days[..] {
                    [] => Day::Which(days),
                    [day] if *choices == Choices::Days => Day::On(day),
                    _ if *choices == Choices::Countries => Day::Which(days),
                    _ => Day::About(days),
                }
            }
        }
    }

    /// The last or next such day.
    pub(super) fn yearless(&self, calendar: Calendar, is_surely_past: bool) -> Day {
        match self {
            Self::Fixed(month, day) => calendar.yearless(*month, *day, is_surely_past),
            Self::Moving(rules, _) => {
                let Some(first) = rules.first() else { return Day::Which(Vec::new()) };
                match calendar.yearly(|year| in_year(*first, year), is_surely_past) {
                    Day::On(day) => self.in_year(calendar, day.year()),
                    other => other,
                }
            }
        }
    }
}

/// The day of a feast in a year; `None` outside the years that the calendar can count.
///
/// # Examples
///
/// Easter Monday of 2026 was 6 April: `in_year((Base::Easter, 1), 2026)`. The tests below have more.
pub(super) fn in_year((base, after): Rule, year: i32) -> Option<NaiveDate> {
    let day = match base {
        Easter => easter(year),
        Nth(month, weekday, count) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, count),
        Last(month, weekday) => {
            (4..=5).rev().find_map(|count| NaiveDate::from_weekday_of_month_opt(year, month, weekday, count))
        }
        FourthAdvent => {
            let eve = NaiveDate::from_ymd_opt(year, 12, 24)?;
            eve.checked_sub_days(chrono::Days::new(eve.weekday().num_days_from_sunday().into()))
        }
    }?;
    day.checked_add_signed(chrono::Duration::days(after))
}

/// Easter Sunday of the Gregorian calendar, by the rule of Meeus, Astronomical Algorithms, chapter 8. The letters are
/// his.
fn easter(year: i32) -> Option<NaiveDate> {
    let year = u32::try_from(year).ok()?;
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, i, k) = (b / 4, b % 4, c / 4, c % 4);
    let g = (b + 1 - (b + 8) / 25) / 3;
    let h = (19 * a + b + 15 - d - g) % 30;
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l + 114 - 7 * m;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, sum / 31, sum % 31 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(feast: &str, year: i32, expected: &str) {
        let (_, rules, _) = MOVING.iter().find(|(it, ..)| *it == feast).unwrap();
        assert_eq!(in_year(rules[0], year).map(|it| it.to_string()).as_deref(), Some(expected), "{feast} {year}");
    }

    #[test]
    fn feasts_that_move() {
        check("easter sunday", 2000, "2000-04-23");
        check("easter sunday", 2008, "2008-03-23");
        check("easter sunday", 2024, "2024-03-31");
        check("easter sunday", 2025, "2025-04-20");
        check("easter sunday", 2026, "2026-04-05");
        check("easter sunday", 2038, "2038-04-25");
        check("good friday", 2026, "2026-04-03");
        check("ash wednesday", 2026, "2026-02-18");
        check("whit monday", 2026, "2026-05-25");
        check("thanksgiving", 2025, "2025-11-27");
        check("black friday", 2024, "2024-11-29");
        check("memorial day", 2026, "2026-05-25");
        check("labor day", 2026, "2026-09-07");
        check("mothers day", 2026, "2026-05-10");
        check("first advent", 2026, "2026-11-29");
        check("fourth advent", 2023, "2023-12-24");
    }
}
