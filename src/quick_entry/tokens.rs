//! Tokenizes a sentence and tracks which words have been understood.

use std::ops::Range;

use crate::domain::normalize;
use crate::quick_entry::reading::Mark;

/// A word: its byte range, its normalized text, and the punctuation after it.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) range: Range<usize>,
    pub(super) normalized: String,
    pub(super) is_capital: bool,
    /// A comma, full stop or similar follows: the thought ends here.
    pub(super) ends: bool,
    /// A comma follows, so a list may continue.
    pub(super) comma: bool,
    pub(super) state: State,
}

/// The parser's progress on a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Free,
    /// Consumed by a field without being highlighted, such as the words of a topic.
    Spent,
    Understood,
    Unsure,
}

/// The words of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Words<'a> {
    sentence: &'a str,
    pub(super) list: Vec<Word>,
}

impl<'a> Words<'a> {
    pub(super) fn split(sentence: &'a str) -> Self {
        let mut list = Vec::new();
        let mut start = None;
        for (at, c) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
            match (c.is_whitespace(), start) {
                (true, Some(from)) => {
                    let found = word(sentence, from..at);
                    // A bracket or dash before a word, or alone, ends the thought before it.
                    let ends = found.is_none() || sentence[from..at].starts_with('(');
                    let is_and = sentence[from..at] == *"&";
                    list.last_mut().into_iter().for_each(|it: &mut Word| it.ends |= ends && !is_and);
                    list.extend(found);
                    start = None;
                }
                (false, None) => start = Some(at),
                _ => (),
            }
        }
        Self { sentence, list }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn normalized(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |it| it.normalized.as_str())
    }

    /// The normalized previous word; empty if a thought ends there.
    pub(super) fn before(&self, at: usize) -> &str {
        match at.checked_sub(1) {
            Some(before) if !self.list[before].ends => self.normalized(before),
            _ => "",
        }
    }

    pub(super) fn is_free(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|it| it.state == State::Free)
    }

    /// The original text of the words, without the punctuation around it.
    pub(super) fn text(&self, range: Range<usize>) -> &'a str {
        match (self.list.get(range.start), range.end.checked_sub(1).and_then(|it| self.list.get(it))) {
            (Some(first), Some(last)) if first.range.start <= last.range.end => {
                &self.sentence[first.range.start..last.range.end]
            }
            _ => "",
        }
    }

    /// The normalized words, joined by single spaces.
    pub(super) fn phrase(&self, range: Range<usize>) -> String {
        self.list[range].iter().map(|it| it.normalized.as_str()).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn claim(&mut self, range: Range<usize>, state: State) {
        for word in &mut self.list[range] {
            word.state = state;
        }
    }

    /// The first position of a phrase whose words are all free and within one thought.
    pub(super) fn find(&self, phrase: &str) -> Option<Range<usize>> {
        let count = phrase.split(' ').count();
        (0..(self.len() + 1).saturating_sub(count)).map(|at| at..at + count).find(|range| {
            range.clone().all(|it| self.is_free(it))
                && self.phrase(range.clone()) == phrase
                && self.is_one_thought(range.clone())
        })
    }

    /// Whether no thought ends inside the range.
    pub(super) fn is_one_thought(&self, range: Range<usize>) -> bool {
        range.end == 0 || self.list[range.start..range.end - 1].iter().all(|it| !it.ends)
    }

    pub(super) fn marks(&self) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::new();
        for word in self.list.iter().filter(|it| matches!(it.state, State::Understood | State::Unsure)) {
            marks.push(Mark { range: word.range.clone(), is_unsure: word.state == State::Unsure });
        }
        marks
    }
}

/// A word without the punctuation around it; `None` if it has only punctuation.
fn word(sentence: &str, range: Range<usize>) -> Option<Word> {
    let raw = &sentence[range.clone()];
    let is_inner = |c: char| c.is_alphanumeric() || c == '#' || c == '+';
    let core = raw.trim_start_matches(|c: char| !is_inner(c)).trim_end_matches(|c: char| !is_inner(c));
    if core.is_empty() {
        return None;
    }
    let offset = core.as_ptr() as usize - raw.as_ptr() as usize;
    let tail = &raw[offset + core.len()..];
    let core = core.strip_suffix("'s").or_else(|| core.strip_suffix("’s")).unwrap_or(core);
    let start = range.start + offset;
    Some(Word {
        range: start..start + core.len(),
        normalized: normalize(core),
        is_capital: core.chars().next().is_some_and(char::is_uppercase),
        ends: tail.contains([',', '.', ';', ':', '!', '?', ')']),
        comma: tail.contains(','),
        state: State::Free,
    })
}
