//! The agreed days of a trip as events. A calendar may be shared, so only the place, the day and the first name are in
//! an event: nothing else of the trip or the person is read.

use chrono::TimeDelta;
use icalendar::{Component, Event, EventLike, Property};

use crate::domain::{Book, TripAnswer, TripId, TripState, USUAL_MINUTES, short_name, time_of_day};

/// An event for each agreed day with a person who is in the book and alive.
pub(super) fn events(book: &Book, id: TripId) -> Vec<Event> {
    let Some(trip) = book.trips.get(id) else { return Vec::new() };
    let agreed = trip.answers.iter().filter(|it| it.state == Some(TripState::Agreed));
    agreed.filter_map(|it| event(book, id, &trip.place, it)).collect()
}

fn event(book: &Book, trip: TripId, place: &str, answer: &TripAnswer) -> Option<Event> {
    let (day, id) = (answer.on?, answer.person?);
    let person = book.people.get(id).filter(|it| it.died.is_none())?;
    let mut event = Event::with_uid(&format!("kith-trip-{trip}-{id}"));
    event.summary(&short_name(person)).location(place);
    match time_of_day(&answer.time) {
        // Local time without a zone (RFC 5545, section 3.3.5, form 1): the hour at the place where the two meet.
        Some(time) => {
            let starts = day.and_time(time);
            let ends = TimeDelta::try_minutes(i64::from(USUAL_MINUTES)).and_then(|it| starts.checked_add_signed(it));
            event.starts(starts).ends(ends.unwrap_or(starts));
            event.append_property(Property::new("TRANSP", "OPAQUE"));
        }
        // A day without an hour must not block the whole day.
        None => drop(event.starts(day).append_property(Property::new("TRANSP", "TRANSPARENT"))),
    }
    Some(event.done())
}

#[cfg(test)]
mod tests {
    use crate::domain::tests::ctx;
    use crate::formats::backup::read;
    use crate::formats::calendar::{write, write_trip};

    /// The lines of the file about a trip, unfolded. Empty if there is none.
    fn lines(answers: &str) -> Vec<String> {
        let book = read(&format!(
            r#"{{"format": "kith-backup", "version": 1,
            "people": [
                {{"id": "ana", "given": "Ana", "family": "Silva", "notes": "x1x", "addresses": [{{"value": "x2x"}}]}},
                {{"id": "bo", "given": "Bo", "died": "2026"}}],
            "trips": [{{"place": "Lisbon", "what": "x3x", "from": "2026-12-30", "to": "2027-01-02",
                "people": ["ana", "bo"], "answers": [{answers}]}}]}}"#
        ))
        .unwrap()
        .book;
        let id = book.trips.iter().next().unwrap().0;
        let (own, whole) = (write_trip(&book, id, &ctx(0, 1)).unwrap_or_default(), write(&book, &ctx(0, 1)));
        for text in [&own, &whole] {
            for private in ["x1x", "x2x", "x3x", "Silva", "GEO"] {
                assert!(!text.contains(private), "{private} in {text}");
            }
        }
        let own: Vec<String> = own.replace("\r\n ", "").lines().map(str::to_owned).collect();
        let whole = whole.replace("\r\n ", "");
        own.iter().filter(|it| it.starts_with("UID:")).for_each(|it| assert!(whole.contains(it.as_str()), "{it}"));
        own
    }

    #[test]
    fn only_the_place_the_day_and_the_first_name_are_in_the_file() {
        #[track_caller]
        fn check(answers: &str, expected: &[&str]) {
            let lines = lines(answers);
            for line in expected {
                assert!(lines.iter().any(|it| it == line), "{line} in {lines:#?}");
            }
            assert_eq!(lines.is_empty(), expected.is_empty(), "{lines:#?}");
        }
        check("", &[]);
        check(r#"{"person": "ana", "state": "written"}"#, &[]);
        check(r#"{"person": "ana", "state": "not-this-time", "on": "2026-12-31"}"#, &[]);
        check(r#"{"person": "bo", "state": "agreed", "on": "2026-12-31"}"#, &[]);
        check(
            r#"{"person": "ana", "state": "agreed", "on": "2026-12-31", "time": "23:30"}"#,
            &["SUMMARY:Ana", "LOCATION:Lisbon", "DTSTART:20261231T233000", "DTEND:20270101T003000"],
        );
        check(
            r#"{"person": "ana", "state": "agreed", "on": "2026-12-31"}"#,
            &["DTSTART;VALUE=DATE:20261231", "TRANSP:TRANSPARENT"],
        );
    }
}
