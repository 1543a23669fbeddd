//! Parses the people of a sentence: known names, names with a typo, and new names.

use chrono::NaiveDate;
use strsim::osa_distance;

use crate::domain::{Book, PersonId, normalize, sort_by_key};
use crate::quick_entry::lexicon::{DEFINITE, FROM, LEADS, MOTION, NEVER, VERBS};
use crate::quick_entry::reading::{Reading, Who};
use crate::quick_entry::tokens::{State, Words};

/// The names in a book, with the data for ranking several people of one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    known: Vec<KnownName>,
    /// Pairs of people met together, in both directions, once per exchange.
    together: Vec<(PersonId, PersonId)>,
}

/// A person with all forms of the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownName {
    /// The person.
    pub id: PersonId,
    /// The normalized forms of the name: whole, given, family, nickname, the name in another script, and each part of
    /// the given name.
    pub ways: Vec<String>,
    /// The day of the last exchange.
    pub last: Option<NaiveDate>,
}

/// The longest name, in words.
const LONGEST: usize = 6;

/// How many of the latest exchanges are used to find people met together (design decision): company changes over time,
/// and the names are read each time the log is opened.
const LOOKED_AT: usize = 1_000;

impl Names {
    /// The names of all people in a book except archived ones.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::formats::backup::read;
    /// use kith::quick_entry::{Names, Who};
    ///
    /// let book = read(
    ///     r#"{"format": "kith-backup", "version": 1,
    ///         "people": [{"given": "Ana", "family": "Silva"}, {"given": "Ana", "family": "Costa"}]}"#,
    /// )?
    /// .book;
    /// let now = "2026-11-22T12:00:00".parse().unwrap();
    /// let reading = kith::quick_entry::read("coffee with Ana", &Names::of(&book), now);
    /// assert!(matches!(&reading.who[..], [Who::Ask { candidates, .. }] if candidates.len() == 2));
    /// assert!(!reading.is_settled(), "the user says which Ana it was");
    /// # Ok::<(), kith::formats::backup::BackupProblem>(())
    /// ```
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

    /// Whether any person has exactly this name form.
    pub(super) fn knows(&self, way: &str) -> bool {
        !self.called(way).is_empty()
    }

    /// The people with exactly this name form.
    fn called(&self, way: &str) -> Vec<PersonId> {
        self.known.iter().filter(|it| it.ways.iter().any(|known| known == way)).map(|it| it.id).collect()
    }

    /// The people with nearly this name form: one typo in a name of four letters or more, two in one of eight or more.
    fn nearly_called(&self, way: &str) -> Vec<PersonId> {
        let slips = match way.chars().count() {
            0..=3 => return Vec::new(),
            4..=7 => 1,
            _ => 2,
        };
        let is_near = |known: &String| known.chars().next() == way.chars().next() && osa_distance(known, way) <= slips;
        self.known.iter().filter(|it| it.ways.iter().any(is_near)).map(|it| it.id).collect()
    }

    /// If only one name has exactly the same letters, the difference is a swap of letters and counts as a typo; any
    /// other difference may be another name, so the user chooses.
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

    /// Sorts the likeliest first: by exchanges together with the people already named, then by the last exchange.
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

/// The people of the book named in a text without ambiguity.
pub(super) fn find(text: &str, names: &Names) -> Vec<PersonId> {
    let mut reading = Reading::default();
    read(&mut Words::split(text), &mut reading, names);
    reading.known().collect()
}

/// Finds all people named in a sentence.
pub(super) fn read(words: &mut Words<'_>, reading: &mut Reading, names: &Names) {
    let mut found: Vec<(std::ops::Range<usize>, Called)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let match_here = (1..=LONGEST).rev().filter(|it| at + it <= words.len()).find_map(|count| {
            let range = at..at + count;
            let is_open = range.clone().all(|it| words.is_free(it)) && words.is_one_thought(range.clone());
            let follows = found.last().is_some_and(|(before, _): &(std::ops::Range<usize>, Called)| {
                before.end == range.start && words.list[before.end - 1].comma
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
    let sure = |(_, called): &(_, Called)| {
        if let Called::Exactly(people) = called { people.first().filter(|_| people.len() == 1).copied() } else { None }
    };
    let company: Vec<PersonId> = found.iter().filter_map(sure).collect();
    for (range, called) in found {
        let name = words.text(range.clone()).to_owned();
        let who = match called {
            Called::Exactly(it) if it.is_empty() => Who::New(name),
            Called::Exactly(it) if it.len() == 1 => Who::Known(it[0]),
            Called::Exactly(mut candidates) | Called::Nearly(mut candidates) => {
                names.order(&mut candidates, &company);
                words.claim(range, State::Unsure);
                Who::Ask { name, candidates }
            }
        };
        if !reading.who.contains(&who) {
            reading.who.push(who);
        }
    }
}

/// The people a phrase may name.
enum Called {
    /// An exact match with these people; a new person if the list is empty.
    Exactly(Vec<PersonId>),
    /// Nearly a match with these people. Two people may well have names that similar, so the user is asked.
    Nearly(Vec<PersonId>),
}

/// The people a phrase may name; `None` if it is not a name.
fn called(words: &Words<'_>, range: std::ops::Range<usize>, names: &Names, follows: bool) -> Option<Called> {
    let phrase = words.phrase(range.clone());
    let before = words.before(range.start);
    let is_capital = words.list[range.clone()].iter().all(|it| it.is_capital);
    let is_led = LEADS.contains(&before) || follows;
    let exact = names.called(&phrase);
    if !exact.is_empty() {
        let is_open = !DEFINITE.contains(&before) || is_led_to_anybody(words, range.start);
        let is_subject = range.start == 0 && VERBS.contains(&words.normalized(range.end));
        // "Long" may be a name, but not in "a long walk"; "Mom" is a name if a person is stored under it.
        let is_name = match is_never_a_name(&phrase) {
            true => is_led || is_subject,
            // "The park" is not a name, unless it is capitalised or a word before it leads to a name.
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

/// Whether a word is never a name, even with a capital or after a leading word.
pub(super) fn is_never_a_name(word: &str) -> bool {
    NEVER.contains(&word)
}

/// Whether the words are a new name: capitalised, and where a name can stand.
fn is_new_name(words: &Words<'_>, range: std::ops::Range<usize>, follows: bool) -> bool {
    let is_capital =
        words.list[range.clone()].iter().all(|it| it.is_capital && !NEVER.contains(&it.normalized.as_str()));
    let goes_on = words.list.get(range.end).is_some_and(|next| {
        next.is_capital && next.state == State::Free && range.len() < 4 && !NEVER.contains(&next.normalized.as_str())
    }) && words.is_one_thought(range.start..range.end + 1);
    let before = words.before(range.start);
    // "with Ana, Luis and Maria": a name may follow the comma after another name.
    let is_led = is_led_to_anybody(words, range.start) || follows;
    // "Priya called" begins with a name, "the weekly call" does not.
    let opens = range.start == 0 && VERBS.contains(&words.normalized(range.end));
    is_capital && !goes_on && (is_led || opens) && before != "in"
}

/// Whether a new name may stand here. "From", "on" and "to" also lead to places and tools, so they need a verb between
/// people before them: "wrote to", "heard from", "checked in on".
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
