//! The digests of partitions: equal to those of the exchanges, read without unpacking, and made again when they are
//! missing or of other exchanges.

use std::cell::Cell;

use chrono::Days;
use proptest::prelude::*;

use crate::domain::tests::{ctx, person};
use crate::domain::{Channel, Command, Energy, Exchange, PersonId, Purpose, Tone, VecMap};
use crate::insight::digest::Digest;
use crate::store::kv_store::WriteError;
use crate::store::sizes::Sizes;
use crate::store::{KeyValue, Memory, PageRepository, StorageKey, WorkerRepository, WriteBatch};

/// A store that counts the reads of packed exchanges.
struct Counted<'a> {
    store: &'a Memory,
    unpacked: Cell<usize>,
}

impl KeyValue for Counted<'_> {
    fn get(&self, key: &str) -> Option<String> {
        self.unpacked.set(self.unpacked.get() + usize::from(key.contains("kith.past.")));
        self.store.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        self.store.set(key, value)
    }

    fn remove(&self, key: &str) {
        self.store.remove(key);
    }

    fn keys(&self) -> Vec<String> {
        self.store.keys()
    }
}

/// The random number of an attempt to reach one person.
const ATTEMPT: u64 = 14_751_859_324_005_444_529;

/// An exchange with some of four people, made from random numbers.
fn exchange(people: &[PersonId], random: u64) -> Exchange {
    let one_of = |count: usize, shift: u32| (random >> shift) as usize % count;
    let with = people.iter().enumerate().filter(|(at, _)| random >> at & 1 == 1).map(|(_, id)| *id);
    Exchange {
        when: ctx(0, 1).today.checked_sub_days(Days::new(random >> 8 & 0x3ff)),
        people: with.collect(),
        encounter: "somebody at the ferry".into(),
        settled: true,
        attempt: one_of(9, 4) == 0,
        how: Channel::ALL.get(one_of(9, 18)).copied(),
        purpose: Purpose::ALL.get(one_of(13, 22)).copied(),
        tone: Tone::ALL.get(one_of(5, 26)).copied(),
        energy: Energy::ALL.get(one_of(4, 29)).copied(),
        minutes: (one_of(2, 32) == 0).then_some(one_of(400, 33) as u32),
        welcome: Some(1 + one_of(7, 42) as u32),
        time: format!("{:02}:30", one_of(24, 45)),
        notes: "a walk along the quay, and the tide tables".into(),
        ..Exchange::default()
    }
}

/// A compacted store with these exchanges, in partitions of a few.
fn compacted(random: &[u64]) -> Memory {
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.sizes = Sizes::TINY;
    for (minute, name) in ["Ana", "Luis", "Noor", "Kenji"].into_iter().enumerate() {
        session.commit(Command::AddPerson(Box::new(person(name))), &ctx(minute as u64, 1)).unwrap();
    }
    let people: Vec<PersonId> = session.book().people.iter().map(|(id, _)| id).collect();
    for (minute, random) in random.iter().enumerate() {
        let command = Command::LogExchange(Box::new(exchange(&people, *random)), Vec::new());
        session.commit(command, &ctx(10 + minute as u64, 1)).unwrap();
    }
    while session.compact(&ctx(500, 1)).unwrap() {}
    store
}

/// The digest of all exchanges of a store, computed from the exchanges.
fn direct(store: &Memory) -> Digest {
    let (mut session, _) = WorkerRepository::open(store, 0);
    session.open_all(0);
    session.whole_digest(&VecMap::default())
}

/// The digest of a store as a page reads it, and the numbers of partitions that had none and that were unpacked.
fn read(store: &Memory) -> (Digest, usize, usize) {
    let counted = Counted { store, unpacked: Cell::default() };
    let (session, _) = PageRepository::open_current(counted, 0);
    let stored = session.stored_digests();
    let mut all = stored.of_partitions;
    stored.missing.iter().for_each(|id| all.insert(*id, session.make_digest(*id, 0).unwrap()));
    (session.whole_digest(&all), stored.missing.len(), session.store().unpacked.get())
}

fn random(count: u64) -> Vec<u64> {
    (1..=count).map(|it| it.wrapping_mul(0x9e37_79b9_7f4a_7c15)).collect()
}

#[test]
fn the_digests_of_a_compacted_store_are_read_without_unpacking() {
    let store = compacted(&random(40));
    assert!(store.keys().iter().any(|it| it.starts_with("kith.past.")), "something is packed");
    let (digest, missing, unpacked) = read(&store);
    assert_eq!((missing, unpacked), (0, 0));
    assert_eq!(digest, direct(&store));
}

#[test]
fn somebody_with_attempts_alone_is_in_no_digest() {
    let store = compacted(&[ATTEMPT; 8]);
    let (digest, missing, unpacked) = read(&store);
    assert_eq!((missing, unpacked), (0, 0));
    assert_eq!((&digest.people, &digest), (&VecMap::default(), &direct(&store)));
}

#[test]
fn a_digest_that_is_missing_damaged_or_of_other_exchanges_is_made_once() {
    let check = |spoil: &dyn Fn(&Memory, &str, &str)| {
        let store = compacted(&random(40));
        let digests: Vec<String> = store.keys().into_iter().filter(|it| StorageKey::is_dispensable(it)).collect();
        spoil(&store, &digests[0], &digests[1]);
        let (digest, missing, unpacked) = read(&store);
        assert_eq!((digest, missing, unpacked), (direct(&store), 1, 1));
        assert_eq!((read(&store).1, read(&store).2), (0, 0), "it is stored");
    };
    check(&|store, key, _| store.remove(key));
    check(&|store, key, _| store.set(key, "3:00000000:l").unwrap());
    check(&|store, key, other| store.set(key, &store.get(other).unwrap()).unwrap());
}

#[test]
fn a_digest_without_room_stops_no_compaction() {
    let mut batch = WriteBatch::new(vec![("kith.digest.1".into(), Some("3:".into())), ("kith.log.1".into(), None)]);
    let full = |key: &str, value: Option<&str>| {
        if value.is_some() {
            Err(WriteError::Full)
        } else {
            assert_eq!(key, "kith.log.1");
            Ok(())
        }
    };
    assert_eq!(batch.step(&full), Some(Ok(())));
    assert_eq!(batch.step(&full), Some(Ok(())));
    assert_eq!(batch.step(&full), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_digest_of_packed_and_recent_exchanges_is_that_of_all(random in prop::collection::vec(any::<u64>(), 0..40)) {
        let store = compacted(&random);
        let (digest, missing, unpacked) = read(&store);
        prop_assert_eq!((missing, unpacked), (0, 0));
        prop_assert_eq!(digest, direct(&store));
    }
}
