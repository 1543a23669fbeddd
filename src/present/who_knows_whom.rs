//! Who knows whom: the list by where people come from, and the sentences above it.

mod names;
mod picture;
mod view;
mod words;

use crate::domain::{Book, PersonId, display_name, short_name, sort_by_key};
use crate::insight::digest::Digest;
use crate::insight::web::{Join, Near, Ring, Web, Why};

pub use names::{Label, labels, parts};
pub use picture::{Picture, SectorName};
pub use view::{Pixels, View, WHOLE};

/// The web of a book with the names of its people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedWeb {
    /// The web.
    pub web: Web,
    /// The full name of each person, by number.
    pub names: Vec<String>,
    /// What a friend would call each person, by number.
    pub short: Vec<String>,
}

/// The people of a sector in a circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The ring of the circle.
    pub ring: Ring,
    /// The people by their numbers, those known longest first.
    pub people: Vec<usize>,
}

/// The sentences above the list, as facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// The number of living people.
    pub people: usize,
    /// The number of sectors with a name.
    pub places: usize,
    /// The first people who are the only one to join two sectors.
    pub joins: Vec<Join>,
    /// The number of living people who know nobody else here.
    pub alone: usize,
}

/// The number of sentences about people who join two sectors (design decision). The list has them all.
const JOINS: usize = 2;

impl NamedWeb {
    /// The web of a book.
    pub fn of(book: &Book, digest: &Digest) -> Self {
        let web = Web::of(book, digest);
        let named = |name: fn(&crate::domain::Person) -> String| {
            let person = |id: PersonId| book.people.get(id).map(name).unwrap_or_default();
            web.people.iter().map(|it| person(it.id)).collect::<Vec<_>>()
        };
        Self { names: named(display_name), short: named(short_name), web }
    }

    /// What the sentences above the list say.
    pub fn story(&self) -> Story {
        let web = &self.web;
        Story {
            people: web.people.iter().filter(|it| !it.is_dead).count(),
            places: web.sectors.iter().filter(|it| !it.key.is_empty()).count(),
            joins: web.joins.iter().take(JOINS).copied().collect(),
            alone: web.alone().len(),
        }
    }

    /// The people of a sector by circle, the nearest first. Circles without anybody are left out.
    pub fn cells(&self, sector: usize) -> Vec<Cell> {
        let cell = |ring| Cell { ring, people: self.web.cell(sector, ring).to_vec() };
        Ring::ALL.into_iter().map(cell).filter(|it| !it.people.is_empty()).collect()
    }

    /// The names of those whom a person knows, in alphabetical order.
    pub fn known_names(&self, person: usize) -> Vec<String> {
        let mut names: Vec<String> = self.web.known_by(person).into_iter().map(|it| self.names[it].clone()).collect();
        sort_by_key(&mut names, |it| crate::domain::normalize(it));
        names
    }

    /// The sectors that a person alone joins, as pairs of names.
    pub fn joined_by(&self, person: usize) -> Vec<(&str, &str)> {
        let name = |sector: usize| self.web.sectors[sector].name.as_str();
        let own = self.web.joins.iter().filter(|it| it.person == person);
        own.map(|it| (name(it.between.0), name(it.between.1))).collect()
    }

    /// The reasons why a person knows another, each once.
    pub fn whys(&self, person: usize, other: usize) -> Vec<Why> {
        self.web.ties_of(person).filter(|(to, _)| *to == other).map(|(_, why)| why).collect()
    }
}

/// The sectors of the book that have a name and that were not there at the last visit. None at the first visit, as all
/// are new then.
///
/// # Examples
///
/// ```
/// # use kith::present::who_knows_whom::opened;
/// let check = |before: &[&str], now: &[&str], expected: &[usize]| assert_eq!(opened(before, now), expected);
/// check(&[], &["choir"], &[]);
/// check(&["choir"], &["choir"], &[]);
/// check(&["choir"], &["harbour", "choir"], &[0]);
/// ```
pub fn opened(before: &[&str], now: &[&str]) -> Vec<usize> {
    let is_new = |(_, key): &(usize, &&str)| !before.is_empty() && !before.contains(key);
    now.iter().enumerate().filter(is_new).map(|(at, _)| at).collect()
}

/// Whether the sectors that were there at the last visit stand in another order now.
///
/// ```
/// # use kith::present::who_knows_whom::is_reordered;
/// assert!(is_reordered(&["choir", "harbour"], &["harbour", "choir"]));
/// assert!(!is_reordered(&["choir", "harbour"], &["choir", "kayaks", "harbour"]));
/// ```
pub fn is_reordered(before: &[&str], now: &[&str]) -> bool {
    let (mut stayed, mut still): (Vec<&str>, Vec<&str>) = (before.to_vec(), now.to_vec());
    stayed.retain(|it| now.contains(it));
    still.retain(|it| before.contains(it));
    stayed != still
}

/// The neighbourhood of a person as a list: those whom they know, and those beyond with the names through whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearList {
    /// Those whom the person knows, by number, with the reasons.
    pub known: Vec<(usize, Vec<Why>)>,
    /// Those whom these know, by number, with the short names of the ones between.
    pub beyond: Vec<(usize, Vec<String>)>,
}

impl NearList {
    /// The list of a neighbourhood.
    pub fn of(named: &NamedWeb, near: &Near) -> Self {
        let person = near.people.first().copied().unwrap_or_default();
        let known = near.people[1..=near.direct].iter().map(|it| (*it, named.whys(person, *it)));
        let between = |at: usize| near.through(at).into_iter().map(|it| named.short[near.people[it]].clone()).collect();
        let beyond = (near.direct + 1..near.people.len()).map(|at| (near.people[at], between(at)));
        Self { known: known.collect(), beyond: beyond.collect() }
    }
}

#[cfg(test)]
mod tests;
