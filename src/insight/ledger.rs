//! The ledger of favours, and the reminder before an ask. It has no balance, no debt and no score.
//!
//! Help stands in it as a favour that was written down, or as an exchange whose sentence speaks of help, thanks, an ask
//! or an introduction.
//!
//! Asking is more welcome than people expect (Flynn & Lake 2008) and remains normal. The app only pauses an ask that
//! would be the first contact after a long silence, or the third in a row with nothing given, because that makes a tie
//! feel used (Casciaro et al. 2014). The thresholds are a design decision.

use chrono::{Days, NaiveDate};

use crate::domain::{
    Book, Direction, Exchange, Favour, Id, Initiator, Person, PersonId, Purpose, into_set, normalize, sort_by_key,
};
use crate::insight::rhythm::rhythm;

/// The number of asks in a row, with nothing given between them, that calls for a remark (design decision).
const ASKS_IN_A_ROW: usize = 3;
/// How far back "lately" reaches, in days (design decision).
const LATELY: u64 = 180;
/// The cadence used for a person without one, in days (design decision).
const NO_RHYTHM: u32 = 90;

/// Facts to show before the user asks a person for something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeforeAsking {
    /// Days of silence, if the ask would be the first contact after a silence longer than the cadence.
    pub first_after: Option<u32>,
    /// Whether it would be the third ask in a row, or a later one.
    pub is_one_of_many: bool,
    /// What the user gave or offered lately, newest first.
    pub given_lately: Vec<String>,
}

impl BeforeAsking {
    /// Whether to show a remark before the ask.
    pub const fn is_worth_a_word(&self) -> bool {
        self.first_after.is_some() || self.is_one_of_many
    }
}

/// Collects the facts about a person to show before an ask.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::ledger::before_asking;
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "id": "ana", "circle": "close"}],
///     "exchanges": [{"when": "2026-08-22", "people": ["ana"]}],
///     "favours": [{"direction": "given", "people": ["ana"], "what": "a lift", "when": "2026-08-22"}]}"#,
/// )?
/// .book;
/// let (ana, _) = book.people.iter().next().unwrap();
/// let facts = before_asking(&book, ana, "2026-11-22".parse().unwrap());
/// assert_eq!(facts.first_after, Some(92), "longer than the thirty days of the circle");
/// assert_eq!(facts.given_lately, ["a lift"]);
/// assert!(facts.is_worth_a_word());
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn before_asking(book: &Book, id: PersonId, today: NaiveDate) -> BeforeAsking {
    // Not cloned: a person may have a photo, and a long list asks about each of its people.
    let nobody = Person::default();
    let rhythm = rhythm(book, id, book.people.get(id).unwrap_or(&nobody), today);
    let long = rhythm.cadence.unwrap_or(NO_RHYTHM);
    let first_after = rhythm.silence.filter(|it| *it > long);
    let asks = asks_in_a_row(book, id);
    let since = today.checked_sub_days(Days::new(LATELY)).unwrap_or(today);
    let given = favours(book, id).into_iter().filter(|(_, it)| is_given(it)).map(|(_, it)| (it.when, it.what.clone()));
    let helped = book.exchanges_with(id).filter(|(_, it)| gives(it)).map(|(_, it)| (it.when, in_words(it)));
    let mut given: Vec<_> = given.chain(helped).filter(|(when, _)| when.is_some_and(|it| it >= since)).collect();
    given.retain(|(_, what)| !what.is_empty());
    sort_by_key(&mut given, |(when, _)| std::cmp::Reverse(*when));
    let given_lately = given.into_iter().map(|(_, what)| what).collect();
    BeforeAsking { first_after, is_one_of_many: asks + 1 >= ASKS_IN_A_ROW, given_lately }
}

const fn is_given(favour: &Favour) -> bool {
    matches!(favour.direction, Some(Direction::Given | Direction::Offered))
}

/// The number of asks since the user last gave something. An ask may stand in the book twice, as a favour and as an
/// exchange of the same day, so a day has as many asks as the one of them that has more.
fn asks_in_a_row(book: &Book, id: PersonId) -> usize {
    let favours = favours(book, id);
    let given = favours.iter().filter(|(_, it)| is_given(it)).filter_map(|(_, it)| it.when);
    let helped = book.exchanges_with(id).filter(|(_, it)| gives(it)).filter_map(|(_, it)| it.when);
    let last_given = given.chain(helped).max();
    let is_since = |day: Option<NaiveDate>| day.filter(|day| last_given.is_none_or(|it| *day > it));
    let asked = favours.iter().filter(|(_, it)| it.direction == Some(Direction::Asked));
    let asked: Vec<NaiveDate> = asked.filter_map(|(_, it)| is_since(it.when)).collect();
    // An exchange in which the other person asked is no ask of the user.
    let is_own = |it: &Exchange| it.purpose == Some(Purpose::Ask) && it.began != Some(Initiator::Them);
    let logged = book.exchanges_with(id).filter(|(_, it)| is_own(it));
    let logged: Vec<NaiveDate> = logged.filter_map(|(_, it)| is_since(it.when)).collect();
    let on = |days: &[NaiveDate], day: NaiveDate| days.iter().filter(|it| **it == day).count();
    let days = into_set(asked.iter().chain(&logged).copied());
    days.iter().map(|day| on(&asked, *day).max(on(&logged, *day))).sum()
}

