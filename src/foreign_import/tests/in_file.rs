//! Doubles within one file.

use super::{card, file, import, known};
use crate::domain::{Book, ImportantDate, Person};

#[test]
fn a_double_within_the_file_is_one_person() {
    let first = known("Ana", "Silva", "ana@northwind.example");
    let second = Person { role: "Cook".into(), ..known("Ana", "Silva", "Ana@Northwind.example") };
    let mut book = Book::default();
    import(&mut book, file(vec![card("", first), card("", second)]), 1);
    let people: Vec<_> = book.people.iter().map(|it| it.1.role.clone()).collect();
    assert_eq!(people, ["Cook"]);
}

#[test]
fn an_initial_with_the_same_address_is_the_same_person_within_a_file() {
    let mut book = Book::default();
    let people = vec![
        card("vcard 1", known("Ana", "Silva", "ana@northwind.example")),
        card("vcard 2", known("A.", "Silva", "ana@northwind.example")),
        card("vcard 3", known("Bo", "Silva", "ana@northwind.example")),
    ];
    import(&mut book, file(people), 1);
    assert_eq!(book.people.iter().count(), 2);
}

#[test]
fn two_of_one_name_and_address_with_other_birthdays_in_a_file_are_two() {
    let born = |day: &str| Person {
        dates: [ImportantDate { kind: "birthday".into(), when: day.parse().ok(), ..ImportantDate::default() }]
            .into_iter()
            .collect(),
        ..known("Ana", "Silva", "casa@silva.example")
    };
    let check = |other: &str, expected: usize| {
        let mut book = Book::default();
        import(&mut book, file(vec![card("vcard 1", born("1980-05-01")), card("vcard 2", born(other))]), 1);
        assert_eq!(book.people.iter().count(), expected, "{other}");
    };
    check("1955-02-03", 2);
    check("1980-05-01", 1);
}
