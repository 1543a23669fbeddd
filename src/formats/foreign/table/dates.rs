//! Days as other programs write them.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::mapped::lexicon::MONTHS;
use crate::domain::{DateOrder, PartialDate, digit_value, normalize, tidy_line};

/// The result of reading a cell with a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The cell is empty, or says that there is no day: `0/0/00`.
    Nothing,
    /// The day.
    Day(PartialDate),
    /// The cell says something else, or a day that does not exist.
    Wrong,
}

/// Reads a day: `1999-04-17`, `19990417`, `--04-17`, `--0417`, `4/17/1999`, `17.04.1999`, `17 avril 1999`. `order`
/// decides between 3 April and 4 March where the figures do not. Of a year in two digits the latest that is not in the
/// future is taken.
///
/// ```
/// # use kith::domain::DateOrder;
/// # use kith::formats::foreign::table::dates::{Reading, day};
/// let today = "2026-11-22".parse().unwrap();
/// let read = |text| day(text, DateOrder::MonthFirst, today);
/// assert_eq!(read("4/17/1999"), Reading::Day("1999-04-17".parse().unwrap()));
/// assert_eq!(read("0/0/00"), Reading::Nothing);
/// assert_eq!(read("2/30/1999"), Reading::Wrong);
/// ```
pub fn day(text: &str, order: DateOrder, today: NaiveDate) -> Reading {
    let text = tidy_line(text);
    let has_figure = text.chars().any(|it| digit_value(it).is_some_and(|it| it > 0));
    let has_zero = text.chars().any(|it| digit_value(it) == Some(0));
    if text.is_empty() || (!has_figure && has_zero && !text.chars().any(char::is_alphabetic)) {
        return Reading::Nothing;
    }
    match parts(&text, order, today) {
        // Outlook's day for none.
        Some(it) if it.year() == Some(4501) => Reading::Nothing,
        Some(it) => Reading::Day(it),
        None => Reading::Wrong,
    }
}

/// The order of day and month in a column: as the figures above twelve say, or else `fallback`.
pub fn order_of<'a>(cells: impl Iterator<Item = &'a str>, fallback: DateOrder) -> DateOrder {
    let (mut first, mut second) = (0_usize, 0_usize);
    for cell in cells {
        if let [Part::Number(a, 1..=2), Part::Number(b, 1..=2), ..] = tokens(cell)[..] {
            first += usize::from(a > 12 && b <= 12);
            second += usize::from(b > 12 && a <= 12);
        }
    }
    match first.cmp(&second) {
        std::cmp::Ordering::Greater => DateOrder::DayFirst,
        std::cmp::Ordering::Less => DateOrder::MonthFirst,
        std::cmp::Ordering::Equal => fallback,
    }
}

/// Reads a moment of an export of LinkedIn: `2025-06-01 14:03:22 UTC`, without seconds or with slashes too, and
/// `1/29/26, 2:37 PM`, where the month comes first.
pub fn moment(text: &str) -> Option<NaiveDateTime> {
    let text = tidy_line(text);
    let text = text.strip_suffix("UTC").unwrap_or(&text).trim_end().trim_end_matches('Z').replace(',', "");
    let forms = [
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y/%m/%d %H:%M:%S",
        "%Y/%m/%d %H:%M",
        "%m/%d/%y %I:%M %p",
        "%m/%d/%Y %I:%M %p",
        "%m/%d/%y %I:%M:%S %p",
        "%m/%d/%y %H:%M",
    ];
    let whole = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok());
    whole.filter(|it| (1..=9999).contains(&it.year()))
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// A number and how many digits it has.
    Number(u32, usize),
    /// A month by its name.
    Month(u32),
    /// Another word.
    Word,
}

