//! The gaps of a project, and people to ask: for each need at most three people, each for a reason.
//!
//! One of the three is somebody with whom the user has not worked yet (design decision): a team of the same few people
//! learns little that is new.

use chrono::{Days, NaiveDate};

use crate::domain::{
    Book, Depth, Exchange, HowKnown, PartialDate, PersonId, ProjectId, Purpose, label_key, sort_by_key,
};
use crate::insight::knows::{Answer, HeldBack, Index, ReferralWho, ReferralWhy, WayOn};
use crate::insight::ledger::before_asking;
use crate::insight::rhythm::{Warmth, silence};
use crate::insight::team::candidates::{bridges_to, candidates, depth, stated};
use crate::insight::team::{Row, Standing, rows, team};

/// Days after an ask for a need in which the same person is not suggested for it again (design decision, as for those
/// who may know who).
const ASKED_DAYS: u64 = 60;

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
    /// Whether that is more than three years ago.
    pub is_old: bool,
    /// Why they may know who knows, for a bridge.
    pub referral: Option<ReferralWhy>,
    /// How warm the tie is. None if the two have never spoken.
    pub warmth: Option<Warmth>,
    /// What the user does first: as in the search for who knows.
    pub way: WayOn,
    /// Days since the two have spoken.
    pub silence: Option<u32>,
    /// Why the person stands last, if so: as in the search for who knows.
    pub held_back: Option<HeldBack>,
}

/// A need that is not in good hands, with the people whom the user could ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The need.
    pub row: Row,
    /// Whom the user asked for it lately, and when, the latest first. They are not suggested again.
    pub asked: Vec<(PersonId, NaiveDate)>,
    /// At most three people.
    pub suggestions: Vec<Suggestion>,
}

impl Gap {
    /// Whether nobody comes to mind for it: there is nobody to ask, and nobody was asked.
    pub fn has_nobody(&self) -> bool {
        self.suggestions.is_empty() && self.asked.is_empty()
    }

    /// Those who were asked and those to ask.
    pub fn people(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.asked.iter().map(|it| it.0).chain(self.suggestions.iter().map(|it| it.id))
    }
}

/// The needs for which nobody comes to mind, in the user's words: first those that nobody covers, then those for which
/// nobody else than those who cover them comes to mind.
pub fn nobody_for(gaps: &[Gap]) -> (Vec<String>, Vec<String>) {
    let (covered, open): (Vec<&Gap>, Vec<&Gap>) =
        gaps.iter().filter(|it| it.has_nobody()).partition(|it| it.row.is_covered());
    let words = |gaps: Vec<&Gap>| gaps.into_iter().map(|it| it.row.what.clone()).collect();
    (words(open), words(covered))
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
    let index = Index::of(book);
    let gap = |row: Row| {
        let asked = asked(book, id, &row, today);
        let suggestions = suggestions((book, &index), id, &row, &asked, today);
        Gap { row, asked, suggestions }
    };
    open.into_iter().map(gap).collect()
}

/// Whom the user asked for a need in the last sixty days, without those who cover it since. An ask that does not say
/// for which need counts for each.
fn asked(book: &Book, id: ProjectId, row: &Row, today: NaiveDate) -> Vec<(PersonId, NaiveDate)> {
    let first = today.checked_sub_days(Days::new(ASKED_DAYS)).unwrap_or(today);
    let is_ask = |it: &Exchange| {
        let is_for_it = it.brought.is_empty() || label_key(&it.brought) == label_key(&row.what);
        it.project == Some(id) && it.purpose == Some(Purpose::Ask) && is_for_it
    };
    let asks = book.exchanges_since(first).map(|(_, it)| it).filter(|it| is_ask(it));
    let with_day = asks.filter_map(|it| Some((it, it.when.filter(|it| *it <= today)?)));
    let each = with_day.flat_map(|(it, day)| it.people.iter().map(move |person| (*person, day)));
    let mut asked: Vec<(PersonId, NaiveDate)> = each.filter(|(it, _)| row.of(Some(*it)).is_none()).collect();
    sort_by_key(&mut asked, |(person, day)| (*person, std::cmp::Reverse(*day)));
    asked.dedup_by_key(|it| it.0);
    sort_by_key(&mut asked, |(person, day)| (std::cmp::Reverse(*day), *person));
    asked
}

fn suggestions(
    (book, index): (&Book, &Index),
    id: ProjectId,
    row: &Row,
    asked: &[(PersonId, NaiveDate)],
    today: NaiveDate,
) -> Vec<Suggestion> {
    let is_free = |it: PersonId| row.of(Some(it)).is_none() && asked.iter().all(|(asked, _)| *asked != it);
    let answer = index.who_knows(book, today, &row.what);
    let suggested = |id: PersonId, why: Why| suggestion((book, index), &answer, id, why, today);
    let ranked: Vec<PersonId> = candidates(&answer).map(|it| it.id).filter(|it| is_free(*it)).collect();
    let new = ranked.iter().skip(1).find(|it| !has_worked_with(book, id, **it));
    let mut all: Vec<Suggestion> = ranked.first().map(|it| suggested(*it, Why::Knows)).into_iter().collect();
    all.extend(new.map(|it| suggested(*it, Why::New)));
    // Somebody who is asked to introduce one of them is named once.
    let introduces = |id: PersonId| all.iter().any(|it| it.way == WayOn::Introduction(id));
    let bridge = bridges_to(&answer).find(|it| is_free(*it) && !ranked.contains(it) && !introduces(*it));
    all.extend(bridge.map(|it| suggested(it, Why::Bridge)));
    all
}

fn suggestion((book, index): (&Book, &Index), answer: &Answer, id: PersonId, why: Why, today: NaiveDate) -> Suggestion {
    let person = book.people.get(id).cloned().unwrap_or_default();
    let before = before_asking(book, id, today);
    let hit = answer.knows.iter().find(|it| it.id == id).filter(|_| why != Why::Bridge);
    let known = hit.and_then(stated);
    let silence = silence(book, id, &person, today);
    let referral = answer.may_know_who.iter().find(|it| it.who == ReferralWho::Person(id)).map(|it| it.why.clone());
    Suggestion {
        id,
        why,
        depth: hit.and_then(depth),
        how: known.and_then(|it| it.how),
        as_of: known.and_then(|it| it.as_of),
        is_old: known.is_some_and(|it| it.is_old),
        referral: referral.filter(|_| why == Why::Bridge),
        warmth: silence.map(|it| it.1),
        way: index.way_on(book, id, today),
        silence: silence.map(|it| it.0),
        held_back: hit.and_then(|it| it.held_back).or_else(|| before.is_one_of_many.then_some(HeldBack::ManyAsks)),
    }
}

/// Whether the user has worked with a person: in another project, or in an exchange about work.
fn has_worked_with(book: &Book, id: ProjectId, person: PersonId) -> bool {
    let is_work = |purpose: Option<Purpose>| purpose == Some(Purpose::Work);
    book.exchanges_with(person).any(|(_, it)| it.project.is_some() || is_work(it.purpose))
        || book.projects.iter().any(|(other, _)| other != id && team(book, other).people.contains(&person))
}
