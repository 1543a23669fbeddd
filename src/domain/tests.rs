//! Tests of the rules of change. `acts.rs` generates books for other tests, `full.rs` has entities with every field.

mod acts;
pub(crate) mod full;
mod group_tests;
mod history_tests;
mod knows_tests;
pub(super) mod limits_tests;
mod mentoring_tests;
mod name_tests;
mod project_tests;
mod trip_tests;
pub(super) mod two_devices_tests;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Value, json};

use self::acts::any_row;
pub(crate) use self::acts::{Act, any_act, any_acts, intend, perform};
pub(crate) use self::limits_tests::full_entities;

use crate::domain::{
    Aim, Book, Cell, Change, Circle, Command, CommandError, ContactMethod, Ctx, Device, Edit, EntityRef, Entropy,
    Exchange, ExchangeId, FieldName, Id, ImportantDate, Kind, Mentorship, Mode, PartialDate, PartialDateError, Person,
    PersonId, Timestamp, apply, diff, rebase,
};

/// A day in autumn.
pub(crate) fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

/// The context of a device, so many minutes after a fixed time on that day.
pub(crate) fn ctx(minute: u64, device: u32) -> Ctx {
    let seed = minute.wrapping_mul(1_000_003) ^ u64::from(device);
    Ctx {
        now_millis: 1_795_348_800_000 + minute * 60_000,
        today: today(),
        device: Device(device),
        entropy: Entropy::new(seed),
    }
}

pub(crate) fn person(given: &str) -> Person {
    Person { given: given.to_owned(), ..Person::default() }
}

pub(crate) fn add(book: &mut Book, person: Person, ctx: &Ctx) -> PersonId {
    let change = apply(book, Command::AddPerson(Box::new(person)), ctx).unwrap();
    PersonId::from_uuid(change.edits[0].entity.uuid)
}

/// All visible contents of a book, without timestamps.
pub(crate) fn seen(book: &Book) -> String {
    let mut lines: Vec<String> = book.people.iter().map(|(id, it)| format!("{id:?} {it:?}")).collect();
    lines.extend(book.exchanges.iter().map(|(id, it)| format!("{id:?} {it:?}")));
    lines.extend(book.promises.iter().map(|(id, it)| format!("{id:?} {it:?}")));
    lines.push(format!("{:?}", book.settings()));
    lines.extend(book.people.iter().map(|(id, _)| format!("{id:?} {:?}", book.days_with(id))));
    lines.join("\n")
}

