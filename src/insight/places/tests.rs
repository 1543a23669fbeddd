//! The people of a place, and the places in use.

use super::{InPlace, Resident, in_use, who_is_in};
use crate::domain::tests::{ctx, today};
use crate::domain::{Alias, Book, Command, KnowsCommand, apply};
use crate::formats::backup::read;

fn book(people: &str) -> Book {
    read(&format!(r#"{{"format": "kith-backup", "version": 1, "people": [{people}]}}"#)).unwrap().book
}

/// The names of those who live, work, were met and have left there.
fn found(book: &Book, query: &str) -> String {
    let InPlace { lives, works, met, left, .. } = who_is_in(book, query, today());
    let names = |all: &[Resident]| all.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(" ");
    [lives, works, met, left].map(|it| names(&it)).join("|")
}

#[test]
fn somebody_lives_works_or_was_met_in_a_place_or_has_left_it() {
    #[track_caller]
    fn check(person: &str, query: &str, expected: &str) {
        let book = book(&format!(r#"{{"given": "A", {person}}}"#));
        assert_eq!(found(&book, query), expected, "{person} {query}");
    }
    check(r#""place": "Lisbon""#, "lisbon", "A|||");
    check(r#""place": "Lisbon""#, "Lis", "A|||");
    check(r#""place": "Lisbon""#, "bon", "|||");
    check(r#""place": "Greater Lisbon area""#, "LISBON", "A|||");
    check(r#""place": "New York""#, "york", "A|||");
    check(r#""place": "New York""#, "new lisbon", "|||");
    check(r#""place": "Zürich""#, "zurich", "A|||");
    check(r#""place": "東京都""#, "京都", "A|||");
    check(r#""place": "Lisbon""#, " ", "|||");
    check(r#""addresses": [{"kind": "home", "value": "Rua 1\n1100 Lisbon"}]"#, "lisbon", "A|||");
    check(r#""addresses": [{"kind": "work", "value": "Rua 1\n1100 Lisbon"}]"#, "lisbon", "|A||");
    check(r#""addresses": [{"kind": "home", "value": "Lisbon Street 1\n4000 Porto"}]"#, "lisbon", "|||");
    check(r#""how_met": {"place": "A fair in Lisbon"}"#, "lisbon", "||A|");
    check(r#""place": "Lisbon", "how_met": {"place": "Lisbon"}"#, "lisbon", "A|||");
    check(r#""place": "Lisbon (until 2023)""#, "lisbon", "|||A");
    check(r#""place": "Lisbon until 2026-10""#, "lisbon", "|||A");
    check(r#""place": "Lisbon (until 2026)""#, "lisbon", "A|||");
    check(r#""place": "Lisbon (until 2030)""#, "lisbon", "A|||");
    check(r#""place": "Lisbon (until spring)""#, "lisbon", "A|||");
    check(r#""place": "Lisbon (left)""#, "lisbon", "|||A");
    check(r#""place": "Lisbon (Left 2024)""#, "lisbon", "|||A");
    check(r#""place": "left Lisbon in 2024""#, "lisbon", "|||A");
    check(r#""place": "formerly Lisbon""#, "lisbon", "|||A");
    check(r#""place": "Left Bank, Paris""#, "paris", "A|||");
    // A telephone number says nothing about a place.
    check(r#""phones": [{"value": "+351 21 000 00 00"}]"#, "lisbon", "|||");
    // Archived people and the dead are in no list.
    check(r#""place": "Lisbon", "archived": true"#, "lisbon", "|||");
    check(r#""how_met": {"place": "Lisbon"}, "died": "2024""#, "lisbon", "|||");
}

#[test]
fn the_list_is_in_the_order_of_names_and_shows_the_words_as_written() {
    let book = book(
        r#"{"given": "Noor", "place": "lisbon"}, {"given": "Émile", "place": "Lisbon"}, {"given": "Ana", "place": "Lisbon, Portugal"}"#,
    );
    let lives = who_is_in(&book, "Lisbon", today()).lives;
    let shown: Vec<(&str, &str)> = lives.iter().map(|it| (it.name.as_str(), it.words.as_str())).collect();
    assert_eq!(shown, [("Ana", "Lisbon, Portugal"), ("Émile", "Lisbon"), ("Noor", "lisbon")]);
}

const TWO: &str = r#"{"given": "Ana", "place": "Lisbon"}, {"given": "Luis", "place": "Lisboa"},
    {"given": "Noor", "addresses": [{"kind": "home", "value": "Rua 1\n1100 Lisboa\nPortugal"}]}, {"given": "Bo", "place": "Porto (until 2020)"}"#;

fn places(book: &Book) -> String {
    let all = in_use(book, today()).into_iter();
    all.map(|it| format!("{}: {}", it.spellings.join(" = "), it.people)).collect::<Vec<_>>().join("; ")
}

#[test]
fn two_spellings_are_two_places_until_they_are_declared_to_mean_the_same() {
    let mut book = book(TWO);
    assert_eq!((found(&book, "Lisbon").as_str(), found(&book, "Lisboa").as_str()), ("Ana|||", "Luis Noor|||"));
    assert_eq!(places(&book), "Lisboa: 2; Lisbon: 1");
    let alias = Alias { word: "Lisboa".into(), same_as: "Lisbon".into() };
    let change = apply(&mut book, KnowsCommand::Declare(alias).into(), &ctx(5, 1)).unwrap();
    for query in ["Lisbon", "lisboa"] {
        assert_eq!(found(&book, query), "Ana Luis Noor|||");
        let words: Vec<String> = who_is_in(&book, query, today()).lives.into_iter().map(|it| it.words).collect();
        assert_eq!(words, ["Lisbon", "Lisboa", "1100 Lisboa, Portugal"], "both spellings are shown");
    }
    assert_eq!(who_is_in(&book, "lisbon", today()).same, ["Lisboa"]);
    assert_eq!(places(&book), "Lisboa = Lisbon: 3");
    apply(&mut book, Command::Undo(change), &ctx(6, 1)).unwrap();
    assert_eq!(places(&book), "Lisboa: 2; Lisbon: 1");
}
