//! Which names the picture shows: as many as fit without covering one another.

use super::picture::{Picture, SectorName};
use super::view::{Pixels, View, WHOLE};
use super::words::{LETTERS, cut, half_width, shortened, width_of};
use crate::domain::sort_by_key;
use crate::insight::web::Point;

/// The number of names at a middle distance, and in a picture that needs no coming closer (design decision).
const FEW: usize = 60;

/// From how much of the whole on all names in sight are shown: a sixth (design decision).
const NEAR: i64 = 6;

/// The largest number of names at once: no screen holds more.
const MOST: usize = 200;

/// The height of a line on the screen, a little more than it is on most.
const LINE: Pixels = 17;

/// The distance of a name from the middle of its dot.
const GAP: Pixels = 12;

/// How far the line of the letters is below the middle of the dot.
const BASE: Pixels = 5;

/// Half the width of a dot.
const DOT: Pixels = 5;

/// The letters of the name of a sector where there is little room.
const FEW_LETTERS: usize = 7;

/// The width of the word for the sector without a name: "Elsewhere".
const ELSEWHERE: Pixels = 72;

/// By how many lines the name of a sector may move, the least first.
const LINES: [Pixels; 9] = [0, -1, 1, -2, 2, -3, 3, -4, 4];

/// A name in the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The number of the dot.
    pub dot: usize,
    /// Where the name begins, on the line of its letters, or where it ends.
    pub place: Point,
    /// Whether the name is to the left of its dot, and ends there.
    pub is_left: bool,
    /// The name, shortened if it is long.
    pub name: String,
}

/// A rectangle on the screen, in pixels.
type Rect = (Pixels, Pixels, Pixels, Pixels);

/// The names to show in a view on a drawing of some width. `first` are the dots whose names come first, such as the one
/// in focus and those whom it knows.
pub fn labels(picture: &Picture, view: View, width: Pixels, first: &[usize]) -> Vec<Label> {
    let is_near = view.side * NEAR <= WHOLE;
    let shows_others = is_near || picture.dots.len() <= FEW || view.side * 3 / 2 < WHOLE;
    let most = if is_near { MOST } else { FEW };
    let screen = Screen::of(picture, view, width);
    let mut taken: Vec<Rect> = screen.parts(picture).into_iter().map(|it| screen.around_part(&it)).collect();
    let mut shown = Vec::new();
    let others = picture.order.iter().filter(|it| shows_others && !first.contains(it));
    for dot in first.iter().chain(others).copied().filter(|it| view.is_near(picture.dots[*it])) {
        if shown.len() == most {
            break;
        }
        let name = shortened(&picture.short[dot]);
        let (right, left) = screen.beside(picture.dots[dot], &name);
        let is_free = |it: &Rect| screen.is_free(*it, &taken);
        // The one in focus has its name whatever lies below.
        let must = first.first() == Some(&dot);
        let found = [right, left].into_iter().find(is_free).or_else(|| must.then_some(right));
        if let Some(found) = found {
            taken.push(found);
            shown.push(Label {
                dot,
                place: screen.start(picture.dots[dot], found == left),
                is_left: found == left,
                name,
            });
        }
    }
    shown
}

/// The names of the sectors to show in a view on a drawing of some width: those that cover no dot, where they are or a
/// few lines above or below. On a phone the names at the sides have little room; the list has them all.
pub fn parts(picture: &Picture, view: View, width: Pixels) -> Vec<SectorName> {
    Screen::of(picture, view, width).parts(picture)
}

/// A drawing on the screen.
struct Screen {
    view: View,
    width: Pixels,
    /// The dots in sight, by their distance to the right.
    dots: Vec<(Pixels, Pixels)>,
}

