//! Labels in several spellings.

use super::Labels;
use crate::formats::backup::read;

#[track_caller]
fn check(people: &str, expected: &[&str]) {
    let file = format!(r#"{{"format": "kith-backup", "version": 1, "people": [{people}]}}"#);
    let book = read(&file).unwrap().book;
    assert_eq!(Labels::of(&book, Labels::TAGS).iter().collect::<Vec<_>>(), expected);
}

#[test]
fn tags_that_differ_in_case_or_spaces_are_one() {
    check(r#"{"given": "A", "tags": ["Supplier"]}, {"given": "B", "tags": ["supplier", "SUPPLIER "]}"#, &["SUPPLIER"]);
    check(r#"{"given": "A", "tags": ["Café"]}, {"given": "B", "tags": ["cafe"]}"#, &["Café"]);
    check(r#"{"given": "A", "tags": ["old", "new"]}"#, &["new", "old"]);
    check(r#"{"given": "A"}"#, &[]);
}

#[test]
fn the_first_spelling_is_shown_on_every_device() {
    let person =
        |name: &str, tag: &str, stamp: &str| format!(r#"{{"given": "{name}", "tags": ["{tag}"], "stamp": "{stamp}"}}"#);
    let (early, late) = ("019a000000000000000000a1", "019b000000000000000000b2");
    check(&format!("{}, {}", person("A", "supplier", early), person("B", "Supplier", late)), &["supplier"]);
    check(&format!("{}, {}", person("A", "supplier", late), person("B", "Supplier", early)), &["Supplier"]);
    let both = r#"{"given": "A", "tags": ["Supplier", "supplier"],
        "stamps": {"tags/Supplier": "019b000000000000000000b2", "tags/supplier": "019a000000000000000000a1"}}"#;
    check(both, &["supplier"]);
}
