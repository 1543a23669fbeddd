//! Fields that cannot be read.

use super::{SkipReason, skipped};
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
    check(
        r#""dates": [{"kind": "birthday", "when": "28/11/1987"}]"#,
        &[("dates", "when", "28/11/1987", SkipReason::Date)],
    );
    check(r#""dates": [{"kind": "birthday"}]"#, &[("dates", "", "birthday", SkipReason::Missing)]);
    check(r#""phones": ["+1 2"]"#, &[("phones", "", "+1 2", SkipReason::Parts)]);
    check(r#""phones": [{"value": 12}]"#, &[("phones", "value", "12", SkipReason::Text)]);
    check(r#""phones": [{"number": "+1 2"}]"#, &[("phones", "", "+1 2", SkipReason::Missing)]);
    check(r#""phones": [{"value": "1", "use": "x"}]"#, &[("phones", "use", "x", SkipReason::UnknownField)]);
    check(r#""circle": "Close""#, &[("circle", "", "Close", SkipReason::Word)]);
    check(r#""tags": "a, b""#, &[("tags", "", "a, b", SkipReason::List)]);
    check(r#""tags": [1]"#, &[("tags", "", "1", SkipReason::Text)]);
    check(r#""role": ["Cook"]"#, &[("role", "", "[\"Cook\"]", SkipReason::Text)]);
    check(r#""cadence_days": "30""#, &[("cadence_days", "", "30", SkipReason::Number)]);
    check(r#""archived": "yes""#, &[("archived", "", "yes", SkipReason::Switch)]);
    check(r#""how_met": {"when": "spring"}"#, &[("how_met", "when", "spring", SkipReason::Date)]);
    check(r#""died": "long ago""#, &[("died", "", "long ago", SkipReason::Date)]);
    check(r#""shoe_size": 44"#, &[("shoe_size", "", "44", SkipReason::UnknownField)]);
    check(
        r#""circle": "Close", "tags": "a, b""#,
        &[("circle", "", "Close", SkipReason::Word), ("tags", "", "a, b", SkipReason::List)],
    );
}
