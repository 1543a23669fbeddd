//! The evidence that a person knows something.

use chrono::{Months, NaiveDate};

use crate::domain::{
    Book, Depth, Direction, Exchange, Gone, Knows, PartialDate, Person, PersonId, Promise, PromiseOwner, Purpose,
    TopicFrom, VecMap, VecSet, display_name, into_map, into_set, sort_by_key,
};
use crate::insight::knows::answer::{HeldBack, Hit, LeftOut, Marked, Mention, Tier, Whole};
use crate::insight::knows::free_text::is_denied;
use crate::insight::knows::index::Scope;
use crate::insight::knows::query::{Found, Query};
use crate::insight::ledger::before_asking;
use crate::insight::{friction, rhythm};

/// Years after which it is asked whether it is still true (design decision: teams rate anew within a quarter, and
/// friends are not teams).
const OLD_YEARS: u32 = 3;

/// On how many days a person must have taught something (design decision: once may be chance).
const TAUGHT_DAYS: usize = 2;

/// What people taught: for each person the texts, and the words found in all of them.
pub(super) type Lessons = VecMap<PersonId, (Found, Vec<Marked>)>;

/// The people of a book, as far as they have the words.
#[derive(Default)]
pub(super) struct People {
    /// Those who know it.
    pub(super) knows: Vec<Hit>,
    /// Those who are learning it.
    pub(super) learning: Vec<Hit>,
    /// Those who are left out.
    pub(super) left_out: Vec<LeftOut>,
    /// Texts that deny it: "ex-marketing".
    pub(super) denied: Vec<Mention>,
    /// Who is held back.
    pub(super) held: Held,
}

/// Whether a date is more than three years ago.
pub fn is_old(as_of: PartialDate, today: NaiveDate) -> bool {
    let last = match as_of {
        PartialDate::Day(day) => Some(day),
        PartialDate::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 28),
        _ => as_of.year().and_then(|it| NaiveDate::from_ymd_opt(it, 12, 31)),
    };
    let limit = today.checked_sub_months(Months::new(12 * OLD_YEARS));
    last.zip(limit).is_some_and(|(last, limit)| last < limit)
}

/// What people taught the user, on two days or more.
pub(super) fn taught(scope: &Scope<'_>) -> Lessons {
    let mut all: VecMap<PersonId, (VecSet<NaiveDate>, Found, Vec<Marked>)> = VecMap::default();
    let lessons = scope.exchanges.iter().map(|(_, it)| it).filter(|it| is_lesson(it, scope.today));
    for exchange in lessons {
        let Some((found, marked)) = lesson(exchange, scope.query) else { continue };
        for id in exchange.people.iter() {
            let slot = all.slot(*id);
            slot.0.extend(exchange.when);
            slot.1.add(&found);
            slot.2.push(marked.clone());
        }
    }
    let is_enough = |it: &(VecSet<NaiveDate>, Found, Vec<Marked>)| it.0.len() >= TAUGHT_DAYS;
    let enough = all.into_iter().filter(|(_, it)| is_enough(it));
    into_map(enough.map(|(id, (_, found, texts))| (id, (found, texts))))
}

/// Whether the other person may have taught the user something in an exchange.
fn is_lesson(exchange: &Exchange, today: NaiveDate) -> bool {
    let is_from_them = matches!(exchange.topic_from, Some(TopicFrom::Them | TopicFrom::Both));
    let is_for_it = match exchange.purpose {
        Some(Purpose::Learning | Purpose::Help | Purpose::MentoringSession) => true,
        _ => !exchange.topics.is_empty(),
    };
    is_from_them && is_for_it && !exchange.attempt && exchange.when.is_some_and(|it| it <= today)
}

fn lesson(exchange: &Exchange, query: &Query) -> Option<(Found, Marked)> {
    let notes = [&exchange.brought, &exchange.grow.goal, &exchange.notes];
    let texts = exchange.topics.iter().chain(notes);
    let mut all: Option<(Found, Marked)> = None;
    for text in texts {
        let Some(found) = query.find(text).filter(|it| !is_denied(text, &it.words)) else { continue };
        match &mut all {
            Some((before, _)) => before.add(&found),
            None => all = Some((found.clone(), Marked::of(text, &found.words))),
        }
    }
    all
}

