//! Places in a sentence where a person can stand.

use crate::quick_entry::lexicon::{DEFINITE, FROM, LEADS, MOTION, VERBS};
use crate::quick_entry::tokens::State;
use crate::quick_entry::when::{month, weekday};
use crate::quick_entry::who::lexicon::{
    ADVERBS, AFTER_PERSON, BEFORE_PERSON, CALENDAR, HEARING, JOINERS, KIN, OPENERS, PASSIVE, STATES,
};
use crate::quick_entry::who::scan::{Found, Phrase, Scan, Standing};

/// Whether a word is a verb of which a person is the subject.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.contains(&word) || AFTER_PERSON.contains(&word)
}

/// Whether a word is a verb or another word beside a person.
pub(super) fn is_action(word: &str) -> bool {
    is_verb(word) || LEADS.contains(&word) || BEFORE_PERSON.contains(&word) || STATES.contains(&word)
}

/// Whether a word leads to a person of the book.
pub(super) fn leads(scan: &Scan<'_>, at: usize) -> bool {
    leads_to_anybody(scan, at) || (scan.words.before(at) == "for" && scan.found.is_empty())
}

/// Whether a new name may stand here. "From", "on" and "to" also lead to places and tools, so they need a verb between
/// people before them: "wrote to", "heard from", "checked in on".
pub(super) fn leads_to_anybody(scan: &Scan<'_>, at: usize) -> bool {
    let verb = || at.checked_sub(1).map_or("", |it| scan.words.before(it));
    match scan.words.before(at) {
        "to" => !verb().is_empty() && !MOTION.contains(&verb()),
        "from" => is_source(scan, at, verb()),
        "on" => matches!(verb(), "in" | "called" | "cancel" | "cancelled" | "canceled" | "bailed" | "flaked"),
        "as" => verb() == "well",
        // "With Rosa and little Timo".
        "little" | "young" | "dear" | "baby" => at > 1 && leads_to_anybody(scan, at - 1),
        "by" => (0..at).any(|it| PASSIVE.contains(&scan.words.normalized(it))),
        "for" => false,
        "into" => matches!(verb(), "ran" | "bumped" | "walked" | "run" | "running" | "bumping"),
        before if JOINERS.contains(&before) => !is_date(verb()) || is_named(scan, at, 2),
        before if is_kin(before) => (2..=4).any(|it| is_determined(scan, at, it)),
        "" => is_apposition(scan, at),
        before => LEADS.contains(&before) || BEFORE_PERSON.contains(&before) || is_in_list(scan, at),
    }
}

/// "Heard from Ana", but not "Luis sent a postcard from Rome".
fn is_source(scan: &Scan<'_>, at: usize, verb: &str) -> bool {
    let is_thing = matches!(verb, "letter" | "card" | "postcard" | "visit");
    let is_heard = || (0..at).any(|it| HEARING.contains(&scan.words.normalized(it)));
    let is_named = scan.words.list[at].state == State::Named;
    let is_first = !scan.found.iter().any(|it| it.standing == Standing::There);
    (FROM.contains(&verb) && (!is_thing || is_first)) || ((is_first || is_named) && is_heard())
}

/// "Sam's wife, Eva".
fn is_apposition(scan: &Scan<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let is_kin = scan.words.list[before].comma && is_kin(scan.words.normalized(before));
    is_in_list(scan, at) || (is_kin && (2..=4).any(|it| is_determined(scan, at, it)))
}

fn is_named(scan: &Scan<'_>, at: usize, back: usize) -> bool {
    scan.found.last().is_some_and(|it| it.range.end + back - 1 == at)
}

/// Whether the word so far back determines a word for a tie: "my old boss Carla", "Luis's new boss Carla".
fn is_determined(scan: &Scan<'_>, at: usize, back: usize) -> bool {
    let Some(word) = at.checked_sub(back) else { return false };
    let is_one = (word..at - 1).all(|it| !scan.words.list[it].ends);
    is_one && (scan.words.list[word].is_possessive || DEFINITE.contains(&scan.words.normalized(word)))
}

pub(super) fn is_date(word: &str) -> bool {
    month(word).is_some() || weekday(word).is_some() || CALENDAR.contains(&word)
}

/// Whether a word ends the name of a place or a thing: "at Café Luna", "in Santa Rosa".
pub(super) fn is_in_proper_name(scan: &Scan<'_>, at: usize) -> bool {
    let list = &scan.words.list;
    let is_part = |it: usize| {
        list[it].is_capital
            && list[it].state == State::Free
            && !list[it].ends
            && !is_action(scan.words.normalized(it))
            && !JOINERS.contains(&scan.words.normalized(it))
    };
    let start = (0..at).rev().take_while(|it| is_part(*it)).last();
    let lead = start.map_or("", |it| scan.words.before(it));
    matches!(lead, "at" | "in" | "near" | "the" | "to" | "outside" | "inside" | "by")
        && scan.found.last().is_none_or(|it| it.range.end != at)
}

/// Whether a list of names goes on here: "with Ana, Luis and Maria".
pub(super) fn is_in_list(scan: &Scan<'_>, at: usize) -> bool {
    let follows = |it: &Found| it.range.end == at && scan.words.list[at - 1].comma;
    let next = scan.words.normalized(at + 1);
    scan.found.last().is_some_and(follows) && !STATES.contains(&next)
}

/// Whether the name is the subject of a contact: "Priya called", "yesterday Ana just texted", "Ana and I had lunch".
pub(super) fn is_subject(scan: &Scan<'_>, phrase: &Phrase) -> bool {
    let (end, words) = (phrase.range.end, scan.words);
    if end >= words.len() || (words.list[end - 1].ends && !words.list[end - 1].is_possessive) {
        return false;
    }
    let next = words.normalized(end);
    let after = words.normalized(end + 1);
    let is_joined = JOINERS.contains(&next)
        && (matches!(after, "i" | "me" | "my" | "his" | "her" | "their" | "our")
            || words.list.get(end + 1).is_some_and(|it| it.is_like_a_name()));
    let is_verb_next = is_verb(next) || (ADVERBS.contains(&next) && is_verb(after));
    opens(scan, phrase.range.start) && (is_joined || is_verb_next)
}

/// Whether only words of time stand before, in the same thought.
pub(super) fn opens(scan: &Scan<'_>, at: usize) -> bool {
    let start = (0..at).rev().find(|it| scan.words.list[*it].ends).map_or(0, |it| it + 1);
    (start..at).all(|it| {
        let word = scan.words.normalized(it);
        let is_time = OPENERS.contains(&word) || is_date(word) || word.starts_with(|it: char| it.is_ascii_digit());
        is_time || matches!(scan.words.list[it].state, State::Spent | State::Understood)
    })
}

/// Whether a word names a person by a tie, alone or in the plural.
pub(super) fn is_kin(word: &str) -> bool {
    let word = word.strip_prefix("ex-").unwrap_or(word);
    let single = |ending: &str| word.strip_suffix(ending).is_some_and(|it| KIN.contains(&it));
    KIN.contains(&word) || single("s") || single("ren") || matches!(word, "families" | "wives")
}
