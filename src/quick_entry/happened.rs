//! Tells whether anything happened: a talk, an attempt, or nothing.
//!
//! "Tried to call Luis" is an attempt, "thought of Luis" is nothing, "couldn't reach Luis, met Ana instead" is a talk
//! with Ana. Each clause is one of them; together they tell what the sentence is.

mod clauses;
mod doubt;
mod lexicon;
mod phrases;
mod sort;

use std::ops::Range;

use crate::domain::{Channel, Initiator};
use crate::quick_entry::lexicon::is_never_a_name;
use crate::quick_entry::manner::is_contact;
use crate::quick_entry::reading::{Happening, Reading, Who};
use crate::quick_entry::tokens::{State, Words};
use crate::quick_entry::who::{self, Names};
use clauses::clauses;
pub(super) use doubt::is_in_doubt;
use lexicon::{ALONE, EXCEPT, MEETINGS};
use phrases::is_talk_word;
use sort::{Clause, Sort, sorted};

/// Reads whether anything happened, and leaves out the people who were not there. Returns the words left out.
pub(super) fn read(words: &mut Words<'_>, reading: &mut Reading, names: &Names) -> Vec<usize> {
    let was_spent: Vec<bool> = words.list.iter().map(|it| it.state == State::Spent).collect();
    let left_out = leave_out(words, names);
    let mut clauses: Vec<Clause> = clauses(words).into_iter().map(|it| sorted(words, it)).collect();
    attach(words, &mut clauses, names);
    let has = |sort: Sort| clauses.iter().any(|it| it.sort == sort);
    reading.happening = match (has(Sort::Talk), has(Sort::Attempt), has(Sort::Nothing)) {
        (true, ..) => Happening::Talk,
        (false, true, _) => Happening::Attempt,
        (false, false, true) => Happening::Nothing,
        // "Lunch without Luis": nobody else is named.
        (false, false, false) => Happening::Talk,
    };
    if reading.happening == Happening::Talk {
        if left_out && !has_group(words) && people(words, &(0..words.len()), names).is_empty() {
            reading.happening = Happening::Nothing;
        }
        leave_out_clauses(words, &clauses, names);
    } else {
        read_attempt(words, reading, &clauses);
    }
    (0..words.len()).filter(|it| words.list[*it].state == State::Spent && !was_spent[*it]).collect()
}

/// The channel and the initiator of an attempt, from words that are no longer free after it.
fn read_attempt(words: &mut Words<'_>, reading: &mut Reading, clauses: &[Clause]) {
    for phrase in clauses.iter().filter_map(|it| it.phrase.clone()) {
        let text = words.phrase(phrase.clone());
        let is_missed_call = text == "missed" && reading.happening == Happening::Attempt;
        if text.starts_with("missed") && text.contains("call") || is_missed_call {
            let is_theirs = words.normalized(phrase.end) != "to" && text != "missed their call";
            reading.began = Some(if is_theirs { Initiator::Them } else { Initiator::Me });
        }
        let is_call = ["call", "voicemail", "pick", "rang", "line", "busy", "tone", "answering", "phone"];
        if is_call.iter().any(|it| text.contains(it)) && reading.happening == Happening::Attempt {
            reading.how = Some(Channel::Call);
        }
        // "Couldn't reach Luis": the verb belongs to the attempt, but "tried to" leaves the channel to the verb.
        words.claim(phrase, State::Understood);
    }
}

/// "Lunch with the team": somebody was there, though nobody is named.
fn has_group(words: &Words<'_>) -> bool {
    const GROUPS: &[&str] =
        &["team", "others", "family", "group", "everyone", "everybody", "rest", "friends", "colleagues", "kids"];
    (0..words.len()).any(|it| GROUPS.contains(&words.normalized(it)))
}

/// Claims the names of people who were not there: "without Luis", "met Ana, not Luis".
fn leave_out(words: &mut Words<'_>, names: &Names) -> bool {
    let has_company = ["with", "him", "her", "them", "to"];
    let is_alone = ALONE.iter().any(|it| words.find(it).is_some());
    let mut found = is_alone && !(0..words.len()).any(|it| has_company.contains(&words.normalized(it)));
    for phrase in EXCEPT {
        let Some(range) = words.find(phrase) else { continue };
        let end = name_end(words, range.end, names);
        if end > range.end {
            let is_thought = phrase.starts_with("th");
            let is_alone = !(0..words.len()).any(|it| !(range.start..end).contains(&it) && is_talk_word(words, it));
            // "Thought of Luis" alone keeps the name for an act that may follow from it.
            if !(is_thought && is_alone) {
                words.claim(range.start..end, State::Spent);
                found |= !is_thought;
            }
        }
    }
    found
}

