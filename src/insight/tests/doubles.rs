//! Pairs of entries that may be one person, and pairs that are two.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::read;
use crate::domain::tests::ctx;
use crate::domain::{Command, JoinPeople, NotTheSame, PersonId, VecMap, apply, display_name};
use crate::insight::doubles::{Reason, double_of, doubles};

fn book(people: &Value) -> crate::domain::Book {
    read(&json!({"format": "kith-backup", "version": 1, "people": people}).to_string()).unwrap().book
}

/// Checks the reasons for which two people are asked about. None for no question.
#[track_caller]
fn check(mut one: Value, mut other: Value, expected: &[Reason]) {
    for (at, person) in [&mut one, &mut other].into_iter().enumerate() {
        // In order, so that the reason has the spelling of the first.
        let id = || format!("0190c0de-0000-7000-8000-00000000000{at}").into();
        person.as_object_mut().unwrap().entry("id").or_insert_with(id);
    }
    let found: Vec<Vec<Reason>> = doubles(&book(&json!([one, other]))).into_iter().map(|it| it.reasons).collect();
    let expected = if expected.is_empty() { vec![] } else { vec![expected.to_vec()] };
    assert_eq!(found, expected, "{one} {other}");
}

/// A person in a line: `given family`, then fields.
fn named(name: &str) -> Value {
    let (given, family) = name.split_once(' ').unwrap_or((name, ""));
    json!({"given": given, "family": family})
}

fn with(name: &str, more: Value) -> Value {
    let mut person = named(name);
    let fields = more.as_object().unwrap().clone();
    person.as_object_mut().unwrap().extend(fields);
    person
}

fn born(name: &str, when: &str) -> Value {
    with(name, json!({"dates": [{"kind": "birthday", "when": when}]}))
}

fn at(name: &str, organisation: &str) -> Value {
    with(name, json!({"organisation": organisation}))
}

#[test]
fn the_same_name_is_a_question() {
    for (one, other) in [
        ("Farid Haddad", "farid haddad "),
        ("Lucía Ferreyra", "Lucia FERREYRA"),
        ("Mary Ann", "Maryann"),
        ("Jean-Luc Moreau", "Jean Luc Moreau"),
        ("Conor O'Brien", "Conor O’Brien"),
        ("Mina", "mina"),
        ("Ana Silva", "Silva, Ana"),
        ("Ana Silva", "Dr. Ana Silva, PhD"),
    ] {
        check(named(one), named(other), &[Reason::Name]);
    }
    check(named("Ana Silva"), json!({"given": "Ana Silva"}), &[Reason::Name]);
    check(json!({"given": "太郎", "family": "田中"}), named("田中太郎"), &[Reason::Name]);
}

#[test]
fn a_name_in_another_form_is_a_question() {
    for (one, other, reason) in [
        ("Ana Silva", "Silva Ana", Reason::OtherOrder),
        // The given name is written as the family name.
        ("田中 太郎", "田中太郎", Reason::OtherOrder),
        ("Ana Silva", "Ana Maria Silva", Reason::LongerName),
        ("Ana M. Silva", "Ana Maria Silva", Reason::LongerName),
        ("Ana M Silva", "Ana Silva", Reason::LongerName),
        ("A. Silva", "Ana Silva", Reason::LongerName),
        ("Ana S.", "Ana Silva", Reason::LongerName),
    ] {
        check(named(one), named(other), &[reason]);
    }
    let fernando = with("Fernando Costa", json!({"nickname": "Nando"}));
    check(fernando.clone(), named("Nando Costa"), &[Reason::Nickname]);
    check(fernando, named("Nando"), &[Reason::Nickname]);
    check(with("Taro Tanaka", json!({"other_script": "田中太郎"})), named("田中 太郎"), &[Reason::Nickname]);
}

