//! The people of each circle at the end of each year, from the moves that Kith has noted.
//!
//! Moves are noted from the version on that writes them. Before the first one of the book nothing is known, and nothing
//! is guessed from how often two people talked.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::{Book, Circle, CircleMove, Person, PersonId, VecMap, sort_by_key};
use crate::insight::digest::Digest;

/// The years after which the closest people are compared (design decision).
const YEARS: u32 = 3;
/// The number of closest people from which a sentence about all of them makes sense (design decision).
const CLOSEST: usize = 5;

/// The circles at the end of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleYear {
    /// The year. The last one is that of today, as it stands today.
    pub year: i32,
    /// The people in each circle, by id.
    pub circles: VecMap<Circle, Vec<PersonId>>,
}

/// The circles at the end of each year from the first move on, the latest year first. Empty if no move is noted.
///
/// Somebody who has moved, but not before the end of a year, is left out of it: their circle is not noted. Somebody
/// without a move stood where they stand today. Nobody stands in a circle after their death, or before
/// the user knew them.
///
/// # Examples
///
/// ```
/// use kith::domain::Circle;
/// use kith::formats::backup::read;
/// use kith::insight::digest::Digest;
/// use kith::insight::years::circle_years;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///         "people": [
///             {"given": "Ana", "circle": "close", "moves": [{"on": "2024-05-14", "circle": "active"},
///                 {"on": "2026-02-01", "circle": "close"}]},
///             {"given": "Bo", "circle": "close"}]}"#,
/// )?
/// .book;
/// let years = circle_years(&book, &Digest::default(), "2026-11-26".parse().unwrap());
/// let close = |year: i32| years.iter().find(|it| it.year == year).unwrap().circles.get(&Circle::Close).unwrap().len();
/// assert_eq!(years.iter().map(|it| it.year).collect::<Vec<_>>(), [2026, 2025, 2024]);
/// assert_eq!((close(2026), close(2025)), (2, 1), "Ana came closer");
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn circle_years(book: &Book, digest: &Digest, today: NaiveDate) -> Vec<CircleYear> {
    let Some(first) = first_move(book).filter(|it| *it <= today) else { return Vec::new() };
    let of_year = |year: i32| {
        let end = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today).min(today);
        let mut circles: VecMap<Circle, Vec<PersonId>> = VecMap::default();
        let is_known = |id: &PersonId| end == today || was_known(book, digest, *id, end);
        for (id, person) in book.people.iter().filter(|(id, it)| has_place(it, end, today) && is_known(id)) {
            let circle = standing(person, end, today).flatten();
            circle.into_iter().for_each(|it| circles.slot(it).push(id));
        }
        CircleYear { year, circles }
    };
    (first.year()..=today.year()).rev().map(of_year).collect()
}

/// The day of the first move of the book.
pub fn first_move(book: &Book) -> Option<NaiveDate> {
    book.people.iter().filter_map(|(_, it)| it.moves.iter().find_map(|it| it.on)).min()
}

/// Whether a person may stand in a circle on a day. Today somebody who is archived stands in none.
fn has_place(person: &Person, day: NaiveDate, today: NaiveDate) -> bool {
    let is_dead = person.died.is_some_and(|it| it.year().is_none_or(|it| it <= day.year()));
    !is_dead && (day < today || !person.archived)
}

/// Whether the user knew a person on a day, as far as the book says: by the year of the first meeting, or else by the
/// first talk. Somebody about whom it says neither was known.
fn was_known(book: &Book, digest: &Digest, id: PersonId, day: NaiveDate) -> bool {
    let met = book.people.get(id).and_then(|it| it.how_met.when?.year());
    let first = digest.people.get(&id).and_then(|it| it.first());
    met.map_or_else(|| first.is_none_or(|it| *it <= day), |it| it <= day.year())
}

