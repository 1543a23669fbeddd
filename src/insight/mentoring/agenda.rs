//! The agenda of the next session.

use chrono::{DateTime, NaiveDate};

use crate::domain::{
    AgendaItem, AgendaState, Aim, AimState, Book, Id, Mentorship, PromiseId, PromiseOwner, PromiseState, sort_by_key,
};
use crate::insight::mentoring::actions::actions;
use crate::insight::mentoring::goals::{Goal, goals};
use crate::insight::mentoring::path::{Checkpoint, checkpoint_due};
use crate::insight::mentoring::sessions::sessions;

/// How many lines an agenda shows (design decision).
const SHOWN: usize = 5;
/// Days after which the agenda asks about a goal that no session spoke of (practitioners' four to six weeks).
const GOAL_DAYS: i64 = 42;

/// A line of an agenda.
#[derive(Clone, Debug, PartialEq)]
pub enum AgendaLine {
    /// A topic that they bring.
    Brought(AgendaItem),
    /// An action of last time.
    Action(PromiseId),
    /// A topic that waited in earlier sessions.
    Carried(AgendaItem, Carry),
    /// Another topic.
    Topic(AgendaItem),
    /// A look back.
    Checkpoint(Checkpoint),
    /// A goal that no session spoke of for six weeks.
    StillRight(Id<Aim>),
    /// A private topic.
    Private(AgendaItem),
}

/// How long a topic has waited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carry {
    /// The day on which it was added.
    pub from: NaiveDate,
    /// The number of sessions held since. The agenda asks about the topic from the third on.
    pub times: usize,
}

/// The agenda of the next session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// At most five lines.
    pub shown: Vec<AgendaLine>,
    /// The lines after those.
    pub waiting: Vec<AgendaLine>,
    /// The parked topics, which count nowhere.
    pub parked: Vec<AgendaItem>,
}

/// The agenda of the next session. First come the topics that the user put first, then what they bring, the actions,
/// the topics carried over, other topics, a checkpoint within 14 days, the goals to look at again and the private
/// topics.
pub fn agenda(book: &Book, id: Id<Mentorship>, today: NaiveDate) -> Agenda {
    let Some(mentorship) = book.mentorships.get(id) else { return Agenda::default() };
    let held: Vec<NaiveDate> = sessions(book, id).into_iter().filter_map(|(_, it)| it.when).collect();
    let is_open = |it: &&AgendaItem| it.state.is_none_or(|it| it == AgendaState::Open);
    let next = mentorship.next.when;
    let items = mentorship.agenda.iter().filter(is_open);
    let topics = items.map(|it| ranked(it, next, &held));
    let actions = actions(book, id).into_iter().filter(|it| it.promise.state != Some(PromiseState::LetGo));
    let actions = actions.map(|it| (2, AgendaLine::Action(it.id)));
    let checkpoint = checkpoint_due(book, id, today).map(|it| (5, AgendaLine::Checkpoint(it)));
    let asked = goals_to_ask(book, id, today).into_iter().map(|it| (6, AgendaLine::StillRight(it)));
    let mut ranked: Vec<(u8, AgendaLine)> = topics.chain(actions).chain(checkpoint).chain(asked).collect();
    sort_by_key(&mut ranked, |(rank, _)| *rank);
    let mut shown: Vec<AgendaLine> = ranked.into_iter().map(|(_, it)| it).collect();
    let waiting = shown.split_off(shown.len().min(SHOWN));
    let is_parked = |it: &&AgendaItem| it.state == Some(AgendaState::Parked);
    Agenda { shown, waiting, parked: mentorship.agenda.iter().filter(is_parked).cloned().collect() }
}

/// A topic as a line, and its place in the fixed order.
fn ranked(item: &AgendaItem, next: Option<NaiveDate>, held: &[NaiveDate]) -> (u8, AgendaLine) {
    let carry = item.from.and_then(|from| {
        let times = held.iter().filter(|it| **it > from).count();
        (times > 0).then_some(Carry { from, times })
    });
    let line = match carry {
        _ if item.private => return (7, AgendaLine::Private(item.clone())),
        None if item.whose == Some(PromiseOwner::Theirs) => (1, AgendaLine::Brought(item.clone())),
        Some(carry) => (3, AgendaLine::Carried(item.clone(), carry)),
        None => (4, AgendaLine::Topic(item.clone())),
    };
    let is_first = item.at.is_some() && item.at == next;
    // It waits no longer, so the page does not ask about it.
    if is_first { (0, AgendaLine::Topic(item.clone())) } else { line }
}

/// The goals being worked on that no session has spoken of for six weeks, or that were set six weeks ago.
fn goals_to_ask(book: &Book, id: Id<Mentorship>, today: NaiveDate) -> Vec<Id<Aim>> {
    let working = goals(book, id).into_iter().filter(|it| it.aim.state() == AimState::Working);
    let is_long = |it: &Goal| {
        let since = it.aim.spoken_of.max(created(it.id));
        since.is_some_and(|day| (today - day).num_days() >= GOAL_DAYS)
    };
    working.filter(is_long).map(|it| it.id).collect()
}

/// The day on which a goal was written down, from its id (a UUID version 7 has the time). None for a goal of a file or
/// of an older version.
fn created(id: Id<Aim>) -> Option<NaiveDate> {
    let (seconds, _) = id.uuid().get_timestamp()?.to_unix();
    Some(DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?.date_naive())
}
