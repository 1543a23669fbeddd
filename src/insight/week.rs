//! The weekly session: a few people to turn to, each for a reason.
//!
//! One session a week rather than a little every day, because batching lifts and sprinkling does not (Grant, *Give and
//! Take*). One close, one active, one quiet person; how many, and the day, are the owner's. The choice is made from how
//! things stood on the eve of the week, so that it holds for the week and is the same on every device; only what has
//! been done, put aside or paused since changes what is shown of it, and a promise made since, which comes first.
//!
//! Whom: everybody whose silence has come near the rhythm asked for, first those whose tie is worth most and can least
//! wait (`priority`, a design decision that `examples/year` puts to the test against what other programs do). Nobody after
//! a strained word unless something was promised, nobody who is paused, archived or put aside. A promise that is due much
//! later waits for its time.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::{
    Book, Circle, Person, PersonId, Promise, PromiseId, PromiseOwner, VecMap, VecSet, into_set, sort_by,
};
use crate::insight::bridge::bridges;
use crate::insight::circles::load;
use crate::insight::energy::{Act, EnergyBudget, room};
use crate::insight::rhythm::{Rhythm, SLEEPING_DAYS, rhythm};
use crate::insight::week_cache::WeekCache;

/// This week.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// The day it began: the last day of the weekly session.
    pub began: NaiveDate,
    /// Who is suggested, in order.
    pub suggestions: Vec<Suggestion>,
    /// The owner's energy.
    pub room: EnergyBudget,
    /// Nothing more is offered today: it was heavy enough.
    pub is_resting: bool,
    /// The circles ask for more than a week has room for, so that small acts are offered to whoever is not near.
    pub is_overfull: bool,
}

/// Somebody to turn to.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Who.
    pub person: PersonId,
    /// Why.
    pub reason: Reason,
    /// Which place they take, which is half of why.
    pub place: Place,
    /// How large an act is offered, which is what there is room for.
    pub act: Act,
    /// The act is smaller than what these two usually do, because the week has no room for more.
    pub is_small: bool,
    /// How things stand today.
    pub rhythm: Rhythm,
    /// Already talked to this week.
    pub is_done: bool,
}

/// Why somebody is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// There is an open promise.
    Promise(PromiseId),
    /// The silence is long for these two.
    CatchUp,
    /// Nothing to ask for, only how they are.
    WellnessCheck,
    /// Written down, and not yet talked to.
    FirstWord,
}

/// Which place in the week somebody takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Of the inner or the close circle.
    Close,
    /// Of the active circle.
    Active,
    /// Seldom heard from.
    Quiet,
    /// Links the owner to people nobody else does.
    Bridge,
}

/// The day on which the week of `today` began.
///
/// ```
/// # use kith::insight::week::began;
/// let day = |text: &str| text.parse().unwrap();
/// assert_eq!(began(day("2026-11-22"), chrono::Weekday::Thu), day("2026-11-19"));
/// assert_eq!(began(day("2026-11-19"), chrono::Weekday::Thu), day("2026-11-19"));
/// ```
pub fn began(today: NaiveDate, session_day: chrono::Weekday) -> NaiveDate {
    let back = (7 + today.weekday().num_days_from_monday() - session_day.num_days_from_monday()) % 7;
    today.checked_sub_days(Days::new(u64::from(back))).unwrap_or(today)
}

/// The day on which the next week begins.
pub fn next_begins(book: &Book, today: NaiveDate) -> NaiveDate {
    let began = began(today, book.settings().session_day().to_chrono());
    began.checked_add_days(Days::new(7)).unwrap_or(began)
}

/// How many exchanges there were in the calendar week of a day, which begins on `first_day`.
pub fn exchanges(book: &Book, today: NaiveDate, first_day: chrono::Weekday) -> usize {
    let began = began(today, first_day);
    book.exchanges_since(began).filter(|(_, it)| it.when.is_some_and(|it| it <= today)).count()
}

/// The week of a day.
pub fn week(book: &Book, today: NaiveDate) -> Week {
    week_from(book, today, &mut WeekCache::default())
}

/// The same, with what was worked out before: it is the same week, and quicker in a large book.
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

/// A bridge person gets one place in four: with three places a week that is the last place in three weeks of four
/// (design decision).
fn is_bridge_week(began: NaiveDate) -> bool {
    began.num_days_from_ce().div_euclid(7) % 4 != 0
}

struct Candidate<'a> {
    id: PersonId,
    person: &'a Person,
    place: Place,
    is_bridge: bool,
    /// How much the tie asks to be turned to; only ever compared, never shown.
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
        // Put aside this week keeps the place, so that nobody is pushed forward instead.
        .filter(|(_, it)| it.not_before.is_none_or(|it| it <= next))
        .filter_map(|(id, person)| {
            let is_put_aside = person.not_before.is_some_and(|it| it > today);
            let promise = promises.get(&id).copied();
            candidate(book, id, person, eve, promise, &bridges).map(|it| Candidate { is_put_aside, ..it })
        })
        .collect()
}

/// How many days from the beginning of a week a promise may be due to take a place in it: that week and the next (design
/// decision).
const DUE_SOON: u64 = 14;

