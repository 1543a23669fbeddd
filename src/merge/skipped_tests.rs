//! Fields that cannot be read.

use super::{SkipReason, skipped};
use crate::domain::Circle;
use crate::formats::backup::read;

#[track_caller]
fn check(person: &str, expected: &[(&str, &str, &str, SkipReason)]) {
    let text = format!(r#"{{"format": "kith-backup", "version": 1, "people": [{{"given": "Bada", {person}}}]}}"#);
    let (list, count) = skipped(&read(&text).unwrap().book);
    let found: Vec<(&str, &str, &str, SkipReason)> =
        list.iter().map(|it| (it.field.as_str(), it.part.as_str(), it.value.as_str(), it.reason)).collect();
    assert_eq!((found.as_slice(), count), (expected, expected.len()), "{person}");
}

#[test]
fn each_field_that_cannot_be_read_is_named_with_the_reason() {
    check(r#""role": "Cook""#, &[]);
    check(r#""dates": [{"kind": "birthday", "when": "3/4/1987"}]"#, &[("dates", "when", "3/4/1987", SkipReason::Date)]);
    check(r#""dates": [{"kind": "birthday"}]"#, &[("dates", "", "birthday", SkipReason::Missing)]);
    check(r#""phones": ["+1 2"]"#, &[("phones", "", "+1 2", SkipReason::Parts)]);
    check(r#""phones": [{"value": 12}]"#, &[("phones", "value", "12", SkipReason::Text)]);
    check(r#""phones": [{"number": "+1 2"}]"#, &[("phones", "", "+1 2", SkipReason::Missing)]);
    check(r#""phones": [{"value": "1", "use": "x"}]"#, &[("phones", "use", "x", SkipReason::UnknownField)]);
    check(r#""circle": "Closest""#, &[("circle", "", "Closest", SkipReason::Word)]);
    check(r#""tags": "a, b""#, &[("tags", "", "a, b", SkipReason::List)]);
    check(r#""tags": [1]"#, &[("tags", "", "1", SkipReason::Text)]);
    check(r#""role": ["Cook"]"#, &[("role", "", "[\"Cook\"]", SkipReason::Text)]);
    check(r#""cadence_days": "30""#, &[("cadence_days", "", "30", SkipReason::Number)]);
    check(r#""archived": "yes""#, &[("archived", "", "yes", SkipReason::Switch)]);
    check(r#""how_met": {"when": "spring"}"#, &[("how_met", "when", "spring", SkipReason::Date)]);
    check(r#""died": "long ago""#, &[("died", "", "long ago", SkipReason::Date)]);
    check(r#""shoe_size": 44"#, &[("shoe_size", "", "44", SkipReason::UnknownField)]);
    check(
        r#""circle": "Closest", "tags": "a, b""#,
        &[("circle", "", "Closest", SkipReason::Word), ("tags", "", "a, b", SkipReason::List)],
    );
}

#[test]
fn a_word_in_capitals_and_a_plain_day_of_a_hand_written_file_are_read() {
    check(r#""circle": "Close", "dates": [{"kind": "birthday", "when": "28/11/1987"}]"#, &[]);
    check(r#""paused_until": "28.11.2027", "circle": " WIDER ""#, &[]);
    let text = r#"{"format": "kith-backup", "version": 1, "people": [{"given": "Bada", "circle": "Close",
        "died": "28/11/1987"}]}"#;
    let book = read(text).unwrap().book;
    let (_, bada) = book.people.iter().next().unwrap();
    assert_eq!(bada.circle, Some(Circle::Close));
    assert_eq!(bada.died.unwrap().to_string(), "1987-11-28");
}
