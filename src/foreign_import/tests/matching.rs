//! Whom of the book a record of a file is.

use super::{book, card, file, import, known, method, outcome, plan};
use crate::domain::{Book, ContactMethod, Exchange, ImportantDate, List, Person};
use crate::formats::foreign::{FileSort, Incoming, IncomingMeeting, MatchReason, Outcome, Participant};

#[test]
fn somebody_is_matched_by_an_address_a_number_or_a_profile_and_never_by_a_name_alone() {
    let with = |field: fn(&mut Person, List<ContactMethod>), value: &str| {
        let mut it = known("Ana", "Silva", "");
        field(&mut it, method(value));
        it
    };
    let phone = |value: &str| with(|it, all| it.phones = all, value);
    let profile = |value: &str| with(|it, all| it.profiles = all, value);
    let at = |organisation: &str| Person { organisation: organisation.into(), ..known("Ana", "Silva", "") };
    #[track_caller]
    fn check(mine: Person, theirs: Person, expected: Option<MatchReason>) {
        let reason = match outcome(&book(&[mine]), card("", theirs)) {
            Outcome::Match { reason, .. } => Some(reason),
            Outcome::Same { .. } => panic!("the import has something new"),
            _ => None,
        };
        assert_eq!(reason, expected);
    }
    let more = |it: Person| Person { role: "Cook".into(), ..it };
    let mail = || known("Ana", "Silva", "ana@northwind.example");
    check(
        mail(),
        more(known("A.", "Silva", "ANA@northwind.example")),
        Some(MatchReason::Email("ana@northwind.example".into())),
    );
    check(phone("+351 912 345 678"), more(phone("912345678")), Some(MatchReason::Number("+351 912 345 678".into())));
    let (mine, theirs) = (profile("linkedin.com/in/ana"), more(profile("https://www.linkedin.com/in/ana/")));
    check(mine, theirs, Some(MatchReason::Profile("linkedin.com/in/ana".into())));
    check(at("Northwind"), more(at("northwind")), Some(MatchReason::NameAndOrganisation("Northwind".into())));
    check(known("Ana", "Silva", ""), more(known("Ana", "Silva", "")), None);
    check(mail(), more(known("Luis", "Costa", "luis@northwind.example")), None);
}

#[test]
fn a_namesake_is_a_question() {
    let book = book(&[known("Ana", "Silva", "")]);
    let found = outcome(&book, card("", known("Ana", "Silva", "ana@northwind.example")));
    assert_eq!(found, Outcome::Perhaps { name: "Ana Silva".into(), reason: MatchReason::Name });
}

#[test]
fn two_of_a_family_with_one_address_are_a_question_and_a_married_name_is_none() {
    let book = book(&[known("Ana", "Silva", "family@silva.example")]);
    let check = |given: &str, family: &str, expected: Option<&str>| {
        let more = Person { role: "Cook".into(), ..known(given, family, "family@silva.example") };
        let reason = MatchReason::Email("family@silva.example".into());
        let found = outcome(&book, card("", more));
        let is = match expected {
            Some("asks") => found == Outcome::Perhaps { name: "Ana Silva".into(), reason },
            _ => matches!(found, Outcome::Match { reason: found, .. } if found == reason),
        };
        assert!(is, "{given} {family}");
    };
    check("Bob", "Stone", Some("asks"));
    check("Bob", "Silva", Some("asks"));
    check("Ana", "Costa", None);
    check("A.", "Silva", None);
    check("", "", None);
}

#[test]
fn a_card_with_the_id_of_kith_is_that_person_whatever_the_name() {
    let book = book(&[known("Ana", "Silva", "")]);
    let (id, _) = book.people.iter().next().unwrap();
    let more = Person { role: "Cook".into(), ..known("Ana", "Costa", "") };
    let found = outcome(&book, card(&format!("vcard {id}"), more));
    assert!(matches!(found, Outcome::Match { reason: MatchReason::Record, .. }), "{found:?}");
}

#[test]
fn a_record_without_a_key_of_its_own_is_matched_by_what_it_shares() {
    let ana = || file(vec![card("", known("Ana", "Silva", "ana@silva.example"))]);
    let mut book = Book::default();
    import(&mut book, ana(), 1);
    let outcome = plan(FileSort::VCard, ana(), &book).preview(&book, 0).people.remove(0).outcome;
    let reason = MatchReason::Email("ana@silva.example".into());
    assert_eq!(outcome, Outcome::Same { name: "Ana Silva".into(), reason });
}

#[test]
fn a_sender_who_is_a_number_is_somebody_with_that_number() {
    let book = book(&[Person { phones: method("+33 6 12 34 56 78"), ..known("Ana", "Silva", "") }]);
    let met = |name: &str| Incoming {
        meetings: vec![IncomingMeeting {
            former_key: String::new(),
            key: format!("whatsapp {name}"),
            exchange: Exchange { when: "2026-11-01".parse().ok(), ..Exchange::default() },
            with: vec![Participant { name: name.into(), ..Participant::default() }],
            doubt: None,
            series: None,
        }],
        ..Incoming::default()
    };
    let outcomes = |name: &str| plan(FileSort::WhatsApp, met(name), &book).preview(&book, 0).people[0].outcome.clone();
    assert!(matches!(outcomes("+33 6 12 34 56 78"), Outcome::Same { .. } | Outcome::Match { .. }));
    assert!(!matches!(outcomes("+33 6 99 99 99 99"), Outcome::Same { .. } | Outcome::Match { .. }));
}

#[test]
fn a_shared_address_with_another_birthday_is_a_question_unless_the_name_is_the_same() {
    let born = |it: Person, day: &str| Person {
        dates: [ImportantDate { kind: "birthday".into(), when: day.parse().ok(), ..ImportantDate::default() }]
            .into_iter()
            .collect(),
        ..it
    };
    let mail = "ana@northwind.example";
    let book = book(&[born(known("Ana", "Silva", mail), "1980-05-01")]);
    let asks = |given: &str| {
        let found = outcome(&book, card("", born(known(given, "Silva", mail), "2004-07-09")));
        assert!(!matches!(found, Outcome::New), "{given} is a silent double");
        matches!(found, Outcome::Perhaps { .. })
    };
    assert!(asks("Anita"));
    assert!(!asks("Ana"));
}
