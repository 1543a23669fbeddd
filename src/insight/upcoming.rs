//! Upcoming dates and open promises.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::{Book, PersonId, Promise, PromiseId, sort_by_key};

/// How far ahead the Today page looks, in days (design decision).
const DAYS_AHEAD: u64 = 30;

/// An upcoming yearly date of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComingDate {
    /// The day of the next occurrence.
    pub day: NaiveDate,
    /// The person it belongs to.
    pub person: PersonId,
    /// The kind: `birthday`, `remember` or another word.
    pub kind: String,
    /// The user's note.
    pub note: String,
    /// The number of years since the first occurrence, if the year is known.
    pub years: Option<i32>,
}

/// The dates of the next thirty days, soonest first. Of archived and dead people only the days to remember them
/// ([`Person::brings_up`](crate::domain::Person::brings_up)).
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::upcoming::dates;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "dates": [{"kind": "birthday", "when": "1986-12-01"}]},
///         {"given": "Luis", "dates": [{"kind": "birthday", "when": "--03-04"}]}]}"#,
/// )?
/// .book;
/// let dates = dates(&book, "2026-11-22".parse().unwrap());
/// assert_eq!(dates.len(), 1, "a birthday in March is too far away");
/// assert_eq!((dates[0].day.to_string().as_str(), dates[0].years), ("2026-12-01", Some(40)));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn dates(book: &Book, today: NaiveDate) -> Vec<ComingDate> {
    let until = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
    let mut dates: Vec<ComingDate> = (book.people.iter())
        .flat_map(|(id, it)| it.dates.iter().filter(|date| it.brings_up(date)).map(move |date| (id, date)))
        .filter_map(|(person, date)| {
            let when = date.when?;
            let day = when.next_after(today).filter(|it| *it <= until)?;
            let years = when.year().map(|it| day.year() - it).filter(|it| *it > 0);
            Some(ComingDate { day, person, kind: date.kind.clone(), note: date.note.clone(), years })
        })
        .collect();
    sort_by_key(&mut dates, |it| (it.day, it.person));
    dates
}

/// Open promises and those closed today: by due date first, those without one last, then by the day they were made.
/// Without those that have not come up yet ([`Promise::comes_up`]), and without open ones that rest ([`Book::rests`]).
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::upcoming::promises;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "promises": [
///         {"what": "lend the book"}, {"what": "send the sheet", "due": "2026-12-01"},
///         {"what": "call", "state": "kept"}]}"#,
/// )?
/// .book;
/// let open: Vec<&str> =
///     promises(&book, "2026-11-22".parse().unwrap()).iter().map(|(_, promise)| promise.what.as_str()).collect();
/// assert_eq!(open, ["send the sheet", "lend the book"]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn promises(book: &Book, today: NaiveDate) -> Vec<(PromiseId, &Promise)> {
    let has_come_up = |it: &Promise| it.comes_up().is_none_or(|it| it <= today);
    let is_shown =
        |it: &Promise| (it.state.is_none() && has_come_up(it) && !book.rests(it)) || it.closed == Some(today);
    let mut promises: Vec<_> = book.promises.iter().filter(|(_, it)| is_shown(it)).collect();
    sort_by_key(&mut promises, |(id, it)| {
        let due = book.due_of(it);
        (due.is_none(), due, it.made, *id)
    });
    promises
}