/// Looks at the people who can have the words, and at those who taught them.
pub(super) fn people(scope: &Scope<'_>, taught: &Lessons) -> People {
    let Scope { book, query, today, .. } = *scope;
    let mut people = People { held: Held::of(book, today), ..People::default() };
    let with_words = scope.people.iter().map(|it| it.0);
    let all: VecSet<PersonId> = into_set(with_words.chain(taught.iter().map(|it| *it.0)));
    let living = all.iter().filter_map(|id| Some((*id, book.people.get(*id)?))).filter(|(_, it)| it.died.is_none());
    for (id, person) in living {
        if let Some(denied) = denied_knowledge(person, query) {
            people.left_out.push(LeftOut {
                id,
                name: display_name(person),
                what: denied.what.clone(),
                gone: denied.gone.unwrap_or(Gone::NotThis),
            });
            continue;
        }
        let mut places = places(person, query, &mut |text, found| {
            let words = Marked::of(text, &found.words);
            people.denied.push(Mention { id, name: display_name(person), when: None, words });
        });
        if let Some((found, texts)) = taught.get(&id) {
            let place =
                |it: &Marked| Place { tier: Tier::Lessons, knows: None, found: found.clone(), text: it.clone() };
            places.extend(texts.first().map(place));
        }
        let Some(hit) = hit(book, (id, person), &places, query, today) else { continue };
        let hit = Hit { held_back: people.held.back(book, id, person, today), ..hit };
        if hit.depth == Some(Depth::Curious) { &mut people.learning } else { &mut people.knows }.push(hit);
    }
    sort_by_key(&mut people.left_out, |it| (it.name.clone(), it.id));
    people
}

/// The knowledge that the user denied, if it is about the query and nothing states the opposite.
fn denied_knowledge<'a>(person: &'a Person, query: &Query) -> Option<&'a Knows> {
    let is_about = |it: &Knows| query.find_whole(&it.what).is_some();
    let denied = person.expertise.iter().filter(|it| it.gone.is_some()).find(|it| is_about(it))?;
    (!person.knows().any(is_about)).then_some(denied)
}

/// A place with words of the query.
struct Place<'a> {
    tier: Tier,
    knows: Option<&'a Knows>,
    found: Found,
    text: Marked,
}

fn places<'a>(person: &'a Person, query: &Query, deny: &mut dyn FnMut(&str, &Found)) -> Vec<Place<'a>> {
    let stated = person.knows().map(|it| (Tier::Stated, Some(it), &it.what));
    let role = [&person.role, &person.department].map(|it| (Tier::Role, None, it));
    let tags = person.tags.iter().map(|it| (Tier::Tag, None, it));
    let mut places = Vec::new();
    for (tier, knows, text) in stated.chain(role).chain(tags) {
        let Some(found) = query.find(text) else { continue };
        if is_denied(text, &found.words) {
            deny(text, &found);
            continue;
        }
        let text = Marked::of(text, &found.words);
        places.push(Place { tier, knows, found, text });
    }
    places
}

/// Whether somebody has all words of a query in one place.
pub(super) fn is_known(scope: &Scope<'_>) -> bool {
    let whole = |it: &Place<'_>| scope.query.is_whole(&it.found);
    let is_here = |person: &Person| places(person, scope.query, &mut |_, _| ()).iter().any(whole);
    scope.people.iter().any(|(_, it)| it.died.is_none() && is_here(it))
}

