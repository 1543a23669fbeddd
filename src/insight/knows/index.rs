//! The index of the search: the people and the exchanges that can have the words of a query, so that a letter typed
//! reads a few texts and not all of a book.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::domain::{Book, Exchange, ExchangeId, Person, PersonId, sort_by_key};
use crate::insight::knows::near::labels;
use crate::insight::knows::query::Query;
use crate::insight::knows::words::{Head, each_word, head};

/// The index of a book, for one of its revisions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    people: Vec<(PersonId, Heads)>,
    exchanges: Vec<(ExchangeId, Heads)>,
    ties: Vec<(PersonId, PersonId)>,
    /// What people know, do or are tagged with, each once, as far as they may be suggested.
    pub(super) labels: Vec<String>,
}

impl Index {
    /// Reads the texts of a book.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::formats::backup::read;
    /// use kith::insight::knows::{Index, who_knows};
    ///
    /// let file = r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Ana", "role": "Baker"}]}"#;
    /// let book = read(file)?.book;
    /// let (index, today) = (Index::of(&book), "2026-11-22".parse().unwrap());
    /// assert_eq!(index.who_knows(&book, today, "bakers"), who_knows(&book, today, "bakers"));
    /// # Ok::<(), kith::formats::backup::BackupProblem>(())
    /// ```
    pub fn of(book: &Book) -> Self {
        let mut labelled = HashSet::new();
        let suggested = book.people.iter().filter(|(_, it)| it.may_be_suggested());
        let new = suggested.flat_map(|(_, it)| labels(it)).filter(|it| labelled.insert(it.as_str()));
        let labels = new.cloned().collect();
        Self {
            people: book.people.iter().map(|(id, it)| (id, Heads::of_person(it))).collect(),
            exchanges: book.exchanges.iter().map(|(id, it)| (id, Heads::of_exchange(it))).collect(),
            ties: ties(book),
            labels,
        }
    }

    /// The people who are close to a person, in the order of their ids.
    pub(super) fn close_to(&self, id: PersonId) -> impl Iterator<Item = PersonId> + '_ {
        let from = self.ties.partition_point(|it| it.0 < id);
        self.ties.iter().skip(from).take_while(move |it| it.0 == id).map(|it| it.1)
    }

    /// The part of the book that a query reads.
    pub(super) fn scope<'a>(&'a self, book: &'a Book, query: &'a Query, today: NaiveDate) -> Scope<'a> {
        let bits: Vec<Heads> = query.heads().map(|it| Heads::default().with(it)).collect();
        let can_have = |it: &Heads| bits.iter().any(|bit| it.has(bit));
        let people = self.people.iter().filter(|(_, it)| can_have(it));
        let exchanges = self.exchanges.iter().filter(|(_, it)| can_have(it));
        Scope {
            book,
            index: self,
            query,
            today,
            people: people.filter_map(|(id, _)| Some((*id, book.people.get(*id)?))).collect(),
            exchanges: exchanges.filter_map(|(id, _)| Some((*id, book.exchanges.get(*id)?))).collect(),
        }
    }
}

/// The part of a book that can have the words of a query.
pub(super) struct Scope<'a> {
    pub(super) book: &'a Book,
    pub(super) index: &'a Index,
    pub(super) query: &'a Query,
    pub(super) today: NaiveDate,
    pub(super) people: Vec<(PersonId, &'a Person)>,
    pub(super) exchanges: Vec<(ExchangeId, &'a Exchange)>,
}

/// The people whom a person names as close: relations, and who introduced them to the user.
pub(super) fn close_to(person: &Person) -> impl Iterator<Item = PersonId> + '_ {
    person.relations.iter().filter_map(|it| it.to).chain(person.how_met.through)
}

/// The pairs of close people, both ways, sorted.
fn ties(book: &Book) -> Vec<(PersonId, PersonId)> {
    let named = book.people.iter().flat_map(|(id, person)| close_to(person).map(move |other| (id, other)));
    let mut ties: Vec<_> = named.flat_map(|(id, other)| [(id, other), (other, id)]).collect();
    sort_by_key(&mut ties, |it| *it);
    ties.dedup();
    ties
}

/// The heads of the words of some texts, as a Bloom filter of 512 bits, two for each head: it may take one head for
/// another, and misses none. A person of whom sixty words are noted is ruled out nineteen times out of twenty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Heads([u64; 8]);

impl Heads {
    fn of_person(person: &Person) -> Self {
        let texts = [&person.role, &person.department, &person.organisation, &person.knows_who, &person.notes];
        let places = [&person.place, &person.how_met.place, &person.how_met.story];
        let lists = [&person.tags, &person.groups, &person.dos, &person.donts].into_iter().flat_map(|it| it.iter());
        let facts = person.facts.iter().chain(person.custom.iter()).map(|it| &it.text);
        let known = person.expertise.iter().map(|it| &it.what);
        Self::of(texts.into_iter().chain(places).chain(lists).chain(facts).chain(known))
    }

    fn of_exchange(it: &Exchange) -> Self {
        let texts = [&it.notes, &it.next_time, &it.brought, &it.grow.goal, &it.place, &it.encounter];
        Self::of(texts.into_iter().chain(it.topics.iter()).chain(it.tags.iter()))
    }

    fn of<'a>(texts: impl Iterator<Item = &'a String>) -> Self {
        let mut heads = Self::default();
        texts.for_each(|text| each_word(text, &mut |_, word| heads = heads.with(head(word))));
        heads
    }

    /// The filter with one more.
    fn with(mut self, head: Head) -> Self {
        // Fibonacci hashing: the top bits of the product depend on all letters.
        let hash = head.iter().fold(0, |hash: u32, it| hash.wrapping_mul(31).wrapping_add(u32::from(*it)));
        let product = hash.wrapping_mul(0x9e37_79b9);
        for place in [product >> 23, (product >> 14) & 511] {
            self.0[(place >> 6) as usize] |= 1 << (place & 63);
        }
        self
    }

    fn has(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(mine, theirs)| mine & theirs == theirs)
    }
}
