//! The content of the dialogs and of the data page. Today is Sunday 22 November 2026.

use super::import_counts::{ImportCount, counts};
use super::introduction::introduce;
use super::naming::{Detail, called, detail, known_names, only_called, same_name, same_reach, suggestions};
use super::repair;
use super::sorting::{after, unsorted};
use super::storage::{Fill, StorageKind, fill, kinds};
use super::trash::in_trash;
use crate::domain::tests::{add, ctx, person, today};
use crate::domain::{Book, Circle, Command, ContactMethod, Exchange, Kind, Person, PersonId, apply};
use crate::formats::backup::read;
use crate::insight::upcoming;
use crate::merge::Summary;
use crate::store::{QUOTA_UNITS, Usage};

fn book(names: &[&str]) -> (Book, Vec<PersonId>) {
    let mut book = Book::default();
    let ids = names.iter().enumerate().map(|(at, name)| add(&mut book, person(name), &ctx(at as u64, 1))).collect();
    (book, ids)
}

#[test]
fn the_steps_of_an_introduction_stay_in_order() {
    let (mut book, ids) = book(&["Ana", "Luis"]);
    for minute in 2..40 {
        let command = introduce(ids[0], ids[1], |it| format!("{minute} {it:?}"));
        apply(&mut book, command, &ctx(minute, 1)).unwrap();
    }
    let steps = upcoming::promises(&book, today()).into_iter().map(|(id, _)| &book.promises.get(id).unwrap().what);
    let steps: Vec<&String> = steps.collect();
    let expected = |minute| ["AskFirst", "AskSecond", "Introduce", "FollowUp"].map(|it| format!("{minute} {it}"));
    assert_eq!(steps, (2..40).flat_map(expected).collect::<Vec<_>>().iter().collect::<Vec<_>>());
}

#[test]
fn a_repair_makes_its_promise_once() {
    let (mut book, ids) = book(&["Ana"]);
    let due = repair::follow_up(today());
    assert_eq!(due.map(|it| it.to_string()).as_deref(), Some("2026-12-06"));
    let check = |book: &mut Book, notes: [&str; 2], what: &str, is_new: bool| {
        let (commands, new) = repair::save(book, ids[0], notes.map(str::to_owned), what.to_owned(), due);
        assert_eq!(new, is_new, "{what}");
        apply(book, Command::Batch(commands), &ctx(9, 1)).unwrap();
        assert_eq!(repair::notes(book.people.get(ids[0]).unwrap()), notes.map(|it| it.trim().to_owned()));
    };
    check(&mut book, ["I was late.", ""], "a thank you", true);
    check(&mut book, ["I was late twice.", "Sorry."], "a thank you", false);
    check(&mut book, ["", "Sorry."], "coffee", true);
}

#[test]
fn sorting_shows_each_once_and_ends() {
    let (mut book, ids) = book(&["Ana", "Luis", "Kenji"]);
    apply(&mut book, Command::SetCircle(ids[1], Some(Circle::Close)), &ctx(9, 1)).unwrap();
    add(&mut book, Person { archived: true, ..person("Noor") }, &ctx(10, 1));
    add(&mut book, Person { died: "2024".parse().ok(), ..person("Bao") }, &ctx(11, 1));
    assert_eq!(unsorted(&book), [ids[0], ids[2]]);
    let check = |at, expected| assert_eq!(after(at, 2), expected);
    check(0, 1);
    check(1, 2);
    check(2, 2);
}

#[test]
fn the_trash_tells_how_long_a_thing_stays() {
    let (mut book, ids) = book(&["Ana"]);
    let exchange = Exchange { when: Some(today()), notes: "a".repeat(90), ..Exchange::default() };
    let change = apply(&mut book, Command::LogExchange(Box::new(exchange), vec![person("Luis")]), &ctx(1, 1)).unwrap();
    let exchange = change.entities().find(|it| it.kind == Kind::Exchanges).unwrap();
    for entity in [ids[0].into(), exchange] {
        apply(&mut book, Command::Delete(entity), &ctx(2, 1)).unwrap();
    }
    let check = |days: u64, left: usize| {
        let items = in_trash(&book, today() + chrono::Days::new(days));
        let shown: Vec<_> = items.iter().map(|it| (it.name.as_str(), it.days_left)).collect();
        assert_eq!(shown, [("Ana", left), ("a".repeat(60).as_str(), left)]);
    };
    check(0, 30);
    check(29, 1);
    check(40, 0);
}

