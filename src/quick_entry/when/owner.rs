//! Whose day it is: a day belongs to the talk, or to the subject of the talk.
//!
//! "Called Sam on Friday" was on Friday; "called Sam, his exam is on Friday" was today. The words between the beginning
//! of the clause and the day decide.

use std::ops::Range;

use super::day_words::{FEASTS, PARTS};
use super::feasts::MOVING;
use super::grammar::Found;
use super::lexicon::{
    BEING, EVENTS, FUTURE, GOING, NEAR_BEFORE, NEUTRAL, POINTING, POSSESSIVES, SPLITS, SUBJECTS, SUBORDINATE,
    TOLD_BEFORE, TOLD_VERBS, TOPIC,
};
use crate::quick_entry::manner::{is_contact, is_manner};
use crate::quick_entry::tokens::{State, Words};

/// Whose day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quick_entry) enum Owner {
    /// The day of the talk.
    Talk,
    /// The day of the talk, in words that belong to the place as well: "at the Monday meeting".
    Event,
    /// A day in what was talked about.
    Told,
    /// Either.
    Unsure,
}

/// Whose a day is, in an exchange.
pub(super) fn owner(words: &Words<'_>, found: &Found) -> Owner {
    if let Some(owner) = by_neighbours(words, found) {
        return owner;
    }
    let start = found.range.start;
    let clause = clause(words, &found.range);
    let is_main = !(0..clause.start).any(|it| is_contact(words.normalized(it)));
    if let Some(owner) = opening_clause(words, found, &clause, is_main) {
        return owner;
    }
    for at in clause.start..start {
        if TOPIC.contains(&words.normalized(at)) && at + 1 < start {
            return of_topic(words, at + 1..start, found);
        }
        if tells(words, at, &clause, start, is_main) {
            return Owner::Told;
        }
    }
    if of_reason(words, found, &clause) {
        return Owner::Unsure;
    }
    if let Some(owner) = of_event(words, found, &clause) {
        return owner;
    }
    if is_main { Owner::Talk } else { later_clause(words, clause.start..start, found) }
}

/// Whether the words at a position are told: a measure there is none of the talk.
pub(in crate::quick_entry) fn is_told(words: &Words<'_>, range: &Range<usize>) -> bool {
    let clause = clause(words, range);
    let is_main = !(0..clause.start).any(|it| is_contact(words.normalized(it)));
    (clause.start..range.start).any(|at| {
        // "For about 35 minutes" begins no topic.
        let is_roughly = at + 1 == range.start && words.normalized(at) == "about";
        let is_topic = TOPIC.contains(&words.normalized(at));
        !is_roughly && (is_topic || tells(words, at, &clause, range.start, is_main))
    })
}

/// What the words right before and after a day tell.
fn by_neighbours(words: &Words<'_>, found: &Found) -> Option<Owner> {
    let (start, end) = (found.range.start, found.range.end);
    let before = words.before(start);
    let is_part_of = before == "of" && start > 1 && PARTS.contains(&words.before(start - 1));
    // "At the opening on Friday": the word is a noun.
    let is_event = start > 0 && is_event_noun(words, start - 1);
    if ((TOLD_BEFORE.contains(&before) && !is_event) || (before == "of" && !is_part_of) || found.lead == "due")
        && !is_place_first(words, start)
    {
        return Some(Owner::Told);
    }
    if found.lead == "by" {
        return Some(Owner::Told);
    }
    if NEAR_BEFORE.contains(&before) {
        return Some(Owner::Unsure);
    }
    // "At the Christmas market": the market is on many days. "Over the Christmas days" leaves open which.
    let feast =
        (start..end).find(|it| is_feast(words, *it)).filter(|it| *it > start && is_determiner(words.before(*it)));
    if feast.is_some() && is_noun(words, end) {
        let is_time = matches!(words.normalized(end), "days" | "day" | "weekend" | "week" | "period" | "season");
        return Some(if is_time { Owner::Unsure } else { Owner::Told });
    }
    let is_possessive = words.is_possessive(end - 1);
    let has_article = words.normalized(start) == "the" || is_determiner(before);
    let describes =
        is_possessive || (found.is_bare && has_article) || (found.is_bare && is_card(words.normalized(end)));
    (describes && is_noun(words, end)).then(|| describing(words, start, end))
}

/// "moved to Friday" is told, "called on Friday" is not: "called" only leads to a name.
fn is_place_first(words: &Words<'_>, start: usize) -> bool {
    words.before(start) == "called" || (words.before(start) == "not" && words.before(start - 1) == "why")
}

fn is_card(word: &str) -> bool {
    matches!(
        word,
        "card" | "cards" | "letter" | "present" | "presents" | "gift" | "greetings" | "wishes" | "plans" | "party"
    )
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "our" | "my" | "his" | "her" | "their" | "that" | "your" | "this")
}

