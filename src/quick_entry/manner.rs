//! Parses channel, purpose, tone, energy and initiator.

mod lexicon;

use crate::domain::{Initiator, Purpose};
use crate::quick_entry::lexicon::is_never_a_name;
use crate::quick_entry::reading::Reading;
use crate::quick_entry::tokens::{State, Words};
use lexicon::{ENERGY, MOODS, OCCASIONS, PASSED_ON, PURPOSE, TOGETHER, TONE, WANTING};

pub(super) use lexicon::{HOW, is_channel, is_contact, is_manner};

/// Verbs whose subject began the exchange.
const BEGINNING: &[&str] = &[
    "called", "phoned", "rang", "texted", "messaged", "emailed", "e-mailed", "wrote", "visited", "thanked", "helped",
    "asked",
];

/// Parses channel, purpose, tone, energy and initiator.
pub(super) fn read(words: &mut Words<'_>, reading: &mut Reading) {
    reading.energy = claim_first(words, ENERGY);
    reading.tone = claim_first(words, TONE).or_else(|| mood(words));
    reading.purpose = purpose(words);
    let verb = BEGINNING.iter().find_map(|it| (0..words.len()).find(|at| words.normalized(*at) == *it));
    reading.began = reading.began.or(verb.map(|at| match (at, words.before(at)) {
        (0, _) | (_, "" | "i" | "and") => Initiator::Me,
        (at, before) if words.list[at - 1].is_capital && words.list[at - 1].is_open() && !is_never_a_name(before) => {
            Initiator::Them
        }
        (_, "she" | "he" | "they") => Initiator::Them,
        _ => Initiator::Me,
    }));
    if reading.promise.is_none() {
        // "She will call": the call has not happened.
        for at in 1..words.len() {
            let is_name = words.list[at - 1].state == State::Named;
            if words.is_free(at) && !is_name && matches!(words.before(at), "will" | "would" | "should") {
                words.claim(at..at + 1, State::Spent);
            }
        }
    }
    reading.how = channel(words).or(reading.how);
}

fn purpose(words: &mut Words<'_>) -> Option<Purpose> {
    if let Some(how) = wellbeing(words) {
        words.claim(how, State::Understood);
        return Some(Purpose::WellnessCheck);
    }
    let is_question = |at: usize| {
        const QUESTIONS: [&str; 10] = ["how", "about", "after", "what", "whether", "if", "when", "why", "where", "who"];
        (1..=2).any(|it| QUESTIONS.contains(&words.normalized(at + it)))
    };
    // "Asked Dawn if she could lend me her drill".
    let is_wish = |at: usize| {
        (at + 1..at + 4).any(|it| matches!(words.normalized(it), "if" | "whether"))
            && (at + 2..at + 6).any(|it| matches!(words.normalized(it), "could" | "can" | "would" | "might"))
    };
    if let Some(asked) = words.find("asked").filter(|it| is_wish(it.start)) {
        words.claim(asked, State::Understood);
        return Some(Purpose::Ask);
    }
    if let Some(asked) = words.find("asked").filter(|it| is_question(it.start)) {
        // "Asked what ..." is a question, not an ask for help.
        words.claim(asked, State::Spent);
    }
    // "Asked Ana for advice" is an ask, not help given.
    if let Some(asked) = words.find("asked").filter(|it| (1..=4).any(|far| words.normalized(it.start + far) == "for")) {
        words.claim(asked, State::Understood);
        return Some(Purpose::Ask);
    }
    claim_first(words, PURPOSE).or_else(|| put_in_touch(words)).or_else(|| passed_on(words))
}

