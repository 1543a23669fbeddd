//! Fields of an entity as cells.
//!
//! A *cell* is the unit of merging: a register (`role`), a part of a group (`how_met/place`) or one element of a list
//! (`tags/supplier`). Code that treats all entities alike (journal, merge, backup file) works on cells through
//! [`Field`] as a trait object, so that it is compiled once and not once for each entity.

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::{Id, PartialDate};

/// A field of an entity: a register, a group or a list.
pub trait Field {
    /// Calls `visit` for every set cell, in a fixed order, with the part of the cell name after the slash (empty for a
    /// register) and the value.
    fn each_cell(&self, visit: &mut dyn FnMut(&str, Value));

    /// The value of a cell, by the part of its name after the slash. None if it is not set.
    fn cell(&self, element: &str) -> Option<Value> {
        let mut found = None;
        self.each_cell(&mut |it, value| {
            if it == element {
                found = Some(value);
            }
        });
        found
    }

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

    /// Whether the field is stored as an array.
    fn is_list(&self) -> bool {
        false
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
}

impl<S: Scalar> Field for S {
    fn is_set(&self) -> bool {
        *self != S::default()
    }

    fn each_cell(&self, visit: &mut dyn FnMut(&str, Value)) {
        if let Some(value) = self.to_value() {
            visit("", value);
        }
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
        match S::from_value(json) {
            Some(read) => read.each_cell(visit),
            None => visit("", json.clone()),
        }
    }

    fn fill(&mut self, json: Value, left: &mut dyn FnMut(&str, Value)) {
        match S::take_value(json) {
            Ok(read) => *self = read,
            Err(json) => left("", json),
        }
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
        match value.as_str()?.parse() {
            Ok(PartialDate::Day(date)) => Some(Some(date)),
            _ => None,
        }
    }
}

impl Scalar for Option<PartialDate> {
    fn to_value(&self) -> Option<Value> {
        self.map(|it| Value::String(it.to_string()))
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_str()?.parse().ok().map(Some)
    }
}

impl<T> Scalar for Option<Id<T>> {
    fn to_value(&self) -> Option<Value> {
        self.map(|it| Value::String(it.to_string()))
    }

    fn from_value(value: &Value) -> Option<Self> {
        Id::parse(value.as_str()?).map(Some)
    }
}

/// An element of a list, identified by a key.
pub trait Element: Sized + Clone + PartialEq {
    /// The identity of the element. Two devices that add elements with the same key have added one element.
    fn key(&self) -> String;
    /// The element as JSON.
    fn to_value(&self) -> Value;
    /// Parses an element. None if the value cannot be read.
    fn from_value(value: &Value) -> Option<Self>;
    /// Whether a readable value has parts that this version does not know.
    fn has_more(_: &Value) -> bool {
        false
    }
}

impl Element for String {
    fn key(&self) -> String {
        self.clone()
    }

    fn to_value(&self) -> Value {
        Value::String(self.clone())
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_str().filter(|it| !it.is_empty()).map(str::to_owned)
    }
}

impl<T> Element for Id<T> {
    fn key(&self) -> String {
        self.to_string()
    }

    fn to_value(&self) -> Value {
        Value::String(self.to_string())
    }

    fn from_value(value: &Value) -> Option<Self> {
        Self::parse(value.as_str()?)
    }
}

/// A list without an order of its own: elements are sorted by key, so that all devices agree.
#[derive(Clone, Debug, PartialEq)]
pub struct List<T>(Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Element> List<T> {
    /// Inserts an element, replacing the one with the same key.
    pub fn insert(&mut self, element: T) {
        let key = element.key();
        // Elements mostly arrive in order.
        if self.0.last().is_none_or(|it| it.key() < key) {
            return self.0.push(element);
        }
        match self.place(&key) {
            Ok(index) => self.0[index] = element,
            Err(index) => self.0.insert(index, element),
        }
    }

    /// Removes the element with this key.
    pub fn remove(&mut self, key: &str) {
        if let Ok(index) = self.place(key) {
            self.0.remove(index);
        }
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|it| it.key().as_str().cmp(key))
    }
}

impl<T> std::ops::Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Element> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let mut list = Self::default();
        elements.into_iter().for_each(|it| list.insert(it));
        list
    }
}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: Element> Field for List<T> {
    fn is_set(&self) -> bool {
        !self.0.is_empty()
    }

    fn each_cell(&self, visit: &mut dyn FnMut(&str, Value)) {
        for element in &self.0 {
            visit(&element.key(), element.to_value());
        }
    }

    fn cell(&self, element: &str) -> Option<Value> {
        self.place(element).ok().map(|at| self.0[at].to_value())
    }

    fn has_more(&self, value: &Value) -> bool {
        T::has_more(value)
    }

    fn put(&mut self, element: &str, value: Option<&Value>) -> bool {
        match value {
            None => {
                self.remove(element);
                true
            }
            Some(value) => match T::from_value(value).filter(|it| it.key() == element) {
                Some(new) => {
                    self.insert(new);
                    true
                }
                None => false,
            },
        }
    }

    fn to_json(&self) -> Option<Value> {
        (!self.0.is_empty()).then(|| self.0.iter().map(Element::to_value).collect())
    }

    fn split_json(&self, json: &Value, visit: &mut dyn FnMut(&str, Value)) {
        let Some(elements) = json.as_array() else {
            return visit("", json.clone());
        };
        for json in elements.iter().filter(|it| !it.is_null()) {
            match T::from_value(json) {
                Some(element) if T::has_more(json) => visit(&element.key(), json.clone()),
                Some(element) => visit(&element.key(), element.to_value()),
                None => visit(&json.to_string(), json.clone()),
            }
        }
    }

    fn fill(&mut self, json: Value, left: &mut dyn FnMut(&str, Value)) {
        let Value::Array(elements) = json else {
            return left("", json);
        };
        self.0.reserve_exact(elements.len());
        for json in elements.into_iter().filter(|it| !it.is_null()) {
            let Some(element) = T::from_value(&json) else {
                left(&json.to_string(), json);
                continue;
            };
            if T::has_more(&json) {
                left(&element.key(), json);
            }
            self.insert(element);
        }
    }

    fn is_list(&self) -> bool {
        true
    }
}
