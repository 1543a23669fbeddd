//! Energy: the cost of a week of exchanges, the points left, and the lessons of past weeks.
//!
//! Energy describes the user's week, never a person: no figure here is tied to a person. Fatigue after company comes
//! two to three hours later and to everyone (Leikas & Ilmarinen 2017), so the app asks for energy afterwards; the
//! answer is optional and can be given later. The points are a design decision.

use chrono::{Days, NaiveDate};

use crate::domain::{Book, Channel, Energy, Exchange, sort_by_key};
use crate::insight::week_start::began;

/// The cost of an exchange in points: a text 1, a call 2, one to one 3, a group or an event 4 (design decision).
/// Without a channel it is 1, or 0 if no person is named, as for a few words in passing.
///
/// ```
/// # use kith::domain::{Exchange, Channel};
/// # use kith::insight::energy::points;
/// assert_eq!(points(&Exchange { how: Some(Channel::Message), ..Exchange::default() }), 1);
/// assert_eq!(points(&Exchange { how: Some(Channel::Coffee), ..Exchange::default() }), 3);
/// ```
pub fn points(exchange: &Exchange) -> u32 {
    let is_group = exchange.people.len() > 1;
    match exchange.how {
        Some(Channel::Message | Channel::Email | Channel::Letter) => 1,
        Some(Channel::Call | Channel::Video) if !is_group => 2,
        Some(Channel::InPerson | Channel::Coffee) if !is_group => 3,
        Some(_) => 4,
        None if exchange.people.is_empty() => 0,
        None => 1,
    }
}

/// The energy of the user's week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnergyBudget {
    /// Points available in the week.
    pub budget: u32,
    /// Points spent so far.
    pub spent: u32,
    /// Today was so heavy that nothing more is offered until tomorrow.
    pub is_heavy_day: bool,
    /// The user marked today as a low-battery day.
    pub is_low: bool,
}

impl EnergyBudget {
    /// Points left in the week.
    pub const fn left(&self) -> u32 {
        self.budget.saturating_sub(self.spent)
    }
}

/// The energy budget of the week of `today`, counting exchanges up to that day.
pub fn room(book: &Book, today: NaiveDate) -> EnergyBudget {
    let settings = book.settings();
    let began = began(today, settings.session_day().to_chrono());
    let budget = settings.week_points();
    let (mut spent, mut of_today, mut took) = (0, 0, 0);
    for (_, exchange) in book.exchanges_since(began) {
        let Some(when) = exchange.when.filter(|it| *it <= today) else { continue };
        spent += points(exchange);
        if when == today {
            of_today += points(exchange);
            took += u32::from(exchange.energy == Some(Energy::Took));
        }
    }
    let is_heavy_day = is_heavy(of_today, took, budget);
    EnergyBudget { budget, spent, is_heavy_day, is_low: settings.low_battery == Some(today) }
}

/// A heavy day: 60 % of the week's points, or two exchanges that took energy (design decision).
const fn is_heavy(points: u32, took: u32, budget: u32) -> bool {
    took >= 2 || (points > 0 && points * 10 >= budget * 6)
}

/// The size of a suggested act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// A few written words.
    Text,
    /// A call.
    Call,
    /// Time together.
    Meet,
}

impl Act {
    /// The cost in points.
    pub const fn points(self) -> u32 {
        match self {
            Self::Text => 1,
            Self::Call => 2,
            Self::Meet => 3,
        }
    }

    /// The act that matches a channel.
    pub const fn of(how: Channel) -> Self {
        match how {
            Channel::Message | Channel::Email | Channel::Letter => Self::Text,
            Channel::Call | Channel::Video => Self::Call,
            Channel::InPerson | Channel::Coffee | Channel::Event => Self::Meet,
        }
    }

    /// The act, reduced to the points left; always a `Text` on a low-battery day.
    pub const fn within(self, room: &EnergyBudget) -> Self {
        if room.is_low || room.left() < 2 {
            Self::Text
        } else if self.points() > room.left() {
            Self::Call
        } else {
            self
        }
    }
}

/// The lessons of past weeks: the points of an even week, and the points from which a week took more energy than it
/// gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LearnedCosts {
    /// The median points of the weeks that felt even or better.
    pub even_at: Option<u32>,
    /// The lowest points of the weeks that took more than they gave.
    pub much_from: Option<u32>,
}

/// How many finished weeks to look at (design decision).
const WEEKS: u64 = 12;
/// How many of them must have an energy note before there is a result (design decision).
const ENOUGH: usize = 4;

/// Computes the lessons from the finished weeks with an energy note; empty if there are too few.
pub fn taught(book: &Book, today: NaiveDate) -> LearnedCosts {
    let began = began(today, book.settings().session_day().to_chrono());
    let first = began.checked_sub_days(Days::new(7 * WEEKS)).unwrap_or(began);
    // For each week, counted back: points, energy balance, and whether energy was noted.
    let mut weeks = vec![(0_u32, 0_i32, false); WEEKS as usize];
    for (_, exchange) in book.exchanges_since(first) {
        let Some(when) = exchange.when.filter(|it| *it < began) else { continue };
        let back = (began - when).num_days().saturating_sub(1) / 7;
        let Some((points, balance, is_noted)) = usize::try_from(back).ok().and_then(|it| weeks.get_mut(it)) else {
            continue;
        };
        *points += self::points(exchange);
        *is_noted |= exchange.energy.is_some();
        *balance += match exchange.energy {
            Some(Energy::Gave) => 1,
            Some(Energy::Took) => -1,
            _ => 0,
        };
    }
    weeks.retain(|(_, _, is_noted)| *is_noted);
    if weeks.len() < ENOUGH {
        return LearnedCosts::default();
    }
    let (mut even, much): (Vec<_>, Vec<_>) = weeks.into_iter().partition(|(_, balance, _)| *balance >= 0);
    sort_by_key(&mut even, |(points, ..)| *points);
    let even_at = even.get(even.len() / 2).map(|(points, ..)| *points);
    LearnedCosts { even_at, much_from: much.into_iter().map(|(points, ..)| points).min() }
}

/// The energy balance of the last seven days, oldest first: negative if exchanges took more than they gave. `None` for
/// a day without an energy note.
pub fn days(book: &Book, today: NaiveDate) -> [(NaiveDate, Option<i32>); 7] {
    let day = |back: u64| today.checked_sub_days(Days::new(back)).unwrap_or(today);
    let mut days = [6, 5, 4, 3, 2, 1, 0].map(|back| (day(back), None));
    for (_, exchange) in book.exchanges_since(days[0].0) {
        let Some((_, sum)) = days.iter_mut().find(|(it, _)| exchange.when == Some(*it)) else { continue };
        let change = match exchange.energy {
            Some(Energy::Gave) => 1,
            Some(Energy::Even) => 0,
            Some(Energy::Took) => -1,
            None => continue,
        };
        *sum = Some(sum.unwrap_or_default() + change);
    }
    days
}
