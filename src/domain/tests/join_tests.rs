//! Joining two people: references, values, the trash, the undo.

use proptest::prelude::*;
use uuid::Uuid;

use super::{JoinPeople, NotTheSame, Side, differences, keep_and_gone};
use crate::domain::record::cells_of;
use crate::domain::references::{all_entities, references};
use crate::domain::tests::full::full_person;
use crate::domain::tests::limits_tests::full_entities;
use crate::domain::tests::{add, any_acts, ctx, perform, person};
use crate::domain::{
    Book, Cell, CellEdit, Change, Command, CommandError, ContactMethod, Depth, Edit, Entity, EntityRef, Exchange,
    HowKnown, Kind, Knows, Mode, PathHow, Person, PersonId, Project, ProjectMember, Relation, RelationKind, VecMap,
    apply, into_map, into_set,
};

fn id(number: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(number))
}

/// Writes an entity with all its fields.
fn put(book: &mut Book, entity: EntityRef, body: &dyn Entity) {
    let cells = cells_of(body).into_iter().map(|(name, value)| CellEdit {
        name,
        before: Cell::default(),
        after: Cell { value: Some(value), stamp: None },
    });
    let stamp = book.stamp_for(std::iter::empty(), ctx(0, 1).now_millis, ctx(0, 1).device);
    let edits = vec![Edit { entity, cells: cells.collect() }];
    let change = Change { stamp, mode: Mode::Merge, edits, seen: Vec::new() }.restamp(stamp);
    book.write(&change, stamp.millis());
}

fn put_person(book: &mut Book, number: u128, person: &Person) -> PersonId {
    put(book, id(number).into(), person);
    id(number)
}

/// All values of a book, deleted entries included, without timestamps.
fn values(book: &Book) -> VecMap<String, String> {
    let of = |it: EntityRef| book.view(it).map(|view| (it.to_string(), format!("{:?}", view.values())));
    into_map(all_entities(book).filter_map(of))
}

fn join(keep: PersonId, gone: PersonId) -> Command {
    JoinPeople { keep, gone, choices: VecMap::default() }.into()
}

fn joined(book: &mut Book, choices: &[(&str, Side)]) -> Person {
    let choices = into_map(choices.iter().map(|(cell, side)| ((*cell).to_owned(), *side)));
    apply(book, JoinPeople { keep: id(3), gone: id(7), choices }.into(), &ctx(5, 1)).unwrap();
    book.people.get(id(3)).unwrap().clone()
}

#[test]
fn every_reference_of_every_kind_moves() {
    let mut book = Book::default();
    put_person(&mut book, 3, &person("Ana"));
    put_person(&mut book, 7, &person("Ana"));
    // Each full entity names the person 7, and entities of other kinds with the same number.
    for (kind, entity) in full_entities().iter().filter(|(kind, _)| *kind != Kind::Settings) {
        put(&mut book, EntityRef { kind: *kind, uuid: Uuid::from_u128(9) }, entity.as_ref());
    }
    let change = apply(&mut book, join(id(3), id(7)), &ctx(1, 1)).unwrap();
    let mut moved: Vec<String> = Vec::new();
    for edit in change.edits.iter().filter(|it| it.entity.uuid == Uuid::from_u128(9)) {
        let written = edit.cells.iter().filter(|it| it.after.value.is_some());
        moved.extend(
            written.map(|it| format!("{} {}", edit.entity.kind.word(), it.name.replace(&id(3).to_string(), "*"))),
        );
    }
    moved.sort();
    let expected = [
        "aims paths/*",
        "aims people/*",
        "exchanges people/*",
        "favours people/*",
        "groups members/*",
        "mentorships people/*",
        "people how_met/through",
        "people not_same/*",
        "people relations/friend *",
        "projects covers/* 00000000000000000000000000000007",
        "projects members/*",
        "promises other",
        "promises people/*",
        "returns people/*",
        "shares given_to/*",
        "shares people/*",
        "trips answers/*",
        "trips people/*",
    ];
    assert_eq!(moved, expected);
    let gone = into_set(std::iter::once(id(7).to_string()));
    let left = all_entities(&book).filter(|it| !references(book.view(*it).unwrap(), &gone).is_empty());
    assert_eq!(left.collect::<Vec<_>>(), []);
    // The goal, the mentorship and the session with the same number are not the person.
    let exchange = &book.exchanges.iter().next().unwrap().1;
    assert_eq!(exchange.mentorship.map(crate::domain::Id::uuid), Some(Uuid::from_u128(7)));
}

