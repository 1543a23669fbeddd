//! A sentence while its names are read, and the findings in it.

use std::ops::Range;

use crate::domain::normalize;
use crate::quick_entry::tokens::Words;
use crate::quick_entry::who::lexicon::{HONORIFICS, LATIN_HONORIFICS};
use crate::quick_entry::who::names::{Meant, Names};

/// Whether the person of a name was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The person was there.
    There,
    /// Only if nobody else was: somebody about whom something is said.
    Aside,
    /// Perhaps. If nobody else was, the user is asked.
    Doubtful,
    /// Perhaps, and nothing else reads the word if the person was not: the user is asked in any case.
    Unclear,
    /// The name is a word, a place, or somebody who is only spoken of.
    Absent,
}

/// A name in a sentence.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) meant: Meant,
    pub(super) standing: Standing,
}

/// A sentence while its names are read.
pub(super) struct Scan<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) names: &'a Names,
    pub(super) found: &'a [Found],
}

/// The words of a name: titles, the name itself, and degrees.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) range: Range<usize>,
    pub(super) core: Range<usize>,
}

impl Phrase {
    pub(super) fn has_title(&self) -> bool {
        self.core.start > self.range.start
    }
}

impl<'a> Scan<'a> {
    pub(super) fn of(words: &'a Words<'_>, names: &'a Names, found: &'a [Found]) -> Self {
        Self { words, names, found }
    }

    /// The normalized words of a name, without polite endings.
    pub(super) fn keys(&self, range: Range<usize>) -> Vec<String> {
        let mut keys = Vec::new();
        for at in range {
            let parts = &self.words.list[at].keys;
            let is_polite = parts.len() > 1 && parts.last().is_some_and(|it| LATIN_HONORIFICS.contains(&it.as_str()));
            keys.extend_from_slice(&parts[..parts.len() - usize::from(is_polite)]);
        }
        if keys.len() > 1 && keys.last().is_some_and(|it| without_honorific(it) == Some("")) {
            keys.pop();
        }
        keys
    }
}

/// A normalized word without the polite ending that it has. The endings are compared in their normal form, which takes
/// the syllables of Korean apart.
pub(super) fn without_honorific(key: &str) -> Option<&str> {
    if key.is_ascii() {
        return None;
    }
    HONORIFICS.iter().find_map(|it| key.strip_suffix(normalize(it).as_str()))
}
