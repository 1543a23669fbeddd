//! Simulates a life under one policy: ties grow and fade from week to week, and are evaluated at the end.

use std::collections::BTreeMap;
use std::error::Error;

use kith::domain::{Channel, Initiator, Purpose, Tone};
use kith::insight::energy::{ContactEffort, EnergyBudget};

use crate::felt::Felt;
use crate::policy::{Policy, Seen, Word};
use crate::world::{Luck, Tie, WEIGHTS, World};

/// The results at the end. All are shares, except `energy` and `silence`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Outcome {
    /// Ties alive, weighted by circle.
    pub(crate) alive: f64,
    /// Ties alive in the inner and the close circle, weighted by circle.
    pub(crate) near: f64,
    /// Dormant ties that are alive again.
    pub(crate) regained: f64,
    /// Weeks over budget.
    pub(crate) over: f64,
    /// Asks made after a silence longer than the rhythm.
    pub(crate) cold: f64,
    /// People never reached.
    pub(crate) unreached: f64,
    /// Energy points per week.
    pub(crate) energy: f64,
    /// The longest silence of a living inner or close person, in days.
    pub(crate) silence: Option<f64>,
    /// Suggestions to people who were talked to anyway.
    pub(crate) needless: Option<f64>,
    /// Suggestions to people who were in none of the four weeks before.
    pub(crate) new_people: Option<f64>,
}

/// The current state of a tie.
struct State {
    strength: f64,
    /// A factor on the half-life, changed by turns of life.
    turn: f64,
    sore_until: i64,
    asks_in_a_row: u32,
    is_reached: bool,
}

struct Life<'a> {
    world: &'a World,
    run: u64,
    ties: &'a [Tie],
    now: Vec<State>,
    seen: Vec<Seen>,
    policy: &'a mut dyn Policy,
    felt: Felt,
    /// The people of this week's session: the strength before, and whether there was a talk in the days before.
    suggested: Vec<(usize, f64, bool)>,
    /// Delayed asks, by the week in which they are made.
    held: BTreeMap<i64, Vec<usize>>,
    spent: u32,
    all_spent: u32,
    asks: u32,
    cold_asks: u32,
    weeks_over: u32,
}

/// Simulates some weeks.
pub(crate) fn live(
    world: &World,
    run: u64,
    ties: &[Tie],
    weeks: i64,
    policy: &mut dyn Policy,
) -> Result<Outcome, Box<dyn Error>> {
    let state =
        |it: &Tie| State { strength: it.strength, turn: 1.0, sore_until: -1, asks_in_a_row: 0, is_reached: false };
    let mut life = Life {
        world,
        run,
        ties,
        now: ties.iter().map(state).collect(),
        seen: ties.iter().map(|it| Seen { circle: it.circle, last: i64::MIN }).collect(),
        policy,
        felt: Felt::new(ties.len()),
        suggested: Vec::new(),
        held: BTreeMap::new(),
        spent: 0,
        all_spent: 0,
        asks: 0,
        cold_asks: 0,
        weeks_over: 0,
    };
    life.remember()?;
    for week in 1..=weeks {
        life.week(week)?;
    }
    Ok(life.outcome(weeks))
}

