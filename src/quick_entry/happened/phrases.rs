//! Whether a phrase tells what it seems to tell: the words around it decide.

use std::ops::Range;

use super::clauses::find_in;
use super::lexicon::{
    AFTER_RESPONSE, BASE_VERBS, BEING, COMING, DENIALS, HARMLESS, NEGATIONS, PLANS, RESPONSES, SEEN, SPLIT_VERBS,
    TELLING,
};
use crate::quick_entry::manner::is_contact;
use crate::quick_entry::tokens::{State, Words, count_words};

/// A word of contact that has happened: "will call" and "to call" have not, and "saw Ana's photo" is no meeting.
pub(super) fn is_talk_word(words: &Words<'_>, at: usize) -> bool {
    let is_look = words.normalized(at) == "saw" && words.is_possessive(at + 1);
    words.is_free(at) && !is_look && is_contact(words.normalized(at)) && !is_planned(words, at)
}

/// "Saw Ana's photo" is no meeting.
pub(super) fn is_look(words: &Words<'_>, at: usize) -> bool {
    let is_seen = (at + 2..at + 5).any(|it| SEEN.contains(&words.normalized(it)));
    const LOOKS: &[&str] = &[
        "saw", "found", "read", "watched", "looked", "scrolled", "browsed", "checked", "listened", "noticed", "admired",
    ];
    LOOKS.contains(&words.normalized(at)) && (1..=2).any(|far| words.is_possessive(at + far)) && is_seen
}

/// "No rush", "not bad": a phrase that raises no doubt.
pub(super) fn is_in_phrase(words: &Words<'_>, at: usize) -> bool {
    let covers = |start: usize, phrase: &str| start + count_words(phrase) > at && words.phrase_at(start, phrase);
    (at.saturating_sub(4)..=at).any(|start| HARMLESS.iter().any(|it| covers(start, it)))
}

pub(super) fn is_planned(words: &Words<'_>, at: usize) -> bool {
    let is_base = !words.normalized(at).ends_with("ed");
    // "Will called": a name.
    let is_named = |it: usize| it > 0 && !matches!(words.list[it - 1].state, State::Free | State::Spent);
    let near = (0..3).filter_map(|it| at.checked_sub(it)).filter(|it| !is_named(*it)).map(|it| words.before(it));
    let plans = |it: &str| {
        matches!(
            it,
            "will"
                | "would"
                | "should"
                | "shall"
                | "must"
                | "i'll"
                | "he'll"
                | "she'll"
                | "they'll"
                | "might"
                | "i'd"
                | "he'd"
                | "she'd"
                | "they'd"
        )
    };
    near.clone().any(plans) || (is_base && words.before(at) == "to" && words.before(at.saturating_sub(1)) != "talked")
}

pub(super) fn is_contact_before(words: &Words<'_>, clause: &Range<usize>, at: usize) -> bool {
    let thinks = |it: usize| {
        matches!(
            words.normalized(it),
            "thought" | "thinking" | "forgot" | "heard" | "read" | "dreamt" | "dreamed" | "think"
        )
    };
    (clause.start..at).any(|it| is_contact(words.normalized(it))) || !(clause.start..at).any(thinks)
}

/// "Missed Mary's call", "ignored his message", "got her voicemail".
pub(super) fn missed_call(words: &Words<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    // "Got his voicemail" is no talk; "got a voicemail" is a message.
    let got = clause
        .clone()
        .find(|it| matches!(words.normalized(*it), "got" | "reached" | "spoke" | "talked") && words.is_free(*it));
    let is_machine = |it: &usize| matches!(words.normalized(*it), "voicemail" | "mailbox" | "machine");
    if let Some(got) = got.filter(|it| words.normalized(it + 1) != "a")
        && let Some(machine) = (got + 1..clause.end.min(got + 5)).find(is_machine)
    {
        return Some(machine..machine + 1);
    }
    let is_miss = |it: &usize| {
        matches!(words.normalized(*it), "missed" | "ignored" | "rejected" | "ignores" | "ignoring" | "declined")
    };
    let missed = clause.clone().find(|it| is_miss(it) && words.is_free(*it))?;
    let is_call = |it: &usize| {
        let word = words.normalized(*it);
        word == "call" || (word != "missed" && matches!(word, "message" | "email" | "text" | "calls" | "messages"))
    };
    let call = (missed + 1..clause.end.min(missed + 4)).find(is_call)?;
    (call > missed + 1).then_some(missed..missed + 1)
}

/// "Was busy" and "was asleep" tell about the attempt only if the person was: not in "the baby was asleep".
pub(super) fn is_of_person(words: &Words<'_>, phrase: &Range<usize>) -> bool {
    let subject = words.before(phrase.start);
    let is_subject =
        matches!(subject, "he" | "she" | "they" | "it" | "line" | "phone" | "number" | "" | "who" | "and" | "but");
    let is_name = phrase.start > 0 && words.list[phrase.start - 1].is_capital;
    // "She was out of breath".
    words.normalized(phrase.start) != "was" || ((is_subject || is_name) && !is_in_phrase(words, phrase.end - 1))
}

