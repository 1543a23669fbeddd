//! What stands around a name: whether the person was there, is only spoken of, or is no person at all.

use std::ops::Range;

use crate::quick_entry::lexicon::{DEFINITE, LEADS, VERBS, is_never_a_name};
use crate::quick_entry::manner::is_channel;
use crate::quick_entry::tokens::{State, Word, Words};
use crate::quick_entry::who::lexicon::{AWAY, JOINERS, SPOKEN_OF, STATES, TWOFOLD, VIRTUES, WITHOUT};
use crate::quick_entry::who::place::{is_date, is_in_list, is_in_proper_name, is_kin, is_subject, is_verb, leads};
use crate::quick_entry::who::scan::{Found, Phrase, Scan, Standing};
use crate::quick_entry::who::{calendar, owner};

/// Where a person of the book stands.
pub(super) fn of_known(scan: &Scan<'_>, phrase: &Phrase) -> Standing {
    let (start, words) = (phrase.range.start, scan.words);
    let before = words.before(start);
    let is_named = words.list[phrase.range.clone()].iter().any(|it| it.state == State::Named);
    let is_there = leads(scan, start) || is_subject(scan, phrase) || is_in_list(scan, start);
    if is_named && is_there {
        return Standing::There;
    }
    if let Some(standing) = owner::standing(scan, phrase) {
        return standing;
    }
    let is_one_word = phrase.core.len() == 1;
    if is_excluded(scan, start)
        || continues_topic(scan, phrase)
        || (is_one_word && !phrase.has_title() && is_date_here(scan, start))
    {
        return Standing::Absent;
    }
    let word = words.normalized(phrase.core.start);
    let is_capital = words.list[phrase.core.clone()].iter().all(|it| it.is_like_a_name());
    if is_one_word && is_never_a_name(word) && !phrase.has_title() {
        return of_small_word(scan, start, is_capital, is_there);
    }
    if is_one_word && !phrase.has_title() && is_in_proper_name(scan, start) {
        return Standing::Doubtful;
    }
    if let Some(standing) = of_spoken(scan, phrase, is_there) {
        return standing;
    }
    if is_one_word && !is_capital && VIRTUES.contains(&word) && before == "with" {
        return if is_meeting(scan, start) { Standing::There } else { Standing::Doubtful };
    }
    // "Asked Ana to sue the bank", "paid cash": rather the word than the name.
    if is_one_word && !is_capital && TWOFOLD.contains(&word) && !is_surely_led(scan, start) {
        return of_twofold(scan, phrase, is_there);
    }
    if phrase.has_title() || is_there {
        return Standing::There;
    }
    if matches!(before, "at" | "by") {
        return Standing::Doubtful;
    }
    if !is_capital && DEFINITE.contains(&before) {
        return Standing::Absent;
    }
    if DEFINITE.contains(&before) && is_one_word && is_thing_next(scan, phrase.range.end) {
        return Standing::Absent;
    }
    of_bare(scan, phrase, is_capital, is_one_word && TWOFOLD.contains(&word))
}

/// A name in lower case that is a word as well, beside the words of a person: "grace texted me".
fn of_twofold(scan: &Scan<'_>, phrase: &Phrase, is_there: bool) -> Standing {
    let is_caller = is_subject(scan, phrase) && VERBS.contains(&scan.words.normalized(phrase.range.end));
    match (is_there, is_caller) {
        (true, true) => Standing::There,
        (true, false) => Standing::Doubtful,
        (false, _) => Standing::Absent,
    }
}

/// Whether only a person can follow the word before: "called bill", "ana and bill".
fn is_surely_led(scan: &Scan<'_>, at: usize) -> bool {
    const LEADING: &[&str] = &[
        "with", "w", "met", "called", "texted", "emailed", "phoned", "rang", "visited", "thanked", "messaged", "told",
    ];
    let before = scan.words.before(at);
    // "Lunch with Ana, art and work": somebody else has a capital.
    let is_lower = |it: &&Found| !scan.words.list[it.range.start].is_capital;
    let is_listed = scan.found.last().filter(is_lower).is_some_and(|it| it.range.end == at || it.range.end + 1 == at);
    LEADING.contains(&before) || (is_listed && (JOINERS.contains(&before) || before.is_empty()))
}

