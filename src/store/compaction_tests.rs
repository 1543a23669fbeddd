//! Compaction edge cases: partitions that grow too large, compactions that do not fit or never reach the disk, and
//! records that stay in plain text.

use crate::domain::tests::{ctx, person, seen};
use crate::domain::{Book, Command, Exchange, JoinPeople, Person, PersonId, VecMap, apply};
use crate::store::crash_tests::{Fault, Faulty};
use crate::store::import::MergeOutcome;
use crate::store::sizes::Sizes;
use crate::store::{KeyValue, Memory, PageRepository, Recovered, StorageKey, WorkerRepository, merge_undo};

fn add(name: &str) -> Command {
    Command::AddPerson(Box::new(person(name)))
}

/// The book of another device, with this many people.
fn theirs(people: u64) -> Book {
    let mut book = Book::default();
    for minute in 0..people {
        apply(&mut book, add(&format!("New {minute}")), &ctx(minute, 2)).unwrap();
    }
    book
}

/// Imports the book of another device, in a change that is too long for the journal.
#[track_caller]
fn import_plan(session: &mut WorkerRepository<&Memory>, theirs: Book, minute: u64) -> MergeOutcome {
    let ctx = ctx(minute, 1);
    let plan = crate::merge::compare(session.book(), &theirs, ctx.now_millis);
    session.import_plan(plan, &theirs, &ctx).unwrap()
}

#[test]
fn a_part_that_is_cut_in_two_does_not_take_the_place_of_a_new_one() {
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.sizes = Sizes::TINY;
    let log = |id: PersonId| {
        let when = ctx(0, 1).today.checked_sub_days(chrono::Days::new(60));
        let exchange = Exchange { when, people: [id].into_iter().collect(), ..Exchange::default() };
        Command::LogExchange(Box::new(Exchange { notes: "a walk ".repeat(20), ..exchange }), Vec::new())
    };
    // Two people with a partition of their own.
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    session.commit(add("Luis"), &ctx(1, 1)).unwrap();
    let first = session.book().people.iter().map(|(id, _)| id).collect::<Vec<_>>();
    for (minute, id) in first.iter().cycle().take(3).enumerate() {
        session.commit(log(*id), &ctx(2 + minute as u64, 1)).unwrap();
    }
    session.compact(&ctx(10, 1)).unwrap();
    assert_eq!(session.archive.partitions().len(), 1);
    // A long file adds more exchanges of these two than one partition holds, and people who need new partitions.
    let mut theirs = session.book().clone();
    for minute in 0..12 {
        let id = apply(&mut theirs, add(&format!("New {minute}")), &ctx(20 + minute, 2)).unwrap().entities().next();
        let id = PersonId::from_uuid(id.unwrap().uuid);
        apply(&mut theirs, log(id), &ctx(40 + minute, 2)).unwrap();
        apply(&mut theirs, log(first[minute as usize % 2]), &ctx(60 + minute, 2)).unwrap();
    }
    import_plan(&mut session, theirs.clone(), 90);
    let (mut again, _) = WorkerRepository::open(&store, 0);
    again.open_all(0);
    assert_eq!(seen(again.book()), seen(&theirs));
}

#[test]
fn joining_two_people_reaches_their_archived_exchanges() {
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.sizes = Sizes::TINY;
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    session.commit(add("Ana"), &ctx(1, 1)).unwrap();
    let people: Vec<PersonId> = session.book().people.iter().map(|(id, _)| id).collect();
    for minute in 0..20 {
        let when = ctx(0, 1).today.checked_sub_days(chrono::Days::new(60 + minute));
        let with = [people[usize::from(minute % 2 == 0)]].into_iter().collect();
        let exchange = Exchange { when, people: with, notes: "a walk ".repeat(20), ..Exchange::default() };
        session.commit(Command::LogExchange(Box::new(exchange), Vec::new()), &ctx(2 + minute, 1)).unwrap();
    }
    session.compact(&ctx(29, 1)).unwrap();
    session.commit(add("Luis"), &ctx(30, 1)).unwrap();
    session.compact(&ctx(30, 1)).unwrap();

    // The page, which has no archived exchange in memory.
    let (mut page, _) = PageRepository::open_current(&store, 0);
    assert!(!page.closed_with(people[1]).is_empty());
    let before = page.book().days_with(people[0]).len() + page.book().days_with(people[1]).len();
    assert_eq!(before, 20);
    let join = JoinPeople { keep: people[0], gone: people[1], choices: VecMap::default() };
    let change = page.commit(join.into(), &ctx(31, 1)).unwrap();
    assert_eq!((page.book().days_with(people[0]).len(), page.book().days_with(people[1]).len()), (20, 0));

    // After a start, a compaction and another start too.
    let (mut again, _) = WorkerRepository::open(&store, 0);
    assert_eq!(again.book().days_with(people[0]).len(), 20);
    again.compact(&ctx(32, 1)).unwrap();
    let (mut again, _) = PageRepository::open_current(&store, 0);
    assert_eq!((again.book().days_with(people[0]).len(), again.book().days_with(people[1]).len()), (20, 0));
    // Opening a partition takes in the compaction, and the undo finds every exchange.
    page.open_all(ctx(33, 1).now_millis);
    page.commit(Command::Undo(change), &ctx(33, 1)).unwrap();
    assert_eq!((page.book().days_with(people[0]).len(), page.book().days_with(people[1]).len()), (10, 10));
    again.sync(ctx(34, 1).now_millis);
    assert_eq!((again.book().days_with(people[0]).len(), again.book().days_with(people[1]).len()), (10, 10));
}

