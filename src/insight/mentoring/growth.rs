//! Who helps the user grow, and what the user learned. Only the user sees both.

use chrono::NaiveDate;

use crate::domain::Aim;
use crate::domain::{
    AimState, Book, Exchange, ExchangeId, HelpKind, Helps, Id, LearnedLine, Mentorship, PersonId, sort_by_key,
};

/// The kinds of help in order, each with the people who give it. A person may have died, or the user may never have
/// met them.
pub fn growth(book: &Book) -> Vec<(HelpKind, Vec<(PersonId, Helps)>)> {
    let of = |kind: HelpKind| {
        let helps = book.people.iter().flat_map(|(id, person)| person.helps.iter().map(move |it| (id, it)));
        helps.filter(|(_, it)| it.kind == Some(kind)).map(|(id, it)| (id, it.clone())).collect()
    };
    HelpKind::ALL.iter().map(|kind| (*kind, of(*kind))).collect()
}

/// The entity that a line of the journal comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LearnedFrom {
    /// A session or another exchange.
    Session(ExchangeId),
    /// A goal that was reached, or a line on the way to an aim.
    Goal(Id<Aim>),
    /// The ending of a mentorship.
    Ending(Id<Mentorship>),
}

/// A line of the journal of what the user learned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learned {
    /// The day.
    pub day: Option<NaiveDate>,
    /// The people.
    pub people: Vec<PersonId>,
    /// What the user takes along. For a goal, what helped, or else the goal.
    pub text: String,
    /// Where it comes from.
    pub from: LearnedFrom,
}

/// What the user learned, newest first: from everybody, or with one person.
pub fn learned(book: &Book, person: Option<PersonId>) -> Vec<Learned> {
    let sessions = book.exchanges.iter().filter(|(_, it)| !it.learned.is_empty()).map(|(id, it)| of_session(id, it));
    let mut lines: Vec<Learned> = sessions.chain(of_goals(book)).chain(of_aims(book)).chain(of_endings(book)).collect();
    lines.retain(|it| person.is_none_or(|person| it.people.contains(&person)));
    sort_by_key(&mut lines, |it| std::cmp::Reverse(it.day));
    lines
}

fn of_session(id: ExchangeId, exchange: &Exchange) -> Learned {
    Learned {
        day: exchange.when,
        people: exchange.people.to_vec(),
        text: exchange.learned.clone(),
        from: LearnedFrom::Session(id),
    }
}

fn of_goals(book: &Book) -> impl Iterator<Item = Learned> {
    let reached = book.aims.iter().filter(|(_, it)| it.state() == AimState::Reached);
    reached.map(|(id, aim)| {
        let pair = aim.mentorship.and_then(|it| book.mentorships.get(it));
        let people = pair.map_or_else(|| aim.everybody(), |it| it.people.clone()).to_vec();
        let text = if aim.helped.is_empty() { &aim.what } else { &aim.helped };
        Learned { day: aim.closed, people, text: text.clone(), from: LearnedFrom::Goal(id) }
    })
}

/// The private lines on the way to an aim. They name nobody.
fn of_aims(book: &Book) -> impl Iterator<Item = Learned> {
    book.aims.iter().flat_map(|(id, aim)| {
        let line = move |it: &LearnedLine| {
            let (day, text) = (it.when, it.text.clone());
            Learned { day, people: Vec::new(), text, from: LearnedFrom::Goal(id) }
        };
        aim.learned.iter().map(line).collect::<Vec<_>>()
    })
}

fn of_endings(book: &Book) -> impl Iterator<Item = Learned> {
    book.mentorships.iter().flat_map(|(id, it)| {
        let last = (it.closing.when, it.closing.kept.clone());
        let endings = it.earlier.iter().map(|it| (it.ended, it.kept.clone())).chain([last]);
        let people = it.people.to_vec();
        let line = move |(day, text)| Learned { day, people: people.clone(), text, from: LearnedFrom::Ending(id) };
        endings.filter(|(_, kept)| !kept.is_empty()).map(line).collect::<Vec<_>>()
    })
}
