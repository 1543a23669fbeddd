//! What a match in free text is worth: a mention, a word about somebody else, or the opposite of knowledge.

use crate::domain::normalize;
use crate::insight::knows::answer::Marked;
use crate::insight::knows::query::Query;
use crate::insight::knows::words::{Token, tokens};

/// Words before a match that deny it, at most [`REACH`] words away.
const DENIALS: &[&str] = &[
    "not", "no", "never", "ex", "former", "formerly", "hates", "hated", "without", "cannot", "nicht", "kein", "keine",
    "nie", "ehemals", "fruher", "emeritus", "emerita",
];
/// The same, in two words.
const DENIALS_OF_TWO: &[[&str; 2]] = &[["no", "longer"], ["used", "to"], ["stopped", "doing"]];
/// Words after a match that deny it, as far away at most.
const LATER_DENIALS: &[&str] = &["anymore", "emeritus", "emerita"];
/// The same, in two words.
const LATER_DENIALS_OF_TWO: &[[&str; 2]] =
    &[["any", "more"], ["not", "any"], ["no", "more"], ["never", "again"], ["no", "longer"]];
/// Words for the whole person, who does nothing of it any more: "(retired)", "a retired officer", and not
/// "for retired people".
const RETIRED: &[&str] = &["retired", "pensioniert", "rente", "ruhestand"];
/// Words before [`RETIRED`] that leave it to the person.
const BEFORE_RETIRED: &[&str] = &["a", "an", "the", "is", "now", "just", "semi", "in", "im"];
/// How many words a denial reaches (design decision).
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
/// Doers after such a word: somebody else, wherever they stand in a sentence.
const WORKERS: &[&str] = &[
    "accountant",
    "adviser",
    "advisor",
    "agent",
    "anwalt",
    "anwaltin",
    "architect",
    "arzt",
    "arztin",
    "assistant",
    "banker",
    "bookkeeper",
    "broker",
    "builder",
    "carpenter",
    "client",
    "coach",
    "consultant",
    "dentist",
    "developer",
    "doctor",
    "editor",
    "electrician",
    "engineer",
    "gardener",
    "landlord",
    "lawyer",
    "mechanic",
    "midwife",
    "notary",
    "nurse",
    "plumber",
    "professor",
    "secretary",
    "solicitor",
    "steuerberater",
    "supervisor",
    "teacher",
    "tenant",
    "therapist",
    "trainer",
    "tutor",
    "vet",
];
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

/// The first sentence of a text with all words of the query, and its meaning.
pub(super) fn sentence(text: &str, query: &Query) -> Option<(Says, Marked)> {
    if query.is_vague() || !query.may_be_whole_in(text) {
        return None;
    }
    sentences(text).into_iter().filter(|it| query.may_be_whole_in(it)).find_map(|it| {
        let words = tokens(it);
        let found = query.find_in(&words).filter(|it| query.is_whole(it))?;
        // "let's go" is not about the language: so short a word needs its capital, and not as the first word.
        let is_name = |word: &Token| word.plain.chars().count() > 2 || word.has_capital && word.from > 0;
        if !found.words.iter().all(is_name) {
            return None;
        }
        let is_of_another = is_of_another(&words, &found.words) && !is_denied(it, &found.words);
        let says = if is_of_another { Says::OfAnother } else { Says::Mentions };
        Some((says, Marked::of(it, &found.words)))
    })
}

/// The sentences of a text. A question has its answer with it: "Grants? Not any more."
fn sentences(text: &str) -> Vec<&str> {
    let (mut sentences, mut from) = (Vec::new(), 0);
    for (at, end) in text.match_indices(['.', '!', '?', ';', '\n']) {
        let to = at + end.len();
        if end != "?" || text.get(to..).is_none_or(|it| it.trim().is_empty() || it.starts_with('\n')) {
            sentences.extend(text.get(from..to));
            from = to;
        }
    }
    sentences.extend(text.get(from..));
    sentences.into_iter().map(str::trim).filter(|it| !it.is_empty()).collect()
}

fn is_of_another(words: &[Token], found: &[Token]) -> bool {
    let is_found_doer = |it: &Token| DOERS.iter().any(|end| it.plain.ends_with(end)) && found.contains(it);
    let is_worker = |it: &Token| WORKERS.contains(&it.plain.trim_end_matches('s')) || is_found_doer(it);
    let has_doer = words.iter().enumerate().filter(|(_, it)| is_worker(it)).any(|(at, _)| {
        let before = words.get(at.saturating_sub(2)..at).unwrap_or_default();
        before.iter().any(|it| OF_THIRD.contains(&it.plain.as_str()))
    });
    has_doer || words.iter().any(|it| THIRD.contains(&it.plain.as_str()) && !found.contains(it))
}

/// Whether a text denies the words found in it: "not marketing any more", "ex-marketing", "grants officer (retired)".
pub(super) fn is_denied(text: &str, found: &[Token]) -> bool {
    let normal = normalize(text);
    let pairs = DENIALS_OF_TWO.iter().chain(LATER_DENIALS_OF_TWO).flatten();
    let mut all = DENIALS.iter().chain(LATER_DENIALS).chain(RETIRED).chain(pairs);
    if !all.any(|it| normal.contains(it)) && !normal.contains("n't") {
        return false;
    }
    let words = tokens(text);
    words.iter().enumerate().filter(|(_, it)| found.contains(it)).any(|(at, it)| {
        let before = words.get(at.saturating_sub(REACH)..at).unwrap_or_default();
        let after = words.get(at + 1..words.len().min(at + 1 + REACH)).unwrap_or_default();
        before.iter().any(is_denial)
            || has_pair(before, DENIALS_OF_TWO)
            || after.iter().any(|it| LATER_DENIALS.contains(&it.plain.as_str()))
            || has_pair(after, LATER_DENIALS_OF_TWO)
            || is_answered_no(text, it, after)
    }) || says_retired(text, &words)
}

fn is_denial(word: &Token) -> bool {
    DENIALS.contains(&word.plain.as_str()) || word.plain.ends_with("n't")
}

fn has_pair(words: &[Token], pairs: &[[&str; 2]]) -> bool {
    words.windows(2).any(|pair| pairs.iter().any(|it| pair.iter().map(|it| &*it.plain).eq(*it)))
}

/// Whether the word ends a question, and the next one says no.
fn is_answered_no(text: &str, word: &Token, after: &[Token]) -> bool {
    let next = after.first().filter(|it| is_denial(it));
    next.and_then(|it| text.get(word.to..it.from)).is_some_and(|it| it.contains('?'))
}

/// Whether a text says that the person is retired.
fn says_retired(text: &str, words: &[Token]) -> bool {
    words.iter().enumerate().filter(|(_, it)| RETIRED.contains(&it.plain.as_str())).any(|(at, it)| {
        let is_last = text.get(it.to..).is_some_and(|it| !it.trim_start().starts_with(char::is_alphanumeric));
        let before = at.checked_sub(1).and_then(|it| words.get(it));
        is_last || before.is_none_or(|it| BEFORE_RETIRED.contains(&it.plain.as_str()))
    })
}
