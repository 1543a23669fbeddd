//! A simulated world, with the facts that are hidden from every policy. Read from a TOML file; random draws are hashes
//! of person and week.
//!
//! Every draw depends only on the seed, the run, the person and the week, so that each policy meets the same people,
//! the same luck and the same busy weeks, independent of its earlier choices.

use std::error::Error;

use fastrand::Rng;
use kith::domain::Circle;
use kith::insight::energy::ContactEffort;
use toml::{Table, Value};

/// The circles, in the order of the counts in a world file.
pub(crate) const CIRCLES: [Circle; 4] = [Circle::Inner, Circle::Close, Circle::Active, Circle::Wider];
/// Kith's default rhythms in days, which a reminder app would also be set to.
pub(crate) const CADENCES: [f64; 4] = [14.0, 30.0, 90.0, 365.0];
/// The weight of a tie in the results, by circle.
pub(crate) const WEIGHTS: [f64; 4] = [4.0, 3.0, 2.0, 1.0];

/// The parameters of a world file. Shares and chances lie between 0 and 1; `plain.toml` explains each line.
pub(crate) struct World {
    pub(crate) name: String,
    pub(crate) about: String,
    pub(crate) seed: u64,
    pub(crate) books: Vec<[usize; 4]>,
    pub(crate) points: u32,
    pub(crate) busy: f64,
    pub(crate) asks: f64,
    pub(crate) half_life: [f64; 4],
    pub(crate) spread: f64,
    pub(crate) habit_noise: f64,
    pub(crate) turns: f64,
    pub(crate) gain: [f64; 3],
    pub(crate) floor: f64,
    pub(crate) writes_first: f64,
    pub(crate) friction: f64,
    pub(crate) difficult: f64,
    pub(crate) sore_weeks: i64,
    pub(crate) hurt: f64,
    pub(crate) dormant: f64,
    pub(crate) answers: f64,
    pub(crate) gives: f64,
}

impl World {
    /// Reads a world file.
    pub(crate) fn read(path: &std::path::Path) -> Result<Self, Box<dyn Error>> {
        let table: Table = std::fs::read_to_string(path)?.parse()?;
        let number = |key: &str| table.get(key).and_then(as_number).ok_or_else(|| format!("{path:?}: {key}?"));
        let numbers = |key: &str| -> Vec<f64> {
            table.get(key).and_then(Value::as_array).map_or(Vec::new(), |it| it.iter().filter_map(as_number).collect())
        };
        let text = |key: &str| table.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let books = table.get("books").and_then(Value::as_array).ok_or("books?")?;
        Ok(Self {
            name: path.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default(),
            about: text("about"),
            seed: number("seed")? as u64,
            books: books.iter().map(book).collect::<Option<_>>().ok_or("books: four circles each?")?,
            points: number("points")? as u32,
            busy: number("busy")?,
            asks: number("asks")?,
            half_life: numbers("half_life").try_into().map_err(|_| "half_life: four numbers?")?,
            spread: number("spread")?,
            habit_noise: number("habit_noise")?,
            turns: number("turns")?,
            gain: numbers("gain").try_into().map_err(|_| "gain: three numbers?")?,
            floor: number("floor")?,
            writes_first: number("writes_first")?,
            friction: number("friction")?,
            difficult: number("difficult")?,
            sore_weeks: number("sore_weeks")? as i64,
            hurt: number("hurt")?,
            dormant: number("dormant")?,
            answers: number("answers")?,
            gives: number("gives")?,
        })
    }

    /// Whether a week is a busy one.
    pub(crate) fn is_busy(&self, run: u64, week: i64) -> bool {
        hash(self.seed, run, u64::MAX, week).f64() < self.busy
    }

    /// Draws three people able to help with a need in a week, if a need comes up.
    pub(crate) fn need(&self, run: u64, week: i64, people: usize) -> Option<[usize; 3]> {
        let mut rng = hash(self.seed, run, u64::MAX - 1, week);
        (rng.f64() < self.asks).then(|| [(); 3].map(|()| rng.usize(..people)))
    }

    /// Returns the random draws for a person in a week.
    pub(crate) fn luck(&self, run: u64, who: usize, week: i64) -> Luck {
        let mut rng = hash(self.seed, run, who as u64, week);
        let turns = rng.f64() < self.turns / 52.0;
        Luck {
            writes: rng.f64(),
            day: rng.i64(1..7),
            friction: [rng.f64(), rng.f64()],
            answers: rng.f64(),
            gives: rng.f64(),
            turn: spread(&mut rng, self.spread).into_iter().find(|_| turns),
        }
    }
}

