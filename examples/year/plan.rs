//! Kith's plan, run by the real code: a book, the weekly plan and the check before an ask.

use std::collections::HashMap;
use std::error::Error;

use chrono::{Days, NaiveDate};
use kith::domain::{Book, Command, Ctx, Device, Entropy, Exchange, Person, PersonId, Settings, apply};
use kith::insight::energy::ContactEffort;
use kith::insight::rhythm::{SLEEPING_DAYS, rhythm};
use kith::insight::{friction, ledger, reconnect, week};

use crate::policy::{Policy, Seen, Word};
use crate::world::{CIRCLES, Tie, World};

/// The average energy of an act in the plan, to estimate for how many people a week has room: most acts are texts.
const USUAL_POINTS: f64 = 1.1;
/// Rhythms to wait before the repair of a strained tie: the plan itself does not suggest such people, so the user takes
/// the initiative.
const UNTIL_REPAIR: u32 = 1;

/// A book, and the mapping between its people and the ties of the world.
pub(crate) struct Plan {
    book: Book,
    ids: Vec<PersonId>,
    places: HashMap<PersonId, usize>,
    first: NaiveDate,
    acts: u64,
    /// Whether the plan also decides the size of an act; otherwise the usual act of the tie is used.
    sizes: bool,
}

impl Plan {
    /// Creates the book with its settings and its people.
    pub(crate) fn new(world: &World, ties: &[Tie], sizes: bool) -> Result<Self, Box<dyn Error>> {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
        let mut plan = Self { book: Book::default(), ids: Vec::new(), places: HashMap::new(), first, acts: 0, sizes };
        let people = (f64::from(world.points) / USUAL_POINTS).round() as u32;
        let settings =
            Settings { session_people: Some(people), week_points: Some(world.points), ..Settings::default() };
        plan.act(0, Command::SetSettings(Box::new(settings)))?;
        for (who, tie) in ties.iter().enumerate() {
            let person = Person { given: format!("P{who}"), circle: Some(CIRCLES[tie.circle]), ..Person::default() };
            plan.act(0, Command::AddPerson(Box::new(person)))?;
        }
        plan.ids = plan.book.people.iter().map(|(id, _)| id).collect();
        // The names are numbers, so that the order of the people in the book does not matter.
        let place = |it: &Person| it.given.trim_start_matches('P').parse::<usize>().unwrap_or_default();
        plan.places = plan.book.people.iter().map(|(id, it)| (id, place(it))).collect();
        plan.ids.sort_by_key(|id| plan.places.get(id).copied());
        Ok(plan)
    }

    fn day(&self, day: i64) -> NaiveDate {
        let days = Days::new(day.unsigned_abs());
        let moved = if day < 0 { self.first.checked_sub_days(days) } else { self.first.checked_add_days(days) };
        moved.unwrap_or(self.first)
    }

    fn act(&mut self, day: i64, command: Command) -> Result<(), Box<dyn Error>> {
        self.acts += 1;
        let ctx = Ctx {
            now_millis: 1_700_000_000_000 + self.acts * 1_000,
            today: self.day(day),
            device: Device(1),
            entropy: Entropy::new(self.acts),
        };
        apply(&mut self.book, command, &ctx)?;
        Ok(())
    }

    /// Kith sets no rhythm after a long silence unless the user does. This user gives a person who answered the rhythm
    /// of the circle.
    fn give_rhythm(&mut self, id: PersonId, day: i64) -> Result<(), Box<dyn Error>> {
        let Some(person) = self.book.people.get(id).filter(|it| it.cadence_days.is_none()) else { return Ok(()) };
        let cadence_days = person.circle.map(|it| self.book.settings().cadence_days(it));
        let person = Person { cadence_days, ..person.clone() };
        self.act(day, Command::EditPerson(id, Box::new(person)))
    }

    /// Returns the person for a repair after a strained exchange: a person left alone for a rhythm, the longest silence
    /// first.
    fn repair(&self, today: NaiveDate) -> Option<usize> {
        let strained = self.book.people.iter().filter(|(id, _)| friction::ended_strained(&self.book, *id, today));
        let waiting = strained.filter_map(|(id, person)| {
            let rhythm = rhythm(&self.book, id, person, today);
            let silence = rhythm.silence.filter(|it| *it >= rhythm.cadence.unwrap_or(90).max(60) * UNTIL_REPAIR)?;
            Some((silence, self.places.get(&id).copied()?))
        });
        waiting.max().map(|(_, who)| who)
    }
}

impl Policy for Plan {
    fn name(&self) -> &'static str {
        if self.sizes { "Kith" } else { "Kith, whom only" }
    }

    fn heard(&mut self, word: Word) -> Result<(), Box<dyn Error>> {
        let Some(id) = self.ids.get(word.who).copied() else { return Ok(()) };
        let exchange = Exchange {
            when: Some(self.day(word.day)),
            people: [id].into_iter().collect(),
            how: Some(word.how),
            began: Some(word.began),
            tone: word.tone,
            purpose: Some(word.purpose),
            ..Exchange::default()
        };
        let before = self.book.days_with(id).last().copied();
        self.act(word.day, Command::LogExchange(Box::new(exchange), Vec::new()))?;
        let is_long = before.is_some_and(|it| (self.day(word.day) - it).num_days() >= i64::from(SLEEPING_DAYS));
        if is_long && word.tone.is_some() { self.give_rhythm(id, word.day) } else { Ok(()) }
    }

    fn choose(&mut self, day: i64, _seen: &[Seen]) -> Vec<(usize, Option<ContactEffort>)> {
        let today = self.day(day);
        let week = week::week(&self.book, today);
        let place = |id: PersonId| self.places.get(&id).copied();
        let open = week.suggestions.iter().filter(|it| !it.is_done);
        let mut chosen: Vec<(usize, Option<ContactEffort>)> =
            open.filter_map(|it| Some((place(it.person)?, self.sizes.then_some(it.act)))).collect();
        // Two easy messages, then the harder one: the dormant ties alternate by week, and a repair may be added.
        let pair = reconnect::pair(&self.book, today);
        let is_novel_week = day.div_euclid(7) % 2 == 0;
        let old = if is_novel_week { pair.novel.or(pair.familiar) } else { pair.familiar.or(pair.novel) };
        let harder = [old.and_then(|it| place(it.person)), self.repair(today)].into_iter().flatten();
        for who in harder {
            if chosen.iter().all(|(it, _)| *it != who) {
                chosen.insert(chosen.len().min(2), (who, None));
            }
        }
        chosen
    }

    fn holds_up(&self, who: usize, day: i64) -> bool {
        self.ids.get(who).is_some_and(|id| ledger::before_asking(&self.book, *id, self.day(day)).is_worth_a_word())
    }
}
