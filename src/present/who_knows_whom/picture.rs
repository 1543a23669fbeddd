//! What the picture draws, as whole numbers and paths, and how its dots are walked.

use std::fmt::Write as _;

use super::NamedWeb;
use super::view::{Pixels, View};
use super::words::{PART_LETTERS, cut};
use crate::domain::sort_by_key;
use crate::insight::web::{Move, Near, Point, RADIUS, Ring, Sector, Why};

/// The largest number of dots that are links of their own; of more, the parts of the picture are brought closer first
/// (design decision: a drawing of 1,500 elements moves without a jerk).
const MOST_LINKS: usize = 300;

/// The least distance between dots on the screen, in pixels, at which each can be pressed (WCAG 2.5.8).
const PRESSABLE: Pixels = 24;

/// How many distances between neighbours the closest view shows: at two, the names of neighbours fit on a phone.
const CLOSEST: i64 = 2;

/// The number of ties between sectors from which they are drawn fainter: more are a tangle (design decision).
const MANY_TIES: usize = 150;

/// How far the names of sectors are beyond the outer ring.
const BEYOND: i64 = RADIUS / 8;

/// The name of a sector in the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectorName {
    /// The number of the sector.
    pub sector: usize,
    /// The middle of the name: beside the sector, until [`parts`](super::parts) finds room for it.
    pub place: Point,
    /// The name, shortened if it is long. Empty for the sector of everybody else.
    pub name: String,
    /// The number of living people. None if there is no room for it.
    pub people: Option<usize>,
}

/// A picture: the whole, or a neighbourhood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The places of the dots.
    pub dots: Vec<Point>,
    /// The short name of each dot.
    pub short: Vec<String>,
    /// The dots in the order in which their names are shown: closer circles first, then those who join two sectors.
    pub order: Vec<usize>,
    /// The dots in the order of the list: by sector, and nearer circles first.
    read: Vec<usize>,
    /// The radii of the rings. None for a neighbourhood.
    pub rings: Vec<i64>,
    /// The lines between the sectors.
    pub borders: String,
    /// The names of the sectors.
    pub names: Vec<SectorName>,
    /// The dots of each sector.
    pub seeds: Vec<String>,
    /// The ties that are always drawn: those between sectors, or all of a neighbourhood.
    pub ties: String,
    /// Whether these are so many that they are drawn fainter.
    pub has_many_ties: bool,
    /// The introductions.
    pub introductions: String,
    /// The side of the closest view.
    pub closest: i64,
    /// The people of the dots by their numbers in the web; a dot of the whole has its person's number.
    people: Vec<usize>,
    /// The ties of a neighbourhood between its dots. None for the whole, which has them in the web.
    near: Option<Near>,
}

impl Picture {
    /// The whole picture.
    pub fn whole(named: &NamedWeb) -> Self {
        let web = &named.web;
        let dots: Vec<Point> = web.people.iter().map(|it| it.place).collect();
        let is_join = |person: usize| web.joins.iter().any(|it| it.person == person);
        let mut order: Vec<usize> = (0..dots.len()).collect();
        // After the inner and the close circle come the bridges.
        sort_by_key(&mut order, |it| {
            let ring = web.people[*it].ring.number();
            (if ring > 1 && is_join(*it) { 1 } else { ring }, *it)
        });
        let (mut ties, mut introductions, mut count) = (String::new(), String::new(), 0);
        for (one, other, is_introduction) in web.pairs() {
            let line = (dots[one], dots[other]);
            if is_introduction {
                write_line(&mut introductions, line);
            } else if web.people[one].sector != web.people[other].sector {
                write_line(&mut ties, line);
                count += 1;
            }
        }
        let cells = (0..web.sectors.len()).flat_map(|sector| Ring::ALL.map(|ring| web.cell(sector, ring)));
        let seeds = web.sectors.iter().map(|it| seeds(it.people.iter().map(|person| dots[*person]))).collect();
        Self {
            rings: Ring::ALL.iter().map(|it| it.edges().1).chain([Ring::ALL[0].edges().0]).collect(),
            borders: path(web.borders()),
            names: names(named),
            seeds,
            ties,
            has_many_ties: count >= MANY_TIES,
            introductions,
            closest: web.spacing * CLOSEST,
            short: named.short.clone(),
            people: order_of(dots.len()),
            read: cells.flatten().copied().collect(),
            order,
            dots,
            near: None,
        }
    }

    /// The picture of a neighbourhood.
    pub fn near(named: &NamedWeb, near: Near) -> Self {
        let introductions: Vec<bool> = near.ties.iter().map(|it| is_introduction(named, &near, *it)).collect();
        let lines = |is_meant: bool| {
            let meant = near.ties.iter().zip(&introductions).filter(move |(_, it)| **it == is_meant);
            path(meant.map(|((one, other), _)| (near.places[*one], near.places[*other])).collect())
        };
        Self {
            rings: Vec::new(),
            borders: String::new(),
            names: Vec::new(),
            seeds: vec![seeds(near.places.iter().copied())],
            ties: lines(false),
            has_many_ties: false,
            introductions: lines(true),
            closest: RADIUS / 2,
            short: near.people.iter().map(|it| named.short[*it].clone()).collect(),
            people: near.people.clone(),
            order: order_of(near.people.len()),
            read: order_of(near.people.len()),
            dots: near.places.clone(),
            near: Some(near),
        }
    }