#[test]
fn the_partition_with_the_last_exchange_is_read_once_and_no_older_one() {
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.sizes = Sizes::TINY;
    for (minute, name) in ["Ana", "Luis"].into_iter().enumerate() {
        session.commit(add(name), &ctx(minute as u64, 1)).unwrap();
    }
    let people: Vec<PersonId> = session.book().people.iter().map(|(id, _)| id).collect();
    // One with both of them in between, which is packed with one of them, and a recent one that stays in memory.
    let of_each = |days: std::ops::Range<u64>| days.map(|it| (people[it as usize % 2..][..1].to_vec(), it));
    let both = [(people.clone(), 300), (people[..1].to_vec(), 1)];
    for (minute, (with, days)) in (2..).zip(of_each(400..420).chain(of_each(100..120)).chain(both)) {
        let when = ctx(0, 1).today.checked_sub_days(chrono::Days::new(days));
        let people = with.into_iter().collect();
        let exchange = Exchange { when, people, notes: "a walk ".repeat(20), ..Exchange::default() };
        session.commit(Command::LogExchange(Box::new(exchange), Vec::new()), &ctx(minute, 1)).unwrap();
    }
    while session.compact(&ctx(60, 1)).unwrap() {}

    let (mut page, _) = PageRepository::open_current(&store, 0);
    assert_eq!(page.closed_with_last(people[0]), None, "the last one is in memory");
    let last = page.closed_with_last(people[1]).unwrap();
    page.open_partition(last, 0);
    assert_eq!((page.closed_with(people[1]).len(), page.closed_with_last(people[1])), (1, None));
}

#[test]
fn an_encounter_that_waits_for_a_name_is_at_hand_however_old() {
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.sizes = Sizes::TINY;
    let when = ctx(0, 1).today.checked_sub_days(chrono::Days::new(400));
    for minute in 0..6 {
        let encounter = format!("somebody at the lift, number {minute}");
        // Half of them are settled.
        let exchange = Exchange { when, encounter, settled: minute % 2 == 0, ..Exchange::default() };
        session.commit(Command::LogExchange(Box::new(exchange), Vec::new()), &ctx(minute, 1)).unwrap();
    }
    while session.compact(&ctx(10, 1)).unwrap() {}
    let (again, _) = WorkerRepository::open(&store, 0);
    assert_eq!(again.book().exchanges.iter().count(), 3, "the others are packed");
    assert_eq!(crate::insight::everyday::inbox(again.book()).len(), 3);
}

#[test]
fn an_exchange_deleted_after_a_compaction_that_did_not_fit_stays_deleted() {
    // Logs and compacts three exchanges; one of these writes and the following two do not fit.
    let was_kept = (0..8).filter(|at| {
        let store = Memory::default();
        let (mut session, _) = WorkerRepository::open(&store, 0);
        session.sizes = Sizes::TINY;
        session.commit(add("Ana"), &ctx(0, 1)).unwrap();
        let id = session.book().people.iter().next().unwrap().0;
        let log = |days: u64| {
            let when = ctx(0, 1).today.checked_sub_days(chrono::Days::new(60 + days));
            let exchange = Exchange { when, people: [id].into_iter().collect(), ..Exchange::default() };
            Command::LogExchange(Box::new(exchange), Vec::new())
        };
        for minute in 1..4 {
            session.commit(log(minute), &ctx(minute, 1)).unwrap();
        }
        while session.compact(&ctx(5, 1)).unwrap() {}
        let packed = session.book().exchanges.iter().next().unwrap().0;

        let full = Faulty::new(&store, *at, Fault::Full);
        let (mut session, _) = WorkerRepository::open(&full, 0);
        session.sizes = Sizes::TINY;
        for minute in 6..9 {
            let _ = session.commit(log(minute), &ctx(minute, 1));
        }
        let _ = session.compact(&ctx(10, 1));
        let is_saved = session.commit(Command::Delete(packed.into()), &ctx(12, 1)).is_ok();
        let (mut again, _) = WorkerRepository::open(&store, 0);
        let days = again.book().days_with(id);
        again.open_all(0);
        assert_eq!(again.book().exchanges.get(packed).is_none(), is_saved, "no room for write {at}");
        assert_eq!(days, again.book().days_with(id), "no room for write {at}");
        is_saved
    });
    assert!(was_kept.count() > 0);
}

