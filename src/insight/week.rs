//! The weekly session: suggests a few people to contact, each with a reason.
//!
//! One session a week rather than a little every day, because batching raises well-being and sprinkling does not
//! (Grant, *Give and Take*). The session has a place for one close, one active and one quiet person; the user sets the
//! number of places and the day. The choice is computed as of the day before the week began, so that it holds for the
//! whole week and is the same on every device. During the week it changes only when the user logs an exchange, snoozes
//! or pauses a person, or makes a promise, which takes the first place.
//!
//! Candidates are people with a silence of at least half the cadence or without any exchange, ordered by `priority` (a
//! design decision; `examples/year` tests it against the rules of other programs). A person is left out after a
//! strained exchange unless there is an open promise, and while paused, archived or snoozed. A promise takes a place
//! only if it is due within `DUE_SOON` days or has no due date.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::{
    Book, Circle, Person, PersonId, Promise, PromiseId, PromiseOwner, VecMap, VecSet, into_set, sort_by,
};
use crate::insight::bridge::bridges;
use crate::insight::circles::load;
use crate::insight::energy::{Act, EnergyBudget, room};
use crate::insight::rhythm::{Rhythm, SLEEPING_DAYS, rhythm};
use crate::insight::week_cache::WeekCache;
use crate::insight::week_start::began;

/// The weekly session and the energy left for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// The first day of the week: the latest session day.
    pub began: NaiveDate,
    /// The suggested people, in order.
    pub suggestions: Vec<Suggestion>,
    /// The energy budget of the week as of today.
    pub room: EnergyBudget,
    /// Today was heavy enough, so nothing more is offered today.
    pub is_resting: bool,
    /// The circles ask for more exchanges than the week allows, so people outside the inner and close circle are
    /// offered a `Text`.
    pub is_overfull: bool,
}

/// A person suggested for the week.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The suggested person.
    pub person: PersonId,
    /// Why they are suggested.
    pub reason: Reason,
    /// The place they take in the session, shown as part of the reason.
    pub place: Place,
    /// The size of the act offered, limited by the energy budget.
    pub act: Act,
    /// The act is smaller than usual for these two, because the week has no room for more.
    pub is_small: bool,
    /// Their rhythm as of today.
    pub rhythm: Rhythm,
    /// There was an exchange this week, or the promise of the reason is closed.
    pub is_done: bool,
}

/// Why a person is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// There is an open promise.
    Promise(PromiseId),
    /// The silence is long for these two.
    CatchUp,
    /// A message that only asks how they are, and asks for nothing else.
    WellnessCheck,
    /// The person is in the book and there was no exchange yet.
    FirstWord,
}

/// The kind of place a person takes in the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Inner or close circle.
    Close,
    /// Active circle.
    Active,
    /// Seldom in contact: wider circle, no circle, or active but silent for a year.
    Quiet,
    /// A bridge person ([`bridges`]).
    Bridge,
}

/// The first day of the next week.
pub fn next_begins(book: &Book, today: NaiveDate) -> NaiveDate {
    let began = began(today, book.settings().session_day().to_chrono());
    began.checked_add_days(Days::new(7)).unwrap_or(began)
}

/// The number of exchanges up to `today` in its calendar week, which begins on `first_day`.
pub fn exchanges(book: &Book, today: NaiveDate, first_day: chrono::Weekday) -> usize {
    let began = began(today, first_day);
    book.exchanges_since(began).filter(|(_, it)| it.when.is_some_and(|it| it <= today)).count()
}

/// Computes the session for the week of `today`.
pub fn week(book: &Book, today: NaiveDate) -> Week {
    week_from(book, today, &mut WeekCache::default())
}

