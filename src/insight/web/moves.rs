//! Moving through the picture by keyboard, from one person to the next.

use super::{Ring, Web};
use crate::domain::sort_by_key;

/// A move from one person to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the one before in the same cell.
    Before,
    /// To the one after in the same cell.
    After,
    /// To the nearest in the next ring outwards with somebody in the sector.
    Outwards,
    /// To the nearest in the next ring inwards with somebody in the sector.
    Inwards,
    /// To the sector before with somebody.
    SectorBefore,
    /// To the next sector with somebody.
    SectorAfter,
}

impl Move {
    /// The move of a key. None for any other key.
    pub fn of_key(name: &str, is_shift: bool) -> Option<Self> {
        Some(match (name, is_shift) {
            ("ArrowLeft", false) => Self::Before,
            ("ArrowRight", false) => Self::After,
            ("ArrowUp", false) => Self::Outwards,
            ("ArrowDown", false) => Self::Inwards,
            ("ArrowLeft" | "ArrowUp", true) => Self::SectorBefore,
            ("ArrowRight" | "ArrowDown", true) => Self::SectorAfter,
            _ => return None,
        })
    }
}

impl Web {
    /// The person to whom a move leads. None if there is nobody.
    pub fn moved(&self, person: usize, to: Move) -> Option<usize> {
        let stand = self.people.get(person)?;
        let cell = self.cell(stand.sector, stand.ring);
        let at = cell.iter().position(|it| *it == person)?;
        let ring = stand.ring.number();
        let sectors = self.sectors.len();
        match to {
            Move::Before => at.checked_sub(1).and_then(|it| cell.get(it)).copied(),
            Move::After => cell.get(at + 1).copied(),
            Move::Outwards => Ring::ALL[ring + 1..].iter().find_map(|it| self.nearest(person, stand.sector, *it)),
            Move::Inwards => Ring::ALL[..ring].iter().rev().find_map(|it| self.nearest(person, stand.sector, *it)),
            Move::SectorBefore => {
                (1..sectors).find_map(|steps| self.first_from(person, (stand.sector + sectors - steps) % sectors))
            }
            Move::SectorAfter => {
                (1..sectors).find_map(|steps| self.first_from(person, (stand.sector + steps) % sectors))
            }
        }
    }

    /// The person in a cell who stands nearest to another.
    fn nearest(&self, person: usize, sector: usize, ring: Ring) -> Option<usize> {
        let from = self.people[person].place;
        let distance = |it: &usize| (self.people[*it].place.distance_squared(from), *it);
        self.cell(sector, ring).iter().copied().min_by_key(distance)
    }

    /// The person of a sector in the same ring, or in the one nearest to it. None if the sector is empty.
    fn first_from(&self, person: usize, sector: usize) -> Option<usize> {
        let own = self.people[person].ring.number();
        let mut rings = Ring::ALL.to_vec();
        sort_by_key(&mut rings, |it| (it.number().abs_diff(own), it.number()));
        rings.into_iter().find_map(|it| self.nearest(person, sector, it))
    }

    /// The person with whom a walk begins: the first of the innermost ring with anybody.
    pub fn first(&self) -> Option<usize> {
        let cells = Ring::ALL.into_iter().flat_map(|ring| (0..self.sectors.len()).map(move |it| (it, ring)));
        cells.filter_map(|(sector, ring)| self.cell(sector, ring).first()).next().copied()
    }

    /// The next of those whom a person knows, after the one with a number, and round again.
    pub fn next_tie(&self, person: usize, after: Option<usize>) -> Option<usize> {
        let known = self.known_by(person);
        let next = after.and_then(|after| known.iter().find(|it| **it > after));
        next.or_else(|| known.first()).copied()
    }
}