/// Whether the user gives something in an exchange.
fn gives(exchange: &Exchange) -> bool {
    let is_gift =
        matches!(exchange.purpose, Some(Purpose::Help | Purpose::Sharing | Purpose::Thanks | Purpose::Introduction));
    is_gift && exchange.began != Some(Initiator::Them)
}

/// What an exchange was about, in the user's words. Empty if nothing is written down.
fn in_words(exchange: &Exchange) -> String {
    let notes = exchange.notes.lines().chain(exchange.brought.lines()).find(|it| !it.trim().is_empty());
    notes.map_or_else(|| exchange.topics.join(", "), str::to_owned)
}

/// Which way help went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A favour.
    Favour(Direction),
    /// The other person asked the user.
    TheyAsked,
    /// The user thanked the other person.
    Thanked,
    /// The other person thanked the user.
    TheyThanked,
    /// The user introduced the other person to somebody.
    Introduced,
    /// The other person introduced the user to somebody.
    TheyIntroduced,
}

/// An entry of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    /// Which way it went.
    pub way: Way,
    /// The help, in the user's words.
    pub what: String,
    /// The day.
    pub when: Option<NaiveDate>,
    /// The result, in the user's words.
    pub outcome: String,
}

impl LedgerEntry {
    fn of_favour(favour: &Favour) -> Option<Self> {
        let way = Way::Favour(favour.direction?);
        Some(Self { way, what: favour.what.clone(), when: favour.when, outcome: favour.outcome.clone() })
    }

    fn of_exchange(exchange: &Exchange) -> Option<Self> {
        let is_theirs = exchange.began == Some(Initiator::Them);
        let way = match (exchange.purpose?, is_theirs) {
            (Purpose::Help, false) => Way::Favour(Direction::Given),
            (Purpose::Help, true) => Way::Favour(Direction::Received),
            (Purpose::Ask, false) => Way::Favour(Direction::Asked),
            (Purpose::Ask, true) => Way::TheyAsked,
            (Purpose::Thanks, false) => Way::Thanked,
            (Purpose::Thanks, true) => Way::TheyThanked,
            (Purpose::Introduction, false) => Way::Introduced,
            (Purpose::Introduction, true) => Way::TheyIntroduced,
            _ => return None,
        };
        let what = in_words(exchange);
        (!what.is_empty()).then_some(Self { way, what, when: exchange.when, outcome: String::new() })
    }
}

/// The help between the user and a person, both ways, newest first: favours, and exchanges for help, thanks, an ask or
/// an introduction.
///
/// # Examples
///
/// ```
/// use kith::domain::Direction;
/// use kith::formats::backup::read;
/// use kith::insight::ledger::{Way, entries};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "id": "ana"}],
///     "exchanges": [{"when": "2026-11-20", "people": ["ana"], "purpose": "thanks", "notes": "thanked Ana"}],
///     "favours": [{"direction": "received", "people": ["ana"], "what": "a lift", "when": "2026-11-18"}]}"#,
/// )?
/// .book;
/// let (ana, _) = book.people.iter().next().unwrap();
/// let ways: Vec<Way> = entries(&book, ana).into_iter().map(|it| it.way).collect();
/// assert_eq!(ways, [Way::Thanked, Way::Favour(Direction::Received)]);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn entries(book: &Book, id: PersonId) -> Vec<LedgerEntry> {
    let favours = favours(book, id).into_iter().filter_map(|(_, it)| LedgerEntry::of_favour(it));
    let exchanges = book.exchanges_with(id).rev().filter_map(|(_, it)| LedgerEntry::of_exchange(it));
    let mut entries: Vec<_> = favours.chain(exchanges).collect();
    sort_by_key(&mut entries, |it| std::cmp::Reverse(it.when));
    entries
}

/// The favours with a person, newest first.
pub fn favours(book: &Book, id: PersonId) -> Vec<(Id<Favour>, &Favour)> {
    let mut favours: Vec<_> = book.favours.iter().filter(|(_, it)| it.people.contains(&id)).collect();
    sort_by_key(&mut favours, |(id, it)| (std::cmp::Reverse(it.when), *id));
    favours
}

/// Phrases that make a message an ask. A plain phrase list is enough, since it only leads to a gentle remark.
const ASKING: &[&str] = &[
    "could you",
    "can you",
    "would you",
    "would you mind",
    "do you mind",
    "any chance",
    "i need",
    "help me",
    "a favour",
    "a favor",
    "i was hoping",
    "i wonder if",
    "i was wondering if",
    "put me in touch",
    "introduce me",
    "recommend me",
    "refer me",
    "pass on my cv",
    "my cv",
    "my resume",
    "do you know anyone",
    "do you know anybody",
    "pick your brain",
    "are you hiring",
    "is there an opening",
];

/// Whether a draft asks for something. Keeps a wellness check free of asks.
///
/// # Examples
///
/// ```
/// # use kith::insight::ledger::is_ask;
/// assert!(is_ask("How are you? Could you pass on my CV?"));
/// assert!(!is_ask("How are you, these days?"));
/// ```
pub fn is_ask(draft: &str) -> bool {
    let plain = format!(" {} ", normalize(draft).replace(['\n', ',', '.', '?', '!', ';'], " "));
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let padded = format!(" {plain} ");
    ASKING.iter().any(|it| padded.contains(&format!(" {it} ")))
}
