//! Two devices that work on the same book, and merge both ways.

use super::ctx;
use crate::domain::{Book, Command, Device, apply};
use crate::formats::backup;
use crate::merge::plan;

pub(super) fn merged(mine: &Book, theirs: &Book) -> Book {
    let (mut book, now) = (mine.clone(), ctx(1_000, 1).now_millis);
    let change = plan(mine, theirs, now).change;
    book.write(&change, now);
    book
}

/// Lets two devices work on the same book, and merges both ways: the result is the same.
#[track_caller]
pub(in crate::domain) fn on_two_devices<C: Clone + Into<Command>>(book: &Book, one: &[C], other: &[C]) -> Book {
    let act = |commands: &[C], device| {
        let mut book = book.clone();
        for (minute, command) in (100..).zip(commands) {
            apply(&mut book, command.clone().into(), &ctx(minute, device)).unwrap();
        }
        book
    };
    let (one, other) = (act(one, 1), act(other, 2));
    let (left, right) = (merged(&one, &other), merged(&other, &one));
    assert_eq!(backup::write(&left, 0, Device(0)), backup::write(&right, 0, Device(0)));
    left
}
