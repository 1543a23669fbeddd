//! The words that the user asks about, and where a text has them.

use std::borrow::Cow;

use crate::domain::{Alias, normalize};
use crate::insight::knows::words::{Head, Token, tokens};

/// Words of the language, which say nothing about a subject.
const GRAMMAR: &[&str] = &[
    "a", "an", "the", "i", "to", "of", "in", "on", "at", "for", "and", "or", "with", "about", "from", "by", "as", "is",
    "be", "it", "do", "my", "me", "we", "how", "what", "when", "where", "which", "who", "why", "can", "could", "did",
    "does", "should", "would", "will", "are", "was", "were", "has", "have", "had", "her", "his", "its", "our", "their",
    "they", "you", "your", "into", "but", "not", "all", "any", "out", "know", "knows", "want", "like", "somebody",
    "anybody", "someone", "anyone",
];
/// Words of a question that seldom say something about its subject. They count if somebody has them too ("first aid").
const VAGUE: &[&str] = &[
    "better", "best", "more", "most", "first", "good", "get", "getting", "find", "learn", "make", "work", "working",
    "people", "person", "thing", "things", "way", "one",
];

/// Up to how many words a text is a label, in which each word counts, as in "it support" (design decision).
const LABEL_WORDS: usize = 2;
/// Up to how many words in capitals are names, as in "SAP HR" (design decision: more are a locked key).
const CAPITALS: usize = 2;

/// The most words of a query that count, and the most other wordings (design decisions: nobody types more).
const MAX_WORDS: usize = 16;
const MAX_WORDINGS: usize = 8;

/// What the user asks about, in the wordings that mean the same.
#[derive(Clone, Debug, Default)]
pub(super) struct Query {
    /// The wordings. The first is the user's.
    wordings: Vec<Vec<Token>>,
    /// The beginnings of the words of each wording, for a quick look whether a text can have them.
    heads: Vec<Vec<String>>,
    /// Whether the user's wording has words that say little, and nothing else.
    is_vague: bool,
}

/// The words of a query in a text: for each wording the words found, as bits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    bits: Vec<u32>,
    /// The words of the text that were found.
    pub(super) words: Vec<Token>,
}

impl Query {
    /// Reads a query, without the words that say little if there are others. `means` are the words that mean the same.
    pub(super) fn new(text: &str, means: &[Alias]) -> Self {
        let all = told(tokens(text));
        let telling = telling(&all);
        let is_vague = all.iter().all(|it| is_grammar(it) || telling.is_empty());
        Self::of(if telling.is_empty() { all } else { telling }, is_vague, means)
    }

    /// Reads a query with the words that say little. None if it has none beside others.
    pub(super) fn in_full(text: &str, means: &[Alias]) -> Option<Self> {
        let (query, all) = (Self::new(text, means), told(tokens(text)));
        (query.own().len() < all.len().min(MAX_WORDS)).then(|| Self::of(all, query.is_vague, means))
    }

    fn of(mut own: Vec<Token>, is_vague: bool, means: &[Alias]) -> Self {
        own.truncate(MAX_WORDS);
        let mut wordings = vec![own];
        // One declaration may lead to the next.
        let mut at = 0;
        while let Some(wording) = wordings.get(at).cloned() {
            for other in means.iter().flat_map(|it| [(&it.word, &it.same_as), (&it.same_as, &it.word)]) {
                let (from, to) = (told(tokens(other.0)), told(tokens(other.1)));
                let new = replaced(&wording, &from, &to).or_else(|| replaced(&wording, &telling(&from), &to));
                wordings.extend(new.filter(|it| wordings.len() < MAX_WORDINGS && !has(&wordings, it)));
            }
            at += 1;
        }
        wordings.iter_mut().for_each(|it| it.truncate(MAX_WORDS));
        let heads = wordings.iter().map(|it| it.iter().map(Token::beginning).collect()).collect();
        Self { wordings, heads, is_vague }
    }

    /// The words of the user's own wording.
    pub(super) fn own(&self) -> &[Token] {
        self.wordings.first().map(Vec::as_slice).unwrap_or_default()
    }

