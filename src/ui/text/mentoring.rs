//! The page "Mentoring".

use super::catalogue::sentences;
use super::{day_ahead, join, list, sentence};
use crate::domain::{EndingKind, PromiseOwner, Shape, Stage};
use crate::present::mentoring::{Earlier, Pair, Planned, Roles};
use crate::web::intl::{self, Style};

sentences! {
    title: "Mentoring";
    nobody: "You have no mentorships yet. They usually begin with one good question.";
    you_mentor(names): "You mentor {names}.";
    mentors_you(name): "{name} mentors you.";
    mentor_you(names): "{names} mentor you.";
    each_other(names): "You and {names} mentor each other.";
    sit_down_with(names): "You sit down with {names}.";
    nobody_now: "You have no mentorships at the moment.";
    ask_first: "Ask a first small question";
    somebody_asked: "Somebody asked you";

    next: "Next";
    next_line(name, day): "{name}, {day}.";
    next_line_topics[count](name, day): "{name}, {day}. You have one thing to talk about.", "{name}, {day}. You have {count} things to talk about.";
    at_time(day, time): "{day} at {time}";

    pairs: "Pairs";
    you_mentor_them: "You mentor them.";
    they_mentor_you: "They mentor you.";
    mentor_each_other: "You mentor each other.";
    other_way: "They mentor you, the other way round.";
    finding_out: "Still finding out.";
    agreed: "You agreed to go on.";
    resting: "Resting.";
    resting_until(day): "Resting until {day}.";
    last(day): "You last sat down on {day}.";
    next_on(day): "Next: {day}.";

    unpaired_sessions[count](day): "One session, on {day}.", "{count} sessions, the last on {day}.";
    begin: "Begin mentoring";
    begin_with(name): "Begin mentoring with {name}";

    waiting: "Questions on their way";
    asked_words(name, day, question): "You asked {name} on {day}: “{question}” Did they answer?";
    log_answer: "Log the answer";
    log_answer_of(name): "Log the answer from {name}";

    earlier: "Earlier";
    ended_well: "Ended well.";
    ended_early: "Ended early.";
    not_a_fit: "Not a fit.";
    simply_stopped: "Simply stopped.";
    ended: "Ended.";
    they_ended(name): "{name} ended it.";
    you_ended: "You ended it.";
    has_died(name): "{name} has died. What you learned stays with you.";
    have_died(names): "{names} have died. What you learned stays with you.";
    in_year(year): "{year}.";

    learned: "What you learned";
    only_you: "Only you see this.";
    learned_with(names, day): "with {names}, {day}";
    learned_undated(names): "with {names}";
    learned_filter: "From whom";
    learned_everybody: "Everybody";

    talks_offer(name): "You have turned to {name} more than once and told them what came of it. Would talking now and then be good for you both?";
    talks_yes: "Write a few words";
    not_now: "Not now";
    no: "No";
    hushed_for_now: "Kith does not suggest it for half a year.";
    hushed: "Kith does not suggest it again.";
}

/// Who mentors whom, in one or more sentences.
pub(crate) fn roles(roles: &Roles) -> String {
    let named = |names: &[String], say: fn(&dyn std::fmt::Display) -> String| match names {
        [] => String::new(),
        names => say(&list(names)),
    };
    let mentors = named(&roles.mentors, if roles.mentors.len() == 1 { mentors_you } else { mentor_you });
    let parts = [
        named(&roles.mentees, you_mentor),
        mentors,
        named(&roles.each_other, each_other),
        named(&roles.others, sit_down_with),
    ];
    join(&parts.each_ref().map(String::as_str), " ")
}

/// A planned session: "Tuesday at 10:00".
pub(crate) fn planned(next: &Planned, today: chrono::NaiveDate) -> String {
    let day = day_ahead(next.when, today);
    if next.time.is_empty() { day } else { at_time(&day, &next.time) }
}

/// The line of a planned session: who, when, and how much there is to talk about.
pub(crate) fn next_session(pair: &Pair, next: &Planned, today: chrono::NaiveDate) -> String {
    let (names, day) = (list(&pair.names), planned(next, today));
    if next.topics == 0 { next_line(&names, &day) } else { next_line_topics(next.topics, &names, &day) }
}

/// The line below the names of a pair: who mentors whom, where they are, the last session and the next.
pub(crate) fn pair(pair: &Pair, today: chrono::NaiveDate) -> String {
    let stage = match (pair.stage, pair.rest_until) {
        (Stage::Resting, Some(day)) => resting_until(&intl::date(day, Style::Day)),
        (Stage::Resting, None) => resting().to_owned(),
        (Stage::FindingOut, _) => finding_out().to_owned(),
        (Stage::Agreed | Stage::Ended, _) => agreed().to_owned(),
    };
    let last = pair.last.map(|it| last(&intl::date(it, Style::Day))).unwrap_or_default();
    let next = pair.next.as_ref().map(|it| next_on(&planned(it, today))).unwrap_or_default();
    join(&[pair.shape.map(shape).unwrap_or_default(), &stage, &last, &next], " ")
}

/// Who mentors whom, as a sentence.
pub(crate) fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Mentor => you_mentor_them(),
        Shape::Mentee => they_mentor_you(),
        Shape::EachOther => mentor_each_other(),
        Shape::TheOtherWay => other_way(),
    }
}

/// The number of sessions with a person without a mentorship, and the day of the last.
pub(crate) fn unpaired(count: usize, last: &str) -> String {
    sentence(&unpaired_sessions(count, &last))
}

/// With whom, and when, the user learned something.
pub(crate) fn learned_from(names: &[String], day: &str) -> String {
    match (names, day) {
        ([], day) => day.to_owned(),
        (names, "") => learned_undated(&list(names)),
        (names, day) => learned_with(&list(names), &day),
    }
}

/// The names of an earlier mentorship, also if nobody of it is in the book any more.
pub(crate) fn earlier_names(earlier: &Earlier) -> String {
    if earlier.names.is_empty() { super::common::someone_gone().to_owned() } else { list(&earlier.names) }
}

/// How a mentorship ended: the year, how, by whom, and the user's words.
pub(crate) fn ending(earlier: &Earlier) -> String {
    let names = earlier_names(earlier);
    let year = earlier.year.map(|it| in_year(&it)).unwrap_or_default();
    let how = match earlier.how {
        Some(EndingKind::Planned) => ended_well(),
        Some(EndingKind::Early) => ended_early(),
        Some(EndingKind::NotAFit) => not_a_fit(),
        Some(EndingKind::Stopped) => simply_stopped(),
        None if earlier.has_ended => ended(),
        None => "",
    };
    let by = match earlier.by {
        Some(PromiseOwner::Theirs) => they_ended(&names),
        Some(PromiseOwner::Mine) => you_ended().to_owned(),
        None => String::new(),
    };
    let died = match earlier.names.len() {
        _ if !earlier.has_died => String::new(),
        0 | 1 => has_died(&names),
        _ => have_died(&names),
    };
    join(&[&year, how, &by, &died, &earlier.words], " ")
}
