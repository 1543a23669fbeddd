//! Dates with a day and a month: in figures, in words, with or without the year.

use super::calendar::Day;
use super::day_words::{figures, month, ordinal, weekday};
use super::grammar::{Grammar, Rule};
use crate::domain::DateOrder;

/// Units after a number: "1 Nov 20 min" names no year.
const UNITS: &[&str] = &[
    "m", "min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "am", "pm", "people", "times", "days",
    "weeks", "percent", "euros", "dollars", "pounds", "km", "miles", "emails", "messages", "calls",
];

/// The years that a date may have.
enum Years {
    None,
    These(Vec<i32>),
}

impl Grammar<'_> {
    /// A date with a day and a month.
    pub(super) fn date(&self, i: usize, lead: &str) -> Rule {
        self.in_figures(i, lead)
            .or_else(|| self.three_figures(i))
            .or_else(|| self.day_then_month(i))
            .or_else(|| self.month_then_day(i))
    }

    /// "Sunday 7 June", "Sunday night, 7th June 2015", "Monday the 3rd". A weekday that does not fit is a question.
    pub(super) fn weekday_and_date(&self, i: usize) -> Rule {
        let named = weekday(self.word(i)).filter(|_| self.joined(i, ",."))?;
        let mut at = i + 1;
        if super::day_words::PARTS.contains(&self.word(at)) && self.joined(at, ",") {
            at += 1;
        }
        at += usize::from(self.word(at) == "on");
        let has_article = self.word(at) == "the";
        at += usize::from(has_article);
        let day_alone = || self.ordinal_alone(at, "on", has_article);
        let (end, day) = self.date(at, "on").or_else(day_alone)?;
        use chrono::Datelike;
        let day = match day {
            Day::On(date) if date.weekday() != named => Day::Which(vec![date]),
            // The weekday tells which of the years is meant.
            Day::Which(days) => match days.iter().find(|it| it.weekday() == named) {
                Some(day) if *day <= self.calendar.today => Day::On(*day),
                _ => Day::Which(days),
            },
            other => other,
        };
        Some((end, day))
    }

    /// One word in figures: "31.12.2025", "2026/3/4", "11/12". Two numbers are a date only after "on", or else a
    /// question: "24/7" and "1/2" are none.
    fn in_figures(&self, i: usize, lead: &str) -> Rule {
        let word = self.word(i);
        let separator = word.chars().find(|it| !it.is_ascii_digit()).filter(|it| "/.-–".contains(*it))?;
        let texts: Vec<&str> = word.split(separator).collect();
        let parts: Vec<u32> = texts.iter().filter_map(|it| figures(it)).collect();
        if parts.len() != texts.len() {
            return self.day_range(i, &texts);
        }
        let end = i + 1;
        let day = match parts[..] {
            [year, month, day] if texts[0].len() == 4 => self.dated(&[signed(year)], month, day),
            [one, other, year] if texts[2].len() == 4 => self.either(one, other, &[signed(year)], separator),
            [one, other, year] if texts[2].len() == 2 && texts[0].len() <= 2 => {
                self.either(one, other, &self.calendar.short_year(signed(year)), separator)
            }
            [month, year] if texts[1].len() == 4 && (1..=12).contains(&month) => self.some_day(month, year)?,
            [year, month] if texts[0].len() == 4 && (1..=12).contains(&month) => self.some_day(month, year)?,
            [one, other] if separator == '-' => return self.day_range(i, &texts).filter(|_| one < other),
            [one, other] if separator == '.' && !has_both(one, other) => return None,
            [one, other] => self.two_figures(i, (one, other), lead, separator)?,
            _ => return None,
        };
        Some((end, day))
    }

    fn two_figures(&self, i: usize, (one, other): (u32, u32), lead: &str, separator: char) -> Option<Day> {
        let is_led = matches!(lead, "on" | "by" | "due") || weekday(self.word(i.wrapping_sub(1))).is_some();
        // "31.12." with a full stop after it is a date as well.
        let is_german = separator == '.' && self.words.tail(i).starts_with('.') && i + 1 < self.words.len();
        if is_led || is_german {
            return Some(self.either(one, other, &[], separator));
        }
        const IDIOMS: &[(u32, u32)] = &[(24, 7), (1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (9, 11), (50, 50), (7, 24)];
        let is_idiom = IDIOMS.contains(&(one, other));
        // ", 24/11," and ", 24.11." stand alone and so are dates.
        let opens = i == 0 && crate::quick_entry::manner::is_channel(self.word(1));
        let is_marked = separator == '/' || (separator == '.' && self.words.tail(i).starts_with('.') && i > 0);
        if is_marked && has_both(one, other) && !is_idiom && (self.is_alone(i, i + 1) || opens) {
            return Some(self.either(one, other, &[], separator));
        }
        let stands_free =
            !matches!(self.words.before(i), "about" | "of" | "version" | "score" | "part" | "room" | "with");
        let is_likely = separator == '/' && stands_free && !is_idiom && has_both(one, other);
        let day = is_likely.then(|| self.either(one, other, &[], separator))?;
        Some(Day::Which(day.first().into_iter().chain([self.calendar.today]).collect()))
    }

    /// "12-14 November": the first and the last day are the choices.
    fn day_range(&self, i: usize, texts: &[&str]) -> Rule {
        let [from, to] = texts else { return None };
        let number = |it: &str| figures(it).or_else(|| ordinal(it));
        let (from, to) = (number(from)?, number(to)?);
        let after = i + 1 + usize::from(self.word(i + 1) == "of");
        let month = month(self.word(after)).filter(|_| self.joined(i, ""))?;
        let (end, years) = self.year(after);
        let days = [from, to].map(|day| self.resolved(&years, month, day).first());
        Some((end, Day::Which(days.into_iter().flatten().collect())))
    }

    /// "13 12 2016".
    fn three_figures(&self, i: usize) -> Rule {
        let texts = [self.word(i), self.word(i + 1), self.word(i + 2)];
        let [one, other, year] = [figures(texts[0])?, figures(texts[1])?, figures(texts[2])?];
        let is_date = self.joined(i, ".") && self.joined(i + 1, ".") && texts[0].len() <= 2 && texts[1].len() <= 2;
        let is_date = is_date && texts[2].len() == 4 && (1900..2100).contains(&year);
        is_date.then(|| (i + 3, self.either(one, other, &[signed(year)], ' ')))
    }

    /// "3rd of November", "7 June 2015", "1 Nov 26".
    fn day_then_month(&self, i: usize) -> Rule {
        let (mut at, day) = self.day_number(i)?;
        if self.word(at) == "of" && self.joined(at - 1, "") {
            at += 1;
        }
        if !self.joined(at - 1, ".") {
            return None;
        }
        if let Some(month) = month(self.word(at)) {
            let (end, years) = self.year(at);
            return Some((end, self.resolved(&years, month, day)));
        }
        let back = if self.any_phrase(at, &["last month"]).is_some() { 1 } else { 0 };
        let end = self.any_phrase(at, &["last month", "this month", "the month"])?;
        use chrono::Datelike;
        let first = self.calendar.months_back(back).with_day(1)?;
        Some((end, self.calendar.dated(first.year(), first.month(), day)))
    }

    /// "May 9, 2019", "June 7th", "Nov. 3".
    fn month_then_day(&self, i: usize) -> Rule {
        let month = month(self.word(i)).filter(|_| self.joined(i, "."))?;
        let at = i + 1 + usize::from(self.word(i + 1) == "the");
        // "Nov '25" is a month.
        if self.has_apostrophe(at) {
            return None;
        }
        let (after, day) = self.day_number(at)?;
        // In "May 3 hours" the number counts hours.
        if UNITS.contains(&self.word(after)) && self.joined(after - 1, "") {
            return None;
        }
        let (end, years) = self.year(after - 1);
        Some((end, self.resolved(&years, month, day)))
    }

    /// The number of a day, in figures or as an ordinal, and the position after it.
    fn day_number(&self, i: usize) -> Option<(usize, u32)> {
        let two = format!("{} {}", self.word(i), self.word(i + 1));
        if let Some(day) = ordinal(&two).filter(|_| self.joined(i, "")) {
            return Some((i + 2, day));
        }
        let day = figures(self.word(i)).or_else(|| ordinal(self.word(i)))?;
        (1..=99).contains(&day).then_some((i + 1, day))
    }

    /// The year after a month or day, and the position after it.
    fn year(&self, last: usize) -> (usize, Years) {
        let none = (last + 1, Years::None);
        if !self.joined(last, ",.") {
            return none;
        }
        let of_year =
            |phrase: &str| self.is_phrase(last + 1, phrase) || self.is_phrase(last + 1, &format!("of {phrase}"));
        use chrono::Datelike;
        let this_year = self.calendar.today.year();
        for (phrase, year) in [("last year", this_year - 1), ("this year", this_year), ("next year", this_year + 1)] {
            if of_year(phrase) {
                let count = 2 + usize::from(self.word(last + 1) == "of");
                return (last + 1 + count, Years::These(vec![year]));
            }
        }
        let text = self.word(last + 1);
        let Some(year) = figures(text) else { return none };
        match text.len() {
            4 if (1000..3000).contains(&year) => (last + 2, Years::These(vec![signed(year)])),
            2 if !UNITS.contains(&self.word(last + 2)) => {
                (last + 2, Years::These(self.calendar.short_year(signed(year))))
            }
            _ => none,
        }
    }

    /// "June 2024", "Nov '25", and the position after it.
    pub(super) fn month_and_year(&self, i: usize) -> Option<(usize, u32, i32)> {
        let month = month(self.word(i))?;
        let is_year = self.has_apostrophe(i + 1) || self.word(i + 1).len() == 4 || self.word(i + 1).len() > 3;
        match self.year(i) {
            (end, Years::These(years)) if is_year => Some((end, month, *years.first()?)),
            _ => None,
        }
    }

    fn has_apostrophe(&self, at: usize) -> bool {
        at > 0 && self.words.tail(at - 1).ends_with(['\'', '’', '‘'])
    }

    /// Two numbers in the order of the reader, or in the only order that is a date if they have a year.
    fn either(&self, one: u32, other: u32, years: &[i32], separator: char) -> Day {
        // With full stops the day comes first everywhere.
        let is_month_first = self.order == DateOrder::MonthFirst && separator != '.';
        let (day, month) = if is_month_first { (other, one) } else { (one, other) };
        if (1..=12).contains(&month) {
            return self.dated(years, month, day);
        }
        let swapped = self.dated(years, day, month);
        match swapped {
            // "11/20" read day first: the other order is the only date, but perhaps a month and a year are meant.
            Day::On(date) if years.is_empty() && !(1..=12).contains(&month) => Day::Which(vec![date]),
            other => other,
        }
    }

    fn dated(&self, years: &[i32], month: u32, day: u32) -> Day {
        let years = if years.is_empty() { Years::None } else { Years::These(years.to_vec()) };
        self.resolved(&years, month, day)
    }

    fn resolved(&self, years: &Years, month: u32, day: u32) -> Day {
        match years {
            Years::None => self.calendar.yearless(month, day, false),
            Years::These(years) => match years[..] {
                [year] => self.calendar.dated(year, month, day),
                _ => Day::Which(years.iter().filter_map(|it| self.calendar.dated(*it, month, day).first()).collect()),
            },
        }
    }

    fn some_day(&self, month: u32, year: u32) -> Option<Day> {
        let first = chrono::NaiveDate::from_ymd_opt(signed(year), month, 1)?;
        Some(self.calendar.some_day_of(first))
    }
}

/// Whether two numbers can be a day and a month, in any order.
fn has_both(one: u32, other: u32) -> bool {
    let is_pair = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    is_pair(one, other) || is_pair(other, one)
}

fn signed(year: u32) -> i32 {
    i32::try_from(year).unwrap_or_default()
}
