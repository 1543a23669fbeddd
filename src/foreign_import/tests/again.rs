//! A second import of one source, and the changes that it brings.

use std::rc::Rc;

use super::{book, card, file, import, known, outcome, plan};
use crate::domain::tests::ctx;
use crate::domain::{Book, Command, Exchange, ImportantDate, List, Person, apply};
use crate::formats::foreign::{
    Choices, FileSort, Incoming, IncomingMeeting, MatchReason, Outcome, Participant, PersonChoice,
};

#[test]
fn the_same_file_twice_adds_nothing() {
    let people = || {
        vec![
            card("vcard 1", known("Ana", "Silva", "ana@northwind.example")),
            card("", known("Luis", "Costa", "")),
            // Two people of one name and nothing else.
            card("", known("Luis", "Costa", "")),
        ]
    };
    let meeting = || IncomingMeeting {
        former_key: String::new(),
        key: "ical 1 2026-11-01".into(),
        exchange: Exchange { when: "2026-11-01".parse().ok(), ..Exchange::default() },
        with: vec![Participant { email: "ana@northwind.example".into(), ..Participant::default() }],
        doubt: None,
        series: None,
    };
    let whole = || Incoming { meetings: vec![meeting()], ..file(people()) };
    let mut book = Book::default();
    assert_eq!(import(&mut book, whole(), 1), 4);
    assert_eq!(import(&mut book, whole(), 2), 0);
    assert_eq!((book.people.iter().count(), book.exchanges.iter().count()), (3, 1));
}

#[test]
fn two_devices_that_import_one_file_have_the_same_people() {
    let people = || file(vec![card("vcard 1", known("Ana", "Silva", "")), card("", known("Luis", "Costa", ""))]);
    let (mut one, mut other) = (Book::default(), Book::default());
    import(&mut one, people(), 1);
    import(&mut other, people(), 9);
    let plan = crate::merge::plan(&one, &other, 0);
    assert_eq!((plan.new.len(), one.people.iter().count()), (0, 2));
}

#[test]
fn a_change_at_the_source_is_offered_and_the_users_own_words_stay() {
    let at = |organisation: &str, role: &str| Person {
        organisation: organisation.into(),
        role: role.into(),
        ..known("Ana", "Silva", "ana@northwind.example")
    };
    let mut book = Book::default();
    import(&mut book, file(vec![card("vcard 1", at("Northwind", "Cook"))]), 1);
    let (id, ana) = book.people.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
    let edited = Person { role: "Head cook".into(), emails: List::default(), ..ana };
    apply(&mut book, Command::EditPerson(id, Box::new(edited)), &ctx(2, 1)).unwrap();
    // Nothing has changed there: the user's role and the removed address are no news.
    let same = outcome(&book, card("vcard 1", at("Northwind", "Cook")));
    assert_eq!(same, Outcome::Same { name: "Ana Silva".into(), reason: MatchReason::Record });
    let Outcome::Match { additions, changes, .. } = outcome(&book, card("vcard 1", at("Southwind", "Cook"))) else {
        panic!("there is a new employer");
    };
    assert_eq!(additions, []);
    let changes: Vec<_> = changes.iter().map(|it| (it.field.as_str(), it.theirs.as_str(), it.takes_theirs)).collect();
    assert_eq!(changes, [("organisation", "Southwind", true), ("role", "Cook", false)]);
}

#[test]
fn a_field_of_the_first_import_follows_its_source_after_later_imports_too() {
    let at = |organisation: &str, role: &str| {
        let person = known("Ana", "Silva", "ana@northwind.example");
        card("vcard 1", Person { organisation: organisation.into(), role: role.into(), ..person })
    };
    let mut book = Book::default();
    import(&mut book, file(vec![at("Northwind", "Cook")]), 1);
    let (id, ana) = book.people.iter().next().map(|(id, it)| (id, it.clone())).unwrap();
    let edited = Person { organisation: "Southwind".into(), ..ana };
    apply(&mut book, Command::EditPerson(id, Box::new(edited)), &ctx(2, 1)).unwrap();
    // The user keeps the own employer: only the record is noted.
    import(&mut book, file(vec![at("Westwind", "Cook")]), 3);
    let Outcome::Match { changes, .. } = outcome(&book, at("Westwind", "Head cook")) else { panic!("a new role") };
    let changes: Vec<_> = changes.iter().map(|it| (it.theirs.as_str(), it.takes_theirs)).collect();
    assert_eq!(changes, [("Westwind", false), ("Head cook", true)]);
}