impl Life<'_> {
    fn remember(&mut self) -> Result<(), Box<dyn Error>> {
        for (who, tie) in self.ties.iter().enumerate() {
            for (ago, they_began) in &tie.history {
                let began = if *they_began { Initiator::Them } else { Initiator::Me };
                self.tell(who, -ago, tie.act, began, Some(Tone::Easy), Purpose::CatchUp)?;
            }
        }
        Ok(())
    }

    fn tell(
        &mut self,
        who: usize,
        day: i64,
        act: ContactEffort,
        began: Initiator,
        tone: Option<Tone>,
        purpose: Purpose,
    ) -> Result<(), Box<dyn Error>> {
        self.seen[who].last = self.seen[who].last.max(day);
        if tone.is_some() {
            self.felt.talked(who, day);
        }
        let how = match act {
            ContactEffort::Text => Channel::Message,
            ContactEffort::Call => Channel::Call,
            ContactEffort::Meet => Channel::Coffee,
        };
        self.policy.heard(Word { who, day, how, began, tone, purpose })
    }

    fn week(&mut self, week: i64) -> Result<(), Box<dyn Error>> {
        let day = week * 7;
        let is_busy = self.world.is_busy(self.run, week);
        let budget = if is_busy { self.world.points / 2 } else { self.world.points };
        let luck: Vec<Luck> = (0..self.ties.len()).map(|who| self.world.luck(self.run, who, week)).collect();
        self.spent = 0;
        self.they_write(day, &luck)?;
        self.needs(week)?;
        self.session(day, budget, is_busy, &luck)?;
        self.weeks_over += u32::from(self.spent > budget);
        self.all_spent += self.spent;
        for (who, luck) in luck.iter().enumerate() {
            self.now[who].turn = luck.turn.unwrap_or(self.now[who].turn);
            self.now[who].strength *= (-7.0 / self.half_life(who)).exp2();
        }
        self.feel(week);
        Ok(())
    }

    /// Counts the suggestions of the week. A person is talked to anyway who had a talk since the session before, or who
    /// would have written in the days after without the suggestion.
    fn feel(&mut self, week: i64) {
        let suggested = std::mem::take(&mut self.suggested);
        let is_needless = |(who, strength, is_recent): (usize, f64, bool)| {
            let strength = strength * (-7.0 / self.half_life(who)).exp2();
            let luck = self.world.luck(self.run, who, week + 1);
            (who, is_recent || self.writes(who, strength, &luck))
        };
        let people: Vec<(usize, bool)> = suggested.into_iter().map(is_needless).collect();
        self.felt.session(&people);
    }

    fn half_life(&self, who: usize) -> f64 {
        self.ties[who].half_life * self.now[who].turn
    }

    /// People write first, more often the stronger the tie; answering also takes energy.
    fn they_write(&mut self, day: i64, luck: &[Luck]) -> Result<(), Box<dyn Error>> {
        for (who, luck) in luck.iter().enumerate() {
            if !self.writes(who, self.now[who].strength, luck) {
                continue;
            }
            // A message from them is a step towards one another and ends the soreness.
            self.now[who].sore_until = -1;
            self.spent += 1;
            self.talk(who, day - luck.day, ContactEffort::Text, Initiator::Them, luck)?;
        }
        Ok(())
    }

    /// Whether a person writes first in a week, with a tie of this strength.
    fn writes(&self, who: usize, strength: f64, luck: &Luck) -> bool {
        let often = self.ties[who].writes_first * strength * 7.0 / self.half_life(who);
        strength >= self.world.floor && luck.writes < 1.0 - (-often).exp()
    }

    /// An occasion to ask a person for help.
    fn needs(&mut self, week: i64) -> Result<(), Box<dyn Error>> {
        for who in self.held.remove(&week).unwrap_or_default() {
            self.ask(who, week * 7)?;
        }
        let Some(fitting) = self.world.need(self.run, week, self.ties.len()) else { return Ok(()) };
        let day = week * 7;
        let by_silence = |a: &usize, b: &usize| self.seen[*a].rhythms(day).total_cmp(&self.seen[*b].rhythms(day));
        let Some(who) = fitting.into_iter().min_by(by_silence) else { return Ok(()) };
        if !self.policy.holds_up(who, day) {
            return self.ask(who, day);
        }
        // Send a message without a request first, and ask two weeks later.
        self.held.entry(week + 2).or_default().push(who);
        self.spent += 1;
        let luck = self.world.luck(self.run, who, week);
        self.talk(who, day, ContactEffort::Text, Initiator::Me, &luck)
    }

    fn ask(&mut self, who: usize, day: i64) -> Result<(), Box<dyn Error>> {
        let is_cold = self.seen[who].rhythms(day) > 1.0;
        self.asks += 1;
        self.cold_asks += u32::from(is_cold);
        self.spent += 1;
        let now = &mut self.now[who];
        now.asks_in_a_row += 1;
        now.is_reached = true;
        now.strength *= if is_cold { 0.6 } else { 0.95 } * if now.asks_in_a_row >= 3 { 0.8 } else { 1.0 };
        self.tell(who, day, ContactEffort::Text, Initiator::Me, Some(Tone::Plain), Purpose::Ask)
    }

    /// The weekly session: contacts the people chosen by the policy until the energy is spent. Under every policy an
    /// act has the size that the policy chose, or else the usual size of the tie, and is reduced to the remaining
    /// energy; in a busy week only a text is possible.
    fn session(&mut self, day: i64, budget: u32, is_busy: bool, luck: &[Luck]) -> Result<(), Box<dyn Error>> {
        let chosen = self.policy.choose(day, &self.seen);
        for (who, act) in chosen {
            let is_over = self.spent >= budget;
            if is_over && self.policy.keeps_within() {
                break;
            }
            let room = EnergyBudget { budget, spent: self.spent, is_heavy_day: false, is_low: is_busy || is_over };
            let act = act.unwrap_or(self.ties[who].act).within(&room);
            self.spent += act.points();
            self.suggested.push((who, self.now[who].strength, self.felt.is_recent(who, day)));
            self.talk(who, day, act, Initiator::Me, &luck[who])?;
        }
        Ok(())
    }

    /// Two people talk, or one of them writes and the other does not answer.
    fn talk(
        &mut self,
        who: usize,
        day: i64,
        act: ContactEffort,
        began: Initiator,
        luck: &Luck,
    ) -> Result<(), Box<dyn Error>> {
        let (tie, now) = (&self.ties[who], &mut self.now[who]);
        now.is_reached = true;
        if now.strength < self.world.floor && luck.answers >= tie.answers {
            return self.tell(who, day, act, began, None, Purpose::CatchUp);
        }
        let is_sore = day < now.sore_until;
        let chance = if is_sore { (tie.friction * 3.0).max(0.5) } else { tie.friction };
        let is_strained = luck.friction[usize::from(began == Initiator::Me)] < chance;
        if is_strained {
            now.strength *= 1.0 - self.world.hurt;
            now.sore_until = day + self.world.sore_weeks * 7;
        } else if !is_sore {
            now.strength += self.world.gain[act as usize] * (1.0 - now.strength);
        }
        let is_gift = luck.gives < self.world.gives;
        now.asks_in_a_row = if is_gift { 0 } else { now.asks_in_a_row };
        let tone = if is_strained { Tone::Strained } else { Tone::Easy };
        self.tell(who, day, act, began, Some(tone), if is_gift { Purpose::Sharing } else { Purpose::CatchUp })
    }

    fn outcome(&self, weeks: i64) -> Outcome {
        let lives = |who: usize| self.now[who].strength >= self.world.floor;
        let share = |is_of: &dyn Fn(usize, &Tie) -> bool, counts: &dyn Fn(usize) -> bool, weighted: bool| {
            let (mut part, mut whole) = (0.0, 0.0);
            for (who, tie) in self.ties.iter().enumerate().filter(|(who, tie)| is_of(*who, tie)) {
                let weight = if weighted { WEIGHTS[tie.circle] } else { 1.0 };
                whole += weight;
                part += if counts(who) { weight } else { 0.0 };
            }
            if whole > 0.0 { part / whole } else { 0.0 }
        };
        let silence = self.felt.longest(self.ties, weeks * 7, lives);
        let weeks = weeks as f64;
        Outcome {
            alive: share(&|_, _| true, &lives, true),
            near: share(&|_, it| it.circle < 2, &lives, true),
            regained: share(&|_, it| it.is_dormant, &lives, false),
            over: f64::from(self.weeks_over) / weeks,
            cold: f64::from(self.cold_asks) / f64::from(self.asks.max(1)),
            unreached: share(&|_, _| true, &|who| !self.now[who].is_reached, false),
            energy: f64::from(self.all_spent) / weeks,
            silence,
            needless: self.felt.needless(),
            new_people: self.felt.new_people(),
        }
    }
}
