//! Where a pair is: its beginning, its checkpoints, the next session and the ending.

use chrono::{Days, Months, NaiveDate};

use crate::domain::{Book, Id, Mentorship, Sitting, Stage, sort_by_key};
use crate::insight::mentoring::sessions::{current_sessions, has_died, is_resting, sessions};

/// Days before and after a checkpoint in which a session can be it (the days after are a design decision).
const AROUND: i64 = 14;
/// The days of the two checkpoints (practitioners' defaults).
const FIRST: u64 = 90;
const SECOND: u64 = 180;
/// The most years in which to look for yearly checkpoints.
const MOST_YEARS: u32 = 100;

/// A kind of checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckpointKind {
    /// After 90 days.
    Ninety,
    /// After 180 days.
    OneEighty,
    /// At half time of a mentorship shorter than 180 days.
    HalfTime,
    /// After this many years, if no end is named.
    Yearly(u32),
}

/// A session that looks back, and the day around which it takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The kind.
    pub kind: CheckpointKind,
    /// The day, moved by the rests before it.
    pub day: NaiveDate,
}

/// A kind of step on the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The first day.
    Began,
    /// A session that looks back.
    Checkpoint(CheckpointKind),
    /// The next planned session, and its number.
    Session(usize),
    /// The last day.
    Ending,
}

/// Whether a step is behind the pair or ahead of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// It took place.
    Done,
    /// Its time is over, and it did not take place.
    NotHeld,
    /// It is the next one.
    Next,
    /// It is later than the next one.
    Ahead,
}

/// A step on the path of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The kind.
    pub kind: StepKind,
    /// Where it is.
    pub state: StepState,
    /// The day, if known.
    pub day: Option<NaiveDate>,
}

/// The path of a pair, in the order of the days.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::mentoring::path::{CheckpointKind, StepKind, StepState, path};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Mina", "id": "mina"}],
///     "mentorships": [{"people": ["mina"], "began": "2026-10-01", "ends": "2027-10-01"}]}"#,
/// )?
/// .book;
/// let (pair, _) = book.mentorships.iter().next().unwrap();
/// let path = path(&book, pair, "2026-11-22".parse().unwrap());
/// let steps: Vec<_> = path.iter().map(|it| (it.kind, it.state)).collect();
/// assert_eq!(steps[1], (StepKind::Checkpoint(CheckpointKind::Ninety), StepState::Next));
/// assert_eq!(steps[3], (StepKind::Ending, StepState::Ahead));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn path(book: &Book, id: Id<Mentorship>, today: NaiveDate) -> Vec<Step> {
    let Some(mentorship) = book.mentorships.get(id) else { return Vec::new() };
    let is_over = mentorship.stage() == Stage::Ended || has_died(book, mentorship);
    let looks = checkpoints(book, id, today).into_iter().filter_map(|(it, held)| {
        let is_late = (today - it.day).num_days() > AROUND;
        let state = match held {
            Some(_) => Some(StepState::Done),
            None if is_late => Some(StepState::NotHeld),
            None if is_over => return None,
            None => None,
        };
        Some((StepKind::Checkpoint(it.kind), state, Some(held.unwrap_or(it.day))))
    });
    let began = (StepKind::Began, Some(StepState::Done), began(book, id, mentorship));
    let next = StepKind::Session(sessions(book, id).len() + 1);
    let next = mentorship.next.when.filter(|_| !is_over).map(|it| (next, None, Some(it)));
    let mut steps: Vec<_> = looks.chain(next).chain(ending(mentorship, today)).collect();
    sort_by_key(&mut steps, |(kind, _, day)| (day.is_none(), *day, *kind == StepKind::Ending));
    steps.insert(0, began);
    let mut ahead = std::iter::once(StepState::Next).chain(std::iter::repeat(StepState::Ahead));
    let step = |(kind, state, day): (_, Option<StepState>, _)| {
        Some(Step { kind, state: state.or_else(|| ahead.next())?, day })
    };
    steps.into_iter().filter_map(step).collect()
}

/// The ending: the day on which it ended, or the planned one. After that day no end is named.
fn ending(mentorship: &Mentorship, today: NaiveDate) -> Option<(StepKind, Option<StepState>, Option<NaiveDate>)> {
    if mentorship.stage() == Stage::Ended {
        return Some((StepKind::Ending, Some(StepState::Done), mentorship.closing.when.or(mentorship.ends)));
    }
    let ends = mentorship.ends.filter(|it| *it >= today)?;
    Some((StepKind::Ending, None, Some(ends)))
}

