//! Opening a store in steps: the same as in one go, also when another tab compacts in between.

use chrono::Days;

use crate::domain::tests::{ctx, person};
use crate::domain::{Command, Device, Exchange};
use crate::formats::backup;
use crate::store::sizes::Sizes;
use crate::store::{LoadReport, Memory, PageRepository, WorkerRepository};

/// A store with people and exchanges of several partitions.
fn compacted() -> Memory {
    let store = Memory::default();
    log(&store, 0);
    store
}

/// Adds people and exchanges after a minute, and compacts.
fn log(store: &Memory, minute: u64) {
    let (mut session, _) = WorkerRepository::open(store, 0);
    session.sizes = Sizes::TINY;
    for at in 0..20 {
        let ctx = ctx(minute + at, 1);
        let (when, notes) = (ctx.today.checked_sub_days(Days::new(at * 40)), "the tide tables".into());
        let exchange = Exchange { when, notes, settled: true, ..Exchange::default() };
        session.commit(Command::LogExchange(Box::new(exchange), vec![person("Ana")]), &ctx).unwrap();
    }
    while session.compact(&ctx(minute + 30, 1)).unwrap() {}
}

/// Opens a store in steps, with `between` after the first. Checks that its book equals the one opened in one go.
fn check(store: &Memory, between: impl FnOnce()) {
    let mut opening = PageRepository::begin(store, 0);
    assert!(opening.step(0), "there are partitions");
    between();
    while opening.step(0) {}
    let (mut stepped, report) = opening.finish(0);
    assert_eq!(report, LoadReport::default());
    let (mut whole, _) = PageRepository::open_current(store, 0);
    let days = |it: &PageRepository<&Memory>| {
        it.book().people.iter().map(|(id, _)| it.book().days_with(id)).collect::<Vec<_>>()
    };
    assert_eq!(days(&stepped), days(&whole));
    stepped.open_all(0);
    whole.open_all(0);
    assert_eq!(backup::write(stepped.book(), 0, Device(1)), backup::write(whole.book(), 0, Device(1)));
}

#[test]
fn a_store_opened_in_steps_is_the_same() {
    check(&compacted(), || ());
}

#[test]
fn another_tab_may_compact_between_two_steps() {
    let store = compacted();
    check(&store, || log(&store, 100));
}

/// Reads every partition, takes it in after `between`, and checks that the whole book is there.
fn check_partitions(store: &Memory, mut between: impl FnMut()) {
    let (mut stepped, _) = PageRepository::open_current(store, 0);
    assert!(!stepped.closed().is_empty());
    while let Some(id) = stepped.closed().first().copied() {
        let read = stepped.read_ahead(id);
        assert!(read.is_some());
        between();
        stepped.insert_read(id, read, 0);
    }
    let (mut whole, _) = PageRepository::open_current(store, 0);
    whole.open_all(0);
    assert_eq!(backup::write(stepped.book(), 0, Device(1)), backup::write(whole.book(), 0, Device(1)));
}

#[test]
fn a_partition_that_is_read_and_then_taken_in_is_whole() {
    let store = compacted();
    check_partitions(&store, || ());
    let mut minute = 0;
    check_partitions(&store, || {
        minute += 100;
        if minute < 300 {
            log(&store, minute);
        }
    });
}