/// "Asked how she is": asking how somebody is, and nothing else.
fn wellbeing(words: &Words<'_>) -> Option<std::ops::Range<usize>> {
    let how = words.find("how")?.start;
    let asks = (0..how).rev().take(4).any(|it| matches!(words.normalized(it), "asked" | "asking" | "ask" | "see"));
    let who = words.normalized(how + 1);
    let is_somebody = matches!(who, "he" | "she" | "they" | "you" | "things" | "it")
        || words.list.get(how + 1).is_some_and(|it| it.is_capital);
    let verb = matches!(words.normalized(how + 2), "is" | "are" | "was" | "were" | "feels" | "felt" | "does" | "goes");
    let ends = |at: usize| {
        let is_doing = matches!(words.normalized(at), "doing" | "feeling" | "going" | "coping" | "today" | "now");
        at >= words.len() || words.list[at - 1].ends || is_doing || matches!(words.normalized(at), "and" | "after")
    };
    // "How his back is".
    let is_owned = matches!(who, "his" | "her" | "their");
    if asks && is_owned && matches!(words.normalized(how + 3), "is" | "are" | "was") && ends(how + 4) {
        return Some(how..(how + 4).min(words.len()));
    }
    // "How she's doing" has its verb in the ending of the word.
    let is_short = matches!(words.normalized(how + 2), "doing" | "feeling" | "coping" | "going") && ends(how + 3);
    (asks && is_somebody && (is_short || (verb && ends(how + 3)))).then(|| how..(how + 3).min(words.len()))
}

/// "Put Ana in touch with Luis".
fn put_in_touch(words: &mut Words<'_>) -> Option<Purpose> {
    let touch = words.find("in touch")?;
    let puts = (0..touch.start).rev().take(6).any(|it| matches!(words.normalized(it), "put" | "putting" | "brought"));
    puts.then(|| words.claim(touch, State::Understood))?;
    Some(Purpose::Introduction)
}

/// "Sent Ana an article".
fn passed_on(words: &mut Words<'_>) -> Option<Purpose> {
    let sent = ["sent", "texted", "emailed", "messaged", "mailed", "lent"].iter().find_map(|it| words.find(it))?.start;
    let is_thing = |at: &usize| {
        words.is_one_thought(sent..*at) && words.is_free(*at) && PASSED_ON.contains(&words.normalized(*at))
    };
    let thing = (sent + 1..words.len().min(sent + 8)).find(is_thing)?;
    words.claim(thing..thing + 1, State::Understood);
    Some(Purpose::Sharing)
}

/// "Great evening", "a hard talk": the word before the occasion tells the tone.
fn mood(words: &mut Words<'_>) -> Option<crate::domain::Tone> {
    let is_of_occasion = |at: usize| {
        words.is_free(at)
            && !is_denied(words, at)
            && (at + 1..=at + 2).any(|it| OCCASIONS.contains(&words.normalized(it)))
            && words.is_one_thought(at..(at + 2).min(words.len()))
    };
    let (tone, at) = MOODS.iter().find_map(|(tone, moods)| {
        (0..words.len()).find(|it| moods.contains(&words.normalized(*it)) && is_of_occasion(*it)).map(|it| (*tone, it))
    })?;
    words.claim(at..at + 1, State::Understood);
    Some(tone)
}

/// "It was not easy": a negated phrase does not count.
fn is_denied(words: &Words<'_>, at: usize) -> bool {
    let denies = |it: &str| {
        matches!(it, "not" | "never" | "wasn't" | "isn't" | "didn't" | "hardly" | "no" | "without" | "nothing" | "less")
    };
    let near = (0..3).filter_map(|it| at.checked_sub(it)).take_while(|it| !words.before(*it).is_empty());
    near.into_iter().any(|it| denies(words.before(it)))
}

/// "She was upset", "he felt drained", "Mary was exhausted": the mood of somebody else.
fn is_of_others(words: &Words<'_>, at: usize) -> bool {
    let is_other = |it: usize| matches!(words.before(it), "he" | "she" | "they" | "he's" | "she's");
    let is_subject = |it: usize| words.list[it].is_capital && (it == 0 || words.list[it - 1].ends);
    let is_said_of_name = matches!(words.before(at), "was" | "is" | "felt" | "seemed" | "looked" | "sounded")
        && at.checked_sub(2).is_some_and(is_subject);
    is_said_of_name || (0..4).filter_map(|it| at.checked_sub(it)).any(is_other)
}

