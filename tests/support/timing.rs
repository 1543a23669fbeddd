//! The time of an act, for the examples that measure.

use std::time::{Duration, Instant};

/// The number of turns; the median counts.
const TURNS: usize = 9;

/// Returns the median time of an act over some turns.
pub(crate) fn median(act: impl Fn()) -> Duration {
    let mut times: Vec<Duration> = (0..TURNS)
        .map(|_| {
            let began = Instant::now();
            act();
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[TURNS / 2]
}
