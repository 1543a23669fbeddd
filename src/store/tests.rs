//! Stored changes are there after a reload, whatever happens in between.

use proptest::prelude::*;

use crate::domain::tests::{any_acts, ctx, person, seen};
use crate::domain::{Command, Device, EntityRef, Person, PersonId};
use crate::formats::backup;
use crate::store::version_tests::golden;
use crate::store::worker_tests::on_a_copy;
use crate::store::{
    Choice, CommitError, Job, JournalEntry, KeyValue, Memory, Recovered, StorageKey, WorkerRepository, WriteError,
    decode, encode,
};

fn add(name: &str) -> Command {
    Command::AddPerson(Box::new(person(name)))
}

/// The bytes that name an entity in the journal, in a partition and in the choice for a conflict.
#[test]
fn an_entity_is_named_by_the_same_bytes_wherever_it_is_kept() {
    let id = "01a20320a200715c8289ec2d0a9167ec";
    let entity: EntityRef = format!("people/{id}").parse().unwrap();
    assert_eq!(entity.to_string(), format!("people/{id}"));
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    let key = store.keys().into_iter().find(|it| StorageKey::is_log(it)).unwrap();
    let text = store.get(&key).unwrap();
    assert!(text.contains(&format!(r#""edits":[["people/{id}",{{"given":"Ana"}}]]"#)), "{text}");
    assert!(golden(include_str!("golden/3.json")).get("kith.book.4").unwrap().contains(r#"[["people/"#));
    // A conflict, and a choice that overrides the default, as the page sends it.
    let edit = |role: &str| {
        Command::EditPerson(PersonId::from_uuid(entity.uuid), Box::new(Person { role: role.into(), ..person("Ana") }))
    };
    let mut theirs = session.book().clone();
    crate::domain::apply(&mut theirs, edit("Cook"), &ctx(1, 2)).unwrap();
    session.commit(edit("Baker"), &ctx(2, 1)).unwrap();
    let file = backup::write(&theirs, 0, Device(2));
    let summary = on_a_copy(&store, Job::Compare { file: file.clone() }, 3).unwrap().into_summary().unwrap();
    assert_eq!(summary.both[0].entity, format!("people/{id}"));
    let choice = Choice { entity: format!("people/{id}"), cell: "role".into(), takes_theirs: true };
    on_a_copy(&store, Job::Merge { file: Some(file), choices: vec![choice], others: Vec::new(), label: None }, 4)
        .unwrap();
    session.sync(0);
    assert_eq!(session.book().people.get(PersonId::from_uuid(entity.uuid)).unwrap().role, "Cook");
}

#[test]
fn one_action_is_one_write_of_a_few_hundred_units() {
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    let before = store.keys().len();
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    assert_eq!(store.keys().len(), before + 1);
    assert!(session.units() < 300, "{}", session.units());
}

#[test]
fn a_write_that_does_not_fit_changes_nothing() {
    let store = Memory::with_quota(400);
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    let before = (seen(session.book()), store.keys());
    let long = Command::AddPerson(Box::new(Person { notes: "x".repeat(500), ..person("Luis") }));
    assert_eq!(session.commit(long, &ctx(1, 1)), Err(CommitError::NotKept(WriteError::Full)));
    assert_eq!((seen(session.book()), store.keys()), before);
    // A short change still fits.
    session.commit(add("Kenji"), &ctx(2, 1)).unwrap();
}

#[test]
fn two_tabs_hear_of_each_other() {
    let store = Memory::default();
    let (mut one, _) = WorkerRepository::open(&store, 0);
    let (mut two, _) = WorkerRepository::open(&store, 0);
    one.commit(add("Ana"), &ctx(0, 1)).unwrap();
    two.commit(add("Luis"), &ctx(0, 2)).unwrap();
    assert!(one.sync(0) && two.sync(0));
    assert_eq!(seen(one.book()), seen(two.book()));
    assert_eq!(one.book().people.iter().count(), 2);
    // One tab compacts the journal, the other continues, and a reload shows the changes of both.
    one.compact(&ctx(1, 1)).unwrap();
    two.commit(add("Kenji"), &ctx(2, 2)).unwrap();
    let (again, _) = WorkerRepository::open(&store, 0);
    assert_eq!(again.book().people.iter().count(), 3);
}

#[test]
fn a_tab_that_slept_compacts_no_entry_that_it_never_applied() {
    let store = Memory::default();
    let (mut awake, _) = WorkerRepository::open(&store, 0);
    let (mut asleep, _) = WorkerRepository::open(&store, 0);
    awake.commit(add("Ana"), &ctx(0, 1)).unwrap();
    awake.compact(&ctx(1, 1)).unwrap();
    asleep.commit(add("Luis"), &ctx(2, 2)).unwrap();
    asleep.compact(&ctx(3, 2)).unwrap();
    let (again, _) = WorkerRepository::open(&store, 0);
    assert_eq!(again.book().people.iter().count(), 2);
    assert!(awake.sync(0));
    assert_eq!(seen(awake.book()), seen(again.book()));
}

#[test]
fn erasing_in_one_tab_empties_the_other() {
    let store = Memory::default();
    let (mut one, _) = WorkerRepository::open(&store, 0);
    one.commit(add("Ana"), &ctx(0, 1)).unwrap();
    let (mut two, _) = WorkerRepository::open(&store, 0);
    one.erase();
    assert!(two.sync(0));
    assert!(two.book().is_empty());
}

#[test]
fn an_unreadable_entry_is_quarantined_and_the_rest_is_there() {
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    session.commit(add("Luis"), &ctx(1, 1)).unwrap();
    let key = store.keys().into_iter().find(|it| StorageKey::is_log(it)).unwrap();
    let damaged = store.get(&key).unwrap().replace("Ana", "Anx");
    store.set(&key, &damaged).unwrap();
    store.set("somebody.else", "theirs").unwrap();
    let (again, opened) = WorkerRepository::open(&store, 0);
    assert_eq!(again.book().people.iter().map(|(_, it)| it.given.clone()).collect::<Vec<_>>(), ["Luis"]);
    assert_eq!(opened.damage.len(), 1);
    assert_eq!(store.get(&opened.damage[0].key), Some(damaged));
    assert_eq!(store.get("somebody.else").as_deref(), Some("theirs"));
    // The next session reports the text again, under its original key, and does not quarantine it twice.
    let (mut again, opened) = WorkerRepository::open(&store, 0);
    assert_eq!(opened.damage.iter().map(|it| &it.was).collect::<Vec<_>>(), [&key]);
    assert!(opened.damage[0].is_quarantined() && !again.is_whole());
    again.remove_damage(&opened.damage[0].key);
    assert!(again.damage().is_empty() && again.is_whole());
}

#[test]
fn an_entry_that_another_tab_could_not_read_is_reported_here_too_until_it_is_removed_there() {
    let store = Memory::default();
    let (mut one, _) = WorkerRepository::open(&store, 0);
    let (mut two, _) = WorkerRepository::open(&store, 0);
    store.set("kith.log.x", "2:00000000:{torn").unwrap();
    let (mut three, opened) = WorkerRepository::open(&store, 0);
    let [damage] = opened.damage.as_slice() else { panic!("{opened:?}") };
    for tab in [&mut one, &mut two] {
        assert!(tab.sync(0));
        assert_eq!(tab.damage(), opened.damage);
        assert!(!tab.sync(0), "no news twice");
    }
    three.remove_damage(&damage.key);
    assert!(one.sync(0));
    assert!(one.is_whole());
}

#[test]
fn a_damaged_snapshot_falls_back_to_the_one_before() {
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    session.compact(&ctx(1, 1)).unwrap();
    session.compact(&ctx(2, 1)).unwrap();
    store.set("kith.book.2", "not what was written").unwrap();
    let (again, opened) = WorkerRepository::open(&store, 0);
    assert_eq!(again.book().people.iter().count(), 1);
    assert_eq!(opened.damage.len(), 1);
}

#[test]
fn what_a_newer_kith_wrote_is_shown_and_not_touched() {
    let store = Memory::default();
    store.set("kith.log.x", "9:00000000:{}").unwrap();
    let (mut session, opened) = WorkerRepository::open(&store, 0);
    assert!(opened.is_read_only);
    assert_eq!(session.commit(add("Ana"), &ctx(0, 1)), Err(CommitError::ReadOnly));
    assert_eq!(store.get("kith.log.x").as_deref(), Some("9:00000000:{}"));
}

#[test]
fn erasing_takes_only_what_is_ours() {
    let store = Memory::default();
    store.set("somebody.else", "theirs").unwrap();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    session.erase();
    assert_eq!(store.keys(), ["somebody.else"]);
}

proptest! {
    #[test]
    fn everything_is_there_after_opening_again(acts in any_acts(), fold_at in 0..14_usize) {
        let store = Memory::default();
        let (mut session, _) = WorkerRepository::open(&store, 0);
        for (minute, act) in acts.into_iter().enumerate() {
            let ctx = ctx(minute as u64, 1);
            // The generator writes to a copy; the session commits the same change as a command.
            let mut copy = session.book().clone();
            if let Some(change) = crate::domain::tests::perform(&mut copy, act, &ctx) {
                session.commit(Command::Merge(change), &ctx).unwrap();
            }
            if minute == fold_at {
                session.compact(&ctx).unwrap();
            }
        }
        let (again, opened) = WorkerRepository::open(&store, 0);
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
                let new = JournalEntry::new(change);
                let kept = JournalEntry { required_partitions: vec![3], partitions: vec![(1, 2)], ..new };
                let again = decode(&encode(&kept)).unwrap();
                prop_assert_eq!(encode(&again), encode(&kept));
            }
        }
    }
}

#[test]
fn entries_lost_at_the_end_of_the_journal_are_restored_once() {
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    session.commit(add("Luis"), &ctx(1, 1)).unwrap();
    let entries: Vec<(String, String)> =
        store.keys().into_iter().map(|key| (key.clone(), store.get(&key).unwrap())).collect();
    let before = seen(session.book());
    store.remove(&entries[1].0);
    let (mut again, _) = WorkerRepository::open(&store, 0);
    assert_eq!(again.recover(&entries, 0), Recovered { acts: 1, is_news: true });
    assert_eq!(seen(again.book()), before);
    // Entries compacted meanwhile are not restored a second time.
    again.compact(&ctx(2, 1)).unwrap();
    assert_eq!(again.recover(&entries, 0), Recovered::default());
    let (third, _) = WorkerRepository::open(&store, 0);
    assert_eq!(seen(third.book()), before);
}
