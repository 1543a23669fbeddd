//! Exports the weekly session, promises with a due date, important dates, the next sessions of mentorships and the
//! agreed days of trips as an iCalendar file (RFC 5545) for any calendar app. There is no push and no server; the file
//! is written on request.
//!
//! Every event keeps its UID, so that importing a newer file replaces the older events.

mod session;
mod trip;

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use icalendar::{Calendar, Component, Event, EventLike, Property};

use crate::domain::{
    Book, Ctx, ImportantDate, MentorshipId, Person, PersonId, Promise, PromiseOwner, TripId, Weekday, short_name,
};

/// Writes the calendar file.
///
/// # Examples
///
/// ```
/// use kith::domain::{Book, Ctx, Device, Entropy};
/// use kith::formats::calendar;
///
/// let today = "2026-11-22".parse().unwrap();
/// let ctx = Ctx { now_millis: 1_795_348_800_000, today, device: Device(1), entropy: Entropy::new(1) };
/// let text = calendar::write(&Book::default(), &ctx);
/// assert!(text.contains("RRULE:FREQ=WEEKLY;BYDAY=TH"), "the weekly session");
/// assert!(text.contains("DTSTART;VALUE=DATE:20261126"));
/// ```
pub fn write(book: &Book, ctx: &Ctx) -> String {
    let now = now(ctx);
    let mut calendar = Calendar::new();
    calendar.name("Kith");
    calendar.push(stamped(weekly_session(book, ctx.today), now));
    for (id, promise) in book.promises.iter().filter(|(_, it)| it.state.is_none() && !book.rests(it)) {
        calendar.extend(promised(book, &id.to_string(), promise).map(|it| stamped(it, now)));
    }
    for (id, person) in book.people.iter() {
        let dates =
            person.dates.iter().filter(|it| person.brings_up(it)).filter_map(|it| dated(id, person, it, ctx.today));
        calendar.extend(dates.map(|it| stamped(it, now)));
    }
    let sessions = book.mentorships.iter().filter_map(|(id, _)| session::event(book, id, &[]));
    calendar.extend(sessions.map(|mut it| it.timestamp(now).done()));
    let agreed = book.trips.iter().flat_map(|(id, _)| trip::events(book, id));
    calendar.extend(agreed.map(|mut it| it.timestamp(now).done()));
    calendar.done().to_string()
}

/// Writes the agreed days of a trip as a file: the place, the days and the first names, and nothing else. None if no
/// day is agreed.
///
/// # Examples
///
/// ```
/// use kith::domain::{Ctx, Device, Entropy};
/// use kith::formats::{backup, calendar};
///
/// let book = backup::read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"id": "ana", "given": "Ana", "family": "Silva"}],
///     "trips": [{"place": "Lisbon", "answers": [
///         {"person": "ana", "state": "agreed", "on": "2026-12-03", "time": "18:30"}]}]}"#,
/// )?
/// .book;
/// let today = "2026-11-22".parse().unwrap();
/// let ctx = Ctx { now_millis: 1_795_348_800_000, today, device: Device(1), entropy: Entropy::new(1) };
/// let (id, _) = book.trips.iter().next().unwrap();
/// let text = calendar::write_trip(&book, id, &ctx).unwrap();
/// for line in ["SUMMARY:Ana", "LOCATION:Lisbon", "DTSTART:20261203T183000"] {
///     assert!(text.contains(line), "{line}");
/// }
/// assert!(!text.contains("Silva"));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn write_trip(book: &Book, id: TripId, ctx: &Ctx) -> Option<String> {
    let events = trip::events(book, id);
    let mut calendar = Calendar::new();
    calendar.extend(events.iter().cloned().map(|mut it| it.timestamp(now(ctx)).done()));
    (!events.is_empty()).then(|| calendar.done().to_string())
}

/// Writes the next session of a mentorship as a file, with the lines of an agenda that the other person may read. None
/// if no day is planned, if the mentorship has ended, or if everybody of it died.
///
/// A moved session keeps its UID and has a higher `SEQUENCE` (RFC 5545, section 3.8.7.4), so that a calendar replaces
/// the event.
///
/// # Examples
///
/// ```
/// use kith::domain::{Ctx, Device, Entropy};
/// use kith::formats::{backup, calendar};
///
/// let book = backup::read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"id": "sam", "given": "Sam"}],
///     "mentorships": [{"people": ["sam"], "next": {"when": "2026-11-24", "time": "09:30", "sequence": 1}}]}"#,
/// )?
/// .book;
/// let today = "2026-11-22".parse().unwrap();
/// let ctx = Ctx { now_millis: 1_795_348_800_000, today, device: Device(1), entropy: Entropy::new(1) };
/// let (id, _) = book.mentorships.iter().next().unwrap();
/// let text = calendar::write_session(&book, id, &[], &ctx).unwrap();
/// for line in ["SUMMARY:Mentoring: Sam", "DTSTART:20261124T093000", "DTEND:20261124T103000", "SEQUENCE:1"] {
///     assert!(text.contains(line), "{line}");
/// }
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn write_session(book: &Book, id: MentorshipId, agenda: &[String], ctx: &Ctx) -> Option<String> {
    let event = session::event(book, id, agenda)?.timestamp(now(ctx)).done();
    Some(Calendar::new().push(event).done().to_string())
}

