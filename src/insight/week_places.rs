//! The places of the weekly session: of which kind they are, and who takes them.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Person, PersonId, PromiseId, into_set, sort_by};

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
    /// In the book without an exchange, and in no nearer circle. Takes its place in the session as [`Place::Quiet`].
    New,
    /// A bridge person (`bridge.rs`).
    Bridge,
}

/// A person who may take a place, or has one.
pub(super) struct Candidate<'a> {
    pub(super) id: PersonId,
    pub(super) person: &'a Person,
    pub(super) place: Place,
    pub(super) is_bridge: bool,
    /// Without an exchange before this week.
    pub(super) is_untold: bool,
    /// See `priority()`. Only used for ordering, never shown.
    pub(super) priority: f64,
    pub(super) reason: Reason,
    pub(super) is_snoozed: bool,
}

/// A bridge person gets one place in four: with three places a week, that is the last place in three weeks of four
/// (design decision).
fn is_bridge_week(began: NaiveDate) -> bool {
    began.num_days_from_ce().div_euclid(7) % 4 != 0
}

/// Fills the places that the kept people leave free: first the best candidate for each kind of place, then by priority;
/// equal priorities are ordered by id, that is by the time the person was added. In a bridge week the last of these
/// places goes to the best bridge person among the candidates.
pub(super) fn choose<'a, 'b>(
    kept: Vec<(&'b Candidate<'a>, Place)>,
    candidates: &'b [Candidate<'a>],
    count: usize,
    began: NaiveDate,
) -> Vec<(&'b Candidate<'a>, Place)> {
    let taken = into_set(kept.iter().map(|(it, _)| it.id));
    // One promise takes one place, whoever of its people has it.
    let is_taken =
        |reason: Reason| matches!(reason, Reason::Promise(_)) && kept.iter().any(|(it, _)| it.reason == reason);
    let mut by_priority: Vec<&Candidate<'_>> =
        candidates.iter().filter(|it| !taken.contains(&it.id) && !is_taken(it.reason)).collect();
    sort_by(&mut by_priority, |a, b| b.priority.total_cmp(&a.priority).then(a.id.cmp(&b.id)));
    let mut chosen = kept;
    let kept = chosen.len();
    for place in [Place::Close, Place::Active, Place::Quiet].into_iter().take(count) {
        if chosen.len() < count && !chosen.iter().any(|(it, _)| it.place == place) {
            chosen.extend(by_priority.iter().find(|it| it.place == place).map(|it| (*it, place)));
        }
    }
    let taken = into_set(chosen.iter().map(|(it, _)| it.id));
    let free = count.saturating_sub(chosen.len());
    let rest = by_priority.iter().filter(|it| !taken.contains(&it.id)).take(free);
    chosen.extend(rest.map(|it| (*it, it.place)));
    let bridge = by_priority.iter().find(|it| it.is_bridge).filter(|_| is_bridge_week(began) && count > 1);
    if let (Some(bridge), Some((last, place))) = (bridge, chosen.get(kept..).and_then(<[_]>::last).copied()) {
        let is_there = chosen.iter().any(|(it, place)| it.id == bridge.id || *place == Place::Bridge);
        // A person with a promise never loses the place to a bridge person.
        if !is_there && !matches!(last.reason, Reason::Promise(_)) && place != Place::Close {
            chosen.pop();
            chosen.push((bridge, Place::Bridge));
        }
    }
    chosen
}
