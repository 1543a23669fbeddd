//! The phases of relationships, in words.

use super::catalogue::sentences;
use super::{every, span};
use crate::insight::years::{Phase, Strand};
use crate::web::intl::{self, Style};

sentences! {
    title: "Phases";
    line: "A line is thick where you talked often. Thin is not worse; it is only thin.";
    circle: "Whose phases";
    person: "Person";
    history: "History";
    more: "More people";
    once_in(month): "One day in {month}.";
    from_to(first, last): "From {first} to {last}.";
    from_to_every(first, last, every): "From {first} to {last}, about {every}.";
    again_once(span, month): "Quiet for {span}, then one day in {month}.";
    again(span, first, last): "Quiet for {span}, found again in {first}, until {last}.";
    again_every(span, first, last, every): "Quiet for {span}, found again in {first}, until {last}, about {every}.";
    quiet_since(month): "Quiet since {month}.";
}

/// A history in a few sentences.
pub(crate) fn sentence_of(strand: &Strand) -> String {
    let mut parts: Vec<String> = strand.phases.first().map(first_phase).into_iter().collect();
    parts.extend(strand.phases.windows(2).map(|it| later_phase(&it[0], &it[1])));
    let last = strand.phases.last().filter(|_| strand.is_silent);
    parts.extend(last.map(|it| quiet_since(&intl::date(it.to, Style::Month))));
    parts.join(" ")
}

fn months(phase: &Phase) -> (String, String) {
    (intl::date(phase.from, Style::Month), intl::date(phase.to, Style::Month))
}

fn first_phase(phase: &Phase) -> String {
    let (from, to) = months(phase);
    match phase.gap {
        _ if from == to => once_in(&from),
        None => from_to(&from, &to),
        Some(gap) => from_to_every(&from, &to, &every(gap)),
    }
}

fn later_phase(before: &Phase, phase: &Phase) -> String {
    let silence = span(u32::try_from((phase.from - before.to).num_days()).unwrap_or_default());
    let (from, to) = months(phase);
    match phase.gap {
        _ if from == to => again_once(&silence, &from),
        None => again(&silence, &from, &to),
        Some(gap) => again_every(&silence, &from, &to, &every(gap)),
    }
}