#[test]
fn of_two_notes_on_one_subject_the_one_that_says_more_stays_whole() {
    let knows = |depth: Option<Depth>, how: Option<HowKnown>, as_of: &str| Person {
        expertise: [Knows { depth, how, as_of: as_of.parse().ok(), ..Knows::of("radio") }].into_iter().collect(),
        ..person("Ana")
    };
    let check = |one: &Person, two: &Person, choices: &[(&str, Side)], expected: &Person| {
        let mut book = Book::default();
        put_person(&mut book, 3, one);
        put_person(&mut book, 7, two);
        assert_eq!(joined(&mut book, choices).expertise, expected.expertise);
    };
    let (does, known) =
        (knows(Some(Depth::Does), None, "2020"), knows(Some(Depth::KnownFor), Some(HowKnown::Seen), ""));
    let (plain, curious) = (knows(None, None, ""), knows(Some(Depth::Curious), Some(HowKnown::Told), ""));
    check(&does, &known, &[], &known);
    check(&known, &does, &[], &known);
    check(&does, &known, &[("expertise/radio", Side::Kept)], &does);
    check(&known, &does, &[("expertise/radio", Side::Gone)], &does);
    check(&plain, &does, &[], &does);
    check(&curious, &plain, &[], &plain);
}

#[test]
fn a_need_that_both_cover_is_covered_as_well_as_by_the_better_of_them() {
    let file = |first: &str, second: &str| {
        format!(
            r#"{{"format": "kith-backup", "version": 1,
            "people": [{{"id": "{}", "given": "Ana"}}, {{"id": "{}", "given": "Ana"}}],
            "projects": [{{"name": "The rocket",
                "wants": [{{"id": "0190c0de-0000-7000-8000-000000005001", "what": "Fuel"}}],
                "covers": [{{"person": "{}", "need": "0190c0de-0000-7000-8000-000000005001" {first}}},
                    {{"person": "{}", "need": "0190c0de-0000-7000-8000-000000005001" {second}}}]}}]}}"#,
            id(3),
            id(7),
            id(3),
            id(7)
        )
    };
    let (curious, known) = (r#", "depth": "curious""#, r#", "depth": "known-for""#);
    let check = |first: &str, second: &str, expected: Option<Depth>| {
        for (first, second) in [(first, second), (second, first)] {
            let mut book = crate::formats::backup::read(&file(first, second)).unwrap().book;
            joined(&mut book, &[]);
            let covers = &book.projects.iter().next().unwrap().1.covers;
            assert_eq!(covers.iter().map(|it| it.depth).collect::<Vec<_>>(), [expected], "{first} {second}");
        }
    };
    check(curious, known, Some(Depth::KnownFor));
    // No depth is "does it".
    check(curious, "", None);
    check("", known, Some(Depth::KnownFor));
}

