//! Turns a private note into a phrase that reads well in a message to the contact.
//!
//! The user writes "ask next time" for their own eyes: "how the exam went", "her mother's knee", "don't mention the
//! job". A message draft uses a note only if it plainly reads well when addressed to the contact; everything else stays
//! in the note. A missing phrase is better than an exposed private remark, so doubtful notes are left out.

use crate::domain::normalize;

/// A phrase taken from a note, by the grammatical form a template needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TalkingPoint {
    /// A noun phrase: "the new house".
    Named(String),
    /// A question that can be asked unchanged: "how did the move go".
    Question(String),
    /// A subordinate clause after "I was wondering": "how the move went".
    Clause(String),
}

/// The longest noun phrase, in words; a longer text tells a story (design decision).
const MOST_WORDS: usize = 6;
// The lists are English, so words are compared in ASCII; the case of other letters would need large tables. Only names
// have other letters.

/// First words of a noun phrase, or of the subject of a question.
const ARTICLES: &[&str] = &["the", "your", "our"];
/// First words of a question, or the second word after a question word.
const AUXILIARIES: &[&str] = &["are", "can", "could", "did", "do", "does", "has", "have", "is", "was", "were", "will"];
/// First words of a subordinate clause, or of a question if an auxiliary follows.
const CLAUSES: &[&str] = &["how", "what", "when", "where", "whether", "why"];
/// Prepositions after which "her" is a possessive; elsewhere it may be an object pronoun.
const BEFORE_THEIRS: &[&str] = &["about", "after", "at", "for", "from", "in", "of", "on", "to", "with"];
/// Words after "her" that show it is no possessive, as in "ask her out".
const NOT_THEIRS: &[&str] = &["again", "back", "if", "out", "that", "to", "whether"];
/// Words that mark a note as private, or as not only about the contact. Such a note gives no talking point.
const NEVER: &[&str] = &[
    "avoid",
    "careful",
    "dont",
    "don't",
    "he",
    "hers",
    "herself",
    "him",
    "himself",
    "i",
    "i'm",
    "me",
    "mine",
    "my",
    "never",
    "no",
    "not",
    "nothing",
    "please",
    "secret",
    "she",
    "taboo",
    "them",
    "themselves",
    "they",
    "us",
    "we",
];
/// Sensitive subjects: "how did it go" would hurt. Such a note gives no talking point.
const HEAVY: &[&str] = &[
    "accident",
    "breakup",
    "cancer",
    "chemo",
    "death",
    "debt",
    "depression",
    "diagnosis",
    "died",
    "divorce",
    "ex",
    "fired",
    "funeral",
    "grave",
    "illness",
    "layoff",
    "layoffs",
    "loss",
    "miscarriage",
    "separation",
    "sick",
    "surgery",
    "trial",
];
/// Nouns for people. A noun phrase that ends in one is refused: "I hope it turned out well" does not fit a person.
const SOMEBODY: &[&str] = &[
    "baby",
    "boss",
    "boy",
    "boyfriend",
    "brother",
    "child",
    "children",
    "colleague",
    "dad",
    "daughter",
    "family",
    "father",
    "friend",
    "girl",
    "girlfriend",
    "husband",
    "kid",
    "kids",
    "mother",
    "mum",
    "mom",
    "neighbour",
    "parents",
    "partner",
    "sister",
    "son",
    "twins",
    "wife",
];

impl TalkingPoint {
    /// The talking point of a note about the contact with this name; `None` where it is not plain.
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::insight::talking_point::TalkingPoint;
    /// let of = |note: &str| TalkingPoint::of(note, "Ana");
    /// assert_eq!(of("ask about her mother's knee"), Some(TalkingPoint::Named("your mother's knee".into())));
    /// assert_eq!(of("How did the move go?"), Some(TalkingPoint::Question("how did the move go".into())));
    /// assert_eq!(of("how the move went"), Some(TalkingPoint::Clause("how the move went".into())));
    /// assert_eq!(of("don't mention the job"), None);
    /// ```
    pub fn of(note: &str, name: &str) -> Option<Self> {
        let note = note.trim().replace('’', "'");
        let words = to_them(&words(without_asking(note.trim_end_matches(['.', '?', '!', ' '])), name)?)?;
        let at = |place: usize| words.get(place).map(|it| it.to_ascii_lowercase()).unwrap_or_default();
        let is_one = |place: usize, of: &[&str]| of.contains(&at(place).as_str());
        let is_subject = |place: usize| is_one(place, ARTICLES) || is_one(place, &["everything", "you"]);
        let text = small(&words.join(" "));
        if is_one(0, AUXILIARIES) {
            return (is_subject(1) && words.len() > 2).then_some(Self::Question(text));
        }
        if is_one(0, CLAUSES) && is_one(1, AUXILIARIES) {
            return is_subject(2).then_some(Self::Question(text));
        }
        if note.ends_with('?') {
            return None;
        }
        if is_one(0, CLAUSES) {
            return (is_subject(1) && words.len() > 2).then_some(Self::Clause(text));
        }
        let is_thing = is_one(0, ARTICLES) && words.len() <= MOST_WORDS && !is_one(words.len() - 1, SOMEBODY);
        (is_thing && words.len() > 1).then_some(Self::Named(text))
    }

    /// The talking point of a topic, which is a noun phrase already; `None` for private words and sensitive subjects.
    pub fn of_topic(topic: &str, name: &str) -> Option<Self> {
        let words = to_them(&words(topic.trim().trim_end_matches(['.', '?']), name)?)?;
        Some(Self::Named(words.join(" ")))
    }
}

