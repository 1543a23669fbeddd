//! The page "Read your year": the people it leaves out, and its parts.
//!
//! **Invariant:** nobody who is left out appears in any part, neither as a person nor by name in a text of the user's,
//! such as the sentence about the year.

use chrono::{Datelike, NaiveDate};

use crate::domain::{
    Book, Circle, Direction, ExchangeId, Fact, NameForms, PartialDate, Person, PersonId, Promise, PromiseOwner, Tone,
    VecSet, display_name, into_set, name_keys, normalize, sort_by_key, text_set,
};
use crate::insight::digest::Digest;
use crate::insight::friction::ended_strained;
use crate::insight::years::{CalendarYear, KnownSince, heard_again};
use crate::present::names;
use crate::quick_entry::other_forms;

/// The number of talks that the page shows (design decision).
const TALKS: usize = 3;
/// The number of texts of a part that stand on paper, where the whole year takes two pages (design decision).
pub const TEXTS_ON_PAPER: usize = 8;
/// The number of people of a part that stand on paper (design decision).
pub const PEOPLE_ON_PAPER: usize = 40;
/// The most people to hear from next year: as many as a session suggests (design decision).
const NEXT: usize = 3;

/// Whether a year can be read: from its first of December on, if it has a talk.
///
/// ```
/// use kith::insight::digest::Digest;
/// use kith::insight::years::CalendarYear;
/// use kith::present::year_page::is_readable;
///
/// let mut digest = Digest::default();
/// digest.years.slot(2026);
/// let check = |year, today: &str, expected| {
///     assert_eq!(is_readable(&digest, CalendarYear(year), today.parse().unwrap()), expected, "{year}");
/// };
/// check(2026, "2026-11-30", false);
/// check(2026, "2026-12-01", true);
/// check(2026, "2027-06-01", true);
/// check(2025, "2026-12-01", false);
/// ```
pub fn is_readable(digest: &Digest, year: CalendarYear, today: NaiveDate) -> bool {
    digest.years.contains_key(&year.number()) && is_over(year, today)
}

/// Whether a year is over, or in its last month.
pub fn is_over(year: CalendarYear, today: NaiveDate) -> bool {
    (today.year(), today.month()) >= (year.number(), 12)
}

/// A person on the first screen, "Before you read".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The person.
    pub person: PersonId,
    /// The display name.
    pub name: String,
}

/// The people of a year who are out, by name. Nothing says why.
pub fn left_out(book: &Book, digest: &Digest, year: CalendarYear, today: NaiveDate) -> Vec<Choice> {
    let is_chosen = |id: PersonId| {
        let mut choices = book.settings().left_out.iter();
        choices.any(|it| it.year == Some(year.0) && it.person == Some(id) && !it.is_in)
    };
    let is_of_year =
        |id: &PersonId| is_chosen(*id) || digest.people.get(id).is_some_and(|it| it.iter().any(|it| year.has(*it)));
    let out = people_out(book, year, today);
    let named = out.iter().filter(|id| is_of_year(id)).filter_map(|id| Some((*id, book.people.get(*id)?)));
    let mut choices: Vec<Choice> = named.map(|(person, it)| Choice { person, name: display_name(it) }).collect();
    sort_by_key(&mut choices, |it| (normalize(&it.name), it.person));
    choices
}