    /// The dot of the person whose neighbourhood it is. None for the whole.
    pub fn centre(&self) -> Option<usize> {
        self.near.as_ref().map(|_| 0)
    }

    /// The number of a dot's person.
    pub fn person(&self, dot: usize) -> usize {
        self.people.get(dot).copied().unwrap_or_default()
    }

    /// The dot of a person. None for somebody who is not in the picture.
    pub fn dot(&self, person: usize) -> Option<usize> {
        self.people.iter().position(|it| *it == person)
    }

    /// The dots that a dot is tied to, in their order.
    pub fn ties_of(&self, named: &NamedWeb, dot: usize) -> Vec<usize> {
        let Some(near) = &self.near else { return named.web.known_by(dot) };
        let other = |(one, two): &(usize, usize)| match dot {
            dot if dot == *one => Some(*two),
            dot if dot == *two => Some(*one),
            _ => None,
        };
        let mut ties: Vec<usize> = near.ties.iter().filter_map(other).collect();
        sort_by_key(&mut ties, |it| *it);
        ties
    }

    /// The lines of all ties of a dot.
    pub fn lines_of(&self, named: &NamedWeb, dot: usize) -> String {
        path(self.ties_of(named, dot).into_iter().map(|it| (self.dots[dot], self.dots[it])).collect())
    }

    /// The dots of some people, as one path.
    pub fn seeds_of(&self, dots: &[usize]) -> String {
        seeds(dots.iter().map(|it| self.dots[*it]))
    }

    /// The dot at which a walk begins.
    pub fn first(&self, named: &NamedWeb) -> Option<usize> {
        if self.near.is_some() { (!self.dots.is_empty()).then_some(0) } else { named.web.first() }
    }

    /// The dot to which a move leads. None if there is none. In a neighbourhood, left and right follow the list, and up
    /// and down lead away from the person in the middle and back.
    pub fn moved(&self, named: &NamedWeb, dot: usize, to: Move) -> Option<usize> {
        let Some(near) = &self.near else { return named.web.moved(dot, to) };
        let is_beyond = dot > near.direct;
        match to {
            Move::Before => dot.checked_sub(1),
            Move::After => Some(dot + 1).filter(|it| *it < self.dots.len()),
            Move::Inwards if is_beyond => near.through(dot).first().copied(),
            Move::Inwards => Some(0).filter(|_| dot > 0),
            Move::Outwards if dot == 0 => Some(1).filter(|it| *it < self.dots.len()),
            Move::Outwards => self.ties_of(named, dot).into_iter().find(|it| *it > near.direct && !is_beyond),
            Move::SectorBefore | Move::SectorAfter => None,
        }
    }

    /// The next of the dots that `dot` is tied to, after the one `after`, and round again.
    pub fn next_tie(&self, named: &NamedWeb, dot: usize, after: Option<usize>) -> Option<usize> {
        let ties = self.ties_of(named, dot);
        let next = after.and_then(|after| ties.iter().find(|it| **it > after));
        next.or_else(|| ties.first()).copied()
    }

    /// The dots that are links of their own in a view, in the order of the list: those in sight, unless they are too
    /// many. The one with the tab stop is always one.
    pub fn links(&self, view: View, stop: Option<usize>) -> Vec<usize> {
        let in_sight: Vec<usize> = self.read.iter().copied().filter(|it| view.is_near(self.dots[*it])).collect();
        if in_sight.len() > MOST_LINKS {
            return stop.into_iter().collect();
        }
        let has_stop = stop.is_none_or(|it| in_sight.contains(&it));
        in_sight.into_iter().chain(stop.filter(|_| !has_stop)).collect()
    }

    /// Whether the dots of a view are far enough apart that each can be pressed.
    pub fn is_pressable(&self, view: View, width: Pixels) -> bool {
        let apart = self.closest / CLOSEST;
        self.near.is_some() || apart * width / view.side.max(1) >= PRESSABLE
    }
}

/// The numbers below a count.
fn order_of(count: usize) -> Vec<usize> {
    (0..count).collect()
}

fn is_introduction(named: &NamedWeb, near: &Near, (one, other): (usize, usize)) -> bool {
    let whys = named.whys(near.people[one], near.people[other]);
    whys.iter().any(|it| matches!(it, Why::MetThrough | Why::Introduced))
}

/// The names of the sectors with anybody. A picture without sectors has none.
fn names(named: &NamedWeb) -> Vec<SectorName> {
    let web = &named.web;
    if web.sectors.len() < 2 {
        return Vec::new();
    }
    let name = |(sector, it): (usize, &Sector)| {
        let place = web.within(sector, RADIUS + BEYOND);
        SectorName { sector, place, name: cut(&it.name, PART_LETTERS), people: Some(web.living(&it.people)) }
    };
    web.sectors.iter().enumerate().filter(|(_, it)| !it.people.is_empty()).map(name).collect()
}

/// Dots as one path: lines of no length, which round caps make dots of any size on the screen.
fn seeds(places: impl Iterator<Item = Point>) -> String {
    let mut path = String::new();
    for Point { x, y } in places {
        // Writing into a text never fails.
        let _ = write!(path, "M{x} {y}h0");
    }
    path
}

fn path(lines: Vec<(Point, Point)>) -> String {
    let mut path = String::new();
    lines.into_iter().for_each(|it| write_line(&mut path, it));
    path
}

fn write_line(path: &mut String, (from, to): (Point, Point)) {
    // Writing into a text never fails.
    let _ = write!(path, "M{} {}L{} {}", from.x, from.y, to.x, to.y);
}
