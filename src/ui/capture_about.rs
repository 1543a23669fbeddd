//! The person, the project, the trip or the group of an exchange of the log, whatever the sentence says.

use chrono::NaiveDate;

use crate::domain::{Book, Channel, Command, GroupId, Id, List, PersonId, ProjectId, SharedItem, TripCommand, TripId};
use crate::insight::groups;
use crate::insight::trips::seen_perhaps;
use crate::quick_entry::Reading;

/// The person, the project, the trip or the group of an exchange, whatever the sentence says.
#[derive(Clone, Copy)]
pub(super) struct About {
    /// A person of the exchange.
    pub(super) with: Option<PersonId>,
    /// An item of the share list that the exchange gives.
    pub(super) gives: Option<Id<SharedItem>>,
    /// The project.
    pub(super) project: Option<ProjectId>,
    /// The trip.
    pub(super) trip: Option<TripId>,
    /// The group, if all its members were there.
    pub(super) group: Option<GroupId>,
}

/// The command, with the project that the exchange or the promise is about.
pub(super) fn of_project(mut command: Command, project: Option<ProjectId>) -> Command {
    match &mut command {
        _ if project.is_none() => (),
        Command::LogExchange(exchange, _) => exchange.project = project,
        Command::LogWithPromise(exchange, promise, _) => (exchange.project, promise.project) = (project, project),
        Command::MakePromise(promise, _) => promise.project = project,
        _ => (),
    }
    command
}

/// The command, with the trip of the exchange, which is settled now. One undo takes both back.
pub(super) fn of_trip(mut command: Command, trip: Option<TripId>) -> Command {
    let Some(id) = trip else { return command };
    match &mut command {
        Command::LogExchange(exchange, _) | Command::LogWithPromise(exchange, ..) => exchange.trip = trip,
        _ => return command,
    }
    Command::Batch(vec![TripCommand::Settle(id).into(), command])
}

/// The command, with the groups of the exchange.
pub(super) fn of_groups(mut command: Command, groups: List<GroupId>) -> Command {
    match &mut command {
        Command::LogExchange(exchange, _) | Command::LogWithPromise(exchange, ..) => exchange.groups = groups,
        Command::Batch(commands) => *commands = commands.drain(..).map(|it| of_groups(it, groups.clone())).collect(),
        _ => (),
    }
    command
}

/// The people of the exchange, and its circumstances as long as the sentence says nothing else. On a trip these are its
/// people other than those who had no time, its last day and its place. Of a group these are the members of today.
pub(super) fn assumed(book: &Book, about: About, today: NaiveDate) -> (Vec<PersonId>, Assumed) {
    if let Some(group) = about.group {
        return (groups::people(book, group, today).current(), Assumed::default());
    }
    let Some(trip) = about.trip.and_then(|it| book.trips.get(it)) else {
        return (about.with.into_iter().collect(), Assumed::default());
    };
    let people = seen_perhaps(book, trip);
    (people, Assumed { when: trip.last_day(), place: trip.place.clone(), how: Some(Channel::InPerson) })
}

/// The circumstances of an exchange as long as the sentence says nothing else.
#[derive(Default)]
pub(super) struct Assumed {
    when: Option<NaiveDate>,
    place: String,
    how: Option<Channel>,
}

impl Assumed {
    /// The reading, completed.
    pub(super) fn fill(&self, mut reading: Reading) -> Reading {
        reading.when = reading.when.or_else(|| self.when.filter(|_| reading.day_question.is_none()));
        reading.how = reading.how.or(self.how);
        if reading.place.is_empty() {
            reading.place.clone_from(&self.place);
        }
        reading
    }
}