#[test]
fn a_compaction_that_never_reached_the_disk_is_restored_once() {
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.sizes = Sizes::TINY;
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    session.compact(&ctx(1, 1)).unwrap();
    // The disk has the store in this state. Then a long file is imported, compacted, and one more person is added.
    let on_disk = store.keys().into_iter().map(|key| (key.clone(), store.get(&key).unwrap())).collect::<Vec<_>>();
    import_plan(&mut session, theirs(30), 40);
    session.commit(add("Luis"), &ctx(50, 1)).unwrap();
    let copies = store.keys().into_iter().filter(|it| StorageKey::is_mirrored(it));
    let copy = copies.map(|key| (key.clone(), store.get(&key).unwrap())).collect::<Vec<_>>();
    // The browser crashes.
    let store = Memory::default();
    on_disk.iter().for_each(|(key, text)| store.set(key, text).unwrap());
    let (mut again, _) = WorkerRepository::open(&store, 0);
    assert_eq!(again.book().people.iter().count(), 1);
    // A compaction with a missing text is not restored, whichever text it is.
    let is_lost = |it: &&(String, String)| !StorageKey::is_log(&it.0) && store.get(&it.0).as_ref() != Some(&it.1);
    for (missing, _) in copy.iter().filter(is_lost) {
        let rest =
            copy.iter().filter(|(key, _)| key != missing && !StorageKey::is_log(key)).cloned().collect::<Vec<_>>();
        assert_eq!(again.recover(&rest, 0), Recovered::default(), "without {missing}");
    }
    assert_eq!(again.recover(&copy, 0), Recovered { acts: 1, is_news: true });
    assert_eq!(seen(again.book()), seen(session.book()));
    // Neither present entries nor compacted ones are restored again.
    assert_eq!(again.recover(&copy, 0), Recovered::default());
    again.compact(&ctx(60, 1)).unwrap();
    let (mut third, _) = WorkerRepository::open(&store, 0);
    assert_eq!(third.recover(&copy, 0), Recovered::default());
    assert_eq!(seen(third.book()), seen(session.book()));
}

/// An archived merge that is undone is gone, and stays gone after later compactions.
#[test]
fn what_was_packed_and_taken_back_does_not_come_again() {
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.sizes = Sizes::TINY;
    session.sizes.long_change = usize::MAX;
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    let (mut asleep, _) = WorkerRepository::open(&store, 0);
    let before = seen(session.book());
    let theirs = theirs(6);
    let change = crate::merge::plan(session.book(), &theirs, ctx(40, 1).now_millis).change;
    let merged = session.commit(Command::Merge(change), &ctx(40, 1)).unwrap();
    while session.compact(&ctx(41, 1)).unwrap() {}
    assert!(!session.archive.partitions().is_empty(), "what was merged is packed");
    asleep.sync(0);
    assert_eq!(asleep.book().people.iter().count(), 7);
    // The merge is undone while the other tab is suspended.
    session.commit(Command::Unmerge(merged), &ctx(42, 1)).unwrap();
    assert_eq!(seen(session.book()), before);
    while session.compact(&ctx(43, 1)).unwrap() {}
    let (again, _) = WorkerRepository::open(&store, 0);
    assert_eq!(seen(again.book()), before, "after a reload");
    asleep.sync(0);
    assert_eq!(seen(asleep.book()), before, "in a tab that slept");
}