proptest! {
    #[test]
    fn a_record_taken_in_whole_is_one_that_was_written_cell_by_cell(row in any_row(), later in any_row()) {
        let (mut whole, mut written) = (Book::default(), Book::default());
        for row in [row, later] {
            whole.insert_rows([row.clone()], u64::MAX);
            let edits = vec![row.into_edit()];
            let change = Change { stamp: Timestamp::FLOOR, mode: Mode::Merge, edits, seen: Vec::new() };
            written.write(&change, u64::MAX);
            let of = |book: &Book| {
                let view = book.view(EntityRef { kind: Kind::People, uuid: uuid::Uuid::from_u128(1) });
                let view =
                    view.map(|it| (it.cells(), it.stamps(), it.to_json(), it.deleted_on(), it.is_live(), it.newest()));
                (seen(book), book.version_vector().clone(), view)
            };
            prop_assert_eq!(of(&whole), of(&written));
        }
    }

    #[test]
    fn every_exchange_is_found_by_its_day_and_by_having_nobody(acts in any_acts()) {
        let mut book = Book::default();
        for (minute, act) in acts.into_iter().enumerate() {
            perform(&mut book, act, &ctx(minute as u64, 1));
        }
        let ids = |found: &mut dyn Iterator<Item = (ExchangeId, &Exchange)>| -> BTreeSet<_> {
            found.map(|(id, _)| id).collect()
        };
        let all = || book.exchanges.iter();
        let dated = ids(&mut all().filter(|(_, it)| it.when.is_some()));
        prop_assert_eq!(ids(&mut book.exchanges_since(NaiveDate::MIN)), dated);
        prop_assert_eq!(ids(&mut book.exchanges_with_nobody()), ids(&mut all().filter(|(_, it)| it.people.is_empty())));
        for (id, _) in book.people.iter() {
            prop_assert_eq!(book.last_with(id), book.days_with(id).last().copied());
        }
        let last = all().filter_map(|(_, it)| it.when).max().unwrap_or_default();
        let since = ids(&mut book.exchanges_since(last));
        prop_assert_eq!(since, ids(&mut all().filter(|(_, it)| it.when.is_some_and(|it| it >= last))));
    }

    #[test]
    fn inverting_twice_is_the_change_itself(acts in any_acts()) {
        let mut book = Book::default();
        for (minute, act) in acts.into_iter().enumerate() {
            if let Some(change) = perform(&mut book, act, &ctx(minute as u64, 1)) {
                prop_assert_eq!(change.clone().invert().invert(), change);
            }
        }
    }

    #[test]
    fn undoing_everything_leaves_an_empty_book_and_redoing_brings_it_back(acts in any_acts()) {
        let mut book = Book::default();
        let acts = acts.into_iter().enumerate();
        let mut changes: Vec<Change> =
            acts.filter_map(|(minute, act)| perform(&mut book, act, &ctx(minute as u64, 1))).collect();
        let full = seen(&book);
        let mut undone = Vec::new();
        while let Some(change) = changes.pop() {
            undone.push(apply(&mut book, Command::Undo(change), &ctx(100, 1)).unwrap());
        }
        prop_assert!(book.is_empty());
        while let Some(change) = undone.pop() {
            apply(&mut book, Command::Undo(change), &ctx(200, 1)).unwrap();
        }
        prop_assert_eq!(seen(&book), full);
    }

    #[test]
    fn writing_a_change_twice_is_writing_it_once(acts in any_acts()) {
        let mut book = Book::default();
        let mut replayed = Book::default();
        for (minute, act) in acts.into_iter().enumerate() {
            if let Some(change) = perform(&mut book, act, &ctx(minute as u64, 1)) {
                replayed.write(&change, change.stamp.millis());
                replayed.write(&change, change.stamp.millis());
            }
        }
        prop_assert_eq!(seen(&replayed), seen(&book));
    }

    #[test]
    fn no_text_is_a_date_by_accident(text in "\\PC{0,12}") {
        if let Ok(date) = text.parse::<PartialDate>() {
            prop_assert_eq!(date.to_string(), text.trim());
        }
    }
}

#[test]
fn dates_that_are_and_dates_that_are_not() {
    let check = |text: &str, expected: &str| {
        assert_eq!(text.parse::<PartialDate>().map(|it| it.to_string()).as_deref(), Ok(expected), "{text}");
    };
    let refused = |text: &str, why: PartialDateError| assert_eq!(text.parse::<PartialDate>(), Err(why), "{text}");
    check("1987-04-12", "1987-04-12");
    check("--02-29", "--02-29");
    check("2024-02-29", "2024-02-29");
    check("2019-05", "2019-05");
    check("2019", "2019");
    refused("2023-02-29", PartialDateError::Day { month: 2, days: 28 });
    refused("2026-06-31", PartialDateError::Day { month: 6, days: 30 });
    refused("--06-31", PartialDateError::Day { month: 6, days: 30 });
    refused("2026-13-01", PartialDateError::Month);
    refused("2026-00-01", PartialDateError::Month);
    refused("0000-01-01", PartialDateError::Year);
    refused("12 May", PartialDateError::Shape);
    refused("1987-4-12", PartialDateError::Shape);
}

#[test]
fn what_is_refused_and_why() {
    #[track_caller]
    fn check(command: Command, expected: &CommandError) {
        let mut book = Book::default();
        assert_eq!(apply(&mut book, command, &ctx(0, 1)).as_ref(), Err(expected));
        assert!(book.is_empty());
    }
    let log = |exchange| Command::LogExchange(Box::new(exchange), vec![]);
    check(Command::AddPerson(Box::default()), &CommandError::Nameless);
    check(Command::AddPerson(Box::new(person(" \u{202e}\t\n "))), &CommandError::Nameless);
    check(
        Command::AddPerson(Box::new(person(&"x".repeat(501)))),
        &CommandError::TooLong { field: FieldName { kind: Kind::People, name: "given".into() }, max: 500 },
    );
    check(
        Command::AddPerson(Box::new(Person { photo: "https://example.org/a.png".into(), ..person("Ana") })),
        &CommandError::Picture,
    );
    check(log(Exchange::default()), &CommandError::NothingHappened);
    check(
        log(Exchange { when: today().succ_opt(), notes: "soon".into(), ..Exchange::default() }),
        &CommandError::NotYet,
    );
    check(Command::MakePromise(Box::default(), vec![]), &CommandError::NothingPromised);
    check(Command::SaveFavour(None, Box::default()), &CommandError::NothingGiven);
    check(Command::SaveShare(None, Box::default()), &CommandError::NothingShared);
}