/// The random draws for a person in a week: an event happens if its draw lies below its chance.
pub(crate) struct Luck {
    pub(crate) writes: f64,
    /// The day on which the person would write, in days before the session.
    pub(crate) day: i64,
    /// For an exchange begun by the person, and for one begun by the user.
    pub(crate) friction: [f64; 2],
    pub(crate) answers: f64,
    pub(crate) gives: f64,
    /// A turn of life: the new factor on the half-life of the tie.
    pub(crate) turn: Option<f64>,
}

/// The true properties of a tie.
pub(crate) struct Tie {
    pub(crate) circle: usize,
    /// The days in which the strength of the tie halves.
    pub(crate) half_life: f64,
    /// How often per half-life the person writes first, if the tie is strong.
    pub(crate) writes_first: f64,
    pub(crate) friction: f64,
    pub(crate) answers: f64,
    /// The usual act of this tie.
    pub(crate) act: ContactEffort,
    pub(crate) strength: f64,
    pub(crate) is_dormant: bool,
    /// Exchanges before the start, oldest first: how many days ago, and whether the person began.
    pub(crate) history: Vec<(i64, bool)>,
}

impl Tie {
    /// Draws the ties of a book.
    pub(crate) fn all(world: &World, run: u64, book: [usize; 4]) -> Vec<Self> {
        let circles = (0..4).flat_map(|circle| std::iter::repeat_n(circle, book[circle]));
        circles.enumerate().map(|(who, circle)| Self::draw(world, run, who, circle)).collect()
    }

    fn draw(world: &World, run: u64, who: usize, circle: usize) -> Self {
        let mut rng = hash(world.seed, run, who as u64, -1);
        let half_life = CADENCES[circle] * world.half_life[circle] * spread(&mut rng, world.spread).unwrap_or(1.0);
        let writes_first = world.writes_first * spread(&mut rng, 0.8).unwrap_or(1.0);
        let is_difficult = rng.f64() < world.difficult;
        let act = [ContactEffort::Text, ContactEffort::Call, ContactEffort::Meet]
            [rng.choice([0, 0, 0, 0, 0, 0, 1, 1, 1, 2]).unwrap_or(0)];
        let answers = (world.answers * 2.0 * rng.f64()).min(1.0);
        // No dormant ties in the two close circles: such a distant person would have moved to another circle by now.
        let is_dormant = circle >= 2 && rng.f64() < world.dormant;
        let habit = (half_life * 0.8 * spread(&mut rng, world.habit_noise).unwrap_or(1.0)).clamp(3.0, 600.0);
        let since = if is_dormant { 1100.0 + 1500.0 * rng.f64() } else { 1.0 + habit * 1.3 * rng.f64() };
        let strength = (0.5 + 0.45 * rng.f64()) * (-since / half_life).exp2();
        let mut tie = Self {
            circle,
            half_life,
            writes_first,
            friction: if is_difficult { (world.friction * 6.0).min(0.6) } else { world.friction },
            answers,
            act: if is_dormant { ContactEffort::Text } else { act },
            strength: if is_dormant { strength.min(0.02) } else { strength },
            is_dormant,
            history: Vec::new(),
        };
        tie.remember(since, habit, &mut rng);
        tie
    }

    fn remember(&mut self, since: f64, habit: f64, rng: &mut Rng) {
        let mut day = since;
        for _ in 0..5 {
            let they_began = rng.f64() < self.writes_first / (1.0 + self.writes_first);
            self.history.insert(0, (day as i64, they_began));
            day += 1.0 + habit * (0.6 + 0.8 * rng.f64());
        }
    }
}

/// Draws a lognormal factor around 1, with this `sigma`.
fn spread(rng: &mut Rng, sigma: f64) -> Option<f64> {
    let (radius, angle) = ((-2.0 * (1.0 - rng.f64()).ln()).sqrt(), std::f64::consts::TAU * rng.f64());
    Some((sigma * radius * angle.cos()).exp())
}

/// Returns a random generator for one thing in one week. The odd constant only separates the seeds.
pub(crate) fn hash(seed: u64, run: u64, who: u64, week: i64) -> Rng {
    let parts = [seed, run, who, week as u64];
    Rng::with_seed(
        parts.iter().fold(0, |sum: u64, it| Rng::with_seed(sum ^ it.wrapping_mul(0x9E37_79B9_7F4A_7C15)).u64(..)),
    )
}

fn as_number(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|it| it as f64))
}

fn book(value: &Value) -> Option<[usize; 4]> {
    let counts: Vec<usize> = value.as_array()?.iter().filter_map(|it| usize::try_from(it.as_integer()?).ok()).collect();
    counts.try_into().ok()
}
