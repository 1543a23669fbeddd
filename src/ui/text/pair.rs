//! The page of one mentorship.

use chrono::{Datelike, NaiveDate};

mod agenda;
mod goals;
mod path;
mod signs;

pub(crate) use agenda::*;
pub(crate) use goals::*;
pub(crate) use path::*;
pub(crate) use signs::*;

use super::catalogue::{number, sentences};
use super::{due, ending, join};
use crate::domain::{
    Book, Channel, EndingKind, Exchange, Fit, Frame, Mentorship, MentorshipId, Promise, PromiseOwner, PromiseState,
    Shape,
};
use crate::present::names as short_names;
use crate::present::pair::{Standing, minutes, standing};
use crate::present::session_rules::Sureness;
use crate::web::intl::{self, Style};

sentences! {
    and_you(names): "{names} and you";
    nothing_is_promised: "Nothing is promised yet.";
    gone: "This mentorship is gone.";
    back_to_mentoring: "Back to Mentoring";
    mentorships: "Mentorships";
    who_mentors_you(names): "{names}, who mentors you";
    in_trash(names): "The mentorship with {names} is in the trash for 30 days.";
    rest: "Rest";
    end_it_well: "End it well";

    you_mentor(names): "You mentor {names}.";
    you_are_mentored(names): "You are mentored by {names}.";
    each_other(names): "You and {names} learn from each other.";
    nothing_promised: "Nothing is promised yet. Talk once, then decide.";
    first_talk_ahead: "The first talk is ahead of you.";
    finding_out: "You are finding out whether it fits.";
    it_fits_now: "It fits. There is room here for what you agree on.";
    since_until(began, end): "Since {began}, with a proper ending planned for {end}.";
    since(began): "Since {began}, with no end planned.";
    until_end(end): "With a proper ending planned for {end}.";
    no_end: "No end is planned.";
    resting_until(day): "Resting until {day}. Kith asks nothing before that day.";
    resting: "Resting";
    is_resting: "Resting. Kith asks nothing meanwhile.";
    next_year(month): "next {month}";

    before_first_talk: "Before the first talk";
    three_to_say: "Three things to say";
    say_time: "How long you have.";
    say_notes: "That you take notes to remember, and that they may read what you agree.";
    say_hope: "What you hope for.";
    three_to_ask: "Three things to ask";
    ask_now: "What is going on now?";
    ask_once: "When has help been good for you?";
    ask_waste: "What would make this a waste of time?";
    agreed_already: "We have agreed already";
    agreed: "You have agreed to go on.";
    did_it_fit: "Did it fit?";
    only_you_see_the_answer: "Only you see the answer.";
    fits: "It fits";
    fits_saved: "Saved. Below is room for what you agree on.";
    still_finding_out: "Still finding out";
    finding_out_saved: "Saved. Kith asks again after the next talk.";
    not_for_us: "Not for us";

    next_session: "Next session";
    no_day: "No day yet.";
    begin_notes: "Begin notes";
    move_it: "Move";
    find_a_day: "Find a day";
    move_title: "Move the session";
    offers: "Days to choose from";
    planned_for(day): "Saved. The next session is {day}.";
    no_day_yet: "No day yet";
    no_day_saved: "Saved. There is no day for now.";
    minutes_hint: "Leave it empty for the usual length";
    day_at(day, time): "{day}, {time}";
    half_an_hour: "half an hour";
    an_hour: "an hour";
    hour_and_a_half: "an hour and a half";
    hours[count]: "an hour", "{count} hours";

    until_next_time: "Until next time";
    you: "you";
    by_next_time: "by next time";
    not_very_sure: "not very sure";
    fairly_sure: "fairly sure";
    quite_sure: "quite sure";
    certain: "certain";
    action_open: "Saved. It is open again.";

    earlier_sessions: "Earlier sessions";
    in_list(day, title): "{day}: {title}";
    brought(words): "Brought: {words}";
    box_goal: "goal";
    box_reality: "reality";
    box_options: "options";
    box_will: "will";
    box_outcome: "outcome";
    box_situation: "situation";
    box_choices: "choices";
    box_actions: "actions";
    box_contract: "contract";
    box_explore: "explore";
    what_you_learned: "What you learned";

    look_back: "A look back";
    checkpoint_day(name, day): "{name}, around {day}. The next session can ask three questions.";
    what_has_changed: "What has changed since you began?";
    right_things: "Is it still about the right things?";
    more_or_less: "What more, what less, what differently?";

    rest_until: "Rest until";
    rest_line: "Until then, Kith asks nothing about the two of you.";
    rests_until(day): "Resting until {day}.";
    until_which_day: "Until which day?";
    until_day: "Until";

}

/// The month of a day near today: "May", "next January", "March 2024".
fn month(day: NaiveDate, today: NaiveDate) -> String {
    match day.year() - today.year() {
        0 => intl::date(day, Style::LongMonth),
        1 => next_year(&intl::date(day, Style::LongMonth)),
        _ => intl::date(day, Style::Month),
    }
}

