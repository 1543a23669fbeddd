//! What a clause tells: a talk, an attempt, nothing, or a part of another clause.

use std::ops::Range;

use super::clauses::find_in;
use super::lexicon::{ABSENT, ATTEMPTS, AWAY, CALLED_OFF, FROM_AFAR, REACHED, REPORTS, TELLING, THOUGHTS, UNANSWERED};
use super::phrases::{
    denial, is_called_off, is_contact_before, is_far, is_look, is_of_person, is_planned, is_talk_word, is_thought,
    is_try, missed_call, no_response, not_come, nothing_from, split_verb,
};
use crate::quick_entry::manner::is_contact;
use crate::quick_entry::tokens::Words;

/// What a clause tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Talk,
    Attempt,
    Nothing,
    /// A part of another clause, such as a day or a topic.
    Other,
}

pub(super) struct Clause {
    pub(super) range: Range<usize>,
    pub(super) sort: Sort,
    /// Whether it tells about the clause before it: "no answer".
    pub(super) is_attached: bool,
    /// The phrase that decided, to be marked as understood.
    pub(super) phrase: Option<Range<usize>>,
}

/// What a clause tells: the first rule that fits.
pub(super) fn sorted(words: &Words<'_>, range: Range<usize>) -> Clause {
    let topic = range.clone().find(|it| {
        let is_topic = matches!(words.normalized(*it), "about" | "re" | "regarding");
        is_topic && words.normalized(*it + 1) != "to" && *it > range.start && is_contact_before(words, &range, *it)
    });
    // "Luis told us the trip is cancelled": what follows was told.
    let reported = range.clone().find(|it| is_telling(words, &range, *it));
    let told = range.start..topic.unwrap_or(range.end).min(reported.map_or(range.end, |it| it + 1));
    let first = words.normalized(range.start);
    let is_told = matches!(first, "he" | "she" | "they" | "his" | "her" | "their" | "who");
    let view = View { words, told, is_told };
    let found = view.response().or_else(|| view.attempt()).or_else(|| view.absence()).or_else(|| view.refusal());
    let (sort, phrase, is_attached) = match found {
        Some((sort, phrase, is_attached)) => (sort, Some(phrase), is_attached),
        // "Messaged Luis, seen but no answer": the message was seen.
        None if view.told.len() == 1 && matches!(first, "seen" | "read" | "delivered") => (Sort::Other, None, false),
        None if reported.is_some() || view.told.clone().any(|it| is_talk_word(words, it)) => (Sort::Talk, None, false),
        None => (Sort::Other, None, false),
    };
    Clause { range, sort, is_attached, phrase }
}

/// "Luis told me", "Ana told us", but not "his wife told me".
fn is_telling(words: &Words<'_>, clause: &Range<usize>, at: usize) -> bool {
    let is_name = at > clause.start && words.list[at - 1].is_capital && !words.list[at - 1].is_possessive;
    let is_subject = is_name || matches!(words.before(at), "he" | "she" | "they");
    let is_told = words.normalized(at) == "told" && matches!(words.normalized(at + 1), "me" | "us") && is_subject;
    // "Wrote to Zoë that the trip is off".
    let next = words.normalized(at + 1);
    let is_report = next == "that" || next == "saying" || (next == "to" && words.normalized(at + 2) == "say");
    is_told || (is_report && (clause.start..at + 1).any(|it| REPORTS.contains(&words.normalized(it))))
}

/// What a rule finds: what the clause tells, the phrase, and whether it tells about the clause before.
type Finding = Option<(Sort, Range<usize>, bool)>;

/// A clause without its topic.
struct View<'a> {
    words: &'a Words<'a>,
    told: Range<usize>,
    /// Whether the clause has somebody else as its subject.
    is_told: bool,
}