#[test]
fn a_deleted_mentorship_is_in_the_trash_and_comes_back_whole() {
    let mut book = read(
        r#"{"format": "kith-backup", "version": 1,
        "people": [{"id": "sam", "given": "Sam"}, {"id": "mina", "given": "Mina"}],
        "mentorships": [{"people": ["sam", "mina"], "agreed": {"purpose": "Courage"}}, {"agreement": "Of nobody"}]}"#,
    )
    .unwrap()
    .book;
    for entity in book.entities(Kind::Mentorships) {
        apply(&mut book, Command::Delete(entity), &ctx(2, 1)).unwrap();
    }
    let items = in_trash(&book, today());
    assert_eq!(items.iter().map(|it| it.name.len()).collect::<Vec<_>>(), ["Sam, Mina".len()], "{items:?}");
    apply(&mut book, Command::Restore(items[0].entity), &ctx(3, 1)).unwrap();
    let back = book.mentorships.iter().next().unwrap().1;
    assert_eq!((back.people.len(), back.agreed.purpose.as_str()), (2, "Courage"));
    assert!(in_trash(&book, today()).is_empty());
}

#[test]
fn a_name_finds_its_person() {
    let (mut book, ids) = book(&["Ana Silva", "Zoë"]);
    add(&mut book, Person { archived: true, ..person("Ana Silva") }, &ctx(9, 1));
    assert_eq!(called(&book, " ana silva "), [ids[0]]);
    assert_eq!((only_called(&book, "zoe"), only_called(&book, "Silva")), (Some(ids[1]), Some(ids[0])));
    assert_eq!(only_called(&book, "Ana Costa"), None);
    assert_eq!(suggestions(&book, "a", None), ["Ana Silva"]);
    assert_eq!(suggestions(&book, "", Some(ids[0])), ["Zoë"]);
    assert!(known_names(&book).contains(&"zoe".to_owned()));
}

#[test]
fn somebody_who_is_in_the_book_already() {
    let (mut book, ids) = book(&["Farid Haddad", "Dr. Ana Silva"]);
    let reached =
        |value: &str| [ContactMethod { value: value.into(), ..ContactMethod::default() }].into_iter().collect();
    let sam = add(
        &mut book,
        Person { emails: reached("sam@x.example"), phones: reached("+351 912 345 678"), ..person("Sam") },
        &ctx(9, 1),
    );
    let named = |name: &str| Person { given: name.into(), ..Person::default() };
    assert_eq!(same_name(&book, &named("farid haddad ")), [ids[0]]);
    assert_eq!(same_name(&book, &named("Silva, Ana")), [ids[1]]);
    assert!(same_name(&book, &named("Ana")).is_empty());
    assert!(same_name(&book, &named("")).is_empty());
    assert_eq!(same_reach(&book, &Person { emails: reached("SAM@x.example"), ..Person::default() }), [sam]);
    assert_eq!(same_reach(&book, &Person { phones: reached("912345678"), ..Person::default() }), [sam]);
    assert!(same_reach(&book, &Person::default()).is_empty());
}

#[test]
fn what_tells_two_people_apart() {
    let (mut book, _) = book(&[]);
    let north = Person { organisation: "North".into(), place: "Porto".into(), ..person("Ana Silva") };
    let id = add(&mut book, north, &ctx(1, 1));
    assert_eq!(detail(&book, id), Detail { organisation: "North".into(), place: "Porto".into(), last: None });
}

#[test]
fn the_storage_is_told_in_percent() {
    let check = |part, expected| assert_eq!(fill(part), expected, "{part}");
    check(0.0, Fill::Hardly);
    check(0.0099, Fill::Hardly);
    check(0.699, Fill::Some(69));
    check(0.7, Fill::Much(70));
    check(0.95, Fill::NearlyAll(95));
    let usage = Usage { past: QUOTA_UNITS / 10, people: 1, journal: QUOTA_UNITS / 5, ..Usage::default() };
    assert_eq!(kinds(&usage), [(StorageKind::Journal, 200), (StorageKind::Past, 100), (StorageKind::People, 0)]);
}

#[test]
fn an_import_names_its_main_counts_even_at_zero() {
    let main = [ImportCount::NewPeople, ImportCount::NewExchanges, ImportCount::Changed].map(|it| (it, 0));
    assert_eq!(counts(&Summary::default()), main);
    assert!(counts(&Summary { deleted: 2, ..Summary::default() }).contains(&(ImportCount::Deleted, 2)));
}
