//! Places on a circle in whole numbers, so that two devices compute the same ones: the sine of the standard library
//! differs between platforms.

/// The angles in a full turn. An angle counts clockwise from the top.
pub(super) const TURN: i64 = 65_536;

/// A quarter of a turn.
const QUARTER: i64 = TURN / 4;

/// The number of steps of [`SINES`] in a quarter, and the angles in a step.
const STEPS: i64 = 64;
const STEP: i64 = QUARTER / STEPS;

/// The sines of a quarter of a turn, each times 2^20.
const SINES: [i64; 65] = [
    0, 25_733, 51_451, 77_138, 102_778, 128_357, 153_858, 179_267, 204_567, 229_744, 254_783, 279_669, 304_386,
    328_919, 353_255, 377_377, 401_273, 424_926, 448_324, 471_452, 494_295, 516_841, 539_076, 560_986, 582_558,
    603_779, 624_636, 645_117, 665_210, 684_901, 704_181, 723_036, 741_455, 759_428, 776_944, 793_991, 810_560,
    826_641, 842_224, 857_300, 871_859, 885_893, 899_394, 912_352, 924_761, 936_614, 947_901, 958_618, 968_758,
    978_314, 987_281, 995_652, 1_003_425, 1_010_592, 1_017_151, 1_023_098, 1_028_428, 1_033_138, 1_037_227, 1_040_690,
    1_043_527, 1_045_735, 1_047_313, 1_048_260, 1_048_576,
];

/// A full circle over its radius, times 2^16.
const TAU: i64 = 411_775;

/// A place in the picture. You are at (0, 0); x grows to the right and y downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// To the right.
    pub x: i64,
    /// Downwards.
    pub y: i64,
}

impl Point {
    /// The place at a distance from the middle, in a direction.
    pub(super) fn around(angle: i64, radius: i64) -> Self {
        Self { x: scaled(radius, sine(angle)), y: -scaled(radius, sine(angle + QUARTER)) }
    }

    /// The square of the distance to another place.
    pub const fn distance_squared(self, other: Self) -> i64 {
        let (x, y) = (self.x - other.x, self.y - other.y);
        x * x + y * y
    }
}

/// The length of an arc.
pub(super) const fn arc(angle: i64, radius: i64) -> i64 {
    (radius * angle / TURN) * TAU / TURN
}

/// A length times a sine, rounded.
const fn scaled(length: i64, sine: i64) -> i64 {
    (length * sine + (1 << 19)) >> 20
}

/// The sine of an angle, times 2^20.
fn sine(angle: i64) -> i64 {
    let angle = angle.rem_euclid(TURN);
    let within = angle % QUARTER;
    match angle / QUARTER {
        0 => between(within),
        1 => between(QUARTER - within),
        2 => -between(within),
        _ => -between(QUARTER - within),
    }
}

/// The sine of an angle within the first quarter, on the line between two entries of the table.
fn between(angle: i64) -> i64 {
    let at = usize::try_from(angle / STEP).unwrap_or_default();
    let entry = |at: usize| SINES.get(at).copied().unwrap_or(SINES[64]);
    let (low, high) = (entry(at), entry(at + 1));
    low + (high - low) * (angle % STEP) / STEP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_on_a_circle_is_where_trigonometry_has_it() {
        for angle in 0..TURN {
            let turn = angle as f64 / TURN as f64 * std::f64::consts::TAU;
            let place = Point::around(angle, 100_000);
            let (x, y) = (turn.sin() * 100_000.0, -turn.cos() * 100_000.0);
            assert!((place.x as f64 - x).abs() < 10.0 && (place.y as f64 - y).abs() < 10.0, "{angle}: {place:?}");
        }
        assert!((arc(TURN / 4, 100_000) - 157_080).abs() < 10);
    }
}