/// A noun that a day before it describes.
fn is_noun(words: &Words<'_>, at: usize) -> bool {
    let word = words.normalized(at);
    let goes_on = at < words.len() && !words.list[at - 1].ends;
    let is_other =
        ["with", "at", "in", "on", "about", "for", "from", "to", "and", "but", "i", "we", "by", "over", "via"];
    goes_on && !is_other.contains(&word) && !PARTS.contains(&word) && !SUBJECTS.contains(&word)
}

/// "At the Monday meeting" was on Monday, "the Monday report" is told.
fn describing(words: &Words<'_>, start: usize, end: usize) -> Owner {
    let first = if is_determiner(words.before(start)) { start - 1 } else { start };
    let noun = words.normalized(end);
    let is_meeting = is_contact(noun) || EVENTS.contains(&noun);
    // The Christmas market is on many days.
    if is_feast(words, start) {
        return Owner::Told;
    }
    match words.before(first) {
        "at" | "in" | "during" | "after" => Owner::Event,
        "had" | "joined" | "attended" | "our" if is_meeting => Owner::Talk,
        "" if is_meeting && !is_card(noun) => Owner::Talk,
        _ => Owner::Told,
    }
}

fn is_feast(words: &Words<'_>, at: usize) -> bool {
    FEASTS.iter().any(|(it, ..)| words.phrase_at(at, it)) || MOVING.iter().any(|(it, ..)| words.phrase_at(at, it))
}

/// The clause around a phrase.
pub(super) fn clause(words: &Words<'_>, range: &Range<usize>) -> Range<usize> {
    let splits = |at: usize| {
        let word = words.normalized(at);
        let next = words.normalized(at + 1);
        SPLITS.contains(&word)
            || (word == "and" && (SUBJECTS.contains(&next) || POSSESSIVES.contains(&next) || is_verb(next)))
    };
    let mut start = range.start;
    while start > 0 && !words.list[start - 1].ends && !(start < range.start && splits(start)) {
        start -= 1;
    }
    if start > 0 && start == range.start && splits(start - 1) && !words.list[start - 1].ends {
        start -= 1;
    }
    let mut end = range.end;
    while end < words.len() && !words.list[end - 1].ends && !splits(end) {
        end += 1;
    }
    start..end
}

fn is_verb(word: &str) -> bool {
    TOLD_VERBS.contains(&word)
        || (is_contact(word) && word.ends_with("ed"))
        || matches!(word, "met" | "saw" | "will" | "rang" | "spoke")
}

/// A day that opens its clause belongs to the subject after it.
fn opening_clause(words: &Words<'_>, found: &Found, clause: &Range<usize>, is_main: bool) -> Option<Owner> {
    let end = found.range.end;
    if clause.start != found.range.start || end >= clause.end {
        return None;
    }
    let next = words.normalized(end);
    if SUBJECTS.contains(&next) || POSSESSIVES.contains(&next) || next == "it" {
        let is_talk =
            is_contact(words.normalized(end + 1)) || matches!(words.normalized(end + 1), "told" | "said" | "came");
        return Some(if is_talk || (is_main && next != "it") { Owner::Talk } else { Owner::Told });
    }
    matches!(next, "is" | "will").then_some(Owner::Told)
}

/// Whether the word at a position shows that what follows is told.
fn tells(words: &Words<'_>, at: usize, clause: &Range<usize>, day: usize, is_main: bool) -> bool {
    let word = words.normalized(at);
    let next = words.normalized(at + 1);
    let has_contact_before = || (clause.start..at).any(|it| is_contact(words.normalized(it)));
    let has_contact_after = || (at + 1..clause.end).any(|it| is_contact(words.normalized(it)));
    if SUBJECTS.contains(&word) {
        let verb =
            if matches!(next, "also" | "just" | "then" | "had" | "finally") { words.normalized(at + 2) } else { next };
        return !(is_contact(verb) || matches!(verb, "told" | "came" | "dropped" | "stopped" | "invited" | "joined"));
    }
    if word == "it" {
        return !matches!(next, "was" | "happened" | "took" | "went" | "felt" | "");
    }
    if matches!(word, "if" | "whether" | "whose" | "which" | "who" | "where" | "because" | "since" | "how") {
        return true;
    }
    // "Phoned Yuki to say I can't come on Friday", but not "called to say hello on Friday".
    let is_report =
        matches!(word, "say" | "saying") && matches!(next, "i" | "i'm" | "i'll" | "we" | "we'll" | "that" | "my");
    if SUBORDINATE.contains(&word) || is_report {
        return has_contact_before() && at + 1 < day;
    }
    if FUTURE.contains(&word) && words.list[at].state != State::Named {
        // "Sam will start on Monday".
        let is_named = matches!(word, "will" | "would" | "might") && at > clause.start && words.list[at - 1].is_capital;
        let is_told = words.before(at) == "we" || SUBJECTS.contains(&words.before(at)) || is_named;
        return !is_main || has_contact_before() || is_told;
    }
    if POSSESSIVES.contains(&word) {
        let is_event = (at + 1..day.min(at + 4)).any(|it| EVENTS.contains(&words.normalized(it)));
        let is_there = matches!(words.before(at), "at" | "in" | "during");
        return (at == clause.start && !is_contact(next)) || (is_event && !is_there);
    }
    if TOLD_VERBS.contains(&word) {
        let is_being = BEING.contains(&word);
        let is_with = words.normalized(at + 1) == "with" || words.normalized(at + 2) == "with";
        let is_of_talk = is_main && (has_contact_after() || is_with || (is_being && has_contact_before()));
        let leaves_word = word == "left" && (at + 1..at + 4).any(|it| is_contact(words.normalized(it)));
        let is_it = matches!(words.before(at), "it" | "that" | "this") && is_being;
        return !is_of_talk && !leaves_word && !is_it;
    }
    TOLD_BEFORE.contains(&word) && word.ends_with("ing") && at + 3 > day && !is_event_noun(words, at)
}

