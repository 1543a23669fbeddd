//! A plan from days: how far the days of the exchanges go for somebody who knows the world, but not one tie in it.
//!
//! It knows how half-lives, habits and answers are spread in a world, and the rules by which a strength changes. Of a
//! tie it knows the exchanges alone. It holds a few guesses for each tie, weighs them by what the days and the answers
//! say, and writes where a word keeps the most weight for its points within the coming year. It obeys none of Kith's
//! gentle rules, except the places of the week where it is asked to: it is a yardstick, like `informed.rs`.

use std::error::Error;

use kith::domain::{Initiator, Purpose, Tone};
use kith::insight::energy::ContactEffort;

use crate::informed::{ACTS, act_of};
use crate::policy::{Policy, Seen, Word};
use crate::world::{CADENCES, Tie, WEIGHTS, World};

/// How far ahead the plan looks, in days (design decision): a loss in ten years may still be averted in nine.
const YEAR: f64 = 365.0;
/// A silence from which an active or wider tie counts as dormant. No habit of the worlds is as long.
const DORMANT: f64 = 1_000.0;
/// The part of the half-life after which people talk by habit, in every world.
const HABIT: f64 = 0.8;
/// How far the mean of four gaps is from the habit by chance: its squared relative error.
const CHANCE: f64 = 0.013;
/// The guesses at a half-life, in sigmas around the circle's, and those at the strength after the latest talk and at
/// the chance of an answer, in quantiles.
const SIGMAS: [f64; 9] = [-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0];
const THIRDS: [f64; 3] = [1.0 / 6.0, 0.5, 5.0 / 6.0];

/// A guess at a tie.
struct Guess {
    likely: f64,
    half_life: f64,
    answers: f64,
    strength: f64,
}

/// The guesses at a tie, and what the book says of it.
struct Belief {
    circle: usize,
    guesses: Vec<Guess>,
    /// The day of the strengths.
    day: i64,
    /// The days before the start.
    before: Vec<i64>,
    last: i64,
    sore_until: i64,
}

/// The plan, with its belief about each tie.
pub(crate) struct FromDays<'a> {
    world: &'a World,
    now: Vec<Belief>,
    /// Whether a near and an active person have a place each week.
    has_places: bool,
}

impl<'a> FromDays<'a> {
    /// Knows the circles.
    pub(crate) fn new(world: &'a World, ties: &[Tie], has_places: bool) -> Self {
        let belief =
            |circle| Belief { circle, guesses: Vec::new(), day: 0, before: Vec::new(), last: i64::MIN, sore_until: -1 };
        Self { world, now: ties.iter().map(|it| belief(it.circle)).collect(), has_places }
    }

    /// The weighted days of the coming year that a talk now would keep, for each point of the best act.
    fn worth(&self, it: &Belief, day: i64) -> (f64, ContactEffort) {
        let kept = |guess: &Guess, act: ContactEffort| {
            let strength = guess.strength * (-((day - it.day) as f64) / guess.half_life).exp2();
            let gain = self.world.gain[act as usize];
            let left = |strength: f64| ((strength / self.world.floor).log2() * guess.half_life).clamp(0.0, YEAR);
            let after = left(strength + gain * (1.0 - strength));
            guess.likely * if strength < self.world.floor { guess.answers * after } else { after - left(strength) }
        };
        let all = ACTS.map(|act| {
            let days: f64 = it.guesses.iter().map(|guess| kept(guess, act)).sum();
            (days * WEIGHTS[it.circle] / f64::from(act.points()), act)
        });
        all.into_iter().max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or(all[0])
    }
}