/// The oldest open promise of the owner to each person.
fn open_promises(book: &Book, began: NaiveDate) -> VecMap<PersonId, PromiseId> {
    let mut found = VecMap::default();
    // One that was kept or let go in this very week still holds its place.
    let is_open = |it: &Promise| it.state.is_none() || it.closed.is_some_and(|it| it >= began);
    // What is due much later has its own time.
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
        // Somebody never talked to may have one's word all the same.
        if let Some(promise) = promise {
            return make(place(person, None), PROMISED + first_pull(&before, person), Reason::Promise(promise));
        }
        // Somebody written down and talked to in this very week needs no suggestion.
        let is_new = is_new(id, eve.day) && !book.days_with(id).is_empty();
        return if is_new { None } else { make(place(person, None), first_pull(&before, person), Reason::FirstWord) };
    };
    let place = place(person, Some(silence));
    let priority = priority(&before, person);
    if let Some(promise) = promise {
        return make(place, PROMISED + priority, Reason::Promise(promise));
    }
    // After a reconnection no rhythm is asked for, unless the owner gave this person one.
    let is_left_in_peace = before.is_reconnected && person.cadence_days.is_none();
    if is_left_in_peace || !is_time(&before, person) || eve.ended_strained(book, id) {
        return None;
    }
    make(place, priority, if place == Place::Quiet { Reason::WellnessCheck } else { Reason::CatchUp })
}

/// Whether somebody was written down after a day, as their id tells.
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

/// A promise comes before any silence.
const PROMISED: f64 = 1e9;
/// The rhythm of those who are in no circle, in days (design decision).
const NO_CIRCLE: u32 = 180;

/// The rhythm by which a silence is measured, in days: the owner's own wish for this person; else what these two usually
/// keep and what their circle asks for, in equal parts (their geometric mean), never under half of the circle's nor over
/// twice it. Ties differ within a circle far more than circles do, and the habit says which fade soon (design decision;
/// in `examples/year` it keeps more than the circle's rhythm alone).
fn effective_cadence(rhythm: &Rhythm, person: &Person) -> f64 {
    let asked = f64::from(rhythm.cadence.unwrap_or(NO_CIRCLE).max(1));
    let habit = rhythm.usual_gap.filter(|_| person.cadence_days.is_none_or(|it| it == 0));
    habit.map_or(asked, |it| (asked * f64::from(it)).sqrt().clamp(asked / 2.0, asked * 2.0))
}

/// The silence, in rhythms.
fn silence_ratio(rhythm: &Rhythm, person: &Person) -> f64 {
    f64::from(rhythm.silence.unwrap_or_default()) / effective_cadence(rhythm, person)
}

/// From half of the rhythm on: a tie is kept before it breaks, and a week that has room is not left empty. Where there
/// is no room, `priority` sees to it that the others come first (design decision).
fn is_time(rhythm: &Rhythm, person: &Person) -> bool {
    silence_ratio(rhythm, person) >= 0.5
}

/// The silence, in rhythms, up to which a tie asks more and more to be turned to (design decision).
const OVERDUE_RATIO: f64 = 1.5;

/// How much a tie asks to be turned to: what its circle means, times how long a word will hold, times how ripe it is. A
/// word with somebody whose rhythm is slow holds for long, so a week of such words keeps more ties than a week of the
/// loudest ones. What an act takes is left out: it is known only once a past is unpacked, and the choice must not change
/// with that. Ripeness grows with the square of the
/// silence, so that nobody is turned to long before their time, and only slowly after `OVERDUE_RATIO`: what can still be kept
/// comes before what is lost, and what is lost is not forgotten. The inner and the close circle, whose words hold for a
/// short time, are kept by the place they have in every week and not by this (design decision; `docs/plan.md` has what
/// the simulation showed).
fn priority(rhythm: &Rhythm, person: &Person) -> f64 {
    let silence_ratio = silence_ratio(rhythm, person);
    let ripe = if silence_ratio <= OVERDUE_RATIO {
        silence_ratio * silence_ratio
    } else {
        OVERDUE_RATIO * OVERDUE_RATIO * (0.95 + 0.05 * silence_ratio / OVERDUE_RATIO)
    };
    weight(person.circle) * effective_cadence(rhythm, person) * ripe
}

/// Somebody who was written down and never talked to asks as one whose silence is a rhythm long (design decision).
fn first_pull(rhythm: &Rhythm, person: &Person) -> f64 {
    weight(person.circle) * effective_cadence(rhythm, person)
}

/// What a circle weighs in the choice (design decision).
const fn weight(circle: Option<Circle>) -> f64 {
    match circle {
        Some(Circle::Inner) => 4.0,
        Some(Circle::Close) => 3.0,
        Some(Circle::Active) => 2.0,
        Some(Circle::Wider) | None => 1.0,
    }
}

/// How many of the last exchanges tell what two people usually do (design decision).
const USUAL: usize = 5;

/// The size of what these two usually do: the middle of their last exchanges that are at hand, so that one text in a
/// full week does not make every later offer a text.
fn usual_act(book: &Book, id: PersonId) -> Act {
    let mut acts: Vec<Act> =
        book.exchanges_with(id).rev().take(USUAL).filter_map(|(_, it)| it.how).map(Act::of).collect();
    sort_by(&mut acts, Act::cmp);
    acts.get(acts.len() / 2).copied().unwrap_or(Act::Text)
}

/// The act offered to somebody: what these two usually do, but where the circles ask for more than a week allows, a few
/// written words to whoever is not near. So an overfull week still reaches many, and the talks that take more are kept for
/// the near ones (design decision; in `examples/year` it keeps more in every larger book).
const fn fitting(usual: Act, person: &Person, is_overfull: bool) -> Act {
    let is_near = matches!(person.circle, Some(Circle::Inner | Circle::Close));
    if is_overfull && !is_near { Act::Text } else { usual }
}

/// One for each place, then whoever pulls most; ties by who was written down first. In a bridge week the last place goes
/// to a bridge person, if one is near their time.
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
        // Nobody with a promise loses a place to it.
        if !is_there && !matches!(last.reason, Reason::Promise(_)) && place != Place::Close {
            chosen.pop();
            chosen.push((bridge, Place::Bridge));
        }
    }
    chosen
}
