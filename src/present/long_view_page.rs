//! The long view: what its calendar shows, and the talks of a day.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Book, Circle, Exchange, ExchangeId, PersonId, VecMap, VecSet, into_set, sort_by_key};
use crate::insight::digest::Digest;
use crate::insight::years::{Calendar, Scale, Span, Window, calendar};
use crate::present::names;

/// Whose days the calendar shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DaysWith {
    /// Everybody's, with the encounters of every day.
    #[default]
    Everybody,
    /// The encounters with nobody of the book.
    Everyday,
    /// Those with the people of a circle, as it is today.
    Circle(Circle),
    /// Those with one person.
    Person(PersonId),
}

impl DaysWith {
    /// The word of a choice in the list. Empty for everybody and for one person.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Everybody | Self::Person(_) => "",
            Self::Everyday => "everyday",
            Self::Circle(circle) => circle.word(),
        }
    }

    /// The choice of a word; everybody for any other.
    pub fn of_word(word: &str) -> Self {
        match word {
            "everyday" => Self::Everyday,
            word => Circle::from_word(word).map_or(Self::Everybody, Self::Circle),
        }
    }
}

/// How the calendar is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// The days.
    pub window: Window,
    /// The unit.
    pub scale: Scale,
    /// Whose days.
    pub whose: DaysWith,
}

/// The calendar of a view. A single year of all days has a table a month; all years are drawn in months at least.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::digest::Digest;
/// use kith::insight::years::{Scale, Window, WindowKind, places};
/// use kith::present::long_view_page::{View, DaysWith, calendar_of};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"id": "a", "given": "Ana", "circle": "inner"}],
///         "exchanges": [{"when": "2026-05-05", "people": ["a"]}, {"when": "2026-06-05", "encounter": "the baker"}]}"#,
/// )?
/// .book;
/// let (today, digest) = ("2026-11-26".parse().unwrap(), Digest::of(book.exchanges.iter().map(|(_, it)| it)));
/// let check = |whose, expected| {
///     let view = View { window: Window::around(WindowKind::Year, today, today), scale: Scale::Day, whose };
///     let calendar = calendar_of(&book, &digest, view, chrono::Weekday::Mon, today);
///     assert_eq!(places(&calendar).len(), expected, "{whose:?}");
/// };
/// check(DaysWith::Everybody, 2);
/// check(DaysWith::Everyday, 1);
/// check(DaysWith::of_word("inner"), 1);
/// check(DaysWith::of_word("wider"), 0);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn calendar_of(book: &Book, digest: &Digest, view: View, starts: chrono::Weekday, today: NaiveDate) -> Calendar {
    // The first and the last week may reach beyond the window.
    let week = chrono::Days::new(7);
    let first = view.window.first.checked_sub_days(week).unwrap_or(view.window.first);
    let last = view.window.last.checked_add_days(week).unwrap_or(view.window.last);
    let talks = match view.whose {
        DaysWith::Everybody => digest.talks((first, last), None),
        DaysWith::Everyday => everyday(digest, (first, last)),
        DaysWith::Circle(circle) => digest.talks((first, last), Some(&of_circle(book, circle))),
        DaysWith::Person(id) => digest.talks((first, last), Some(&into_set([id].into_iter()))),
    };
    calendar(&talks, view.window, view.scale, starts, today)
}

fn everyday(digest: &Digest, (first, last): (NaiveDate, NaiveDate)) -> VecMap<NaiveDate, u32> {
    let mut talks = VecMap::default();
    let days = digest.everyday.iter().filter(|it| **it >= first && **it <= last);
    days.for_each(|day| *talks.slot(*day) += 1);
    talks
}

fn of_circle(book: &Book, circle: Circle) -> VecSet<PersonId> {
    into_set(book.people.iter().filter(|(_, it)| it.circle == Some(circle)).map(|(id, _)| id))
}

/// A day with talks, in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayLine {
    /// The day.
    pub day: NaiveDate,
    /// The number of talks.
    pub talks: u32,
    /// The short names of the people.
    pub names: Vec<String>,
}

/// The days with talks of a span, the latest first. Reads the digest only.
pub fn days_of(book: &Book, digest: &Digest, span: Span, today: NaiveDate) -> Vec<DayLine> {
    let talks = digest.talks((span.first, span.last()), None);
    let days = talks.iter().rev().filter(|(day, _)| **day <= today);
    days.map(|(day, talks)| line(book, digest, *day, *talks)).collect()
}

fn line(book: &Book, digest: &Digest, day: NaiveDate, talks: u32) -> DayLine {
    DayLine { day, talks, names: names(book, &digest.people_on(day)) }
}

/// The same day of the year in other years, the latest first: a leap day has its own years only. Strained talks and
/// days with somebody who died are not brought up; they stand in the calendar.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::digest::Digest;
/// use kith::present::long_view_page::on_this_day;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///         "people": [{"id": "a", "given": "Ana"}, {"id": "t", "given": "Theo", "died": "2024"}],
///         "exchanges": [
///             {"when": "2022-05-05", "people": ["a", "t"]}, {"when": "2024-05-05", "people": ["a"]},
///             {"when": "2023-05-05", "people": ["a"], "tone": "strained"},
///             {"when": "2026-05-05", "people": ["a"]}]}"#,
/// )?
/// .book;
/// let digest = Digest::of(book.exchanges.iter().map(|(_, it)| it));
/// let days = on_this_day(&book, &digest, "2025-05-05".parse().unwrap(), "2026-11-26".parse().unwrap());
/// let days: Vec<String> = days.iter().map(|it| it.day.to_string()).collect();
/// assert_eq!(days, ["2026-05-05", "2024-05-05"]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn on_this_day(book: &Book, digest: &Digest, day: NaiveDate, today: NaiveDate) -> Vec<DayLine> {
    let mut years: Vec<i32> = digest.years.keys().copied().filter(|it| *it != day.year()).collect();
    sort_by_key(&mut years, |it| std::cmp::Reverse(*it));
    let is_dead = |id: &PersonId| book.people.get(*id).is_some_and(|it| it.died.is_some());
    let lines = years.into_iter().filter_map(|year| {
        let other = day.with_year(year).filter(|it| *it <= today)?;
        let is_quiet = digest.strained.binary_search(&other).is_ok() || digest.people_on(other).iter().any(is_dead);
        let talks = digest.talks((other, other), None).get(&other).copied().filter(|_| !is_quiet)?;
        Some(line(book, digest, other, talks))
    });
    lines.collect()
}

/// The exchanges in memory of a day, in the order of their times.
pub fn exchanges_on(book: &Book, day: NaiveDate) -> Vec<(ExchangeId, Exchange)> {
    let on_day = book.exchanges.iter().filter(|(_, it)| it.when == Some(day) && !it.attempt);
    let mut found: Vec<(ExchangeId, Exchange)> = on_day.map(|(id, it)| (id, it.clone())).collect();
    sort_by_key(&mut found, |(id, it)| (it.time.clone(), *id));
    found
}

/// Whether a digest has an exchange of a day.
pub fn has_day(digest: &Digest, day: NaiveDate) -> bool {
    !digest.people_on(day).is_empty() || digest.everyday.binary_search(&day).is_ok()
}
