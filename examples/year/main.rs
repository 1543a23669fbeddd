//! A year, and ten, of one person with a weekly budget: `cargo run --release --example year`, or with the path of a world
//! file at the end for that world alone.
//!
//! The same random worlds are lived through under Kith's plan and under what other programs do, with the same energy.
//! `docs/plan.md` says what came of it. No world is tuned to Kith; where Kith loses, the plan is to be mended.
#![allow(clippy::print_stdout, reason = "what it is for")]

mod life;
mod plan;
mod policy;
mod table;
mod world;

use std::error::Error;
use std::path::PathBuf;

use life::{Outcome, live};
use plan::Plan;
use policy::others;
use table::Row;
use world::{Tie, World};

/// How many years, and how many lives of that length are averaged.
const LENGTHS: [(i64, u64); 2] = [(1, 20), (10, 4)];
/// What stands in the summary; Kith first.
const COMPARED: [&str; 5] = ["Kith", "fixed cadence", "longest silence", "whodex", "random"];

fn main() -> Result<(), Box<dyn Error>> {
    let began = std::time::Instant::now();
    let mut rows = Vec::new();
    for path in paths()? {
        let world = World::read(&path)?;
        println!("## {}\n\n{}\n", world.name, world.about);
        for (years, runs) in LENGTHS {
            let at = rows.len();
            for book in &world.books {
                rows.extend(play(&world, *book, years, runs)?);
            }
            println!("{years} year(s), {runs} lives\n\n{}", table::detail(&rows[at..]));
        }
    }
    println!("## Alive\n\n{}", table::summary(&rows, &COMPARED));
    eprintln!("{:.0} s", began.elapsed().as_secs_f64());
    Ok(())
}

/// The world named on the command line, or all that are included.
fn paths() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    if let Some(path) = std::env::args().nth(1) {
        return Ok(vec![path.into()]);
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/worlds");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|it| it.map(|it| it.path())).collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}

/// Lives the same lives under each policy.
fn play(world: &World, book: [usize; 4], years: i64, runs: u64) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut found: Vec<(&'static str, Vec<Outcome>)> = Vec::new();
    for run in 0..runs {
        let ties = Tie::all(world, run, book);
        let mut plan = Plan::new(world, &ties)?;
        let mut simple = others(world, run);
        let policies = simple.iter_mut().map(|it| it as &mut dyn policy::Policy);
        for (at, policy) in std::iter::once(&mut plan as &mut dyn policy::Policy).chain(policies).enumerate() {
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