fn now(ctx: &Ctx) -> DateTime<Utc> {
    i64::try_from(ctx.now_millis).ok().and_then(DateTime::from_timestamp_millis).unwrap_or_default()
}

fn stamped(mut event: Event, now: DateTime<Utc>) -> Event {
    event.timestamp(now);
    // Not an appointment: it must not show as busy time.
    event.append_property(Property::new("TRANSP", "TRANSPARENT"));
    event.done()
}

fn weekly_session(book: &Book, today: NaiveDate) -> Event {
    let settings = book.settings();
    let day = settings.session_day();
    let ahead = (7 + day.to_chrono().num_days_from_monday() - today.weekday().num_days_from_monday()) % 7;
    let first = today.checked_add_days(Days::new(u64::from(ahead))).unwrap_or(today);
    let minutes = settings.session_minutes();
    let mut event = Event::with_uid("kith-weekly-session");
    event
        .summary("A few quiet minutes with Kith")
        .description(&format!("About {minutes} minutes. Start anywhere, stop whenever."))
        .starts(first)
        .add_property("RRULE", format!("FREQ=WEEKLY;BYDAY={}", code(day)));
    event.done()
}

const fn code(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

fn promised(book: &Book, id: &str, promise: &Promise) -> Option<Event> {
    let names: Vec<String> = promise.people.iter().filter_map(|it| book.people.get(*it)).map(short_name).collect();
    let owner = if promise.whose == Some(PromiseOwner::Theirs) { "promised to you" } else { "you promised" };
    let mut event = Event::with_uid(&format!("kith-promise-{id}"));
    event.summary(&promise.what).description(&format!("{owner}: {}", names.join(", "))).starts(book.due_of(promise)?);
    Some(event.done())
}

/// An event that recurs yearly. A date on 29 February recurs on the last day of February.
fn dated(id: PersonId, person: &Person, date: &ImportantDate, today: NaiveDate) -> Option<Event> {
    let when = date.when?;
    let (month, day) = when.month_and_day()?;
    let rule = match (month, day) {
        (2, 29) => "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1".to_owned(),
        _ => "FREQ=YEARLY".to_owned(),
    };
    let mut event = Event::with_uid(&format!("kith-date-{id}-{}-{month:02}{day:02}", date.kind));
    if !date.note.is_empty() {
        event.description(&date.note);
    }
    event
        .summary(&format!("{}: {}", short_name(person), date.kind))
        .starts(when.next_after(today)?)
        .add_property("RRULE", rule);
    Some(event.done())
}

#[cfg(test)]
mod tests {
    use crate::domain::tests::{add, ctx, person};
    use crate::domain::{Book, Command, ImportantDate, Person, Promise, apply};

    /// The lines of the file, unfolded.
    fn lines(book: &Book) -> Vec<String> {
        super::write(book, &ctx(9, 1)).replace("\r\n ", "").lines().map(str::to_owned).collect()
    }

    #[test]
    fn the_session_comes_every_week_on_its_day() {
        let lines = lines(&Book::default());
        assert_eq!(lines.iter().filter(|it| *it == "BEGIN:VEVENT").count(), 1);
        assert!(lines.contains(&"RRULE:FREQ=WEEKLY;BYDAY=TH".to_owned()));
        assert!(lines.contains(&"DTSTART;VALUE=DATE:20261126".to_owned()), "{lines:?}");
    }

    #[test]
    fn a_promise_with_a_day_and_a_birthday_are_there_once_each() {
        let mut book = Book::default();
        let dates = [ImportantDate {
            kind: "birthday".into(),
            when: "1988-02-29".parse().ok(),
            note: "cake, or none; ask".into(),
        }];
        let ana = add(&mut book, Person { dates: dates.into_iter().collect(), ..person("Ana") }, &ctx(0, 1));
        for (minute, what, due) in [(1, "Send the sheet", Some("2026-12-01")), (2, "Some day", None)] {
            let promise = Promise {
                what: what.into(),
                people: [ana].into_iter().collect(),
                due: due.map(|it| it.parse().unwrap()),
                ..Promise::default()
            };
            apply(&mut book, Command::MakePromise(Box::new(promise), vec![]), &ctx(minute, 1)).unwrap();
        }
        let lines = lines(&book);
        let has = |line: &str| assert!(lines.iter().any(|it| it == line), "{line} in {lines:#?}");
        has("SUMMARY:Send the sheet");
        has("DTSTART;VALUE=DATE:20261201");
        has("SUMMARY:Ana: birthday");
        has("DTSTART;VALUE=DATE:20270228");
        has("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1");
        has("DESCRIPTION:cake\\, or none\\; ask");
        assert_eq!(lines.iter().filter(|it| *it == "BEGIN:VEVENT").count(), 3);
        assert_eq!(super::write(&book, &ctx(9, 1)), super::write(&book, &ctx(9, 1)), "the same each time");
    }
}