#[test]
fn an_exchange_that_lies_ahead_can_be_edited_and_not_moved_further_ahead() {
    let mut book = Book::default();
    let id = |book: &Book| book.exchanges.iter().next().map(|(id, _)| id).unwrap();
    let on = |days: u64, notes: &str| Exchange {
        when: today().checked_add_days(chrono::Days::new(days)),
        notes: notes.into(),
        ..Exchange::default()
    };
    let east = Ctx { today: today().succ_opt().unwrap(), ..ctx(1, 1) };
    apply(&mut book, Command::LogExchange(Box::new(on(1, "tea")), vec![]), &east).unwrap();
    // After a flight west, yesterday's exchange is tomorrow's.
    let mut check = |edited: Exchange, is_taken: bool| {
        let id = id(&book);
        let result = apply(&mut book, Command::EditExchange(id, Box::new(edited.clone())), &ctx(2, 1));
        assert_eq!(result.is_ok(), is_taken, "{edited:?}");
    };
    check(on(1, "tea and cake"), true);
    check(on(2, "tea and cake"), false);
    check(on(0, "tea and cake"), true);
    check(on(1, "tea and cake"), false);
}

#[test]
fn odd_but_real_people_are_kept_as_they_are() {
    let mut book = Book::default();
    let odd = Person {
        family: "O’Brien".into(),
        notes: format!("{}<script>alert(1)</script>", "long ".repeat(2_000)),
        other_script: "محمد".into(),
        dates: [ImportantDate { kind: "birthday".into(), when: "--02-29".parse().ok(), note: String::new() }]
            .into_iter()
            .collect(),
        ..person("नमस्ते")
    };
    let id = add(&mut book, odd.clone(), &ctx(0, 1));
    assert_eq!(book.people.get(id), Some(&odd));
}

#[test]
fn a_deleted_person_comes_back_whole_from_the_trash() {
    let mut book = Book::default();
    let id = add(&mut book, Person { role: "Accountant".into(), ..person("Ana") }, &ctx(0, 1));
    apply(&mut book, Command::Delete(id.into()), &ctx(1, 1)).unwrap();
    assert_eq!(book.people.get(id), None);
    assert_eq!(book.people.record(id).unwrap().deleted_on(), Some(today()));
    apply(&mut book, Command::Restore(id.into()), &ctx(2, 1)).unwrap();
    assert_eq!(book.people.get(id).map(|it| it.role.as_str()), Some("Accountant"));
}

#[test]
fn after_thirty_days_the_trash_forgets_the_words_and_keeps_the_deletion() {
    let mut book = Book::default();
    let id = add(&mut book, Person { notes: "private".into(), ..person("Ana") }, &ctx(0, 1));
    apply(&mut book, Command::Delete(id.into()), &ctx(1, 1)).unwrap();
    book.forget_deleted(today());
    assert_eq!(book.people.record(id).unwrap().body.given, "Ana");
    book.forget_deleted(today().succ_opt().unwrap());
    let record = book.people.record(id).unwrap();
    assert_eq!((record.body.given.as_str(), record.deleted_on()), ("", Some(today())));
}

#[test]
fn a_write_wins_over_a_value_from_the_far_future() {
    let far = Ctx { now_millis: 4_000_000_000_000, ..ctx(0, 2) };
    let mut theirs = Book::default();
    let id = add(&mut theirs, Person { role: "from 2096".into(), ..person("Ana") }, &far);
    let mut book = Book::default();
    let found = crate::merge::plan(&book, &theirs, ctx(0, 1).now_millis).change;
    apply(&mut book, Command::Merge(found), &ctx(0, 1)).unwrap();
    let edited = Person { role: "now".into(), ..person("Ana") };
    let change = apply(&mut book, Command::EditPerson(id, Box::new(edited)), &ctx(0, 1)).unwrap();
    assert!(change.stamp.millis() >= far.now_millis);
    assert_eq!(book.people.get(id).unwrap().role, "now");
    // The clock itself does not jump ahead.
    let other = apply(&mut book, Command::AddPerson(Box::new(person("Luis"))), &ctx(1, 1)).unwrap();
    assert_eq!(other.stamp.millis(), ctx(1, 1).now_millis);
}

