//! The neighbourhood of a person: those whom they know, and those whom these know.

use super::stress::layout;
use super::{Point, Web};
use crate::domain::{VecSet, sort_by_key};

/// The largest neighbourhood (design decision: beyond sixty, readers fail at tasks with dense drawings, Yoghourdjian
/// 2020).
pub const MOST_NEAR: usize = 60;

/// The neighbourhood of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The people by their numbers: the person, those whom they know, and those whom these know.
    pub people: Vec<usize>,
    /// How many of them the person knows. They follow the person.
    pub direct: usize,
    /// The places of the people, with the person in the middle.
    pub places: Vec<Point>,
    /// The ties between them, as places in `people`.
    pub ties: Vec<(usize, usize)>,
}

impl Near {
    /// The neighbourhood of a person, closer circles first and at most [`MOST_NEAR`] people. The layout begins at the
    /// places of the whole picture, so it is the same every time.
    pub fn of(web: &Web, person: usize) -> Self {
        let mut people = vec![person];
        let mut direct = web.known_by(person);
        by_ring(web, &mut direct);
        direct.truncate(MOST_NEAR - 1);
        people.extend_from_slice(&direct);
        let seen: VecSet<usize> = people.iter().copied().collect();
        let beyond: VecSet<usize> = direct.iter().flat_map(|it| web.known_by(*it)).collect();
        let mut beyond: Vec<usize> = beyond.into_iter().filter(|it| !seen.contains(it)).collect();
        by_ring(web, &mut beyond);
        beyond.truncate(MOST_NEAR - people.len());
        people.extend(beyond);
        let ties = ties_between(web, &people);
        let starts: Vec<Point> = people.iter().map(|it| web.people[*it].place).collect();
        let places = layout(&starts, &ties);
        Self { people, direct: direct.len(), places, ties }
    }

    /// The people near the person through whom they know somebody beyond, as places in `people`.
    pub fn through(&self, beyond: usize) -> Vec<usize> {
        let other = |(one, two): &(usize, usize)| match () {
            () if *one == beyond => Some(*two),
            () if *two == beyond => Some(*one),
            () => None,
        };
        self.ties.iter().filter_map(other).filter(|it| (1..=self.direct).contains(it)).collect()
    }
}

/// Closer circles first, then by sector and place.
fn by_ring(web: &Web, people: &mut Vec<usize>) {
    let order = |at: &usize| {
        let it = web.people[*at];
        (it.ring.number(), it.sector, web.cell(it.sector, it.ring).iter().position(|other| other == at))
    };
    sort_by_key(people, order);
}

fn ties_between(web: &Web, people: &[usize]) -> Vec<(usize, usize)> {
    let mut ties = Vec::new();
    for (at, person) in people.iter().enumerate() {
        let known = web.known_by(*person);
        let later = people[at + 1..].iter().enumerate().filter(|(_, it)| known.binary_search(it).is_ok());
        ties.extend(later.map(|(beyond, _)| (at, at + 1 + beyond)));
    }
    ties
}
