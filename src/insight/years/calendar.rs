//! A year of ink: the calendar of the days with somebody, as tables.
//!
//! One structure feeds the picture and the text of the table, so that both say the same.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::domain::VecMap;
use crate::insight::session_week::began;
use crate::insight::years::span::first_of_month;
use crate::insight::years::{Scale, Span, Window};

/// The calendar of a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The unit of a cell.
    pub scale: Scale,
    /// A table for each month for days, else one table.
    pub tables: Vec<CalendarTable>,
}

/// A table of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarTable {
    /// The first day of what the table shows.
    pub first: NaiveDate,
    /// A day for the head of each column: of the weekday for days, of the month for months, else empty.
    pub heads: Vec<NaiveDate>,
    /// The number of columns.
    pub columns: usize,
    /// The rows.
    pub rows: Vec<CalendarRow>,
}

/// A row: a week of days, a month of weeks, a year of months, or a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarRow {
    /// The first day of what the row shows.
    pub first: NaiveDate,
    /// The cells. None outside the table.
    pub cells: Vec<Option<DayCell>>,
}

/// A cell of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCell {
    /// The day, week, month or year.
    pub span: Span,
    /// The number of talks of a day, or of days with somebody.
    pub count: u32,
    /// Whether it has today.
    pub is_now: bool,
}

/// The size of a dot, on absolute steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DotSize {
    /// Small.
    Small,
    /// Middle.
    Middle,
    /// Large.
    Large,
}

impl DotSize {
    /// The counts from which a dot is of middle size and large: two and four talks of a day, and days of a week; five
    /// and thirteen days of a month; once and three times a week in a year (design decision).
    pub const fn steps(scale: Scale) -> (u32, u32) {
        match scale {
            Scale::Day | Scale::Week => (2, 4),
            Scale::Month => (5, 13),
            Scale::Year => (52, 156),
        }
    }
}

impl DayCell {
    /// The size of its dot. None for nothing.
    pub const fn size(&self) -> Option<DotSize> {
        let (middle, large) = DotSize::steps(self.span.scale);
        match self.count {
            0 => None,
            it if it >= large => Some(DotSize::Large),
            it if it >= middle => Some(DotSize::Middle),
            _ => Some(DotSize::Small),
        }
    }
}

/// The calendar of a window: `talks` has the number of talks of each day. A day ahead of `today` has none, whatever was
/// written down for it.
pub fn calendar(
    talks: &VecMap<NaiveDate, u32>,
    window: Window,
    scale: Scale,
    starts: Weekday,
    today: NaiveDate,
) -> Calendar {
    let made = Maker { talks, starts, today };
    let years = (window.first.year()..=window.last.year()).filter_map(|it| NaiveDate::from_ymd_opt(it, 1, 1));
    let tables = match scale {
        Scale::Day => months(window).into_iter().map(|it| made.month(it)).collect(),
        Scale::Week => vec![made.weeks(window)],
        Scale::Month => {
            let year = |first| CalendarRow { first, cells: made.months_of_year(first, window) };
            let rows: Vec<CalendarRow> = years.collect::<Vec<_>>().into_iter().map(year).collect();
            let heads = (1..=12).filter_map(|it| NaiveDate::from_ymd_opt(2024, it, 1)).collect();
            vec![CalendarTable { first: window.first, heads, columns: 12, rows }]
        }
        Scale::Year => {
            let year = |first| CalendarRow { first, cells: vec![Some(made.cell(Span::new(first, Scale::Year)))] };
            let rows = years.collect::<Vec<_>>().into_iter().map(year).collect();
            vec![CalendarTable { first: window.first, heads: Vec::new(), columns: 1, rows }]
        }
    };
    Calendar { scale, tables }
}

/// The first days of the months of a window.
fn months(window: Window) -> Vec<NaiveDate> {
    let mut months = Vec::new();
    let mut next = Some(first_of_month(window.first));
    while let Some(month) = next.filter(|it| *it <= window.last) {
        months.push(month);
        next = Span::new(month, Scale::Month).last().succ_opt();
    }
    months
}

struct Maker<'a> {
    talks: &'a VecMap<NaiveDate, u32>,
    starts: Weekday,
    today: NaiveDate,
}

impl Maker<'_> {
    fn cell(&self, span: Span) -> DayCell {
        let on = |day: NaiveDate| self.talks.get(&day).copied().filter(|_| day <= self.today);
        let count = if span.scale == Scale::Day {
            on(span.first).unwrap_or_default()
        } else {
            let days = span.first.iter_days().take_while(|it| *it <= span.last()).filter(|it| on(*it).is_some());
            u32::try_from(days.count()).unwrap_or_default()
        };
        DayCell { span, count, is_now: span.first <= self.today && self.today <= span.last() }
    }

    /// A month of days, a week a row.
    fn month(&self, first: NaiveDate) -> CalendarTable {
        let last = Span::new(first, Scale::Month).last();
        let mut rows = Vec::new();
        let mut week = began(first, self.starts);
        let heads = week.iter_days().take(7).collect();
        while week <= last {
            let is_inside = |day: &NaiveDate| *day >= first && *day <= last;
            let day = |day: NaiveDate| is_inside(&day).then(|| self.cell(Span::new(day, Scale::Day)));
            rows.push(CalendarRow { first: week.max(first), cells: week.iter_days().take(7).map(day).collect() });
            let Some(next) = week.checked_add_days(Days::new(7)) else { break };
            week = next;
        }
        CalendarTable { first, heads, columns: 7, rows }
    }

    /// All weeks of a window, a month a row. A week belongs to the month of its first day; the first week of the window
    /// may begin before it.
    fn weeks(&self, window: Window) -> CalendarTable {
        let mut rows: Vec<CalendarRow> =
            months(window).into_iter().map(|first| CalendarRow { first, cells: Vec::new() }).collect();
        let mut week = began(window.first, self.starts);
        while week <= window.last {
            let month = first_of_month(week.max(window.first));
            let row = rows.iter_mut().find(|it| it.first == month);
            row.into_iter().for_each(|it| it.cells.push(Some(self.cell(Span::new(week, Scale::Week)))));
            let Some(next) = week.checked_add_days(Days::new(7)) else { break };
            week = next;
        }
        let columns = rows.iter().map(|it| it.cells.len()).max().unwrap_or_default();
        rows.iter_mut().for_each(|it| it.cells.resize(columns, None));
        CalendarTable { first: window.first, heads: Vec::new(), columns, rows }
    }

    fn months_of_year(&self, year: NaiveDate, window: Window) -> Vec<Option<DayCell>> {
        let months = (1..=12).map(|it| NaiveDate::from_ymd_opt(year.year(), it, 1));
        let is_inside = |it: &NaiveDate| *it >= window.first && *it <= window.last;
        months.map(|it| it.filter(is_inside).map(|it| self.cell(Span::new(it, Scale::Month)))).collect()
    }
}
