//! What the owner feels of a plan: silences of the nearest people, needless suggestions, and new people in the week.

use std::collections::VecDeque;

use crate::world::Tie;

/// Somebody is new in a week who was in none of so many weeks before (design decision).
const KNOWN: usize = 4;
/// Days of a week.
const WEEK: i64 = 7;

/// The count over a life. People are places in the list of ties; a word without an answer is no talk.
pub(crate) struct Felt {
    /// The day of the latest talk with each person, from the start on.
    last: Vec<i64>,
    /// The longest silence of each person so far, in days.
    longest: Vec<i64>,
    /// The people of the sessions of the latest weeks, oldest first.
    before: VecDeque<Vec<usize>>,
    suggestions: u32,
    needless: u32,
    /// Suggestions with all the weeks before them, and those among them whose people were in none of these weeks.
    compared: u32,
    new: u32,
}

impl Felt {
    /// Begins on day 0 with so many people, as if all had just talked: no plan answers for the time before.
    pub(crate) fn new(people: usize) -> Self {
        let nothing = vec![0; people];
        let before = VecDeque::new();
        Self { last: nothing.clone(), longest: nothing, before, suggestions: 0, needless: 0, compared: 0, new: 0 }
    }

    /// Ends the silence of a person.
    pub(crate) fn talked(&mut self, who: usize, day: i64) {
        self.longest[who] = self.silence(who, day);
        self.last[who] = self.last[who].max(day);
    }

    /// Whether a talk took place since the session of a week before.
    pub(crate) fn is_recent(&self, who: usize, day: i64) -> bool {
        day - self.last[who] < WEEK
    }

    /// Takes the people of a session, each with whether they were talked to anyway.
    pub(crate) fn session(&mut self, people: &[(usize, bool)]) {
        let is_new = |who: usize| self.before.iter().flatten().all(|it| *it != who);
        let count = |counts: &dyn Fn(&(usize, bool)) -> bool| people.iter().filter(|it| counts(it)).count() as u32;
        self.suggestions += count(&|_| true);
        self.needless += count(&|(_, is_needless)| *is_needless);
        if self.before.len() == KNOWN {
            self.compared += count(&|_| true);
            self.new += count(&|(who, _)| is_new(*who));
            self.before.pop_front();
        }
        self.before.push_back(people.iter().map(|(who, _)| *who).collect());
    }

    /// The longest silence of an inner or close person who is alive on the last day, in days. None if none is alive.
    pub(crate) fn longest(&self, ties: &[Tie], day: i64, lives: impl Fn(usize) -> bool) -> Option<f64> {
        let near = ties.iter().enumerate().filter(|(who, it)| it.circle < 2 && lives(*who));
        near.map(|(who, _)| self.silence(who, day) as f64).reduce(f64::max)
    }

    /// The share of suggestions to people who were talked to anyway. None without suggestions.
    pub(crate) fn needless(&self) -> Option<f64> {
        share(self.needless, self.suggestions)
    }

    /// The share of suggestions to people who were in none of the sessions of the weeks before.
    pub(crate) fn new_people(&self) -> Option<f64> {
        share(self.new, self.compared)
    }

    fn silence(&self, who: usize, day: i64) -> i64 {
        self.longest[who].max(day - self.last[who])
    }
}

fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}
