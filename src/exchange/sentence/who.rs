//! With whom: known names, names with a slip of the pen, and names nobody has.

use chrono::NaiveDate;
use strsim::osa_distance;

use crate::domain::{Book, PersonId, fold, sort_by_key};
use crate::exchange::sentence::tokens::{State, Words};
use crate::exchange::sentence::{Reading, Who};

/// The names somebody knows, with what breaks ties between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    known: Vec<KnownName>,
    /// How often two people were met together.
    together: Vec<(PersonId, PersonId)>,
}

/// A person as they may be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownName {
    /// Who.
    pub id: PersonId,
    /// Every way to say the name, folded: whole, given, family, nickname.
    pub ways: Vec<String>,
    /// When they were last met.
    pub last: Option<NaiveDate>,
}

/// The longest name in words.
const LONGEST: usize = 6;

/// Words that come before a name.
const LEADS: &[&str] = &[
    "with",
    "met",
    "called",
    "and",
    "to",
    "from",
    "saw",
    "texted",
    "emailed",
    "phoned",
    "visited",
    "thanked",
    "helped",
    "messaged",
    "wrote",
    "rang",
    "for",
    "introduced",
    "into",
    "congratulated",
    "write",
    "call",
    "email",
    "text",
    "send",
    "tell",
    "ask",
    "thank",
    "promised",
    "meet",
    "see",
    "owe",
    "remind",
    "on",
    "zoomed",
    "whatsapped",
    "pinged",
    "between",
];

/// Words that never are a name, though a capital or a lead may suggest it.
const NEVER: &[&str] = &[
    "i",
    "i'm",
    "i'll",
    "i've",
    "a",
    "an",
    "the",
    "my",
    "our",
    "his",
    "her",
    "their",
    "him",
    "them",
    "me",
    "us",
    "you",
    "it",
    "he",
    "she",
    "they",
    "we",
    "some",
    "someone",
    "somebody",
    "people",
    "everyone",
    "everybody",
    "two",
    "three",
    "four",
    "five",
    "six",
    "colleagues",
    "friends",
    "great",
    "good",
    "nice",
    "long",
    "short",
    "quick",
    "had",
    "another",
    "new",
    "old",
    "both",
    "that",
    "this",
    "then",
    "when",
    "but",
    "so",
    "talked",
    "spoke",
    "sent",
    "asked",
    "got",
    "was",
    "very",
    "just",
    "say",
    "hello",
    "hi",
    "thanks",
    "after",
    "before",
    "over",
    "work",
    "home",
    "back",
    "up",
    "about",
    "at",
    "in",
    "on",
    "by",
    "of",
    "not",
    "no",
    "yes",
    "all",
    "many",
    "finally",
    "again",
    "discussed",
    "heard",
    "mom",
    "dad",
    "procurement",
    "accounting",
    "hr",
    "sales",
    "zoom",
    "whatsapp",
];

/// How many of the latest exchanges tell who is met together (design decision): whom one meets changes, and the names
/// are read whenever the log is opened.
const LOOKED_AT: usize = 1_000;

impl Names {
    /// The names in a book.
    pub fn of(book: &Book) -> Self {
        let known = book.people.iter().filter(|(_, it)| !it.archived).map(|(id, person)| {
            let whole = format!("{} {}", person.given, person.family);
            let mut ways: Vec<String> =
                [whole.trim(), &person.given, &person.family, &person.nickname, &person.other_script]
                    .into_iter()
                    .map(fold)
                    .filter(|it| !it.is_empty())
                    .collect();
            ways.extend(person.given.split_whitespace().map(fold));
            ways.dedup();
            KnownName { id, ways, last: book.last_with(id) }
        });
        let known = known.collect();
        let latest = book.exchanges_since(NaiveDate::MIN).rev().take(LOOKED_AT);
        let groups = latest.map(|(_, it)| &it.people).filter(|it| (2..=8).contains(&it.len()));
        let together = groups.flat_map(|it| it.iter().flat_map(|one| it.iter().map(|other| (*one, *other)))).collect();
        Self { known, together }
    }

    /// Whether somebody can be called this.
    pub(super) fn knows(&self, way: &str) -> bool {
        !self.called(way).is_empty()
    }

    /// Who can be called this, exactly.
    fn called(&self, way: &str) -> Vec<PersonId> {
        self.known.iter().filter(|it| it.ways.iter().any(|known| known == way)).map(|it| it.id).collect()
    }

