//! Tokenizes a sentence and tracks which words have been understood.

use std::ops::Range;

use crate::domain::name_words::{is_initial, is_prefix, is_suffix};
use crate::domain::{is_apostrophe, name_keys, normalize};
use crate::quick_entry::lexicon::LEADS;
use crate::quick_entry::reading::Mark;

/// A word: its byte range, its normalized text, and the punctuation after it.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) range: Range<usize>,
    pub(super) normalized: String,
    /// The words of a name in it: two for "Jean-Luc".
    pub(super) keys: Vec<String>,
    pub(super) is_capital: bool,
    /// Of a script without capitals.
    pub(super) is_caseless: bool,
    /// A comma, full stop or similar follows: the thought ends here.
    pub(super) ends: bool,
    /// A comma follows, so a list may continue.
    pub(super) comma: bool,
    /// A full stop follows at once.
    pub(super) stop: bool,
    /// The word is possessive: "Luis's", "Luis’".
    pub(super) is_possessive: bool,
    pub(super) state: State,
}

impl Word {
    /// Whether a name may begin with this word: it has a capital, or its script has none.
    pub(super) fn is_like_a_name(&self) -> bool {
        self.is_capital || self.is_caseless
    }

    /// Whether a name may be read from this word.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.state, State::Free | State::Named)
    }
}

/// The parser's progress on a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Free,
    /// Reserved for a name: no other field may have it.
    Named,
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
        let mut list: Vec<Word> = Vec::new();
        for range in chunks(sentence) {
            for (range, meaning) in pieces(sentence, range) {
                let found = word(sentence, range.clone(), meaning);
                // A bracket or dash before a word, or alone, ends the thought before it.
                let ends = found.is_none() || sentence[range].starts_with(['(', '（']);
                list.last_mut().into_iter().for_each(|it| it.ends |= ends);
                list.extend(found);
            }
        }
        let mut words = Self { sentence, list };
        words.continue_after_abbreviations();
        words
    }

    /// The full stop of a title or an initial ends no thought: "Dr. Watson", "Anna S. and Luis".
    fn continue_after_abbreviations(&mut self) {
        for at in 0..self.len() {
            if !self.list[at].stop || self.list[at].comma {
                continue;
            }
            let written = self.written(at);
            let is_after = at > 0 && self.list[at - 1].is_capital && !self.list[at - 1].ends;
            let is_before = self.list.get(at + 1).is_some_and(|it| it.is_capital);
            let opens = at == 0 || LEADS.contains(&self.before(at));
            let is_name = match is_initial(&written) {
                true => is_after || (opens && is_before),
                false => (is_prefix(&written) && is_before) || (is_after && is_suffix(&written, false)),
            };
            if is_name {
                self.list[at].ends = false;
            }
        }
    }

    /// The original text of a word, with the full stop after it.
    pub(super) fn written(&self, at: usize) -> String {
        let stop = if self.list.get(at).is_some_and(|it| it.stop) { "." } else { "" };
        format!("{}{stop}", self.text(at..at + 1))
    }

    /// Some of the words as a sentence of their own.
    pub(super) fn part(&self, range: Range<usize>) -> Self {
        Self { sentence: self.sentence, list: self.list.get(range).unwrap_or_default().to_vec() }
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

    /// Like `text`, with the possessive ending of the last word: "a friend of Ana's".
    pub(super) fn text_with_owner(&self, range: Range<usize>) -> &'a str {
        let text = self.text(range.clone());
        let is_owner = range.end.checked_sub(1).is_some_and(|it| self.list[it].is_possessive);
        let rest = self.list.get(range.start).map_or("", |it| &self.sentence[it.range.start..]);
        let ending =
            rest.get(text.len()..).unwrap_or_default().chars().take_while(|it| is_apostrophe(*it) || *it == 's');
        let length: usize = ending.map(char::len_utf8).sum();
        if is_owner { &rest[..text.len() + length] } else { text }
    }

    /// The text between a word and the next.
    pub(super) fn tail(&self, at: usize) -> &'a str {
        let from = self.list.get(at).map_or(self.sentence.len(), |it| it.range.end);
        let to = self.list.get(at + 1).map_or(self.sentence.len(), |it| it.range.start);
        self.sentence.get(from..to).unwrap_or_default()
    }

    /// Whether a word has the ending of a possessive: "Friday's".
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|it| it.is_possessive)
    }

    /// Whether the words from a position are a phrase, within one thought.
    pub(super) fn phrase_at(&self, at: usize, phrase: &str) -> bool {
        // Most phrases differ in their first letters.
        phrase.starts_with(self.normalized(at))
            && phrase.split(' ').enumerate().all(|(offset, it)| self.normalized(at + offset) == it)
            && self.is_one_thought(at..at + count_words(phrase))
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
        let at = (0..self.len())
            .find(|at| self.phrase_at(*at, phrase) && (*at..*at + count_words(phrase)).all(|it| self.is_free(it)))?;
        Some(at..at + count_words(phrase))
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

/// The number of words of a phrase.
pub(super) fn count_words(phrase: &str) -> usize {
    1 + phrase.bytes().filter(|it| *it == b' ').count()
}

/// The parts of a sentence between white space.
fn chunks(sentence: &str) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let mut start = None;
    for (at, c) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                chunks.push(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => (),
        }
    }
    chunks
}

