//! Simulates one and ten years of a person with a weekly energy budget: `cargo run --release --example year`. A path at
//! the end selects a single world file, `--seed 7` changes the random draws, `--least 300` plays only the books of so
//! many people or more, and `--from-days` also plays the plan of `belief.rs`.
//!
//! The same random worlds are simulated under Kith's plan and under the policies of other programs, with the same
//! energy. `docs/plan.md` describes the results. No world is tuned to Kith; where Kith loses, the plan is to be
//! improved.
#![allow(clippy::print_stdout, reason = "what it is for")]

mod belief;
mod felt;
mod informed;
mod life;
mod plan;
mod policy;
mod table;
mod world;

use std::error::Error;
use std::path::PathBuf;

use belief::FromDays;
use informed::Informed;
use life::{Outcome, live};
use plan::Plan;
use policy::others;
use table::Row;
use world::{Tie, World};

/// The numbers of years, each with the number of simulated lives to average for books of up to so many people: in a
/// small book chance weighs more, and a life takes less time to simulate.
const LENGTHS: [(i64, [(usize, u64); 3]); 2] =
    [(1, [(50, 80), (200, 40), (500, 20)]), (10, [(50, 60), (200, 20), (500, 8)])];
/// The policies in the summary; Kith first.
const COMPARED: [&str; 6] = ["Kith", "Kith, whom only", "fixed cadence", "longest silence", "whodex", "random"];
/// The word of the command line that adds the plan from days.
const FROM_DAYS: &str = "--from-days";

fn main() -> Result<(), Box<dyn Error>> {
    let began = std::time::Instant::now();
    let mut rows = Vec::new();
    let least = number("--least")?.map_or(0, |it| it as usize);
    for path in paths()? {
        let mut world = World::read(&path)?;
        world.seed = number("--seed")?.unwrap_or(world.seed);
        println!("## {}\n\n{}\n", world.name, world.about);
        for (years, lives) in LENGTHS {
            let at = rows.len();
            for book in world.books.iter().filter(|it| it.iter().sum::<usize>() >= least) {
                let people: usize = book.iter().sum();
                let runs = lives.iter().find(|(most, _)| people <= *most).or(lives.last()).map_or(1, |(_, runs)| *runs);
                rows.extend(play(&world, *book, years, runs)?);
            }
            println!("{years} year(s)\n\n{}", table::detail(&rows[at..]));
        }
    }
    println!("## Alive\n\n{}", table::summary(&rows, &COMPARED));
    eprintln!("{:.0} s", began.elapsed().as_secs_f64());
    Ok(())
}

/// Returns the world file named on the command line, or all included ones.
fn paths() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        if word == "--seed" || word == "--least" {
            words.next();
        } else if word != FROM_DAYS {
            return Ok(vec![word.into()]);
        }
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/worlds");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|it| it.map(|it| it.path())).collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}

/// Returns the number after a word of the command line, if given. A seed replaces that of the world file.
fn number(word: &str) -> Result<Option<u64>, std::num::ParseIntError> {
    std::env::args().skip_while(|it| it != word).nth(1).map(|it| it.parse()).transpose()
}

/// Simulates the same lives under each policy.
fn play(world: &World, book: [usize; 4], years: i64, runs: u64) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut found: Vec<(&'static str, Vec<Outcome>)> = Vec::new();
    for run in 0..runs {
        let ties = Tie::all(world, run, book);
        let mut plans = [Plan::new(world, &ties, true)?, Plan::new(world, &ties, false)?];
        let mut simple = others(world, run);
        let policies = simple.iter_mut().map(|it| it as &mut dyn policy::Policy);
        let plans = plans.iter_mut().map(|it| it as &mut dyn policy::Policy);
        let mut informed = Informed::new(world, &ties);
        let yardstick = std::iter::once(&mut informed as &mut dyn policy::Policy);
        let mut from_days = [FromDays::new(world, &ties, false), FromDays::new(world, &ties, true)];
        let from_days = from_days.iter_mut().filter(|_| std::env::args().any(|it| it == FROM_DAYS));
        let from_days = from_days.map(|it| it as &mut dyn policy::Policy);
        for (at, policy) in plans.chain(policies).chain(yardstick).chain(from_days).enumerate() {
            let outcome = live(world, run, &ties, years * 52, policy)?;
            match found.get_mut(at) {
                Some((_, outcomes)) => outcomes.push(outcome),
                None => found.push((policy.name(), vec![outcome])),
            }
        }
    }
    let people = book.iter().sum();
    let row = |(policy, outcomes): (_, Vec<_>)| Row {
        world: world.name.clone(),
        people,
        years,
        policy,
        mean: table::mean(&outcomes),
    };
    Ok(found.into_iter().map(row).collect())
}
