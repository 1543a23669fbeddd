//! The grammar of day phrases: which words at a position name a day, and which day.

use std::ops::Range;

use chrono::NaiveDateTime;

use super::calendar::{Calendar, Day};
use super::day_words::PARTS;
use crate::domain::DateOrder;
use crate::quick_entry::tokens::{Words, count_words};

/// A day phrase in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// All words of the phrase, with the preposition.
    pub(super) range: Range<usize>,
    /// The preposition, such as "on"; empty without one.
    pub(super) lead: String,
    /// The day.
    pub(super) day: Day,
    /// A weekday or feast alone, which may also describe the noun after it: "the Monday meeting".
    pub(super) is_bare: bool,
}

/// What the grammar looks at besides the words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grammar<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) calendar: Calendar,
    pub(super) now: NaiveDateTime,
    pub(super) order: DateOrder,
    /// Whether a verb in the past tells that the event has happened.
    pub(super) is_past: bool,
}

/// A rule: the end of the phrase that begins at a position, and its day.
pub(super) type Rule = Option<(usize, Day)>;

/// The words before a phrase that belong to it.
const LEADS: &[&str] = &["on", "by", "at", "over", "during", "in", "back in", "due", "towards", "toward", "around"];

/// Verbs with "by": "dropped by".
const COMING_BY: &[&str] = &[
    "dropped", "stopped", "came", "popped", "passed", "went", "swung", "drop", "stop", "come", "pop", "drove", "walked",
];

impl Grammar<'_> {
    /// The day phrase that begins at a position.
    pub(super) fn at(&self, start: usize) -> Option<Found> {
        let (mut i, mut lead) = (start, String::new());
        for it in LEADS {
            let count = it.split(' ').count();
            // "Dropped by on Monday": the word belongs to the verb.
            let is_of_verb = *it == "by" && COMING_BY.contains(&self.words.before(start));
            if self.is_phrase(start, it) && !is_of_verb && self.joined(start + count - 1, "") {
                (i, lead) = (start + count, (*it).to_owned());
            }
        }
        // "About two weeks ago" is a day, "about Friday" a topic.
        if i == start && matches!(self.word(start), "about" | "some" | "almost" | "nearly" | "roughly") {
            let count = self.relative(start + 1, "").filter(|(end, _)| self.words.normalized(end - 1) == "ago");
            let is_free = |end: usize| (start..end).all(|it| self.words.is_free(it));
            if let Some((end, day)) = count.filter(|(end, _)| is_free(*end)) {
                return Some(Found { range: start..end, lead, day, is_bare: false });
            }
        }
        let has_article = self.word(i) == "the";
        let core = if has_article { i + 1 } else { i };
        let (end, day, is_bare) = self.core(core, &lead, has_article)?;
        let end = self.part_of_day(end);
        let is_free = (start..end).all(|it| self.words.is_free(it));
        is_free.then_some(Found { range: start..end, lead, day, is_bare })
    }

    fn core(&self, i: usize, lead: &str, has_article: bool) -> Option<(usize, Day, bool)> {
        let whole = |rule: Rule| rule.map(|(end, day)| (end, day, false));
        whole(self.weekday_and_date(i))
            .or_else(|| whole(self.weekday_and_number(i)))
            .or_else(|| whole(self.date(i, lead)))
            .or_else(|| whole(self.part_of_month(i)))
            .or_else(|| whole(self.weekday_of_week(i)))
            .or_else(|| whole(self.relative(i, lead)))
            .or_else(|| whole(self.month_or_year(i, lead)))
            .or_else(|| self.feast(i, lead))
            .or_else(|| whole(self.ordinal_alone(i, lead, has_article)))
            .or_else(|| self.bare_weekday(i, lead).map(|(end, day)| (end, day, lead.is_empty())))
    }

    /// The normalized word at a position; empty if it is not free.
    pub(super) fn word(&self, at: usize) -> &str {
        if self.words.is_free(at) { self.words.normalized(at) } else { "" }
    }

    /// Whether the words from a position are a phrase, within one thought.
    pub(super) fn is_phrase(&self, at: usize, phrase: &str) -> bool {
        phrase.starts_with(self.word(at))
            && phrase.split(' ').enumerate().all(|(offset, it)| self.word(at + offset) == it)
            && (at + 1..at + count_words(phrase)).all(|it| self.joined(it - 1, ""))
    }

    /// Where one of some phrases ends that begins at a position.
    pub(super) fn any_phrase(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find(|it| self.is_phrase(at, it)).map(|it| at + it.split(' ').count())
    }

    /// Whether the thought goes on after a word, or only these marks stand there.
    pub(super) fn joined(&self, at: usize, marks: &str) -> bool {
        let tail = self.words.tail(at).trim();
        let is_allowed = |c: char| marks.contains(c) || c.is_whitespace() || matches!(c, '\'' | '’' | '"' | '(');
        !self.words.list.get(at).is_some_and(|it| it.ends) || (!tail.is_empty() && tail.chars().all(is_allowed))
    }

    /// Whether a thought begins at a word and ends with the word before another.
    pub(super) fn is_alone(&self, start: usize, end: usize) -> bool {
        let begins = start == 0 || self.words.list.get(start - 1).is_some_and(|it| it.ends);
        begins && (end >= self.words.len() || self.words.list.get(end - 1).is_some_and(|it| it.ends))
    }

    /// The end of a phrase with the part of the day after it: "Friday evening", "on 3 May in the morning".
    fn part_of_day(&self, end: usize) -> usize {
        if end == 0 || !self.joined(end - 1, "") {
            return end;
        }
        let is_part = |at: usize| PARTS.contains(&self.word(at));
        match self.word(end) {
            "in" if self.word(end + 1) == "the" && is_part(end + 2) => end + 3,
            "at" if is_part(end + 1) => end + 2,
            "early" | "late" if is_part(end + 1) => end + 2,
            _ if is_part(end) => end + 1,
            _ => end,
        }
    }
}
