//! Text as people write it: tags, capitals, marks and apostrophes. Today is Sunday 22 November 2026, noon.

use crate::domain::Book;
use crate::formats::backup::read as read_file;
use crate::quick_entry::{Names, Reading, Who, read};

fn reading(sentence: &str, book: &Book) -> Reading {
    read(sentence, &Names::of(book), "2026-11-22T12:00:00".parse().unwrap())
}

#[test]
fn a_tag_begins_with_a_letter() {
    #[track_caller]
    fn check(sentence: &str, tags: &[&str], topics: &[&str]) {
        let reading = reading(sentence, &Book::default());
        let found: (Vec<&str>, Vec<&str>) =
            (reading.tags.iter().map(String::as_str).collect(), reading.topics.iter().map(String::as_str).collect());
        assert_eq!(found, (tags.to_vec(), topics.to_vec()), "{sentence}");
    }
    check("called Tina #supplier", &["supplier"], &[]);
    check("talked with Tina about issue #42", &[], &["issue #42"]);
    check("talked with Tina about priority #1", &[], &["priority #1"]);
    check("called Tina #a,#b", &["a", "b"], &[]);
    check("called Tina #a, #b", &["a", "b"], &[]);
    check("called Tina #a #b", &["a", "b"], &[]);
    check("called Tina #a#b", &["a", "b"], &[]);
    check("called Tina #a;#b", &["a", "b"], &[]);
    check("called Tina (#supplier).", &["supplier"], &[]);
    check("called Tina #Supplier #supplier", &["Supplier"], &[]);
    check("called Tina #q3-plan", &["q3-plan"], &[]);
    check("called Tina #2026", &[], &[]);
    check("called Tina #ёлка", &["ёлка"], &[]);
    check("called Tina #", &[], &[]);
}

#[test]
fn a_name_is_known_with_any_apostrophe_mark_or_capital() {
    let text = r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Siobhan", "family": "O’Brien"},
        {"given": "Šárka", "family": "Černá"}, {"given": "Łukasz", "family": "Żak"}, {"given": "Đorđe"}]}"#;
    let book = read_file(text).unwrap().book;
    let check = |sentence: &str, expected: &str| {
        let who = reading(sentence, &book).who;
        let [Who::Known(id)] = who.as_slice() else { panic!("{sentence}: {who:?}") };
        assert_eq!(book.people.get(*id).unwrap().given, expected, "{sentence}");
    };
    check("lunch with Siobhan O’Brien", "Siobhan");
    check("lunch with Siobhan O'Brien", "Siobhan");
    check("lunch with Siobhan Oʼbrien", "Siobhan");
    check("called Sarka", "Šárka");
    check("called ŠÁRKA ČERNÁ", "Šárka");
    check("called Lukasz Zak", "Łukasz");
    check("called Dorde", "Đorđe");
}