impl View<'_> {
    fn find(&self, table: &[&str]) -> Option<Range<usize>> {
        find_in(self.words, &self.told, table)
    }

    fn talks_before(&self, at: usize) -> bool {
        let tells = |it: usize| TELLING.contains(&self.words.normalized(it));
        (self.told.start..at).any(|it| is_talk_word(self.words, it) || tells(it))
    }

    /// "After three missed calls" tells of earlier calls.
    fn is_before(&self, phrase: &Range<usize>) -> bool {
        let near = phrase.start.saturating_sub(4).max(self.told.start)..phrase.start;
        near.into_iter().any(|at| matches!(self.words.normalized(at), "after" | "despite" | "until" | "till"))
    }

    /// "No answer", "he called back".
    fn response(&self) -> Finding {
        let words = self.words;
        let unanswered = self.find(UNANSWERED).filter(|it| is_of_person(words, it));
        let no_response = || no_response(words, &self.told).filter(|_| self.find(ABSENT).is_none());
        let nothing_from = || nothing_from(words, &self.told);
        let unanswered = unanswered.or_else(no_response).or_else(nothing_from).filter(|it| !self.is_before(it));
        // "Hasn't replied" is no reply.
        let is_apart =
            |it: &Range<usize>| unanswered.as_ref().is_none_or(|other| it.start >= other.end || it.end <= other.start);
        let reached = self.find(REACHED).filter(|it| is_apart(it) && !is_planned(words, it.start));
        let first = words.normalized(self.told.start);
        let silence =
            self.told.len() == 1 && matches!(first, "silence" | "nothing" | "crickets" | "engaged" | "voicemail");
        let silence = silence.then(|| self.told.clone());
        let reached = reached.map(|it| (Sort::Talk, it, false));
        reached.or_else(|| unanswered.or(silence).map(|it| (Sort::Attempt, it, true)))
    }

    /// "Tried to call", "missed a call".
    fn attempt(&self) -> Finding {
        let tried = self.find(ATTEMPTS).filter(|it| is_try(self.words, it, self.is_told) && !self.is_before(it));
        missed_call(self.words, &self.told).or(tried).map(|it| (Sort::Attempt, it, false))
    }

    /// "Luis couldn't make it", "Luis was ill", "saw Luis's photo".
    fn absence(&self) -> Finding {
        let (words, told) = (self.words, &self.told);
        let is_absence = |it: &Range<usize>| (!self.is_told || it.end >= told.end) && !self.talks_before(it.start);
        let not_come = || not_come(words, told);
        if let Some(phrase) = self.find(ABSENT).or_else(not_come).filter(is_absence) {
            return Some((Sort::Nothing, phrase, self.is_told));
        }
        let is_named = |it: &Range<usize>| {
            it.start > told.start && words.list[it.start - 1].is_capital && !self.talks_before(it.start)
        };
        if let Some(phrase) = self.find(FROM_AFAR).filter(|it| !self.is_told && is_far(words, told, it)) {
            return Some((Sort::Nothing, phrase, false));
        }
        let look = || told.clone().find(|it| is_look(words, *it)).map(|it| it..it + 1);
        self.find(AWAY).filter(is_named).or_else(look).map(|it| (Sort::Nothing, it, false))
    }

    /// "Lunch was cancelled", "forgot to call", "thought of Luis".
    fn refusal(&self) -> Finding {
        let (words, told) = (self.words, &self.told);
        if let Some(phrase) = self.find(CALLED_OFF).filter(|it| is_called_off(words, it, told, self.is_told)) {
            let has_contact = told.clone().any(|it| is_contact(words.normalized(it)) && !phrase.contains(&it));
            return Some((Sort::Nothing, phrase, !has_contact));
        }
        if self.is_told {
            return None;
        }
        if let Some(phrase) = split_verb(words, told) {
            return Some((Sort::Nothing, phrase, false));
        }
        let after = |it: &Range<usize>| (it.end..told.end).any(|at| is_talk_word(words, at));
        let thought = || self.find(THOUGHTS).filter(|it| is_thought(words, it, told, after(it)));
        denial(words, told).or_else(thought).map(|it| (Sort::Nothing, it, false))
    }
}
