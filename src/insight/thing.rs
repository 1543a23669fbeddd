//! What of a note to oneself can stand in words to somebody else.
//!
//! "Ask next time" is written for one's own eyes: "how the exam went", "her mother's knee", "don't mention the job". A
//! draft takes over only what plainly reads well when it is said to them; everything else stays in the note.

/// What a note leaves to speak of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// Something with a name: "the new house".
    Named(String),
    /// A question that can be asked as it stands: "how did the move go".
    Question(String),
    /// Something to wonder about: "how the move went".
    Clause(String),
}

/// More words than these are a story and not the name of a thing (design decision).
const MOST_WORDS: usize = 6;
/// With these begins something to be done, or to be left alone.
const ACTS: &[&str] = &[
    "avoid",
    "book",
    "bring",
    "call",
    "check",
    "congratulate",
    "do",
    "don't",
    "dont",
    "find",
    "follow",
    "forget",
    "get",
    "give",
    "help",
    "introduce",
    "invite",
    "keep",
    "leave",
    "let",
    "listen",
    "make",
    "meet",
    "mention",
    "never",
    "no",
    "not",
    "offer",
    "pay",
    "plan",
    "praise",
    "remember",
    "remind",
    "return",
    "say",
    "see",
    "send",
    "share",
    "show",
    "speak",
    "suggest",
    "take",
    "talk",
    "tell",
    "thank",
    "try",
    "visit",
    "wait",
    "write",
];
/// With these a question begins.
const ASKS: &[&str] = &[
    "are", "can", "could", "did", "do", "does", "has", "have", "how", "is", "was", "were", "what", "when", "where",
    "which", "will",
];
/// With these begins what one may wonder.
const CLAUSES: &[&str] = &["how", "if", "what", "when", "where", "whether", "which", "why"];
/// Words about them that cannot be turned into words to them without grammar.
const ABOUT_THEM: &[&str] = &["he", "hers", "herself", "him", "himself", "she", "them", "themselves", "they"];

impl Thing {
    /// What can be said of a note; none where that is not plain.
    ///
    /// ```
    /// # use kith::insight::thing::Thing;
    /// let named = |text: &str| Some(Thing::Named(text.to_owned()));
    /// assert_eq!(Thing::of("ask about her mother's knee"), named("your mother's knee"));
    /// assert_eq!(Thing::of("How did the move go?"), Some(Thing::Question("how did the move go".to_owned())));
    /// assert_eq!(Thing::of("how the move went"), Some(Thing::Clause("how the move went".to_owned())));
    /// assert_eq!(Thing::of("don't mention the job"), None);
    /// ```
    pub fn of(note: &str) -> Option<Self> {
        let note = note.trim();
        let is_asked = note.ends_with('?');
        let text = without_asking(note.trim_end_matches(['.', '?', '!', ' ']));
        let text = to_them(text)?;
        let first = text.split_whitespace().next()?.to_lowercase();
        let begins = |with: &[&str]| with.contains(&first.as_str());
        if is_asked {
            return begins(ASKS).then(|| Self::Question(small(&text)));
        }
        if begins(CLAUSES) {
            return Some(Self::Clause(small(&text)));
        }
        let is_short = text.split_whitespace().count() <= MOST_WORDS;
        (is_short && !begins(ACTS)).then_some(Self::Named(text))
    }
}

/// The note without "ask her about" and the like before it.
fn without_asking(note: &str) -> &str {
    let Some(rest) = after(note, &["ask"]) else { return note };
    // "Ask her how" speaks to her, and "ask her mother" of the mother.
    let said_to_them = after(rest, &["her", "him", "them"]).filter(|it| after(it, OF).or(after(it, CLAUSES)).is_some());
    let rest = said_to_them.unwrap_or(rest);
    after(rest, OF).unwrap_or(rest)
}

/// With these follows what is asked about.
const OF: &[&str] = &["about", "after", "for"];

/// What comes after a first word that is one of these.
fn after<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let first = text.split_whitespace().next()?;
    words.iter().any(|it| first.eq_ignore_ascii_case(it)).then(|| text[first.len()..].trim_start())
}

/// The words as they are said to somebody: "her knee" is "your knee". None where that takes more than this, and where
/// there is more than one sentence.
fn to_them(text: &str) -> Option<String> {
    if text.is_empty() || text.contains(['.', '!', '?', ';', ':', '\n']) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = |word: &str| word.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
    if words.iter().any(|it| ABOUT_THEM.contains(&plain(it).split(['\'', '’']).next().unwrap_or_default())) {
        return None;
    }
    let is_theirs = |word: &&str| ["her", "his", "their"].contains(&word.to_lowercase().as_str());
    // At the end it is a person and not whose something is.
    if words.last().is_some_and(is_theirs) {
        return None;
    }
    Some(words.iter().map(|it| if is_theirs(it) { "your" } else { it }).collect::<Vec<_>>().join(" "))
}

/// With a small letter at its beginning.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|it| it.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::Thing;

    fn check(note: &str, expected: Option<Thing>) {
        assert_eq!(Thing::of(note), expected, "{note:?}");
    }

    #[test]
    fn only_what_reads_well_when_it_is_said_to_them_is_taken_over() {
        for (note, named) in [
            ("the new house", "the new house"),
            ("his new job.", "your new job"),
            ("ask after her sister", "your sister"),
            ("Ask him about the flat with the balcony", "the flat with the balcony"),
            ("ask her mother's knee", "your mother's knee"),
            ("Lisbon", "Lisbon"),
        ] {
            check(note, Some(Thing::Named(named.to_owned())));
        }
        for (note, clause) in [
            ("whether the contract was signed", "whether the contract was signed"),
            ("ask how the exam went", "how the exam went"),
            ("ask her how the exam went", "how the exam went"),
            ("How his talk went", "how your talk went"),
        ] {
            check(note, Some(Thing::Clause(clause.to_owned())));
        }
        check("What came of the garden?", Some(Thing::Question("what came of the garden".to_owned())));
        for note in [
            "",
            " ",
            "?",
            "Don't mention the divorce",
            "avoid politics",
            "send her the book",
            "did she get the job?",
            "whether she took the job",
            "how the boss treated her",
            "she's moving in May",
            "Her team expected that it would pass my bank",
            "The house. Also the boat.",
            "ask",
            "The job?",
        ] {
            check(note, None);
        }
    }
}
