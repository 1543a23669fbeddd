//! What a pair agreed: the lines, their questions, and the usual answers.

use super::catalogue::{number, sentences};
use super::common::full_stop;
use super::pair::length;
use super::{every, list, sentence as capital};
use crate::domain::{Mentorship, Shape};
use crate::insight::mentoring::share::AgreedView;
use crate::present::agreement::Line;
use crate::web::intl::{self, Style};

sentences! {
    title: "What you agreed";
    nothing_written: "Nothing is written down yet. A line or two can help.";
    also: "You could also agree on";
    send: "Send what we agreed";
    agree: "We agree on this";
    changed: "What changed";
    changed_on(day, line, was): "{day}, {line}: it was “{was}”";
    usually(words): "Usual: {words}";
    take_the_usual: "Use the usual answer";
    at_first: "At first";
    same_at_first: "The same from the start";
    not_agreed: "Not agreed";

    purpose: "What it is for";
    rhythm: "How often";
    minutes: "How long";
    place: "Where";
    brings: "Who brings the topics";
    between: "Between sessions";
    privacy: "What stays between us";
    misfit: "If it does not fit";
    ends: "Until when";
    old: "All in one text";

    then_every(first, every): "{first}, then {every}";
    first_rhythm_days(every, count): "{every} for the first {count} times";
    until(day): "Until {day}";
    usual_rhythm: "Every three weeks for the first three times, then every month.";
    usual_minutes: "An hour.";
    they_bring(name): "{name} brings the topics.";
    several_bring(names): "{names} bring the topics.";
    you_bring: "I bring the topics.";
    each_brings: "Each of us brings a topic.";
    usual_between: "A message is welcome. An answer may take a few days.";
    usual_privacy: "It is no secret that we talk. What we say stays between us. I may tell others what I learned, but not what you said. If somebody is in danger, that comes first.";
    usual_misfit: "Either of us may stop. We talk about it first.";

    our_agreement: "What we agreed";
    letter_line(label, words): "{label}: {words}";
}

/// The question that a line answers.
pub(crate) fn label(line: Line) -> &'static str {
    match line {
        Line::Purpose => purpose(),
        Line::Rhythm => rhythm(),
        Line::Minutes => minutes(),
        Line::Place => place(),
        Line::Brings => brings(),
        Line::Between => between(),
        Line::Privacy => privacy(),
        Line::Misfit => misfit(),
        Line::Until => ends(),
        Line::Old => old(),
    }
}

/// A first rhythm: "every three weeks for the first three times".
pub(crate) fn first_rhythm(times: u32, days: u32) -> String {
    first_rhythm_days(&every(days), &number(times as usize))
}

/// An agreed line as a sentence. Empty if the pair has not agreed on it.
pub(crate) fn sentence(line: Line, agreed: &AgreedView) -> String {
    let ended = |words: String| if words.is_empty() { words } else { full_stop(&capital(&words)) };
    match line {
        Line::Rhythm => {
            let first = agreed.first.map(|(times, days)| first_rhythm(times, days));
            ended(match (first, agreed.cadence_days.map(every)) {
                (Some(first), Some(every)) => then_every(&first, &every),
                (first, every) => first.or(every).unwrap_or_default(),
            })
        }
        Line::Minutes => ended(agreed.minutes.map(length).unwrap_or_default()),
        Line::Until => ended(agreed.ends.map(|it| until(&intl::date(it, Style::Full))).unwrap_or_default()),
        line => line.words(agreed).to_owned(),
    }
}

/// The usual answer to a line, which is stored only once the user takes it. Empty if there is none.
pub(crate) fn usual(line: Line, mentorship: &Mentorship, names: &[String]) -> String {
    match line {
        Line::Rhythm => usual_rhythm().to_owned(),
        Line::Minutes => usual_minutes().to_owned(),
        Line::Brings => match mentorship.shape() {
            Some(Shape::Mentor) if names.len() > 1 => several_bring(&list(names)),
            Some(Shape::Mentor) => they_bring(&list(names)),
            Some(Shape::Mentee | Shape::TheOtherWay) => you_bring().to_owned(),
            Some(Shape::EachOther) | None => each_brings().to_owned(),
        },
        Line::Between => usual_between().to_owned(),
        Line::Privacy => usual_privacy().to_owned(),
        Line::Misfit => usual_misfit().to_owned(),
        Line::Purpose | Line::Place | Line::Until | Line::Old => String::new(),
    }
}

/// An earlier wording of a line, whose number was stored as it is.
pub(crate) fn earlier(line: Line, was: &str) -> String {
    match (line, was.parse::<u32>(), was.parse()) {
        (Line::Rhythm, Ok(days), _) => every(days),
        (Line::Minutes, Ok(minutes), _) => length(minutes),
        (Line::Until, _, Ok(day)) => intl::date(day, Style::Full),
        _ => was.to_owned(),
    }
}

/// The agreement as a text to send, a line for each.
pub(crate) fn letter(agreed: &AgreedView) -> String {
    let lines = Line::ALL.into_iter().filter(|it| it.is_agreed(agreed));
    let lines = lines.map(|it| letter_line(&label(it), &sentence(it, agreed)));
    std::iter::once(our_agreement().to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}