/// Same as [`week`], but reuses cached scores: the result is equal and faster to compute in a large book.
pub fn week_from(book: &Book, today: NaiveDate, eve: &mut WeekCache) -> Week {
    let began = began(today, book.settings().session_day().to_chrono());
    eve.move_to(began.pred_opt().unwrap_or(began));
    let candidates = candidates(book, began, today, eve);
    let chosen = choose(&candidates, book.settings().session_people() as usize, is_bridge_week(began));
    let room = room(book, today);
    let is_overfull = load(book, began).is_over();
    let suggestions: Vec<Suggestion> = chosen
        .into_iter()
        .filter(|(it, _)| !it.is_put_aside)
        .map(|(it, place)| {
            let rhythm = rhythm(book, it.id, it.person, today);
            let is_closed =
                matches!(it.reason, Reason::Promise(id) if book.promises.get(id).is_some_and(|it| it.state.is_some()));
            let is_done = is_closed || rhythm.last.is_some_and(|it| it >= began);
            let usual = usual_act(book, it.id);
            let act = fitting(usual, it.person, is_overfull).within(&room);
            Suggestion { person: it.id, reason: it.reason, place, act, is_small: act < usual, is_done, rhythm }
        })
        .collect();
    Week { began, suggestions, is_resting: room.is_heavy_day, room, is_overfull }
}

/// A bridge person gets one place in four: with three places a week, that is the last place in three weeks of four
/// (design decision).
fn is_bridge_week(began: NaiveDate) -> bool {
    began.num_days_from_ce().div_euclid(7) % 4 != 0
}

struct Candidate<'a> {
    id: PersonId,
    person: &'a Person,
    place: Place,
    is_bridge: bool,
    /// See `priority()`. Only used for ordering, never shown.
    priority: f64,
    reason: Reason,
    is_put_aside: bool,
}

fn candidates<'a>(book: &'a Book, began: NaiveDate, today: NaiveDate, eve: &mut WeekCache) -> Vec<Candidate<'a>> {
    let next = began.checked_add_days(Days::new(7)).unwrap_or(began);
    let (promises, bridges) = (open_promises(book, began), bridges(book));
    book.people
        .iter()
        .filter(|(_, it)| !it.archived && it.paused_until.is_none_or(|it| it <= today))
        // A person snoozed this week keeps the place, so that no other person moves up to fill it.
        .filter(|(_, it)| it.not_before.is_none_or(|it| it <= next))
        .filter_map(|(id, person)| {
            let is_put_aside = person.not_before.is_some_and(|it| it > today);
            let promise = promises.get(&id).copied();
            candidate(book, id, person, eve, promise, &bridges).map(|it| Candidate { is_put_aside, ..it })
        })
        .collect()
}

/// How many days after the start of a week a promise may be due to take a place in it: this week and the next (design
/// decision).
const DUE_SOON: u64 = 14;

/// The user's oldest open promise to each person.
fn open_promises(book: &Book, began: NaiveDate) -> VecMap<PersonId, PromiseId> {
    let mut found = VecMap::default();
    // A promise that was kept or dropped this week still holds its place.
    let is_open = |it: &Promise| it.state.is_none() || it.closed.is_some_and(|it| it >= began);
    // A promise with a later due date takes a place in a later week.
    let soon = began.checked_add_days(Days::new(DUE_SOON)).unwrap_or(began);
    let is_open = |it: &Promise| is_open(it) && it.due.is_none_or(|it| it < soon);
    for (id, promise) in book.promises.iter().filter(|(_, it)| is_open(it) && it.whose != Some(PromiseOwner::Theirs)) {
        for person in promise.people.iter().filter(|it| !found.contains_key(*it)).copied().collect::<Vec<_>>() {
            found.insert(person, id);
        }
    }
    found
}