/// The words of a single phrase. `None` if there is punctuation inside, the contact's name, a private word or a
/// sensitive subject.
fn words(text: &str, name: &str) -> Option<Vec<String>> {
    if text.contains(['.', ',', '!', '?', ';', ':', '\n', '(', ')', '[', ']', '/', '–', '—']) {
        return None;
    }
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let name = normalize(name);
    let is_refused = |word: &String| {
        let plain = normalize(word);
        let bare = plain.trim_matches(|it: char| !it.is_alphanumeric());
        let owner = bare.strip_suffix("'s").unwrap_or(bare);
        let is_name = name.split_whitespace().any(|it| it == owner);
        bare.is_empty() || is_name || [bare, owner].iter().any(|it| NEVER.contains(it) || HEAVY.contains(it))
    };
    (!words.is_empty() && !words.iter().any(is_refused)).then_some(words)
}

/// The words addressed to the contact: "her knee" becomes "your knee". `None` if the possessive is in doubt.
fn to_them(words: &[String]) -> Option<Vec<String>> {
    let is = |at: Option<&String>, of: &[&str]| at.is_some_and(|it| of.contains(&it.to_ascii_lowercase().as_str()));
    let mut addressed = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if !is(Some(word), &["her", "his", "their"]) {
            addressed.push(word.clone());
            continue;
        }
        let before = at.checked_sub(1).and_then(|it| words.get(it));
        let is_plain = before.is_none() || [CLAUSES, AUXILIARIES, BEFORE_THEIRS].iter().any(|it| is(before, it));
        let after = words.get(at + 1);
        if !is_plain || after.is_none() || is(after, NOT_THEIRS) || is(after, CLAUSES) {
            return None;
        }
        addressed.push("your".to_owned());
    }
    Some(addressed)
}

/// The note without a leading "ask her about" and the like.
fn without_asking(note: &str) -> &str {
    let Some(rest) = after(note, &["ask"]) else { return note };
    // "Ask her how" addresses her, and "ask her mother" is about the mother.
    let addressed = after(rest, &["her", "him", "them"]).filter(|it| after(it, OF).or(after(it, CLAUSES)).is_some());
    let rest = addressed.unwrap_or(rest);
    after(rest, OF).unwrap_or(rest)
}

/// Prepositions between "ask" and its subject.
const OF: &[&str] = &["about", "after"];

/// The text after the first word, if that word is one of `words`.
fn after<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let first = text.split_whitespace().next()?;
    words.iter().any(|it| first.eq_ignore_ascii_case(it)).then(|| text[first.len()..].trim_start())
}

/// The text with its first letter in lower case (ASCII only).
pub(super) fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|it| it.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::TalkingPoint;

    fn check(notes: &[(&str, Option<TalkingPoint>)]) {
        for (note, expected) in notes {
            assert_eq!(TalkingPoint::of(note, "Ana Silva"), *expected, "{note:?}");
        }
    }

    #[test]
    fn what_reads_well_when_it_is_said_to_them_is_taken_over() {
        let named = |it: &str| Some(TalkingPoint::Named(it.to_owned()));
        let clause = |it: &str| Some(TalkingPoint::Clause(it.to_owned()));
        let question = |it: &str| Some(TalkingPoint::Question(it.to_owned()));
        check(&[
            ("The new house", named("the new house")),
            ("his new job.", named("your new job")),
            ("Ask him about the flat with the balcony", named("the flat with the balcony")),
            ("ask about her mother’s knee", named("your mother's knee")),
            ("whether the contract was signed", clause("whether the contract was signed")),
            ("ask her how the exam went", clause("how the exam went")),
            ("How his talk went", clause("how your talk went")),
            ("ask how did the move go", question("how did the move go")),
            ("did the move go well", question("did the move go well")),
            ("When is the wedding?", question("when is the wedding")),
        ]);
        assert_eq!(TalkingPoint::of_topic("contract law", "Ana"), named("contract law"));
        assert_eq!(TalkingPoint::of_topic("her divorce", "Ana"), None);
    }

    #[test]
    fn a_name_is_recognised_in_any_case_and_without_accents() {
        for note in ["the plan of ÉLISE", "the élise plan", "Elise's plan", "the plan of Elise"] {
            assert_eq!(TalkingPoint::of(note, "Élise Ærø"), None, "{note:?}");
        }
    }

    #[test]
    fn what_is_for_my_own_eyes_stays_in_the_note() {
        let notes = [
            "",
            " ",
            "?",
            "-",
            "Don’t mention the divorce",
            "don't ask",
            "better not mention the ex",
            "avoid politics",
            "nothing about work",
            "the divorce",
            "the plan (secret)",
            "steer clear of politics",
            "send her the book",
            "did she get the job?",
            "whether she took the job",
            "whether Tom called her back",
            "if the boss gave her a raise",
            "how the boss treated her",
            "she's moving in May",
            "is moving in May",
            "owes me 20 euros",
            "vegetarian",
            "pregnant",
            "ask her out",
            "ask her to dinner",
            "ask Tom about the boat",
            "ask",
            "ask after her sister",
            "how the exam went, gently",
            "how to apologise",
            "how many kids",
            "what a mess",
            "how it went",
            "Ana's exam",
            "how Ana is doing",
            "her mum's funeral",
            "my CV",
            "The job?",
            "When?",
            "The house. Also the boat.",
            "Her team expected that it would pass my bank",
        ];
        check(&notes.map(|it| (it, None)));
    }
}
