//! Who is turned to: what reminder apps, other programs and chance would do.

use std::error::Error;

use kith::domain::{Channel, Initiator, Purpose, Tone};
use kith::insight::energy::Act;

use crate::world::{CADENCES, WEIGHTS, World, hash};

/// What can be seen of somebody, by every policy alike.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub(crate) circle: usize,
    /// The day of the last exchange; the simulation begins on day nought.
    pub(crate) last: i64,
}

impl Seen {
    /// Silence as a part of the rhythm asked for.
    pub(crate) fn rhythms(&self, day: i64) -> f64 {
        (day - self.last) as f64 / CADENCES[self.circle]
    }
}

/// An exchange, as it is written down.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) who: usize,
    pub(crate) day: i64,
    pub(crate) how: Channel,
    pub(crate) began: Initiator,
    pub(crate) tone: Option<Tone>,
    pub(crate) purpose: Purpose,
}

/// One way to choose.
pub(crate) trait Policy {
    /// What it is called in the tables.
    fn name(&self) -> &'static str;

    /// Hears of an exchange.
    fn apply_remote(&mut self, _word: Word) -> Result<(), Box<dyn Error>> {
        Ok(())
    }

    /// Whom to turn to in the session of a day, in order, and with how large an act; none is what these two are used to.
    /// Whoever the energy does not reach is left out.
    fn choose(&mut self, day: i64, seen: &[Seen]) -> Vec<(usize, Option<Act>)>;

    /// Whether an ask is held up for a word without one.
    fn holds_up(&self, _who: usize, _day: i64) -> bool {
        false
    }

    /// Whether it stops when the week's energy is spent.
    fn keeps_within(&self) -> bool {
        true
    }
}

/// The ways to choose that look only at days and circles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Simple {
    /// A fixed cadence, whoever has waited longest beyond it first: what reminder apps do.
    Cadence,
    /// The same, done to the end whatever it takes.
    CadenceUnlimited,
    /// The longest silence first.
    Silence,
    /// `min(days / cadence, 3) × tier weight`, as whodex publishes it.
    Whodex,
    /// Chance.
    Random(u64),
}

impl Simple {
    /// What each would give somebody on a day; none where it would not turn to them at all.
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

    fn choose(&mut self, day: i64, seen: &[Seen]) -> Vec<(usize, Option<Act>)> {
        let mut pulls: Vec<(f64, usize)> =
            seen.iter().enumerate().filter_map(|(who, it)| Some((self.priority(who, it, day)?, who))).collect();
        pulls.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        pulls.into_iter().map(|(_, who)| (who, None)).collect()
    }

    fn keeps_within(&self) -> bool {
        *self != Self::CadenceUnlimited
    }
}

/// All that are compared with Kith.
pub(crate) fn others(world: &World, run: u64) -> [Simple; 5] {
    [Simple::Cadence, Simple::Silence, Simple::Whodex, Simple::Random(world.seed ^ run), Simple::CadenceUnlimited]
}
