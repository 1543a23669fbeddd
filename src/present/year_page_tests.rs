//! The page "Read your year": nobody who is left out is on it, and each part has what belongs there.

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::domain::{Book, PersonId};
use crate::formats::backup::read;
use crate::insight::digest::Digest;
use crate::insight::years::CalendarYear;
use crate::present::year_page::{OwnSentence, YearParts, left_out, own_sentence, people_out, year_parts};

const YEAR: CalendarYear = CalendarYear(2026);

fn today() -> NaiveDate {
    "2026-12-05".parse().unwrap()
}

fn book(entries: &Value) -> Book {
    let mut file = json!({"format": "kith-backup", "version": 1});
    file.as_object_mut().unwrap().extend(entries.as_object().unwrap().clone());
    read(&file.to_string()).unwrap().book
}

fn digest(book: &Book) -> Digest {
    Digest::of(book.exchanges.iter().map(|(_, it)| it))
}

fn parts(book: &Book) -> YearParts {
    year_parts(book, &digest(book), YEAR, today())
}

#[test]
fn each_part_has_what_belongs_to_the_year() {
    let book = book(&json!({
        "people": [{"id": "a", "given": "Ana"}, {"id": "b", "given": "Bo"}, {"id": "c", "given": "Cy", "circle": "close"}],
        "exchanges": [
            {"when": "2022-02-01", "people": ["b", "c"]}, {"when": "2022-03-01", "people": ["c"]},
            {"when": "2026-03-01", "people": ["a"], "notes": "A long walk along the quay."},
            {"when": "2026-04-01", "people": ["b"], "notes": "Tea.", "learned": "To wait."},
            {"when": "2026-05-01", "people": ["a"], "tone": "strained", "notes": "A very long quarrel about the boat."},
            {"when": "2026-06-01", "people": ["a"]},
        ],
        "favours": [{"direction": "given", "people": ["a"], "what": "a lift", "when": "2026-02-02"},
            {"direction": "received", "people": ["a"], "what": "a cake", "when": "2026-02-02"},
            {"direction": "given", "people": ["a"], "what": "a book", "when": "2025-02-02"}],
        "returns": [{"what": "A flat", "when": "2026-03", "people": ["b"]}, {"what": "A post", "when": "2009"}],
    }));
    let parts = parts(&book);
    let names = |lines: &[super::year_page::PersonLine]| lines.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    let texts = |lines: &[super::year_page::WordsLine]| lines.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
    assert_eq!(names(&parts.met), ["Ana"]);
    assert_eq!(names(&parts.again), ["Bo"]);
    assert_eq!(texts(&parts.talks), ["A long walk along the quay.", "Tea."]);
    assert_eq!(texts(&parts.gave), ["a lift"]);
    assert_eq!(texts(&parts.came), ["A flat"]);
    assert_eq!(texts(&parts.learned), ["To wait."]);
    assert_eq!(names(&parts.next), ["Cy"]);
}

#[test]
fn the_first_screen_names_those_of_the_year_who_are_out_and_nobody_else() {
    let book = book(&json!({
        "people": [{"id": "t", "given": "Theo", "died": "2026-02"}, {"id": "o", "given": "Old", "archived": true},
            {"id": "a", "given": "Ana"}],
        "exchanges": [{"when": "2026-01-03", "people": ["t", "a"]}, {"when": "2012-01-03", "people": ["o"]}],
    }));
    let out: Vec<String> = left_out(&book, &digest(&book), YEAR, today()).into_iter().map(|it| it.name).collect();
    assert_eq!(out, ["Theo"], "Old has no day in the year");
    assert!(parts(&book).met.iter().all(|it| it.name != "Theo"));
}

#[test]
fn a_text_with_any_name_of_somebody_left_out_is_left_out_too() {
    let check = |person: Value, text: &str, expected: bool| {
        let mut theo = json!({"id": "t", "given": "Theodor", "family": "de Vries", "died": "2024"});
        theo.as_object_mut().unwrap().extend(person.as_object().unwrap().clone());
        let book = book(&json!({"people": [theo, {"id": "a", "given": "Ana"}],
            "exchanges": [{"when": "2026-03-01", "people": ["a"], "notes": text}]}));
        assert_eq!(!parts(&book).talks.is_empty(), expected, "{person} {text}");
    };
    let none = || json!({});
    check(none(), "We spoke of Theodor.", false);
    check(none(), "Os livros de Lisboa.", true); // A particle is no name.
    check(none(), "The Vries' garden.", false);
    check(none(), "Ted’s boat.", true); // Short for Theodore and Edward.
    check(json!({"given": "Robert"}), "Bob’s boat.", false);
    check(json!({"given": "Bob"}), "We spoke of Robert.", false);
    check(json!({"given": "William"}), "Will rowed.", false);
    check(json!({"given": "William"}), "It will rain.", true);
    check(json!({"nickname": "Teddy Bear"}), "Teddy’s old boat.", false);
    check(json!({"middle": "Cornelis"}), "Cornelis would have laughed.", false);
    check(json!({"family": "O’Brien"}), "The OBriens came.", false);
    check(json!({"family": "OBrien"}), "O’Brien’s pub.", false);
    check(json!({"custom": [{"label": "Maiden name", "text": "Silva"}]}), "The Silva house.", false);
    check(json!({"custom": [{"label": "Drinks", "text": "Port"}]}), "At the port.", true);
}