    /// Who can be called nearly this: one slip in a name of four letters or more, two in one of eight or more.
    fn nearly_called(&self, way: &str) -> Vec<PersonId> {
        let slips = match way.chars().count() {
            0..=3 => return Vec::new(),
            4..=7 => 1,
            _ => 2,
        };
        let is_near = |known: &String| known.chars().next() == way.chars().next() && osa_distance(known, way) <= slips;
        self.known.iter().filter(|it| it.ways.iter().any(is_near)).map(|it| it.id).collect()
    }

    /// The likeliest first: met together with those already named, then met last.
    fn order(&self, candidates: &mut Vec<PersonId>, company: &[PersonId]) {
        sort_by_key(candidates, |id| {
            let is_company =
                |(one, other): &&(PersonId, PersonId)| one == id && one != other && company.contains(other);
            let together = self.together.iter().filter(is_company).count();
            let last = self.known.iter().find(|it| it.id == *id).and_then(|it| it.last);
            std::cmp::Reverse((together, last))
        });
    }
}

/// Finds everybody a sentence names.
pub(super) fn read(words: &mut Words<'_>, reading: &mut Reading, names: &Names) {
    let mut found: Vec<(std::ops::Range<usize>, Vec<PersonId>)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let match_here = (1..=LONGEST).rev().filter(|it| at + it <= words.len()).find_map(|count| {
            let range = at..at + count;
            let is_open = range.clone().all(|it| words.is_free(it)) && words.is_one_thought(range.clone());
            let candidates = if is_open { candidates(words, range.clone(), names) } else { None };
            candidates.map(|it| (range, it))
        });
        match match_here {
            Some((range, candidates)) => {
                at = range.end;
                words.claim(range.clone(), State::Understood);
                found.push((range, candidates));
            }
            None => at += 1,
        }
    }
    let company: Vec<PersonId> = found.iter().filter(|(_, it)| it.len() == 1).map(|(_, it)| it[0]).collect();
    for (range, mut candidates) in found {
        let said = words.text(range.clone()).to_owned();
        let who = match candidates.as_slice() {
            [] => Who::New(said),
            [one] => Who::Known(*one),
            _ => {
                names.order(&mut candidates, &company);
                words.claim(range, State::Unsure);
                Who::Ask { said, candidates }
            }
        };
        if !reading.who.contains(&who) {
            reading.who.push(who);
        }
    }
}

/// Who these words could be: nobody known (a new name), or no name at all.
fn candidates(words: &Words<'_>, range: std::ops::Range<usize>, names: &Names) -> Option<Vec<PersonId>> {
    let phrase = words.phrase(range.clone());
    if NEVER.contains(&phrase.as_str()) {
        return None;
    }
    let is_name_like =
        words.list[range.clone()].iter().all(|it| it.is_capital) || LEADS.contains(&words.before(range.start));
    let exact = names.called(&phrase);
    if !exact.is_empty() && (is_name_like || phrase.chars().count() > 2) {
        return Some(exact);
    }
    if range.len() == 1 && is_name_like {
        let near = names.nearly_called(&phrase);
        if !near.is_empty() {
            return Some(near);
        }
    }
    is_new_name(words, range).then(Vec::new)
}

/// Words with capitals, where a name may stand, that are nobody's name yet.
fn is_new_name(words: &Words<'_>, range: std::ops::Range<usize>) -> bool {
    let is_capital = words.list[range.clone()].iter().all(|it| it.is_capital && !NEVER.contains(&it.folded.as_str()));
    let goes_on = words.list.get(range.end).is_some_and(|it| {
        it.is_capital && it.state == State::Free && range.len() < 4 && !NEVER.contains(&it.folded.as_str())
    }) && words.is_one_thought(range.start..range.end + 1);
    let before = words.before(range.start);
    let is_led = LEADS.contains(&before)
        || (range.start > 0 && words.list[range.start - 1].ends && is_in_list(words, range.start));
    let opens = range.start == 0 && words.len() > range.end && words.list[range.end].state == State::Understood;
    is_capital && !goes_on && (is_led || opens) && before != "in"
}

/// "with Ana, Luis and Maria": a name may follow a comma where one stands before it.
fn is_in_list(words: &Words<'_>, at: usize) -> bool {
    words.list[at - 1].is_capital && words.list[at - 1].state == State::Understood
}