#[test]
fn a_field_of_a_newer_version_stays_where_it_is() {
    let mut book = Book::default();
    let id = add(&mut book, person("Ana"), &ctx(0, 1));
    let cell = |name: &str, value: Value| {
        crate::domain::Edit::one(id.into(), name, crate::domain::Cell::default(), Some(value))
    };
    let edits =
        vec![cell("aura", "blue".into()), cell("circle", "galactic".into()), cell("how_met/weather", "rain".into())];
    apply(&mut book, Command::Write(edits), &ctx(1, 1)).unwrap();
    apply(&mut book, Command::EditPerson(id, Box::new(Person { role: "Pilot".into(), ..person("Ana") })), &ctx(2, 1))
        .unwrap();
    let cells = book.view(id.into()).unwrap().values();
    assert_eq!(cells.get("aura"), Some(&Value::from("blue")));
    assert_eq!(cells.get("circle"), Some(&Value::from("galactic")));
    assert_eq!(cells.get("how_met/weather"), Some(&Value::from("rain")));
    assert_eq!(cells.get("role"), Some(&Value::from("Pilot")));
}

#[test]
fn a_part_of_a_newer_version_survives_an_edit_of_its_list_element() {
    let mut book = Book::default();
    let id = add(&mut book, person("Ana"), &ctx(0, 1));
    let number = |kind: &str| json!({"kind": kind, "value": "+351 21", "hours": "evenings"});
    let edit = Edit::one(id.into(), "phones/+351 21", Cell::default(), Some(number("home")));
    apply(&mut book, Command::Write(vec![edit]), &ctx(1, 2)).unwrap();
    let work = ContactMethod { kind: "work".into(), value: "+351 21".into(), ..ContactMethod::default() };
    let edited = Person { phones: [work].into_iter().collect(), ..book.people.get(id).unwrap().clone() };
    apply(&mut book, Command::EditPerson(id, Box::new(edited)), &ctx(2, 1)).unwrap();
    assert_eq!(book.view(id.into()).unwrap().cell("phones/+351 21").value, Some(number("work")));
}

#[test]
fn a_value_that_only_a_newer_version_reads_takes_the_place_of_the_old_one() {
    let mut book = Book::default();
    let id = add(&mut book, Person { circle: Some(Circle::Close), ..person("Ana") }, &ctx(0, 1));
    let edit = crate::domain::Edit::one(id.into(), "circle", crate::domain::Cell::default(), Some("galactic".into()));
    apply(&mut book, Command::Write(vec![edit]), &ctx(1, 2)).unwrap();
    let circle = |book: &Book| book.view(id.into()).unwrap().cell("circle");
    assert_eq!(book.people.get(id).unwrap().circle, None);
    assert_eq!(circle(&book).value, Some("galactic".into()));
    // An edit of another field leaves this cell unchanged.
    let written = circle(&book).stamp;
    let edited = Person { role: "Pilot".into(), ..book.people.get(id).unwrap().clone() };
    apply(&mut book, Command::EditPerson(id, Box::new(edited)), &ctx(2, 1)).unwrap();
    assert_eq!((circle(&book).value, circle(&book).stamp), (Some("galactic".into()), written));
    let file = crate::formats::backup::write(&book, 0, Device(1));
    let again = crate::formats::backup::read(&file).unwrap().book;
    assert_eq!(seen(&again), seen(&book));
}

#[test]
fn an_edit_is_put_on_top_of_what_was_written_meanwhile() {
    let base = Person { role: "Accountant".into(), tags: ["old".to_owned()].into_iter().collect(), ..person("Ana") };
    let edited = Person { role: "Partner".into(), ..base.clone() };
    let mut current = Person {
        place: "Lisbon".into(),
        tags: ["new".to_owned(), "old".to_owned()].into_iter().collect(),
        ..base.clone()
    };
    rebase(&base, &edited, &mut current);
    assert_eq!((current.role.as_str(), current.place.as_str(), current.tags.len()), ("Partner", "Lisbon", 2));
}

