//! Compares the exchanges the circles ask for with those a week allows.

use chrono::NaiveDate;

use crate::domain::{Book, Circle, Settings};

/// The demand of the circles and the limit of the week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// Exchanges a week for the people of all circles together.
    pub asked: f64,
    /// Exchanges a week that the user has room for.
    pub allowed: u32,
}

impl Load {
    /// Whether the circles ask for more than the week allows.
    pub fn is_over(&self) -> bool {
        self.asked > f64::from(self.allowed)
    }
}

/// Exchanges a week for all people with a cadence. Archived and paused people do not count.
///
/// Full circles with the default cadences ask for 9.5 a week (the defaults are a design decision, the sum is
/// arithmetic).
pub fn load(book: &Book, today: NaiveDate) -> Load {
    let settings = book.settings();
    let asking = book.people.iter().filter(|(_, it)| !it.archived && it.paused_until.is_none_or(|it| it <= today));
    let asked = asking.filter_map(|(_, it)| super::rhythm::cadence(it, settings)).map(a_week).sum();
    Load { asked, allowed: settings.week_budget() }
}

/// A change that would bring the demand of the circles nearer to the limit of the week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion {
    /// The circle with the highest demand.
    pub from: Circle,
    /// The next circle outwards.
    pub to: Circle,
    /// How many people would have to move to meet the limit, or the whole circle where even that is too few.
    pub people: usize,
}

/// Suggests how many people to move outwards from which circle; `None` if the circles fit the week or a move would not
/// help.
///
/// It names no people: only the user knows who is near. The circle with the highest demand is eased first, because
/// there a few people make the difference (design decision).
pub fn suggestion(book: &Book, today: NaiveDate) -> Option<Suggestion> {
    let settings = book.settings();
    let load = load(book, today);
    if !load.is_over() {
        return None;
    }
    let over = load.asked - f64::from(load.allowed);
    let count = |circle: Circle| book.people.iter().filter(|(_, it)| it.circle == Some(circle) && !it.archived).count();
    let outwards = [(Circle::Inner, Circle::Close), (Circle::Close, Circle::Active), (Circle::Active, Circle::Wider)];
    let eased = |from: Circle, to: Circle| a_week(settings.cadence_days(from)) - a_week(settings.cadence_days(to));
    let mut found: Option<(f64, Suggestion)> = None;
    for (from, to) in outwards {
        let (people, gain) = (count(from), eased(from, to));
        let asks = asked_of(from, people, settings);
        if people == 0 || gain <= 0.0 || found.as_ref().is_some_and(|(most, _)| *most >= asks) {
            continue;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few people")]
        let needed = (over / gain).ceil() as usize;
        found = Some((asks, Suggestion { from, to, people: needed.clamp(1, people) }));
    }
    found.map(|(_, it)| it)
}

/// Exchanges a week that a circle of `people` would ask for.
///
/// ```
/// # use kith::domain::{Circle, Settings};
/// # use kith::insight::circles::asked_of;
/// // The layers of Dunbar: 5 people, 10 more, 35 more, 100 more.
/// let layers = Circle::ALL.iter().zip([5, 10, 35, 100]);
/// let full: f64 = layers.map(|(circle, people)| asked_of(*circle, people, &Settings::default())).sum();
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
