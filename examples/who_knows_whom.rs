//! Prints how long the picture of who knows whom takes to compute: `cargo run --release --example who_knows_whom`.
#![allow(clippy::print_stdout, reason = "what it is for")]

#[path = "../tests/support/lifetime.rs"]
mod lifetime;
#[path = "../tests/support/timing.rs"]
mod timing;

use std::hint::black_box;
use std::time::Duration;

use kith::formats::backup::read;
use kith::insight::digest::Digest;
use kith::insight::web::{Near, Web};
use kith::present::who_knows_whom::{NamedWeb, Picture, View, labels};

use timing::median;

fn main() {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default();
    for people in [500, 5_000] {
        let size = lifetime::Size { people, exchanges: people * 20 };
        let Ok(file) = read(&lifetime::backup(size, today, 1)) else { return };
        let book = file.book;
        let digest = Digest::of(book.exchanges.iter().map(|(_, it)| it));
        let named = NamedWeb::of(&book, &digest);
        let picture = Picture::whole(&named);
        let busiest = (0..named.names.len()).max_by_key(|it| named.web.known_by(*it).len()).unwrap_or_default();
        let near = View::default().zoomed(picture.dots[busiest], 15, picture.closest);
        let tell = |what: &str, took: Duration| println!("{people} people, {what}: {took:.1?}");
        tell("sectors and places", median(|| drop(black_box(Web::without_ties(&book, &digest)))));
        tell("all of the web", median(|| drop(black_box(Web::of(&book, &digest)))));
        tell("paths of the picture", median(|| drop(black_box(Picture::whole(&named)))));
        tell("names in sight", median(|| drop(black_box(labels(&picture, near, 358, &[busiest])))));
        tell("the largest neighbourhood", median(|| drop(black_box(Near::of(&named.web, busiest)))));
    }
}