/// Where somebody stands of whom the sentence only speaks, or may only speak.
fn of_spoken(scan: &Scan<'_>, phrase: &Phrase, is_there: bool) -> Option<Standing> {
    let start = phrase.range.start;
    let before = scan.words.before(start);
    if is_one_of_two(scan, phrase) {
        return Some(Standing::Unclear);
    }
    if before == "for" {
        return Some(if scan.found.is_empty() { Standing::Aside } else { Standing::Doubtful });
    }
    // "Waited for Luis and Ana": both are spoken of in the same way.
    let is_joined = |it: &&Found| it.range.end + 1 == start && it.standing == Standing::Aside;
    if JOINERS.contains(&before) && scan.found.last().filter(is_joined).is_some() {
        return Some(Standing::Aside);
    }
    if SPOKEN_OF.contains(&before) && !is_there {
        return Some(Standing::Doubtful);
    }
    is_told_of(scan, phrase, is_there).then_some(Standing::Aside)
}

/// "Ana or Luis": which of them, only the user knows.
fn is_one_of_two(scan: &Scan<'_>, phrase: &Phrase) -> bool {
    let (end, list) = (phrase.range.end, &scan.words.list);
    let is_next = |it: usize| list.get(it).is_some_and(|it| it.is_like_a_name());
    let is_before = scan.words.before(phrase.range.start) == "or" && scan.found.last().is_some();
    is_before || (scan.words.normalized(end) == "or" && !list[end - 1].ends && is_next(end + 1))
}

/// A small word that is a name too: "An called", "my mom".
fn of_small_word(scan: &Scan<'_>, start: usize, is_capital: bool, is_there: bool) -> Standing {
    let word = scan.words.normalized(start);
    let is_family = is_kin(word);
    let is_my = matches!(scan.words.before(start), "my" | "our");
    let is_person = (is_capital || is_family) && is_there || (is_family && is_my);
    if is_person { Standing::There } else { Standing::Absent }
}

/// A name without a word that leads to it.
fn of_bare(scan: &Scan<'_>, phrase: &Phrase, is_capital: bool, is_twofold: bool) -> Standing {
    let start = phrase.range.start;
    let opens = scan.words.before(start).is_empty();
    // "Sam Ortega", of whom the book has neither, is not Luis Ortega.
    if scan.found.last().is_some_and(|it| it.range.end == start && !opens) {
        return Standing::Absent;
    }
    if phrase.core.len() == 1 && is_date(scan.words.normalized(start)) && !scan.words.list[start].ends {
        let is_reserved = scan.words.list[start].state == State::Named;
        return if is_reserved { Standing::Unclear } else { Standing::Doubtful };
    }
    match (is_capital, is_twofold) {
        // The first word of a thought has a capital anyway.
        (true, true) if opens && !scan.words.list[phrase.range.end - 1].ends => Standing::Doubtful,
        (true, _) => Standing::There,
        (false, true) => Standing::Absent,
        (false, false) => {
            let is_long = scan.words.text(phrase.core.clone()).chars().count() > 2;
            if is_long { Standing::There } else { Standing::Absent }
        }
    }
}

/// Whether the words are a name and nothing else: no other word and no date.
pub(super) fn is_plain_name(words: &Words<'_>, range: &Range<usize>) -> bool {
    let is_plain = |it: &Word| {
        let word = it.normalized.as_str();
        it.is_like_a_name() && !TWOFOLD.contains(&word) && !VIRTUES.contains(&word) && !is_date(word)
    };
    words.list[range.clone()].iter().all(is_plain)
}

