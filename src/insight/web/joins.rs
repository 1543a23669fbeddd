//! People who join two sectors that nobody else joins.

use super::Web;
use crate::domain::VecMap;

/// How many people of a sector somebody of another must know to join the two (design decision, as for
/// [`bridges`](crate::insight::bridge::bridges)): of a single tie, both ends are the only one.
const AT_LEAST: usize = 2;

/// A person who is the only one to join two sectors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Join {
    /// The sectors, the earlier one first.
    pub between: (usize, usize),
    /// The number of the person.
    pub person: usize,
}

/// The ways between two sectors.
#[derive(Default)]
struct Ways {
    /// The people who are part of each direct tie so far. None before the first.
    in_all: Option<Vec<usize>>,
    /// The number of direct ties.
    direct: usize,
    /// The people of a third sector who know somebody in both.
    third: Vec<usize>,
}

/// The people who are the only one to join two sectors with a name, by sectors. The dead join, and no sentence says so.
pub(super) fn joins(web: &Web) -> Vec<Join> {
    let mut ways: VecMap<(usize, usize), Ways> = VecMap::default();
    let sector = |person: usize| web.people[person].sector;
    for (one, other, _) in web.pairs() {
        let between = (sector(one).min(sector(other)), sector(one).max(sector(other)));
        if between.0 == between.1 || web.is_elsewhere(between.1) {
            continue;
        }
        let ways = ways.slot(between);
        ways.direct += 1;
        let in_all = ways.in_all.get_or_insert_with(|| vec![one, other]);
        in_all.retain(|it| *it == one || *it == other);
    }
    for person in 0..web.people.len() {
        let mut others: Vec<usize> = web.known_by(person).into_iter().map(sector).collect();
        others.retain(|it| *it != sector(person) && !web.is_elsewhere(*it));
        let others = crate::domain::into_set(others.into_iter());
        for (at, one) in others.iter().enumerate() {
            others[at + 1..].iter().for_each(|other| ways.slot((*one, *other)).third.push(person));
        }
    }
    let only = |(between, ways): ((usize, usize), Ways)| {
        let person = match (ways.in_all.unwrap_or_default().as_slice(), ways.third.as_slice()) {
            ([person], []) if ways.direct >= AT_LEAST => *person,
            ([], [person]) if ways.direct == 0 => *person,
            _ => return None,
        };
        Some(Join { between, person }).filter(|_| !web.people[person].is_dead)
    };
    ways.into_iter().filter_map(only).collect()
}