#[test]
fn somebody_new_in_place_of_a_match_stays_the_one_of_the_record() {
    let at = |organisation: &str| {
        let person = known("Ana", "Silva", "ana@northwind.example");
        file(vec![card("vcard 1", Person { organisation: organisation.into(), ..person })])
    };
    let mut book = Book::default();
    import(&mut book, at("Northwind"), 1);
    let choices = Choices { people: vec![PersonChoice::Other], ..Choices::default() };
    let save = plan(FileSort::VCard, at("Southwind"), &book).save_all(&book, &choices, &ctx(2, 1));
    apply(&mut book, Command::Act(Rc::new(save)), &ctx(2, 1)).unwrap();
    let row = |organisation: &str| {
        let plan = plan(FileSort::VCard, at(organisation), &book);
        plan.preview(&book, 0).people.remove(0).outcome
    };
    assert!(matches!(row("Northwind"), Outcome::Same { .. }));
    assert!(matches!(row("Southwind"), Outcome::Same { .. }));
    let Outcome::Match { changes, .. } = row("Westwind") else { panic!("a new employer") };
    assert_eq!(changes[0].mine, "Southwind");
}

#[test]
fn another_birthday_of_the_same_person_is_a_change_and_not_a_second_one() {
    let born = |day: &str| Person {
        dates: std::iter::once(ImportantDate { kind: "birthday".into(), when: day.parse().ok(), note: String::new() })
            .collect(),
        ..known("Ada", "King", "ada@northwind.example")
    };
    let mut book = book(&[born("1815-12-10")]);
    let incoming = || file(vec![card("", born("1815-12-11"))]);
    let planned = plan(FileSort::VCard, incoming(), &book);
    let Outcome::Match { additions, changes, .. } = planned.preview(&book, 0).people.remove(0).outcome else {
        panic!("the address is the same");
    };
    assert_eq!((additions.len(), changes[0].mine.as_str(), changes[0].takes_theirs), (0, "1815-12-10", false));
    assert_eq!(changes[0].field, "dates/birthday");
    let choices = Choices { people: vec![PersonChoice::Take(vec![0])], ..Choices::default() };
    let save = planned.save_all(&book, &choices, &ctx(1, 1));
    apply(&mut book, Command::Act(Rc::new(save)), &ctx(1, 1)).unwrap();
    let dates: Vec<_> = book.people.iter().flat_map(|it| it.1.dates.iter().map(|it| it.when)).collect();
    assert_eq!(dates, ["1815-12-11".parse().ok()]);
}

#[test]
fn notes_of_a_file_come_below_the_users_own_and_only_once() {
    let with = |notes: &str, email: &str| Person { notes: notes.into(), ..known("Ana", "Silva", email) };
    let mut book = book(&[with("Likes quiet places.", "ana@northwind.example")]);
    let file_of = |notes: &str| file(vec![card("vcard 1", with(notes, "ana@northwind.example"))]);
    let notes = |book: &Book| book.people.iter().map(|it| it.1.notes.clone()).collect::<Vec<_>>();
    import(&mut book, file_of("Two children."), 1);
    assert_eq!(notes(&book), ["Likes quiet places.\n\nTwo children."]);
    assert_eq!(import(&mut book, file_of("Two children."), 2), 0);
    // A new note at the source is a question, whose answer loses nothing.
    let Outcome::Match { changes, .. } =
        outcome(&book, card("vcard 1", with("Three children.", "ana@northwind.example")))
    else {
        panic!("there is a new note");
    };
    assert_eq!(changes[0].theirs, "Likes quiet places.\n\nTwo children.\n\nThree children.");
    assert!(!changes[0].takes_theirs);
}

#[test]
fn a_name_that_changed_at_the_source_is_offered_with_and_without_a_key() {
    for key in ["", "vcard 1"] {
        let mut book = Book::default();
        import(&mut book, file(vec![card(key, known("Ana", "Silva", "ana@northwind.example"))]), 1);
        let found = outcome(&book, card(key, known("Ana", "Costa", "ana@northwind.example")));
        let Outcome::Match { changes, .. } = found else { panic!("{key}: {found:?}") };
        let names: Vec<_> = changes.iter().map(|it| (it.mine.as_str(), it.theirs.as_str(), it.takes_theirs)).collect();
        assert_eq!(names, [("Ana Silva", "Ana Costa", true)]);
        let initial = outcome(&book, card(key, known("A.", "Silva", "ana@northwind.example")));
        assert!(matches!(initial, Outcome::Same { .. }), "an initial is no other name: {initial:?}");
        let other = outcome(&book, card("vcard 2", known("Ana", "Costa", "ana@northwind.example")));
        assert!(matches!(other, Outcome::Same { .. }), "the user's own name is right: {other:?}");
    }
}
