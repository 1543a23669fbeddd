//! The page "Mentoring": a line about both roles, the next sessions, the pairs, and the earlier ones.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::{
    Book, EndingKind, Id, Mentorship, MentorshipId, PersonId, PromiseOwner, Purpose, Shape, Stage, display_name,
    short_name, sort_by_key,
};
use crate::insight::mentoring::agenda::agenda;
use crate::insight::mentoring::asking::pending_questions;
use crate::insight::mentoring::growth::learned;
use crate::insight::mentoring::sessions::{has_died, last_day, open_mentorships};
use crate::present::names;

/// Planned sessions shown above the pairs (design decision).
const NEXT: usize = 2;
/// Days for which "not now" silences an offer (design decision: half a year, so that it is not a reminder).
const NOT_NOW_DAYS: u64 = 180;
/// Days until the month that the user may name instead of beginning now (design decision: one season).
const LATER_DAYS: u64 = 90;

/// An open mentorship.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The mentorship.
    pub id: MentorshipId,
    /// The short names of the other people.
    pub names: Vec<String>,
    /// Who mentors whom.
    pub shape: Option<Shape>,
    /// Where the pair is.
    pub stage: Stage,
    /// Resting until this day.
    pub rest_until: Option<NaiveDate>,
    /// The day of the last session.
    pub last: Option<NaiveDate>,
    /// The next session, today or later.
    pub next: Option<Planned>,
}

/// A planned session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The day.
    pub when: NaiveDate,
    /// The time of day as `HH:MM`, if known.
    pub time: String,
    /// The number of things to talk about.
    pub topics: usize,
}

/// The open pairs: those with a next session first, soonest first, then the others by their last session, latest first.
/// Never by silence. A pair whose people are all archived is left out; [`earlier`] has it.
pub fn pairs(book: &Book, today: NaiveDate) -> Vec<Pair> {
    let open = open_mentorships(book).into_iter().filter(|(_, it)| is_listed(book, it));
    let mut pairs: Vec<Pair> = open.map(|(id, it)| pair(book, id, it, today)).collect();
    sort_by_key(&mut pairs, |it| {
        let next = it.next.as_ref().map(|it| (it.when, it.time.clone()));
        (next.is_none(), next, std::cmp::Reverse(it.last), it.id)
    });
    pairs
}

fn is_listed(book: &Book, mentorship: &Mentorship) -> bool {
    mentorship.people.iter().filter_map(|it| book.people.get(*it)).any(|it| !it.archived)
}

fn pair(book: &Book, id: MentorshipId, mentorship: &Mentorship, today: NaiveDate) -> Pair {
    let when = mentorship.next.when.filter(|it| *it >= today);
    let next = when.map(|when| {
        let agenda = agenda(book, id, today);
        let topics = agenda.shown.len() + agenda.waiting.len();
        Planned { when, time: mentorship.next.time.clone(), topics }
    });
    Pair {
        id,
        names: names(book, mentorship.people.iter()),
        shape: mentorship.shape(),
        stage: mentorship.stage_on(today),
        rest_until: mentorship.rest_until,
        last: last_day(book, id),
        next,
    }
}

/// The sessions to come, soonest first: at most two.
pub fn next(pairs: &[Pair]) -> Vec<(&Pair, &Planned)> {
    pairs.iter().filter_map(|it| it.next.as_ref().map(|next| (it, next))).take(NEXT).collect()
}

/// The short names of the people that the user mentors, and of those that mentor the user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    /// The user mentors them.
    pub mentees: Vec<String>,
    /// They mentor the user.
    pub mentors: Vec<String>,
    /// Each mentors the other.
    pub each_other: Vec<String>,
    /// Nobody said who mentors whom, or there are only sessions.
    pub others: Vec<String>,
}

/// Who mentors whom.
pub fn roles(pairs: &[Pair], unpaired: &[Unpaired]) -> Roles {
    let mut roles = Roles::default();
    for pair in pairs {
        let named = match pair.shape {
            Some(Shape::Mentor) => &mut roles.mentees,
            Some(Shape::Mentee | Shape::TheOtherWay) => &mut roles.mentors,
            Some(Shape::EachOther) => &mut roles.each_other,
            None => &mut roles.others,
        };
        named.extend(pair.names.iter().cloned());
    }
    roles.others.extend(unpaired.iter().map(|it| it.name.clone()));
    roles
}

