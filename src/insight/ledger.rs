//! The ledger of favours, and the reminder before an ask. It has no balance, no debt and no score.
//!
//! Asking is more welcome than people expect (Flynn & Lake 2008) and remains normal. The app only pauses an ask that
//! would be the first contact after a long silence, or the third in a row with nothing given, because that makes a tie
//! feel used (Casciaro et al. 2014). The thresholds are a design decision.

use chrono::{Days, NaiveDate};

use crate::domain::{Book, Direction, Exchange, Favour, Id, Initiator, PersonId, Purpose, normalize, sort_by_key};
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
    /// Favours the user gave or offered lately, newest first.
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
    let person = book.people.get(id).cloned().unwrap_or_default();
    let rhythm = rhythm(book, id, &person, today);
    let long = rhythm.cadence.unwrap_or(NO_RHYTHM);
    let first_after = rhythm.silence.filter(|it| *it > long);
    let asks = asks_in_a_row(book, id);
    let since = today.checked_sub_days(Days::new(LATELY)).unwrap_or(today);
    let given_lately = favours(book, id)
        .into_iter()
        .filter(|(_, it)| is_given(it) && it.when.is_some_and(|it| it >= since))
        .map(|(_, it)| it.what.clone())
        .collect();
    BeforeAsking { first_after, is_one_of_many: asks + 1 >= ASKS_IN_A_ROW, given_lately }
}

const fn is_given(favour: &Favour) -> bool {
    matches!(favour.direction, Some(Direction::Given | Direction::Offered))
}

/// The number of asks since the user last gave something: from the favours or the logged exchanges, whichever is
/// higher.
fn asks_in_a_row(book: &Book, id: PersonId) -> usize {
    let favours = favours(book, id);
    let given = favours.iter().filter(|(_, it)| is_given(it)).filter_map(|(_, it)| it.when);
    let helped = book.exchanges_with(id).filter(|(_, it)| gives(it.purpose)).filter_map(|(_, it)| it.when);
    let last_given = given.chain(helped).max();
    let is_since = |day: Option<NaiveDate>| day.is_some_and(|day| last_given.is_none_or(|it| day > it));
    let asked = favours.iter().filter(|(_, it)| it.direction == Some(Direction::Asked) && is_since(it.when)).count();
    // An exchange in which the other person asked is no ask of the user.
    let is_own = |it: &Exchange| it.purpose == Some(Purpose::Ask) && it.began != Some(Initiator::Them);
    let logged = book.exchanges_with(id).filter(|(_, it)| is_own(it) && is_since(it.when)).count();
    asked.max(logged)
}

/// Whether an exchange of this purpose gives something.
const fn gives(purpose: Option<Purpose>) -> bool {
    matches!(purpose, Some(Purpose::Help | Purpose::Sharing | Purpose::Thanks | Purpose::Introduction))
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
