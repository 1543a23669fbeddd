//! Who knows whom: the people of a book, the ties between them, and a picture of both.
//!
//! The picture is one of a life, not of physics: the distance from the middle is the circle, the direction is where the
//! user knows somebody from. Everything is computed in closed form and in whole numbers, so that two devices draw the
//! same picture, and somebody new moves nobody outside their cell, the part of a ring within a sector.
//!
//! **Invariant:** people are never ordered by the number of their ties, and a tie needs a reason that the user wrote
//! down.

mod groups;
mod joins;
mod moves;
mod near;
mod sectors;
mod slots;
mod stress;
mod ties;
mod turn;

use chrono::NaiveDate;

use crate::domain::{Book, PartialDate, Person, PersonId, into_set};
use crate::insight::digest::Digest;

pub use joins::Join;
pub use moves::Move;
pub use near::{MOST_NEAR, Near};
pub use sectors::{OPENS, Sector};
pub use slots::{RADIUS, Ring};
pub use ties::Why;
pub use turn::Point;

use ties::Ties;

/// Who knows whom. A person is named by their number: their place in [`people`](Self::people).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Web {
    /// The people, in the order of their ids.
    pub people: Vec<Stand>,
    /// The sectors, clockwise from the top. The last is the one for everybody without a sector.
    pub sectors: Vec<Sector>,
    /// The people of each cell in the order of their slots, by sector and ring.
    cells: Vec<[Vec<usize>; 5]>,
    /// The least distance between two people, or the radius if there are none.
    pub spacing: i64,
    /// The ties, with the place of each person's first.
    ties: Ties,
    starts: Vec<usize>,
    /// The people who join two sectors that nobody else joins.
    pub joins: Vec<Join>,
}

/// A person of the picture, and where they stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The person.
    pub id: PersonId,
    /// The number of the sector.
    pub sector: usize,
    /// The ring.
    pub ring: Ring,
    /// The place.
    pub place: Point,
    /// Whether they died. They stay in the picture, and no sentence is about them.
    pub is_dead: bool,
}

/// A person while the picture is made.
struct Known<'a> {
    id: PersonId,
    person: &'a Person,
    /// The first day that the user knew them. None if unknown.
    since: Option<NaiveDate>,
}

/// The order within a sector: those known longest first, then by id. Nobody knows when an unknown day was, so it comes
/// last.
fn first_met(known: &Known<'_>) -> (bool, Option<NaiveDate>, PersonId) {
    (known.since.is_none(), known.since, known.id)
}

impl Web {
    /// The web of a book. Archived people are left out.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::formats::backup::read;
    /// use kith::insight::digest::Digest;
    /// use kith::insight::web::{Web, Why};
    ///
    /// let book = read(
    ///     r#"{"format": "kith-backup", "version": 1, "people": [
    ///         {"given": "Ana", "id": "a"}, {"given": "Luis", "how_met": {"through": "a"}}]}"#,
    /// )?
    /// .book;
    /// let web = Web::of(&book, &Digest::of([]));
    /// assert_eq!(web.people.len(), 2);
    /// assert_eq!(web.sectors.len(), 1, "four people of a place open a sector");
    /// let ana = web.people.iter().position(|it| book.people.get(it.id).unwrap().given == "Ana").unwrap();
    /// assert_eq!(web.ties_of(ana).map(|(_, why)| why).collect::<Vec<_>>(), [Why::Introduced]);
    /// # Ok::<(), kith::formats::backup::BackupProblem>(())
    /// ```
    pub fn of(book: &Book, digest: &Digest) -> Self {
        let known = known(book, digest);
        let memberships = groups::memberships(book, &known);
        let ties = ties::ties(book, digest, &known, &memberships);
        let mut web = Self::placed(&known, sectors::sectors(&known, &memberships));
        web.starts = (0..=known.len()).map(|at| ties.all.partition_point(|it| it.from < at)).collect();
        web.ties = ties;
        web.joins = joins::joins(&web);
        web
    }

    /// The sectors and the places alone, which is what a layout has to compute.
    pub fn without_ties(book: &Book, digest: &Digest) -> Self {
        let known = known(book, digest);
        let sectors = sectors::sectors(&known, &groups::memberships(book, &known));
        Self::placed(&known, sectors)
    }

    /// The picture without ties.
    fn placed(known: &[Known<'_>], sectors: Vec<Sector>) -> Self {
        let ring = |it: &Known<'_>| Ring(it.person.circle);
        let stand = |it: &Known<'_>| Stand {
            id: it.id,
            sector: 0,
            ring: ring(it),
            place: Point::default(),
            is_dead: it.person.died.is_some(),
        };
        let mut people: Vec<Stand> = known.iter().map(stand).collect();
        let (mut cells, mut spacing) = (Vec::with_capacity(sectors.len()), RADIUS);
        for (number, sector) in sectors.iter().enumerate() {
            let mut rings: [Vec<usize>; 5] = Default::default();
            sector.people.iter().for_each(|at| rings[ring(&known[*at]).number()].push(*at));
            for (cell, ring) in rings.iter().zip(Ring::ALL).filter(|(cell, _)| !cell.is_empty()) {
                let slots = slots::slots(ring, slots::angles(number, sectors.len()), cell.len());
                spacing = spacing.min(slots.spacing);
                for (at, place) in cell.iter().zip(slots.places) {
                    (people[*at].sector, people[*at].place) = (number, place);
                }
            }
            cells.push(rings);
        }
        Self { people, sectors, cells, spacing, ties: Ties::default(), starts: Vec::new(), joins: Vec::new() }
    }