/// "The opening" is an event, "opening on Friday" is told.
fn is_event_noun(words: &Words<'_>, at: usize) -> bool {
    EVENTS.contains(&words.normalized(at)) && is_determiner(words.before(at))
}

/// A day at the end of a topic: of the talk, of the topic, or a question.
fn of_topic(words: &Words<'_>, topic: Range<usize>, found: &Found) -> Owner {
    let has = |table: &[&str]| topic.clone().any(|it| table.contains(&words.normalized(it)));
    if topic.is_empty()
        || has(EVENTS)
        || has(SUBJECTS)
        || has(POSSESSIVES)
        || has(SUBORDINATE)
        || has(TOLD_VERBS)
        || has(FUTURE)
    {
        return Owner::Told;
    }
    let first = words.normalized(found.range.start);
    match found.lead.as_str() {
        "" if found.is_bare => Owner::Unsure,
        "" if matches!(first, "yesterday" | "today" | "tonight" | "this" | "just" | "earlier") => Owner::Talk,
        "" if words.normalized(found.range.end - 1) == "ago" => Owner::Talk,
        "" if first == "last" => Owner::Talk,
        "in" | "during" => Owner::Told,
        _ => Owner::Unsure,
    }
}

/// "Thanked Ana for her help last week": the day of the thanks or of the help.
fn of_reason(words: &Words<'_>, found: &Found, clause: &Range<usize>) -> bool {
    let start = found.range.start;
    let thanks = ["thanked", "congratulated", "apologised", "apologized", "praised", "reminded"];
    let verb = (clause.start..start).find(|it| thanks.contains(&words.normalized(*it)));
    let is_near = matches!(words.normalized(start), "yesterday" | "today" | "tonight" | "this");
    verb.is_some_and(|verb| (verb..start).any(|it| matches!(words.normalized(it), "for" | "on" | "of"))) && !is_near
}

/// A day right after an event: of the talk at the event, or of an event that was only pointed at.
fn of_event(words: &Words<'_>, found: &Found, clause: &Range<usize>) -> Option<Owner> {
    let noun = found.range.start.checked_sub(1).filter(|it| *it >= clause.start && *it > 0)?;
    if !EVENTS.contains(&words.normalized(noun)) || found.lead.is_empty() {
        return None;
    }
    let verb = |table: &[&str]| (clause.start..noun).any(|it| table.contains(&words.normalized(it)));
    let before = (clause.start..noun).rev().take(4).map(|it| words.normalized(it));
    let prepositions = ["at", "in", "during", "to", "for", "of", "before", "after", "from"];
    match before.into_iter().find(|it| prepositions.contains(it)) {
        Some("to") => Some(if verb(GOING) { Owner::Talk } else { Owner::Told }),
        // "Met Sam for lunch on Friday".
        Some("for") if is_contact(words.normalized(noun)) && !verb(POINTING) => None,
        Some("for" | "of" | "before" | "after" | "from") => Some(if verb(GOING) { Owner::Talk } else { Owner::Told }),
        Some(_) => Some(Owner::Talk),
        None => verb(POINTING).then_some(Owner::Told),
    }
}

/// A day in a clause after the talk: of the talk if nothing but small words stands before it.
fn later_clause(words: &Words<'_>, before: Range<usize>, found: &Found) -> Owner {
    let is_neutral = |at: usize| {
        let word = words.normalized(at);
        let is_small = NEUTRAL.contains(&word) || is_contact(word) || is_manner(word);
        is_small || words.list[at].is_capital || words.list[at].state != crate::quick_entry::tokens::State::Free
    };
    let strange = before.clone().find(|it| !is_neutral(*it));
    let Some(strange) = strange else { return Owner::Talk };
    let word = words.normalized(strange);
    let looks_like_a_verb = word.len() > 3
        && (word.ends_with("ed") || word.ends_with("ing") || (word.ends_with('s') && !word.ends_with("ss")));
    let is_far = matches!(words.normalized(found.range.end - 1), "ago" | "year" | "month") || found.lead == "in";
    if looks_like_a_verb || is_far || before.clone().any(|it| EVENTS.contains(&words.normalized(it))) {
        return Owner::Told;
    }
    Owner::Unsure
}
