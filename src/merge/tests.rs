//! Property tests of the merge laws over generated books, and examples.

use proptest::prelude::*;

use crate::domain::tests::{Act, add, any_acts, ctx, perform, person, seen};
use crate::domain::{Book, Command, Ctx, Device, Person, PersonId, apply};
use crate::formats::backup;
use crate::merge::plan;

/// The result of merging `theirs` into `mine`, as a new book.
fn merged(mine: &Book, theirs: &Book) -> Book {
    let mut book = mine.clone();
    let now_millis = ctx(0, 1).now_millis;
    let change = plan(mine, theirs, now_millis).change;
    book.write(&change, now_millis);
    book
}

/// A book as a backup file, without device and time.
fn export(book: &Book) -> String {
    let text = backup::write(book, 0, Device(0));
    assert!(backup::read(&text).is_ok());
    text
}

/// Books with a common past and the separate acts of two or three devices.
fn apart(past: Vec<Act>, devices: Vec<Vec<Act>>) -> Vec<Book> {
    let mut book = Book::default();
    for (minute, act) in past.into_iter().enumerate() {
        perform(&mut book, act, &ctx(minute as u64, 1));
    }
    let live = |(device, acts): (usize, Vec<Act>)| {
        let mut book = book.clone();
        for (minute, act) in acts.into_iter().enumerate() {
            // The same minutes on every device, so that timestamps differ only by device.
            perform(&mut book, act, &ctx(100 + minute as u64, 1 + device as u32));
        }
        book
    };
    devices.into_iter().enumerate().map(live).collect()
}

proptest! {
    #[test]
    fn it_does_not_matter_who_opens_whose_file(past in any_acts(), a in any_acts(), b in any_acts()) {
        let books = apart(past, vec![a, b]);
        prop_assert_eq!(export(&merged(&books[0], &books[1])), export(&merged(&books[1], &books[0])));
    }

    #[test]
    fn nor_in_which_order_three_devices_meet(past in any_acts(), a in any_acts(), b in any_acts(), c in any_acts()) {
        let books = apart(past, vec![a, b, c]);
        let left = merged(&merged(&books[0], &books[1]), &books[2]);
        let right = merged(&books[0], &merged(&books[1], &books[2]));
        prop_assert_eq!(export(&left), export(&right));
        let other = merged(&merged(&books[2], &books[0]), &books[1]);
        prop_assert_eq!(export(&other), export(&right));
    }

    /// Devices that go on working and now and then import each other's files, each in its own order, agree in the end;
    /// two tabs of one device count as two.
    #[test]
    fn devices_that_meet_again_and_again_agree_in_the_end(
        rounds in proptest::collection::vec((0..3_usize, any_acts(), proptest::option::of(0..3_usize)), 0..8),
    ) {
        let mut books = vec![Book::default(); 3];
        let mut minute = 0;
        for (at, acts, other) in rounds {
            // The second and the third share a device id, like two tabs that are not in sync.
            let device = 1 + at.min(1) as u32;
            for act in acts {
                minute += 1;
                perform(&mut books[at], act, &ctx(minute / 2, device));
            }
            if let Some(other) = other.filter(|it| *it != at) {
                books[at] = merged(&books[at], &books[other]);
            }
        }
        for (mine, theirs) in [(0, 1), (1, 2), (2, 0), (1, 0), (0, 2), (2, 1), (0, 1)] {
            books[mine] = merged(&books[mine], &books[theirs]);
        }
        prop_assert_eq!(export(&books[0]), export(&books[1]));
        prop_assert_eq!(export(&books[1]), export(&books[2]));
    }

    #[test]
    fn opening_a_file_twice_changes_nothing_more(past in any_acts(), a in any_acts(), b in any_acts()) {
        let books = apart(past, vec![a, b]);
        let once = merged(&books[0], &books[1]);
        prop_assert!(plan(&once, &books[1], 0).change.is_empty());
        prop_assert!(plan(&once, &once, 0).change.is_empty());
        prop_assert!(plan(&books[0], &Book::default(), 0).change.is_empty());
    }

    #[test]
    fn an_older_backup_changes_nothing(past in any_acts(), later in any_acts()) {
        let books = apart(past, vec![vec![], later]);
        prop_assert!(plan(&books[1], &books[0], 0).change.is_empty());
    }

    #[test]
    fn a_merge_taken_back_leaves_the_book_as_it_was(past in any_acts(), a in any_acts(), b in any_acts()) {
        let books = apart(past, vec![a, b]);
        let mut book = books[0].clone();
        let found = plan(&book, &books[1], 0).change;
        if let Ok(change) = apply(&mut book, Command::Merge(found), &ctx(300, 1)) {
            let nothing = change.edits.is_empty();
            let back = apply(&mut book, Command::Unmerge(change), &ctx(301, 1));
            prop_assert!(nothing || back.is_ok());
        }
        prop_assert_eq!(seen(&book), seen(&books[0]));
        // The undo leaves no timestamps that would overwrite the other device's work at the next merge.
        prop_assert_eq!(seen(&merged(&book, &books[1])), seen(&merged(&books[0], &books[1])));
    }

    #[test]
    fn every_element_added_on_either_device_survives(
        tags_a in proptest::collection::btree_set("[a-f]{1,2}", 0..5),
        tags_b in proptest::collection::btree_set("[d-k]{1,2}", 0..5),
    ) {
        let (id, books) = ana();
        let [mut a, mut b] = books;
        edit(&mut a, id, &ctx(10, 1), |it| tags_a.iter().for_each(|tag| it.tags.insert(tag.clone())));
        edit(&mut b, id, &ctx(11, 2), |it| tags_b.iter().for_each(|tag| it.tags.insert(tag.clone())));
        let mut all: Vec<String> = tags_a.union(&tags_b).cloned().chain(["old".to_owned()]).collect();
        all.sort();
        prop_assert_eq!(merged(&a, &b).people.get(id).unwrap().tags.to_vec(), all);
    }
}