    /// The number of a person. None for somebody who is not in the picture.
    pub fn number(&self, id: PersonId) -> Option<usize> {
        self.people.binary_search_by_key(&id, |it| it.id).ok()
    }

    /// The others whom a person knows, each with the reasons, in the order of their numbers.
    pub fn ties_of(&self, person: usize) -> impl Iterator<Item = (usize, Why)> {
        let (from, to) = (self.start(person), self.start(person + 1));
        self.ties.all.get(from..to).unwrap_or_default().iter().map(|it| (it.to, it.why))
    }

    fn start(&self, person: usize) -> usize {
        self.starts.get(person).copied().unwrap_or_default()
    }

    /// The others whom a person knows, each once, in the order of their numbers.
    pub fn known_by(&self, person: usize) -> Vec<usize> {
        let mut known: Vec<usize> = self.ties_of(person).map(|(to, _)| to).collect();
        known.dedup();
        known
    }

    /// The pairs of people who know one another, and whether one introduced the other to the user.
    pub fn pairs(&self) -> Vec<(usize, usize, bool)> {
        let same = self.ties.all.chunk_by(|a, b| (a.from, a.to) == (b.from, b.to));
        let pairs = same.filter_map(|ties| {
            let first = ties.first().filter(|it| it.from < it.to)?;
            let is_introduction = |it: &ties::Tie| matches!(it.why, Why::MetThrough | Why::Introduced);
            Some((first.from, first.to, ties.iter().any(is_introduction)))
        });
        pairs.collect()
    }

    /// The name of the group of a [`Why::Group`], or of the project of a [`Why::Project`].
    pub fn name_of(&self, why: Why) -> &str {
        let name = match why {
            Why::Group(number) => self.ties.groups.get(number),
            Why::Project(number) => self.ties.projects.get(number),
            Why::Relation(_) | Why::MetThrough | Why::Introduced | Why::Together => None,
        };
        name.map_or("", String::as_str)
    }

    /// The people of a cell, in the order of their slots.
    pub fn cell(&self, sector: usize, ring: Ring) -> &[usize] {
        self.cells.get(sector).map_or(&[], |it| &it[ring.number()])
    }

    /// How many of some people live.
    pub fn living(&self, people: &[usize]) -> usize {
        people.iter().filter(|it| !self.people[**it].is_dead).count()
    }

    /// The number of sectors with a name in which a person knows somebody who lives.
    pub fn places_of(&self, person: usize) -> usize {
        let living = self.known_by(person).into_iter().filter(|it| !self.people[*it].is_dead);
        let sectors = living.map(|it| self.people[it].sector);
        into_set(sectors.filter(|it| !self.is_elsewhere(*it))).len()
    }

    /// The lines between the sectors. None for a single one.
    pub fn borders(&self) -> Vec<(Point, Point)> {
        slots::borders(self.sectors.len())
    }

    /// A place in the middle of a sector, at a distance from the middle of the picture.
    pub fn within(&self, sector: usize, radius: i64) -> Point {
        slots::within(sector, self.sectors.len(), radius)
    }

    /// Whether a sector is the one for everybody without a sector.
    pub fn is_elsewhere(&self, sector: usize) -> bool {
        self.sectors.get(sector).is_none_or(|it| it.key.is_empty())
    }

    /// The people who know nobody else here. The dead are not counted.
    pub fn alone(&self) -> Vec<usize> {
        let is_alone = |it: &usize| self.start(*it) == self.start(it + 1) && !self.people[*it].is_dead;
        (0..self.people.len()).filter(is_alone).collect()
    }
}

/// The people of the picture, in the order of their ids.
fn known<'a>(book: &'a Book, digest: &Digest) -> Vec<Known<'a>> {
    let met = |person: &Person| person.how_met.when.and_then(first_day);
    let first_with = |id: PersonId| digest.people.get(&id).and_then(|days| days.first().copied());
    let listed = book.people.iter().filter(|(_, it)| !it.archived);
    listed.map(|(id, person)| Known { id, person, since: met(person).or_else(|| first_with(id)) }).collect()
}

/// The first day of a date. None for one without a year.
fn first_day(date: PartialDate) -> Option<NaiveDate> {
    match date {
        PartialDate::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
        PartialDate::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1),
        PartialDate::Day(day) => Some(day),
        PartialDate::EveryYear { .. } => None,
    }
}

#[cfg(test)]
mod tests;
