//! Faults in the middle of a session: a crash at any write, a truncated write, a full store, a flipped bit.
//! Acknowledged changes survive, and no other changes appear.
//!
//! `KITH_FAULT_SESSIONS` sets the number of generated sessions. Each runs once for every one of its writes and every
//! fault.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::domain::tests::{Act, any_act, ctx, intend, seen};
use crate::domain::{Book, Change, Command, Ctx, EntityRef, Kind};
use crate::formats::backup;
use crate::merge;
use crate::store::cipher::NONCE_BYTES;
use crate::store::sizes::Sizes;
use crate::store::{
    CommitError, DataKey, EncryptedStore, KeyValue, Memory, StorageKey, WorkerRepository, WriteError, decode,
};

/// A fault at one write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The browser crashes before the write.
    Before,
    /// The browser crashes after the write.
    After,
    /// The browser crashes in the middle of the write.
    Cut,
    /// This write and the next two do not fit.
    Full,
}

/// A store with a fault at one of its writes.
pub(super) struct Faulty<'a> {
    store: &'a Memory,
    writes: Cell<usize>,
    at: usize,
    fault: Fault,
    is_dead: Cell<bool>,
}

impl<'a> Faulty<'a> {
    pub(super) fn new(store: &'a Memory, at: usize, fault: Fault) -> Self {
        Self { store, writes: Cell::new(0), at, fault, is_dead: Cell::new(false) }
    }

    /// Counts a write and returns its fault.
    fn next(&self) -> Option<Fault> {
        let number = self.writes.replace(self.writes.get() + 1);
        let is_hit =
            if self.fault == Fault::Full { (self.at..self.at + 3).contains(&number) } else { number == self.at };
        is_hit.then_some(self.fault)
    }
}

impl KeyValue for Faulty<'_> {
    fn get(&self, key: &str) -> Option<String> {
        self.store.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        if self.is_dead.get() {
            return Err(WriteError::Blocked);
        }
        match self.next() {
            None => self.store.set(key, value),
            Some(Fault::Full) => Err(WriteError::Full),
            Some(fault) => {
                self.is_dead.set(true);
                let half = value.char_indices().nth(value.chars().count() / 2).map_or(0, |(at, _)| at);
                match fault {
                    Fault::Cut => drop(self.store.set(key, &value[..half])),
                    Fault::After => drop(self.store.set(key, value)),
                    _ => (),
                }
                Err(WriteError::Blocked)
            }
        }
    }

    fn remove(&self, key: &str) {
        if self.is_dead.get() {
            return;
        }
        match self.next() {
            Some(Fault::Before | Fault::Cut) => self.is_dead.set(true),
            Some(Fault::After) => {
                self.is_dead.set(true);
                self.store.remove(key);
            }
            Some(Fault::Full) | None => self.store.remove(key),
        }
    }

    fn keys(&self) -> Vec<String> {
        self.store.keys()
    }
}

/// A step of a session.
#[derive(Clone, Debug)]
enum Step {
    Act(Act),
    Fold,
    OpenAll,
    /// Merges the book of another device in one change that is too long for the journal.
    Merge(Vec<Act>),
    /// Reloads the page.
    Reload,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => any_act().prop_map(Step::Act),
        3 => Just(Step::Fold),
        1 => Just(Step::OpenAll),
        1 => proptest::collection::vec(any_act(), 8..16).prop_map(Step::Merge),
        1 => Just(Step::Reload),
    ]
}

fn any_steps() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(any_step(), 1..40)
}

/// The expected book, from the acknowledged changes.
#[derive(Default)]
struct Model {
    book: Book,
    /// The change that was in progress at the crash. It may or may not be in the book.
    under_way: Option<Change>,
}

impl Model {
    fn may_be(&self, found: &Book) -> bool {
        let found = seen(found);
        let mut other = self.book.clone();
        if let Some(change) = &self.under_way {
            other.write(change, u64::MAX);
        }
        found == seen(&self.book) || found == seen(&other)
    }
}

/// Opens a store, encrypted if there is a key.
fn open<K: KeyValue>(store: K, key: Option<DataKey>) -> WorkerRepository<EncryptedStore<K>> {
    let (mut session, _) =
        WorkerRepository::open(EncryptedStore::new(store, key.map(DataKey::cipher), nonce), ctx(0, 1).now_millis);
    session.sizes = Sizes::TINY;
    session
}

/// Bytes that never repeat within a test.
pub(super) fn nonce() -> [u8; NONCE_BYTES] {
    thread_local!(static NEXT: Cell<u64> = const { Cell::new(0) });
    NEXT.set(NEXT.get() + 1);
    let mut nonce = [0; NONCE_BYTES];
    nonce[..8].copy_from_slice(&NEXT.get().to_le_bytes());
    nonce
}

