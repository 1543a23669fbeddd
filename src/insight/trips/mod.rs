//! Trips: three people in a place, with the user's energy in mind.

mod drafts;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::domain::{
    Book, Exchange, Person, PersonId, Promise, PromiseOwner, Trip, TripId, TripState, VecSet, into_set, sort_by,
};
use crate::insight::contact_priority::{first_priority, priority};
use crate::insight::friction::ended_strained;
use crate::insight::places::{is_there, wordings};
use crate::insight::rhythm::rhythm;
use crate::insight::week::{is_open, place};
use crate::insight::week_places::{Candidate, Place, Reason, choose};

pub use self::drafts::draft;

/// The number of people for a trip (design decision: as many as for a weekly session by default).
const PEOPLE: usize = 3;
/// The most talks a day (design decision, after the fatigue that comes two to three hours later).
const TALKS_A_DAY: usize = 2;

/// Where a trip is in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It has no days yet, or they are to come.
    Ahead,
    /// It is under way.
    Now,
    /// The last day is over, and the question about the people seen is open.
    Asks,
    /// It is over.
    Over,
}

/// Where a trip is in time. The days are those that the user wrote, whatever the time zone.
///
/// # Examples
///
/// ```
/// use kith::domain::Trip;
/// use kith::insight::trips::{When, when};
///
/// let day = |text: &str| text.parse().unwrap();
/// let trip = Trip { from: Some(day("2026-12-30")), to: Some(day("2027-01-02")), ..Trip::default() };
/// let check = |today, expected| assert_eq!(when(&trip, day(today)), expected, "{today}");
/// check("2026-12-29", When::Ahead);
/// check("2027-01-02", When::Now);
/// check("2027-01-03", When::Asks);
/// assert_eq!(when(&Trip { settled: true, ..trip }, day("2027-01-03")), When::Over);
/// ```
pub fn when(trip: &Trip, today: NaiveDate) -> When {
    let begins = trip.first_day();
    match trip.last_day() {
        Some(last) if last < today => {
            if trip.settled {
                When::Over
            } else {
                When::Asks
            }
        }
        _ if begins.is_some_and(|it| it <= today) => When::Now,
        _ => When::Ahead,
    }
}

/// The people whom Kith offers for a trip, each with the place that they take: one close, one active and one quiet, by
/// the order of the weekly session, until there are three people. Nobody who is archived, dead or paused, and nobody
/// after a strained exchange. Somebody who comes to the user brings their own reason, so nobody is offered then.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::trips::offered;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "place": "Lisbon", "circle": "close"}, {"given": "Noor", "place": "Porto"}],
///     "trips": [{"place": "Lisbon", "from": "2027-01-03", "to": "2027-01-06"}]}"#,
/// )?
/// .book;
/// let (id, _) = book.trips.iter().next().unwrap();
/// let offered = offered(&book, id, "2026-11-22".parse().unwrap());
/// assert_eq!(offered.len(), 1);
/// assert_eq!(book.people.get(offered[0].0).unwrap().given, "Ana");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn offered(book: &Book, id: TripId, today: NaiveDate) -> Vec<(PersonId, Place)> {
    let Some(trip) = book.trips.get(id).filter(|it| !it.is_theirs()) else { return Vec::new() };
    let candidates = candidates(book, trip, today);
    let (in_it, others): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|it| trip.people.contains(&it.id));
    let free = PEOPLE.saturating_sub(trip.people.len());
    let taken = in_it.iter().map(|it| (it, it.place)).collect::<Vec<_>>();
    let chosen = choose(taken, &others, in_it.len() + free, today);
    chosen.into_iter().skip(in_it.len()).map(|(it, place)| (it.id, place)).collect()
}

fn candidates<'a>(book: &'a Book, trip: &Trip, today: NaiveDate) -> Vec<Candidate<'a>> {
    let whole = wordings(book, &trip.place);
    // "Lisbon, Portugal" is also Lisbon.
    let city = wordings(book, trip.place.split(',').next().unwrap_or_default());
    let is_here = |it: &Person| is_there(it, &whole, today) || is_there(it, &city, today);
    let at = trip.first_day().unwrap_or(today).max(today);
    let open = book.people.iter().filter(|(id, it)| is_open(it, at, at) && !ended_strained(book, *id, today));
    open.filter(|(_, it)| is_here(it)).map(|(id, person)| candidate(book, id, person, today)).collect()
}

fn candidate<'a>(book: &Book, id: PersonId, person: &'a Person, today: NaiveDate) -> Candidate<'a> {
    let rhythm = rhythm(book, id, person, today);
    let is_untold = rhythm.silence.is_none();
    let priority = if is_untold { first_priority(&rhythm, person) } else { priority(&rhythm, person) };
    Candidate {
        id,
        person,
        place: place(person, rhythm.silence),
        is_bridge: false,
        is_untold,
        priority,
        reason: Reason::CatchUp,
        is_snoozed: false,
    }
}

