//! The clauses of a sentence, and the search for phrases within one.

use std::ops::Range;

use super::lexicon::{ACTS, ATTEMPTS, CALLED_OFF, DENIALS, REACHED, UNANSWERED};
use crate::quick_entry::manner::is_contact;
use crate::quick_entry::tokens::Words;

/// The clauses of a sentence: thoughts, divided further before "but", "then" and an "and" with a verb after it.
pub(super) fn clauses(words: &Words<'_>) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    for at in 0..words.len() {
        let word = words.normalized(at);
        let next = words.normalized(at + 1);
        let is_and = matches!(word, "and" | "so")
            && (is_contact(next)
                || starts_any(words, at + 1, &[ATTEMPTS, UNANSWERED, DENIALS, CALLED_OFF, REACHED])
                || (ACTS.contains(&next) && (at + 2..at + 6).any(|it| is_contact(words.normalized(it))))
                || is_subject(next));
        let is_split = matches!(word, "but" | "then" | "though" | "although" | "because" | "however")
            || is_and
            || is_when(words, at);
        if is_split && at > start {
            clauses.push(start..at);
            start = at;
        }
        if words.list[at].ends {
            clauses.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < words.len() {
        clauses.push(start..words.len());
    }
    clauses
}

/// "I was about to call when he rang": the call came. "He was out when I called" stays one clause.
fn is_when(words: &Words<'_>, at: usize) -> bool {
    words.normalized(at) == "when"
        && !matches!(words.normalized(at + 1), "i" | "we" | "my")
        && is_contact(words.normalized(at + 2))
}

fn is_subject(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "we" | "i" | "it")
}

fn starts_any(words: &Words<'_>, at: usize, tables: &[&[&str]]) -> bool {
    tables.iter().flat_map(|it| it.iter()).any(|it| words.phrase_at(at, it) && !matches!(*it, "no" | "not"))
}

/// The first phrase of a table within a clause.
pub(super) fn find_in(words: &Words<'_>, clause: &Range<usize>, table: &[&str]) -> Option<Range<usize>> {
    let phrase_at = |at: usize| {
        let longest = table.iter().filter(|it| words.phrase_at(at, it)).max_by_key(|it| it.len())?;
        let end = at + longest.split(' ').count();
        (end <= clause.end && (at..end).all(|it| words.is_free(it))).then_some(at..end)
    };
    clause.clone().find_map(phrase_at)
}