/// Where the names end that begin at a position.
fn name_end(words: &Words<'_>, start: usize, names: &Names) -> usize {
    let mut end = start;
    while end < words.len() && words.list[end].is_open() {
        let word = words.normalized(end);
        let is_name = (words.list[end].is_capital && !is_never_a_name(word)) || names.knows(word);
        let is_and = end > start && matches!(word, "and" | "or" | "&");
        if !(is_name || is_and) {
            break;
        }
        end += 1;
        if words.list[end - 1].ends {
            break;
        }
    }
    if end > start && matches!(words.normalized(end - 1), "and" | "or" | "&") { end - 1 } else { end }
}

/// A clause such as "no answer" tells about the talk before it, unless it names somebody else: "dinner with Ana, Luis
/// cancelled".
fn attach(words: &Words<'_>, clauses: &mut [Clause], names: &Names) {
    for at in 1..clauses.len() {
        let sort = clauses[at].sort;
        if !clauses[at].is_attached || !matches!(sort, Sort::Attempt | Sort::Nothing) {
            continue;
        }
        // Only the clause before it, or one that is a part of that: a name in a list, a day.
        let before = (0..at).rev().find(|it| clauses[*it].sort != Sort::Other);
        let is_of_another = |before: usize| {
            let own = people(words, &clauses[at].range, names);
            let talk = people(words, &clauses[before].range, names);
            !own.is_empty() && !talk.is_empty() && !own.iter().any(|it| talk.contains(it))
        };
        let Some(before) = before.filter(|it| clauses[*it].sort == Sort::Talk) else { continue };
        // "Met Ana, no reaction to the news": they had met.
        let is_reaction = clauses[at].phrase.clone().is_some_and(|it| is_of_words(words, it));
        let is_meeting = |it: usize| {
            MEETINGS.contains(&words.normalized(it))
                || (matches!(words.normalized(it), "call" | "chat") && words.normalized(it + 1) == "with")
        };
        let has_met = clauses[before].range.clone().any(is_meeting);
        // "Sam called me back, he was in a meeting before": they had talked.
        let has_reached = clauses[before].phrase.is_some();
        if sort == Sort::Attempt && (has_reached || is_reaction && has_met) {
            clauses[at].sort = Sort::Other;
        } else if !is_of_another(before) {
            clauses[before].sort = sort;
        }
    }
}

/// Whether a phrase tells of a response in words, and not of somebody who did not come.
fn is_of_words(words: &Words<'_>, phrase: Range<usize>) -> bool {
    phrase.into_iter().any(|it| {
        let word = words.normalized(it);
        ["silence", "nothing", "answer", "repl", "respon", "react", "luck", "sign", "busy", "asleep"]
            .iter()
            .any(|it| word.starts_with(it))
    })
}

/// The people named in a part of the sentence.
fn people(words: &Words<'_>, range: &Range<usize>, names: &Names) -> Vec<Who> {
    let mut reading = Reading::default();
    who::read(&mut words.part(range.clone()), &mut reading, names);
    reading.who
}

/// Leaves out the people of the clauses in which nothing happened, if the talk has people of its own.
fn leave_out_clauses(words: &mut Words<'_>, clauses: &[Clause], names: &Names) {
    if !clauses.iter().any(|it| matches!(it.sort, Sort::Attempt | Sort::Nothing)) {
        return;
    }
    let talk: Vec<Range<usize>> =
        clauses.iter().filter(|it| it.sort == Sort::Talk).map(|it| it.range.clone()).collect();
    let refers = |range: &Range<usize>| {
        let is_pronoun = |it: usize| {
            matches!(words.normalized(it), "him" | "her" | "them" | "he" | "she" | "they" | "we" | "back" | "us")
        };
        range.clone().any(is_pronoun)
    };
    let has_people = talk.iter().any(|it| !people(words, it, names).is_empty());
    let refers = talk.iter().any(refers);
    for clause in clauses.iter().filter(|it| matches!(it.sort, Sort::Attempt | Sort::Nothing)) {
        if has_people || (clause.sort == Sort::Nothing && !refers) {
            words.claim(clause.range.clone(), State::Spent);
        } else {
            // The people stay; the channel is that of the talk.
            let is_name = |it: usize| words.list[it].is_capital || names.knows(words.normalized(it));
            let others: Vec<usize> = clause.range.clone().filter(|it| *it > 0 && !is_name(*it)).collect();
            others
                .into_iter()
                .filter(|it| is_contact(words.normalized(*it)))
                .collect::<Vec<_>>()
                .into_iter()
                .for_each(|it| words.claim(it..it + 1, State::Spent));
            if let Some(phrase) = clause.phrase.clone() {
                words.claim(phrase, State::Spent);
            }
        }
    }
}
