//! Which names the picture shows: as many as fit without covering one another.

use super::picture::Picture;
use super::view::{Pixels, View, WHOLE};
use super::words::{half_width, shortened, width_of};
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
    let screen = Screen { view, width };
    let mut taken = screen.taken(picture);
    let mut shown = Vec::new();
    let others = picture.order.iter().filter(|it| shows_others && !first.contains(it));
    for dot in first.iter().chain(others).copied().filter(|it| view.is_near(picture.dots[*it])) {
        if shown.len() == most {
            break;
        }
        let name = shortened(&picture.short[dot]);
        let (right, left) = screen.beside(picture.dots[dot], &name);
        let is_free = |it: &Rect| !taken.iter().any(|other| overlaps(*other, *it));
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

/// A drawing on the screen.
struct Screen {
    view: View,
    width: Pixels,
}

impl Screen {
    /// A place in pixels from the middle of the drawing.
    fn pixels(&self, place: Point) -> (Pixels, Pixels) {
        let pixels = |it: i64| it * self.width / self.view.side.max(1);
        (pixels(place.x - self.view.middle.x), pixels(place.y - self.view.middle.y))
    }

    /// The rectangles that no name may cover: the names of sectors, and the dots unless they are too many.
    fn taken(&self, picture: &Picture) -> Vec<Rect> {
        let around = |(x, y): (Pixels, Pixels), (half, up, down): (Pixels, Pixels, Pixels)| {
            (x - half, y - up, x + half, y + down)
        };
        let sectors = picture.names.iter().map(|it| {
            let half = half_width(&it.name);
            around(self.pixels(it.place), (half, LINE * 3 / 2, LINE))
        });
        let in_sight = picture.dots.iter().filter(|it| self.view.is_near(**it));
        let dots = in_sight.take(MOST).map(|it| around(self.pixels(*it), (DOT, DOT, DOT)));
        sectors.chain(dots).collect()
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

const fn overlaps(one: Rect, other: Rect) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}