/// Everybody who is out of the page of a year: by the user's choice for this year, and otherwise those who died or are
/// archived, those whose last talk was strained, and those whom the user left out of the page of the last year that has
/// a choice about them.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::years::CalendarYear;
/// use kith::present::year_page::people_out;
///
/// let check = |person: &str, choices: &str, expected| {
///     let book = read(&format!(
///         r#"{{"format": "kith-backup", "version": 1, "people": [{{"id": "t", "given": "Theo"{person}}}],
///             "settings": {{"left_out": [{choices}]}}}}"#
///     ))
///     .unwrap()
///     .book;
///     let out = people_out(&book, CalendarYear(2026), "2026-12-01".parse().unwrap());
///     assert_eq!(!out.is_empty(), expected, "{person} {choices}");
/// };
/// let choice = |year, is_in| format!(r#"{{"year": {year}, "person": "t", "is_in": {is_in}}}"#);
/// check("", "", false);
/// check(r#", "died": "2024""#, "", true);
/// check(r#", "died": "2024""#, &choice(2026, true), false);
/// check(r#", "died": "2024""#, &choice(2025, true), true);
/// check("", &choice(2026, false), true);
/// check("", &choice(2024, false), true);
/// check("", &choice(2027, false), false);
/// ```
pub fn people_out(book: &Book, year: CalendarYear, today: NaiveDate) -> VecSet<PersonId> {
    let is_out = |id: PersonId, person: &Person| {
        let choices = book.settings().left_out.iter().filter(|it| it.person == Some(id));
        let last = choices.filter(|it| it.year.is_some_and(|it| it <= year.0)).max_by_key(|it| it.year);
        match last {
            Some(it) if it.year == Some(year.0) => !it.is_in,
            Some(it) if !it.is_in => true,
            _ => !person.may_be_suggested() || ended_strained(book, id, today),
        }
    };
    into_set(book.people.iter().filter(|(id, it)| is_out(*id, it)).map(|(id, _)| id))
}

/// A person in a part of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// The person.
    pub person: PersonId,
    /// The display name.
    pub name: String,
    /// The day, if the part is about one.
    pub day: Option<NaiveDate>,
}

/// A text of the user's in a part of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsLine {
    /// The text.
    pub text: String,
    /// The short names of the people.
    pub names: Vec<String>,
    /// The day, if it is known.
    pub day: Option<NaiveDate>,
}

/// The parts of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearParts {
    /// The people met for the first time, in the order of the days.
    pub met: Vec<PersonLine>,
    /// The people heard from again after a silence of a year, in the order of the days.
    pub again: Vec<PersonLine>,
    /// The talks that the user wrote most about, by the length of the notes, in the order of the days.
    pub talks: Vec<WordsLine>,
    /// The favours given.
    pub gave: Vec<WordsLine>,
    /// The returns of the year.
    pub came: Vec<WordsLine>,
    /// The private lines about what the user learned. They are for the screen only, see `domain/private.rs`.
    pub learned: Vec<WordsLine>,
    /// People whom the user might like to hear from next year.
    pub next: Vec<PersonLine>,
}

/// The parts of the page of a year. The talks and the lines about what the user learned come from the exchanges in
/// memory, so the page unpacks those of the year first.
pub fn year_parts(book: &Book, digest: &Digest, year: CalendarYear, today: NaiveDate) -> YearParts {
    let reader = Reader::new(book, year, today);
    let person = |(day, id): (NaiveDate, PersonId)| reader.person(id, Some(day));
    let days = || digest.people.iter().map(|(id, days)| (*id, days.as_slice()));
    let known = KnownSince::of(book);
    let first = |(id, days): (PersonId, &[NaiveDate])| {
        Some((*days.first()?, id)).filter(|it| reader.is_past(it.0) && !known.is_before(id, it.0))
    };
    let begins = NaiveDate::from_ymd_opt(year.number(), 1, 1).unwrap_or(today);
    let again =
        |(id, days): (PersonId, &[NaiveDate])| Some((heard_again(days, begins).filter(|it| reader.is_past(*it))?, id));
    YearParts {
        met: in_order(days().filter_map(first)).into_iter().filter_map(person).collect(),
        again: in_order(days().filter_map(again)).into_iter().filter_map(person).collect(),
        talks: reader.talks(),
        gave: reader.gave(),
        came: reader.came(),
        learned: reader.learned(),
        next: reader.next(digest),
    }
}

/// The sentence of the user's own about a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnSentence {
    /// The text, or nothing if the sentence names somebody who is out.
    pub text: String,
    /// Whether the sentence is left out.
    pub is_out: bool,
}

/// The sentence of the user's own about a year, unless it names somebody who is out.
pub fn own_sentence(book: &Book, year: CalendarYear, today: NaiveDate) -> OwnSentence {
    let line = book.settings().own_lines.iter().find(|it| it.year == Some(year.0));
    let text = line.map(|it| it.text.clone()).unwrap_or_default();
    if Reader::new(book, year, today).names_out(&text) {
        OwnSentence { text: String::new(), is_out: true }
    } else {
        OwnSentence { text, is_out: false }
    }
}