impl Belief {
    /// Makes the guesses from the days before the start.
    fn begin(&mut self, world: &World) {
        self.before.sort_unstable();
        let (Some(first), Some(last)) = (self.before.first(), self.before.last()) else { return };
        let gap = (last - first) as f64 / self.before.len().saturating_sub(1).max(1) as f64;
        let since = -last as f64;
        for sigma in SIGMAS {
            let half_life = CADENCES[self.circle] * world.half_life[self.circle] * (world.spread * sigma).exp();
            let error = (gap / (HABIT * half_life)).ln();
            let fits = (-error * error / 2.0 / (world.habit_noise.powi(2) + CHANCE)).exp();
            let likely = (-sigma * sigma / 2.0).exp() * fits + f64::EPSILON;
            for at in THIRDS {
                let strength = (0.5 + 0.45 * at) * (-since / half_life).exp2();
                let strength = if since > DORMANT { strength.min(0.02) } else { strength };
                let guess =
                    |at: f64| Guess { likely, half_life, answers: (world.answers * 2.0 * at).min(1.0), strength };
                self.guesses.extend(THIRDS.map(guess));
            }
        }
        self.weigh(|_| 1.0);
    }

    fn weigh(&mut self, fits: impl Fn(&Guess) -> f64) {
        self.guesses.iter_mut().for_each(|it| it.likely *= fits(it));
        let sum: f64 = self.guesses.iter().map(|it| it.likely).sum();
        // No guess is ever ruled out: life turns.
        self.guesses.iter_mut().for_each(|it| it.likely = it.likely / sum.max(f64::MIN_POSITIVE) + 1e-7);
    }

    /// Learns from a talk, or from a word without an answer.
    fn learn(&mut self, world: &World, word: Word) {
        let is_theirs = word.began == Initiator::Them;
        self.weigh(|it| match (it.strength >= world.floor, is_theirs, word.tone) {
            (true, true, _) => it.strength / it.half_life,
            (true, false, None) | (false, true, _) => 0.0,
            (true, false, Some(_)) => 1.0,
            (false, false, None) => 1.0 - it.answers,
            (false, false, Some(_)) => it.answers,
        });
        self.sore_until = if is_theirs { -1 } else { self.sore_until };
        let is_sore = word.day < self.sore_until;
        let gain = world.gain[act_of(word.how) as usize];
        for it in &mut self.guesses {
            match word.tone {
                Some(Tone::Strained) => it.strength *= 1.0 - world.hurt,
                Some(_) if !is_sore => it.strength += gain * (1.0 - it.strength),
                _ => (),
            }
        }
        if word.tone == Some(Tone::Strained) {
            self.sore_until = word.day + world.sore_weeks * 7;
        }
    }
}

impl Policy for FromDays<'_> {
    fn name(&self) -> &'static str {
        if self.has_places { "from days, with places" } else { "from days" }
    }

    fn heard(&mut self, word: Word) -> Result<(), Box<dyn Error>> {
        let it = &mut self.now[word.who];
        it.last = it.last.max(word.day);
        if word.day <= 0 {
            it.before.push(word.day);
            return Ok(());
        }
        if it.guesses.is_empty() {
            it.begin(self.world);
        }
        let days = (word.day - it.day) as f64;
        it.guesses.iter_mut().for_each(|it| it.strength *= (-days / it.half_life).exp2());
        it.day = word.day;
        if word.purpose == Purpose::Ask {
            it.guesses.iter_mut().for_each(|it| it.strength *= 0.95);
        } else {
            it.learn(self.world, word);
        }
        Ok(())
    }

    fn choose(&mut self, day: i64, _seen: &[Seen]) -> Vec<(usize, Option<ContactEffort>)> {
        self.now.iter_mut().filter(|it| it.guesses.is_empty()).for_each(|it| it.begin(self.world));
        let open = self.now.iter().enumerate().filter(|(_, it)| day >= it.sore_until);
        let mut turns: Vec<(f64, ContactEffort, usize)> = open
            .map(|(who, it)| {
                let (worth, act) = self.worth(it, day);
                (worth, act, who)
            })
            .collect();
        turns.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
        if self.has_places {
            let is_of =
                |who: usize, is_near: bool| if is_near { self.now[who].circle < 2 } else { self.now[who].circle == 2 };
            for is_near in [false, true] {
                if let Some(at) = turns.iter().position(|(_, _, who)| is_of(*who, is_near)) {
                    turns[..=at].rotate_right(1);
                }
            }
        }
        turns.into_iter().map(|(_, act, who)| (who, Some(act))).collect()
    }

    fn holds_up(&self, who: usize, day: i64) -> bool {
        day.saturating_sub(self.now[who].last) as f64 > CADENCES[self.now[who].circle]
    }
}