/// "Wouldn't pick up", "not available", "never got a reply": a word that denies, and the response after it.
pub(super) fn no_response(words: &Words<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let denied = clause.clone().find(|it| NEGATIONS.contains(&words.normalized(*it)) && words.is_free(*it))?;
    let response = (denied + 1..clause.end.min(denied + 4)).find(|it| RESPONSES.contains(&words.normalized(*it)))?;
    let word = words.normalized(response);
    let next = if response + 1 < clause.end { words.normalized(response + 1) } else { "" };
    // "Not in the mood" and "not there yet with the plan" are no absence; "didn't answer my question" is no silence.
    let is_place = matches!(word, "in" | "there" | "around" | "home" | "free" | "opened");
    let fits = match next {
        "the" => matches!(words.normalized(response + 2), "phone" | "door" | "call" | "bell"),
        "my" | "his" | "her" => {
            matches!(
                words.normalized(response + 2),
                "call" | "calls" | "message" | "messages" | "email" | "text" | "texts" | "phone"
            )
        }
        "for" => words.list.get(response + 2).is_none_or(|it| it.is_capital),
        "from" => words.list.get(response + 2).is_some_and(|it| it.is_capital),
        next => AFTER_RESPONSE.contains(&next),
    };
    // "Nobody was in", but not "nobody fell in".
    let is_being = |it: usize| BEING.contains(&words.normalized(it));
    let between = (denied + 1..response).all(|it| !words.list[it].ends && (!is_place || is_being(it)));
    (between && fits && (!is_place || next.is_empty())).then_some(denied..response + 1)
}

/// "Not a peep from Luis", "nothing from Luis yet".
pub(super) fn nothing_from(words: &Words<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let is_no = |it: &usize| matches!(words.normalized(*it), "no" | "not" | "nothing" | "without" | "zero");
    let no = clause.clone().find(is_no)?;
    let from = (no + 1..clause.end.min(no + 5)).find(|it| words.normalized(*it) == "from")?;
    let is_name = words.list.get(from + 1).is_some_and(|it| it.is_capital) && from + 1 < clause.end;
    let is_talk = (clause.start..no).any(|it| is_talk_word(words, it)) || words.normalized(from - 1) == "news";
    (is_name && !is_talk && words.is_one_thought(no..from + 1)).then_some(no..from + 1)
}

/// "Wasn't able to come", "never turned up at the party": a word that denies, and a verb of coming after it.
pub(super) fn not_come(words: &Words<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let denied = clause.clone().find(|it| {
        (NEGATIONS.contains(&words.normalized(*it)) || words.normalized(*it) == "unable") && words.is_free(*it)
    })?;
    let verb = (denied + 1..clause.end.min(denied + 5)).find(|it| COMING.contains(&words.normalized(*it)))?;
    let next = if verb + 1 < clause.end && !words.list[verb].ends { words.normalized(verb + 1) } else { "" };
    let is_whole = words.is_one_thought(denied..verb + 1);
    (is_whole && !matches!(next, "up" | "back" | "across" | "out" | "down" | "from" | "off"))
        .then_some(denied..verb + 1)
}

/// "Tried to call", but not "he tried to fix it", "tried a new place" or "tried the soup".
pub(super) fn is_try(words: &Words<'_>, phrase: &Range<usize>, is_told: bool) -> bool {
    let text = words.phrase(phrase.clone());
    let next = words.normalized(phrase.end);
    let verb_near = (phrase.end..phrase.end + 3).any(|it| BASE_VERBS.contains(&words.normalized(it)));
    match text.as_str() {
        "tried to" | "attempted to" => !is_told && (verb_near || matches!(next, "get")),
        "tried" | "attempted" => {
            let is_name = words.list.get(phrase.end).is_some_and(|it| it.is_capital);
            !is_told
                && (is_name
                    || matches!(next, "him" | "her" | "them" | "again" | "twice")
                    || (next == "a" && verb_near)
                    || phrase.end >= words.len())
        }
        "knocked" => !is_told,
        _ => true,
    }
}