#[test]
fn a_long_merge_that_is_taken_back_goes_from_every_tab() {
    let store = Memory::default();
    let (mut worker, _) = WorkerRepository::open(&store, 0);
    worker.sizes = Sizes::TINY;
    worker.commit(add("Ana"), &ctx(0, 1)).unwrap();
    let before = seen(worker.book());
    let brought = import_plan(&mut worker, theirs(30), 40);
    let back = merge_undo::write(brought, worker.book()).unwrap();
    let (mut page, _) = PageRepository::open_current(&store, 0);
    assert_eq!(page.book().people.iter().count(), 31);
    // Another worker undoes the merge, with the text that the page has kept.
    let (mut worker, _) = WorkerRepository::open(&store, 0);
    worker.sizes = Sizes::TINY;
    worker.open_all(0);
    let merged = merge_undo::read(&back, worker.book()).unwrap();
    worker.commit(Command::Unmerge(merged), &ctx(41, 1)).unwrap();
    page.sync(0);
    assert_eq!(seen(page.book()), before);
    // Later changes of this tab are stored as usual.
    page.commit(add("Luis"), &ctx(50, 1)).unwrap();
    let (again, _) = WorkerRepository::open(&store, 0);
    assert_eq!(seen(again.book()), seen(page.book()));
}

#[test]
fn a_name_with_a_zero_in_it_is_packed_like_any_other() {
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.sizes = Sizes::TINY;
    let file = |field: &str| {
        let person = |at: usize| {
            format!(
                r#"{{"given": "P{at}", "custom": [{{"label": "a", "text": "b"}}], "how_met": {{{field}: "c"}}, "tags": ["x\u0000y"]}}"#
            )
        };
        format!(
            r#"{{"format": "kith-backup", "version": 1, "people": [{}]}}"#,
            (0..6).map(person).collect::<Vec<_>>().join(",")
        )
    };
    let theirs = crate::formats::backup::read(&file(r#""in\u0000side""#)).unwrap().book;
    let change = crate::merge::plan(session.book(), &theirs, 0).change;
    session.commit(Command::Merge(change), &ctx(40, 1)).unwrap();
    while session.compact(&ctx(41, 1)).unwrap() {}
    let (again, opened) = WorkerRepository::open(&store, 0);
    assert_eq!(opened.damage, []);
    assert_eq!(seen(again.book()), seen(session.book()));
}

/// Two devices gave Ana a role, and importing the other device's file does not fit. A retry offers both roles again.
#[test]
fn a_file_that_did_not_fit_is_asked_about_when_it_is_tried_again() {
    for people in [0, 30] {
        let store = Memory::default();
        let (mut session, _) = WorkerRepository::open(&store, 0);
        session.sizes = Sizes::TINY;
        let added = session.commit(add("Ana"), &ctx(0, 1)).unwrap();
        let ana = PersonId::from_uuid(added.entities().next().unwrap().uuid);
        let mut theirs = theirs(people);
        theirs.write(&added, 0);
        let as_role = |role: &str| Command::EditPerson(ana, Box::new(Person { role: role.into(), ..person("Ana") }));
        apply(&mut theirs, as_role("Cook"), &ctx(40, 2)).unwrap();
        session.commit(as_role("Baker"), &ctx(41, 1)).unwrap();
        let before = seen(session.book());
        let ask = |session: &WorkerRepository<_>| crate::merge::compare(session.book(), &theirs, ctx(50, 1).now_millis);
        let full = Faulty::new(&store, 0, Fault::Full);
        let (mut refused, _) = WorkerRepository::open(&full, 0);
        refused.sizes = Sizes::TINY;
        let first = ask(&refused);
        assert_eq!(first.conflicts.len(), 1);
        refused.import_plan(first.clone(), &theirs, &ctx(50, 1)).unwrap_err();
        assert_eq!(seen(refused.book()), before, "{people} more");
        assert_eq!(ask(&refused), first, "{people} more");
    }
}

#[test]
fn an_archived_attempt_counts_nowhere_and_is_found_again() {
    let store = Memory::default();
    let (mut session, _) = WorkerRepository::open(&store, 0);
    session.sizes = Sizes::TINY;
    session.commit(add("Ana"), &ctx(0, 1)).unwrap();
    let (ana, _) = session.book().people.iter().next().unwrap();
    let when = ctx(0, 1).today.checked_sub_days(chrono::Days::new(400));
    let tried = Exchange { when, people: [ana].into_iter().collect(), attempt: true, ..Exchange::default() };
    for minute in 1..6 {
        session.commit(Command::LogExchange(Box::new(tried.clone()), Vec::new()), &ctx(minute, 1)).unwrap();
    }
    while session.compact(&ctx(10, 1)).unwrap() {}
    let (mut again, _) = WorkerRepository::open(&store, 0);
    assert_eq!(again.book().timeline_with(ana).len(), 0, "the attempts are in the archive");
    assert_eq!((again.book().last_with(ana), again.book().days_with(ana).len()), (None, 0));
    assert!(!again.closed_with(ana).is_empty(), "the page of the person opens the partition");
    again.open_all(0);
    assert_eq!(again.book().timeline_with(ana).len(), 5);
    assert_eq!((again.book().last_with(ana), again.book().days_with(ana).len()), (None, 0));
}
