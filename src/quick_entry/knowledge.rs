//! Parses what a person knows: "Kenji knows contracts (seen it)". Such a sentence tells of no exchange.
//!
//! Only a sentence that says this and nothing else is taken, about somebody of the book: "Kenji knows that …" and
//! "Kenji knows Ana" say something else, and what is left open stays an exchange.

use std::ops::Range;

use crate::domain::{Book, Depth, Gone, HowKnown, Knows, KnowsCommand, PersonId, label_key};
use crate::quick_entry::reading::{Happening, Reading};
use crate::quick_entry::tokens::{State, Words};
use crate::quick_entry::who::Names;

/// The words between a name and what the person knows, the longest first, with how well, and why it does not count.
const VERBS: &[(&str, Option<Depth>, Option<Gone>)] = &[
    ("does not know a thing about", None, Some(Gone::NotThis)),
    ("does not know anything about", None, Some(Gone::NotThis)),
    ("knows everything about", Some(Depth::Does), None),
    ("knows all about", Some(Depth::Does), None),
    ("knows a lot about", Some(Depth::Does), None),
    ("knows a bit about", None, None),
    ("knows something about", None, None),
    ("knows nothing about", None, Some(Gone::NotThis)),
    ("does not know about", None, Some(Gone::NotThis)),
    ("doesnt know about", None, Some(Gone::NotThis)),
    ("does not know", None, Some(Gone::NotThis)),
    ("doesnt know", None, Some(Gone::NotThis)),
    ("do not know", None, Some(Gone::NotThis)),
    ("dont know", None, Some(Gone::NotThis)),
    ("no longer knows about", None, Some(Gone::NotAnyMore)),
    ("no longer knows", None, Some(Gone::NotAnyMore)),
    ("used to know about", None, Some(Gone::NotAnyMore)),
    ("used to know", None, Some(Gone::NotAnyMore)),
    ("is known for", Some(Depth::KnownFor), None),
    ("is an expert on", Some(Depth::KnownFor), None),
    ("is an expert in", Some(Depth::KnownFor), None),
    ("knows about", None, None),
    ("know about", None, None),
    ("knows", None, None),
    ("know", None, None),
];

/// Words at the end that say that it is so no longer.
const ANY_MORE: &[&str] = &["any more", "anymore", "any longer"];

/// Words at the end that say how well.
const WELL: &[&str] = &["inside out", "very well", "really well", "well"];

/// Words with which something else begins than the name of a subject: a clause, a person, one thing that all know of.
const NO_SUBJECT: &[&str] = &[
    "that",
    "this",
    "these",
    "those",
    "how",
    "what",
    "why",
    "where",
    "when",
    "who",
    "whom",
    "whose",
    "which",
    "whether",
    "if",
    "me",
    "us",
    "him",
    "her",
    "them",
    "you",
    "it",
    "i",
    "we",
    "he",
    "she",
    "they",
    "my",
    "our",
    "your",
    "his",
    "their",
    "its",
    "each",
    "one",
    "the",
    "a",
    "an",
    "some",
    "many",
    "most",
    "of",
    "from",
    "and",
    "but",
    "so",
    "because",
    "since",
    "for",
    "as",
    "in",
    "at",
    "by",
    "to",
    "too",
    "also",
    "already",
    "yet",
    "now",
    "then",
    "better",
    "best",
    "more",
    "less",
    "enough",
    "all",
    "both",
    "no",
    "not",
    "nothing",
    "something",
    "anything",
    "everything",
    "somebody",
    "someone",
    "anybody",
    "anyone",
    "everybody",
    "everyone",
    "nobody",
    "people",
    "mr",
    "mrs",
    "ms",
    "dr",
    "frau",
    "herr",
    "about",
    "with",
];

/// Words inside which a subject does not have: a clause of its own begins.
const CLAUSE: &[&str] =
    &["i", "we", "he", "she", "they", "you", "me", "us", "him", "them", "is", "was", "will", "who", "that", "because"];