#[test]
fn of_two_ways_to_know_a_path_neither_is_lost() {
    let check = |first: &str, second: &str, expected: (Option<PathHow>, &str)| {
        let file = format!(
            r#"{{"format": "kith-backup", "version": 1,
            "people": [{{"id": "{}", "given": "Ana"}}, {{"id": "{}", "given": "Ana"}}],
            "aims": [{{"what": "Sail", "paths": [{{"person": "{}" {first}}}, {{"person": "{}" {second}}}]}}]}}"#,
            id(3),
            id(7),
            id(3),
            id(7)
        );
        let mut book = crate::formats::backup::read(&file).unwrap().book;
        joined(&mut book, &[]);
        let paths = &book.aims.iter().next().unwrap().1.paths;
        let found: Vec<_> = paths.iter().map(|it| (it.how, it.words.as_str())).collect();
        assert_eq!(found, [expected], "{first} {second}");
    };
    let (walked, teaches) = (r#", "how": "walked""#, r#", "how": "teaches""#);
    check(walked, teaches, (Some(PathHow::Walked), "teaches"));
    check(r#", "how": "walked", "words": "In Porto""#, teaches, (Some(PathHow::Walked), "In Porto, teaches"));
    check(walked, walked, (Some(PathHow::Walked), ""));
    check("", teaches, (Some(PathHow::Teaches), ""));
}

#[test]
fn lists_are_united_empty_fields_filled_and_long_texts_put_together() {
    let phone = |value: &str| ContactMethod { kind: "mobile".into(), value: value.into(), preferred: false };
    let one = Person {
        given: "Ana".into(),
        notes: "Likes tea.".into(),
        role: "Cook".into(),
        phones: [phone("1")].into_iter().collect(),
        ..Person::default()
    };
    let other = Person {
        given: "Ana Maria".into(),
        notes: "Has a boat.".into(),
        role: "Chef".into(),
        place: "Lisbon".into(),
        phones: [phone("1"), phone("2")].into_iter().collect(),
        archived: true,
        sample: true,
        ..Person::default()
    };
    let mut book = Book::default();
    put_person(&mut book, 3, &one);
    put_person(&mut book, 7, &other);
    let asked: Vec<String> = differences(&book, id(3), id(7)).into_iter().map(|it| it.cell).collect();
    assert_eq!(asked, ["given", "notes", "role"]);
    let person = joined(&mut book, &[("role", Side::Gone)]);
    assert_eq!((person.given.as_str(), person.role.as_str(), person.place.as_str()), ("Ana", "Chef", "Lisbon"));
    assert_eq!(person.notes, "Likes tea.\n\nHas a boat.");
    assert_eq!(person.phones.len(), 2);
    assert!(!person.archived && !person.sample);
    assert_eq!(&*person.joined, [id(7)]);
    assert_eq!(book.people.get(id(7)), None);
}

#[test]
fn exchanges_with_both_name_the_person_once_and_a_tie_between_the_two_goes() {
    let tie = Relation { kind: Some(RelationKind::Friend), to: Some(id(7)) };
    let mut book = Book::default();
    put_person(&mut book, 3, &Person { relations: [tie].into_iter().collect(), ..person("Ana") });
    put_person(&mut book, 7, &person("Ana"));
    let member = |number, part: &str| ProjectMember { person: Some(id(number)), part: part.into() };
    let members = [member(3, "stall"), member(7, "poster")].into_iter().collect();
    put(
        &mut book,
        EntityRef { kind: Kind::Projects, uuid: Uuid::from_u128(1) },
        &Project { members, ..Project::default() },
    );
    let both = Exchange { people: [id(3), id(7)].into_iter().collect(), ..Exchange::default() };
    apply(&mut book, Command::LogExchange(Box::new(both), vec![]), &ctx(1, 1)).unwrap();
    let person = joined(&mut book, &[]);
    assert!(person.relations.is_empty());
    assert_eq!(&*book.exchanges.iter().next().unwrap().1.people, [id(3)]);
    assert_eq!(book.exchanges_with(id(3)).count(), 1);
    assert_eq!(book.projects.iter().next().unwrap().1.members[0].part, "stall, poster");
}

#[test]
fn an_entry_in_the_trash_stays_there() {
    let mut book = Book::default();
    put_person(&mut book, 3, &person("Ana"));
    put_person(&mut book, 7, &person("Ana"));
    let call = Exchange { people: [id(7)].into_iter().collect(), ..Exchange::default() };
    let logged = apply(&mut book, Command::LogExchange(Box::new(call), vec![]), &ctx(1, 1)).unwrap();
    apply(&mut book, Command::Delete(logged.edits[0].entity), &ctx(2, 1)).unwrap();
    let change = apply(&mut book, join(id(3), id(7)), &ctx(3, 1)).unwrap();
    assert_eq!(book.exchanges.iter().count(), 0);
    apply(&mut book, Command::Undo(change), &ctx(4, 1)).unwrap();
    assert_eq!(book.exchanges.iter().count(), 0);
}

#[test]
fn entries_of_an_older_file_about_the_one_who_went_can_be_moved_too() {
    let mut book = Book::default();
    put_person(&mut book, 3, &person("Ana"));
    put_person(&mut book, 7, &Person { role: "Cook".into(), ..person("Ana") });
    let kept = joined(&mut book, &[]);
    let late = Exchange { people: [id(7)].into_iter().collect(), ..Exchange::default() };
    apply(&mut book, Command::LogExchange(Box::new(late), vec![]), &ctx(6, 1)).unwrap();
    assert_eq!(keep_and_gone(&book, id(7), id(3)), (id(3), id(7)));
    // What the user changed since stays.
    let renamed = Person { role: String::new(), ..kept };
    apply(&mut book, Command::EditPerson(id(3), Box::new(renamed)), &ctx(7, 1)).unwrap();
    apply(&mut book, join(id(3), id(7)), &ctx(8, 1)).unwrap();
    assert_eq!(book.exchanges_with(id(3)).count(), 1);
    assert_eq!(book.people.get(id(3)).unwrap().role, "");
    assert_eq!(apply(&mut book, join(id(3), id(7)), &ctx(9, 1)), Err(CommandError::Nothing));
}

/// Writes what another device has, as a merge does.
fn merge(book: &mut Book, other: &Book) {
    let plan = crate::merge::plan(book, other, 0);
    if !plan.is_empty() {
        apply(book, Command::Merge(plan.change), &ctx(50, 1)).unwrap();
    }
}

/// The numbers of a person.
fn phones(book: &Book, number: u128) -> Vec<String> {
    book.people.get(id(number)).unwrap().phones.iter().map(|it| it.value.clone()).collect()
}

fn with_phone(person: &Person, value: &str) -> Box<Person> {
    let mut person = person.clone();
    person.phones.insert(ContactMethod { value: value.into(), ..ContactMethod::default() });
    Box::new(person)
}

#[test]
fn a_value_that_another_device_wrote_without_knowing_of_the_join_is_not_lost() {
    let mut mine = Book::default();
    put_person(&mut mine, 3, &person("Ana"));
    put_person(&mut mine, 7, &person("Ana"));
    let mut theirs = mine.clone();
    let ana = theirs.people.get(id(7)).unwrap().clone();
    apply(&mut theirs, Command::EditPerson(id(7), with_phone(&ana, "+1 111")), &ctx(4, 2)).unwrap();
    // The join is later than the edit, so the person stays in the trash.
    joined(&mut mine, &[]);
    assert!(!super::has_news(&mine, id(3), id(7)));
    merge(&mut mine, &theirs);
    assert!(mine.people.get(id(7)).is_none() && super::has_news(&mine, id(3), id(7)));
    apply(&mut mine, join(id(3), id(7)), &ctx(60, 1)).unwrap();
    assert_eq!(phones(&mine, 3), ["+1 111"]);
    assert!(!super::has_news(&mine, id(3), id(7)));
}

#[test]
fn a_second_join_brings_back_nothing_that_was_removed() {
    let mut mine = Book::default();
    put_person(&mut mine, 3, &person("Ana"));
    put_person(&mut mine, 7, &with_phone(&person("Ana"), "+1 111"));
    let mut theirs = mine.clone();
    let kept = joined(&mut mine, &[]);
    let without = Person { phones: crate::domain::List::default(), ..kept };
    apply(&mut mine, Command::EditPerson(id(3), Box::new(without)), &ctx(6, 1)).unwrap();
    let ana = theirs.people.get(id(7)).unwrap().clone();
    apply(&mut theirs, Command::EditPerson(id(7), with_phone(&ana, "+1 222")), &ctx(8, 2)).unwrap();
    merge(&mut mine, &theirs);
    assert!(mine.people.get(id(7)).is_some(), "the later edit brought her back");
    apply(&mut mine, join(id(3), id(7)), &ctx(60, 1)).unwrap();
    assert_eq!(phones(&mine, 3), ["+1 222"]);
}

#[test]
fn a_reference_of_the_one_who_stays_goes_with_a_second_join() {
    let mut book = Book::default();
    put_person(&mut book, 3, &person("Ana"));
    put_person(&mut book, 7, &person("Ana"));
    let mut kept = joined(&mut book, &[]);
    kept.how_met.through = Some(id(7));
    put(&mut book, id(3).into(), &kept);
    apply(&mut book, join(id(3), id(7)), &ctx(60, 1)).unwrap();
    assert_eq!(book.people.get(id(3)).unwrap().how_met.through, None);
}

#[test]
fn two_who_were_joined_and_are_not_the_same_are_two_again() {
    let mut book = Book::default();
    put_person(&mut book, 3, &person("Ana"));
    put_person(&mut book, 7, &person("Ana"));
    joined(&mut book, &[]);
    apply(&mut book, NotTheSame(id(3), id(7)).into(), &ctx(6, 1)).unwrap();
    assert!(book.people.get(id(7)).is_some());
}

#[test]
fn not_the_same_stands_on_one_of_the_two() {
    let mut book = Book::default();
    put_person(&mut book, 3, &person("Ana"));
    put_person(&mut book, 7, &person("Ana"));
    apply(&mut book, NotTheSame(id(7), id(3)).into(), &ctx(1, 1)).unwrap();
    assert_eq!(&*book.people.get(id(3)).unwrap().not_same, [id(7)]);
    assert!(book.people.get(id(7)).unwrap().not_same.is_empty());
    assert_eq!(apply(&mut book, NotTheSame(id(3), id(7)).into(), &ctx(2, 1)), Err(CommandError::Nothing));
}

#[test]
fn two_people_with_every_field_join_without_a_loss() {
    let mut book = Book::default();
    put_person(&mut book, 3, &full_person());
    let mut other = full_person();
    other.how_met.through = None;
    other.relations = crate::domain::List::default();
    put_person(&mut book, 7, &other);
    let before = values(&book);
    assert_eq!(differences(&book, id(3), id(7)), []);
    let change = apply(&mut book, join(id(3), id(7)), &ctx(1, 1)).unwrap();
    apply(&mut book, Command::Undo(change), &ctx(2, 1)).unwrap();
    assert_eq!(values(&book), before);
}

proptest! {
    #[test]
    fn joining_leaves_no_reference_and_its_undo_restores_every_value(
        acts in any_acts(),
        more in any_acts(),
        (one, other) in (any::<usize>(), any::<usize>()),
    ) {
        let mut book = Book::default();
        add(&mut book, person("Ana"), &ctx(0, 1));
        add(&mut book, person("Ana"), &ctx(1, 1));
        for (minute, act) in (2..).zip(acts.into_iter().chain(more)) {
            perform(&mut book, act, &ctx(minute, 1));
        }
        let people: Vec<PersonId> = book.people.iter().map(|(id, _)| id).collect();
        prop_assume!(people.len() > 1);
        let (one, other) = (people[one % people.len()], people[other % people.len()]);
        prop_assume!(one != other);
        let before = values(&book);
        let (keep, gone) = keep_and_gone(&book, one, other);
        let days: Vec<_> = [keep, gone].iter().flat_map(|it| book.days_with(*it)).collect();
        let change = apply(&mut book, join(keep, gone), &ctx(100, 1)).unwrap();
        let ids = into_set(std::iter::once(gone.to_string()));
        for entity in all_entities(&book) {
            prop_assert!(entity == gone.into() || references(book.view(entity).unwrap(), &ids).is_empty());
        }
        prop_assert_eq!(into_set(book.days_with(keep).into_iter()), into_set(days.into_iter()));
        prop_assert_eq!(book.people.get(gone), None);
        apply(&mut book, Command::Undo(change), &ctx(101, 1)).unwrap();
        prop_assert_eq!(values(&book), before);
    }
}
