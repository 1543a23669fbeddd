//! The sections of a person's page.

use chrono::{Datelike, NaiveDate};

use crate::domain::{
    Book, ExchangeId, Fact, ImportantDate, PartialDate, Person, PersonId, Promise, PromiseId, RelationKind,
    display_name, sort_by_key,
};
use crate::insight::friction::PRIVATE;
use crate::insight::ledger::{self, LedgerEntry};

/// How many of the last exchanges to look through for questions (design decision).
const RECENT: usize = 6;
/// Maximum number of questions (design decision).
const QUESTIONS: usize = 3;
/// Maximum number of favours (design decision).
const FAVOURS: usize = 8;

/// A year that has every day.
const LEAP_YEAR: i32 = 2024;

/// Questions for the next time, the latest first.
pub fn questions(book: &Book, id: PersonId) -> Vec<String> {
    let asked = book.exchanges_with(id).rev().take(RECENT).map(|(_, it)| it.next_time.clone());
    asked.filter(|it| !it.is_empty()).take(QUESTIONS).collect()
}

/// The open promises between the user and the person, due on the day that [`Book::due_of`] says.
pub fn open_promises(book: &Book, id: PersonId) -> Vec<(PromiseId, Promise)> {
    let open = book.promises.iter().filter(|(_, it)| it.people.contains(&id) && it.state.is_none());
    open.map(|(id, it)| (id, Promise { due: book.due_of(it), ..it.clone() })).collect()
}

/// The latest help, given and received.
pub fn ledger(book: &Book, id: PersonId) -> Vec<LedgerEntry> {
    ledger::entries(book, id).into_iter().take(FAVOURS).collect()
}

/// A related person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The related person.
    pub id: PersonId,
    /// The display name.
    pub name: String,
    /// The role of the related person.
    pub kind: RelationKind,
}

/// The relations of a person, including those recorded on the other person; one for each related person.
pub fn ties(book: &Book, id: PersonId) -> Vec<Tie> {
    let own = book.people.get(id).into_iter().flat_map(|it| it.relations.iter());
    let own = own.filter_map(|it| Some((it.to?, it.kind?)));
    let theirs = book.people.iter().flat_map(|(other, it)| {
        it.relations.iter().filter(|it| it.to == Some(id)).filter_map(move |it| Some((other, it.kind?.inverse())))
    });
    let named = |(id, kind)| Some(Tie { id, name: display_name(book.people.get(id)?), kind });
    let mut ties: Vec<Tie> = own.chain(theirs).filter_map(named).collect();
    sort_by_key(&mut ties, |it| it.id);
    ties.dedup_by_key(|it| it.id);
    ties
}

/// A date of a person for the page: the day itself, and not a stand-in for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonDate {
    /// The date as the user wrote it down.
    pub date: ImportantDate,
    /// Its month and day, in a year that has them: a leap year for 29 February. None if it does not come again.
    pub day: Option<NaiveDate>,
    /// The day on which it is kept this time, if that is another one.
    pub kept_on: Option<NaiveDate>,
}

/// The dates of a person, by their next occurrence. Dates that do not come again come first.
pub fn dates(person: &Person, today: NaiveDate) -> Vec<PersonDate> {
    let mut dates: Vec<_> = person.dates.iter().filter_map(|it| Some((it.when?, it))).collect();
    sort_by_key(&mut dates, |(when, _)| when.next_after(today));
    dates.into_iter().map(|(when, it)| person_date(it, when, today)).collect()
}

fn person_date(date: &ImportantDate, when: PartialDate, today: NaiveDate) -> PersonDate {
    let month_and_day = when.month_and_day();
    let day = month_and_day.and_then(|(month, day)| NaiveDate::from_ymd_opt(LEAP_YEAR, month, day));
    let is_other = |it: &NaiveDate| month_and_day.is_some_and(|own| own != (it.month(), it.day()));
    PersonDate { date: date.clone(), day, kept_on: when.next_after(today).filter(is_other) }
}

/// The last exchange with a person that lies ahead of today, with its day: a slip of the year, a clock that was wrong,
/// or a flight west.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::present::person::ahead;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"id": "c", "given": "Cleo"}],
///         "exchanges": [{"when": "2026-11-26", "people": ["c"]}, {"when": "2031-05-05", "people": ["c"]}]}"#,
/// )?
/// .book;
/// let (cleo, _) = book.people.iter().next().unwrap();
/// let check = |today: &str, expected: Option<&str>| {
///     let day = ahead(&book, cleo, today.parse().unwrap()).map(|(_, day)| day.to_string());
///     assert_eq!(day.as_deref(), expected, "{today}");
/// };
/// check("2026-11-26", Some("2031-05-05"));
/// check("2031-05-05", None);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn ahead(book: &Book, id: PersonId, today: NaiveDate) -> Option<(ExchangeId, NaiveDate)> {
    let (id, exchange) = book.exchanges_with(id).next_back()?;
    Some((id, exchange.when.filter(|it| *it > today)?))
}

/// The facts worth remembering about a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Facts and custom fields.
    pub facts: Vec<Fact>,
    /// The tags.
    pub tags: Vec<String>,
}

impl Facts {
    /// The facts about a person. A card for a meeting leaves out the private notes of the repair dialog, because others
    /// may see it.
    pub fn of(person: &Person, is_card: bool) -> Self {
        let facts = person.facts.iter().chain(person.custom.iter());
        let is_shown = |it: &&Fact| !is_card || !PRIVATE.contains(&it.label.as_str());
        Self { facts: facts.filter(is_shown).cloned().collect(), tags: person.tags.to_vec() }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.tags.is_empty()
    }
}
