//! Crashes of the browser at any moment, with the disk at one write and the mirror at another. Changes acknowledged up
//! to the mirror's last write survive, regardless of the clock and of the lock.

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::domain::tests::{Act, any_act, ctx, intend, perform, person, seen};
use crate::domain::{Book, Change, Command, Ctx, Person};
use crate::merge;
use crate::store::crash_tests::{nonce, sessions};
use crate::store::sizes::Sizes;
use crate::store::{
    DataKey, EncryptedStore, KeyValue, LockChange, Memory, Mirror, Mirrored, StorageKey, WorkerRepository, Write,
    WriteError, lock_change,
};

/// A store that records its writes in order, together with those of the mirror.
#[derive(Debug, Default)]
struct Recorded {
    memory: Memory,
    writes: RefCell<Vec<(Place, Write)>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Store,
    Copy,
}

impl KeyValue for &Recorded {
    fn get(&self, key: &str) -> Option<String> {
        self.memory.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), WriteError> {
        self.memory.set(key, value)?;
        self.writes.borrow_mut().push((Place::Store, (key.to_owned(), Some(value.to_owned()))));
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.memory.remove(key);
        self.writes.borrow_mut().push((Place::Store, (key.to_owned(), None)));
    }

    fn keys(&self) -> Vec<String> {
        self.memory.keys()
    }
}

impl Mirror for &Recorded {
    fn put(&self, key: &str, text: Option<&str>) {
        self.writes.borrow_mut().push((Place::Copy, (key.to_owned(), text.map(str::to_owned))));
    }
}

type Store<'a> = EncryptedStore<Mirrored<&'a Recorded, &'a Recorded>>;

/// A step of a session.
#[derive(Clone, Debug)]
enum Step {
    Act(Act),
    Fold,
    Merge(Vec<Act>),
    /// Undoes the last merge.
    Unmerge,
    Sample(Vec<Act>),
    RemoveSample,
    Undo,
    Reload,
    /// Sets the device's clock to this many days after today.
    Clock(u64),
    LockOn,
    LockOff,
}

fn any_steps() -> impl Strategy<Value = Vec<Step>> {
    let acts = || prop::collection::vec(any_act(), 1..6);
    let step = prop_oneof![
        12 => any_act().prop_map(Step::Act),
        2 => Just(Step::Fold),
        1 => acts().prop_map(Step::Merge),
        1 => Just(Step::Unmerge),
        1 => acts().prop_map(Step::Sample),
        1 => Just(Step::RemoveSample),
        1 => Just(Step::Undo),
        1 => Just(Step::Reload),
        2 => prop::sample::select(vec![0, 0, 2, 400]).prop_map(Step::Clock),
        1 => Just(Step::LockOn),
        1 => Just(Step::LockOff),
    ];
    prop::collection::vec(step, 1..24)
}

const KEY: DataKey = DataKey([9; 32]);

/// A moment of a session: the number of writes so far, the content of the book, and whether the lock was on.
#[derive(Debug)]
struct Moment {
    writes: usize,
    book: String,
    is_locked: bool,
}

fn open(recorded: &Recorded) -> WorkerRepository<Store<'_>> {
    let key = recorded.get(&StorageKey::Lock.to_string()).map(|_| KEY);
    let store = Mirrored::new(recorded, recorded);
    let copy = after(recorded, Place::Copy, usize::MAX);
    store.remember_locks(&copy.get(&StorageKey::Lock.to_string()).unwrap_or_default());
    let (mut session, _) = WorkerRepository::open(EncryptedStore::new(store, key.map(DataKey::cipher), nonce), 0);
    session.sizes = Sizes::TINY;
    session
}

/// The book of another device, or the demo data.
fn theirs(acts: &[Act], minute: u64, is_sample: bool) -> Book {
    let mut theirs = Book::default();
    for (later, act) in acts.iter().enumerate() {
        perform(&mut theirs, act.clone(), &ctx(minute + later as u64, 2));
    }
    let sample = Person { sample: true, ..person("Sample") };
    if is_sample {
        perform(&mut theirs, Act::Add("Sampler".into()), &ctx(minute, 3));
        crate::domain::tests::add(&mut theirs, sample, &ctx(minute + 9, 3));
    }
    theirs
}

/// Runs a session and returns the acknowledged state after each step.
fn replay(steps: &[Step], recorded: &Recorded) -> Vec<Moment> {
    let mut session = open(recorded);
    let mut moments = Vec::new();
    let (mut days, mut records) = (0, 0);
    let mut done: Vec<Change> = Vec::new();
    let mut merged = None;
    let mut note = |session: &mut WorkerRepository<Store<'_>>| {
        session.open_all(u64::MAX);
        let book = seen(session.book());
        moments.push(Moment {
            writes: recorded.writes.borrow().len(),
            book,
            is_locked: session.store().is_encrypted(),
        });
    };
    for (minute, step) in steps.iter().enumerate() {
        let base = ctx(minute as u64 * 20, 1);
        let ctx = Ctx { now_millis: base.now_millis + days * 86_400_000, ..base };
        match step {
            Step::Act(act) => {
                if let Some(command) = intend(session.book(), act.clone()) {
                    done.extend(session.commit(command, &ctx).ok());
                }
            }
            Step::Fold => drop(session.compact(&ctx)),
            Step::Merge(acts) | Step::Sample(acts) => {
                session.open_all(ctx.now_millis);
                let theirs = theirs(acts, minute as u64 * 20, matches!(step, Step::Sample(_)));
                let change = merge::plan(session.book(), &theirs, ctx.now_millis).change;
                merged = session.commit(Command::Merge(change), &ctx).ok();
                done.clear();
            }
            Step::Unmerge => {
                if let Some(change) = merged.take() {
                    let _ = session.commit(Command::Unmerge(change), &ctx);
                    done.clear();
                }
            }
            Step::RemoveSample => {
                let _ = session.commit(Command::RemoveSample, &ctx);
                (done, merged) = (Vec::new(), None);
            }
            Step::Undo => {
                if let Some(change) = done.pop() {
                    let _ = session.commit(Command::Undo(change), &ctx);
                }
            }
            Step::Reload => {
                session = open(recorded);
                (done, merged) = (Vec::new(), None);
            }
            Step::Clock(to) => days = *to,
            Step::LockOn => {
                records += 1;
                let _ = session.store().enable_encryption(KEY, &format!("record {records}"));
            }
            Step::LockOff => drop(session.store().disable_encryption()),
        }
        note(&mut session);
    }
    moments
}

