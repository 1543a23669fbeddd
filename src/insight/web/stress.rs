//! The layout of a small neighbourhood: distances in the drawing follow the number of steps between two people.
//!
//! Stress by local majorization (Gansner, Koren & North 2004): in each sweep a person moves to where their distances to
//! the others fit best. Only the four operations and the square root are used, which every platform rounds alike, so
//! two devices compute the same places.

use super::{Point, RADIUS};
use crate::domain::VecMap;

/// The number of sweeps. The layouts of made-up neighbourhoods change no more after forty (design decision).
const SWEEPS: usize = 60;

/// The places of a neighbourhood whose first person is tied to all others by some way. The first person stands in the
/// middle; `starts` are the places before the first sweep.
pub(super) fn layout(starts: &[Point], ties: &[(usize, usize)]) -> Vec<Point> {
    let steps = steps(starts.len(), ties);
    let mut places: Vec<(f64, f64)> = apart(starts);
    for _ in 0..SWEEPS {
        for at in 1..places.len() {
            places[at] = best(&places, &steps, at);
        }
    }
    fitted(&places)
}

/// The starting places around the first person, none upon another.
fn apart(starts: &[Point]) -> Vec<(f64, f64)> {
    let middle = starts.first().copied().unwrap_or_default();
    let scale = RADIUS as f64;
    let mut seen: VecMap<(i64, i64), ()> = VecMap::default();
    let moved = starts.iter().enumerate().map(|(at, it)| {
        let (mut x, y) = (it.x - middle.x, it.y - middle.y);
        while seen.contains_key(&(x, y)) {
            x += i64::try_from(at).unwrap_or(1) + 1;
        }
        seen.insert((x, y), ());
        (x as f64 / scale, y as f64 / scale)
    });
    moved.collect()
}

/// The number of steps between each two people. Those without a way are as far as the farthest.
fn steps(count: usize, ties: &[(usize, usize)]) -> Vec<Vec<f64>> {
    let mut around: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (one, other) in ties {
        around[*one].push(*other);
        around[*other].push(*one);
    }
    (0..count).map(|from| steps_from(from, &around)).collect()
}

fn steps_from(from: usize, around: &[Vec<usize>]) -> Vec<f64> {
    let mut steps = vec![None; around.len()];
    let (mut frontier, mut distance) = (vec![from], 0.0);
    while !frontier.is_empty() {
        let mut next = Vec::new();
        for at in frontier {
            if steps[at].is_none() {
                steps[at] = Some(distance);
                next.extend_from_slice(&around[at]);
            }
        }
        (frontier, distance) = (next, distance + 1.0);
    }
    steps.into_iter().map(|it| it.unwrap_or(distance)).collect()
}

/// The place that fits the distances to the others best; nearer people weigh more.
fn best(places: &[(f64, f64)], steps: &[Vec<f64>], at: usize) -> (f64, f64) {
    let (x, y) = places[at];
    let (mut sum_x, mut sum_y, mut weights) = (0.0, 0.0, 0.0);
    for (other, (other_x, other_y)) in places.iter().enumerate().filter(|(other, _)| *other != at) {
        let wanted = steps[at][other];
        let weight = 1.0 / (wanted * wanted);
        let (dx, dy) = (x - other_x, y - other_y);
        let distance = (dx * dx + dy * dy).sqrt();
        let stretch = if distance > 0.0 { wanted / distance } else { 0.0 };
        sum_x += weight * (other_x + dx * stretch);
        sum_y += weight * (other_y + dy * stretch);
        weights += weight;
    }
    if weights > 0.0 { (sum_x / weights, sum_y / weights) } else { (x, y) }
}

/// The places in the picture: the farthest stands on its edge.
fn fitted(places: &[(f64, f64)]) -> Vec<Point> {
    let far = |(x, y): &(f64, f64)| (x * x + y * y).sqrt();
    let farthest = places.iter().map(far).fold(0.0_f64, f64::max);
    let scale = if farthest > 0.0 { (RADIUS as f64 * 0.9) / farthest } else { 0.0 };
    #[expect(clippy::cast_possible_truncation, reason = "within the picture")]
    let whole = |it: f64| (it * scale).round() as i64;
    places.iter().map(|(x, y)| Point { x: whole(*x), y: whole(*y) }).collect()
}
