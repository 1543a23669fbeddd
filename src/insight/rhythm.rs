//! How often the user and a person talk, and how warm the tie is.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::domain::{Book, Circle, Person, PersonId, Settings, sort_by_key};

/// Days of silence after which a tie sleeps: a year (Levin, Walter & Murnighan 2011 study three; a year is a design
/// decision).
pub const SLEEPING_DAYS: u32 = 365;

/// The rhythm of contact with a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rhythm {
    /// The day of the last exchange. An earlier exchange logged later does not change it.
    pub last: Option<NaiveDate>,
    /// Days since the last exchange.
    pub silence: Option<u32>,
    /// The median of the days between exchanges, if there are enough of them.
    pub usual_gap: Option<u32>,
    /// The cadence in days: the person's own, else the one of the circle.
    pub cadence: Option<u32>,
    /// How warm the tie is.
    pub warmth: Option<Warmth>,
    /// Whether the silence is long compared with the usual gap.
    pub is_drifting: bool,
    /// Talking again after a year or more of silence, and not yet often enough for a usual gap. Such a tie has no
    /// cadence to keep.
    pub is_reconnected: bool,
}

impl Rhythm {
    /// Whether the tie sleeps: silent for a year or more.
    pub fn is_sleeping(&self) -> bool {
        self.silence.is_some_and(|it| it >= SLEEPING_DAYS)
    }

    /// Whether the usual gap is one of long ago, so that it is told in the past tense: the silence is another chapter
    /// (see [`is_drifting`](Self::is_drifting)), the tie sleeps, or it slept and was taken up again a few talks ago.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::insight::rhythm::of_days;
    /// let day = |text: &str| text.parse().unwrap();
    /// let monthly = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"].map(day);
    /// assert!(!of_days(&monthly, None, day("2026-07-01")).is_of_long_ago());
    /// assert!(of_days(&monthly, None, day("2027-04-10")).is_of_long_ago());
    /// let again = [&monthly[..], &[day("2029-04-10")]].concat();
    /// assert!(of_days(&again, None, day("2029-04-10")).is_of_long_ago(), "one letter is no rhythm yet");
    /// let yearly = ["2022-05-14", "2023-05-14", "2024-05-14", "2025-05-14"].map(day);
    /// assert!(!of_days(&yearly, None, day("2026-05-20")).is_of_long_ago(), "it is about time");
    /// assert!(of_days(&yearly, None, day("2027-06-20")).is_of_long_ago());
    /// ```
    pub fn is_of_long_ago(&self) -> bool {
        // A year without a word belongs to a rhythm of a year, and is no sleep.
        if let Some((silence, gap)) =
            self.silence.zip(self.usual_gap).filter(|(_, gap)| gap.saturating_mul(2) > SLEEPING_DAYS)
        {
            return silence > gap.saturating_mul(2);
        }
        let is_past = |(silence, gap): (u32, u32)| silence > another_chapter(gap);
        self.is_sleeping() || self.is_reconnected || self.silence.zip(self.usual_gap).is_some_and(is_past)
    }
}

/// How warm a tie is, in the words shown to the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warmth {
    /// Silent for no longer than the cadence.
    Warm,
    /// Silent for no longer than twice the cadence.
    Cooling,
    /// Silent for longer than that.
    Quiet,
    /// Silent for a year or more.
    Sleeping,
}

impl Warmth {
    /// The label shown to the user.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Warm => "warm",
            Self::Cooling => "cooling",
            Self::Quiet => "quiet",
            Self::Sleeping => "sleeping",
        }
    }
}

/// The rhythm with a person as of a day. Later exchanges are ignored.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::rhythm::{Warmth, rhythm};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "id": "ana", "circle": "close"}],
///     "exchanges": [
///         {"when": "2026-08-01", "people": ["ana"]}, {"when": "2026-08-15", "people": ["ana"]},
///         {"when": "2026-09-01", "people": ["ana"]}, {"when": "2026-09-14", "people": ["ana"]}]}"#,
/// )?
/// .book;
/// let (id, ana) = book.people.iter().next().unwrap();
/// let rhythm = rhythm(&book, id, ana, "2026-11-22".parse().unwrap());
/// assert_eq!((rhythm.usual_gap, rhythm.silence, rhythm.cadence), (Some(14), Some(69), Some(30)));
/// assert_eq!((rhythm.warmth, rhythm.is_drifting), (Some(Warmth::Quiet), true));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn rhythm(book: &Book, id: PersonId, person: &Person, as_of: NaiveDate) -> Rhythm {
    let mut days = book.days_with(id);
    days.truncate(days.partition_point(|it| *it <= as_of));
    of_days(&days, cadence(person, book.settings()), as_of)
}

