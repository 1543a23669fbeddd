//! Fields of an entity as cells.
//!
//! A *cell* is the unit of merging: a register (`role`), a part of a group (`how_met/place`) or one element of a list
//! (`tags/supplier`). Code that treats all entities alike (journal, merge, backup file) works on cells through
//! [`Field`] as a trait object, so that it is compiled once and not once for each entity.

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::{Id, PartialDate, Referent, TextForm};

/// A field of an entity: a register, a group or a list.
pub trait Field {
    /// Calls `visit` for every set cell, in a fixed order, with the part of the cell name after the slash (empty for a
    /// register) and the value.
    fn each_cell(&self, visit: &mut dyn FnMut(&str, Value));

    /// The value of a cell, by the part of its name after the slash. None if it is not set.
    fn cell(&self, element: &str) -> Option<Value>;

    /// Whether a value has more parts than the field can hold: a list element with a part of a newer version.
    fn has_more(&self, _: &Value) -> bool {
        false
    }

    /// Sets or clears one cell. Returns false and changes nothing if the value does not have the field's type.
    fn put(&mut self, element: &str, value: Option<&Value>) -> bool;

    /// The field as a backup file stores it, or none if it is not set.
    fn to_json(&self) -> Option<Value>;

    /// Calls `visit` for the cells of a JSON value from [`to_json`](Self::to_json). Cells that this version cannot read
    /// are passed on unchanged: [`put`](Self::put) refuses them, and the record stores them in `rest`.
    fn split_json(&self, json: &Value, visit: &mut dyn FnMut(&str, Value));

    /// Fills the field, which must be unset, from a JSON value of [`to_json`](Self::to_json), with the same result as
    /// putting the cells of [`split_json`](Self::split_json). Cells that this version cannot read, or reads only in
    /// part, are passed to `left`.
    fn fill(&mut self, json: Value, left: &mut dyn FnMut(&str, Value));

    /// Whether any cell is set.
    fn is_set(&self) -> bool {
        let mut is_set = false;
        self.each_cell(&mut |_, _| is_set = true);
        is_set
    }

    /// The form of the texts in a part: of a group, or of the elements of a list.
    fn part_form(&self, _: &str) -> TextForm {
        TextForm::Line
    }

    /// Whether the field is stored as an array.
    fn is_list(&self) -> bool {
        false
    }

    /// The parts that hold the id of a person: of a group or of the elements of a list; the empty name for the value
    /// itself. Joining two people finds every reference to a person by it.
    fn person_parts(&self) -> Vec<&'static str> {
        Vec::new()
    }
}

/// A value that is stored as one cell.
pub trait Scalar: Sized + Default + PartialEq {
    /// The JSON value, or none if unset.
    fn to_value(&self) -> Option<Value>;
    /// Parses a JSON value. None if it has another type.
    fn from_value(value: &Value) -> Option<Self>;
    /// Parses an owned JSON value without copying it. Returns the value if it has another type.
    fn take_value(value: Value) -> Result<Self, Value> {
        Self::from_value(&value).ok_or(value)
    }
    /// Whether the value is the id of a person.
    fn is_person() -> bool {
        false
    }
}

impl<S: Scalar> Field for S {
    fn person_parts(&self) -> Vec<&'static str> {
        if S::is_person() { vec![""] } else { Vec::new() }
    }

    fn is_set(&self) -> bool {
        *self != S::default()
    }

    fn each_cell(&self, visit: &mut dyn FnMut(&str, Value)) {
        if let Some(value) = self.to_value() {
            visit("", value);
        }
    }

    fn cell(&self, element: &str) -> Option<Value> {
        if element.is_empty() { self.to_value() } else { None }
    }

    fn put(&mut self, element: &str, value: Option<&Value>) -> bool {
        let new = match value {
            None => Some(S::default()),
            Some(value) => S::from_value(value),
        };
        match new {
            Some(new) if element.is_empty() => {
                *self = new;
                true
            }
            _ => false,
        }
    }

    fn to_json(&self) -> Option<Value> {
        self.to_value()
    }

    fn split_json(&self, json: &Value, visit: &mut dyn FnMut(&str, Value)) {
        visit_normal(S::from_value(json).map(|it| it.to_value()), json, visit);
    }

    fn fill(&mut self, json: Value, left: &mut dyn FnMut(&str, Value)) {
        match S::take_value(json) {
            Ok(read) => *self = read,
            Err(json) => left("", json),
        }
    }
}

/// Visits a register's value as this version writes it, or as it is if this version cannot read it. Outside of the
/// implementation, so that it is compiled once and not once for each type.
fn visit_normal(normal: Option<Option<Value>>, json: &Value, visit: &mut dyn FnMut(&str, Value)) {
    if let Some(value) = normal.unwrap_or_else(|| Some(json.clone())) {
        visit("", value);
    }
}

impl Scalar for String {
    fn to_value(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::String(self.clone()))
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }

    fn take_value(value: Value) -> Result<Self, Value> {
        if let Value::String(text) = value { Ok(text) } else { Err(value) }
    }
}

impl Scalar for bool {
    fn to_value(&self) -> Option<Value> {
        self.then_some(Value::Bool(true))
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

impl Scalar for Option<u32> {
    fn to_value(&self) -> Option<Value> {
        self.map(Value::from)
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_u64().and_then(|it| u32::try_from(it).ok()).map(Some)
    }
}

impl Scalar for Option<NaiveDate> {
    fn to_value(&self) -> Option<Value> {
        self.map(|it| Value::String(PartialDate::Day(it).to_string()))
    }

    fn from_value(value: &Value) -> Option<Self> {
        match PartialDate::of_file(value.as_str()?) {
            Some(PartialDate::Day(date)) => Some(Some(date)),
            _ => None,
        }
    }
}

impl Scalar for Option<PartialDate> {
    fn to_value(&self) -> Option<Value> {
        self.map(|it| Value::String(it.to_string()))
    }

    fn from_value(value: &Value) -> Option<Self> {
        PartialDate::of_file(value.as_str()?).map(Some)
    }
}

impl<T: Referent> Scalar for Option<Id<T>> {
    fn is_person() -> bool {
        T::IS_PERSON
    }

    fn to_value(&self) -> Option<Value> {
        self.map(|it| Value::String(it.to_string()))
    }

    fn from_value(value: &Value) -> Option<Self> {
        Id::parse(value.as_str()?).map(Some)
    }
}
