//! Writes a made-up backup file to standard output: `cargo run --release --example lifetime -- 1000 10000`.
#![allow(clippy::print_stdout, reason = "what it is for")]

#[path = "../tests/support/lifetime.rs"]
mod lifetime;

fn main() {
    let mut numbers = std::env::args().skip(1).map(|it| it.parse().unwrap_or(0));
    let size = lifetime::Size { people: numbers.next().unwrap_or(200), exchanges: numbers.next().unwrap_or(2_000) };
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default();
    print!("{}", lifetime::backup(size, today, 1));
}
