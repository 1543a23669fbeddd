//! The next session of a mentorship as an event. Nothing private is in it: the agenda is the caller's, and nothing else
//! of the mentorship but the names, the place and the time is read.

use chrono::TimeDelta;
use icalendar::{Component, Event, EventLike, Property};

use crate::domain::{Book, MentorshipId, Person, Stage, USUAL_MINUTES, short_name, time_of_day};

/// The event of the next session, with an agenda or an empty one. None if no day is planned, if the mentorship has
/// ended, or if everybody of it died.
pub(super) fn event(book: &Book, id: MentorshipId, agenda: &[String]) -> Option<Event> {
    let mentorship = book.mentorships.get(id)?;
    let people: Vec<&Person> = mentorship.people.iter().filter_map(|it| book.people.get(*it)).collect();
    let has_died = !people.is_empty() && people.iter().all(|it| it.died.is_some());
    let day = mentorship.next.when.filter(|_| mentorship.stage() != Stage::Ended && !has_died)?;
    // A plan from a file without ids is known by its mentorship, which has one plan at a time.
    let plan = mentorship.next.session.map_or_else(|| id.uuid(), |it| it.uuid());
    let mut event = Event::with_uid(&format!("kith-session-{}", plan.as_hyphenated()));
    event.sequence(mentorship.next.sequence.unwrap_or_default()).summary(&summary(&people));
    let place = [&mentorship.next.place, &mentorship.agreed.place].into_iter().find(|it| !it.is_empty());
    place.map(|it| event.location(it));
    if !agenda.is_empty() {
        event.description(&agenda.join("\n"));
    }
    match time_of_day(&mentorship.next.time) {
        // Local time without a zone (RFC 5545, section 3.3.5, form 1): the hour at which the two meet.
        Some(time) => {
            let minutes = mentorship.next.minutes.or(mentorship.agreed.minutes).unwrap_or(USUAL_MINUTES);
            let starts = day.and_time(time);
            let ends = TimeDelta::try_minutes(i64::from(minutes)).and_then(|it| starts.checked_add_signed(it));
            event.starts(starts).ends(ends.unwrap_or(starts));
            event.append_property(Property::new("TRANSP", "OPAQUE"));
        }
        // A day without an hour must not block the whole day.
        None => drop(event.starts(day).append_property(Property::new("TRANSP", "TRANSPARENT"))),
    }
    Some(event.done())
}

fn summary(people: &[&Person]) -> String {
    let names: Vec<String> = people.iter().map(|it| short_name(it)).collect();
    if names.is_empty() { "Mentoring".to_owned() } else { format!("Mentoring: {}", names.join(", ")) }
}

#[cfg(test)]
mod tests {
    use crate::domain::Book;
    use crate::domain::tests::ctx;
    use crate::formats::backup::read;
    use crate::formats::calendar::{write, write_session};

    fn book(next: &str, more: &str) -> Book {
        let text = format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "sam", "given": "Sam", "family": "Okoro"}}],
            "mentorships": [{{"id": "pair", "people": ["sam"], "shape": "mentor", "next": {next},
                "agenda": [
                    {{"id": "1", "text": "The review", "whose": "theirs", "from": "2026-11-20"}},
                    {{"id": "2", "text": "Tired of the rows", "private": true, "from": "2026-11-20"}}] {more}}}]}}"#
        );
        read(&text).unwrap().book
    }

    /// The lines of the session's file, unfolded. Empty if there is none.
    fn lines(book: &Book, agenda: &[&str]) -> Vec<String> {
        let id = book.mentorships.iter().next().unwrap().0;
        let agenda: Vec<String> = agenda.iter().map(|it| (*it).to_owned()).collect();
        let text = write_session(book, id, &agenda, &ctx(0, 1)).unwrap_or_default();
        text.replace("\r\n ", "").lines().map(str::to_owned).collect()
    }

    #[test]
    fn the_session_has_a_time_a_length_and_a_place() {
        let check = |next: &str, more: &str, expected: &[&str]| {
            let lines = lines(&book(next, more), &[]);
            for line in expected {
                assert!(lines.iter().any(|it| it == line), "{line} in {lines:#?}");
            }
        };
        let planned = r#"{"session": "s7", "when": "2026-11-24", "time": "09:30"}"#;
        check(planned, "", &["SUMMARY:Mentoring: Sam", "DTSTART:20261124T093000", "DTEND:20261124T103000"]);
        check(planned, "", &["SEQUENCE:0", "TRANSP:OPAQUE"]);
        check(planned, r#", "agreed": {"minutes": 45, "place": "At hers"}"#, &["DTEND:20261124T101500"]);
        check(planned, r#", "agreed": {"place": "At hers"}"#, &["LOCATION:At hers"]);
        check(r#"{"when": "2026-11-24", "time": "23:30", "minutes": 60}"#, "", &["DTEND:20261125T003000"]);
        check(r#"{"when": "2026-11-24"}"#, "", &["DTSTART;VALUE=DATE:20261124", "TRANSP:TRANSPARENT"]);
        check("{}", "", &[]);
        assert_eq!(lines(&book("{}", ""), &["The review"]), Vec::<String>::new(), "no day is planned");
        let ended = book(r#"{"when": "2026-11-24"}"#, r#", "stage": "ended""#);
        assert_eq!(lines(&ended, &["The review"]), Vec::<String>::new(), "it has ended");
    }

    #[test]
    fn a_moved_session_is_the_same_event_with_a_higher_sequence() {
        let plan = |day: &str, sequence: u32| {
            book(&format!(r#"{{"session": "s7", "when": "{day}", "time": "09:30", "sequence": {sequence}}}"#), "")
        };
        let (before, after) =
            (lines(&plan("2026-11-24", 0), &["The review"]), lines(&plan("2026-11-26", 1), &["The review"]));
        let find = |lines: &[String], name: &str| lines.iter().find(|it| it.starts_with(name)).unwrap().clone();
        assert_eq!(find(&before, "UID:"), find(&after, "UID:"));
        assert_eq!((find(&before, "SEQUENCE"), find(&after, "SEQUENCE")), ("SEQUENCE:0".into(), "SEQUENCE:1".into()));
        assert_eq!(find(&after, "DTSTART"), "DTSTART:20261126T093000");
        let whole = write(&plan("2026-11-26", 1), &ctx(0, 1)).replace("\r\n ", "");
        assert!(
            whole.contains(&find(&after, "UID:")) && whole.contains("SEQUENCE:1"),
            "the same event in the whole file"
        );
    }

    #[test]
    fn private_lines_are_in_no_calendar_file() {
        let book = book(r#"{"when": "2026-11-24"}"#, r#", "closing": {"kept": "Secret"}"#);
        let (plain, agenda) = (lines(&book, &[]).join("\n"), lines(&book, &["The review"]).join("\n"));
        assert!(!plain.contains("The review") && agenda.contains("The review"), "{agenda}");
        for text in [&plain, &agenda, &write(&book, &ctx(0, 1))] {
            assert!(!text.contains("Tired") && !text.contains("Secret"), "{text}");
        }
    }
}
