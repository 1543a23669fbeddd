//! The strands of the long view as shapes: thick where the talks were many, thin where they were few, open where it was
//! silent. Whole numbers only, so that two devices draw the same.

use chrono::{Datelike, NaiveDate};

use crate::insight::years::{Phase, Strand};

/// The width of the picture.
pub const WIDTH: i64 = 720;
/// The height of a strand.
pub const HEIGHT: i64 = 20;

/// The shape of a strand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StrandShape {
    /// The points of a polygon for each phase.
    pub phases: Vec<String>,
    /// The beginning and the end of each silence.
    pub silences: Vec<(i64, i64)>,
}

/// The shape of a strand in a picture from the beginning of a year to today.
///
/// # Examples
///
/// ```
/// use kith::insight::years::{Phase, Strand};
/// use kith::present::strands::shape;
///
/// let day = |text: &str| text.parse().unwrap();
/// let phase = |from, to| Phase { from: day(from), to: day(to), gap: None };
/// let person = kith::domain::PersonId::parse("0190c0de-0000-7000-8000-000000000001").unwrap();
/// let phases = vec![phase("2020-01-01", "2020-12-31"), phase("2023-01-01", "2023-01-01")];
/// let strand = Strand { person, phases, halves: vec![14, 1, 0, 0, 0, 0, 1, 0], is_silent: false };
/// let shape = shape(&strand, 2020, day("2023-12-31"));
/// assert_eq!(shape.phases.len(), 2);
/// assert_eq!(shape.silences, [(180, 540)]);
/// ```
pub fn shape(strand: &Strand, first: i32, today: NaiveDate) -> StrandShape {
    let scale = Axis::new(first, today);
    let phases = strand.phases.iter().map(|it| polygon(strand, *it, scale)).collect();
    let pairs = strand.phases.windows(2).map(|it| (scale.x(it[0].to), scale.x(it[1].from)));
    let last = strand.phases.last().filter(|_| strand.is_silent).map(|it| (scale.x(it.to), WIDTH));
    StrandShape { phases, silences: pairs.chain(last).collect() }
}

/// The years of the picture's axis with their places: at most six, evenly apart.
///
/// ```
/// use kith::present::strands::axis;
///
/// let years: Vec<i32> = axis(2017, "2026-05-14".parse().unwrap()).iter().map(|it| it.0).collect();
/// assert_eq!(years, [2017, 2019, 2021, 2023, 2025]);
/// ```
pub fn axis(first: i32, today: NaiveDate) -> Vec<(i32, i64)> {
    let (scale, years) = (Axis::new(first, today), today.year() - first + 1);
    let step = usize::try_from((years + 5) / 6).unwrap_or(1).max(1);
    let begins = |year| NaiveDate::from_ymd_opt(year, 1, 1);
    (first..=today.year()).step_by(step).filter_map(|year| Some((year, scale.x(begins(year)?)))).collect()
}

/// The days of the picture's width.
#[derive(Clone, Copy)]
struct Axis {
    first: NaiveDate,
    days: i64,
    year: i32,
}

impl Axis {
    fn new(year: i32, today: NaiveDate) -> Self {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(today);
        Self { first, days: (today - first).num_days().max(1), year }
    }

    fn x(self, day: NaiveDate) -> i64 {
        ((day - self.first).num_days() * WIDTH / self.days).clamp(0, WIDTH)
    }
}

/// Half the thickness for a number of days in half a year: once, about monthly, about fortnightly, weekly (design
/// decision).
const fn thickness(days: u32) -> i64 {
    match days {
        0 => 1,
        1..=2 => 2,
        3..=8 => 4,
        9..=19 => 6,
        _ => 9,
    }
}

/// A phase as the points of a polygon: its middle in each half year, above and back below.
fn polygon(strand: &Strand, phase: Phase, scale: Axis) -> String {
    let (from, to) = (scale.x(phase.from), scale.x(phase.to).max(scale.x(phase.from) + 4));
    let mut tops: Vec<(i64, i64)> = vec![(from, 1)];
    for (at, days) in strand.halves.iter().enumerate() {
        let year = i32::try_from(at / 2).ok().map(|it| it + scale.year);
        let middle = year.and_then(|it| NaiveDate::from_ymd_opt(it, if at % 2 == 0 { 4 } else { 10 }, 1));
        let x = middle.map(|it| scale.x(it)).filter(|it| *it > from && *it < to);
        tops.extend(x.map(|it| (it, thickness(*days))));
    }
    if tops.len() == 1 {
        tops.push(((from + to) / 2, 3));
    }
    tops.push((to, 1));
    let middle = HEIGHT / 2;
    let above = tops.iter().map(|(x, half)| (*x, middle - half));
    let below = tops.iter().rev().map(|(x, half)| (*x, middle + half));
    above.chain(below).map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}
