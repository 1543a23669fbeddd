//! How often two people talk, and how warm it is between them.

use chrono::NaiveDate;

use crate::domain::{Book, Circle, Person, PersonId, Settings};

/// Silence from which a tie sleeps: a year (Levin, Walter & Murnighan 2011 look at three; a year is a design decision).
pub const SLEEPING_DAYS: u32 = 365;
/// Silence from which a tie is dormant: three years (Levin, Walter & Murnighan 2011).
pub const DORMANT_DAYS: u32 = 1095;

/// How often somebody is heard from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rhythm {
    /// The last exchange. It only ever moves forward: an earlier one logged later does not move it back.
    pub last: Option<NaiveDate>,
    /// Days since then.
    pub silence: Option<u32>,
    /// The median of the days between exchanges, where there are enough of them to speak of a rhythm.
    pub usual_gap: Option<u32>,
    /// The rhythm asked for: the person's own, or the circle's.
    pub cadence: Option<u32>,
    /// How warm it is.
    pub warmth: Option<Warmth>,
    /// Whether the silence is long for these two.
    pub is_drifting: bool,
    /// Talking again after a year or more of silence, and not yet often enough to speak of a rhythm. Nothing is asked of
    /// such a tie.
    pub is_reconnected: bool,
}

/// How warm it is between two people, in the words that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warmth {
    /// Heard from within the rhythm.
    Warm,
    /// Within twice the rhythm.
    Cooling,
    /// Longer than that.
    Quiet,
    /// A year or more.
    Sleeping,
}

impl Warmth {
    /// The word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Warm => "warm",
            Self::Cooling => "cooling",
            Self::Quiet => "quiet",
            Self::Sleeping => "sleeping",
        }
    }
}

/// The rhythm with somebody, as of a day. Exchanges after that day are passed over.
pub fn rhythm(book: &Book, id: PersonId, person: &Person, as_of: NaiveDate) -> Rhythm {
    let mut days = book.days_with(id);
    days.truncate(days.partition_point(|it| *it <= as_of));
    of_days(&days, cadence(person, book.settings()), as_of)
}

/// The silence with somebody in days and how warm it is, as of a day: what a long list shows, for less than a rhythm.
pub fn silence(book: &Book, id: PersonId, person: &Person, as_of: NaiveDate) -> Option<(u32, Warmth)> {
    let last = book.last_with(id)?;
    if last > as_of {
        // Something is written down ahead of its day; what counts is before it.
        let rhythm = rhythm(book, id, person, as_of);
        return rhythm.silence.zip(rhythm.warmth);
    }
    let silence = u32::try_from((as_of - last).num_days()).unwrap_or_default();
    Some((silence, warmth(silence, cadence(person, book.settings()))))
}

/// The rhythm of exchanges on these days, in order.
///
/// ```
/// # use kith::insight::rhythm::{Warmth, of_days};
/// let day = |text: &str| text.parse().unwrap();
/// let rhythm = of_days(&[day("2026-11-01")], Some(30), day("2026-11-22"));
/// assert_eq!((rhythm.silence, rhythm.warmth), (Some(21), Some(Warmth::Warm)));
/// ```
pub fn of_days(days: &[NaiveDate], cadence: Option<u32>, as_of: NaiveDate) -> Rhythm {
    let last = days.last().copied();
    let silence = last.map(|it| u32::try_from((as_of - it).num_days()).unwrap_or_default());
    let usual_gap = usual_gap(days);
    Rhythm {
        last,
        silence,
        usual_gap,
        cadence,
        warmth: silence.map(|it| warmth(it, cadence)),
        is_reconnected: is_reconnected(days, cadence),
        is_drifting: silence.zip(usual_gap).is_some_and(|(silence, gap)| is_drifting(silence, gap)),
    }
}

/// How many exchanges after a long silence make it a rhythm again (design decision).
const AGAIN: usize = 3;

/// Whether one of the last gaps was a sleep: a year or more, and longer than twice the rhythm asked for, so that a tie
/// with a yearly rhythm is not taken for one that was lost.
fn is_reconnected(days: &[NaiveDate], cadence: Option<u32>) -> bool {
    let sleep = SLEEPING_DAYS.max(cadence.unwrap_or_default().saturating_mul(2));
    let recent = days.get(days.len().saturating_sub(AGAIN + 1)..).unwrap_or_default();
    recent.windows(2).any(|it| (it[1] - it[0]).num_days() >= i64::from(sleep))
}

/// The rhythm asked for: the person's own, else the circle's, else none.
pub fn cadence(person: &Person, settings: &Settings) -> Option<u32> {
    person.cadence_days.filter(|it| *it > 0).or_else(|| person.circle.map(|it| settings.cadence_days(it)))
}

/// Warmth is 2^(-silence / cadence): warm down to a half, cooling down to a quarter (design decision). Without a
/// circle the active one's rhythm stands in. This is a word for a list, not a fact about a person.
pub fn warmth(silence: u32, cadence: Option<u32>) -> Warmth {
    let cadence = cadence.unwrap_or_else(|| Settings::default().cadence_days(Circle::Active));
    if silence >= SLEEPING_DAYS {
        Warmth::Sleeping
    } else if silence <= cadence {
        Warmth::Warm
    } else if silence <= cadence.saturating_mul(2) {
        Warmth::Cooling
    } else {
        Warmth::Quiet
    }
}

/// The median gap, once there are three gaps over three weeks; of two in the middle the longer.
fn usual_gap(days: &[NaiveDate]) -> Option<u32> {
    let span = (*days.last()? - *days.first()?).num_days();
    let gaps: Vec<i64> = days.windows(2).map(|it| (it[1] - it[0]).num_days()).filter(|it| *it > 0).collect();
    let count = gaps.len();
    if count < 3 || span < 21 {
        return None;
    }
    // The least gap that more than half are not longer than. Halving where it may lie asks for no order, and this is
    // asked of everybody.
    let (mut least, mut most) = (0, span);
    while least < most {
        let middle = least.midpoint(most);
        if gaps.iter().filter(|it| **it <= middle).count() > count / 2 {
            most = middle;
        } else {
            least = middle + 1;
        }
    }
    u32::try_from(least).ok()
}

/// Drift, against one's own rhythm: longer than twice the usual gap and a fortnight, and not yet so long (twelve gaps
/// and ninety days) that it is simply another chapter (design decision).
fn is_drifting(silence: u32, usual_gap: u32) -> bool {
    silence > usual_gap.saturating_mul(2).max(14) && silence <= usual_gap.saturating_mul(12).max(90)
}