#[test]
fn an_address_or_a_number_is_a_question() {
    let email = |name: &str, value: &str| with(name, json!({"emails": [{"value": value}]}));
    let phone = |name: &str, value: &str| with(name, json!({"phones": [{"value": value}]}));
    check(
        email("Ana Silva", "ana@x.example"),
        email("Ana Costa", "Ana@X.example"),
        &[Reason::Email("ana@x.example".into())],
    );
    check(email("Mum", "h@x.example"), email("Helena Costa", "h@x.example"), &[Reason::Email("h@x.example".into())]);
    check(
        phone("Ana Silva", "+351 912 000 000"),
        phone("Ana", "912000000"),
        &[Reason::Number("+351 912 000 000".into())],
    );
    check(
        phone("Mum", "+44 20 7946 0000"),
        phone("Helena", "020 7946 0000"),
        &[Reason::Number("+44 20 7946 0000".into())],
    );
    // A house, an office, an extension.
    check(phone("Ana Silva", "+351 912 000 000"), phone("Rui Silva", "+351 912 000 000"), &[]);
    check(phone("Ana Silva", "112"), phone("Ana", "112"), &[]);
    let team: Vec<Value> = ["Ana", "Bo", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida"]
        .iter()
        .map(|it| email(it, "team@x.example"))
        .collect();
    assert_eq!(doubles(&book(&json!(team))), []);
}

#[test]
fn the_organisation_makes_a_question_stronger_or_weaker() {
    check(
        at("Ana Silva", "Northwind"),
        at("Ana Silva", "northwind"),
        &[Reason::NameAndOrganisation("Northwind".into())],
    );
    check(at("Ana Silva", "Northwind"), named("Ana Silva"), &[Reason::Name]);
    check(at("Ana Silva", "Northwind"), at("Ana Silva", "Contoso"), &[Reason::NameElsewhere]);
    check(at("Ana", "Northwind"), at("Ana Silva", "Northwind"), &[Reason::LongerName]);
    check(at("Ana", "Northwind"), at("Ana", "Contoso"), &[]);
    check(at("Ana Silva", "Northwind"), at("Ana Maria Silva", "Contoso"), &[]);
}

#[test]
fn two_people_are_not_a_question() {
    for (one, other) in [
        ("Ana Silva", "Rui Silva"),
        ("Ana Silva", "Ana"),
        ("Ana Maria Silva", "Ana Rita Silva"),
        ("John Smith", "John Smith Jr."),
        ("João Costa Filho", "João Costa"),
        ("Dr. John Smith", "Dr. John Smith, Jr."),
        ("A. S.", "Ana Silva"),
        ("Ana Silva", "Anabela Silva"),
    ] {
        check(named(one), named(other), &[]);
    }
    check(json!({"organisation": "Northwind"}), json!({"organisation": "Northwind"}), &[]);
    // A father and a son.
    check(born("John Smith", "1950-03-01"), born("John Smith", "1980-07-09"), &[]);
    check(born("John Smith", "1950"), born("John Smith", "1980-07-09"), &[]);
    check(born("John Smith", "1950-03-01"), born("John Smith", "--03-01"), &[Reason::Name]);
    check(with("Ana Silva", json!({"died": "2020"})), named("Ana Silva"), &[]);
    check(with("Ana Silva", json!({"sample": true})), named("Ana Silva"), &[]);
    check(with("Ana Silva", json!({"archived": true})), named("Ana Silva"), &[Reason::Name]);
    let mother = with("Ana Silva", json!({"id": "one", "relations": [{"kind": "child", "to": "two"}]}));
    check(mother, with("Ana Silva", json!({"id": "two"})), &[]);
}

#[test]
fn a_pair_with_two_reasons_is_one_question() {
    let ana = || with("Ana Silva", json!({"emails": [{"value": "ana@x.example"}]}));
    let mut other = ana();
    other["role"] = "Cook".into();
    check(ana(), other, &[Reason::Email("ana@x.example".into()), Reason::Name]);
}

#[test]
fn an_answer_is_remembered_and_a_joined_person_is_asked_about_again_only_with_new_entries() {
    let mut book = book(&json!([named("Ana Silva"), {"given": "Ana Silva", "role": "Cook"}]));
    let double = doubles(&book).remove(0);
    let mut other = book.clone();
    apply(&mut other, NotTheSame(double.gone, double.keep).into(), &ctx(1, 1)).unwrap();
    assert_eq!(doubles(&other), []);
    assert_eq!(double_of(&other, double.gone, double.keep).reasons, [Reason::Name]);

    let join = JoinPeople { keep: double.keep, gone: double.gone, choices: VecMap::default() };
    apply(&mut book, join.into(), &ctx(1, 1)).unwrap();
    assert_eq!(doubles(&book), []);
    apply(&mut book, log_with(double.gone), &ctx(2, 1)).unwrap();
    assert_eq!(doubles(&book).remove(0).reasons, [Reason::JoinedBefore]);
    apply(&mut book, NotTheSame(double.gone, double.keep).into(), &ctx(3, 1)).unwrap();
    assert_eq!(doubles(&book), []);
}

#[test]
fn two_devices_that_answered_differently_are_asked_again() {
    let mut joined = book(&json!([named("Ana Silva"), {"given": "Ana Silva", "role": "Cook"}]));
    let double = doubles(&joined).remove(0);
    let mut apart = joined.clone();
    apply(&mut apart, NotTheSame(double.gone, double.keep).into(), &ctx(1, 2)).unwrap();
    let join = JoinPeople { keep: double.keep, gone: double.gone, choices: VecMap::default() };
    apply(&mut joined, join.clone().into(), &ctx(2, 1)).unwrap();
    let plan = crate::merge::plan(&joined, &apart, 0);
    apply(&mut joined, Command::Merge(plan.change), &ctx(3, 1)).unwrap();
    assert_eq!(doubles(&joined).remove(0).reasons, [Reason::Contradiction]);
    let mut two = joined.clone();
    apply(&mut joined, join.into(), &ctx(4, 1)).unwrap();
    assert_eq!(doubles(&joined), []);
    apply(&mut two, NotTheSame(double.gone, double.keep).into(), &ctx(4, 1)).unwrap();
    assert_eq!((doubles(&two), two.people.iter().count()), (vec![], 2));
}

fn log_with(person: PersonId) -> Command {
    let exchange = crate::domain::Exchange { people: [person].into_iter().collect(), ..Default::default() };
    Command::LogExchange(Box::new(exchange), vec![])
}

#[test]
fn five_thousand_people_are_compared_by_their_keys() {
    // All pairs would take minutes.
    let people: Vec<Value> = (0..5_000)
        .map(|at: u32| {
            let mut name = String::new();
            write!(name, "Given{} Family{}", at % 50, at).unwrap();
            with(&name, json!({"emails": [{"value": format!("{at}@x.example")}]}))
        })
        .chain((0..2_000).map(|_| named("Ana Silva")))
        .collect();
    let book = book(&json!(people));
    let found = doubles(&book);
    assert!(found.iter().all(|it| book.people.get(it.keep).is_some_and(|it| display_name(it) == "Ana Silva")));
    assert_eq!(found.len(), 1_999);
}