/// The channel. "His talk" was not with the user, and "no lunch" is none; a doubt about how it was does not touch it.
fn channel(words: &mut Words<'_>) -> Option<crate::domain::Channel> {
    let counts = |range: &std::ops::Range<usize>| {
        let is_theirs =
            words.normalized(range.start) == "talk" && matches!(words.before(range.start), "his" | "her" | "their");
        // "Called to cancel dinner": there was no dinner.
        let is_arranged = |it: &str| {
            matches!(
                it,
                "cancel" | "arrange" | "plan" | "schedule" | "organise" | "organize" | "book" | "invite" | "confirm"
            )
        };
        // "Asked Luis for coffee, he had no time": the coffee is still to come.
        let is_asked = |it: &str| matches!(it, "asked" | "invited" | "suggested" | "proposed");
        let has_article = matches!(words.before(range.start), "his" | "her" | "their" | "a" | "the" | "my");
        let lead = range.start - usize::from(has_article);
        let is_led = matches!(words.before(lead), "for" | "to" | "out");
        let asks = is_led && (1..4).filter_map(|it| range.start.checked_sub(it)).any(|it| is_asked(words.before(it)));
        // "Sent me photos from the wedding".
        let is_of_thing = matches!(words.before(range.start), "the" | "his" | "her" | "their")
            && matches!(words.before(range.start - 1), "from" | "of");
        // "Wants to have dinner on the 4th".
        let is_wanted = matches!(words.before(range.start), "have" | "grab" | "get" | "do" | "make")
            && words.before(range.start - 1) == "to"
            && WANTING.contains(&words.before(range.start.saturating_sub(2)));
        let near = (0..4).filter_map(|it| range.start.checked_sub(it)).any(|it| is_arranged(words.before(it)));
        !is_theirs
            && !near
            && !asks
            && !is_wanted
            && !is_of_thing
            && !matches!(words.before(range.start), "no" | "not" | "without" | "never")
    };
    let find = |counts: &dyn Fn(&std::ops::Range<usize>) -> bool| {
        HOW.iter().find_map(|(how, phrases)| Some((*how, phrases.iter().find_map(|it| words.find(it).filter(counts))?)))
    };
    let was = |it: &std::ops::Range<usize>| counts(it) && !is_reported(words, it.start);
    let found = find(&|it| was(it) && !is_told(words, it.start)).or_else(|| find(&was));
    let Some((how, range)) = found else {
        return is_together(words).then_some(crate::domain::Channel::InPerson);
    };
    words.claim(range, State::Understood);
    Some(how)
}

/// "Played chess with Hassan": an act that two do in one place.
fn is_together(words: &Words<'_>) -> bool {
    (0..words.len()).filter(|it| TOGETHER.contains(&words.normalized(*it)) && !is_denied(words, *it)).any(|verb| {
        let with = (verb + 1..words.len().min(verb + 7)).find(|it| words.normalized(*it) == "with");
        with.is_some_and(|it| {
            words.is_one_thought(verb..it + 1) && words.list.get(it + 1).is_some_and(|it| it.is_capital)
        })
    })
}

/// "Olena told me she never got the letter": a word of what was told.
fn is_reported(words: &Words<'_>, at: usize) -> bool {
    let tells = |it: usize| words.normalized(it) == "told" && (it + 1..at).any(|it| is_of_other(words, it, at));
    (thought_start(words, at)..at).any(tells)
}

/// "Called Ana, she was at lunch": a word of what somebody else did.
fn is_told(words: &Words<'_>, at: usize) -> bool {
    let start = thought_start(words, at);
    let is_before = |it: usize| {
        matches!(words.normalized(it), "after" | "because" | "although" | "before" | "until" | "since" | "instead")
            && matches!(words.normalized(it + 1), "i" | "he" | "she" | "we" | "they" | "of")
    };
    (start > 0 && words.normalized(start) != "that" && is_of_other(words, start, at)) || (start..at).any(is_before)
}

fn is_of_other(words: &Words<'_>, subject: usize, at: usize) -> bool {
    let is_pronoun = matches!(words.normalized(subject), "he" | "she" | "they" | "that" | "his" | "her" | "their");
    is_pronoun && subject + 1 < at && !is_contact(words.normalized(subject + 1))
}

fn thought_start(words: &Words<'_>, at: usize) -> usize {
    (0..at).rev().find(|it| words.list[*it].ends).map_or(0, |it| it + 1)
}

fn claim_first<T: Copy>(words: &mut Words<'_>, table: &[(T, &[&str])]) -> Option<T> {
    let counts = |at: usize| !is_denied(words, at) && !is_of_others(words, at);
    let (value, range) = table.iter().find_map(|(value, phrases)| {
        let range = phrases.iter().find_map(|it| words.find(it).filter(|it| counts(it.start)))?;
        Some((*value, range))
    })?;
    words.claim(range, State::Understood);
    Some(value)
}