/// The circle of a person on a day, or none of them. None if it is not noted.
fn standing(person: &Person, day: NaiveDate, today: NaiveDate) -> Option<Option<Circle>> {
    if day >= today || person.moves.is_empty() {
        return Some(person.circle);
    }
    let past = person.moves.iter().rev().find(|it| it.on.is_some_and(|it| it <= day));
    past.map(|it| it.circle)
}

/// What a move was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveKind {
    /// The first one that is noted: the circle since then.
    Since(Circle),
    /// Closer.
    Closer,
    /// A little further out.
    Further,
    /// Out of all circles.
    Out,
}

/// A move in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoveLine {
    /// The person.
    pub person: PersonId,
    /// The day.
    pub on: NaiveDate,
    /// What it was.
    pub kind: MoveKind,
}

/// The moves up to today, the latest first, of people whom Kith may name by itself.
///
/// # Examples
///
/// ```
/// use kith::domain::Circle;
/// use kith::formats::backup::read;
/// use kith::insight::years::{MoveKind, circle_moves};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "moves": [
///         {"on": "2024-05-14", "circle": "active"}, {"on": "2025-02-01", "circle": "close"},
///         {"on": "2025-02-02", "circle": "close"}, {"on": "2026-02-01"}]}]}"#,
/// )?
/// .book;
/// let kinds: Vec<MoveKind> = circle_moves(&book, "2026-11-26".parse().unwrap()).iter().map(|it| it.kind).collect();
/// assert_eq!(kinds, [MoveKind::Out, MoveKind::Closer, MoveKind::Since(Circle::Active)]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn circle_moves(book: &Book, today: NaiveDate) -> Vec<MoveLine> {
    let named = book.people.iter().filter(|(_, it)| it.may_be_suggested());
    let mut lines: Vec<MoveLine> = named.flat_map(|(id, it)| moves_of(id, &it.moves)).collect();
    lines.retain(|it| it.on <= today);
    sort_by_key(&mut lines, |it| (std::cmp::Reverse(it.on), it.person));
    lines
}

fn moves_of(person: PersonId, moves: &[CircleMove]) -> Vec<MoveLine> {
    let mut lines = Vec::new();
    let mut before: Option<Option<Circle>> = None;
    for (on, circle) in moves.iter().filter_map(|it| Some((it.on?, it.circle))) {
        let kind = match (before, circle) {
            (Some(was), _) if was == circle => None,
            (None | Some(None), Some(circle)) => Some(MoveKind::Since(circle)),
            (None, None) => None,
            (Some(_), None) => Some(MoveKind::Out),
            (Some(Some(was)), Some(circle)) => Some(if circle < was { MoveKind::Closer } else { MoveKind::Further }),
        };
        before = Some(circle);
        lines.extend(kind.map(|kind| MoveLine { person, on, kind }));
    }
    lines
}

/// How many of the closest people are others than three years ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turnover {
    /// The number of people in the two closest circles today.
    pub closest: usize,
    /// The number of them who were not among the closest then.
    pub new: usize,
}

/// How the closest people changed in three years. None if that is not noted for each of them, if they are few, or if
/// nothing changed.
///
/// Somebody whose first talk came later was not among them, whatever is noted.
pub fn turnover(book: &Book, digest: &Digest, today: NaiveDate) -> Option<Turnover> {
    let then = today.checked_sub_months(Months::new(12 * YEARS))?;
    first_move(book).filter(|it| *it <= then)?;
    let is_close = |circle: Option<Circle>| matches!(circle, Some(Circle::Inner | Circle::Close));
    let closest = book.people.iter().filter(|(_, it)| it.may_be_suggested() && is_close(it.circle));
    let was_close = closest.map(|(id, person)| {
        if was_known(book, digest, id, then) { standing(person, then, today).map(is_close) } else { Some(false) }
    });
    let was_close: Vec<bool> = was_close.collect::<Option<_>>()?;
    let (closest, new) = (was_close.len(), was_close.iter().filter(|it| !**it).count());
    (closest >= CLOSEST && new > 0).then_some(Turnover { closest, new })
}
