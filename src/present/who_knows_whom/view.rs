//! The part of the picture that is in sight. Whole numbers, so that no drawing needs decimals.

use crate::insight::web::{Point, RADIUS};

/// The side of the square with the whole picture and the names around it.
pub const WHOLE: i64 = RADIUS * 5 / 2;

/// The length of the drawing on the screen, in pixels.
pub type Pixels = i64;

/// A square part of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// The middle.
    pub middle: Point,
    /// The side.
    pub side: i64,
}

impl Default for View {
    fn default() -> Self {
        Self { middle: Point::default(), side: WHOLE }
    }
}

impl View {
    /// The square for the attribute `viewBox`.
    pub fn view_box(self) -> String {
        let (x, y) = (self.middle.x - self.side / 2, self.middle.y - self.side / 2);
        format!("{x} {y} {} {}", self.side, self.side)
    }

    /// Whether all of the picture is in sight.
    pub fn is_whole(self) -> bool {
        self == Self::default()
    }

    /// A length of the picture for a length on the screen.
    pub fn length(self, pixels: Pixels, width: Pixels) -> i64 {
        pixels * self.side / width.max(1)
    }

    /// The place under a point of the screen, in pixels from the upper left corner of a drawing of this width.
    pub fn place(self, (x, y): (Pixels, Pixels), width: Pixels) -> Point {
        let (left, top) = (self.middle.x - self.side / 2, self.middle.y - self.side / 2);
        Point { x: left + self.length(x, width), y: top + self.length(y, width) }
    }

    /// The view moved by a length on the screen.
    ///
    /// ```
    /// # use kith::present::who_knows_whom::View;
    /// let near = View { side: 20_000, ..View::default() };
    /// assert_eq!(near.moved((10, -20), 400).middle.x, 500);
    /// assert_eq!(View::default().moved((10, -20), 400), View::default(), "the whole has nowhere to go");
    /// ```
    pub fn moved(self, (x, y): (Pixels, Pixels), width: Pixels) -> Self {
        let middle = self.middle;
        let middle = Point { x: middle.x + self.length(x, width), y: middle.y + self.length(y, width) };
        Self { middle, ..self }.inside(self.side)
    }

    /// The view with a side of `part` in a hundred of this one's. The place `about` stays where it is on the screen.
    ///
    /// ```
    /// # use kith::insight::web::Point;
    /// # use kith::present::who_knows_whom::View;
    /// let about = Point { x: 50_000, y: 0 };
    /// let near = View::default().zoomed(about, 50, 1_000);
    /// assert_eq!((near.middle.x, near.side), (25_000, 125_000));
    /// assert!(near.zoomed(about, 400, 1_000).is_whole(), "never farther than the whole");
    /// assert_eq!(near.zoomed(about, 1, 100_000).side, 100_000, "never nearer than the closest");
    /// ```
    pub fn zoomed(self, about: Point, part: i64, closest: i64) -> Self {
        let side = (self.side * part / 100).clamp(closest.min(WHOLE), WHOLE);
        let toward = |from: i64, to: i64| to + (from - to) * side / self.side.max(1);
        let middle = Point { x: toward(self.middle.x, about.x), y: toward(self.middle.y, about.y) };
        Self { middle, side }.inside(closest)
    }

    /// The view moved so that a place is in its inner part, and unchanged if it is there already.
    pub fn showing(self, place: Point) -> Self {
        let reach = self.side * 3 / 8;
        let middle = self.middle;
        let near = |from: i64, to: i64| from.clamp(to - reach, to + reach);
        Self { middle: Point { x: near(middle.x, place.x), y: near(middle.y, place.y) }, ..self }.inside(self.side)
    }

    /// Whether a place is in sight, or beyond the edge by less than a quarter of the view.
    pub fn is_near(self, place: Point) -> bool {
        let reach = self.side * 3 / 4;
        (place.x - self.middle.x).abs() <= reach && (place.y - self.middle.y).abs() <= reach
    }

    /// The view within the limits of the picture.
    fn inside(self, closest: i64) -> Self {
        let side = self.side.clamp(closest.min(WHOLE), WHOLE);
        let reach = (WHOLE - side) / 2;
        let middle = Point { x: self.middle.x.clamp(-reach, reach), y: self.middle.y.clamp(-reach, reach) };
        Self { middle, side }
    }

    /// The view as text, for the memory of this device.
    pub fn text(self) -> String {
        format!("{} {} {}", self.middle.x, self.middle.y, self.side)
    }

    /// Reads a view. The whole for any other text.
    ///
    /// ```
    /// # use kith::present::who_knows_whom::View;
    /// let view = View { side: 50_000, ..View::default() };
    /// assert_eq!(View::of_text(&view.text(), 100), view);
    /// assert!(View::of_text("1 2", 100).is_whole());
    /// assert!(View::of_text("", 100).is_whole());
    /// ```
    pub fn of_text(text: &str, closest: i64) -> Self {
        let numbers: Vec<i64> = text.split(' ').filter_map(|it| it.parse().ok()).collect();
        match *numbers {
            [x, y, side] => {
                let limit = |it: i64| it.clamp(-WHOLE, WHOLE);
                Self { middle: Point { x: limit(x), y: limit(y) }, side: limit(side) }.inside(closest)
            }
            _ => Self::default(),
        }
    }
}
