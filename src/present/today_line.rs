//! The one line of Today beside the week: a session of today, a session that looks back, something to tell, a trip that
//! is over, the reminder of a group, or the date of an aim, the earlier of these first. Most days have none of them.

use chrono::NaiveDate;

use crate::domain::{AimId, Book, GroupId, Mentorship, MentorshipId, PartialDate, PersonId, PromiseId, TripId};
use crate::insight::aims::next::still;
use crate::insight::groups::reminder;
use crate::insight::mentoring::asking::to_report_back;
use crate::insight::mentoring::path::{Checkpoint, checkpoint_due};
use crate::insight::mentoring::sessions::{last_day, open_mentorships};
use crate::insight::trips::{When, when};
use crate::present::names;

/// The line of Today beside the week.
#[derive(Clone, Debug, PartialEq)]
pub enum TodayLine {
    /// A session of today that is not written down yet.
    Session {
        /// The mentorship.
        id: MentorshipId,
        /// The short names of its people.
        names: Vec<String>,
        /// The time of day as `HH:MM`, if known.
        time: String,
    },
    /// A session that looks back is near.
    Checkpoint {
        /// The mentorship.
        id: MentorshipId,
        /// The short names of its people.
        names: Vec<String>,
        /// The kind and the day.
        checkpoint: Checkpoint,
    },
    /// Somebody who answered a question may like to hear what came of it.
    ToTell {
        /// The promise to tell them.
        promise: PromiseId,
        /// The person, with the name.
        person: (PersonId, String),
        /// The day of the answer, if known.
        since: Option<NaiveDate>,
    },
    /// A trip is over: "Who did you see?"
    Trip {
        /// The trip.
        id: TripId,
        /// The place.
        place: String,
    },
    /// The reminder of a group.
    Group {
        /// The group.
        id: GroupId,
        /// Its name.
        name: String,
        /// The day on which several of its people last talked, if there is one.
        last: Option<NaiveDate>,
    },
    /// The date of an aim has passed: "By about spring. Still?"
    Still {
        /// The aim.
        id: AimId,
        /// The aim, in words.
        what: String,
        /// The date.
        by: PartialDate,
    },
}

/// The line of a day, or none.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::today_line::{TodayLine, line};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"id": "sam", "given": "Sam"}],
///     "mentorships": [{"people": ["sam"], "next": {"when": "2026-11-24", "time": "09:30"}}]}"#,
/// )?
/// .book;
/// let check = |day: &str, expected: Option<&str>| {
///     let names = match line(&book, day.parse().unwrap()) {
///         Some(TodayLine::Session { names, .. }) => Some(names.join(" ")),
///         _ => None,
///     };
///     assert_eq!(names.as_deref(), expected, "{day}");
/// };
/// check("2026-11-23", None);
/// check("2026-11-24", Some("Sam"));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn line(book: &Book, today: NaiveDate) -> Option<TodayLine> {
    let open = open_mentorships(book);
    let of_pair = session(book, &open, today).or_else(|| checkpoint(book, &open, today));
    of_pair
        .or_else(|| to_tell(book, today))
        .or_else(|| trip(book, today))
        .or_else(|| group(book, today))
        .or_else(|| aim(book, today))
}

/// The days after a trip on which Today asks about it (design decision: later, nobody knows any more; the page of the
/// trip still asks).
const DAYS_AFTER_A_TRIP: i64 = 14;

/// The last trip that is over and has people, until the user says who was seen.
fn trip(book: &Book, today: NaiveDate) -> Option<TodayLine> {
    let is_late = |it: NaiveDate| (today - it).num_days() > DAYS_AFTER_A_TRIP;
    let asks = book.trips.iter().filter(|(_, it)| {
        when(it, today) == When::Asks && !it.people.is_empty() && !it.last_day().is_some_and(is_late)
    });
    let (id, trip) = asks.max_by_key(|(id, it)| (it.last_day(), *id))?;
    Some(TodayLine::Trip { id, place: trip.place.clone() })
}

/// The group whose reminder has waited longest.
fn group(book: &Book, today: NaiveDate) -> Option<TodayLine> {
    let due = book.groups.iter().filter_map(|(id, it)| Some((reminder(book, id, today)?.last, id, it)));
    let (last, id, group) = due.min_by_key(|(last, id, _)| (*last, *id))?;
    Some(TodayLine::Group { id, name: group.name.clone(), last })
}

fn aim(book: &Book, today: NaiveDate) -> Option<TodayLine> {
    let (id, by) = still(book, today)?;
    Some(TodayLine::Still { id, what: book.aims.get(id)?.what.clone(), by })
}

/// The first session of the day that is not written down yet.
fn session(book: &Book, open: &[(MentorshipId, &Mentorship)], today: NaiveDate) -> Option<TodayLine> {
    let is_open = |(id, it): &&(MentorshipId, &Mentorship)| {
        it.next.when == Some(today) && last_day(book, *id).is_none_or(|it| it < today)
    };
    let (id, it) = open.iter().filter(is_open).min_by_key(|(id, it)| (it.next.time.is_empty(), &it.next.time, *id))?;
    Some(TodayLine::Session { id: *id, names: names(book, it.people.iter()), time: it.next.time.clone() })
}

