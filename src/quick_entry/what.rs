//! Parses topics, places, tags, encounters and promises.

use crate::domain::{Channel, PromiseOwner, label_key};
use crate::quick_entry::ReadingContext;
use crate::quick_entry::lexicon::{ACTS, I_WILL, STOPS, THEY_WILL, TO_COME};
use crate::quick_entry::manner::{HOW, is_contact};
use crate::quick_entry::reading::{Happening, Reading};
use crate::quick_entry::tokens::{State, Words};
use crate::quick_entry::when::is_ahead;
use crate::quick_entry::who::Names;

/// Parses the tags: words after a `#` that begin with a letter. `#a,#b` are two; `#42` is a number and none.
pub(super) fn read_tags(words: &mut Words<'_>, reading: &mut Reading) {
    for at in 0..words.len() {
        let text = words.text(at..at + 1);
        if !text.starts_with(['#', '＃']) {
            continue;
        }
        let is_inner = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '&' | '+' | '.' | '\'' | '’');
        let parts = text.split(['#', '＃']).filter_map(|it| it.split(|c: char| !is_inner(c)).next());
        let parts = parts.map(|it| it.trim_end_matches(|c: char| !c.is_alphanumeric()));
        let tags: Vec<&str> = parts.filter(|it| it.starts_with(char::is_alphabetic)).collect();
        if !tags.is_empty() {
            words.claim(at..at + 1, State::Understood);
        }
        for tag in tags {
            if !reading.tags.iter().any(|it| label_key(it) == label_key(tag)) {
                reading.tags.push(tag.to_owned());
            }
        }
    }
}

/// Parses a promise. The user's begins a thought ("I ..." may stand anywhere); another person's follows a known name.
/// With `may_be`, a promise of the user after a past event goes into `besides`, as made during that exchange.
pub(super) fn read_promise(words: &mut Words<'_>, reading: &mut Reading, names: &Names, context: &ReadingContext) {
    let may_be = context.is_promise != Some(true);
    let starts = |phrase: &std::ops::Range<usize>| {
        phrase.start == 0 || words.list[phrase.start - 1].ends || words.normalized(phrase.start - 1) == "and"
    };
    // "I should" is the user's promise at any position; "should" only at the start of a thought.
    let is_mine = |phrase: &str, it: &std::ops::Range<usize>| {
        let is_denied = matches!(words.normalized(it.end), "never" | "not");
        (starts(it) || phrase.starts_with("i ")) && !is_denied && !is_regret(words, it.end)
    };
    let mine = I_WILL.iter().find_map(|phrase| words.find(phrase).filter(|it| is_mine(phrase, it)));
    // "Will call Luis" is a promise; in "Will called", Will is a person.
    let mine = mine.or_else(|| words.find("will").filter(|it| starts(it) && ACTS.contains(&words.normalized(it.end))));
    let theirs = THEY_WILL
        .iter()
        .filter_map(|it| words.find(it))
        .find(|it| it.start > 0 && !is_to_come(words, it) && names.knows(&words.phrase(0..it.start)));
    let (owner, range) = match (mine, theirs) {
        (Some(range), _) => (PromiseOwner::Mine, range),
        (None, Some(range)) => (PromiseOwner::Theirs, range),
        (None, None) => return,
    };
    let happened = HOW.iter().flat_map(|(_, phrases)| phrases.iter()).filter_map(|it| words.find(it));
    let is_besides = may_be
        && owner == PromiseOwner::Mine
        && happened.into_iter().any(|it| it.end <= range.start)
        && !is_ahead(words, context);
    let end = if is_besides { thought_end(words, range.end) } else { words.len() };
    let mut start = range.end;
    // "I promised Luis to send the sheet": the recipient is not part of the promised act.
    let to = (start..end.min(start + 4)).find(|it| words.normalized(*it) == "to");
    if let Some(to) =
        to.filter(|to| (start..*to).all(|it| words.list[it].is_capital || names.knows(words.normalized(it))))
    {
        start = to + 1;
    }
    reading.promised = words.text(start..end).to_owned();
    if is_besides {
        reading.besides = Some(owner);
        words.claim(range.end..end, State::Spent);
    } else {
        reading.promise = Some(owner);
    }
    words.claim(range, State::Understood);
}

