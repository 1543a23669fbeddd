//! The promises that take a place in the weekly session.

use chrono::{Days, NaiveDate};

use crate::domain::{Book, Person, PersonId, Promise, PromiseId, PromiseOwner, PromiseStep, VecMap, into_set};
use crate::insight::contact_priority::{first_priority, priority};
use crate::insight::week_cache::WeekCache;

/// How many days after the start of a week a promise may be due to take a place in it: this week and the next (design
/// decision).
const DUE_SOON: u64 = 14;

/// Whether an earlier step of the same introduction is still open: nobody is introduced before both have been asked.
fn waits_for_a_step(book: &Book, promise: &Promise) -> bool {
    let before: &[PromiseStep] = match promise.step {
        Some(PromiseStep::Introduce) => &[PromiseStep::AskToMeet],
        Some(PromiseStep::FollowUp) => &[PromiseStep::AskToMeet, PromiseStep::Introduce],
        _ => return false,
    };
    let pair = |it: &Promise| into_set(it.people.iter().copied().chain(it.other));
    let is_earlier = |it: &Promise| {
        it.state.is_none() && it.step.is_some_and(|it| before.contains(&it)) && pair(it) == pair(promise)
    };
    promise.state.is_none() && book.promises.iter().any(|(_, it)| is_earlier(it))
}

/// The promises that take a place in the week, by person. A promise to several people takes one place: that of the
/// person among them to contact first. A person has the oldest of their promises. `open` has the people who may be
/// suggested, in the order of their ids.
pub(super) fn promises_by_person(
    book: &Book,
    began: NaiveDate,
    open: &[(PersonId, &Person)],
    cache: &mut WeekCache,
) -> VecMap<PersonId, PromiseId> {
    let mut found = VecMap::default();
    // A promise that was kept or dropped this week still holds its place.
    let is_open = |it: &Promise| it.state.is_none() || it.closed.is_some_and(|it| it >= began);
    // A promise with a later due date takes a place in a later week.
    let soon = began.checked_add_days(Days::new(DUE_SOON)).unwrap_or(began);
    let is_open = |it: &Promise| is_open(it) && book.due_of(it).is_none_or(|it| it < soon);
    // What came of a talk is told after its two weeks, as its own page says.
    let is_open = |it: &Promise| is_open(it) && it.comes_up().is_none_or(|it| it <= began);
    let is_due = |it: &Promise| is_open(it) && !waits_for_a_step(book, it);
    for (id, promise) in book.promises.iter().filter(|(_, it)| is_due(it) && it.whose != Some(PromiseOwner::Theirs)) {
        let mut first: Option<(f64, PersonId)> = None;
        for person_id in promise.people.iter().filter(|it| !found.contains_key(*it)).copied() {
            let Ok(at) = open.binary_search_by(|(it, _)| it.cmp(&person_id)) else { continue };
            let person = open[at].1;
            let before = cache.rhythm(book, person_id, person);
            let priority =
                if before.silence.is_some() { priority(&before, person) } else { first_priority(&before, person) };
            if first.is_none_or(|(best, _)| priority > best) {
                first = Some((priority, person_id));
            }
        }
        if let Some((_, person)) = first {
            found.insert(person, id);
        }
    }
    found
}
