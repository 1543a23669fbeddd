//! An informed plan: how far days and energy go for somebody who knows each tie.
//!
//! It knows the true half-life, friction, writing habit and chance of an answer of every tie, its strength at the start,
//! and the rules by which a world changes a strength. It does not know the luck to come, nor the turns that life takes.
//! It keeps the set of ties that a usual week's energy sustains, the most weight for each point, and turns to each of
//! them at the last safe week with the act that lasts longest for its points. It is a yardstick: no program can know a
//! tie so well.

use std::error::Error;

use kith::domain::{Channel, Initiator, Purpose, Tone};
use kith::insight::energy::ContactEffort;

use crate::policy::{Policy, Seen, Word};
use crate::world::{CADENCES, Tie, WEIGHTS, World};

/// The acts, smallest first.
pub(crate) const ACTS: [ContactEffort; 3] = [ContactEffort::Text, ContactEffort::Call, ContactEffort::Meet];
const WEEK: f64 = 7.0;
/// How many weeks ahead of its last safe week a tie may be turned to when a week has room (design decision).
const AHEAD: f64 = 4.0;

/// The belief about a tie.
struct Belief {
    strength: f64,
    /// The day of `strength`.
    day: i64,
    sore_until: i64,
    last: i64,
    /// Weight for each point and week that it takes to keep the tie, and the act that lasts longest for its points.
    worth: f64,
    act: ContactEffort,
    /// Points that the tie takes in a week.
    points: f64,
}

/// The plan, with its belief about each tie.
pub(crate) struct Informed<'a> {
    world: &'a World,
    ties: &'a [Tie],
    now: Vec<Belief>,
}

impl<'a> Informed<'a> {
    /// Knows the ties as they are before the first week.
    pub(crate) fn new(world: &'a World, ties: &'a [Tie]) -> Self {
        let belief = |tie: &Tie| {
            let (act, points) = cheapest(world, tie);
            let worth = WEIGHTS[tie.circle] / points;
            Belief { strength: tie.strength, day: 0, sore_until: -1, last: i64::MIN, worth, act, points }
        };
        Self { world, ties, now: ties.iter().map(belief).collect() }
    }

    fn strength(&self, who: usize, day: i64) -> f64 {
        let it = &self.now[who];
        it.strength * (-((day - it.day) as f64) / self.ties[who].half_life).exp2()
    }

    /// Weeks until the tie falls below the floor. Negative if it has.
    fn weeks_left(&self, who: usize, day: i64) -> f64 {
        (self.strength(who, day) / self.world.floor).log2() * self.ties[who].half_life / WEEK
    }

    /// Whether each tie belongs to the set that the energy of a usual week sustains, the most weight for each point.
    /// A tie that is lost joins only as far as it is likely to answer.
    fn sustained(&self, day: i64) -> Vec<bool> {
        let mut places: Vec<usize> = (0..self.ties.len()).collect();
        let worth = |who: &usize| self.worth(*who, day);
        places.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.cmp(b)));
        let mut room = f64::from(self.world.points) * (1.0 - self.world.busy / 2.0) - self.world.asks;
        let mut chosen = vec![false; places.len()];
        for who in places {
            let points = self.now[who].points;
            if points <= room {
                room -= points;
                chosen[who] = true;
            }
        }
        chosen
    }

    fn worth(&self, who: usize, day: i64) -> f64 {
        let chance = if self.weeks_left(who, day) < 0.0 { self.ties[who].answers } else { 1.0 };
        self.now[who].worth * chance
    }
}

impl Policy for Informed<'_> {
    fn name(&self) -> &'static str {
        "informed"
    }

    fn heard(&mut self, word: Word) -> Result<(), Box<dyn Error>> {
        let is_cold = self.holds_up(word.who, word.day);
        let strength = self.strength(word.who, word.day);
        let it = &mut self.now[word.who];
        it.last = it.last.max(word.day);
        if word.day < 0 {
            return Ok(());
        }
        if word.began == Initiator::Them {
            it.sore_until = -1;
        }
        let is_sore = word.day < it.sore_until;
        it.day = word.day;
        it.strength = match (word.purpose, word.tone) {
            (Purpose::Ask, _) => strength * if is_cold { 0.6 } else { 0.95 },
            (_, Some(Tone::Strained)) => {
                it.sore_until = word.day + self.world.sore_weeks * 7;
                strength * (1.0 - self.world.hurt)
            }
            (_, Some(_)) if !is_sore => strength + self.world.gain[act_of(word.how) as usize] * (1.0 - strength),
            _ => strength,
        };
        Ok(())
    }

    fn choose(&mut self, day: i64, _seen: &[Seen]) -> Vec<(usize, Option<ContactEffort>)> {
        let sustained = self.sustained(day);
        let mut turns: Vec<(u8, f64, usize)> = (0..self.ties.len())
            .filter(|who| day >= self.now[*who].sore_until)
            .filter_map(|who| {
                let left = self.weeks_left(who, day);
                // At the last safe session first; then ties to win back; then, with room, those of the next weeks.
                let order = match (sustained[who], left) {
                    (true, 0.0..1.0) => 0,
                    (true, ..0.0) => 1,
                    (false, 0.0..1.0) => 2,
                    (true, ..AHEAD) => 3,
                    (false, ..AHEAD) => 4,
                    _ => return None,
                };
                Some((order, self.worth(who, day), who))
            })
            .collect();
        turns.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        turns.into_iter().map(|(_, _, who)| (who, Some(self.now[who].act))).collect()
    }

    fn holds_up(&self, who: usize, day: i64) -> bool {
        day.saturating_sub(self.now[who].last) as f64 > CADENCES[self.ties[who].circle]
    }
}

/// The act that the simulation tells under a channel.
pub(crate) const fn act_of(how: Channel) -> ContactEffort {
    match how {
        Channel::Coffee => ContactEffort::Meet,
        Channel::Call => ContactEffort::Call,
        _ => ContactEffort::Text,
    }
}

/// The act that keeps a tie alive for the fewest points a week, turned to at the last safe session, and these points.
/// Their own messages take a point each, and put the next act off.
fn cheapest(world: &World, tie: &Tie) -> (ContactEffort, f64) {
    // The strength at the last safe session: a week later it would be at the floor.
    let low = (world.floor * (WEEK / tie.half_life).exp2()).min(0.99);
    let weeks = |act: ContactEffort| {
        let gain = world.gain[act as usize] * (1.0 - low);
        let high = low + gain * (1.0 - tie.friction) - world.hurt * low * tie.friction;
        let weeks = (high / low).log2() * tie.half_life / WEEK;
        (weeks.max(1.0), f64::midpoint(high, low))
    };
    let (by_text, _) = weeks(ContactEffort::Text);
    let cost = |act: ContactEffort| {
        let (lasts, usual) = weeks(act);
        let writes = tie.writes_first * usual * WEEK / tie.half_life;
        let own = (1.0 / lasts - writes * by_text / lasts).max(0.0);
        (act, own * f64::from(act.points()) + writes)
    };
    let costs = ACTS.map(cost);
    costs.into_iter().min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or(costs[0])
}