#[test]
fn a_sentence_of_ones_own_that_names_somebody_left_out_is_not_shown() {
    let check = |year: i32, text: &str, is_in: bool, shown: &str, is_out: bool| {
        let book = book(&json!({
            "people": [{"id": "j", "given": "Jakub", "family": "Novák"}, {"id": "a", "given": "Ana"}],
            "settings": {"own_lines": [{"year": year, "text": text}],
                "left_out": [{"year": 2026, "person": "j", "is_in": is_in}]},
        }));
        let expected = OwnSentence { text: shown.to_owned(), is_out };
        assert_eq!(own_sentence(&book, YEAR, today()), expected, "{year} {text} {is_in}");
    };
    check(2026, "A year with Ana.", false, "A year with Ana.", false);
    check(2026, "A year with Jakub.", false, "", true);
    check(2026, "The Nováks’ year.", false, "", true);
    check(2026, "A year with Jakub.", true, "A year with Jakub.", false);
    check(2025, "A year with Jakub.", false, "", false);
}

const NAMES: [&str; 5] = ["Aamu", "Birk", "Caius", "Dova", "Ebba"];

prop_compose! {
    fn any_person(at: usize)(
        died in prop::option::weighted(0.2, Just("2024")),
        archived in prop::bool::weighted(0.2),
        choice in prop::option::weighted(0.4, (2024_u32..2027, any::<bool>())),
    ) -> (Value, Option<Value>) {
        let person = json!({"id": NAMES[at], "given": NAMES[at], "family": format!("{}son", NAMES[at]),
            "died": died, "archived": archived});
        let choice = choice.map(|(year, is_in)| json!({"year": year, "person": NAMES[at], "is_in": is_in}));
        (person, choice)
    }
}

/// Some of the people, and a text that names some.
fn any_words() -> impl Strategy<Value = (Vec<&'static str>, String)> {
    let people = prop::sample::subsequence(NAMES.to_vec(), 0..3);
    let named = prop::sample::subsequence(NAMES.to_vec(), 0..2);
    (people, named, "[a-z]{2,9}").prop_map(|(people, named, word)| {
        (people, named.iter().fold(word, |text, name| format!("{text} with {name}’s boat")))
    })
}

fn any_day() -> impl Strategy<Value = String> {
    (2022_u32..2027, 1_u32..12, 1_u32..28).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
}

/// A talk of a random book: its people and notes, its day, whether it was strained, and what was learned.
type Talk = ((Vec<&'static str>, String), String, bool, (Vec<&'static str>, String));

prop_compose! {
    fn any_book()(
        people in (any_person(0), any_person(1), any_person(2), any_person(3), any_person(4)),
        talks in prop::collection::vec((any_words(), any_day(), any::<bool>(), any_words()), 0..12),
        given in prop::collection::vec((any_words(), any_day()), 0..4),
        grown in prop::collection::vec((any_words(), any_day()), 0..4),
    ) -> Book {
        let people = [people.0, people.1, people.2, people.3, people.4];
        let tone = |is_strained: bool| if is_strained { "strained" } else { "easy" };
        let talk = |((people, notes), when, is_strained, (_, learned)): Talk| {
            json!({"people": people, "notes": notes, "when": when, "tone": tone(is_strained), "learned": learned})
        };
        let favour = |((people, what), when): ((Vec<&str>, String), String)| {
            json!({"direction": "given", "people": people, "what": what, "when": when})
        };
        let outcome = |((people, what), when): ((Vec<&str>, String), String)| {
            json!({"people": people, "what": what, "when": when})
        };
        book(&json!({
            "people": people.iter().map(|it| it.0.clone()).collect::<Vec<_>>(),
            "settings": {"left_out": people.iter().filter_map(|it| it.1.clone()).collect::<Vec<_>>()},
            "exchanges": talks.into_iter().map(talk).collect::<Vec<_>>(),
            "favours": given.into_iter().map(favour).collect::<Vec<_>>(),
            "returns": grown.into_iter().map(outcome).collect::<Vec<_>>(),
        }))
    }
}

proptest! {
    #[test]
    fn nobody_left_out_is_in_any_part_neither_as_a_person_nor_by_name(book in any_book()) {
        let page = format!("{:?}", parts(&book));
        for id in people_out(&book, YEAR, today()).iter() {
            let name = &book.people.get(*id).unwrap().given;
            prop_assert!(!page.contains(name.as_str()), "{name} in {page}");
            prop_assert!(!page.contains(&format!("{:?}", PersonId::from_uuid(id.uuid()))), "{name} by id in {page}");
        }
    }
}