#[test]
fn several_things_in_one_act_are_undone_together_and_stand_in_their_order() {
    let mut book = Book::default();
    let add = |name: &str| Command::AddPerson(Box::new(person(name)));
    let change = apply(&mut book, Command::Batch(vec![add("Luis"), add("Ana"), add("Kenji")]), &ctx(0, 1)).unwrap();
    let names: Vec<_> = book.people.iter().map(|(_, it)| it.given.clone()).collect();
    assert_eq!(names, ["Luis", "Ana", "Kenji"]);
    apply(&mut book, Command::Undo(change), &ctx(1, 1)).unwrap();
    assert!(book.people.iter().next().is_none());
    // One refused command refuses the batch.
    let refused = apply(&mut book, Command::Batch(vec![add("Luis"), add("")]), &ctx(2, 1));
    assert_eq!((refused, book.people.iter().count()), (Err(CommandError::Nameless), 0));
}

#[test]
fn the_undo_of_a_new_person_whom_a_later_entry_names_is_refused() {
    let mut book = Book::default();
    let added = apply(&mut book, Command::AddPerson(Box::new(person("Cy"))), &ctx(0, 1)).unwrap();
    let cy = PersonId::from_uuid(added.edits[0].entity.uuid);
    let met = Exchange { people: [cy].into_iter().collect(), ..Exchange::default() };
    let logged = apply(&mut book, Command::LogExchange(Box::new(met), vec![]), &ctx(1, 1)).unwrap();
    assert_eq!(apply(&mut book, Command::Undo(added.clone()), &ctx(2, 1)), Err(CommandError::StillNamed));
    apply(&mut book, Command::Undo(logged), &ctx(3, 1)).unwrap();
    apply(&mut book, Command::Undo(added), &ctx(4, 1)).unwrap();
    // A person who came with the exchange goes with it.
    let met = Exchange { notes: "tea".into(), ..Exchange::default() };
    let logged = apply(&mut book, Command::LogExchange(Box::new(met), vec![person("Ana")]), &ctx(5, 1)).unwrap();
    apply(&mut book, Command::Undo(logged), &ctx(6, 1)).unwrap();
    assert!(book.people.iter().next().is_none());
}

#[test]
fn with_the_demo_people_all_that_is_about_them_only_leaves() {
    for kind in Kind::ALL {
        let mut book = Book::default();
        let ana = add(&mut book, Person { sample: true, ..person("Ana") }, &ctx(0, 1));
        let Some(entry) = full::with_field(kind, "people", &json!([ana.to_string()])) else { continue };
        let entity = EntityRef { kind, uuid: uuid::Uuid::from_u128(1) };
        let edit = crate::domain::diff::diff(&book, entity, &*entry);
        apply(&mut book, Command::Write(vec![edit]), &ctx(1, 1)).unwrap();
        apply(&mut book, Command::RemoveSample, &ctx(2, 1)).unwrap();
        let stays = book.view(entity).is_some_and(|it| it.cells().iter().any(|(_, it)| it.value.is_some()));
        assert!(!stays, "{}: see remove_sample", kind.word());
    }
}

#[test]
fn the_goals_of_a_mentorship_leave_with_it() {
    let check = |sample: bool| {
        let mut book = Book::default();
        let ana = add(&mut book, Person { sample, ..person("Ana") }, &ctx(0, 1));
        add(&mut book, Person { sample: true, ..person("Luis") }, &ctx(0, 2));
        let (pair, goal) = (Id::from_uuid(uuid::Uuid::from_u128(1)), Id::from_uuid(uuid::Uuid::from_u128(2)));
        let mentorship = Mentorship { people: [ana].into_iter().collect(), ..Mentorship::default() };
        let aim = Aim { what: "Lead a team".into(), mentorship: Some(pair), ..Aim::default() };
        let edits = vec![diff::diff(&book, pair.into(), &mentorship), diff::diff(&book, goal.into(), &aim)];
        apply(&mut book, Command::Write(edits), &ctx(1, 1)).unwrap();
        apply(&mut book, Command::RemoveSample, &ctx(2, 1)).unwrap();
        let is_there = (book.mentorships.get(pair).is_some(), book.aims.get(goal).is_some());
        assert_eq!(is_there, (!sample, !sample), "{sample}");
    };
    check(true);
    check(false);
}
