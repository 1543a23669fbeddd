//! Stores and files of every version, earlier and newer, open and go on without a loss.

use proptest::prelude::*;

use crate::domain::tests::ctx;
use crate::domain::{Command, Device, Shape, Stage};
use crate::formats::backup;
use crate::store::sizes::Sizes;
use crate::store::{KeyValue, LoadReport, Memory, StorageKey, WorkerRepository};

/// The store in a golden file.
pub(super) fn golden(text: &str) -> Memory {
    let store = Memory::default();
    let entries: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).unwrap();
    entries.into_iter().for_each(|(key, value)| store.set(&key, value.as_str().unwrap()).unwrap());
    store
}

#[test]
fn a_store_of_every_version_opens_and_goes_on() {
    let check = |text: &str| {
        let store = golden(text);
        let (mut session, opened) = WorkerRepository::open(&store, 0);
        assert_eq!(opened, LoadReport::default());
        session.open_all(0);
        let book = |session: &WorkerRepository<&Memory>| backup::write(session.book(), 0, Device(1));
        assert_eq!(book(&session), include_str!("golden/book.json"));
        session.compact(&ctx(40, 1)).unwrap();
        let (mut again, _) = WorkerRepository::open(&store, 0);
        again.open_all(0);
        assert_eq!(book(&again), include_str!("golden/book.json"));
    };
    check(include_str!("golden/1.json"));
    check(include_str!("golden/2.json"));
    check(include_str!("golden/3.json"));
}

/// A backup of a newer version with an unknown kind, an unknown list and elements with unknown fields, which this
/// version must write back unchanged.
const NEWER: &str = include_str!("golden/newer.json");

/// A backup file without its device, its time and its version vector.
fn content(text: &str) -> String {
    text[text.find("\"settings\"").unwrap()..].to_owned()
}

/// Merges a file into an empty store, and returns the book as four files: as read, from the journal, after compaction,
/// and on another device.
fn all_four_ways(file: &str) -> [String; 4] {
    let write = |session: &mut WorkerRepository<&Memory>| {
        session.open_all(0);
        backup::write(session.book(), 0, Device(1))
    };
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.sizes = Sizes { long_change: usize::MAX, ..Sizes::TINY };
    let theirs = backup::read(file).unwrap().book;
    let change = crate::merge::plan(session.book(), &theirs, 0).change;
    // A merge without changes is refused, and then there is nothing to store.
    let _ = session.commit(Command::Merge(change), &ctx(0, 1));
    let (mut journal, opened) = WorkerRepository::open(&store, 0);
    assert_eq!(opened, LoadReport::default());
    let journal_text = write(&mut journal);
    while session.compact(&ctx(1, 1)).unwrap() {}
    assert!(!store.keys().iter().any(|it| StorageKey::is_log(it)));
    let (mut compacted, opened) = WorkerRepository::open(&store, 0);
    assert_eq!(opened, LoadReport::default());
    let compacted_text = write(&mut compacted);
    let mut other = crate::domain::Book::default();
    let change = crate::merge::plan(&other, &backup::read(&compacted_text).unwrap().book, 0).change;
    let _ = crate::domain::apply(&mut other, Command::Merge(change), &ctx(2, 2));
    [backup::write(&theirs, 0, Device(1)), journal_text, compacted_text, backup::write(&other, 0, Device(1))]
}

#[test]
fn what_only_a_newer_version_understands_goes_every_way_unharmed() {
    for (way, text) in all_four_ways(NEWER).iter().enumerate() {
        assert_eq!(content(text), content(NEWER), "way {way}");
    }
}

/// A backup with mentorships of an earlier version and of a newer one, with their sessions, actions and goals.
const MENTORSHIPS: &str = include_str!("golden/mentorships.json");

#[test]
fn mentorships_of_every_version_go_every_way_unharmed() {
    for (way, text) in all_four_ways(MENTORSHIPS).iter().enumerate() {
        assert_eq!(content(text), content(MENTORSHIPS), "way {way}");
    }
    let book = backup::read(MENTORSHIPS).unwrap().book;
    let pairs: Vec<_> = book.mentorships.iter().map(|(_, it)| (it.shape(), it.stage(), it.goals.len())).collect();
    assert_eq!(pairs, [(Some(Shape::Mentee), Stage::Ended, 2), (Some(Shape::Mentor), Stage::FindingOut, 0)]);
}

proptest! {
    #[test]
    fn any_file_goes_every_way_unharmed(file in backup::tests::any_file()) {
        let [first, others @ ..] = all_four_ways(&file);
        for (way, text) in others.iter().enumerate() {
            prop_assert_eq!(content(text), content(&first), "way {}", way + 1);
        }
    }
}
