//! The shape of a Monica export: items with properties, and collections of items.

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::{MAX_LINE, PartialDate, tidy_line};

/// An item of a collection: `{"uuid": …, "properties": {…}, "data": […]}`.
#[derive(Clone, Copy)]
pub(super) struct Item<'a>(pub(super) &'a Value);

impl<'a> Item<'a> {
    /// A property, or a field beside the properties. None if it is missing or null.
    pub(super) fn get(self, name: &str) -> Option<&'a Value> {
        let value = self.0.get("properties").and_then(|it| it.get(name)).or_else(|| self.0.get(name));
        value.filter(|it| !it.is_null())
    }

    /// A text on one line, as far as a line of the book goes; empty if it is missing. Numbers become their text.
    pub(super) fn line(self, name: &str) -> String {
        match self.get(name) {
            Some(Value::String(text)) => tidy_line(text).chars().take(MAX_LINE).collect(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    /// Whether one of the names or titles is longer than a line of the book.
    pub(super) fn has_long_line(self) -> bool {
        let is_long = |it: &&str| self.get(it).and_then(Value::as_str).is_some_and(|it| it.chars().count() > MAX_LINE);
        ["first_name", "middle_name", "last_name", "nickname", "company", "job"].iter().any(is_long)
    }

    /// A text of several lines.
    pub(super) fn prose(self, name: &str) -> String {
        let text = self.get(name).and_then(Value::as_str).unwrap_or_default();
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        text.chars().filter(|it| !it.is_control() || *it == '\n').collect::<String>().trim().to_owned()
    }

    /// Whether a property is true, 1 or "1".
    pub(super) fn is(self, name: &str) -> bool {
        self.get(name).is_some_and(truth)
    }

    /// Whether a property is false, 0 or "0". Not if it is missing.
    pub(super) fn is_not(self, name: &str) -> bool {
        self.get(name).is_some_and(|it| !truth(it))
    }

    /// The key.
    pub(super) fn uuid(self) -> &'a str {
        self.0.get("uuid").and_then(Value::as_str).unwrap_or_default()
    }

    /// The items of a collection in `data`, by its singular name.
    pub(super) fn all(self, kind: &str) -> impl Iterator<Item = &'a Value> {
        let collections = self.0.get("data").and_then(Value::as_array).into_iter().flatten();
        let kind = kind.to_owned();
        let is_it = move |it: &&Value| it.get("type").and_then(Value::as_str).is_some_and(|it| is_kind(it, &kind));
        collections.filter(is_it).filter_map(|it| it.get("values")?.as_array()).flatten()
    }

    /// The day of a date, as written, wherever the user was. The text of a date that does not exist as error; None
    /// without one.
    pub(super) fn day(self, name: &str) -> Option<Result<NaiveDate, String>> {
        let text = self.line(name);
        let day = text.get(..10).unwrap_or(&text);
        (!text.is_empty()).then(|| PartialDate::whole(day).ok_or_else(|| day.to_owned()))
    }
}

/// Whether the name of a collection is this one, in the singular or plural.
fn is_kind(name: &str, kind: &str) -> bool {
    let stem = |it: &str| it.to_lowercase().replace('-', "_");
    let (name, kind) = (stem(name), stem(kind));
    name == kind || name == format!("{kind}s") || name == format!("{kind}es") || name == kind.replace('y', "ies")
}

fn truth(value: &Value) -> bool {
    match value {
        Value::Bool(it) => *it,
        Value::Number(it) => it.as_f64() != Some(0.0),
        Value::String(it) => matches!(it.as_str(), "1" | "true" | "yes"),
        _ => false,
    }
}

/// A special date: the day of every year if the year is unknown, the year if it follows from an age. The text of a date
/// that does not exist as error.
pub(super) fn special_date(value: &Value) -> Option<Result<(PartialDate, bool), String>> {
    use chrono::Datelike as _;
    let item = Item(value);
    let is_guess = item.is("is_age_based");
    Some(item.day("date")?.map(|day| match (is_guess, item.is("is_year_unknown")) {
        (true, _) => (PartialDate::Year(day.year()), true),
        (_, true) => (PartialDate::EveryYear { month: day.month(), day: day.day() }, false),
        _ => (PartialDate::Day(day), false),
    }))
}
