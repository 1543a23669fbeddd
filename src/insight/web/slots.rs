//! Where everybody stands: rings by circle, sectors by where people come from, rows of slots in each cell of the two.
//!
//! The rings and the sectors have fixed edges, so somebody new moves nobody outside their cell.

use super::turn::{Point, TURN, arc};
use crate::domain::Circle;

/// The radius of the whole picture.
pub const RADIUS: i64 = 100_000;

/// The ring of a circle, the nearest first. The last is the band of those in no circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ring(pub Option<Circle>);

impl Ring {
    /// All rings, from the middle outwards.
    pub const ALL: [Self; 5] = [
        Self(Some(Circle::Inner)),
        Self(Some(Circle::Close)),
        Self(Some(Circle::Active)),
        Self(Some(Circle::Wider)),
        Self(None),
    ];

    /// The number of the ring, from the middle outwards.
    pub const fn number(self) -> usize {
        match self.0 {
            Some(Circle::Inner) => 0,
            Some(Circle::Close) => 1,
            Some(Circle::Active) => 2,
            Some(Circle::Wider) => 3,
            None => 4,
        }
    }

    /// The inner and the outer edge. The rings near the middle are the wide ones, as closer people matter more (as in
    /// the sociograms of Network Canvas; the widths are a design decision).
    pub const fn edges(self) -> (i64, i64) {
        match self.0 {
            Some(Circle::Inner) => (8_000, 32_000),
            Some(Circle::Close) => (32_000, 54_000),
            Some(Circle::Active) => (54_000, 73_000),
            Some(Circle::Wider) => (73_000, 88_000),
            None => (88_000, RADIUS),
        }
    }
}

/// The angles at which a sector begins and ends.
pub(super) fn angles(sector: usize, sectors: usize) -> (i64, i64) {
    let edge = |at: usize| i64::try_from(at).unwrap_or(0) * TURN / i64::try_from(sectors.max(1)).unwrap_or(1);
    (edge(sector), edge(sector + 1))
}

/// The slots of a cell: their places, and the least distance between two of them or one and an edge twice.
pub(super) struct Slots {
    /// The places, row by row from the middle outwards, each clockwise.
    pub(super) places: Vec<Point>,
    /// The distance between neighbours.
    pub(super) spacing: i64,
}

/// The first `count` slots of a cell. There are as few rows as can hold everybody, so the slots are as far apart as the
/// cell allows.
pub(super) fn slots(ring: Ring, (from, to): (i64, i64), count: usize) -> Slots {
    let (inner, outer) = ring.edges();
    let mut rows = 1;
    while capacity(inner, outer, to - from, rows) < count {
        rows += 1;
    }
    let mut slots = Slots { places: Vec::with_capacity(count), spacing: (outer - inner) / rows };
    for (radius, in_row) in rows_of(inner, outer, to - from, rows) {
        slots.spacing = slots.spacing.min(arc(to - from, radius) / in_row);
        for slot in 0..in_row {
            if slots.places.len() == count {
                return slots;
            }
            let angle = from + (to - from) * (2 * slot + 1) / (2 * in_row);
            slots.places.push(Point::around(angle, radius));
        }
    }
    slots
}

/// The radius of each row of a cell and the number of its slots.
fn rows_of(inner: i64, outer: i64, angle: i64, rows: i64) -> impl Iterator<Item = (i64, i64)> {
    let height = (outer - inner) / rows;
    (0..rows).map(move |row| {
        let radius = inner + height * row + height / 2;
        (radius, (arc(angle, radius) / height.max(1)).max(1))
    })
}

fn capacity(inner: i64, outer: i64, angle: i64, rows: i64) -> usize {
    let slots: i64 = rows_of(inner, outer, angle, rows).map(|(_, in_row)| in_row).sum();
    usize::try_from(slots).unwrap_or_default()
}

/// The lines between the sectors, from the edge of the middle to the edge of the picture. None for a single sector.
pub(super) fn borders(sectors: usize) -> Vec<(Point, Point)> {
    let inner = Ring(Some(Circle::Inner)).edges().0;
    let border = |it: usize| {
        let angle = angles(it, sectors).0;
        (Point::around(angle, inner), Point::around(angle, RADIUS))
    };
    if sectors > 1 { (0..sectors).map(border).collect() } else { Vec::new() }
}

/// A place in the middle of a sector, at a distance from the middle of the picture.
pub(super) fn within(sector: usize, sectors: usize, radius: i64) -> Point {
    let (from, to) = angles(sector, sectors);
    Point::around(i64::midpoint(from, to), radius)
}