/// Where a pair is, in one or two sentences.
pub(crate) fn where_you_are(book: &Book, id: MentorshipId, mentorship: &Mentorship, today: NaiveDate) -> String {
    let names = super::list(&short_names(book, mentorship.people.iter()));
    let standing = standing(book, id, mentorship, today);
    let place = match standing {
        Standing::Died => return ending::you_can_keep().to_owned(),
        Standing::Ended => return how_it_ended(mentorship, &names, today),
        Standing::BeforeTheFirstTalk => first_talk_ahead().to_owned(),
        Standing::FindingOut if mentorship.fit == Some(Fit::Fits) => it_fits_now().to_owned(),
        Standing::FindingOut => finding_out().to_owned(),
        Standing::Resting => {
            let until = mentorship.rest_until.map(|it| resting_until(&intl::date(it, Style::Day)));
            until.unwrap_or_else(|| is_resting().to_owned())
        }
        Standing::Agreed => length_in_words(mentorship, today),
    };
    let shape = match mentorship.shape() {
        _ if names.is_empty() => String::new(),
        Some(Shape::Mentor) => you_mentor(&names),
        Some(Shape::Mentee | Shape::TheOtherWay) => you_are_mentored(&names),
        Some(Shape::EachOther) => each_other(&names),
        None => String::new(),
    };
    join(&[&shape, &place], " ")
}

/// Since when and until when. A last day that has passed is no end any more.
fn length_in_words(mentorship: &Mentorship, today: NaiveDate) -> String {
    let end = mentorship.ends.filter(|it| *it >= today).map(|it| month(it, today));
    match (mentorship.began.map(|it| month(it, today)), end) {
        (Some(began), Some(end)) => since_until(&began, &end),
        (Some(began), None) => since(&began),
        (None, Some(end)) => until_end(&end),
        (None, None) => no_end().to_owned(),
    }
}

fn how_it_ended(mentorship: &Mentorship, names: &str, today: NaiveDate) -> String {
    let closing = &mentorship.closing;
    let Some(month) = closing.when.map(|it| month(it, today)) else { return ending::has_ended().to_owned() };
    match (closing.by, closing.how) {
        (Some(PromiseOwner::Theirs), _) if !names.is_empty() => ending::ended_by(&names, &month),
        (_, Some(EndingKind::Planned)) => ending::ended_well_in(&month),
        (_, Some(EndingKind::Early)) => ending::ended_early_in(&month),
        (_, Some(EndingKind::NotAFit)) => ending::not_a_fit_in(&month),
        (_, Some(EndingKind::Stopped)) => ending::stopped_in(&month),
        (_, None) => ending::ended_in(&month),
    }
}

/// A session by its number: "Session five".
pub(crate) fn session_number(count: usize) -> String {
    session_number_of(&number(count))
}

/// A length of time: "half an hour", "an hour", "45 minutes".
pub(crate) fn length(minutes: u32) -> String {
    match minutes {
        30 => half_an_hour().to_owned(),
        60 => an_hour().to_owned(),
        90 => hour_and_a_half().to_owned(),
        minutes if minutes > 0 && minutes % 60 == 0 => hours((minutes / 60) as usize),
        minutes => super::timeline::minutes(minutes as usize),
    }
}

/// A day with its weekday, and with its year if it is not this one.
fn long_day(day: NaiveDate) -> String {
    join(&[&intl::date(day, Style::Weekday), &intl::date(day, Style::Day)], " ")
}

/// A planned day and its time.
pub(crate) fn plan_day(day: NaiveDate, time: &str) -> String {
    if time.is_empty() { long_day(day) } else { day_at(&long_day(day), &time) }
}

/// The place, or else the channel.
fn place_of(place: &str, how: Option<Channel>) -> String {
    if place.is_empty() { how.map(super::how).unwrap_or_default().to_lowercase() } else { place.to_owned() }
}

/// The day, the time, the length and the place of the next session.
pub(crate) fn next_line(mentorship: &Mentorship) -> String {
    let next = &mentorship.next;
    let Some(day) = next.when else { return no_day().to_owned() };
    join(&[&plan_day(day, &next.time), &length(minutes(mentorship)), &place_of(&next.place, next.how)], ", ")
}

/// The day, the length and the place of a session.
pub(crate) fn session_line(exchange: &Exchange) -> String {
    let day = exchange.when.map(long_day).unwrap_or_default();
    let length = exchange.minutes.map(length).unwrap_or_default();
    join(&[&day, &length, &place_of(&exchange.place, exchange.how)], ", ")
}

/// A session in a list, by its day and its topic.
pub(crate) fn session_in_list(day: &str, title: &str, count: usize) -> String {
    match (day.is_empty(), title.is_empty()) {
        (false, false) => in_list(&day, &title),
        (false, true) => in_list(&day, &session_number(count)),
        (true, false) => title.to_owned(),
        (true, true) => session_number(count),
    }
}

/// The owner of a goal, of a topic or of an action, as an option.
pub(crate) fn owner(whose: PromiseOwner) -> &'static str {
    super::promise_owner(whose)
}

/// The day of an action.
pub(crate) fn action_day(promise: &Promise, day: Option<NaiveDate>, today: NaiveDate) -> String {
    match day {
        Some(day) => due(day, today),
        None if promise.by_next => by_next_time().to_owned(),
        None => String::new(),
    }
}

/// How sure somebody is of an action.
pub(crate) fn sureness(confidence: u32) -> &'static str {
    match Sureness::of(confidence) {
        Sureness::NotVery => not_very_sure(),
        Sureness::Fairly => fairly_sure(),
        Sureness::Quite => quite_sure(),
        Sureness::Certain => certain(),
    }
}

/// How an action was closed.
pub(crate) fn action_closed(state: PromiseState) -> &'static str {
    match state {
        PromiseState::Kept => action_done(),
        PromiseState::LetGo => was_let_go(),
    }
}

/// The names of the four boxes in the wording of the sheet.
pub(crate) fn boxes(frame: Frame) -> [&'static str; 4] {
    match frame {
        Frame::Grow | Frame::Notes => [box_goal(), box_reality(), box_options(), box_will()],
        Frame::Oscar => [box_outcome(), box_situation(), box_choices(), box_actions()],
        Frame::Clear => [box_contract(), box_explore(), box_choices(), box_actions()],
    }
}