/// Runs a session until its end or until the crash.
fn replay(steps: &[Step], store: &Faulty<'_>, key: Option<DataKey>) -> Model {
    let mut model = Model::default();
    let mut session = open(store, key);
    for (minute, step) in steps.iter().enumerate() {
        let ctx = ctx(minute as u64 * 20, 1);
        match step {
            Step::Act(act) => {
                if let Some(command) = intend(session.book(), act.clone()) {
                    commit(&mut session, command, minute, &mut model);
                }
            }
            Step::Merge(acts) => {
                let theirs = theirs(acts, minute);
                session.open_all(ctx.now_millis);
                let plan = merge::compare(session.book(), &theirs, ctx.now_millis);
                let whole = merge::plan(session.book(), &theirs, ctx.now_millis).change;
                keep(
                    &mut session,
                    Command::Merge(whole.clone()),
                    |session, ctx| {
                        let state = |it: &FaultySession<'_, '_>| (seen(it.book()), it.archive.unarchived().clone());
                        let before = state(session);
                        let kept = session.import_plan(plan, &theirs, ctx);
                        assert!(kept.is_ok() || state(session) == before, "what is refused leaves nothing behind");
                        kept.map(|_| whole)
                    },
                    minute,
                    &mut model,
                );
            }
            Step::Fold => drop(session.compact(&ctx)),
            Step::OpenAll => session.open_all(ctx.now_millis),
            Step::Reload => session = open(store, key),
        }
        if store.is_dead.get() {
            break;
        }
    }
    model
}

/// The book of another device.
fn theirs(acts: &[Act], minute: usize) -> Book {
    let mut theirs = Book::default();
    for (later, act) in acts.iter().enumerate() {
        crate::domain::tests::perform(&mut theirs, act.clone(), &ctx((minute * 20 + later) as u64, 2));
    }
    theirs
}

type FaultySession<'a, 'b> = WorkerRepository<EncryptedStore<&'a Faulty<'b>>>;

fn commit(session: &mut FaultySession<'_, '_>, command: Command, minute: usize, model: &mut Model) {
    keep(session, command.clone(), |session, ctx| session.commit(command, ctx), minute, model);
}

/// Runs a command with `keep`, and records the outcome in the model.
fn keep<'a, 'b>(
    session: &mut FaultySession<'a, 'b>,
    command: Command,
    keep: impl FnOnce(&mut FaultySession<'a, 'b>, &Ctx) -> Result<Change, CommitError>,
    minute: usize,
    model: &mut Model,
) {
    let now = || ctx(minute as u64 * 20, 1);
    // Running the command on a copy shows the intended change.
    let mut copy = session.book().clone();
    let intended = crate::domain::apply(&mut copy, command, &now()).ok();
    let ctx = now();
    match keep(session, &ctx) {
        Ok(change) => model.book.write(&change, ctx.now_millis),
        Err(_) if session.store().behind().is_dead.get() => model.under_way = intended,
        Err(_) => (),
    }
}

/// Runs a session for every write in it and every fault.
fn check_every_fault(steps: &[Step], key: Option<DataKey>) {
    let counted = {
        let store = Memory::default();
        let faulty = Faulty::new(&store, usize::MAX - 3, Fault::Before);
        let model = replay(steps, &faulty, key);
        let mut again = open(&store, key);
        again.open_all(u64::MAX);
        assert_eq!(seen(again.book()), seen(&model.book), "without a fault: {steps:?}");
        faulty.writes.get()
    };
    for at in 0..counted {
        for fault in [Fault::Before, Fault::After, Fault::Cut, Fault::Full] {
            let store = Memory::default();
            let model = replay(steps, &Faulty::new(&store, at, fault), key);
            let mut again = open(&store, key);
            // The outline must agree with the archived exchanges.
            let days = again.book().people.iter().map(|(id, _)| again.book().days_with(id)).collect::<Vec<_>>();
            again.open_all(u64::MAX);
            let opened = again.book().people.iter().map(|(id, _)| again.book().days_with(id)).collect::<Vec<_>>();
            assert!(
                model.may_be(again.book()),
                "{fault:?} at write {at} of {steps:?}\nfound {}\nacknowledged {}\nunder way {:?}",
                seen(again.book()),
                seen(&model.book),
                model.under_way,
            );
            assert_eq!(days, opened, "{fault:?} at write {at} of {steps:?}");
            let is_reported = !again.damage().is_empty();
            assert!(fault == Fault::Cut || !is_reported, "{fault:?} at write {at} of {steps:?}");
        }
    }
}

pub(super) fn sessions() -> usize {
    std::env::var("KITH_FAULT_SESSIONS").ok().and_then(|it| it.parse().ok()).unwrap_or(300)
}