fn checkpoint(book: &Book, open: &[(MentorshipId, &Mentorship)], today: NaiveDate) -> Option<TodayLine> {
    let due = open.iter().filter_map(|(id, it)| Some((checkpoint_due(book, *id, today)?, *id, *it)));
    let (checkpoint, id, it) = due.min_by_key(|(checkpoint, id, _)| (checkpoint.day, *id))?;
    Some(TodayLine::Checkpoint { id, names: names(book, it.people.iter()), checkpoint })
}

fn to_tell(book: &Book, today: NaiveDate) -> Option<TodayLine> {
    let told = to_report_back(book, today).into_iter().find_map(|promise| {
        let it = book.promises.get(promise)?;
        let person = *it.people.iter().find(|it| book.people.get(**it).is_some_and(|it| it.may_be_suggested()))?;
        Some((promise, person, it.made))
    });
    let (promise, person, since) = told?;
    let name = names(book, [person].iter()).into_iter().next()?;
    Some(TodayLine::ToTell { promise, person: (person, name), since })
}

#[cfg(test)]
mod tests {
    use super::{TodayLine, line};
    use crate::domain::tests::today;
    use crate::formats::backup::read;

    /// What the line of today says: its kind and the name.
    fn shown(mentorships: &str, more: &str) -> Option<(&'static str, String)> {
        let book = read(&format!(
            r#"{{"format": "kith-backup", "version": 1,
            "people": [{{"id": "sam", "given": "Sam"}}, {{"id": "mina", "given": "Mina"}},
                {{"id": "gone", "given": "Bao", "died": "2024"}}],
            "mentorships": [{mentorships}] {more}}}"#
        ))
        .unwrap()
        .book;
        Some(match line(&book, today())? {
            TodayLine::Session { names, .. } => ("session", names.join(" ")),
            TodayLine::Checkpoint { names, .. } => ("checkpoint", names.join(" ")),
            TodayLine::ToTell { person, .. } => ("tell", person.1),
            TodayLine::Trip { place, .. } => ("trip", place),
            TodayLine::Group { name, .. } => ("group", name),
            TodayLine::Still { what, .. } => ("still", what),
        })
    }

    #[test]
    fn today_has_one_line_about_mentoring_at_most() {
        let check = |mentorships: &[&str], more: &str, expected: Option<(&str, &str)>| {
            let expected = expected.map(|(kind, name)| (kind, name.to_owned()));
            assert_eq!(shown(&mentorships.join(","), more), expected, "{mentorships:?} {more}");
        };
        let (sam, mina) = (
            r#"{"people": ["sam"], "next": {"when": "2026-11-22", "time": "14:00"}}"#,
            r#"{"people": ["mina"], "next": {"when": "2026-11-22", "time": "09:30"}}"#,
        );
        let back = r#"{"people": ["sam"], "began": "2026-08-28", "ends": "2027-08-28", "stage": "agreed"}"#;
        let told = r#", "promises": [
            {"whose": "mine", "people": ["sam"], "what": "Tell Sam what came of it", "made": "2026-11-01",
            "session": "0192f0c1-0000-7000-8000-0000000000aa"}]"#;
        check(&[], "", None);
        check(&[sam], "", Some(("session", "Sam")));
        check(&[sam, mina], told, Some(("session", "Mina")));
        check(&[sam, back], told, Some(("session", "Sam")));
        check(&[back], told, Some(("checkpoint", "Sam")));
        check(&[], told, Some(("tell", "Sam")));
        check(&[], &told.replace("2026-11-01", "2026-11-20"), None);
        // Written down already, ended, or of somebody who died.
        let held = r#", "exchanges": [{"when": "2026-11-22", "people": ["sam"], "purpose": "mentoring-session"}]"#;
        check(&[sam], held, None);
        check(&[&sam.replace("}}", r#"}, "stage": "ended"}"#)], "", None);
        check(&[&sam.replace("sam", "gone")], "", None);
        // A trip that is over, until it is settled or two weeks have passed.
        let trip = r#", "trips": [{"place": "Lisbon", "from": "2026-11-15", "to": "2026-11-21", "people": ["sam"]}]"#;
        check(&[], trip, Some(("trip", "Lisbon")));
        check(&[], &trip.replace("2026-11-21", "2026-11-22"), None);
        check(&[], &trip.replace("2026-11-21", "2026-11-07").replace("2026-11-15", "2026-11-05"), None);
        check(&[], &trip.replace("}]", r#", "settled": true}]"#), None);
        check(&[], &trip.replace(r#"["sam"]"#, "[]"), None);
        check(&[], &format!("{told}{trip}"), Some(("tell", "Sam")));
        // A group with a reminder, whose people have not talked together for that long.
        let group = r#", "groups": [{"name": "Choir", "rhythm_days": 90,
            "members": [{"person": "sam"}, {"person": "mina"}]}]"#;
        let together = r#", "exchanges": [{"when": "2026-10-01", "people": ["sam", "mina"], "how": "in-person"}]"#;
        check(&[], group, Some(("group", "Choir")));
        check(&[], &format!("{group}{together}"), None);
        check(&[], &format!("{group}{trip}"), Some(("trip", "Lisbon")));
        // The date of an aim comes after all of them.
        let late = r#", "aims": [{"what": "Sail", "by": "2026-05"}]"#;
        check(&[], late, Some(("still", "Sail")));
        check(&[], &format!("{told}{late}"), Some(("tell", "Sam")));
        // A quiet pair is no line of Today.
        check(&[r#"{"people": ["sam"], "stage": "agreed", "began": "2025-01-01", "ends": "2026-11-25"}"#], "", None);
    }
}
