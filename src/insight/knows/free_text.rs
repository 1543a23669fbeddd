//! What a match in free text is worth: a mention, a word about somebody else, or the opposite of knowledge.

use crate::domain::normalize;
use crate::insight::knows::answer::Marked;
use crate::insight::knows::query::Query;
use crate::insight::knows::words::{Token, tokens};

/// Words before a match that deny it, at most [`REACH`] words away.
const DENIALS: &[&str] = &[
    "not", "no", "never", "ex", "former", "formerly", "hates", "hated", "without", "cannot", "nicht", "kein", "keine",
    "nie", "ehemals", "fruher",
];
/// The same, in two words.
const DENIALS_OF_TWO: &[[&str; 2]] = &[["no", "longer"], ["used", "to"], ["stopped", "doing"]];
/// How many words before a match a denial reaches (design decision).
const REACH: usize = 3;

/// Words for a third person: who knows it is somebody else, whom the person may introduce.
const THIRD: &[&str] = &[
    "brother",
    "sister",
    "mother",
    "father",
    "mum",
    "mom",
    "dad",
    "wife",
    "husband",
    "partner",
    "son",
    "daughter",
    "cousin",
    "uncle",
    "aunt",
    "nephew",
    "niece",
    "grandmother",
    "grandfather",
    "friend",
    "colleague",
    "boss",
    "manager",
    "neighbour",
    "neighbor",
    "flatmate",
    "boyfriend",
    "girlfriend",
    "mentor",
    "bruder",
    "schwester",
    "mutter",
    "vater",
    "frau",
    "mann",
    "sohn",
    "tochter",
    "freund",
    "freundin",
    "kollege",
    "kollegin",
    "nachbar",
];
/// Words that make a doer after them somebody else: "their lawyer".
const OF_THIRD: &[&str] = &["her", "his", "their", "ihr", "ihre", "sein", "seine"];
/// The endings of doers.
const DOERS: &[&str] = &["er", "or", "ist", "ant", "ian"];

/// What a sentence says about the words of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// It mentions them.
    Mentions,
    /// It says that somebody else knows them.
    OfAnother,
}

/// The first sentence of a text with all words of the query, and what it says.
pub(super) fn sentence(text: &str, query: &Query) -> Option<(Says, Marked)> {
    if !query.may_be_in(text) {
        return None;
    }
    text.split_inclusive(['.', '!', '?', ';', '\n']).find_map(|it| {
        let it = it.trim();
        let words = tokens(it);
        let found = query.find_in(words.clone()).filter(|it| query.is_whole(it))?;
        // "let's go" is not about the language: so short a word needs its capital, and not as the first word.
        let is_name = |word: &Token| word.plain.chars().count() > 2 || word.has_capital && word.from > 0;
        if !found.words.iter().all(is_name) {
            return None;
        }
        let says = if is_of_another(&words, &found.words) { Says::OfAnother } else { Says::Mentions };
        Some((says, Marked::of(it, &found.words)))
    })
}

fn is_of_another(words: &[Token], found: &[Token]) -> bool {
    let is_doer = |it: &str| DOERS.iter().any(|end| it.ends_with(end));
    let has_doer = words.iter().enumerate().any(|(at, it)| {
        let before = words.get(at.saturating_sub(2)..at).unwrap_or_default();
        is_doer(&it.plain) && found.contains(it) && before.iter().any(|it| OF_THIRD.contains(&it.plain.as_str()))
    });
    has_doer || words.iter().any(|it| THIRD.contains(&it.plain.as_str()) && !found.contains(it))
}

/// Whether a text denies the words found in it: "not marketing any more", "ex-marketing".
pub(super) fn is_denied(text: &str, found: &[Token]) -> bool {
    let normal = normalize(text);
    if !DENIALS.iter().chain(DENIALS_OF_TWO.iter().flatten()).any(|it| normal.contains(it)) && !normal.contains("n't") {
        return false;
    }
    let words = tokens(text);
    words.iter().enumerate().filter(|(_, it)| found.contains(it)).any(|(at, _)| {
        let before = words.get(at.saturating_sub(REACH)..at).unwrap_or_default();
        let is_no = |it: &Token| DENIALS.contains(&it.plain.as_str()) || it.plain.ends_with("n't");
        let is_two = |pair: &[Token]| DENIALS_OF_TWO.iter().any(|it| pair.iter().map(|it| &*it.plain).eq(*it));
        before.iter().any(is_no) || before.windows(2).any(is_two)
    })
}
