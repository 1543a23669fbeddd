//! The page of a person and its sections.

use chrono::NaiveDate;

use super::catalogue::sentences;
use super::{every, span};
use crate::domain::{Promise, PromiseOwner, PromiseState, Shape, Stage, Went};
use crate::insight::rhythm::Rhythm;
use crate::present::mentoring_card::MentorshipLine;
use crate::present::today::Done;
use crate::web::intl::{self, Style};

sentences! {
    back_to_people: "People";
    ways_to_reach(name): "Ways to reach {name}";
    before_you_meet: "Before you meet";
    ask_for_something: "Ask for something";
    help_either_way: "Help given or received";
    introduce: "Introduce";
    was_strained: "The last talks were not easy. When you feel like it, you can mend things with a small step.";
    a_way_back: "Mend things";

    in_circle(circle): "In your {circle} circle.";
    no_circle: "Not sorted into a circle yet.";
    quiet_until(day): "Quiet until {day}.";
    died(date): "Died {date}.";
    no_exchange: "No exchanges yet.";
    lies_ahead(day): "An exchange has the date {day}, which is still to come.";
    put_day_right: "Correct the day";
    kept_on(day): "falls on {day} this time";
    talked_today: "You talked today.";
    talked_yesterday: "You talked yesterday.";
    last_talked(span): "You last talked {span} ago.";
    wrote_today: "You wrote today.";
    wrote_yesterday: "You wrote yesterday.";
    last_wrote(span): "You last wrote {span} ago.";
    heard_today: "You got a message today.";
    heard_yesterday: "You got a message yesterday.";
    last_heard(span): "You last got a message {span} ago.";
    usually_every(every): "You usually talk {every}.";
    /// A rhythm of long ago.
    used_to(every): "You used to talk about {every}.";
    chosen_every(every): "You mean to talk {every}.";

    more: "More about this page";
    archive: "Archive";
    unarchive: "Take out of the archive";
    archived(name): "{name} is archived.";
    unarchived(name): "{name} is back in the list.";
    move_to_trash: "Delete";
    in_trash(name): "{name} is in the trash for 30 days.";

    you_mentor(name): "You mentor {name}.";
    mentors_you(name): "{name} mentors you.";
    each_other(name): "You and {name} mentor each other.";
    finding_out(name): "You and {name} are finding out about mentoring.";
    mentorship_rests(name): "The mentorship with {name} rests.";
    mentorship_ended(name): "The mentorship with {name} has ended.";
    mentorship_ended_in(name, month): "The mentorship with {name} ended in {month}.";
    next_today: "Next: today.";
    next_on(day): "Next: {day}.";
    next_session: "Your next session";
    went_done: "done";
    went_partly: "partly";
    went_not_yet: "not yet";
    let_go: "no longer needed";

    ask_about: "Ask about";
    promises: "Promises";
    yours: "yours";
    theirs: "theirs";
    promise_not_needed: "No longer needed";
    promise_not_needed_label(what): "No longer needed: {what}";
    promise_closed: "The promise is closed.";
    ledger: "Help, both ways";
    habits(name): "With {name}";
    how_you_met: "How you met";
    met_through(name): "through {name}";
    met_with(group): "with {group}";
    ties: "Related people";
    dates: "Dates";
    facts: "Worth remembering";
    knows: "Knows about";
    may_know: "May know";
    notes: "Notes";
    addresses: "Addresses";
}

/// A mentorship with a person: "You mentor Sam. Next: Tuesday."
pub(crate) fn mentorship(line: &MentorshipLine, name: &str, today: NaiveDate) -> String {
    let first = match (line.stage, line.shape) {
        (Stage::Ended, _) => match line.ended {
            Some(day) => mentorship_ended_in(&name, &intl::date(day, Style::Month)),
            None => mentorship_ended(&name),
        },
        (Stage::Resting, _) => mentorship_rests(&name),
        (Stage::FindingOut, _) | (_, None) => finding_out(&name),
        (_, Some(Shape::Mentor)) => you_mentor(&name),
        (_, Some(Shape::Mentee | Shape::TheOtherWay)) => mentors_you(&name),
        (_, Some(Shape::EachOther)) => each_other(&name),
    };
    let next = line.next.map(|day| match (day - today).num_days() {
        0 => next_today().to_owned(),
        1..=6 => next_on(&intl::date(day, Style::Weekday)),
        _ => next_on(&intl::date(day, Style::Day)),
    });
    super::join(&[&first, &next.unwrap_or_default()], " ")
}

/// Whose an action is, and how far it came.
pub(crate) fn action_note(action: &Promise) -> String {
    let whose = if action.whose == Some(PromiseOwner::Theirs) { theirs() } else { yours() };
    let went = match (action.state, action.went) {
        (Some(PromiseState::Kept), _) | (None, Some(Went::Done)) => went_done(),
        (Some(PromiseState::LetGo), _) => let_go(),
        (None, Some(Went::Partly)) => went_partly(),
        (None, Some(Went::NotYet)) => went_not_yet(),
        (None, None) => "",
    };
    super::join(&[whose, went], ", ")
}

/// The rhythm of contact with a person, after the word for the warmth. `last` is the kind of the last contact.
pub(crate) fn warmth_line(rhythm: &Rhythm, last: Done) -> String {
    let Some(silence) = rhythm.silence else { return no_exchange().to_owned() };
    let since = match (silence, last) {
        (0, Done::Wrote) => wrote_today().to_owned(),
        (0, Done::Heard) => heard_today().to_owned(),
        (0, _) => talked_today().to_owned(),
        (1, Done::Wrote) => wrote_yesterday().to_owned(),
        (1, Done::Heard) => heard_yesterday().to_owned(),
        (1, _) => talked_yesterday().to_owned(),
        (days, Done::Wrote) => last_wrote(&span(days)),
        (days, Done::Heard) => last_heard(&span(days)),
        (days, _) => last_talked(&span(days)),
    };
    let gap = match (rhythm.usual_gap, rhythm.cadence) {
        (Some(days), _) if rhythm.is_of_long_ago() => used_to(&every(days)),
        (Some(days), _) => usually_every(&every(days)),
        (None, Some(days)) => chosen_every(&every(days)),
        (None, None) => String::new(),
    };
    super::join(&[&since, &gap], " ")
}
