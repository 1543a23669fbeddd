//! With whom: known names, names with a slip of the pen, and names nobody has.

use chrono::NaiveDate;
use strsim::osa_distance;

use crate::domain::{Book, PersonId, normalize, sort_by_key};
use crate::quick_entry::lexicon::{DEFINITE, FROM, LEADS, MOTION, NEVER, VERBS};
use crate::quick_entry::tokens::{State, Words};
use crate::quick_entry::{Reading, Who};

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
                    .map(normalize)
                    .filter(|it| !it.is_empty())
                    .collect();
            ways.extend(person.given.split_whitespace().map(normalize));
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

    /// Two letters that changed places are a slip of the pen; any other difference may be another name.
    fn settled(&self, near: &[PersonId], way: &str) -> Called {
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            sort_by_key(&mut letters, |it| *it);
            letters
        };
        let is_swapped =
            |it: &&KnownName| near.contains(&it.id) && it.ways.iter().any(|it| letters(it) == letters(way));
        let swapped: Vec<PersonId> = self.known.iter().filter(is_swapped).map(|it| it.id).collect();
        if swapped.len() == 1 { Called::Exactly(swapped) } else { Called::Nearly(near.to_vec()) }
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

/// The people of the book that a text names without a doubt.
pub(super) fn find(text: &str, names: &Names) -> Vec<PersonId> {
    let mut reading = Reading::default();
    read(&mut Words::split(text), &mut reading, names);
    reading.known().collect()
}

/// Finds everybody a sentence names.
pub(super) fn read(words: &mut Words<'_>, reading: &mut Reading, names: &Names) {
    let mut found: Vec<(std::ops::Range<usize>, Called)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let match_here = (1..=LONGEST).rev().filter(|it| at + it <= words.len()).find_map(|count| {
            let range = at..at + count;
            let is_open = range.clone().all(|it| words.is_free(it)) && words.is_one_thought(range.clone());
            let follows = found.last().is_some_and(|(it, _): &(std::ops::Range<usize>, Called)| {
                it.end == range.start && words.list[it.end - 1].comma
            });
            let called = if is_open { called(words, range.clone(), names, follows) } else { None };
            called.map(|it| (range, it))
        });
        match match_here {
            Some((range, called)) => {
                at = range.end;
                words.claim(range.clone(), State::Understood);
                found.push((range, called));
            }
            None => at += 1,
        }
    }
    let sure = |(_, it): &(_, Called)| {
        if let Called::Exactly(it) = it { it.first().filter(|_| it.len() == 1).copied() } else { None }
    };
    let company: Vec<PersonId> = found.iter().filter_map(sure).collect();
    for (range, called) in found {
        let said = words.text(range.clone()).to_owned();
        let who = match called {
            Called::Exactly(it) if it.is_empty() => Who::New(said),
            Called::Exactly(it) if it.len() == 1 => Who::Known(it[0]),
            Called::Exactly(mut candidates) | Called::Nearly(mut candidates) => {
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

/// What words can say of somebody.
enum Called {
    /// One of these, or somebody new where there is none.
    Exactly(Vec<PersonId>),
    /// Nearly one of these. Two people may well have names that are that near, so it is asked.
    Nearly(Vec<PersonId>),
}

/// Who these words could be, if they are a name at all.
fn called(words: &Words<'_>, range: std::ops::Range<usize>, names: &Names, follows: bool) -> Option<Called> {
    let phrase = words.phrase(range.clone());
    let before = words.before(range.start);
    let is_capital = words.list[range.clone()].iter().all(|it| it.is_capital);
    let is_led = LEADS.contains(&before) || follows;
    let exact = names.called(&phrase);
    if !exact.is_empty() {
        let is_open = !DEFINITE.contains(&before) || is_led_to_anybody(words, range.start);
        let is_subject = range.start == 0 && VERBS.contains(&words.folded(range.end));
        // "Long" may be a name, and a long walk is none; somebody kept as "Mom" is called so.
        let is_name = match is_never_a_name(&phrase) {
            true => is_led || is_subject,
            // A park is a park, unless it is written or led as somebody's name.
            false => is_capital || range.len() > 1 || (phrase.chars().count() > 2 && is_open),
        };
        return is_name.then_some(Called::Exactly(exact));
    }
    if is_never_a_name(&phrase) {
        return None;
    }
    if range.len() == 1 && (is_capital || is_led_to_anybody(words, range.start)) {
        let near = names.nearly_called(&phrase);
        if !near.is_empty() {
            return Some(names.settled(&near, &phrase));
        }
    }
    is_new_name(words, range, follows).then(|| Called::Exactly(Vec::new()))
}

/// Whether a word never is a name, though a capital or a lead may suggest it.
pub(super) fn is_never_a_name(word: &str) -> bool {
    NEVER.contains(&word)
}

/// Words with capitals, where a name may stand, that are nobody's name yet.
fn is_new_name(words: &Words<'_>, range: std::ops::Range<usize>, follows: bool) -> bool {
    let is_capital = words.list[range.clone()].iter().all(|it| it.is_capital && !NEVER.contains(&it.folded.as_str()));
    let goes_on = words.list.get(range.end).is_some_and(|it| {
        it.is_capital && it.state == State::Free && range.len() < 4 && !NEVER.contains(&it.folded.as_str())
    }) && words.is_one_thought(range.start..range.end + 1);
    let before = words.before(range.start);
    // "with Ana, Luis and Maria": a name may follow a comma where one stands before it.
    let is_led = is_led_to_anybody(words, range.start) || follows;
    // "Priya called"; but the weekly call is nobody's name.
    let opens = range.start == 0 && VERBS.contains(&words.folded(range.end));
    is_capital && !goes_on && (is_led || opens) && before != "in"
}

/// Whether a name that nobody has may stand here. People are from a place, on a tool and off to a town, so these leads
/// need a verb between people before them: "wrote to", "heard from", "checked in on".
fn is_led_to_anybody(words: &Words<'_>, at: usize) -> bool {
    let verb = || at.checked_sub(1).map_or("", |it| words.before(it));
    match words.before(at) {
        "to" => !verb().is_empty() && !MOTION.contains(&verb()),
        "from" => FROM.contains(&verb()),
        "on" => verb() == "in",
        "for" => false,
        before => LEADS.contains(&before),
    }
}