/// The most words of a subject (design decision: more of them tell a story).
const MAX_WORDS: usize = 6;

/// Words before the verb that change nothing.
const ADVERBS: &[&str] = &["also", "really", "still", "actually", "certainly"];

const SEEN: &[&str] =
    &["seen it", "i saw it", "saw it", "i have seen it", "ive seen it", "i have seen", "i saw", "seen"];
const THEY_SAY: &[&str] = &[
    "she says so",
    "he says so",
    "they say so",
    "says so",
    "so she says",
    "so he says",
    "so they say",
    "she says",
    "he says",
    "they say",
    "she told me",
    "he told me",
    "they told me",
    "she said so",
    "he said so",
];
const TITLE: &[&str] =
    &["from the title", "from the job title", "by title", "job title", "from her title", "from his title"];
const TOLD: &[&str] = &["somebody told me", "someone told me", "i was told", "i heard", "heard it", "told"];
/// Words after the name of who said so.
const SAID: &[&str] = &["told me", "says so", "said so", "says", "says it"];

/// Parses a sentence that says what somebody knows. Returns whether it is one. The words of the people stay free.
pub(super) fn read(words: &mut Words<'_>, reading: &mut Reading, names: &Names) -> bool {
    let Some((verb, knows)) = found(words, names) else { return false };
    words.claim(verb..words.len(), State::Understood);
    reading.knows = Some(knows);
    reading.happening = Happening::Nothing;
    true
}

/// Where the verb begins, and what the people before it know.
fn found(words: &Words<'_>, names: &Names) -> Option<(usize, Knows)> {
    let verb_at = |at: usize| VERBS.iter().find(|it| is_phrase(words, at, it.0)).map(|it| (at, it));
    let (at, (verb, depth, gone)) = (1..words.len()).find_map(verb_at)?;
    let start = at - (0..at).rev().take_while(|it| ADVERBS.contains(&words.normalized(*it))).count();
    let from = at + verb.split(' ').count();
    if !are_people(words, 0..start, names) || (start..from).any(|it| words.list[it].ends) {
        return None;
    }
    let end = (from..words.len()).find(|it| words.list[*it].ends).map_or(words.len(), |it| it + 1);
    let (how, who_said) = evidence(words, end..words.len())?;
    let (what, is_over) = without_ending(words, from..end, ANY_MORE);
    let (what, is_well) = without_ending(words, what, WELL);
    let depth = depth.or((is_well && gone.is_none()).then_some(Depth::Does));
    let gone = if is_over { gone.map(|_| Gone::NotAnyMore) } else { *gone };
    // "Kenji knows Rust" and "Kenji knows Zoe" look alike.
    let is_open = how.is_none() && !verb.ends_with("about") && is_like_names(words, what.clone());
    if is_open || !is_subject(words, what.clone(), names) {
        return None;
    }
    Some((start, Knows { what: words.text(what).to_owned(), depth, how, who_said, as_of: None, gone }))
}

/// Whether the words at a position are a phrase, whatever the apostrophes in them.
pub(super) fn is_phrase(words: &Words<'_>, at: usize, phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(offset, it)| plain(words, at + offset) == it)
}

fn plain(words: &Words<'_>, at: usize) -> String {
    words.normalized(at).replace(['\'', '’'], "")
}

/// Whether the words are the names of people of the book: "Ana", "Ana and Ben".
pub(super) fn are_people(words: &Words<'_>, range: Range<usize>, names: &Names) -> bool {
    let mut from = range.start;
    for at in range.clone() {
        let is_and = words.normalized(at) == "and";
        if is_and && !is_called(words, from..at, names) {
            return false;
        }
        from = if is_and { at + 1 } else { from };
    }
    is_called(words, from..range.end, names)
}

fn is_called(words: &Words<'_>, range: Range<usize>, names: &Names) -> bool {
    !range.is_empty() && !words.is_possessive(range.end - 1) && names.knows(&words.phrase(range))
}