/// "Lunch was cancelled", "he cancelled" and "cancelled lunch", but not "her flight was cancelled".
pub(super) fn is_called_off(words: &Words<'_>, phrase: &Range<usize>, clause: &Range<usize>, is_told: bool) -> bool {
    let has_contact = |range: Range<usize>| range.into_iter().any(|it| is_contact(words.normalized(it)));
    let is_last = phrase.end >= clause.end || words.list[phrase.end - 1].ends;
    if words.normalized(phrase.start) == "forgot" && phrase.len() == 1 {
        return is_last;
    }
    // "He is off until Monday" tells about a holiday.
    if words.normalized(phrase.end - 1) == "off" && matches!(words.normalized(phrase.start), "is" | "was") {
        return !is_told && has_contact(clause.start..phrase.start);
    }
    let next = words.normalized(phrase.end);
    let is_invitation = |it: usize| matches!(words.normalized(it), "invitation" | "invite" | "invitations");
    if (phrase.end..clause.end.min(phrase.end + 3)).any(is_invitation) {
        return !is_told;
    }
    let small = matches!(
        next,
        "on" | "at"
            | "again"
            | "last"
            | "because"
            | "it"
            | "today"
            | "due"
            | "by"
            | "until"
            | "to"
            | "this"
            | "in"
            | "for"
    );
    if has_contact(clause.start..phrase.start) && !is_told {
        // "Talked with Ana, who declined the offer": the object is another thing.
        return is_last || small || has_contact(phrase.end..clause.end) || words.before(phrase.start) == "was";
    }
    let is_possessive = matches!(words.normalized(clause.start), "his" | "her" | "their" | "the" | "my");
    if is_possessive && phrase.start > clause.start + 1 {
        return has_contact(clause.start..phrase.start);
    }
    is_last || small || has_contact(phrase.end..clause.end) || matches!(next, "us" | "me") || {
        // "Cancelled our plans", but not "cancelled our membership".
        let is_plan = |it: usize| PLANS.contains(&words.normalized(it)) || words.normalized(it).is_empty();
        matches!(next, "our" | "my") && (phrase.end + 1..phrase.end + 4).any(is_plan)
    }
}

/// "Didn't call", "forgot to write", "no lunch": a word that denies, and a verb of contact after it.
pub(super) fn denial(words: &Words<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let found = find_in(words, clause, DENIALS)?;
    let text = words.phrase(found.clone());
    // "But he didn't": the verb stands before.
    if found.end >= clause.end && words.normalized(clause.start) == "but" {
        return NEGATIONS.contains(&text.as_str()).then_some(found);
    }
    // "Couldn't stop laughing with Kenji at dinner".
    let denies = text.ends_with("n't") || matches!(text.as_str(), "never" | "could not" | "cannot");
    if denies && is_in_phrase(words, found.start) {
        return None;
    }
    let near = if matches!(text.as_str(), "no" | "not") { 1 } else { 3 };
    let verb = (found.end..clause.end.min(found.end + near)).find(|it| BASE_VERBS.contains(&words.normalized(*it)))?;
    let is_manner = matches!(
        words.normalized(verb),
        "get" | "say" | "make" | "have" | "had" | "having" | "go" | "going" | "been" | "ask" | "word"
    );
    let is_real = !is_manner
        || (verb + 1..clause.end).any(|it| BASE_VERBS.contains(&words.normalized(it)) || words.normalized(it) == "to");
    // "Met Ana but not for long", "didn't talk long", "not only called": something happened.
    let is_partly = ["long", "much", "only", "just", "enough", "more", "yet"];
    let is_short = (found.end..clause.end).any(|it| is_partly[..6].contains(&words.normalized(it)));
    let is_told = |it: usize| TELLING.contains(&words.normalized(it));
    let before = (clause.start..found.start).any(|it| is_talk_word(words, it) || is_told(it))
        && !matches!(text.as_str(), "didn't" | "did not" | "never" | "forgot to");
    (is_real && !is_short && !before).then_some(found)
}

/// "Turned Luis down".
pub(super) fn split_verb(words: &Words<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    clause.clone().find_map(|at| {
        let (_, particle) = SPLIT_VERBS.iter().find(|(verb, _)| *verb == words.normalized(at))?;
        let end = (at + 2..clause.end.min(at + 4)).find(|it| words.normalized(*it) == *particle)?;
        let is_name =
            words.list[at + 1].is_capital || matches!(words.normalized(at + 1), "him" | "her" | "them" | "me");
        (is_name && words.is_one_thought(at..end + 1)).then_some(end..end + 1)
    })
}

/// "Saw Luis on TV".
pub(super) fn is_far(words: &Words<'_>, clause: &Range<usize>, phrase: &Range<usize>) -> bool {
    let is_look = |it: usize| {
        matches!(words.normalized(it), "saw" | "spotted" | "noticed" | "watched" | "glimpsed" | "heard" | "seen")
    };
    (clause.start..phrase.start).any(is_look)
}

/// "Thought of Luis", "missed Luis", but not "missed the bus with Luis" and not "talked about Luis with Ana".
pub(super) fn is_thought(
    words: &Words<'_>,
    phrase: &Range<usize>,
    clause: &Range<usize>,
    has_contact_after: bool,
) -> bool {
    let text = words.phrase(phrase.clone());
    let has_contact_before = (clause.start..phrase.start).any(|it| is_talk_word(words, it));
    let with = (phrase.end..clause.end).any(|it| matches!(words.normalized(it), "with" | "from"));
    let is_name = words.list.get(phrase.end).is_some_and(|it| it.is_capital)
        || matches!(words.normalized(phrase.end), "him" | "her" | "them");
    match text.as_str() {
        "missed" | "missing" | "miss" | "remembered" | "stalked" | "avoided" | "dodged" | "ignored" | "snubbed"
        | "blanked" => is_name && !has_contact_before && !with,
        "heard about" | "heard of" | "talked about" | "spoke about" | "gossiped about" | "read about" => !with,
        _ => !(has_contact_before || has_contact_after && with),
    }
}