fn candidate<'a>(
    book: &'a Book,
    id: PersonId,
    person: &'a Person,
    eve: &mut WeekCache,
    promise: Option<PromiseId>,
    bridges: &VecSet<PersonId>,
) -> Option<Candidate<'a>> {
    let before = eve.rhythm(book, id, person);
    let is_bridge = bridges.contains(&id);
    let make = |place, priority, reason| {
        Some(Candidate { id, person, place, is_bridge, priority, reason, is_put_aside: false })
    };
    let Some(silence) = before.silence else {
        // An open promise counts even if there was no exchange with the person yet.
        if let Some(promise) = promise {
            return make(place(person, None), PROMISED + first_pull(&before, person), Reason::Promise(promise));
        }
        // A person added and already contacted this week needs no suggestion.
        let is_new = is_new(id, eve.day) && !book.days_with(id).is_empty();
        return if is_new { None } else { make(place(person, None), first_pull(&before, person), Reason::FirstWord) };
    };
    let place = place(person, Some(silence));
    let priority = priority(&before, person);
    if let Some(promise) = promise {
        return make(place, PROMISED + priority, Reason::Promise(promise));
    }
    // After a reconnection no cadence applies, unless the user set one for this person.
    let is_left_in_peace = before.is_reconnected && person.cadence_days.is_none();
    if is_left_in_peace || !is_time(&before, person) || eve.ended_strained(book, id) {
        return None;
    }
    make(place, priority, if place == Place::Quiet { Reason::WellnessCheck } else { Reason::CatchUp })
}

/// Whether the person was added after `eve`, according to the timestamp in the id.
fn is_new(id: PersonId, eve: NaiveDate) -> bool {
    let seconds = id.uuid().get_timestamp().map(|it| it.to_unix().0).and_then(|it| i64::try_from(it).ok());
    seconds.and_then(|it| chrono::DateTime::from_timestamp(it, 0)).is_some_and(|it| it.date_naive() > eve)
}

fn place(person: &Person, silence: Option<u32>) -> Place {
    let is_asleep = silence.is_some_and(|it| it >= SLEEPING_DAYS);
    match person.circle {
        Some(Circle::Inner | Circle::Close) => Place::Close,
        Some(Circle::Active) if !is_asleep => Place::Active,
        _ => Place::Quiet,
    }
}

/// Added to the priority of a person with an open promise, so that promises come before any silence.
const PROMISED: f64 = 1e9;
/// The cadence of people without a circle, in days (design decision).
const NO_CIRCLE: u32 = 180;

/// The cadence against which a silence is measured, in days. The user's own setting for this person, if there is one;
/// else the geometric mean of the usual gap and the cadence of the circle, clamped to between half and twice the
/// latter. Ties differ within a circle far more than circles do, and the usual gap tells which ties fade soon (design
/// decision; in `examples/year` it keeps more ties than the cadence of the circle alone).
fn effective_cadence(rhythm: &Rhythm, person: &Person) -> f64 {
    let asked = f64::from(rhythm.cadence.unwrap_or(NO_CIRCLE).max(1));
    let habit = rhythm.usual_gap.filter(|_| person.cadence_days.is_none_or(|it| it == 0));
    habit.map_or(asked, |it| (asked * f64::from(it)).sqrt().clamp(asked / 2.0, asked * 2.0))
}

/// The silence divided by the effective cadence.
fn silence_ratio(rhythm: &Rhythm, person: &Person) -> f64 {
    f64::from(rhythm.silence.unwrap_or_default()) / effective_cadence(rhythm, person)
}

/// True from half the cadence on: a tie should be kept up before it breaks, and a week with room should not stay empty.
/// In a full week `priority` puts the others first (design decision).
fn is_time(rhythm: &Rhythm, person: &Person) -> bool {
    silence_ratio(rhythm, person) >= 0.5
}

/// The silence ratio up to which the priority grows quadratically (design decision).
const OVERDUE_RATIO: f64 = 1.5;