/// The words of a chunk, each with its meaning if it is a sign: "w/Ana", "Ana/Luis", "Ana&Luis", "Ana,Luis".
fn pieces(sentence: &str, chunk: Range<usize>) -> Vec<(Range<usize>, &'static str)> {
    let text = &sentence[chunk.clone()];
    if matches!(text, "&" | "+" | "＆") {
        return vec![(chunk, "and")];
    }
    // "Lunch with Ana @ canteen".
    if text == "@" {
        return vec![(chunk, "at")];
    }
    let mut pieces = Vec::new();
    let mut start = chunk.start;
    for (sign, meaning) in [("w/o", "without"), ("W/o", "without"), ("w/", "with"), ("W/", "with")] {
        if text.starts_with(sign) && start == chunk.start {
            start += sign.len();
            pieces.push((chunk.start..start, meaning));
        }
    }
    // An address or a link is one word.
    let is_whole = text.contains('@') || text.contains("://");
    for (offset, sign) in text.char_indices().filter(|_| !is_whole) {
        let at = chunk.start + offset;
        let end = at + sign.len_utf8();
        if at < start || end == chunk.end {
            continue;
        }
        let (left, right) = (&sentence[start..at], &sentence[end..chunk.end]);
        if matches!(sign, '/' | '&' | '+') && is_name_part(left) && is_name_part(right) {
            pieces.extend([(start..at, ""), (at..end, "and")]);
            start = end;
        } else if is_break(sign, left, right) {
            // The sign stays with the word before it, whose thought it ends.
            pieces.push((start..end, ""));
            start = end;
        }
    }
    if start < chunk.end {
        pieces.push((start..chunk.end, ""));
    }
    pieces
}

/// Whether a sign between letters ends a word: not the comma of "1,5".
fn is_break(sign: char, left: &str, right: &str) -> bool {
    let begins = |it: char| it.is_alphabetic() || it == '#';
    matches!(sign, ',' | ';' | '，' | '、' | '；' | '،' | '—' | '。')
        && left.ends_with(char::is_alphanumeric)
        && right.starts_with(begins)
        && (!left.ends_with(|it: char| it.is_ascii_digit()) || right.starts_with('#'))
}

/// Whether letters beside a sign may be a name: "Ana/Luis", not "R&D" or "24/7".
fn is_name_part(text: &str) -> bool {
    let first = text.split(|it: char| !it.is_alphabetic()).next().unwrap_or_default();
    let last = text.rsplit(|it: char| !it.is_alphabetic()).next().unwrap_or_default();
    let is_word = |it: &str| it.chars().count() > 1 || it.chars().all(is_caseless);
    !first.is_empty() && !last.is_empty() && is_word(first) && is_word(last)
}

/// Whether a letter is of a script that writes no capitals. Unicode has capitals for Georgian, but sentences do not.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && (!c.is_lowercase() && !c.is_uppercase() || matches!(c, '\u{10d0}'..='\u{10ff}'))
}

/// A word without the punctuation around it; `None` if it has only punctuation. `meaning` is the text of a sign.
fn word(sentence: &str, range: Range<usize>, meaning: &str) -> Option<Word> {
    let raw = &sentence[range.clone()];
    let is_inner = |c: char| c.is_alphanumeric() || c == '#' || c == '+';
    let is_outer = |c: char| !is_inner(c);
    let core = if meaning.is_empty() { raw.trim_start_matches(is_outer).trim_end_matches(is_outer) } else { raw };
    if core.is_empty() {
        return None;
    }
    let offset = core.as_ptr() as usize - raw.as_ptr() as usize;
    let tail = &raw[offset + core.len()..];
    let is_quoted = raw[..offset].contains(is_apostrophe);
    let owner = core.strip_suffix(['s', 'S']).and_then(|it| it.strip_suffix(is_apostrophe));
    let is_owner =
        owner.is_some() || (core.ends_with(['s', 'x', 'z']) && tail.starts_with(is_apostrophe) && !is_quoted);
    let core = owner.unwrap_or(core);
    let start = range.start + offset;
    let first = core.chars().next();
    Some(Word {
        range: start..start + core.len(),
        normalized: if meaning.is_empty() { normalize(core) } else { meaning.to_owned() },
        keys: name_keys(core),
        is_capital: first.is_some_and(char::is_uppercase) || has_inner_capital(core),
        is_caseless: first.is_some_and(is_caseless),
        ends: tail.contains(|it| ",.;:!?)，、。；：！？،؟）—".contains(it)),
        comma: tail.contains([',', ';', '，', '、', '،']),
        stop: tail.starts_with('.') && !tail.starts_with(".."),
        is_possessive: is_owner,
        state: State::Free,
    })
}

/// "al-Rashid", "d'Artagnan".
fn has_inner_capital(core: &str) -> bool {
    core.split_once(|it| it == '-' || is_apostrophe(it)).is_some_and(|(particle, rest)| {
        matches!(particle, "al" | "el" | "ad" | "as" | "ash" | "ar" | "an" | "d" | "l" | "dell" | "nell" | "ul")
            && rest.starts_with(char::is_uppercase)
    })
}
