//! The talks for an aim, and what each still asks of the user: thanks, and a word about what came of it.

use chrono::{Days, NaiveDate};

use crate::domain::{
    Aim, AimState, Book, Channel, Direction, Exchange, ExchangeId, Id, Person, PersonId, Promise, Purpose, sort_by_key,
};

/// Days after a talk in which the user can try it, before the report (design decision).
const REPORT_DAYS: u64 = 14;
/// The number of talks about the user's plans in a row, after which the next is about the other (mission: the third
/// ask).
const GUARD: usize = 3;
/// Days after which a question without an answer keeps nobody any longer (design decision: the cadence of somebody
/// near, after which a silence is an answer too).
const ANSWER_DAYS: u64 = 28;

/// Whether an exchange was for one of the user's own aims: a talk, or the question that asks for one.
fn is_for_aim(book: &Book, exchange: &Exchange) -> bool {
    let is_own = exchange.aim.is_some_and(|it| book.aims.get(it).is_none_or(Aim::is_own));
    is_own && exchange.mentorship.is_none() && !is_word_after(exchange)
}

/// Whether an exchange is the thanks or the report after a talk: written words, and no talk.
fn is_word_after(exchange: &Exchange) -> bool {
    let is_written = matches!(exchange.how, Some(Channel::Message | Channel::Email | Channel::Letter));
    let is_report = exchange.purpose == Some(Purpose::Sharing) && exchange.aim.is_some() && is_written;
    exchange.purpose == Some(Purpose::Thanks) || is_report
}

/// What a talk still asks of the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To say thank you.
    Thank,
    /// To tell what came of it.
    Tell,
    /// Nothing.
    Nothing,
}

/// A talk for an aim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// The exchange.
    pub exchange: ExchangeId,
    /// The day.
    pub day: Option<NaiveDate>,
    /// The people who are in the book.
    pub people: Vec<PersonId>,
    /// The next step of the user.
    pub step: Step,
    /// The people to whom the user takes that step.
    pub to: Vec<PersonId>,
}

/// The talks for an aim, the latest first. A question without an answer is no talk yet.
pub fn talks(book: &Book, aim: Id<Aim>, today: NaiveDate) -> Vec<Talk> {
    let is_talk =
        |it: &Exchange| it.aim == Some(aim) && !it.attempt && it.purpose != Some(Purpose::Ask) && !is_word_after(it);
    let of_aim = book.exchanges.iter().filter(|(_, it)| is_talk(it));
    let mut talks: Vec<Talk> = of_aim.map(|(id, it)| talk(book, id, it, today)).collect();
    sort_by_key(&mut talks, |it| (std::cmp::Reverse(it.day), std::cmp::Reverse(it.exchange)));
    talks
}

fn talk(book: &Book, id: ExchangeId, exchange: &Exchange, today: NaiveDate) -> Talk {
    let people: Vec<PersonId> = exchange.people.iter().copied().filter(|it| book.people.get(*it).is_some()).collect();
    let living = |it: &PersonId| book.people.get(*it).is_some_and(Person::may_be_suggested);
    let without = |purpose| {
        let is_due = |it: &PersonId| living(it) && !has_word(book, exchange, *it, purpose);
        people.iter().copied().filter(is_due).collect()
    };
    let report = exchange.when.and_then(|it| it.checked_add_days(Days::new(REPORT_DAYS)));
    let (step, to) = match report {
        Some(_) if is_told(book, id) => (Step::Nothing, Vec::new()),
        Some(report) if report <= today => (Step::Tell, without(Purpose::Sharing)),
        Some(_) => (Step::Thank, without(Purpose::Thanks)),
        None => (Step::Nothing, Vec::new()),
    };
    let step = if to.is_empty() { Step::Nothing } else { step };
    Talk { exchange: id, day: exchange.when, people, step, to }
}

/// Whether the people of a talk heard the report, or the user let that go.
pub fn is_told(book: &Book, talk: ExchangeId) -> bool {
    let is_report = |it: &Promise| it.is_report_back() && it.session == Some(talk);
    book.promises.iter().any(|(_, it)| is_report(it) && it.state.is_some())
}

/// Whether the user wrote to a person on the day of a talk or later: thanks, or what came of it.
fn has_word(book: &Book, talk: &Exchange, person: PersonId, purpose: Purpose) -> bool {
    let is_about = |it: &Exchange| purpose == Purpose::Thanks || (it.aim == talk.aim && is_word_after(it));
    let is_it = |it: &Exchange| it.purpose == Some(purpose) && is_about(it) && !it.attempt && it.when >= talk.when;
    book.exchanges_with(person).rev().any(|(_, it)| is_it(it))
}

/// Whether a talk for an aim with a person waits to be told of, or a question for an answer: not again with the same
/// person until then.
pub(super) fn is_waiting(book: &Book, person: PersonId, today: NaiveDate) -> bool {
    let last = book.exchanges_with(person).rev().find(|(_, it)| is_for_aim(book, it));
    last.is_some_and(|(id, it)| if is_ask(it) { may_be_answered(it, today) } else { !is_told(book, id) })
}

/// Whether the user asked a person for an aim, and no talk for an aim followed yet.
pub(super) fn waits_for_answer(book: &Book, aim: Id<Aim>, person: PersonId, today: NaiveDate) -> bool {
    let last = book.exchanges_with(person).rev().find(|(_, it)| is_for_aim(book, it));
    last.is_some_and(|(_, it)| it.aim == Some(aim) && is_ask(it) && may_be_answered(it, today))
}

fn is_ask(exchange: &Exchange) -> bool {
    exchange.purpose == Some(Purpose::Ask)
}

/// Whether a question is young enough for an answer.
fn may_be_answered(exchange: &Exchange, today: NaiveDate) -> bool {
    let until = exchange.when.and_then(|it| it.checked_add_days(Days::new(ANSWER_DAYS)));
    until.is_some_and(|it| today < it)
}

/// Whether the last three talks with a person were about the user's plans, and the user gave or shared nothing since
/// the first of them. Thanks and reports belong to the talks before them.
pub fn is_guarded(book: &Book, person: PersonId) -> bool {
    let talks = book.exchanges_with(person).rev().map(|(_, it)| it).filter(|it| !is_word_after(it));
    let last: Vec<&Exchange> = talks.take(GUARD).collect();
    let is_about_plans = |it: &&Exchange| is_for_aim(book, it) && it.purpose != Some(Purpose::Sharing);
    let Some(first) = last.get(GUARD - 1) else { return false };
    let is_gift = |it: Option<Direction>| matches!(it, Some(Direction::Given | Direction::Offered));
    last.iter().all(is_about_plans)
        && !book
            .favours
            .iter()
            .any(|(_, it)| it.people.contains(&person) && is_gift(it.direction) && it.when >= first.when)
}

/// Whether a talk for one of the user's own aims took place since a day.
pub(super) fn was_since(book: &Book, day: NaiveDate) -> bool {
    book.exchanges_since(day).any(|(_, it)| is_for_aim(book, it))
}

/// The user's own aims in a state, oldest first.
pub fn own(book: &Book, state: AimState) -> Vec<(Id<Aim>, &Aim)> {
    book.aims.iter().filter(|(_, it)| it.is_own() && it.state() == state).collect()
}