/// Generates the same sessions each time, so that failures are reproducible. Every fourth is encrypted.
fn each_session(count: usize, mut check: impl FnMut(Vec<Step>, Option<DataKey>)) {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    for number in 0..count {
        let key = (number % 4 == 3).then_some(DataKey([7; 32]));
        check(any_steps().new_tree(&mut runner).unwrap().current(), key);
    }
}

#[test]
fn whatever_was_acknowledged_is_there_after_a_fault_at_any_write() {
    each_session(sessions(), |steps, key| check_every_fault(&steps, key));
}

/// The entities in a stored text.
fn written_in(session: &mut WorkerRepository<EncryptedStore<&Memory>>, key: &str, text: &str) -> Vec<EntityRef> {
    let refs = |kind: Kind, ids: &[uuid::Uuid]| ids.iter().map(|it| EntityRef { kind, uuid: *it }).collect::<Vec<_>>();
    if StorageKey::is_log(key) || StorageKey::book_generation(key).is_some() {
        return decode(text).map(|it| it.change.entities().collect()).unwrap_or_default();
    }
    session.open_all(u64::MAX);
    let Some(segment) = StorageKey::partition(key).and_then(|(id, _)| session.archive.get(id)) else {
        return Vec::new();
    };
    match StorageKey::is_front(key) {
        true => refs(Kind::People, &segment.people),
        false => refs(Kind::Exchanges, &segment.open.clone().unwrap_or_default()),
    }
}

#[test]
fn a_flipped_bit_costs_no_more_than_the_text_it_is_in() {
    each_session(sessions() / 3 + 1, |steps, lock| {
        let store = Memory::default();
        let model = replay(&steps, &Faulty::new(&store, usize::MAX - 3, Fault::Before), lock);
        let entries: Vec<(String, String)> =
            store.keys().into_iter().map(|key| (key.clone(), store.get(&key).unwrap())).collect();
        for (key, text) in &entries {
            let store = Memory::default();
            entries.iter().for_each(|(key, text)| store.set(key, text).unwrap());
            let opened = EncryptedStore::new(&store, lock.map(DataKey::cipher), nonce).opened(key, text.clone());
            let lost = written_in(&mut open(&store, lock), key, &opened);
            let flipped = flip(text, text.chars().count() * 2 / 3);
            store.set(key, &flipped).unwrap();
            let mut session = open(&store, lock);
            session.open_all(u64::MAX);
            check_only_lost(&model.book, session.book(), &lost, &format!("{key} of {steps:?}"));
            let kept_raw = session.damage().iter().any(|it| session.store().get(&it.key).as_ref() == Some(&flipped));
            assert!(kept_raw || seen(session.book()) == seen(&model.book), "{key} of {steps:?}");
            // Merging a backup restores the lost records.
            let file = backup::read(&backup::write(&model.book, 0, crate::domain::Device(1))).unwrap();
            let change = merge::plan(session.book(), &file.book, u64::MAX).change;
            if !change.is_empty() {
                session.commit(Command::Merge(change), &ctx(2000, 1)).unwrap();
            }
            let mut again = open(&store, lock);
            again.open_all(u64::MAX);
            assert_eq!(seen(again.book()), seen(&model.book), "{key} of {steps:?}");
        }
    });
}

/// Damage to one entry of a store.
#[derive(Clone, Copy, Debug)]
enum Harm {
    /// Removed by a browser's partial clean-up, by another page of the same origin, or by a disk error.
    Removed,
    /// Written by a newer version, or with a corrupt schema number.
    Newer,
    /// Replaced by an intact text of another key of the same kind, such as another generation.
    Exchanged,
}

#[test]
fn an_entry_that_is_gone_newer_or_another_is_reported_and_restored_from_the_mirror_or_a_backup() {
    each_session(sessions() / 3 + 1, |steps, lock| {
        let store = Memory::default();
        let model = replay(&steps, &Faulty::new(&store, usize::MAX - 3, Fault::Before), lock);
        let entries: Vec<(String, String)> =
            store.keys().into_iter().map(|key| (key.clone(), store.get(&key).unwrap())).collect();
        let whole = model.book;
        for (key, text) in &entries {
            for harm in [Harm::Removed, Harm::Newer, Harm::Exchanged] {
                let store = Memory::default();
                entries.iter().for_each(|(key, text)| store.set(key, text).unwrap());
                let guarded = EncryptedStore::new(&store, lock.map(DataKey::cipher), nonce);
                match harm {
                    Harm::Removed => store.remove(key),
                    Harm::Newer => {
                        let newer = format!("9{}", guarded.opened(key, text.clone()));
                        guarded.set(key, &newer).unwrap();
                    }
                    Harm::Exchanged => {
                        let is_other = |it: &&(String, String)| it.0 != *key && same_kind(&it.0, key);
                        let Some((_, other)) = entries.iter().find(is_other) else { continue };
                        guarded.set(key, &guarded.opened(&is_other_key(&entries, key), other.clone())).unwrap();
                    }
                }
                check_reported_and_repaired(&store, lock, &entries, &whole, &format!("{harm:?} {key} of {steps:?}"));
            }
        }
    });
}