fn hit(
    book: &Book,
    (id, person): (PersonId, &Person),
    places: &[Place<'_>],
    query: &Query,
    today: NaiveDate,
) -> Option<Hit> {
    // A person who is learning one thing and knows another is one who knows: learning counts only where it is all.
    let is_learning = |it: &&Place<'_>| it.knows.is_some_and(|it| it.depth == Some(Depth::Curious));
    let known: Vec<&Place<'_>> = places.iter().filter(|it| !is_learning(it)).collect();
    let counted = if known.is_empty() { places.iter().collect() } else { known };
    let tier = counted.iter().map(|it| it.tier).min()?;
    let of_tier = || counted.iter().filter(|it| it.tier == tier);
    let mut all = Found::default();
    counted.iter().for_each(|it| all.add(&it.found));
    let whole = if of_tier().any(|it| query.is_whole(&it.found)) {
        Whole::One
    } else if query.is_whole(&all) {
        Whole::Several
    } else {
        Whole::Some
    };
    let is_best = |it: &&&Place<'_>| {
        let depth = it.knows.and_then(|it| it.depth).map(|it| it as u8);
        (query.is_whole(&it.found), depth, it.text.text.clone())
    };
    let best = of_tier().max_by_key(is_best)?;
    let knows = best.knows;
    let texts = if whole == Whole::One { vec![best.text.clone()] } else { of_all(&counted) };
    Some(Hit {
        id,
        name: display_name(person),
        held_back: None,
        tier,
        whole,
        depth: knows.and_then(|it| it.depth),
        how: knows.and_then(|it| it.how),
        who_said: knows.map(|it| it.who_said.clone()).unwrap_or_default(),
        as_of: knows.and_then(|it| it.as_of),
        is_old: knows.and_then(|it| it.as_of).is_some_and(|it| is_old(it, today)),
        warmth: rhythm::silence(book, id, person, today).map(|(_, it)| it),
        circle: person.circle,
        texts,
        means_the_same: query.is_by_other_words(&best.found),
        because: Vec::new(),
    })
}

fn of_all(places: &[&Place<'_>]) -> Vec<Marked> {
    let mut texts: Vec<Marked> = Vec::new();
    for place in places {
        if !texts.contains(&place.text) {
            texts.push(place.text.clone());
        }
    }
    texts
}

/// The people to whom a promise of the user is open past its day.
fn promised(book: &Book, today: NaiveDate) -> VecSet<PersonId> {
    let is_late = |it: &Promise| {
        it.state.is_none() && it.whose != Some(PromiseOwner::Theirs) && it.due.is_some_and(|it| it < today)
    };
    let late = book.promises.iter().map(|(_, it)| it).filter(|it| is_late(it));
    into_set(late.flat_map(|it| it.people.iter().copied()))
}

/// The people who may be held back for a promise or an ask.
#[derive(Default)]
pub(super) struct Held {
    promised: VecSet<PersonId>,
    asked: VecSet<PersonId>,
}

impl Held {
    pub(super) fn of(book: &Book, today: NaiveDate) -> Self {
        let asked = book.favours.iter().filter(|(_, it)| it.direction == Some(Direction::Asked));
        let by_favour = asked.flat_map(|(_, it)| it.people.iter().copied());
        let asks = book.exchanges.iter().filter(|(_, it)| it.purpose == Some(Purpose::Ask));
        Self {
            promised: promised(book, today),
            asked: into_set(by_favour.chain(asks.flat_map(|(_, it)| it.people.iter().copied()))),
        }
    }

    /// The same for one person. It reads no exchanges of others, because the week asks it after every act.
    pub(super) fn of_one(book: &Book, id: PersonId, today: NaiveDate) -> Self {
        Self { promised: promised(book, today), asked: into_set([id].into_iter()) }
    }

    /// Why a person is held back, if so.
    pub(super) fn back(&self, book: &Book, id: PersonId, person: &Person, today: NaiveDate) -> Option<HeldBack> {
        if person.archived {
            return Some(HeldBack::Archived);
        }
        if let Some(until) = person.paused_until.filter(|it| *it > today) {
            return Some(HeldBack::Paused(until));
        }
        if friction::ended_strained(book, id, today) {
            return Some(HeldBack::Strained);
        }
        if self.promised.contains(&id) {
            return Some(HeldBack::Promise);
        }
        let has_asked = self.asked.contains(&id) && before_asking(book, id, today).is_one_of_many;
        has_asked.then_some(HeldBack::ManyAsks)
    }
}
