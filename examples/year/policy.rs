//! Policies for choosing people: those of reminder apps and of other programs, and chance.

use std::error::Error;

use kith::domain::{Channel, Initiator, Purpose, Tone};
use kith::insight::energy::ContactEffort;

use crate::world::{CADENCES, WEIGHTS, World, hash};

/// The facts about a person that every policy can see.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub(crate) circle: usize,
    /// The day of the last exchange; the simulation starts on day 0.
    pub(crate) last: i64,
}

impl Seen {
    /// Returns the silence in multiples of the circle's rhythm.
    pub(crate) fn rhythms(&self, day: i64) -> f64 {
        (day - self.last) as f64 / CADENCES[self.circle]
    }
}

/// An exchange, as it is recorded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) who: usize,
    pub(crate) day: i64,
    pub(crate) how: Channel,
    pub(crate) began: Initiator,
    pub(crate) tone: Option<Tone>,
    pub(crate) purpose: Purpose,
}

/// A policy for choosing people.
pub(crate) trait Policy {
    /// The name in the tables.
    fn name(&self) -> &'static str;

    /// Records an exchange.
    fn heard(&mut self, _word: Word) -> Result<(), Box<dyn Error>> {
        Ok(())
    }

    /// Returns the people to contact in the session of a day, in order, each with the size of the act; `None` is the
    /// usual act of the tie. People beyond the week's energy are left out by the simulation.
    fn choose(&mut self, day: i64, seen: &[Seen]) -> Vec<(usize, Option<ContactEffort>)>;

    /// Whether an ask is delayed for a message without a request.
    fn holds_up(&self, _who: usize, _day: i64) -> bool {
        false
    }

    /// Whether the policy stops when the week's energy is spent.
    fn keeps_within(&self) -> bool {
        true
    }
}

/// The policies that use only days and circles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Simple {
    /// A fixed cadence, the longest overdue person first, as in reminder apps.
    Cadence,
    /// A fixed cadence without an energy limit.
    CadenceUnlimited,
    /// The longest silence first.
    Silence,
    /// `min(days / cadence, 3) × tier weight`, as whodex publishes it.
    Whodex,
    /// Random choice.
    Random(u64),
}

impl Simple {
    /// Returns the priority of a person on a day; `None` if the policy would not choose the person at all.
    fn priority(self, who: usize, it: &Seen, day: i64) -> Option<f64> {
        let waited = (day - it.last) as f64 - CADENCES[it.circle];
        match self {
            Self::Cadence | Self::CadenceUnlimited => Some(waited).filter(|it| *it >= 0.0),
            Self::Silence => Some((day - it.last) as f64),
            Self::Whodex => Some(it.rhythms(day).min(3.0) * WEIGHTS[it.circle]),
            Self::Random(seed) => Some(hash(seed, day as u64, who as u64, 0).f64()),
        }
    }
}

impl Policy for Simple {
    fn name(&self) -> &'static str {
        match self {
            Self::Cadence => "fixed cadence",
            Self::CadenceUnlimited => "fixed cadence, no limit",
            Self::Silence => "longest silence",
            Self::Whodex => "whodex",
            Self::Random(_) => "random",
        }
    }

    fn choose(&mut self, day: i64, seen: &[Seen]) -> Vec<(usize, Option<ContactEffort>)> {
        let mut pulls: Vec<(f64, usize)> =
            seen.iter().enumerate().filter_map(|(who, it)| Some((self.priority(who, it, day)?, who))).collect();
        pulls.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        pulls.into_iter().map(|(_, who)| (who, None)).collect()
    }

    fn keeps_within(&self) -> bool {
        *self != Self::CadenceUnlimited
    }
}

/// Returns all policies that are compared with Kith.
pub(crate) fn others(world: &World, run: u64) -> [Simple; 5] {
    [Simple::Cadence, Simple::Silence, Simple::Whodex, Simple::Random(world.seed ^ run), Simple::CadenceUnlimited]
}
