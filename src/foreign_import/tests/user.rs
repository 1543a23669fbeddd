//! The user in a file, and a namesake of the user.

use std::rc::Rc;

use super::{all, card, file, import, known, method, outcome, plan};
use crate::domain::tests::ctx;
use crate::domain::{Book, Command, ContactMethod, Person, Settings, apply};
use crate::formats::foreign::{Choices, FileSort, Incoming, Outcome, PersonChoice};

#[test]
fn the_owner_and_the_trash_stay_out() {
    let incoming = || Incoming {
        owner: vec!["me@northwind.example".into()],
        ..file(vec![card("1", known("Me", "Myself", "me@northwind.example")), card("2", known("Ana", "Silva", ""))])
    };
    let mut book = Book::default();
    import(&mut book, incoming(), 1);
    let (ana, _) = book.people.iter().next().unwrap();
    assert_eq!(book.people.iter().count(), 1);
    apply(&mut book, Command::Delete(ana.into()), &ctx(2, 1)).unwrap();
    let outcomes = plan(FileSort::VCard, incoming(), &book).preview(&book, 0).people;
    assert_eq!(outcomes.into_iter().map(|it| it.outcome).collect::<Vec<_>>(), [Outcome::Owner, Outcome::InTrash]);
    assert_eq!(import(&mut book, incoming(), 3), 0);
}

#[test]
fn the_user_of_the_own_card_stays_out() {
    let mut book = Book::default();
    let mail = ContactMethod { value: "maria@home.example".into(), ..ContactMethod::default() };
    let settings =
        Settings { own_name: "Maria Costa".into(), own_emails: [mail].into_iter().collect(), ..Settings::default() };
    apply(&mut book, Command::SetSettings(Box::new(settings)), &ctx(0, 1)).unwrap();
    #[track_caller]
    fn check(book: &Book, person: Person, expected: Outcome) {
        let people = plan(FileSort::VCard, file(vec![card("1", person)]), book).preview(book, 0).people;
        assert_eq!(people[0].outcome, expected);
    }
    check(&book, known("M.", "Costa", "Maria@home.example"), Outcome::Owner);
    check(&book, known("Maria", "Costa", "an.old@address.example"), Outcome::Owner);
    check(&book, known("Maria", "Silva", "maria@northwind.example"), Outcome::New);
}

#[test]
fn a_namesake_of_the_user_comes_in_if_the_user_says_so() {
    let settings = Settings { own_name: "Maria Costa".into(), ..Settings::default() };
    let mut book = Book::default();
    apply(&mut book, Command::SetSettings(Box::new(settings)), &ctx(0, 1)).unwrap();
    let incoming = || file(vec![card("", known("Maria", "Costa", "maria@school.example"))]);
    for (choice, expected) in [(PersonChoice::Take(Vec::new()), 0), (PersonChoice::Other, 1)] {
        let choices = Choices { people: vec![choice], ..Choices::default() };
        let save = plan(FileSort::VCard, incoming(), &book).save_all(&book, &choices, &ctx(1, 1));
        assert_eq!(save.people.len(), expected);
        let _ = apply(&mut book, Command::Act(Rc::new(save)), &ctx(1, 1));
    }
    // From then on the namesake is somebody of the book, and may be in the trash.
    let outcome = |book: &Book| plan(FileSort::VCard, incoming(), book).preview(book, 0).people.remove(0).outcome;
    assert!(matches!(outcome(&book), Outcome::Same { .. }));
    let (maria, _) = book.people.iter().next().unwrap();
    apply(&mut book, Command::Delete(maria.into()), &ctx(2, 1)).unwrap();
    assert_eq!(outcome(&book), Outcome::InTrash);
}

#[test]
fn the_answers_about_the_user_are_one_change_with_the_import() {
    let check = |key: &str, expected: (&str, &[&str])| {
        let mut book = Book::default();
        let plan = plan(FileSort::WhatsApp, file(vec![card("vcard 1", known("Ana", "Silva", ""))]), &book);
        let choices = Choices { own_key: key.into(), forgotten: vec!["x".into()], ..all(&plan.preview(&book, 0)) };
        let save = plan.save_all(&book, &choices, &ctx(1, 1));
        apply(&mut book, Command::Act(Rc::new(save)), &ctx(1, 1)).unwrap();
        let settings = book.settings();
        let emails: Vec<&str> = settings.own_emails.iter().map(|it| it.value.as_str()).collect();
        assert_eq!((settings.own_name.as_str(), emails.as_slice()), expected);
        assert!(settings.forgotten.contains(&"x".to_owned()));
    };
    check("Maria", ("Maria", &[]));
    check("maria@costa.example", ("", &["maria@costa.example"]));
    check("", ("", &[]));
}

#[test]
fn somebody_who_shares_my_address_is_not_me() {
    let mut book = Book::default();
    let own_emails = method("family@costa.example");
    let settings = Settings { own_name: "Maria Costa".into(), own_emails, ..Settings::default() };
    apply(&mut book, Command::SetSettings(Box::new(settings)), &ctx(1, 1)).unwrap();
    let found = |given: &str| outcome(&book, card("", known(given, "Costa", "family@costa.example")));
    assert_eq!(found("Tio"), Outcome::New);
    assert_eq!(found("M."), Outcome::Owner);
    assert_eq!(found("Maria"), Outcome::Owner);
}
