//! Energy: the cost of a week of exchanges, the points left, and the lessons of past weeks.
//!
//! Energy describes the user's week, never a person: no figure here is tied to a person. Fatigue after company comes
//! two to three hours later and to everyone (Leikas & Ilmarinen 2017), so the app asks for energy afterwards; the
//! answer is optional and can be given later. The points are a design decision.

use chrono::{Days, NaiveDate};

use crate::domain::{Book, Channel, Energy, Exchange, sort_by_key};
use crate::insight::session_week;

/// The cost of an exchange in points: a text 1, a call 2, one to one 3, a group or an event 4 (design decision).
/// Without a channel it is 1, or 0 if no person is named, as for a few words in passing.
///
/// # Examples
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

    /// The number of meetings one to one that the points left allow, rounded up.
    pub const fn talks_left(&self) -> u32 {
        self.left().div_ceil(ContactEffort::Meet.points())
    }
}

/// The energy budget of the week of `today`, counting exchanges up to that day.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::energy::budget;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "id": "ana"}],
///     "exchanges": [
///         {"when": "2026-11-20", "people": ["ana"], "how": "coffee"},
///         {"when": "2026-11-01", "people": ["ana"], "how": "call"}]}"#,
/// )?
/// .book;
/// let budget = budget(&book, "2026-11-22".parse().unwrap());
/// assert_eq!((budget.spent, budget.left()), (3, 7), "the week began on Thursday, the 19th");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn budget(book: &Book, today: NaiveDate) -> EnergyBudget {
    let settings = book.settings();
    let began = session_week::began(today, settings.session_day().to_chrono());
    let points_of_week = settings.week_points();
    let (mut spent, mut of_today, mut took) = (0, 0, 0);
    for (_, exchange) in book.exchanges_since(began) {
        let Some(when) = exchange.when.filter(|it| *it <= today) else { continue };
        spent += points(exchange);
        if when == today {
            of_today += points(exchange);
            took += u32::from(exchange.energy == Some(Energy::Took));
        }
    }
    let is_heavy_day = is_heavy(of_today, took, points_of_week);
    EnergyBudget { budget: points_of_week, spent, is_heavy_day, is_low: settings.low_battery == Some(today) }
}

/// A heavy day: 60 % of the week's points, or two exchanges that took energy (design decision).
const fn is_heavy(points: u32, took: u32, budget: u32) -> bool {
    took >= 2 || (points > 0 && points * 10 >= budget * 6)
}

/// The size of a suggested act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContactEffort {
    /// A few written words.
    Text,
    /// A call.
    Call,
    /// Time together.
    Meet,
}

impl ContactEffort {
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
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::insight::energy::{ContactEffort, EnergyBudget};
    ///
    /// let energy = EnergyBudget { budget: 10, spent: 8, is_heavy_day: false, is_low: false };
    /// assert_eq!(ContactEffort::Meet.within(&energy), ContactEffort::Call);
    /// let low = EnergyBudget { is_low: true, ..energy };
    /// assert_eq!(ContactEffort::Meet.within(&low), ContactEffort::Text);
    /// ```
    pub const fn within(self, energy: &EnergyBudget) -> Self {
        if energy.is_low || energy.left() < 2 {
            Self::Text
        } else if self.points() > energy.left() {
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

/// The meaning of the lessons for a week of a given size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lesson {
    /// Weeks of this size took more energy than they gave.
    TookMore,
    /// The even weeks were smaller by three points or more (design decision).
    EvenWasSmaller,
    /// Weeks of this size felt even.
    FeltEven,
}

impl LearnedCosts {
    /// The lesson for a week with this many points. `None` if there is too little data.
    pub const fn lesson(&self, budget: u32) -> Option<Lesson> {
        match (self.even_at, self.much_from) {
            (_, Some(much)) if much <= budget => Some(Lesson::TookMore),
            (Some(even), _) if even + 3 <= budget => Some(Lesson::EvenWasSmaller),
            (Some(_), _) => Some(Lesson::FeltEven),
            (None, _) => None,
        }
    }
}

/// How many finished weeks to look at (design decision).
const WEEKS: u64 = 12;
/// How many of them must have an energy note before there is a result (design decision).
const ENOUGH: usize = 4;

/// Computes the lessons from the finished weeks with an energy note; empty if there are too few.
///
/// # Examples
///
/// ```
/// use kith::domain::Book;
/// use kith::insight::energy::{LearnedCosts, learned_costs};
///
/// let nothing = LearnedCosts { even_at: None, much_from: None };
/// assert_eq!(learned_costs(&Book::default(), "2026-11-22".parse().unwrap()), nothing);
/// ```
pub fn learned_costs(book: &Book, today: NaiveDate) -> LearnedCosts {
    let began = session_week::began(today, book.settings().session_day().to_chrono());
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

/// The day that stands out among the last seven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standout {
    /// No day has an energy note.
    Unknown,
    /// The day that took the most energy.
    Took(NaiveDate),
    /// The day that gave the most energy, if none took any.
    Gave(NaiveDate),
    /// No day took or gave energy on balance.
    Even,
}

/// Finds the day that stands out in the result of [`days`].
pub fn standout(days: &[(NaiveDate, Option<i32>)]) -> Standout {
    let known: Vec<_> = days.iter().filter_map(|(day, sum)| Some((*day, (*sum)?))).collect();
    let took = known.iter().filter(|(_, sum)| *sum < 0).min_by_key(|(_, sum)| *sum);
    let gave = known.iter().filter(|(_, sum)| *sum > 0).max_by_key(|(_, sum)| *sum);
    match (known.is_empty(), took, gave) {
        (true, ..) => Standout::Unknown,
        (_, Some((day, _)), _) => Standout::Took(*day),
        (_, None, Some((day, _))) => Standout::Gave(*day),
        _ => Standout::Even,
    }
}