/// The content of the store or the mirror after the first `count` writes of both.
fn after(recorded: &Recorded, place: Place, count: usize) -> Memory {
    let memory = Memory::default();
    for (_, (key, text)) in recorded.writes.borrow().iter().take(count).filter(|(it, _)| *it == place) {
        match text {
            Some(text) => memory.set(key, text).unwrap(),
            None => memory.remove(key),
        }
    }
    memory
}

/// Starts the page: restores the lock first, then the texts that the store lacks.
fn reopen(disk: Memory, copy: &Memory) -> (String, bool) {
    let lock = StorageKey::Lock.to_string();
    let change = copy.get(&lock).and_then(|it| lock_change(disk.get(&lock).as_deref(), &it));
    if let Some(LockChange::On(record)) = &change {
        disk.set(&lock, record).unwrap();
    }
    let store = EncryptedStore::new(&disk, disk.get(&lock).map(|_| KEY.cipher()), nonce);
    if store.is_encrypted() {
        store.seal_all().unwrap();
    }
    let (mut session, _) = WorkerRepository::open(store, 0);
    session.sizes = Sizes::TINY;
    let texts = copy.keys().into_iter().filter(|key| *key != lock);
    let texts: Vec<(String, String)> =
        texts.map(|key| (key.clone(), session.store().opened(&key, copy.get(&key).unwrap()))).collect();
    session.recover(&texts, u64::MAX);
    session.look_for_gaps();
    if change == Some(LockChange::Off) {
        session.store().disable_encryption().unwrap();
    }
    assert_eq!(session.damage(), []);
    session.open_all(u64::MAX);
    (seen(session.book()), session.store().is_encrypted())
}

/// Simulates crashes with the disk at one write and the mirror at the same or a later one.
fn check_every_kill(steps: &[Step], step_by: usize) {
    let recorded = Recorded::default();
    let moments = replay(steps, &recorded);
    let count = recorded.writes.borrow().len();
    let ends: Vec<usize> = moments.iter().map(|it| it.writes).collect();
    for copied in (0..=count).filter(|it| it % step_by == 0 || ends.contains(it)) {
        // The acknowledged state at the mirror's last write, and the step in progress.
        let at = moments.iter().rposition(|it| it.writes <= copied);
        let empty = Moment { writes: 0, book: seen(&Book::default()), is_locked: false };
        let known = at.map_or(&empty, |at| &moments[at]);
        let under_way = moments.get(at.map_or(0, |at| at + 1)).filter(|_| known.writes < copied);
        for on_disk in [0, copied / 2, ends.iter().copied().filter(|it| *it < copied).max().unwrap_or_default(), copied]
        {
            let (book, is_locked) =
                reopen(after(&recorded, Place::Store, on_disk), &after(&recorded, Place::Copy, copied));
            let is_so = |it: &Moment| it.book == book && it.is_locked == is_locked;
            let is_half = |it: &Moment| (it.book == book || known.book == book) && under_way.is_some();
            assert!(
                is_so(known) || under_way.is_some_and(is_half),
                "the copy has {copied} writes of {count}, the disk {on_disk}: {steps:?}\nfound {is_locked} {book}\nacknowledged {known:?}\nunder way {under_way:?}"
            );
        }
    }
}

#[test]
fn whatever_was_acknowledged_is_there_after_a_kill_whatever_the_clock_said_and_whether_it_was_locked() {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[11; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    for _ in 0..sessions() / 6 {
        check_every_kill(&any_steps().new_tree(&mut runner).unwrap().current(), 3);
    }
}

#[test]
fn an_act_that_was_lost_with_the_clock_ahead_or_the_lock_just_on_comes_back() {
    let act = |name: &str| Step::Act(Act::Add(name.to_owned()));
    let cases = [
        vec![Step::Clock(400), act("Ana"), Step::Clock(0), act("Luis")],
        vec![Step::Clock(2), act("Ana"), Step::Fold, Step::Clock(0), act("Luis"), Step::Fold, act("Sam")],
        vec![act("Ana"), Step::LockOn, act("Luis"), Step::LockOn, act("Sam"), Step::LockOff, act("Kenji")],
        vec![Step::Sample(vec![]), act("Ana"), Step::RemoveSample, act("Luis")],
        vec![Step::Merge(vec![Act::Add("Eva".into())]), act("Ana"), Step::Unmerge, act("Luis"), Step::Undo],
    ];
    for steps in cases {
        check_every_kill(&steps, 1);
    }
}