/// Words before a name that exclude the person: "without Luis", "in Florence", "flight from Chelsea".
fn is_excluded(scan: &Scan<'_>, at: usize) -> bool {
    let before = scan.words.before(at);
    let verb = at.checked_sub(1).map_or("", |it| scan.words.before(it));
    // "Couldn't get hold of Luis": the small word belongs to what happened.
    if at > 0 && scan.words.list[at - 1].state == State::Understood {
        return false;
    }
    match before {
        "in" | "of" | "near" | "inside" => true,
        "like" => !matches!(verb, "would" | "i"),
        "from" | "to" | "on" => !leads(scan, at),
        before => WITHOUT.contains(&before),
    }
}

/// Whether something is only said about the person: "Ana, Luis is ill", "Sam cancelled".
fn is_told_of(scan: &Scan<'_>, phrase: &Phrase, is_there: bool) -> bool {
    let (start, end) = (phrase.range.start, phrase.range.end);
    let next = scan.words.normalized(end);
    let is_open = !scan.words.list[end - 1].ends && end < scan.words.len();
    let is_said = is_open && STATES.contains(&next) && !is_verb(next);
    (is_said && (!is_there || AWAY.contains(&next))) || is_in_clause(scan, start)
}

/// Whether a clause after the name of somebody who was there tells of another: "thanked Luis for helping Ana", "Ana
/// asked me to help Luis".
fn is_in_clause(scan: &Scan<'_>, at: usize) -> bool {
    let Some(last) = scan.found.last() else { return false };
    let is_one = (last.range.end - 1..at).all(|it| it + 1 == at || !scan.words.list[it].ends);
    let is_clause = |it: usize| {
        let (word, next) = (scan.words.normalized(it), scan.words.normalized(it + 1));
        (word == "for" && next.len() > 5 && next.ends_with("ing"))
            || (matches!(word, "me" | "us") && next == "to" && it > 0)
            || matches!(word, "recommended" | "suggested" | "proposed" | "insisted")
    };
    // "Coffee with Ana, she works with Luis".
    let is_pronoun = |it: usize| {
        let next = scan.words.normalized(it + 1);
        matches!(scan.words.normalized(it), "she" | "he" | "they") && !matches!(next, "brought" | "introduced" | "came")
    };
    let mut between = last.range.end..at.saturating_sub(1);
    between.clone().any(is_pronoun) || (is_one && between.any(is_clause))
}

/// Whether a list goes on that began in a topic: "talked about Luis, Sam and Mary".
pub(super) fn continues_topic(scan: &Scan<'_>, phrase: &Phrase) -> bool {
    let list = &scan.words.list;
    let is_joiner = |at: usize| JOINERS.contains(&scan.words.normalized(at));
    let mut at = phrase.range.start;
    while let Some(before) = at.checked_sub(1) {
        let word = &list[before];
        let is_list = word.comma || is_joiner(at);
        if word.state == State::Spent {
            return is_list && word.is_like_a_name() && !is_verb(scan.words.normalized(phrase.range.end));
        }
        if !(is_joiner(before) || (is_list && word.is_like_a_name() && word.state == State::Free)) {
            return false;
        }
        at = before;
    }
    false
}

/// Whether a month or a weekday is a date here, and no person.
fn is_date_here(scan: &Scan<'_>, at: usize) -> bool {
    is_date(scan.words.normalized(at)) && calendar::is_dated(scan, at)
}

/// "The Watson deal": a thing that has the name.
fn is_thing_next(scan: &Scan<'_>, end: usize) -> bool {
    let is_word = |it: &Word| it.state == State::Free && !it.is_capital;
    !scan.words.list[end - 1].ends
        && scan.words.list.get(end).is_some_and(is_word)
        && !is_verb(scan.words.normalized(end))
        && !LEADS.contains(&scan.words.normalized(end))
        && !matches!(scan.words.normalized(end), "about" | "at" | "in" | "i" | "who" | "again" | "today" | "yesterday")
}

/// Whether a meeting stands before "with": "coffee with grace", not "reacted with grace".
fn is_meeting(scan: &Scan<'_>, at: usize) -> bool {
    let Some(with) = at.checked_sub(1) else { return false };
    let before = scan.words.before(with);
    is_channel(before) || VERBS.contains(&before)
}