/// "Sam will start in May" is no promise, "Sam will be in touch" is one.
fn is_to_come(words: &Words<'_>, phrase: &std::ops::Range<usize>) -> bool {
    let is_will = matches!(words.phrase(phrase.clone()).as_str(), "will" | "is going to");
    let is_touch = (phrase.end..phrase.end + 3).any(|it| matches!(words.normalized(it), "touch" | "back"));
    is_will && !is_touch && TO_COME.contains(&words.normalized(phrase.end))
}

/// "I should have called" is no promise, "I should have coffee with Luis" is one.
fn is_regret(words: &Words<'_>, at: usize) -> bool {
    let verb = words.normalized(at + 1);
    let is_past =
        verb.ends_with("ed") || ["been", "met", "seen", "written", "rung", "gone", "spoken", "sent"].contains(&verb);
    words.normalized(at) == "have" && is_past
}

/// Parses the note for next time: "next time ask about the flat".
pub(super) fn read_next_time(words: &mut Words<'_>, reading: &mut Reading) {
    let range = ["next time ask about", "next time ask", "ask next time about", "ask next time", "next time"]
        .iter()
        .find_map(|it| words.find(it));
    if let Some(range) = range {
        let end = thought_end(words, range.end);
        reading.next_time = words.text(range.end..end).to_owned();
        words.claim(range.clone(), State::Understood);
        words.claim(range.end..end, State::Spent);
    }
}

/// Parses topics: "about the invoice", up to the end of the thought or to a word that begins another phrase.
pub(super) fn read_topic(words: &mut Words<'_>, reading: &mut Reading) {
    if reading.promise.is_some() {
        return;
    }
    for at in 0..words.len() {
        // "Was about to call" begins no topic.
        let is_soon = words.normalized(at) == "about" && words.normalized(at + 1) == "to";
        let is_about = words.is_free(at) && !is_soon && matches!(words.normalized(at), "about" | "re" | "regarding");
        if is_about {
            let end = phrase_end(words, at + 1);
            let topic = words.text(at + 1..end);
            if !topic.is_empty() {
                reading.topics.push(topic.to_owned());
            }
            words.claim(at..end, State::Spent);
        }
    }
}

/// Parses the place: "at the fair", "in Lisbon".
pub(super) fn read_place(words: &mut Words<'_>, reading: &mut Reading) {
    if reading.promise.is_some() {
        return;
    }
    for at in 0..words.len() {
        let is_at =
            words.is_free(at) && words.normalized(at) == "at" && at + 1 < words.len() && !is_count(words, at + 1);
        let is_in = words.is_free(at)
            && words.normalized(at) == "in"
            && words.list.get(at + 1).is_some_and(|it| it.is_capital && it.state == State::Free);
        if (is_at || is_in) && !is_elsewhere(words, at) {
            let end = phrase_end(words, at + 1);
            reading.place = words.text_with_owner(at + 1..end).to_owned();
            // "At the Millers": only the article is free.
            if matches!(words.phrase(at + 1..end).as_str(), "the" | "a" | "an" | "my" | "our" | "his" | "her" | "their")
            {
                reading.place.clear();
            }
            if !reading.place.is_empty() {
                words.claim(at + 1..end, State::Understood);
                return;
            }
        }
    }
}

