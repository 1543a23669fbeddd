//! The gaps of a project, and people to ask: for each need at most three people, each for a reason.
//!
//! One of the three is somebody with whom the user has not worked yet (design decision): a team of the same few people
//! learns little that is new.

use chrono::NaiveDate;

use crate::domain::{Book, Depth, HowKnown, PartialDate, PersonId, ProjectId, Purpose, sort_by_key};
use crate::insight::knows::{Answer, HeldBack, ReferralWho, ReferralWhy, who_knows};
use crate::insight::ledger::before_asking;
use crate::insight::rhythm::{Warmth, silence};
use crate::insight::team::candidates::{Candidate, bridges_to, candidates};
use crate::insight::team::{Row, Standing, rows, team};

/// Why a person is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The likeliest to know.
    Knows,
    /// Knows, and the user has not worked with them yet.
    New,
    /// May know who knows.
    Bridge,
}

/// A person whom the user could ask about a need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The person.
    pub id: PersonId,
    /// Why.
    pub why: Why,
    /// How well they know it, if the user wrote it down.
    pub depth: Option<Depth>,
    /// How the user knows.
    pub how: Option<HowKnown>,
    /// The date as of which it is true.
    pub as_of: Option<PartialDate>,
    /// Why they may know who knows, for a bridge.
    pub referral: Option<ReferralWhy>,
    /// How warm the tie is. None if the two have never spoken.
    pub warmth: Option<Warmth>,
    /// Days of silence, if a hello comes first.
    pub hello_first: Option<u32>,
    /// Why the person stands last, if so: as in the search for who knows.
    pub held_back: Option<HeldBack>,
}

/// A need that is not in good hands, with the people whom the user could ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The need.
    pub row: Row,
    /// At most three people.
    pub suggestions: Vec<Suggestion>,
}

/// The gaps of a project: first the needs that nobody covers, then those that somebody learns, then those with one
/// person.
///
/// # Examples
///
/// ```
/// use kith::formats::backup::read;
/// use kith::insight::team::gaps::{Why, gaps};
///
/// let book = read(
///     r#"{"format": "kith-backup", "version": 1,
///     "people": [{"given": "Kenji", "id": "kenji", "expertise": [{"what": "guidance", "depth": "known-for"}]}],
///     "projects": [{"name": "The rocket", "wants": [{"id": "g", "what": "guidance"}]}]}"#,
/// )?
/// .book;
/// let found = gaps(&book, book.projects.iter().next().unwrap().0, "2026-11-22".parse().unwrap());
/// assert_eq!(found[0].row.what, "guidance");
/// assert_eq!(found[0].suggestions[0].why, Why::Knows);
/// # Ok::<(), kith::formats::backup::BackupProblem>(())
/// ```
pub fn gaps(book: &Book, id: ProjectId, today: NaiveDate) -> Vec<Gap> {
    let mut open: Vec<Row> = rows(book, id).into_iter().filter(|it| it.standing != Standing::GoodHands).collect();
    let order = |it: &Row| match it.standing {
        Standing::Nobody => 0,
        Standing::Learning => 1,
        Standing::OnePerson | Standing::GoodHands => 2,
    };
    sort_by_key(&mut open, |it| (order(it), it.need));
    let gap = |row: Row| {
        let suggestions = suggestions(book, id, &row, today);
        Gap { row, suggestions }
    };
    open.into_iter().map(gap).collect()
}

fn suggestions(book: &Book, id: ProjectId, row: &Row, today: NaiveDate) -> Vec<Suggestion> {
    let is_free = |it: &Candidate| row.of(Some(it.id)).is_none();
    let answer = who_knows(book, today, &row.what);
    let suggested = |why: Why| {
        let answer = &answer;
        move |it: &Candidate| suggestion(book, answer, it, why, today)
    };
    let ranked: Vec<Candidate> = candidates(&answer).into_iter().filter(is_free).collect();
    let ranked = held_back_last(ranked, |it| before_asking(book, it.id, today).is_one_of_many);
    let best = ranked.first();
    let new = ranked.iter().skip(1).find(|it| !has_worked_with(book, id, it.id));
    let bridge =
        bridges_to(&answer).into_iter().find(|bridge| is_free(bridge) && ranked.iter().all(|it| it.id != bridge.id));
    let mut all: Vec<Suggestion> = best.map(suggested(Why::Knows)).into_iter().collect();
    all.extend(new.map(suggested(Why::New)));
    all.extend(bridge.as_ref().map(suggested(Why::Bridge)));
    all
}

/// The same people. The ones for whom `is_held` holds come after the others.
fn held_back_last(ranked: Vec<Candidate>, is_held: impl Fn(&Candidate) -> bool) -> Vec<Candidate> {
    let (held, free): (Vec<_>, Vec<_>) = ranked.into_iter().partition(is_held);
    free.into_iter().chain(held).collect()
}

fn suggestion(book: &Book, answer: &Answer, candidate: &Candidate, why: Why, today: NaiveDate) -> Suggestion {
    let id = candidate.id;
    let person = book.people.get(id).cloned().unwrap_or_default();
    let before = before_asking(book, id, today);
    let held_back = answer.knows.iter().find(|it| it.id == id).and_then(|it| it.held_back);
    let referral = answer.may_know_who.iter().find(|it| it.who == ReferralWho::Person(id)).map(|it| it.why.clone());
    Suggestion {
        id,
        why,
        depth: candidate.depth,
        how: candidate.how,
        as_of: candidate.as_of,
        referral: referral.filter(|_| why == Why::Bridge),
        warmth: silence(book, id, &person, today).map(|it| it.1),
        hello_first: before.first_after,
        held_back: held_back.or_else(|| before.is_one_of_many.then_some(HeldBack::ManyAsks)),
    }
}

/// Whether the user has worked with a person: in another project, or in an exchange about work.
fn has_worked_with(book: &Book, id: ProjectId, person: PersonId) -> bool {
    let is_work = |purpose: Option<Purpose>| purpose == Some(Purpose::Work);
    book.exchanges_with(person).any(|(_, it)| it.project.is_some() || is_work(it.purpose))
        || book.projects.iter().any(|(other, _)| other != id && team(book, other).people.contains(&person))
}
