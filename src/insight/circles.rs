//! What the circles ask for against what a week allows.

use chrono::NaiveDate;

use crate::domain::{Book, Circle, Settings};

/// How many people a circle is meant for (Dunbar's layers: 5, 10 more, 35 more, 100 more).
pub const fn room(circle: Circle) -> usize {
    match circle {
        Circle::Inner => 5,
        Circle::Close => 10,
        Circle::Active => 35,
        Circle::Wider => 100,
    }
}

/// What the circles ask for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// Exchanges a week, all circles together.
    pub asked: f64,
    /// Exchanges a week there is room for.
    pub allowed: u32,
}

/// Exchanges a week that the people in circles ask for. Archived and paused people ask for nothing.
///
/// Full circles with the default rhythms ask for 9.5 a week (design decision in the defaults, arithmetic here).
pub fn load(book: &Book, today: NaiveDate) -> Load {
    let settings = book.settings();
    let asking = book.people.iter().filter(|(_, it)| !it.archived && it.paused_until.is_none_or(|it| it <= today));
    let asked = asking.filter_map(|(_, it)| super::rhythm::cadence(it, settings)).map(a_week).sum();
    Load { asked, allowed: settings.week_budget() }
}

/// What a circle of that many people would ask for a week.
///
/// ```
/// # use kith::domain::{Circle, Settings};
/// # use kith::insight::circles::{asked_of, room};
/// let full: f64 = Circle::ALL.iter().map(|it| asked_of(*it, room(*it), &Settings::default())).sum();
/// assert!((full - 9.5).abs() < 0.05);
/// ```
pub fn asked_of(circle: Circle, people: usize, settings: &Settings) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "nobody knows 2^52 people")]
    let people = people as f64;
    people * a_week(settings.cadence_days(circle))
}

fn a_week(cadence_days: u32) -> f64 {
    7.0 / f64::from(cadence_days.max(1))
}
