//! What a worker does while somebody still looks for a file: the work that a file asks for, on a made-up one, for nothing.
//!
//! A browser compiles a function quickly and badly when it is first called, and well once it has been busy for a while. So
//! the file that is chosen in the end finds a program that is quick already. Nothing of this is kept or answered.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::domain::{Ctx, Device, Entropy};
use crate::exchange::backup;
use crate::store::job::{Job, work};
use crate::store::last_look::LastLook;

/// Reading and bringing in a made-up file, in steps of some ten milliseconds each.
pub struct Practice {
    file: String,
    ctx: Ctx,
    last: LastLook,
    steps: u32,
}

/// How often the file is read and brought in: after that the busiest functions are as quick as they get.
const TURNS: u32 = 3;
/// Enough that they are brought in whole, as those of a large file are.
const PEOPLE: u64 = 300;
/// The same.
const EXCHANGES: u64 = 1_500;

impl Practice {
    /// Makes the file up.
    pub fn new(today: NaiveDate) -> Option<Self> {
        let ctx = Ctx { now_millis: 1_700_000_000_000, today, device: Device(1), entropy: Entropy::new(1) };
        // Written as Kith writes it, with stamps and a checksum.
        let book = backup::read(&by_hand(&ctx.entropy)).ok()?.book;
        Some(Self { file: backup::write(&book, ctx.now_millis, ctx.device), ctx, last: LastLook::default(), steps: 0 })
    }

    /// Does the next step. Returns whether there is another.
    pub fn step(&mut self) -> bool {
        if self.steps.is_multiple_of(2) {
            self.last = LastLook::default();
            // It is a file like any other, and what becomes of it is of no consequence.
            let _ = work(Job::Look(self.file.clone()), Vec::new(), &self.ctx, &mut self.last);
        } else {
            self.last.bring_in_ahead();
        }
        self.steps += 1;
        self.steps < 2 * TURNS
    }
}

/// A file as somebody might write it by hand: people, and what was with them.
fn by_hand(entropy: &Entropy) -> String {
    let one_of = |count: u64| entropy.next() % count;
    let words = |count: u64| {
        let word = |_| WORDS[usize::try_from(one_of(WORDS.len() as u64)).unwrap_or_default()];
        (0..count).map(word).collect::<Vec<_>>().join(" ")
    };
    let mut people = Vec::new();
    for at in 0..PEOPLE {
        let (name, place) = (words(2), words(1));
        people.push(format!(
            r#"{{"id":"p{at}","given":"{name}","family":"{place}","place":"{place}","circle":"active","emails":[{{"kind":"work","value":"{at}@example.org"}}],"tags":["{place}"],"notes":"{}"}}"#,
            words(12)
        ));
    }
    let mut exchanges = Vec::new();
    for _ in 0..EXCHANGES {
        let (month, day, person) = (1 + one_of(12), 1 + one_of(28), one_of(PEOPLE));
        exchanges.push(format!(
            r#"{{"when":"2021-{month:02}-{day:02}","people":["p{person}"],"how":"call","purpose":"catch-up","tone":"easy","minutes":{},"topics":["{}"],"notes":"{}"}}"#,
            15 + day,
            words(1),
            words(20)
        ));
    }
    let mut file = String::new();
    // Writing to a text cannot fail.
    let _ = write!(
        file,
        r#"{{"format":"kith-backup","version":1,"people":[{}],"exchanges":[{}]}}"#,
        people.join(",\n"),
        exchanges.join(",\n")
    );
    file
}

const WORDS: [&str; 32] = [
    "garden", "the", "about", "letter", "harbour", "a", "new", "of", "quiet", "evening", "contract", "and", "with",
    "sister", "moved", "to", "music", "river", "long", "asked", "after", "tea", "winter", "project", "in", "her",
    "first", "old", "house", "spoke", "for", "train",
];

#[cfg(test)]
mod tests {
    use super::{EXCHANGES, PEOPLE, Practice, TURNS};
    use crate::exchange::backup;

    #[test]
    fn the_made_up_file_is_brought_in_whole_and_then_it_ends() {
        let mut practice = Practice::new("2026-11-25".parse().unwrap()).unwrap();
        let file = backup::read(&practice.file).unwrap();
        assert_eq!(file.book.people.iter().count() as u64, PEOPLE);
        assert_eq!(file.book.exchanges.iter().count() as u64, EXCHANGES);
        let mut steps = 1;
        while practice.step() {
            steps += 1;
        }
        assert_eq!(steps, 2 * TURNS);
        assert!(practice.last.is_ahead(), "it was read, compared and brought in");
    }
}
