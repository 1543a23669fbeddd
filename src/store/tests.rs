//! What is kept is there again, whatever happens in between.

use proptest::prelude::*;

use crate::domain::tests::{any_acts, ctx, person, seen};
use crate::domain::{Command, Person};
use crate::store::{CommitError, Key, KeyValue, Memory, Session, WriteError, decode, encode};

fn add(name: &str) -> Command {
    Command::AddPerson(Box::new(person(name)))
}

#[test]
fn one_action_is_one_write_of_a_few_hundred_units() {
    let store = Memory::default();
    let (mut session, _) = Session::open(&store, 0);
    let before = store.keys().len();
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    assert_eq!(store.keys().len(), before + 1);
    assert!(session.units() < 300, "{}", session.units());
}

#[test]
fn a_write_that_does_not_fit_changes_nothing() {
    let store = Memory::with_quota(400);
    let (mut session, _) = Session::open(&store, 0);
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    let before = (seen(session.book()), store.keys());
    let long = Command::AddPerson(Box::new(Person { notes: "x".repeat(500), ..person("Luis") }));
    assert_eq!(session.commit(long, &ctx(1, 1)), Err(CommitError::NotKept(WriteError::Full)));
    assert_eq!((seen(session.book()), store.keys()), before);
    // There is still room for what is short.
    session.commit(add("Kenji"), &ctx(2, 1)).unwrap();
}

#[test]
fn two_tabs_hear_of_each_other() {
    let store = Memory::default();
    let (mut one, _) = Session::open(&store, 0);
    let (mut two, _) = Session::open(&store, 0);
    one.commit(add("Ana"), &ctx(0, 1)).unwrap();
    two.commit(add("Luis"), &ctx(0, 2)).unwrap();
    assert!(one.catch_up(0) && two.catch_up(0));
    assert_eq!(seen(one.book()), seen(two.book()));
    assert_eq!(one.book().people.iter().count(), 2);
    // One folds the journal; the other goes on, and both are there after opening again.
    one.compact(&ctx(1, 1)).unwrap();
    two.commit(add("Kenji"), &ctx(2, 2)).unwrap();
    let (again, _) = Session::open(&store, 0);
    assert_eq!(again.book().people.iter().count(), 3);
}

#[test]
fn a_tab_that_slept_does_not_fold_away_what_it_never_heard() {
    let store = Memory::default();
    let (mut awake, _) = Session::open(&store, 0);
    let (mut asleep, _) = Session::open(&store, 0);
    awake.commit(add("Ana"), &ctx(0, 1)).unwrap();
    awake.compact(&ctx(1, 1)).unwrap();
    asleep.commit(add("Luis"), &ctx(2, 2)).unwrap();
    asleep.compact(&ctx(3, 2)).unwrap();
    let (again, _) = Session::open(&store, 0);
    assert_eq!(again.book().people.iter().count(), 2);
    assert!(awake.catch_up(0));
    assert_eq!(seen(awake.book()), seen(again.book()));
}

#[test]
fn erasing_in_one_tab_empties_the_other() {
    let store = Memory::default();
    let (mut one, _) = Session::open(&store, 0);
    one.commit(add("Ana"), &ctx(0, 1)).unwrap();
    let (mut two, _) = Session::open(&store, 0);
    one.erase();
    assert!(two.catch_up(0));
    assert!(two.book().is_empty());
}

#[test]
fn what_cannot_be_read_is_put_aside_and_the_rest_is_there() {
    let store = Memory::default();
    let (mut session, _) = Session::open(&store, 0);
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    session.commit(add("Luis"), &ctx(1, 1)).unwrap();
    let key = store.keys().into_iter().find(|it| Key::is_log(it)).unwrap();
    let damaged = store.get(&key).unwrap().replace("Ana", "Anx");
    store.set(&key, &damaged).unwrap();
    store.set("somebody.else", "theirs").unwrap();
    let (again, opened) = Session::open(&store, 0);
    assert_eq!(again.book().people.iter().map(|(_, it)| it.given.clone()).collect::<Vec<_>>(), ["Luis"]);
    assert_eq!(opened.damage.len(), 1);
    assert_eq!(store.get(&opened.damage[0].key), Some(damaged));
    assert_eq!(store.get("somebody.else").as_deref(), Some("theirs"));
    // It is told again next time, and is not put aside twice.
    let (_, opened) = Session::open(&store, 0);
    assert_eq!(opened.damage.len(), 1);
}

#[test]
fn a_damaged_snapshot_falls_back_to_the_one_before() {
    let store = Memory::default();
    let (mut session, _) = Session::open(&store, 0);
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    session.compact(&ctx(1, 1)).unwrap();
    session.compact(&ctx(2, 1)).unwrap();
    store.set("kith.book.2", "not what was written").unwrap();
    let (again, opened) = Session::open(&store, 0);
    assert_eq!(again.book().people.iter().count(), 1);
    assert_eq!(opened.damage.len(), 1);
}

#[test]
fn what_a_newer_kith_wrote_is_shown_and_not_touched() {
    let store = Memory::default();
    store.set("kith.log.x", "9:00000000:{}").unwrap();
    let (mut session, opened) = Session::open(&store, 0);
    assert!(opened.is_read_only);
    assert_eq!(session.commit(add("Ana"), &ctx(0, 1)), Err(CommitError::ReadOnly));
    assert_eq!(store.get("kith.log.x").as_deref(), Some("9:00000000:{}"));
}

#[test]
fn erasing_takes_only_what_is_ours() {
    let store = Memory::default();
    store.set("somebody.else", "theirs").unwrap();
    let (mut session, _) = Session::open(&store, 0);
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    session.erase();
    assert_eq!(store.keys(), ["somebody.else"]);
}

proptest! {
    #[test]
    fn everything_is_there_after_opening_again(acts in any_acts(), fold_at in 0..14_usize) {
        let store = Memory::default();
        let (mut session, _) = Session::open(&store, 0);
        for (minute, act) in acts.into_iter().enumerate() {
            let ctx = ctx(minute as u64, 1);
            // The generator writes to a copy; the session carries out the same change as a command.
            let mut copy = session.book().clone();
            if let Some(change) = crate::domain::tests::perform(&mut copy, act, &ctx) {
                session.commit(Command::Merge(change), &ctx).unwrap();
            }
            if minute == fold_at {
                session.compact(&ctx).unwrap();
            }
        }
        let (again, opened) = Session::open(&store, 0);
        prop_assert!(opened.damage.is_empty());
        prop_assert_eq!(seen(again.book()), seen(session.book()));
    }

    #[test]
    fn no_text_of_a_journal_is_too_odd(text in "\\PC{0,60}") {
        prop_assert!(decode(&text).is_err());
    }

    #[test]
    fn a_change_is_the_same_after_the_journal(acts in any_acts()) {
        let mut book = crate::domain::Book::default();
        for (minute, act) in acts.into_iter().enumerate() {
            if let Some(change) = crate::domain::tests::perform(&mut book, act, &ctx(minute as u64, 1)) {
                let again = decode(&encode(&change)).unwrap();
                prop_assert_eq!(encode(&again), encode(&change));
            }
        }
    }
}