fn same_kind(one: &str, other: &str) -> bool {
    StorageKey::partition(one).is_some()
        && StorageKey::partition(other).is_some()
        && StorageKey::is_front(one) == StorageKey::is_front(other)
}

fn is_other_key(entries: &[(String, String)], key: &str) -> String {
    entries.iter().find(|it| it.0 != key && same_kind(&it.0, key)).map(|it| it.0.clone()).unwrap_or_default()
}

/// Checks that every loss is reported, makes a backup incomplete, and is restored from the mirror or from a backup.
fn check_reported_and_repaired(
    store: &Memory,
    lock: Option<DataKey>,
    entries: &[(String, String)],
    whole: &Book,
    what: &str,
) {
    let opened = |store| {
        let mut session = open(store, lock);
        session.look_for_gaps();
        session.open_all(u64::MAX);
        session
    };
    let harmed = || {
        let copy = Memory::default();
        store.keys().iter().for_each(|key| copy.set(key, &store.get(key).unwrap()).unwrap());
        copy
    };
    let first = harmed();
    let mut session = opened(&first);
    // If the last entry of the journal is lost, only the mirror shows it.
    let can_be_missed = seen(session.book()) == seen(whole) || !session.is_whole() || lost_end(&first, entries);
    assert!(can_be_missed, "{what}");
    // Another session reports it too.
    if !session.is_whole() && !session.is_read_only() {
        assert!(!open(&first, lock).is_whole() || seen(opened(&first).book()) == seen(whole), "{what}");
    }
    // Restores from a backup, after quarantining the texts of a newer version.
    session.quarantine_newer(u64::MAX);
    session.open_all(u64::MAX);
    let file = backup::read(&backup::write(whole, 0, crate::domain::Device(1))).unwrap();
    let change = merge::plan(session.book(), &file.book, u64::MAX).change;
    if !change.is_empty() {
        session.commit(Command::Merge(change), &ctx(2000, 1)).unwrap();
    }
    assert_eq!(seen(opened(&first).book()), seen(whole), "by a backup: {what}");
    // After a compaction and the removal of the notes, no damage is reported any more.
    let mut session = opened(&first);
    while session.compact(&ctx(2001, 1)).unwrap() {}
    for damage in session.damage().to_vec() {
        session.remove_damage(&damage.key);
    }
    let again = opened(&first);
    assert_eq!((again.damage(), again.is_whole()), (&[][..], true), "by a backup: {what}");
    assert_eq!(seen(again.book()), seen(whole), "by a backup: {what}");
    // Restores from the mirror.
    let second = harmed();
    let mut session = open(&second, lock);
    let guarded = EncryptedStore::new(&second, lock.map(DataKey::cipher), nonce);
    let copy: Vec<(String, String)> =
        entries.iter().map(|(key, text)| (key.clone(), guarded.opened(key, text.clone()))).collect();
    session.open_all(u64::MAX);
    session.recover(&copy, u64::MAX);
    session.look_for_gaps();
    session.open_all(u64::MAX);
    session.recover(&copy, u64::MAX);
    assert_eq!(seen(opened(&second).book()), seen(whole), "by the copy: {what}");
    assert_eq!(opened(&second).damage(), [], "by the copy: {what}");
}

/// Whether the last entry of the journal is gone.
fn lost_end(store: &Memory, entries: &[(String, String)]) -> bool {
    let last = entries.iter().map(|(key, _)| key).filter(|it| StorageKey::is_log(it)).max();
    last.is_some_and(|it| store.get(it).is_none())
}

/// Flips the lowest bit of one character.
fn flip(text: &str, at: usize) -> String {
    let flip = |it: char| char::from_u32(u32::from(it) ^ 1).unwrap_or('?');
    text.chars().enumerate().map(|(index, it)| if index == at { flip(it) } else { it }).collect()
}

fn check_only_lost(model: &Book, found: &Book, lost: &[EntityRef], key: &str) {
    for kind in [Kind::People, Kind::Exchanges, Kind::Promises] {
        for entity in model.entities(kind).into_iter().filter(|it| !lost.contains(it)) {
            let cells = |book: &Book| book.view(entity).map(|it| it.cells());
            assert_eq!(cells(found), cells(model), "{entity:?} after damage to {key}");
        }
    }
}