/// A book with Ana, on two devices.
fn ana() -> (PersonId, [Book; 2]) {
    let mut book = Book::default();
    let id = add(
        &mut book,
        Person { role: "Accountant".into(), tags: ["old".to_owned()].into_iter().collect(), ..person("Ana") },
        &ctx(0, 1),
    );
    (id, [book.clone(), book])
}

fn edit(book: &mut Book, id: PersonId, ctx: &Ctx, change: impl Fn(&mut Person)) {
    let mut person = book.people.get(id).unwrap().clone();
    change(&mut person);
    // An edit that changes nothing is refused, which is fine here.
    let _ = apply(book, Command::EditPerson(id, Box::new(person)), ctx);
}

#[test]
fn edits_to_different_fields_both_survive() {
    let (id, [mut a, mut b]) = ana();
    edit(&mut a, id, &ctx(10, 1), |it| it.role = "Partner".into());
    edit(&mut b, id, &ctx(11, 2), |it| it.place = "Lisbon".into());
    let both = merged(&a, &b);
    let person = both.people.get(id).unwrap();
    assert_eq!((person.role.as_str(), person.place.as_str()), ("Partner", "Lisbon"));
    assert!(plan(&a, &b, 0).conflicts.is_empty());
}

#[test]
fn of_two_values_for_one_field_the_later_stands_and_both_are_shown() {
    let (id, [mut a, mut b]) = ana();
    edit(&mut a, id, &ctx(10, 1), |it| it.role = "Partner".into());
    edit(&mut b, id, &ctx(11, 2), |it| it.role = "Director".into());
    let plan = plan(&a, &b, 0);
    let [conflict] = plan.conflicts.as_slice() else { panic!("{plan:?}") };
    assert_eq!((conflict.cell.as_str(), conflict.takes_theirs()), ("role", true));
    assert_eq!(merged(&a, &b).people.get(id).unwrap().role, "Director");
    assert_eq!(merged(&b, &a).people.get(id).unwrap().role, "Director");
}

#[test]
fn one_tap_takes_the_other_value_and_it_holds_on_both_devices() {
    let (id, [mut a, mut b]) = ana();
    edit(&mut a, id, &ctx(10, 1), |it| it.role = "Partner".into());
    edit(&mut b, id, &ctx(11, 2), |it| it.role = "Director".into());
    let mut plan = plan(&a, &b, 0);
    let conflict = plan.conflicts[0].clone();
    plan.choose(&conflict, false);
    apply(&mut a, Command::Merge(plan.change), &ctx(20, 1)).unwrap();
    assert_eq!(a.people.get(id).unwrap().role, "Partner");
    assert_eq!(merged(&b, &a).people.get(id).unwrap().role, "Partner");
    // After both have merged, there are no conflicts left.
    assert!(crate::merge::plan(&merged(&b, &a), &a, 0).conflicts.is_empty());
}

#[test]
fn a_removed_element_is_not_restored_by_a_stale_copy() {
    let (id, [mut a, b]) = ana();
    edit(&mut a, id, &ctx(10, 1), |it| it.tags.remove("old"));
    assert!(merged(&a, &b).people.get(id).unwrap().tags.is_empty());
    assert!(merged(&b, &a).people.get(id).unwrap().tags.is_empty());
}

#[test]
fn a_deletion_beats_an_earlier_edit_and_loses_to_a_later_one() {
    let check = |deleted: u64, edited: u64, survives: bool| {
        let (id, [mut a, mut b]) = ana();
        apply(&mut a, Command::Delete(id.into()), &ctx(deleted, 1)).unwrap();
        edit(&mut b, id, &ctx(edited, 2), |it| it.role = "Partner".into());
        let both = merged(&merged(&a, &b), &b);
        assert_eq!(both.people.get(id).is_some(), survives);
        assert_eq!(export(&both), export(&merged(&b, &a)));
        // A third merge does not restore the person either.
        assert_eq!(merged(&both, &b).people.get(id).is_some(), survives);
    };
    check(20, 10, false);
    check(10, 20, true);
}