/// The silence in days and the warmth as of a day. Cheaper than [`rhythm`], for long lists.
pub fn silence(book: &Book, id: PersonId, person: &Person, as_of: NaiveDate) -> Option<(u32, Warmth)> {
    let last = book.last_with(id)?;
    if last > as_of {
        // An exchange is logged ahead of its day; only those up to `as_of` count.
        let rhythm = rhythm(book, id, person, as_of);
        return rhythm.silence.zip(rhythm.warmth);
    }
    let silence = u32::try_from((as_of - last).num_days()).unwrap_or_default();
    Some((silence, warmth(silence, cadence(person, book.settings()))))
}

/// The rhythm of exchanges on the given days, which must be in ascending order.
///
/// # Examples
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

/// How many exchanges after a long silence make a rhythm again (design decision).
const AGAIN: usize = 3;

/// Whether one of the last gaps was a sleep: a year or more, and at least twice the cadence, so that a tie with a
/// yearly cadence does not count as a lost one.
fn is_reconnected(days: &[NaiveDate], cadence: Option<u32>) -> bool {
    let sleep = SLEEPING_DAYS.max(cadence.unwrap_or_default().saturating_mul(2));
    let recent = days.get(days.len().saturating_sub(AGAIN + 1)..).unwrap_or_default();
    recent.windows(2).any(|it| (it[1] - it[0]).num_days() >= i64::from(sleep))
}

/// The cadence in days: the person's own, else the one of the circle, else none.
pub fn cadence(person: &Person, settings: &Settings) -> Option<u32> {
    person.cadence_days.filter(|it| *it > 0).or_else(|| person.circle.map(|it| settings.cadence_days(it)))
}

/// Warmth is 2^(-silence / cadence): warm down to 50 %, cooling down to 25 % (design decision). Without a cadence the
/// one of the active circle is used. The result is a label for a list, not a fact about a person.
///
/// # Examples
///
/// ```
/// use kith::insight::rhythm::{Warmth, warmth};
///
/// assert_eq!(warmth(30, Some(30)), Warmth::Warm);
/// assert_eq!(warmth(31, Some(30)), Warmth::Cooling);
/// assert_eq!(warmth(61, Some(30)), Warmth::Quiet);
/// assert_eq!(warmth(365, Some(400)), Warmth::Sleeping, "a year is long, whatever the cadence");
/// ```
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

/// The median gap (of two in the middle the longer one), if there are three gaps over three weeks.
fn usual_gap(days: &[NaiveDate]) -> Option<u32> {
    let span = (*days.last()? - *days.first()?).num_days();
    let gaps: Vec<i64> = days.windows(2).map(|it| (it[1] - it[0]).num_days()).filter(|it| *it > 0).collect();
    let count = gaps.len();
    if count < 3 || span < 21 {
        return None;
    }
    // The smallest value that more than half of the gaps do not exceed. Binary search over values needs no sorting, and
    // this runs for each person of the book.
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

/// The gaps of a rhythm of a year, from eleven months to thirteen (design decision).
const ABOUT_A_YEAR: RangeInclusive<i64> = 330..=400;

/// Whether the rhythm of these days, in ascending order, is a year, as with a letter every Christmas. A year between
/// two of them is then no silence.
///
/// ```
/// # use kith::insight::rhythm::is_yearly;
/// let check = |days: &[&str], expected| {
///     let days: Vec<chrono::NaiveDate> = days.iter().map(|it| it.parse().unwrap()).collect();
///     assert_eq!(is_yearly(&days), expected, "{days:?}");
/// };
/// check(&["2023-12-20", "2024-12-22", "2025-12-19"], true);
/// check(&["2022-12-20", "2023-12-22", "2025-12-19"], true); // One was left out.
/// check(&["2024-12-22", "2025-12-19"], false);
/// check(&["2023-12-20", "2024-01-20", "2025-01-10"], false);
/// ```
pub fn is_yearly(days: &[NaiveDate]) -> bool {
    let mut gaps: Vec<i64> = days.windows(2).map(|it| (it[1] - it[0]).num_days()).filter(|it| *it > 0).collect();
    sort_by_key(&mut gaps, |it| *it);
    // Of two gaps in the middle the shorter one: somebody who comes and goes has no rhythm of a year.
    let usual = gaps.get(gaps.len().saturating_sub(1) / 2).filter(|_| gaps.len() > 1);
    usual.is_some_and(|it| ABOUT_A_YEAR.contains(it))
}

/// Drift: a silence longer than twice the usual gap and 14 days, but no longer than twelve gaps or 90 days (the longer
/// of the two), after which it counts as another chapter (design decision).
fn is_drifting(silence: u32, usual_gap: u32) -> bool {
    silence > usual_gap.saturating_mul(2).max(14) && silence <= another_chapter(usual_gap)
}

/// The longest silence in days that still belongs to a rhythm.
const fn another_chapter(usual_gap: u32) -> u32 {
    let gaps = usual_gap.saturating_mul(12);
    if gaps > 90 { gaps } else { 90 }
}
