//! What a first small question does well.

use crate::domain::normalize;
use crate::insight::mentoring::drafts::EASY_NOES;

/// The most words that can be answered in ten minutes (design decision).
const MOST_WORDS: usize = 90;
/// Words that ask for more than ten minutes.
const LARGE: &[&str] =
    &["pick your brain", "picking your brain", "coffee sometime", "mentor", "mentors", "mentoring", "mentorship"];
/// Words that make it easy to say no, beside the sentences of [`EASY_NOES`].
const EASY: &[&str] = &["no worries", "if not", "only if"];
/// Words that ask for a mentorship outright.
const OUTRIGHT: &[&str] = &[
    "be my mentor",
    "become my mentor",
    "as my mentor",
    "as a mentor",
    "be a mentor",
    "looking for a mentor",
    "need a mentor",
    "want a mentor",
    "mentor me",
    "mentoring me",
    "be your mentee",
    "become your mentee",
];
/// Words that open a question.
const OPENERS: &[&str] = &[
    "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "would", "could", "can", "may", "do",
    "does", "did", "is", "are", "was", "were", "have", "has", "should",
];

/// What a first question does well, shown as ticks in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// It has exactly one question.
    pub one_question: bool,
    /// It can be answered in ten minutes.
    pub ten_minutes: bool,
    /// It is easy to say no.
    pub easy_no: bool,
    /// It asks for a mentorship outright.
    pub asks_to_mentor: bool,
}

/// What a first question does well. An empty text does nothing well.
///
/// # Examples
///
/// ```
/// use kith::insight::mentoring::question::marks;
///
/// let small = marks("How did you find your first client? If this is not a good month, no answer needed.");
/// assert!(small.one_question && small.ten_minutes && small.easy_no && !small.asks_to_mentor);
/// let large = marks("Would you be my mentor?");
/// assert!(large.one_question && !large.ten_minutes && !large.easy_no && large.asks_to_mentor);
/// ```
pub fn marks(text: &str) -> Marks {
    let words = words(text);
    if words.trim().is_empty() {
        return Marks::default();
    }
    let has = |phrases: &[&str]| phrases.iter().any(|it| words.contains(&format!(" {it} ")));
    let easy_sentences: Vec<String> = EASY_NOES.iter().map(|it| self::words(it)).collect();
    Marks {
        one_question: match question_marks(text) {
            0 => open_questions(text) == 1,
            count => count == 1,
        },
        ten_minutes: words.split_whitespace().count() <= MOST_WORDS && !has(LARGE),
        easy_no: has(EASY) || easy_sentences.iter().any(|it| words.contains(it)),
        asks_to_mentor: has(OUTRIGHT),
    }
}

/// The words in lower case, between single spaces.
fn words(text: &str) -> String {
    let normalized = normalize(text);
    let words = normalized.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|it| !it.is_empty());
    words.fold(" ".to_owned(), |all, it| all + it + " ")
}

/// The number of questions that end with a question mark. One within a link or a word does not count, and several in a
/// row count once.
fn question_marks(text: &str) -> usize {
    let is_mark = |c: char| c == '?' || c == '？' || c == '؟';
    let is_link = |it: &str| it.contains("://") || it.starts_with("www.");
    let of_word = |word: &str| {
        let closed = word.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_mark(c));
        let bare = closed.trim_end_matches(is_mark);
        let inner = if is_link(word) { 0 } else { in_word(bare, is_mark) };
        usize::from(bare.len() < closed.len()) + inner
    };
    text.split_whitespace().map(of_word).sum()
}

/// The marks within a text without spaces that no letter or digit follows: "now?)—or".
fn in_word(word: &str, is_mark: impl Fn(char) -> bool) -> usize {
    let ends = |(at, mark): (usize, &str)| {
        let next = word[at + mark.len()..].chars().next();
        next.is_some_and(|it| !it.is_alphanumeric() && !is_mark(it) && it != '=' && it != '/')
    };
    word.match_indices(&is_mark).filter(|it| ends(*it)).count()
}

/// The number of sentences that open with a question word.
fn open_questions(text: &str) -> usize {
    let sentences = text.split(['.', '!', '\n', ';', ':']).map(words);
    let opens = |it: &String| it.split_whitespace().next().is_some_and(|first| OPENERS.contains(&first));
    sentences.filter(opens).count()
}