impl Screen {
    fn of(picture: &Picture, view: View, width: Pixels) -> Self {
        let mut screen = Self { view, width, dots: Vec::new() };
        let in_sight = picture.dots.iter().filter(|it| view.is_near(**it));
        screen.dots = in_sight.map(|it| screen.pixels(*it)).collect();
        sort_by_key(&mut screen.dots, |it| *it);
        screen
    }

    /// A place in pixels from the middle of the drawing.
    fn pixels(&self, place: Point) -> (Pixels, Pixels) {
        let pixels = |it: i64| it * self.width / self.view.side.max(1);
        (pixels(place.x - self.view.middle.x), pixels(place.y - self.view.middle.y))
    }

    /// Whether a rectangle covers no dot and none of the others.
    fn is_free(&self, rect: Rect, taken: &[Rect]) -> bool {
        let first = self.dots.partition_point(|it| it.0 <= rect.0 - DOT);
        let mut beside = self.dots[first..].iter().take_while(|it| it.0 < rect.2 + DOT);
        beside.all(|it| it.1 <= rect.1 - DOT || it.1 >= rect.3 + DOT) && !taken.iter().any(|it| overlaps(*it, rect))
    }

    /// The names of the sectors that find a place: with the number of people, else without, else shortened.
    fn parts(&self, picture: &Picture) -> Vec<SectorName> {
        let (mut taken, mut shown) = (Vec::new(), Vec::new());
        for name in &picture.names {
            let bare = SectorName { people: None, ..name.clone() };
            let cut_to = |letters| SectorName { name: cut(&name.name, letters), ..bare.clone() };
            let tried = [name.clone(), bare.clone(), cut_to(LETTERS), cut_to(FEW_LETTERS)]
                .into_iter()
                .flat_map(|it| self.places(&it));
            let found = tried.map(|it| (self.around_part(&it), it)).find(|(rect, _)| self.is_free(*rect, &taken));
            if let Some((rect, name)) = found {
                taken.push(rect);
                shown.push(name);
            }
        }
        shown
    }

    /// The places for the name of a sector within the picture: where it is, and a few lines above or below.
    fn places(&self, name: &SectorName) -> Vec<SectorName> {
        let length = |pixels| self.view.length(pixels, self.width);
        let (reach, edge) = (WHOLE / 2 - length(half_of(name)), WHOLE / 2 - length(LINE * 3 / 2));
        let x = name.place.x.clamp(-reach.max(0), reach.max(0));
        let lines = LINES.map(|it| name.place.y + length(it * LINE));
        let inside = lines.into_iter().filter(|it| it.abs() <= edge.max(name.place.y.abs()));
        inside.map(|y| SectorName { place: Point { x, y }, ..name.clone() }).collect()
    }

    /// The rectangle of the name of a sector, with the number of its people.
    fn around_part(&self, name: &SectorName) -> Rect {
        let ((x, y), half) = (self.pixels(name.place), half_of(name));
        (x - half, y - LINE, x + half, if name.people.is_some() { y + LINE } else { y + LINE / 3 })
    }

    /// The rectangles of a name to the right and to the left of its dot.
    fn beside(&self, dot: Point, name: &str) -> (Rect, Rect) {
        let (x, y) = self.pixels(dot);
        let (long, half) = (width_of(name), LINE / 2);
        ((x + GAP, y - half, x + GAP + long, y + half), (x - GAP - long, y - half, x - GAP, y + half))
    }

    /// Where a name begins, or where it ends to the left of its dot.
    fn start(&self, dot: Point, is_left: bool) -> Point {
        let length = |pixels| self.view.length(pixels, self.width);
        Point { x: dot.x + length(if is_left { -GAP } else { GAP }), y: dot.y + length(BASE) }
    }
}

/// Half the width of the name of a sector.
fn half_of(name: &SectorName) -> Pixels {
    match name.people {
        Some(_) => half_width(&name.name),
        None if name.name.is_empty() => ELSEWHERE / 2,
        None => width_of(&name.name) / 2,
    }
}

const fn overlaps(one: Rect, other: Rect) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}