    /// The heads of all words.
    pub(super) fn heads(&self) -> impl Iterator<Item = Head> + '_ {
        self.wordings.iter().flatten().map(Token::head)
    }

    /// Whether there is nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.own().is_empty()
    }

    /// Whether no word of the query says something about a subject. Such words count as labels, and not in sentences,
    /// most of which have some.
    pub(super) fn is_vague(&self) -> bool {
        self.is_vague
    }

    /// Whether a text can have a word of the query. Quick, because most texts have none: no word is made.
    pub(super) fn may_be_in(&self, text: &str) -> bool {
        let text = comparable(text);
        self.heads.iter().flatten().any(|it| has_part(text.as_bytes(), it.as_bytes()))
    }

    /// Whether a text can have all words of a wording. As quick.
    pub(super) fn may_be_whole_in(&self, text: &str) -> bool {
        let text = comparable(text);
        self.heads.iter().any(|it| it.iter().all(|it| has_part(text.as_bytes(), it.as_bytes())))
    }

    /// The words of the query in a text.
    pub(super) fn find(&self, text: &str) -> Option<Found> {
        if !self.may_be_in(text) {
            return None;
        }
        self.find_in(&tokens(text))
    }

    /// The words of the query in a text that has all words of a wording.
    pub(super) fn find_whole(&self, text: &str) -> Option<Found> {
        if !self.may_be_whole_in(text) {
            return None;
        }
        self.find_in(&tokens(text)).filter(|it| self.is_whole(it))
    }

    /// The words of the query among the words of a text.
    pub(super) fn find_in(&self, words: &[Token]) -> Option<Found> {
        let is_here = |word: &Token| self.wordings.iter().flatten().any(|it| it.is_same(word));
        if !words.iter().any(is_here) {
            return None;
        }
        let mut found = Found { bits: vec![0; self.wordings.len()], words: Vec::new() };
        let words = words.to_vec();
        for word in if words.len() > LABEL_WORDS { told(words) } else { words } {
            let mut is_found = false;
            for (bits, wording) in found.bits.iter_mut().zip(&self.wordings) {
                for (at, _) in (0_u32..).zip(wording).filter(|(_, it)| it.is_same(&word)) {
                    *bits |= 1 << at;
                    is_found = true;
                }
            }
            if is_found {
                found.words.push(word);
            }
        }
        (!found.words.is_empty()).then_some(found)
    }

    /// Whether all words of a wording are found.
    pub(super) fn is_whole(&self, found: &Found) -> bool {
        let is_full = |(bits, wording): (&u32, &Vec<Token>)| bits.count_ones() as usize == wording.len();
        found.bits.iter().zip(&self.wordings).any(is_full)
    }

    /// Whether another wording than the user's own is found: it alone, or whole where the own one is not.
    pub(super) fn is_by_other_words(&self, found: &Found) -> bool {
        let own = found.bits.first().map_or(0, |it| it.count_ones() as usize);
        own == 0 || own < self.own().len() && self.is_whole(found)
    }
}

impl Found {
    /// Adds the words found elsewhere.
    pub(super) fn add(&mut self, other: &Self) {
        self.bits.resize(self.bits.len().max(other.bits.len()), 0);
        self.bits.iter_mut().zip(&other.bits).for_each(|(mine, theirs)| *mine |= theirs);
    }
}

/// Whether a word is one of the language. One in capitals is a name: IT, OR.
fn is_grammar(word: &Token) -> bool {
    !word.is_in_capitals && GRAMMAR.contains(&word.plain.as_str())
}

/// The words without those of the language, if there are others.
fn told(mut words: Vec<Token>) -> Vec<Token> {
    if words.len() > CAPITALS && words.iter().all(|it| it.is_in_capitals) {
        words.iter_mut().for_each(|it| it.is_in_capitals = false);
    }
    let told: Vec<Token> = words.iter().filter(|it| !is_grammar(it)).cloned().collect();
    if told.is_empty() { words } else { told }
}

/// The words without those that say little.
fn telling(words: &[Token]) -> Vec<Token> {
    let is_telling = |it: &&Token| it.is_in_capitals || !VAGUE.contains(&it.plain.as_str());
    words.iter().filter(is_telling).cloned().collect()
}

fn has(wordings: &[Vec<Token>], new: &[Token]) -> bool {
    let plain = |it: &[Token]| it.iter().map(|it| it.plain.clone()).collect::<Vec<_>>();
    wordings.iter().any(|it| plain(it) == plain(new))
}

/// The wording with `from` replaced by `to`, if it has `from`.
fn replaced(wording: &[Token], from: &[Token], to: &[Token]) -> Option<Vec<Token>> {
    let is_here = |part: &[Token]| part.iter().zip(from).all(|(a, b)| a.is_same(b));
    let at = (!from.is_empty() && !to.is_empty()).then(|| wording.windows(from.len()).position(is_here)).flatten()?;
    let (start, rest) = wording.split_at(at);
    Some([start, to, rest.get(from.len()..).unwrap_or_default()].concat())
}

/// A text in which a beginning in its normal form can be looked for: as it is, if it is of ASCII letters.
fn comparable(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { text.into() } else { normalize(text).into() }
}

/// Whether a text can have a word with such a beginning.
pub(super) fn may_begin(text: &str, beginning: &str) -> bool {
    has_part(comparable(text).as_bytes(), beginning.as_bytes())
}

/// Whether a text has a part, in any case of ASCII letters. The part is in its normal form.
fn has_part(text: &[u8], part: &[u8]) -> bool {
    let Some((first, rest)) = part.split_first() else { return false };
    // Most bytes are another letter.
    let upper = first.to_ascii_uppercase();
    let goes_on = |at: usize| text.get(at..at + rest.len()).is_some_and(|it| it.eq_ignore_ascii_case(rest));
    text.iter().enumerate().any(|(at, it)| (it == first || *it == upper) && goes_on(at + 1))
}