/// The day in January for which the page offers a hello (design decision: the first week is for coming back).
const HELLO_DAY: u32 = 10;

/// The day of a hello in January after a year.
pub fn hello_day(year: CalendarYear) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.number() + 1, 1, HELLO_DAY)
}

/// The promise of a hello in January after a year. As a promise it is a reason of the weekly session.
///
/// ```
/// use kith::domain::{Ctx, PersonId};
/// use kith::insight::years::CalendarYear;
/// use kith::present::year_page::hello_in_new_year;
///
/// let ana = PersonId::parse("0190c0de-0000-7000-8000-000000000001").unwrap();
/// let promise = hello_in_new_year(ana, CalendarYear(2026), "Say hello to Ana".into(), "2026-12-05".parse().unwrap());
/// assert_eq!(promise.due, "2027-01-10".parse().ok());
/// ```
pub fn hello_in_new_year(person: PersonId, year: CalendarYear, what: String, today: NaiveDate) -> Promise {
    Promise {
        whose: Some(PromiseOwner::Mine),
        people: [person].into_iter().collect(),
        what,
        made: Some(today),
        due: hello_day(year),
        ..Promise::default()
    }
}

/// Whether a hello to a person is promised for January after a year.
pub fn in_new_year(book: &Book, person: PersonId, year: CalendarYear) -> bool {
    let due = hello_day(year);
    book.promises.iter().any(|(_, it)| it.due == due && *it.people == [person])
}

fn in_order(people: impl Iterator<Item = (NaiveDate, PersonId)>) -> Vec<(NaiveDate, PersonId)> {
    let mut people: Vec<_> = people.collect();
    sort_by_key(&mut people, |it| *it);
    people
}

/// Reads the book for a year, past those who are left out.
struct Reader<'a> {
    book: &'a Book,
    year: CalendarYear,
    today: NaiveDate,
    out: VecSet<PersonId>,
    /// The words of the names of those who are out.
    names: VecSet<String>,
    /// The other forms of their given names: "Bob" for Robert.
    other_forms: VecSet<String>,
}

impl<'a> Reader<'a> {
    fn new(book: &'a Book, year: CalendarYear, today: NaiveDate) -> Self {
        let out = people_out(book, year, today);
        let names = text_set(out.iter().filter_map(|it| book.people.get(*it)).flat_map(name_words).collect());
        let given = out.iter().filter_map(|it| book.people.get(*it)).flat_map(|it| name_keys(&it.given));
        let other_forms =
            text_set(given.flat_map(|it| other_forms(&it).map(str::to_owned).collect::<Vec<_>>()).collect());
        Self { book, year, today, out, names, other_forms }
    }

    /// Whether a day is of the year and not ahead.
    fn is_past(&self, day: NaiveDate) -> bool {
        self.year.has(day) && day <= self.today
    }

    fn person(&self, id: PersonId, day: Option<NaiveDate>) -> Option<PersonLine> {
        let person = self.book.people.get(id).filter(|_| !self.out.contains(&id))?;
        Some(PersonLine { person: id, name: display_name(person), day })
    }

    /// Whether a text names somebody who is out.
    fn names_out(&self, text: &str) -> bool {
        // A name is written with or without its apostrophe: "O’Brien", "OBrien".
        let mut words = words_of(text).into_iter().chain(name_keys(text));
        words.any(|word| self.names.iter().any(|it| may_name(&word, it)))
            || capital_words(text).any(|it| self.other_forms.contains(&it))
    }

    /// A text and its people. None if it is empty, or if it has or names somebody who is out.
    fn words(&self, text: &str, people: &[PersonId], day: Option<NaiveDate>) -> Option<WordsLine> {
        let is_shown =
            !text.trim().is_empty() && !self.names_out(text) && !people.iter().any(|it| self.out.contains(it));
        is_shown.then(|| WordsLine { text: text.trim().to_owned(), names: names(self.book, people), day })
    }

