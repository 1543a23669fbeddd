//! Which names the picture shows: as many as fit without covering one another.

use super::picture::Picture;
use super::view::{Pixels, View};
use crate::insight::web::Point;

/// The number of names at a middle distance, and in a picture that needs no coming closer (design decision).
const FEW: usize = 60;

/// From how much of the whole on all names in sight are shown: a sixth (design decision).
const NEAR: i64 = 6;

/// The largest number of names at once: no screen holds more.
const MOST: usize = 200;

/// The letters of a name in the picture. The list has all.
const LETTERS: usize = 16;

/// The width of a letter and the height of a line on the screen, a little more than they are on most.
const LETTER: Pixels = 8;
const LINE: Pixels = 17;

/// The distance of a name from the middle of its dot.
const GAP: Pixels = 9;

/// A name in the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The number of the dot.
    pub dot: usize,
    /// Where the name begins, on the line of its letters.
    pub place: Point,
    /// The name, shortened if it is long.
    pub name: String,
}

/// A rectangle on the screen, in pixels.
type Rect = (Pixels, Pixels, Pixels, Pixels);

/// The names to show in a view on a drawing of some width. `first` are the dots whose names come first, such as the one
/// in focus and those whom it knows.
pub fn labels(picture: &Picture, view: View, width: Pixels, first: &[usize]) -> Vec<Label> {
    let is_near = view.side * NEAR <= super::WHOLE;
    let is_small = picture.dots.len() <= FEW;
    let most = if is_near { MOST } else { FEW };
    let others = picture.order.iter().filter(|it| !first.contains(it));
    let others = others.take(if is_near || is_small || view.side * 3 / 2 < super::WHOLE { usize::MAX } else { 0 });
    let on_screen = |it: Point| {
        let pixels = |it: i64| it * width / view.side.max(1);
        (pixels(it.x - view.middle.x), pixels(it.y - view.middle.y))
    };
    let mut taken: Vec<Rect> = Vec::new();
    for name in &picture.names {
        let (x, y) = on_screen(name.place);
        let half = letters(&name.name).max(8) * LETTER / 2;
        taken.push((x - half, y - LINE, x + half, y + LINE));
    }
    let mut shown = Vec::new();
    for dot in first.iter().chain(others).copied().filter(|it| view.is_near(picture.dots[*it])) {
        if shown.len() == most {
            break;
        }
        let name = shortened(&picture.short[dot]);
        let (x, y) = on_screen(picture.dots[dot]);
        let own = (x + GAP, y - LINE / 2, x + GAP + letters(&name) * LETTER, y + LINE / 2);
        let is_first = first.first() == Some(&dot);
        if is_first || !taken.iter().any(|it| overlaps(*it, own)) {
            taken.push(own);
            let length = |pixels| view.length(pixels, width);
            let place = Point { x: picture.dots[dot].x + length(GAP), y: picture.dots[dot].y + length(5) };
            shown.push(Label { dot, place, name });
        }
    }
    shown
}

const fn overlaps(one: Rect, other: Rect) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

fn letters(name: &str) -> Pixels {
    i64::try_from(name.chars().count()).unwrap_or_default()
}

/// The name with at most [`LETTERS`] letters.
fn shortened(name: &str) -> String {
    match name.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    }
}
