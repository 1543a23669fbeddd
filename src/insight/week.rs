//! The weekly session: a few people to turn to, each for a reason.
//!
//! A first honest version of the rules: one close, one active and one quiet person, by how long the silence is against
//! the rhythm asked for. The choice is made from how things stood when the week began, so that it holds for the week.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::{Book, Circle, Person, PersonId, PromiseId, Tone, Whose, into_set, sort_by};
use crate::insight::rhythm::{Rhythm, SLEEPING_DAYS, rhythm};

/// This week.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// The day it began: the last day of the weekly session.
    pub began: NaiveDate,
    /// Who is suggested, in order.
    pub suggestions: Vec<Suggestion>,
}

/// Somebody to turn to.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Who.
    pub person: PersonId,
    /// Why.
    pub reason: Reason,
    /// How things stand today.
    pub rhythm: Rhythm,
    /// Already talked to this week.
    pub is_done: bool,
}

/// Why somebody is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    book.exchanges.iter().filter(|(_, it)| it.when.is_some_and(|it| it >= began && it <= today)).count()
}

/// The week of a day.
pub fn week(book: &Book, today: NaiveDate) -> Week {
    let began = began(today, book.settings().session_day().to_chrono());
    let eve = began.pred_opt().unwrap_or(began);
    let candidates = candidates(book, began, eve, today);
    let chosen = choose(&candidates, book.settings().session_people() as usize);
    let suggestions = chosen
        .into_iter()
        .filter(|it| !it.is_put_aside)
        .map(|it| {
            let rhythm = rhythm(book, it.id, it.person, today);
            Suggestion { person: it.id, reason: it.reason, is_done: rhythm.last.is_some_and(|it| it >= began), rhythm }
        })
        .collect();
    Week { began, suggestions }
}

struct Candidate<'a> {
    id: PersonId,
    person: &'a Person,
    place: Place,
    /// Silence as a part of the rhythm asked for; only ever compared, never shown.
    want: f64,
    reason: Reason,
    is_put_aside: bool,
}

/// Which of the three places somebody may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Close,
    Active,
    Quiet,
}

fn candidates<'a>(book: &'a Book, began: NaiveDate, eve: NaiveDate, today: NaiveDate) -> Vec<Candidate<'a>> {
    let next = began.checked_add_days(Days::new(7)).unwrap_or(began);
    book.people
        .iter()
        .filter(|(_, it)| !it.archived && it.paused_until.is_none_or(|it| it <= today))
        .filter_map(|(id, person)| {
            // Put aside this week keeps the place, so that nobody is pushed forward instead.
            let is_put_aside = person.not_before.is_some_and(|it| it > today);
            if person.not_before.is_some_and(|it| it > next) {
                return None;
            }
            candidate(book, id, person, eve).map(|it| Candidate { is_put_aside, ..it })
        })
        .collect()
}

fn candidate<'a>(book: &'a Book, id: PersonId, person: &'a Person, eve: NaiveDate) -> Option<Candidate<'a>> {
    let before = rhythm(book, id, person, eve);
    let promise = book
        .promises
        .iter()
        .find(|(_, it)| it.state.is_none() && it.whose != Some(Whose::Theirs) && it.people.contains(&id));
    let make = |place, want, reason| Some(Candidate { id, person, place, want, reason, is_put_aside: false });
    let Some(silence) = before.silence else {
        // Somebody new who was already talked to this week needs no suggestion.
        let is_met = !book.days_with(id).is_empty();
        return if is_met { None } else { make(place(person, None), 1.0, Reason::FirstWord) };
    };
    let place = place(person, Some(silence));
    if let Some((promise, _)) = promise {
        return make(place, 2.0 + want(silence, before.cadence), Reason::Promise(promise));
    }
    if place == Place::Quiet && last_tone(book, id) == Some(Tone::Strained) {
        return None;
    }
    let want = want(silence, before.usual_gap.filter(|_| before.is_drifting).or(before.cadence));
    let reason = if place == Place::Quiet { Reason::WellnessCheck } else { Reason::CatchUp };
    let is_time = want >= 0.75;
    if is_time { make(place, want, reason) } else { None }
}

fn place(person: &Person, silence: Option<u32>) -> Place {
    let is_asleep = silence.is_some_and(|it| it >= SLEEPING_DAYS);
    match person.circle {
        _ if is_asleep => Place::Quiet,
        Some(Circle::Inner | Circle::Close) => Place::Close,
        Some(Circle::Active) => Place::Active,
        Some(Circle::Wider) | None => Place::Quiet,
    }
}

fn want(silence: u32, rhythm: Option<u32>) -> f64 {
    f64::from(silence) / f64::from(rhythm.unwrap_or(180).max(1))
}

fn last_tone(book: &Book, id: PersonId) -> Option<Tone> {
    book.tones_with(id).first().copied().flatten()
}

/// One for each place, then whoever is wanted most; ties by who was written down first.
fn choose<'a, 'b>(candidates: &'b [Candidate<'a>], count: usize) -> Vec<&'b Candidate<'a>> {
    let mut by_want: Vec<&Candidate<'_>> = candidates.iter().collect();
    sort_by(&mut by_want, |a, b| b.want.total_cmp(&a.want).then(a.id.cmp(&b.id)));
    let mut chosen: Vec<&Candidate<'_>> = Vec::new();
    for place in [Place::Close, Place::Active, Place::Quiet].into_iter().take(count) {
        chosen.extend(by_want.iter().find(|it| it.place == place));
    }
    let taken = into_set(chosen.iter().map(|it| it.id));
    let rest = by_want.iter().filter(|it| !taken.contains(&it.id)).take(count - chosen.len());
    chosen.extend(rest);
    chosen
}
