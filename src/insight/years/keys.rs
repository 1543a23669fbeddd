//! Moving through the calendar by keyboard, from one cell with talks to the next.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::insight::years::{Calendar, Scale};

/// A key that moves the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the cell before.
    Left,
    /// To the cell after.
    Right,
    /// A row up.
    Up,
    /// A row down.
    Down,
    /// To the first of the row.
    Home,
    /// To the last of the row.
    End,
    /// A month up.
    PageUp,
    /// A month down.
    PageDown,
}

impl Key {
    /// The key of the name that a browser gives it. None for any other.
    pub fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "Home" => Self::Home,
            "End" => Self::End,
            "PageUp" => Self::PageUp,
            "PageDown" => Self::PageDown,
            _ => return None,
        })
    }
}

/// A cell with talks: a place that the focus can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The first day of the cell.
    pub day: NaiveDate,
    /// The number of its row, over all tables.
    pub row: usize,
}

/// The cells with talks, in order.
pub fn places(calendar: &Calendar) -> Vec<Place> {
    let rows = calendar.tables.iter().flat_map(|it| &it.rows).enumerate();
    let cells = rows.flat_map(|(row, it)| it.cells.iter().flatten().map(move |cell| (row, cell)));
    cells.filter(|(_, it)| it.count > 0).map(|(row, it)| Place { day: it.span.first, row }).collect()
}

/// The day with talks in the next month that has one: at or beyond the same day of the month, or else its last.
fn in_next_month(there: &[Place], from: NaiveDate, key: Key) -> Option<NaiveDate> {
    let month = |it: &Place| (it.day.year(), it.day.month());
    let is_other = |it: &&Place| month(it) != (from.year(), from.month());
    let is_up = key == Key::PageUp;
    let next = if is_up { there.iter().rev().find(is_other) } else { there.iter().find(is_other) }.map(month)?;
    let days = || there.iter().filter(|it| month(it) == next).map(|it| it.day);
    let same =
        if is_up { days().rev().find(|it| it.day() <= from.day()) } else { days().find(|it| it.day() >= from.day()) };
    same.or_else(|| days().next_back())
}

/// The cell to which a key moves from a day: the next one with talks in that direction, a row or a month away at least.
/// None if there is none.
pub fn move_to(places: &[Place], from: NaiveDate, key: Key, scale: Scale) -> Option<NaiveDate> {
    let at = places.iter().position(|it| it.day == from)?;
    let row = places[at].row;
    let (before, after) = (&places[..at], &places[at + 1..]);
    let is_month = matches!(key, Key::PageUp | Key::PageDown);
    if is_month && scale == Scale::Day {
        return in_next_month(if key == Key::PageUp { before } else { after }, from, key);
    }
    let earlier = |it: &&Place| step(it.day, scale, is_month).is_some_and(|day| day <= from);
    let later = |it: &&Place| step(from, scale, is_month).is_some_and(|day| it.day >= day);
    let found = match key {
        Key::Left => before.last(),
        Key::Right => after.first(),
        Key::Up | Key::PageUp => before.iter().rev().find(earlier),
        Key::Down | Key::PageDown => after.iter().find(later),
        Key::Home => places.iter().find(|it| it.row == row),
        Key::End => places.iter().rev().find(|it| it.row == row),
    };
    found.map(|it| it.day)
}

/// A row later: a week for days, a month for weeks, a year for months and years. A page is a month for days and weeks.
fn step(day: NaiveDate, scale: Scale, is_month: bool) -> Option<NaiveDate> {
    match scale {
        Scale::Day if is_month => day.checked_add_months(Months::new(1)),
        Scale::Day => day.checked_add_days(Days::new(7)),
        Scale::Week => day.checked_add_days(Days::new(28)),
        Scale::Month | Scale::Year => day.checked_add_months(Months::new(12)),
    }
}