/// A place of somebody else, or of what was not: "texted Ana, she's stuck at the airport", "lunch instead of a sandwich
/// at my desk".
fn is_elsewhere(words: &Words<'_>, at: usize) -> bool {
    let start = (0..at).rev().find(|it| words.list[*it].ends).map_or(0, |it| it + 1);
    let first = words.normalized(start);
    let is_theirs = start > 0 && matches!(first, "he's" | "she's" | "they're" | "he" | "she" | "they");
    let is_being = first.contains('\'') || words.is_possessive(start) || !is_contact(words.normalized(start + 1));
    let is_instead = (start..at).any(|it| words.normalized(it) == "instead" && words.normalized(it + 1) == "of");
    // "His sister says he's in Leeds".
    let is_pronoun = |it: usize| matches!(words.normalized(it), "he's" | "she's" | "they're" | "he" | "she" | "they");
    let is_right_after = at > 0 && is_pronoun(at - 1) || {
        matches!(words.before(at), "is" | "was" | "are" | "lives" | "works" | "stuck") && at > 1 && is_pronoun(at - 2)
    };
    is_instead || (is_theirs && is_being) || is_right_after
}

/// "At 9" and "at first" name no place.
fn is_count(words: &Words<'_>, at: usize) -> bool {
    let word = words.normalized(at);
    let is_word = ["first", "last", "all", "least", "once", "length", "night", "lunchtime", "noon", "midnight", "work"];
    word.bytes().all(|it| it.is_ascii_digit()) || is_word[..7].contains(&word) || word == "lunchtime"
}

/// Parses an encounter with people without a name: "met two people from procurement".
pub(super) fn read_encounter(words: &mut Words<'_>, reading: &mut Reading) {
    let is_named = !reading.who.is_empty() || !reading.encounter.is_empty();
    if is_named || reading.promise.is_some() || reading.happening != Happening::Talk {
        return;
    }
    let verb = (0..words.len()).find(|at| {
        matches!(words.normalized(*at), "met" | "with" | "to" | "into" | "saw" | "called" | "helped" | "thanked")
            && words.list[*at].state != State::Spent
            && !starts_new_thought(words, *at)
    });
    let Some(verb) = verb else { return };
    let start = if matches!(words.normalized(verb + 1), "with" | "to") { verb + 2 } else { verb + 1 };
    let end = phrase_end(words, start);
    let text = words.text(start..end);
    if !text.is_empty() && words.is_free(start) {
        reading.encounter = text.to_owned();
        words.claim(start..end, State::Understood);
    }
}

fn starts_new_thought(words: &Words<'_>, at: usize) -> bool {
    words.list[at].ends || at + 1 >= words.len()
}

fn thought_end(words: &Words<'_>, start: usize) -> usize {
    (start..words.len()).find(|it| words.list[*it].ends).map_or(words.len(), |it| it + 1)
}

/// Where a phrase ends: at the end of the thought, before a word that begins another phrase, or before an understood
/// word.
fn phrase_end(words: &Words<'_>, start: usize) -> usize {
    for at in start..words.len() {
        let is_source =
            at > start && words.list[at].state == State::Named && matches!(words.normalized(at - 1), "from" | "to");
        let is_event = at > start
            && matches!(words.list[at].state, State::Understood | State::Unsure)
            && !is_event_word(words.normalized(at));
        let is_taken_first = at == start
            && matches!(words.list[at].state, State::Understood | State::Unsure)
            && !is_event_word(words.normalized(at));
        // "At the station and waved her off".
        let next = words.normalized(at + 1);
        let is_act = at > start
            && words.normalized(at) == "and"
            && !words.list.get(at + 1).is_some_and(|it| it.is_capital)
            && (next.len() > 4 && next.ends_with("ed")
                || matches!(next, "we" | "he" | "she" | "they" | "then" | "had" | "went"));
        if is_source || is_event || is_act || is_taken_first || (at > start && STOPS.contains(&words.normalized(at))) {
            // In "about the budget and promised", the "and" does not belong to the topic, nor the "from" in "about Luis
            // from Ana".
            let is_join = matches!(words.normalized(at.saturating_sub(1)), "and" | "from" | "to");
            return if at > start && is_join { at - 1 } else { at };
        }
        if words.list[at].ends {
            return at + 1;
        }
    }
    words.len()
}

/// Words such as "fair" name the channel and can be part of a place as well.
fn is_event_word(word: &str) -> bool {
    HOW.iter().any(|(how, phrases)| *how == Channel::Event && phrases.contains(&word))
}
