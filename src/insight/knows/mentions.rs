//! Texts that mention the words, and sentences about third persons.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::domain::{Book, Exchange, Initiator, Person, PersonId, Purpose, VecSet, display_name, sort_by_key};
use crate::insight::friction::PRIVATE;
use crate::insight::knows::answer::{Marked, Mention};
use crate::insight::knows::free_text::{Says, sentence};
use crate::insight::knows::index::Scope;
use crate::insight::knows::query::Query;

/// The mentions in a book.
#[derive(Default)]
pub(super) struct Mentions {
    /// Texts that mention the words.
    pub(super) plain: Vec<Mention>,
    /// Sentences that say that somebody else knows it.
    pub(super) of_others: Vec<(PersonId, Marked)>,
}

/// Looks at the free texts about people. Names, addresses, links, the user's own messages, what the user asked for and
/// what only the user sees are no such texts.
pub(super) fn mentions(scope: &Scope<'_>) -> Mentions {
    let Scope { book, query, today, .. } = *scope;
    let mut mentions = Mentions::default();
    for (id, person) in scope.people.iter().copied().filter(|(_, it)| it.died.is_none()) {
        each_text(person, &mut |text| mentions.add(book, id, None, text, query));
        // What not to do is no way to anybody.
        let donts = person.donts.iter().filter_map(|it| sentence(it, query));
        donts.for_each(|(_, words)| mentions.plain.push(Mention { id, name: display_name(person), when: None, words }));
    }
    let told = scope.exchanges.iter().map(|(_, it)| *it).filter(|it| !is_own_ask(it));
    for exchange in told.filter(|it| it.when.is_some_and(|it| it <= today)) {
        let texts = [&exchange.notes, &exchange.next_time, &exchange.brought, &exchange.place];
        for text in texts.into_iter().chain(exchange.topics.iter()).chain(exchange.tags.iter()) {
            mentions.add_all(book, exchange, text, query);
        }
    }
    mentions
}

fn is_own_ask(exchange: &Exchange) -> bool {
    exchange.purpose == Some(Purpose::Ask) && exchange.began != Some(Initiator::Them)
}

fn each_text(person: &Person, visit: &mut dyn FnMut(&str)) {
    let texts = [&person.notes, &person.place, &person.how_met.place, &person.how_met.story];
    let facts = person.facts.iter().chain(person.custom.iter()).filter(|it| !PRIVATE.contains(&it.label.as_str()));
    texts.into_iter().chain(facts.map(|it| &it.text)).chain(person.dos.iter()).for_each(|it| visit(it));
}

impl Mentions {
    fn add(&mut self, book: &Book, id: PersonId, when: Option<NaiveDate>, text: &str, query: &Query) {
        sentence(text, query).into_iter().for_each(|it| self.add_found(book, id, when, it));
    }

    /// A text of an exchange is read once for all its people.
    fn add_all(&mut self, book: &Book, exchange: &Exchange, text: &str, query: &Query) {
        let Some(found) = sentence(text, query) else { return };
        exchange.people.iter().for_each(|id| self.add_found(book, *id, exchange.when, found.clone()));
    }

    fn add_found(&mut self, book: &Book, id: PersonId, when: Option<NaiveDate>, (says, words): (Says, Marked)) {
        let Some(person) = book.people.get(id).filter(|it| it.died.is_none()) else { return };
        match says {
            Says::OfAnother => self.of_others.push((id, words)),
            Says::Mentions => self.plain.push(Mention { id, name: display_name(person), when, words }),
        }
    }
}

/// The latest mention of each person, the latest first.
pub(super) fn latest(mut mentions: Vec<Mention>) -> Vec<Mention> {
    sort_by_key(&mut mentions, |it| (Reverse(it.when), it.name.clone(), it.id, it.words.text.clone()));
    let mut seen = VecSet::default();
    mentions.retain(|it| seen.insert(it.id));
    mentions
}
