//! Prints how long a question of "Who knows about …" takes to answer, beside one plain look through the notes of all
//! people and exchanges: `cargo run --release --example who_knows`.
#![allow(clippy::print_stdout, reason = "what it is for")]

#[path = "../tests/support/lifetime.rs"]
mod lifetime;
#[path = "../tests/support/timing.rs"]
mod timing;

use std::hint::black_box;

use kith::domain::Book;
use kith::formats::backup::read;
use kith::insight::knows::Index;

use timing::median;

fn main() {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default();
    // In the app the exchanges of earlier years are packed, so that some thousands are in memory.
    let size = lifetime::Size { people: 5_000, exchanges: 5_000 };
    let Ok(file) = read(&lifetime::backup(size, today, 1)) else { return };
    let book = file.book;
    let index = Index::of(&book);
    println!("the index: {:.1?}", median(|| drop(black_box(Index::of(&book)))));
    for words in ["photography", "harbour tides", "zzzz"] {
        let answer = median(|| drop(black_box(index.who_knows(&book, today, words))));
        let look = median(|| _ = black_box(plain_look(&book, words)));
        let ratio = answer.as_secs_f64() / look.as_secs_f64();
        println!("{words}: {answer:.1?}, a plain look {look:.1?}, ratio {ratio:.2}");
    }
}

/// How many notes have one of the words, in small letters.
fn plain_look(book: &Book, words: &str) -> usize {
    let people = book.people.iter().map(|(_, it)| &it.notes);
    let notes = people.chain(book.exchanges.iter().map(|(_, it)| &it.notes));
    let has = |text: &&String| words.split(' ').any(|it| text.to_lowercase().contains(it));
    notes.filter(has).count()
}
