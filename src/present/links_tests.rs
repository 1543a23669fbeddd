//! Links in text and in contact fields.

use proptest::prelude::*;

use super::{Part, Target, number, parts, phone_parts};
use crate::domain::ContactMethod;
use crate::domain::email_addresses;

fn links(text: &str, parts: Vec<Part>) -> Vec<(String, String)> {
    let whole: String = parts.iter().map(|it| &text[it.range.clone()]).collect();
    assert_eq!(whole, text, "the parts together are the text");
    let link = |it: &Part| {
        let (Target::Web(to) | Target::Mail(to) | Target::Phone(to)) = it.target.clone()?;
        Some((text[it.range.clone()].to_owned(), to))
    };
    parts.iter().filter_map(link).collect()
}

#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let found = links(text, parts(text));
    let found: Vec<(&str, &str)> = found.iter().map(|(shown, to)| (shown.as_str(), to.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

/// A link that is shown as it is.
fn same(address: &str) -> (&str, &str) {
    (address, address)
}

#[test]
fn addresses_in_a_text_are_links() {
    let long = "https://docs.example.org/spreadsheets/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74/edit?usp=sharing&ouid=11#a";
    check(&format!("sent Uma {long} about the plan"), &[same(long)]);
    check("See https://example.org.", &[same("https://example.org")]);
    check("(https://example.org/a_(b)), then", &[same("https://example.org/a_(b)")]);
    check("<https://example.org/>", &[same("https://example.org/")]);
    check("www.example.org/plan!", &[("www.example.org/plan", "https://www.example.org/plan")]);
    check("HTTPS://Example.org", &[("HTTPS://Example.org", "https://Example.org")]);
    check("见https://example.org/页。", &[]);
    check("见 https://example.org/页。", &[same("https://example.org/页")]);
    check("a@x.example b@y.example", &[same("a@x.example"), same("b@y.example")]);
    check("ask ana.silva+kith@mail.example.org, please", &[same("ana.silva+kith@mail.example.org")]);
}

#[test]
fn other_text_is_no_link() {
    for text in ["", "https://", "http", "www.", "www.x", "javascript:alert(1)", "3@4", "@ana", "ana@", "a@b", "e.g. x"]
    {
        check(text, &[]);
    }
}

#[test]
fn a_mail_field_may_hold_several_email_addresses() {
    let check = |text: &str, expected: &[&str]| {
        let found: Vec<&str> = email_addresses(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("a@x.example, b@x.example", &["a@x.example", "b@x.example"]);
    check("a@x.example;b@x.example", &["a@x.example", "b@x.example"]);
    check("mailto:z@x.example", &["z@x.example"]);
    check("Ana Silva <ana@x.example>", &["ana@x.example"]);
    check("o'brien@x.example", &["o'brien@x.example"]);
    check("ask reception", &[]);
}

#[test]
fn a_telephone_field_may_hold_several_numbers() {
    let text = "home 0171 5550123 / work 030 1234567";
    let found = links(text, phone_parts(text));
    let digits: Vec<&str> = found.iter().map(|(_, to)| to.as_str()).collect();
    assert_eq!(digits, ["01715550123", "0301234567"]);
    assert!(links("ask reception", phone_parts("ask reception")).is_empty());
}

#[test]
fn the_number_to_call_can_be_dialled() {
    let phone =
        |value: &str, preferred| ContactMethod { value: value.to_owned(), preferred, ..ContactMethod::default() };
    let check = |phones: Vec<ContactMethod>, expected: Option<&str>| {
        assert_eq!(number(&phones.into_iter().collect()).as_deref(), expected);
    };
    check(vec![phone("0171 5550123", false), phone("030 1234567", true)], Some("0301234567"));
    check(vec![phone("0171 5550123", false), phone("ask reception", true)], Some("01715550123"));
    check(vec![phone("ask reception", true)], None);
}

proptest! {
    #[test]
    fn the_parts_of_any_text_are_the_text(text in "(\\PC|https://|www\\.|@|\\.| ){0,30}") {
        for (_, to) in links(&text, parts(&text)) {
            prop_assert!(!to.to_lowercase().starts_with("javascript:"));
        }
        links(&text, phone_parts(&text));
    }
}