    fn talks(&self) -> Vec<WordsLine> {
        let of_year = self.book.exchanges.iter().filter(|(_, it)| {
            !it.attempt && it.tone != Some(Tone::Strained) && it.when.is_some_and(|day| self.is_past(day))
        });
        let mut talks: Vec<(ExchangeId, WordsLine)> =
            of_year.filter_map(|(id, it)| Some((id, self.words(&it.notes, &it.people, it.when)?))).collect();
        sort_by_key(&mut talks, |(id, it)| (std::cmp::Reverse(it.text.chars().count()), *id));
        talks.truncate(TALKS);
        sort_by_key(&mut talks, |(id, it)| (it.day, *id));
        talks.into_iter().map(|(_, it)| it).collect()
    }

    fn gave(&self) -> Vec<WordsLine> {
        let given = self.book.favours.iter().filter(|(_, it)| it.direction == Some(Direction::Given));
        let of_year = given.filter(|(_, it)| it.when.is_some_and(|day| self.is_past(day)));
        by_day(of_year.filter_map(|(_, it)| self.words(&it.what, &it.people, it.when)))
    }

    fn came(&self) -> Vec<WordsLine> {
        let of_year =
            self.book.returns.iter().filter(|(_, it)| it.when.and_then(|it| it.year()) == Some(self.year.number()));
        by_day(of_year.filter_map(|(_, it)| {
            let day = it.when.and_then(|it| if let PartialDate::Day(day) = it { Some(day) } else { None });
            self.words(&it.what, &it.people, day)
        }))
    }

    fn learned(&self) -> Vec<WordsLine> {
        let is_past = |day: Option<NaiveDate>| day.is_some_and(|it| self.is_past(it));
        let of_aims = self.book.aims.iter().flat_map(|(_, it)| it.learned.iter()).filter(|it| is_past(it.when));
        let of_aims = of_aims.filter_map(|it| self.words(&it.text, &[], it.when));
        let of_talks = self.book.exchanges.iter().filter(|(_, it)| is_past(it.when) && !it.attempt);
        let of_talks = of_talks.filter_map(|(_, it)| self.words(&it.learned, &it.people, it.when));
        by_day(of_aims.chain(of_talks))
    }

    /// People without a talk this year, with whom there was more than one day: the closest circle first, then those
    /// heard from last.
    fn next(&self, digest: &Digest) -> Vec<PersonLine> {
        let quiet = digest.people.iter().filter_map(|(id, days)| {
            let person = self.book.people.get(*id).filter(|it| it.may_be_suggested())?;
            let (first, last) = (days.first()?, days.iter().rev().find(|it| **it <= self.today)?);
            (last.year() < self.year.number() && first < last).then_some((*id, person.circle, *last))
        });
        let mut quiet: Vec<(PersonId, Option<Circle>, NaiveDate)> = quiet.collect();
        sort_by_key(&mut quiet, |(id, circle, last)| (circle.is_none(), *circle, std::cmp::Reverse(*last), *id));
        quiet.into_iter().filter_map(|(id, _, _)| self.person(id, None)).take(NEXT).collect()
    }
}

fn by_day(lines: impl Iterator<Item = WordsLine>) -> Vec<WordsLine> {
    let mut lines: Vec<WordsLine> = lines.collect();
    sort_by_key(&mut lines, |it| it.day);
    lines
}

/// The words of all names of a person: also the middle name, the nickname, and a former name that the user wrote down
/// as a fact ("Maiden name: Silva"). Without particles and titles, which many texts have.
fn name_words(person: &Person) -> Vec<String> {
    let is_name = |it: &&Fact| normalize(&it.label).contains("name");
    let noted = person.facts.iter().chain(person.custom.iter()).filter(is_name).flat_map(|it| name_keys(&it.text));
    let forms = NameForms::of(person);
    forms.keys().map(str::to_owned).chain(name_keys(&person.sort_name)).chain(noted).collect()
}

/// The words of a text, as names are compared.
fn words_of(text: &str) -> Vec<String> {
    let normal = normalize(text);
    normal.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// The words of a text that begin with a capital letter: "Will" may be William, and "will" is not.
fn capital_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| it.starts_with(char::is_uppercase));
    words.map(normalize)
}

/// Whether a word may be a name, also with an ending ("Annas"), or in a script without blanks. It rather leaves out too
/// much: nobody is to be met unasked.
fn may_name(word: &str, name: &str) -> bool {
    let is_long = name.chars().count() > 2;
    word == name || (is_long && word.starts_with(name)) || (!name.is_ascii() && word.contains(name))
}