/// The numbers and words of a date, without a time of day behind it.
fn tokens(text: &str) -> Vec<Part> {
    let mut tokens = Vec::new();
    let mut rest = text.trim();
    while let Some(c) = rest.chars().next() {
        let is_digit = digit_value(c).is_some();
        let is_same = |it: char| if is_digit { digit_value(it).is_some() } else { it.is_alphabetic() };
        let end = rest.find(|it| !is_same(it)).unwrap_or(rest.len()).max(c.len_utf8());
        let (run, after) = rest.split_at(end);
        let is_time = is_digit && after.starts_with(':');
        if is_time {
            break;
        }
        if is_digit {
            let digits = run.chars().filter_map(digit_value);
            let number = digits.fold(0_u32, |sum, it| sum.saturating_mul(10).saturating_add(it));
            tokens.push(Part::Number(number, run.chars().count()));
        } else if c.is_alphabetic() {
            tokens.push(month(run).map_or(Part::Word, Part::Month));
        }
        rest = after;
    }
    tokens
}

/// The month of a name or of its beginning.
fn month(word: &str) -> Option<u32> {
    let word = normalize(word);
    let is_name = |name: &&str| word.chars().count() >= 3 && name.starts_with(&word);
    let at = MONTHS.iter().position(|names| names.iter().any(is_name))?;
    u32::try_from(at + 1).ok()
}

fn parts(text: &str, order: DateOrder, today: NaiveDate) -> Option<PartialDate> {
    use Part::{Month, Number, Word};
    let tokens: Vec<Part> = tokens(text).into_iter().filter(|it| *it != Word).collect();
    let has_dot = text.contains('.');
    match tokens[..] {
        [Number(it, 8)] => whole(it / 10_000, it / 100 % 100, it % 100),
        [Number(it, 4)] if text.starts_with("--") => every_year(it / 100, it % 100),
        [Number(m, _), Number(d, _)] if text.starts_with("--") => every_year(m, d),
        [Number(y, 4)] => whole_year(y),
        [Number(y, 4), Number(m, _), Number(d, 1..=2), ..] | [Number(y, 4), Month(m), Number(d, 1..=2), ..] => {
            whole(y, m, d)
        }
        [Number(a, 1..=2), Number(b, 1..=2), Number(y, digits @ (2 | 4)), ..] => {
            let (m, d) = month_and_day(a, b, order, has_dot);
            whole(year(y, digits, today), m, d)
        }
        [Number(a, 1..=2), Number(b, 1..=2)] => {
            let (m, d) = month_and_day(a, b, order, has_dot);
            every_year(m, d)
        }
        [Number(y, 4), Number(m, 2)] | [Month(m), Number(y, 4)] => format!("{y:04}-{m:02}").parse().ok(),
        [Number(d, 1..=2), Month(m), Number(y, digits @ (2 | 4)), ..]
        | [Month(m), Number(d, 1..=2), Number(y, digits @ (2 | 4)), ..] => whole(year(y, digits, today), m, d),
        [Number(d, 1..=2), Month(m)] | [Month(m), Number(d, 1..=2)] => every_year(m, d),
        _ => None,
    }
}

fn month_and_day(a: u32, b: u32, order: DateOrder, has_dot: bool) -> (u32, u32) {
    let is_day_first = a > 12 || (b <= 12 && (has_dot || order == DateOrder::DayFirst));
    if is_day_first { (b, a) } else { (a, b) }
}

/// A year in two digits is the latest that is not in the future.
fn year(year: u32, digits: usize, today: NaiveDate) -> u32 {
    let now = u32::try_from(today.year()).unwrap_or_default();
    let near = now / 100 * 100 + year;
    if digits == 4 {
        year
    } else if near > now {
        near.saturating_sub(100)
    } else {
        near
    }
}

/// A day; without a year if the year is one that programs write for none: 0, or 1604 (Apple).
fn whole(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    if matches!(year, 0 | 1604) {
        return every_year(month, day);
    }
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}

fn every_year(month: u32, day: u32) -> Option<PartialDate> {
    format!("--{month:02}-{day:02}").parse().ok()
}

fn whole_year(year: u32) -> Option<PartialDate> {
    format!("{year:04}").parse().ok()
}
