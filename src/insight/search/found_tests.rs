//! What people are found by.

use crate::domain::Book;
use crate::formats::backup::read;
use crate::insight::search::{Index, WorkId, excerpt, find_work};

/// A book from the people and the other lists of a file.
fn book_of(people: &str, rest: &str) -> Book {
    read(&format!(r#"{{"format": "kith-backup", "version": 1, "people": [{people}]{rest}}}"#)).unwrap().book
}

#[track_caller]
fn check_found(book: &Book, queries: &[&str], expected: &[&str]) {
    for query in queries {
        let found = Index::of(book).find(query);
        let names: Vec<&str> = found.iter().map(|it| book.people.get(it.id).unwrap().given.as_str()).collect();
        assert_eq!(names, expected, "{query}");
    }
}

#[test]
fn a_number_is_found_however_it_is_written() {
    let book = book_of(
        r#"{"given": "Gerd", "phones": [{"kind": "mobile", "value": "+49 171 5550123"}]},
        {"given": "Inês", "phones": [{"value": "(0)912-000-444"}, {"value": "ask reception"}]},
        {"given": "Uma", "notes": "Her desk: 020 7946 0000 ext. 12. Born 2019."}"#,
        "",
    );
    let gerd = [
        "+491715550123",
        "0171 5550123",
        "01715550123",
        "0171-5550123",
        "0049 171 5550123",
        "(0171) 555 01 23",
        "5550123",
    ];
    check_found(&book, &gerd, &["Gerd"]);
    check_found(&book, &["+351 912 000 444", "00351912000444", "0912 000 444", "912000444", "ines 912"], &["Inês"]);
    check_found(&book, &["+44 20 7946 0000", "02079460000", "2019", "+44 (0)20 7946 0000"], &["Uma"]);
    check_found(&book, &["+49 171 5550124", "0172 5550123", "gerd 912000444"], &[]);
    let (gerd, _) = book.people.iter().find(|(_, it)| it.given == "Gerd").unwrap();
    assert_eq!(excerpt(&book, gerd, "01715550123").unwrap().text, "+49 171 5550123");
}

#[test]
fn capitals_marks_and_apostrophes_make_no_difference() {
    let book = book_of(
        r#"{"given": "Šárka", "family": "Černá", "notes": "works for Škoda in Łódź"}, {"given": "Žan", "family": "Ćuk"},
        {"given": "Siobhan", "family": "O’Brien"}, {"given": "Fergus", "family": "O'Brien"}"#,
        "",
    );
    check_found(&book, &["škoda", "skoda", "ŠKODA", "łódź", "Lodz", "sarka cerna"], &["Šárka"]);
    check_found(&book, &["zan", "cuk", "ĆUK"], &["Žan"]);
    check_found(&book, &["o'brien", "O’BRIEN", "oʼbrien"], &["Siobhan", "Fergus"]);
}

#[test]
fn somebody_is_found_by_everything_that_is_known() {
    let book = book_of(
        r#"{"id": "1", "given": "Ana", "tags": ["Supplier"], "addresses": [{"value": "Rua da Rosa 4\n1200 Lisboa"}],
            "dates": [{"kind": "birthday", "when": "--04-12", "note": "cardamom, never chocolate"}]}"#,
        r#", "promises": [{"people": ["1"], "what": "Send the ferry timetable", "whose": "mine"}],
        "favours": [{"people": ["1"], "what": "Lent a ladder", "outcome": "the roof is tight"}],
        "shares": [{"people": ["1"], "what": "A talk on tides", "link": "https://example.org/tides"},
            {"given_to": ["1"], "what": "A map of wells"}]"#,
    );
    check_found(
        &book,
        &[
            "#supplier",
            "supplier",
            "#SUPPLIER",
            "rosa 4",
            "cardamom",
            "ferry timetable",
            "ladder",
            "roof",
            "on tides",
            "example.org",
            "wells",
        ],
        &["Ana"],
    );
    let (ana, _) = book.people.iter().next().unwrap();
    assert_eq!(excerpt(&book, ana, "ferry").unwrap().text, "Send the ferry timetable");
}

/// The returns that a search finds themselves, by their words.
#[track_caller]
fn check_found_returns(book: &Book, query: &str, expected: &[&str]) {
    let found = find_work(book, query);
    let returns = found.iter().filter(|it| matches!(it.id, WorkId::Return(_)));
    assert_eq!(returns.map(|it| it.name.as_str()).collect::<Vec<_>>(), expected, "{query}");
}

#[test]
fn a_return_is_found_itself_with_and_without_people() {
    let book = book_of(
        r#"{"id": "1", "given": "Ana"}"#,
        r#", "returns": [{"what": "A cabin by the fjord", "when": "1987"},
            {"what": "A boat", "people": ["1"]}]"#,
    );
    check_found_returns(&book, "fjord", &["A cabin by the fjord"]);
    check_found_returns(&book, "fjord cabin", &["A cabin by the fjord"]);
    check_found_returns(&book, "boat", &["A boat"]);
    check_found_returns(&book, "ana", &[]);
    check_found_returns(&book, "", &[]);
}