/// The checkpoint within 14 days that no session has been yet. None for a pair that rests or has ended, or if everybody
/// of it has died.
pub fn checkpoint_due(book: &Book, id: Id<Mentorship>, today: NaiveDate) -> Option<Checkpoint> {
    let mentorship = book.mentorships.get(id)?;
    if mentorship.stage() == Stage::Ended || is_resting(mentorship, today) || has_died(book, mentorship) {
        return None;
    }
    let open = checkpoints(book, id, today).into_iter().filter(|(_, held)| held.is_none()).map(|(it, _)| it);
    open.into_iter().find(|it| (it.day - today).num_days().abs() <= AROUND)
}

/// The first day: as stored, or that of the first session.
fn began(book: &Book, id: Id<Mentorship>, mentorship: &Mentorship) -> Option<NaiveDate> {
    mentorship.began.or_else(|| current_sessions(book, id).into_iter().filter_map(|(_, it)| it.when).min())
}

/// The checkpoints up to the next one or the ending, each with the day of the session that was it.
fn checkpoints(book: &Book, id: Id<Mentorship>, today: NaiveDate) -> Vec<(Checkpoint, Option<NaiveDate>)> {
    let Some(mentorship) = book.mentorships.get(id) else { return Vec::new() };
    let Some(began) = began(book, id, mentorship) else { return Vec::new() };
    // Nothing is promised yet, so there is nothing to look back on.
    if mentorship.stage == Some(Stage::FindingOut) && mentorship.ends.is_none() {
        return Vec::new();
    }
    let is_look = |it: &Option<Sitting>| *it == Some(Sitting::Checkpoint);
    let looks = current_sessions(book, id).into_iter().filter(|(_, it)| is_look(&it.sitting));
    let mut looks: Vec<NaiveDate> = looks.filter_map(|(_, it)| it.when).collect();
    looks.reverse();
    let over = Some(mentorship).filter(|it| it.stage() == Stage::Ended).and_then(|it| it.closing.when.or(it.ends));
    let planned = planned(began, mentorship.ends, over.unwrap_or(today));
    let moved = |day: NaiveDate| moved(mentorship, day);
    let until = over.or(mentorship.ends.filter(|it| *it >= today));
    let is_within = |day: NaiveDate| until.is_none_or(|until| day < until);
    let mut found = Vec::new();
    for (at, (kind, day)) in planned.iter().enumerate() {
        let next = planned.get(at + 1).map(|(_, it)| moved(*it));
        let is_it = |look: &NaiveDate| {
            (*day - *look).num_days() <= AROUND && next.is_none_or(|next| (next - *look).num_days() > AROUND)
        };
        let held = looks.iter().position(is_it).map(|it| looks.remove(it));
        found.push((Checkpoint { kind: *kind, day: moved(*day) }, held));
    }
    found.retain(|(it, held)| held.is_some() || is_within(it.day));
    found
}

/// A day of the plan, moved by the length of the rests before it. The current or last rest counts whole.
fn moved(mentorship: &Mentorship, day: NaiveDate) -> NaiveDate {
    let earlier = mentorship.rested_days.unwrap_or_default();
    let later = |days: u32| day.checked_add_days(Days::new(u64::from(days))).unwrap_or(day);
    let is_before = mentorship.rest_from.is_some_and(|from| from < later(earlier));
    let until = mentorship.rest_until.filter(|_| is_before);
    later(until.map_or(earlier, |until| mentorship.rested_on(until)))
}

/// The checkpoints before any rest: after 90 and 180 days, or at half time; every year if no end is named or the end
/// has passed (design decision).
fn planned(began: NaiveDate, ends: Option<NaiveDate>, today: NaiveDate) -> Vec<(CheckpointKind, NaiveDate)> {
    let after = |days: u64| began.checked_add_days(Days::new(days));
    let length = ends.and_then(|it| u64::try_from((it - began).num_days()).ok());
    let mut days = match length {
        None => Vec::new(),
        Some(length) if length < SECOND => vec![(CheckpointKind::HalfTime, after(length / 2))],
        Some(_) => vec![(CheckpointKind::Ninety, after(FIRST)), (CheckpointKind::OneEighty, after(SECOND))],
    };
    if ends.is_none_or(|it| it < today) {
        let year = |year: u32| (CheckpointKind::Yearly(year), began.checked_add_months(Months::new(12 * year)));
        let years = (1..MOST_YEARS).map(year).filter(|(_, day)| ends.is_none_or(|ends| *day > Some(ends)));
        let mut is_behind = true;
        // One of them is ahead.
        days.extend(years.take_while(|(_, day)| std::mem::replace(&mut is_behind, *day <= Some(today))));
    }
    days.into_iter().filter_map(|(kind, day)| Some((kind, day?))).collect()
}
