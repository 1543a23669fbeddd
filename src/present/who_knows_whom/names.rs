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

/// The room beside the name of a sector, and between a name and the edge of the picture: some letters are wider than
/// most.
const EDGE: Pixels = 6;

/// Half the width of a dot.
const DOT: Pixels = 5;

/// The letters of the name of a sector where there is little room.
const FEW_LETTERS: usize = 7;

/// The width of the word for the sector without a name: "Elsewhere".
const ELSEWHERE: Pixels = 72;

/// Half the width of the word in the middle: "you".
const YOU: Pixels = 16;

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
    /// The name, shortened if it is long and there is no room.
    pub name: String,
}

/// A rectangle on the screen, in pixels.
type Rect = (Pixels, Pixels, Pixels, Pixels);

/// The names to show in a view on a drawing of some width. `first` are the dots whose names come first, such as the one
/// in focus and those whom it knows. The one in focus and the person of a neighbourhood always have their names.
pub fn labels(picture: &Picture, view: View, width: Pixels, first: &[usize]) -> Vec<Label> {
    let is_near = view.side * NEAR <= WHOLE;
    let shows_others = is_near || picture.dots.len() <= FEW || view.side * 3 / 2 < WHOLE;
    let most = if is_near { MOST } else { FEW };
    let screen = Screen::of(picture, view, width);
    let mut taken: Vec<Rect> = screen.parts(picture).into_iter().map(|it| screen.around_part(&it)).collect();
    // The rings are around the user, whose word is in their middle.
    taken.extend((!picture.rings.is_empty()).then(|| screen.around_you()));
    let mut shown: Vec<Label> = Vec::new();
    let musts = first.iter().take(1).copied().chain(picture.centre());
    let others = picture.order.iter().filter(|it| shows_others && !first.contains(it));
    for dot in musts.clone().chain(first.iter().chain(others).copied()) {
        if shown.len() == most {
            break;
        }
        if !view.is_near(picture.dots[dot]) || shown.iter().any(|it| it.dot == dot) {
            continue;
        }
        let must = musts.clone().any(|it| it == dot);
        if let Some((rect, label)) = screen.label(dot, picture.dots[dot], &picture.short[dot], must, &taken) {
            taken.push(rect);
            shown.push(label);
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

    /// The names of the sectors that find a place: with the number of people, else without, else shortened. Each leaves
    /// room for the numbers of those after it, which stand alone where no name fits.
    fn parts(&self, picture: &Picture) -> Vec<SectorName> {
        let numbers = self.numbers(picture);
        let (mut taken, mut shown) = (Vec::new(), Vec::new());
        for (at, name) in picture.names.iter().enumerate() {
            let bare = SectorName { people: None, ..name.clone() };
            let cut_to = |letters| SectorName { name: cut(&name.name, letters), ..bare.clone() };
            let tried = [name.clone(), bare.clone(), cut_to(LETTERS), cut_to(FEW_LETTERS)];
            let rest: Vec<Rect> = numbers[at + 1..].iter().flatten().map(|it| it.0).chain(taken.clone()).collect();
            let found = tried.iter().find_map(|it| self.part(it, &rest)).or_else(|| numbers[at].clone());
            if let Some((rect, name)) = found {
                taken.push(rect);
                shown.push(name);
            }
        }
        shown
    }

    /// The numbers of people of the sectors, without the names.
    fn numbers(&self, picture: &Picture) -> Vec<Option<(Rect, SectorName)>> {
        let mut taken = Vec::new();
        let number = |it: &SectorName| {
            let name = it.people.map(|it| it.to_string()).unwrap_or_default();
            let found = self.part(&SectorName { name, people: None, ..it.clone() }, &taken)?;
            taken.push(found.0);
            Some(found)
        };
        picture.names.iter().map(number).collect()
    }

    /// The name of a sector in the first place that is free.
    fn part(&self, name: &SectorName, taken: &[Rect]) -> Option<(Rect, SectorName)> {
        let mut placed = self.places(name).into_iter().map(|it| (self.around_part(&it), it));
        placed.find(|(rect, _)| self.is_free(*rect, taken))
    }

    /// The places for the name of a sector within the picture: where it is, and a few lines above or below.
    fn places(&self, name: &SectorName) -> Vec<SectorName> {
        let length = |pixels| self.view.length(pixels, self.width);
        let (reach, edge) = (WHOLE / 2 - length(half_of(name) + EDGE), WHOLE / 2 - length(LINE * 3 / 2));
        let x = name.place.x.clamp(-reach.max(0), reach.max(0));
        let lines = LINES.map(|it| name.place.y + length(it * LINE));
        let inside = lines.into_iter().filter(|it| it.abs() <= edge.max(name.place.y.abs()));
        inside.map(|y| SectorName { place: Point { x, y }, ..name.clone() }).collect()
    }

    /// The rectangle of the name of a sector, with the number of its people.
    fn around_part(&self, name: &SectorName) -> Rect {
        let ((x, y), half) = (self.pixels(name.place), half_of(name) + EDGE);
        (x - half, y - LINE, x + half, if name.people.is_some() { y + LINE } else { y + LINE / 3 })
    }

    /// The rectangle of the word for the user.
    fn around_you(&self) -> Rect {
        let (x, y) = self.pixels(Point::default());
        (x - YOU, y - LINE / 2, x + YOU, y + LINE / 2)
    }

    /// A name in the first place beside its dot where it covers nothing: shortened, or in full where it must be shown
    /// and there is room. A name that must be shown has a place within the picture, also above others.
    fn label(&self, dot: usize, place: Point, name: &str, must: bool, taken: &[Rect]) -> Option<(Rect, Label)> {
        let short = shortened(name);
        let tried = must.then(|| name.to_owned()).into_iter().chain([short.clone()]);
        let mut places = tried.flat_map(|name| self.beside(place, &name).map(|it| (it, name.clone())));
        let free = places.find(|((rect, _), _)| self.is_inside(place, *rect) && self.is_free(*rect, taken));
        let ((rect, is_left), name) = free.or_else(|| {
            let beside = self.beside(place, &short);
            let inside = beside.into_iter().find(|(rect, _)| self.is_inside(place, *rect)).unwrap_or(beside[0]);
            must.then_some((inside, short))
        })?;
        Some((rect, Label { dot, place: self.start(rect, is_left), is_left, name }))
    }

    /// The rectangles of a name to the right of its dot, to the left, above and below, and whether it ends at the dot.
    /// Above and below it is moved into the picture.
    fn beside(&self, dot: Point, name: &str) -> [(Rect, bool); 4] {
        let (x, y) = self.pixels(dot);
        let (long, half) = (width_of(name), LINE / 2);
        let reach = (self.width / 2 - EDGE - long / 2).max(0);
        let over = x.clamp(-reach, reach) - long / 2;
        let line = |left, middle| (left, middle - half, left + long, middle + half);
        let beyond = GAP + half;
        [
            (line(x + GAP, y), false),
            (line(x - GAP - long, y), true),
            (line(over, y - beyond), false),
            (line(over, y + beyond), false),
        ]
    }

    /// Whether a name is all within the picture. That of a dot beyond the edge comes into sight with its dot.
    fn is_inside(&self, dot: Point, rect: Rect) -> bool {
        let (edge, (x, y)) = (self.width / 2, self.pixels(dot));
        let is_in_sight = x.abs() <= edge && y.abs() <= edge;
        let (left, top, right, bottom) = rect;
        !is_in_sight || (left >= EDGE - edge && right <= edge - EDGE && top >= -edge && bottom <= edge)
    }

    /// Where a name begins in its rectangle, or where it ends to the left of its dot.
    fn start(&self, rect: Rect, is_left: bool) -> Point {
        let length = |pixels| self.view.length(pixels, self.width);
        let (x, middle) = (if is_left { rect.2 } else { rect.0 }, rect.1 + LINE / 2);
        let from = self.view.middle;
        Point { x: from.x + length(x), y: from.y + length(middle + BASE) }
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