/// Priority of contacting a person: circle weight × effective cadence (how long the effect of an exchange lasts) ×
/// overdue factor. An exchange with a slow cadence holds for long, so a week of such exchanges keeps more ties than a
/// week spent on the most overdue ones. The cost of the act is left out: it is known only while the archived exchanges
/// are loaded, and the choice must not depend on that. The overdue factor is the square of the silence ratio, so that
/// people are not contacted long before their time. Above `OVERDUE_RATIO` it grows slowly: ties that can still be kept
/// come before lost ones, and lost ones stay in the list. The inner and the close circle, where the effect of an
/// exchange is short, get a place of their own every week and do not depend on this value (design decision;
/// `docs/plan.md` has the results of the simulation).
fn priority(rhythm: &Rhythm, person: &Person) -> f64 {
    let silence_ratio = silence_ratio(rhythm, person);
    let ripe = if silence_ratio <= OVERDUE_RATIO {
        silence_ratio * silence_ratio
    } else {
        OVERDUE_RATIO * OVERDUE_RATIO * (0.95 + 0.05 * silence_ratio / OVERDUE_RATIO)
    };
    weight(person.circle) * effective_cadence(rhythm, person) * ripe
}

/// The priority of a person without any exchange: that of a silence as long as the cadence (design decision).
fn first_pull(rhythm: &Rhythm, person: &Person) -> f64 {
    weight(person.circle) * effective_cadence(rhythm, person)
}

/// The weight of a circle in the priority (design decision).
const fn weight(circle: Option<Circle>) -> f64 {
    match circle {
        Some(Circle::Inner) => 4.0,
        Some(Circle::Close) => 3.0,
        Some(Circle::Active) => 2.0,
        Some(Circle::Wider) | None => 1.0,
    }
}

/// How many of the last exchanges determine the usual act (design decision).
const USUAL: usize = 5;

/// The median size of the last exchanges in memory with this person, so that one text in a full week does not turn
/// every later offer into a text.
fn usual_act(book: &Book, id: PersonId) -> Act {
    let mut acts: Vec<Act> =
        book.exchanges_with(id).rev().take(USUAL).filter_map(|(_, it)| it.how).map(Act::of).collect();
    sort_by(&mut acts, Act::cmp);
    acts.get(acts.len() / 2).copied().unwrap_or(Act::Text)
}

/// The act offered to a person: the usual one, but a `Text` for people outside the inner and close circle while the
/// circles are overfull. So an overfull week still reaches many people, and the larger acts go to the near ones (design
/// decision; in `examples/year` it keeps more ties in every larger book).
const fn fitting(usual: Act, person: &Person, is_overfull: bool) -> Act {
    let is_near = matches!(person.circle, Some(Circle::Inner | Circle::Close));
    if is_overfull && !is_near { Act::Text } else { usual }
}

/// Chooses the best candidate for each place, then fills up by priority; equal priorities are ordered by id, that is by
/// the time the person was added. In a bridge week the last place goes to the best bridge person among the candidates.
fn choose<'a, 'b>(
    candidates: &'b [Candidate<'a>],
    count: usize,
    is_bridge_week: bool,
) -> Vec<(&'b Candidate<'a>, Place)> {
    let mut by_pull: Vec<&Candidate<'_>> = candidates.iter().collect();
    sort_by(&mut by_pull, |a, b| b.priority.total_cmp(&a.priority).then(a.id.cmp(&b.id)));
    let mut chosen: Vec<(&Candidate<'_>, Place)> = Vec::new();
    for place in [Place::Close, Place::Active, Place::Quiet].into_iter().take(count) {
        chosen.extend(by_pull.iter().find(|it| it.place == place).map(|it| (*it, place)));
    }
    let taken = into_set(chosen.iter().map(|(it, _)| it.id));
    let rest = by_pull.iter().filter(|it| !taken.contains(&it.id)).take(count - chosen.len());
    chosen.extend(rest.map(|it| (*it, it.place)));
    let bridge = by_pull.iter().find(|it| it.is_bridge).filter(|_| is_bridge_week && count > 1);
    if let (Some(bridge), Some((last, place))) = (bridge, chosen.last().copied()) {
        let is_there = chosen.iter().any(|(it, _)| it.id == bridge.id);
        // A person with a promise never loses the place to a bridge person.
        if !is_there && !matches!(last.reason, Reason::Promise(_)) && place != Place::Close {
            chosen.pop();
            chosen.push((bridge, Place::Bridge));
        }
    }
    chosen
}