/// The range without words at its end, and whether it had them.
fn without_ending(words: &Words<'_>, range: Range<usize>, endings: &[&str]) -> (Range<usize>, bool) {
    let start = |it: &&str| range.end.checked_sub(it.split(' ').count()).filter(|at| is_phrase(words, *at, it));
    match endings.iter().find_map(start).filter(|it| *it > range.start) {
        Some(end) => (range.start..end, true),
        None => (range, false),
    }
}

/// Whether all words begin like names. Words in capitals (SAP) do not.
fn is_like_names(words: &Words<'_>, mut range: Range<usize>) -> bool {
    let is_acronym = |at: usize| words.text(at..at + 1).chars().filter(|it| it.is_uppercase()).count() > 1;
    range.all(|it| words.list[it].is_like_a_name() && !is_acronym(it))
}

/// Whether the words name a subject, and no person, no clause and nothing in particular.
fn is_subject(words: &Words<'_>, range: Range<usize>, names: &Names) -> bool {
    let Range { start, end } = range.clone();
    let is_person =
        || (start + 1..=end).any(|it| is_called(words, start..it, names)) && is_like_names(words, start..end);
    let begins_else = || NO_SUBJECT.contains(&words.normalized(start)) || words.is_possessive(start);
    let has_clause = || range.clone().any(|it| CLAUSE.contains(&words.normalized(it)));
    let has_letters = || words.text(range.clone()).chars().any(char::is_alphabetic);
    start < end && end - start <= MAX_WORDS && has_letters() && !begins_else() && !has_clause() && !is_person()
}

/// How the user knows, and who said so. None if the words say something else.
fn evidence(words: &Words<'_>, range: Range<usize>) -> Option<(Option<HowKnown>, String)> {
    let phrase: Vec<String> = range.clone().map(|it| plain(words, it)).collect();
    let phrase = phrase.join(" ");
    let lists =
        [(SEEN, HowKnown::Seen), (THEY_SAY, HowKnown::TheySay), (TITLE, HowKnown::Title), (TOLD, HowKnown::Told)];
    if phrase.is_empty() {
        return Some((None, String::new()));
    }
    if let Some((_, how)) = lists.iter().find(|it| it.0.contains(&phrase.as_str())) {
        return Some((Some(*how), String::new()));
    }
    let (name, has_said) = without_ending(words, range, SAID);
    (has_said && is_like_names(words, name.clone())).then(|| (Some(HowKnown::Told), words.text(name).to_owned()))
}

/// The command that notes on a person of the book what a sentence says. Other evidence that the user noted under the
/// same words stays.
///
/// # Examples
///
/// ```
/// use kith::domain::{Command, Depth, HowKnown, Knows, KnowsCommand};
/// use kith::formats::backup::read;
/// use kith::quick_entry::note;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [
///         {"given": "Ana", "expertise": [{"what": "Contracts", "depth": "known-for"}]}]}"#,
/// )?
/// .book;
/// let ana = book.people.iter().next().map(|(id, _)| id).unwrap();
/// let seen = Knows { how: Some(HowKnown::Seen), ..Knows::of("contracts") };
/// let both = Knows { what: "Contracts".into(), depth: Some(Depth::KnownFor), ..seen.clone() };
/// assert_eq!(note(&book, ana, &seen), KnowsCommand::Save(ana, both));
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn note(book: &Book, id: PersonId, knows: &Knows) -> KnowsCommand {
    let same = |it: &&Knows| label_key(&it.what) == label_key(&knows.what);
    let before = book.people.get(id).and_then(|it| it.expertise.iter().find(same)).cloned().unwrap_or_default();
    let what = if before.what.is_empty() { knows.what.clone() } else { before.what };
    match knows.gone {
        Some(gone) => KnowsCommand::Deny(id, what, gone),
        None => {
            let (depth, how) = (knows.depth.or(before.depth), knows.how.or(before.how));
            let who_said = if knows.how.is_some() { knows.who_said.clone() } else { before.who_said };
            KnowsCommand::Save(id, Knows { what, depth, how, who_said, as_of: None, gone: None })
        }
    }
}