/// The people of a trip who are in the book and alive, those with an agreed day first.
pub fn people<'a>(book: &'a Book, trip: &Trip) -> Vec<(PersonId, &'a Person)> {
    let found = trip.people.iter().filter_map(|id| Some((*id, book.people.get(*id)?)));
    let mut people: Vec<_> = found.filter(|(_, it)| it.died.is_none()).collect();
    let rank = |id: PersonId| {
        let answer = trip.answer(id);
        let state = answer.and_then(|it| it.state);
        let on = answer.and_then(|it| it.on);
        (state == Some(TripState::NotThisTime), on.is_none(), on, answer.map(|it| it.time.clone()))
    };
    sort_by(&mut people, |a, b| rank(a.0).cmp(&rank(b.0)).then(a.0.cmp(&b.0)));
    people
}

/// The people whom the user may have seen on a trip: all but those who had no time.
pub fn seen_perhaps(book: &Book, trip: &Trip) -> Vec<PersonId> {
    let had_time = |id: &PersonId| trip.answer(*id).and_then(|it| it.state) != Some(TripState::NotThisTime);
    people(book, trip).into_iter().map(|it| it.0).filter(had_time).collect()
}

/// The days with more agreed talks than the user may like: more than two.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::trips::full_days;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "trips": [{"place": "Lisbon", "answers": [
///         {"person": "a", "state": "agreed", "on": "2027-01-03"},
///         {"person": "b", "state": "agreed", "on": "2027-01-03"},
///         {"person": "c", "state": "agreed", "on": "2027-01-03"},
///         {"person": "d", "state": "agreed", "on": "2027-01-04"}]}],
///     "people": [{"id": "a", "given": "A"}, {"id": "b", "given": "B"},
///         {"id": "c", "given": "C"}, {"id": "d", "given": "D"}]}"#,
/// )?
/// .book;
/// let trip = book.trips.iter().next().unwrap().1;
/// assert_eq!(full_days(trip), ["2027-01-03".parse().unwrap()]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn full_days(trip: &Trip) -> Vec<NaiveDate> {
    let days = into_set(agreed_days(trip));
    days.iter().filter(|day| talks_on(trip, **day) > TALKS_A_DAY).copied().collect()
}

fn agreed_days(trip: &Trip) -> impl Iterator<Item = NaiveDate> {
    trip.answers.iter().filter(|it| it.state == Some(TripState::Agreed)).filter_map(|it| it.on)
}

/// The number of talks agreed for a day.
fn talks_on(trip: &Trip, day: NaiveDate) -> usize {
    agreed_days(trip).filter(|it| *it == day).count()
}

/// The people of a trip whom the user did not see on it, to whom the user did not promise a next time yet. The user
/// sees somebody in any exchange of the trip.
pub fn not_seen<'a>(book: &'a Book, id: TripId, promise: &str) -> Vec<(PersonId, &'a Person)> {
    let Some(trip) = book.trips.get(id) else { return Vec::new() };
    let seen: VecSet<PersonId> = seen(book, id);
    let is_promised = |person: PersonId| {
        let is_it = |it: &Promise| it.what == promise && it.people.contains(&person);
        book.promises.iter().any(|(_, it)| it.whose != Some(PromiseOwner::Theirs) && is_it(it))
    };
    let is_free = |(id, it): &(PersonId, &Person)| it.may_be_suggested() && !seen.contains(id) && !is_promised(*id);
    people(book, trip).into_iter().filter(is_free).collect()
}

fn seen(book: &Book, id: TripId) -> VecSet<PersonId> {
    let of_trip = |it: &&Exchange| it.trip == Some(id) && !it.attempt;
    into_set(book.exchanges.iter().map(|(_, it)| it).filter(of_trip).flat_map(|it| it.people.iter().copied()))
}

/// The trips, those that ask who was seen first, then the next ones, then the past ones, the latest first.
pub fn trips(book: &Book, today: NaiveDate) -> Vec<(TripId, &Trip)> {
    let mut all: Vec<(TripId, &Trip)> = book.trips.iter().collect();
    let rank = |it: &Trip| match when(it, today) {
        When::Asks => 0,
        When::Now | When::Ahead => 1,
        When::Over => 2,
    };
    let in_order = |a: &Trip, b: &Trip| {
        let days = a.last_day().cmp(&b.last_day());
        if rank(a) == 2 { days.reverse() } else { days }
    };
    sort_by(&mut all, |a, b| rank(a.1).cmp(&rank(b.1)).then(in_order(a.1, b.1)).then(a.0.cmp(&b.0)));
    all
}