/// A person with mentoring sessions and without a mentorship.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpaired {
    /// The person.
    pub id: PersonId,
    /// The short name.
    pub name: String,
    /// The number of sessions.
    pub sessions: usize,
    /// The day of the last session.
    pub last: NaiveDate,
}

/// The people with mentoring sessions and without a mentorship, the latest session first. Archived people are left out.
pub fn unpaired(book: &Book) -> Vec<Unpaired> {
    let is_paired = |id| book.mentorships.iter().any(|(_, it)| it.people.contains(&id));
    let people = book.people.iter().filter(|(id, it)| !it.archived && !is_paired(*id));
    let mut found: Vec<Unpaired> = people
        .filter_map(|(id, person)| {
            let sessions = book.exchanges_with(id).filter(|(_, it)| it.purpose == Some(Purpose::MentoringSession));
            let days: Vec<NaiveDate> = sessions.filter_map(|(_, it)| it.when).collect();
            let last = days.iter().copied().max()?;
            Some(Unpaired { id, name: short_name(person), sessions: days.len(), last })
        })
        .collect();
    sort_by_key(&mut found, |it| (std::cmp::Reverse(it.last), it.id));
    found
}

/// A mentorship that is over: ended, or with people who have died or are archived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The mentorship.
    pub id: MentorshipId,
    /// The short names of the other people; empty if they are all gone from the book.
    pub names: Vec<String>,
    /// The year of its ending, else of its last session.
    pub year: Option<i32>,
    /// Whether it has ended.
    pub has_ended: bool,
    /// How it ended.
    pub how: Option<EndingKind>,
    /// Who ended it, if one of them did.
    pub by: Option<PromiseOwner>,
    /// Whether everybody of it has died.
    pub has_died: bool,
    /// What changed, in the user's words.
    pub words: String,
}

/// The mentorships that are not among [`pairs`], the latest first. One whose people are all gone from the book is left
/// out unless it has ended.
pub fn earlier(book: &Book) -> Vec<Earlier> {
    let open: Vec<MentorshipId> =
        open_mentorships(book).into_iter().filter(|(_, it)| is_listed(book, it)).map(|(id, _)| id).collect();
    let over = book.mentorships.iter().filter(|(id, _)| !open.contains(id));
    let mut earlier: Vec<Earlier> =
        over.map(|(id, it)| ended(book, id, it)).filter(|it| it.has_ended || !it.names.is_empty()).collect();
    sort_by_key(&mut earlier, |it| (std::cmp::Reverse(it.year), it.id));
    earlier
}

fn ended(book: &Book, id: Id<Mentorship>, mentorship: &Mentorship) -> Earlier {
    let closing = &mentorship.closing;
    let day = closing.when.or_else(|| last_day(book, id)).or(mentorship.ends);
    let words = if closing.changed.is_empty() { &mentorship.ending } else { &closing.changed };
    Earlier {
        id,
        names: names(book, mentorship.people.iter()),
        year: day.map(|it| it.year()),
        has_ended: mentorship.stage() == Stage::Ended,
        how: closing.how,
        by: closing.by,
        has_died: has_died(book, mentorship),
        words: words.clone(),
    }
}

/// Whether there is nothing about mentoring at all: no pair and no session, nobody named, nothing asked and nothing
/// learned. The page is one sentence and two buttons then.
pub fn is_untouched(book: &Book, today: NaiveDate) -> bool {
    let is_helped = book.people.iter().any(|(_, it)| !it.helps.is_empty());
    let is_anything = is_helped
        || book.mentorships.iter().next().is_some()
        || !unpaired(book).is_empty()
        || !pending_questions(book, today).is_empty()
        || !learned(book, None).is_empty();
    !is_anything
}

/// The day until which "not now" silences an offer.
pub fn not_now_until(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(NOT_NOW_DAYS)).unwrap_or(today)
}

/// A day in the month that the user may name instead of beginning now.
pub fn later(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(LATER_DAYS)).unwrap_or(today)
}

/// The display name of each person.
pub fn named(book: &Book, people: &[PersonId]) -> Vec<(PersonId, String)> {
    people.iter().filter_map(|id| book.people.get(*id).map(|it| (*id, display_name(it)))).collect()
}
