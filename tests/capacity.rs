//! A lifetime of data fits: 5,000 people and 100,000 exchanges with notes of about twenty words.

#[path = "support/lifetime.rs"]
mod lifetime;

use std::time::Instant;

use kith::domain::{Command, Ctx, Device, Entropy};
use kith::formats::backup;
use kith::insight::knows::who_knows;
use kith::merge;
use kith::store::{DataKey, EncryptedStore, KeyValue, Memory, QUOTA_UNITS, WorkerRepository};

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what somebody who runs this wants to see")]
fn a_lifetime_fits_with_a_fifth_to_spare() {
    let today = "2026-11-22".parse().unwrap();
    let text = lifetime::backup(lifetime::SIZES[2], today, 1);
    let file = backup::read(&text).unwrap();
    let store = Memory::with_quota(QUOTA_UNITS);
    let (mut session, _) = WorkerRepository::open(&store, 0);
    let now_millis = 1_795_348_800_000;
    let ctx = Ctx { now_millis, today, device: Device(1), entropy: Entropy::new(1) };
    let change = merge::plan(session.book(), &file.book, now_millis).change;
    let begun = Instant::now();
    session.commit(Command::Merge(change), &ctx).unwrap();
    println!("kept in {:?}", begun.elapsed());
    let usage = session.usage();
    let (plain, most) = (text.encode_utf16().count(), QUOTA_UNITS * 4 / 5);
    println!("{} units of {QUOTA_UNITS} ({plain} plain): {usage:?}", usage.units());
    assert!(usage.units() <= most, "{} units are more than {most}", usage.units());
    check_behind_the_lock(store.clone(), most);

    let begun = Instant::now();
    let (mut again, opened) = WorkerRepository::open(&store, now_millis);
    println!("opened in {:?}", begun.elapsed());
    assert!(opened.damage.is_empty());
    assert_eq!(again.book().people.iter().count(), lifetime::SIZES[2].people);
    let begun = Instant::now();
    let answer = who_knows(again.book(), today, "harbour tides");
    println!("who knows: {} in {:?}", answer.knows.len(), begun.elapsed());
    let begun = Instant::now();
    let parts = again.closed().len();
    again.open_all(now_millis);
    println!("unpacked {} parts in {:?}", parts, begun.elapsed());
    assert_eq!(backup::write(again.book(), 0, Device(1)), backup::write(&file.book, 0, Device(1)));

    // Logging an exchange is one small write, whatever the size of the book.
    let before = store.keys().len();
    let units = again.units();
    let exchange = kith::domain::Exchange { notes: "Coffee.".to_owned(), ..Default::default() };
    again.commit(Command::LogExchange(Box::new(exchange), Vec::new()), &ctx).unwrap();
    assert_eq!(store.keys().len(), before + 1);
    assert!(again.units() - units < 300, "{}", again.units() - units);
}

/// Encryption takes hardly any additional space.
#[expect(clippy::print_stdout, reason = "the figures are what somebody who runs this wants to see")]
fn check_behind_the_lock(store: Memory, most: usize) {
    let guarded = EncryptedStore::new(store, None, || [0; 12]);
    assert!(guarded.enable_encryption(DataKey([1; 32]), "record").is_ok());
    let units = WorkerRepository::open(guarded, 0).0.units();
    println!("{units} units behind the lock");
    assert!(units <= most, "{units} units behind the lock are more than {most}");
}