#[test]
fn a_clock_a_year_ahead_is_told_and_does_not_win_for_ever() {
    let (id, [mut a, mut b]) = ana();
    let year = 365 * 24 * 60;
    edit(&mut b, id, &ctx(year, 2), |it| it.role = "from next year".into());
    let found = plan(&a, &b, ctx(10, 1).now_millis);
    assert_eq!(found.days_ahead, Some(364));
    apply(&mut a, Command::Merge(found.change), &ctx(10, 1)).unwrap();
    edit(&mut a, id, &ctx(11, 1), |it| it.role = "today".into());
    assert_eq!(merged(&a, &b).people.get(id).unwrap().role, "today");
    assert_eq!(merged(&b, &a).people.get(id).unwrap().role, "today");
}

#[test]
fn what_a_newer_version_wrote_survives_the_trip() {
    let file = r#"{"format": "kith-backup", "version": 1, "people": [{"id": "0192f0c1000070008000000000000001", "given": "Ana", "aura": {"blue": 1}, "emails": [{"value": "a@b.c"}, {"beam": 7}], "stamp": "01a2000000000000000000aa"}]}"#;
    let theirs = backup::read(file).unwrap().book;
    let text = export(&merged(&Book::default(), &theirs));
    assert!(text.contains(r#""aura":{"blue":1}"#) && text.contains(r#"{"beam":7}"#), "{text}");
}

/// The plan counts an entity by its final state.
#[test]
fn a_deletion_and_a_later_edit_are_counted_as_what_becomes_of_them() {
    let check = |mine: &[u64], theirs: &[u64], expected: (usize, usize, usize)| {
        let (id, [mut a, mut b]) = ana();
        for (book, minutes) in [(&mut a, mine), (&mut b, theirs)] {
            let device = if minutes[0] == 0 { 1 } else { 2 };
            match minutes {
                [_, at] => drop(apply(book, Command::Delete(id.into()), &ctx(*at, device))),
                [_, at, _] => edit(book, id, &ctx(*at, device), |it| it.role = "Partner".into()),
                _ => (),
            }
        }
        let found = plan(&a, &b, 0);
        assert_eq!((found.new.len(), found.changed.len(), found.deleted.len()), expected, "{mine:?} and {theirs:?}");
    };
    // The first number chooses the device. With two numbers the device deletes Ana, with three it edits her, at the
    // minute of the second number.
    check(&[0, 20], &[1, 15, 0], (0, 0, 0));
    check(&[0, 20], &[1, 25, 0], (1, 0, 0));
    check(&[0, 20, 0], &[1, 10], (0, 1, 0));
    check(&[0, 20, 0], &[1, 30], (0, 0, 1));
    check(&[0], &[1, 10, 0], (0, 1, 0));
}

#[test]
fn a_record_erased_here_is_not_restored_by_an_older_copy() {
    let (id, [mut a, b]) = ana();
    apply(&mut a, Command::Delete(id.into()), &ctx(10, 1)).unwrap();
    let day = ctx(0, 1).today.checked_add_days(chrono::Days::new(60)).unwrap();
    assert_eq!(a.forget_deleted(day), [id.into()]);
    let found = plan(&a, &b, 0);
    assert!(found.change.is_empty() && found.new.is_empty(), "{found:?}");
    // An edit after the deletion restores the person with all fields.
    let mut later = b.clone();
    edit(&mut later, id, &ctx(20, 2), |it| it.place = "Lisbon".into());
    let person = merged(&a, &later).people.get(id).cloned().unwrap();
    assert_eq!((person.role.as_str(), person.place.as_str()), ("Accountant", "Lisbon"));
}

#[test]
fn somebody_who_came_with_a_file_and_was_written_to_since_stays_whole() {
    let mut theirs = Book::default();
    let id = add(&mut theirs, person("Luis"), &ctx(0, 2));
    add(&mut theirs, person("Ana"), &ctx(1, 2));
    let mut book = Book::default();
    let found = plan(&book, &theirs, ctx(5, 1).now_millis).change;
    let merged = apply(&mut book, Command::Merge(found), &ctx(5, 1)).unwrap();
    edit(&mut book, id, &ctx(6, 1), |it| it.role = "Cook".into());
    apply(&mut book, Command::Unmerge(merged), &ctx(7, 1)).unwrap();
    let left: Vec<_> = book.people.iter().map(|(_, it)| (it.given.as_str(), it.role.as_str())).collect();
    assert_eq!(left, [("Luis", "Cook")]);
}
