//! Trips, on the page "Places" and on their own page.

use chrono::NaiveDate;

use super::catalogue::sentences;
use super::sentence;
use crate::domain::{Trip, TripAnswer, TripState};
use crate::insight::week::Place;
use crate::web::intl::{self, Style};

sentences! {
    planned: "The trip is in your book.";
    saved: "Saved.";
    gone: "This trip is no longer here";
    back: "Back to Places";
    edit: "Edit the trip";
    in_trash(place): "The trip to {place} is in the trash.";

    place: "Place";
    from: "From";
    to: "To";
    what: "What for";
    whose: "Who travels";
    mine: "You";
    theirs: "They come to you";
    in_place(place): "In {place}";
    they_come(place): "Somebody comes to {place}";
    from_to(from, to): "{from} to {to}";
    no_days: "no days yet";

    people: "Whom you would like to see";
    who_comes: "Who comes";
    nobody: "Nobody yet.";
    offered: "You could see";
    offered_line: "One close, one active, one quiet. Three people a trip are enough.";
    close: "close to you";
    active: "often in touch";
    quiet: "seldom in touch";
    new: "you have not talked yet";
    would_like(name): "I would like to see {name}";
    added(name): "{name} is on the trip.";
    somebody_else: "Somebody else";
    add: "Add";
    take_out(name): "Take {name} out";
    taken_out(name): "{name} is no longer on the trip.";

    not_asked: "not asked yet";
    written: "you wrote";
    agreed: "agreed";
    agreed_on(day): "agreed for {day}";
    agreed_at(day, time): "agreed for {day}, {time}";
    not_this_time: "not this time";

    write_to(name): "Write to {name}";
    your_words: "Your words";
    i_wrote: "I wrote";
    wrote(name): "You wrote to {name}.";
    agree: "Agreed";
    agree_with(name): "Agreed with {name}";
    another_day: "Another day";
    another_day_with(name): "Another day with {name}";
    day: "Day";
    time: "Time";
    which_day: "Choose a day.";
    agreed_saved(name): "You see {name}.";
    no_time: "Not this time";
    no_time_of(name): "Not this time: {name}";
    another_time: "Another time, then.";

    evenings: "Free evenings";
    evenings_line: "A draft names one of them.";
    evening_saved: "Saved.";
    full_day(day): "{day}: more than two talks. You will want an evening alone.";
    to_calendar: "Put it into your calendar";
    calendar_note: "The file has the place, the days and the first names, and nothing else.";
    calendar_written: "The calendar file is written.";

    found: "a trip";
    after_trip: "After the trip";
    is_over(place): "The days in {place} are over. Whom did you see?";
    say_whom: "Write it down";
    say_whom_in(place): "Write down whom you saw in {place}";
    who_seen: "Who did you see?";
    who_seen_line(names): "You wanted to see {names}.";
    log_it: "Log it";
    nobody_this_time: "Nobody this time";
    settled: "Noted.";
    next_time: "Next time";
    next_time_line: "If you like, promise a next time.";
    next_time_in(place): "Next time in {place}";
    promise_to(name): "Promise it to {name}";
    promised(name): "You promised {name} a next time.";
}

/// "In Lisbon", or "Somebody comes to Vienna".
pub(crate) fn name(trip: &Trip) -> String {
    if trip.is_theirs() { they_come(&trip.place) } else { in_place(&trip.place) }
}

/// The days of a trip: "3 December to 6 December".
pub(crate) fn days(trip: &Trip) -> String {
    let day = |it: NaiveDate| intl::date(it, Style::Day);
    match (trip.first_day(), trip.last_day()) {
        (Some(from), Some(to)) if from == to => day(from),
        (Some(from), Some(to)) => from_to(&day(from), &day(to)),
        _ => no_days().to_owned(),
    }
}

/// A day with its weekday: "Thursday, 3 December".
pub(crate) fn weekday(day: NaiveDate) -> String {
    super::time::weekday_date(&intl::date(day, Style::Weekday), &intl::date(day, Style::Day))
}

/// Why a person is offered.
pub(crate) fn because(place: Place) -> &'static str {
    match place {
        Place::Close => close(),
        Place::Active => active(),
        Place::Quiet | Place::Bridge => quiet(),
        Place::New => new(),
    }
}

/// Where the question to a person stands: "Agreed for Thursday, 3 December, 18:30"
pub(crate) fn answer(answer: Option<&TripAnswer>) -> String {
    let line = match answer.and_then(|it| Some((it.state?, it))) {
        None => not_asked().to_owned(),
        Some((TripState::Written, _)) => written().to_owned(),
        Some((TripState::NotThisTime, _)) => not_this_time().to_owned(),
        Some((TripState::Agreed, TripAnswer { on: None, .. })) => agreed().to_owned(),
        Some((TripState::Agreed, TripAnswer { on: Some(on), time, .. })) if time.is_empty() => agreed_on(&weekday(*on)),
        Some((TripState::Agreed, TripAnswer { on: Some(on), time, .. })) => agreed_at(&weekday(*on), time),
    };
    sentence(&line)
}
