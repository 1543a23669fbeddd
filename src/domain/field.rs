//! Fields of an entity, seen as cells.
//!
//! A *cell* is the unit of merging: a register (`role`), a part of a group (`how_met/place`) or one element of a list
//! (`tags/supplier`). Everything that must treat all entities alike (the journal, the merge, the backup file) works on
//! cells through [`Field`] as a trait object, so that it is compiled once and not once an entity.

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::{Id, PartialDate};

/// A field of an entity: a register, a group or a list.
pub trait Field {
    /// Hands every cell that is set to `visit`, in a fixed order: what comes after the slash (empty for a register)
    /// and the value.
    fn each_cell(&self, visit: &mut dyn FnMut(&str, Value));

    /// One cell, by what comes after the slash. None where it is not set.
    fn cell(&self, element: &str) -> Option<Value> {
        let mut found = None;
        self.each_cell(&mut |it, value| {
            if it == element {
                found = Some(value);
            }
        });
        found
    }

    /// Whether a value that the field holds says more than the field can: a list element with a part of a newer version.
    fn has_more(&self, _: &Value) -> bool {
        false
    }

    /// Sets or clears one cell. Returns false where the value is not of the field's type; the field is then unchanged.
    fn put(&mut self, element: &str, value: Option<&Value>) -> bool;

    /// The field as a backup file writes it, or none where nothing is set.
    fn to_json(&self) -> Option<Value>;

    /// Hands the cells of what [`to_json`](Self::to_json) wrote to `visit`. What this version cannot read is handed
    /// over too, as it stands: [`put`](Self::put) will not take it, and the record keeps it aside.
    fn split_json(&self, json: &Value, visit: &mut dyn FnMut(&str, Value));

    /// Fills the field, which is unset, with what [`to_json`](Self::to_json) wrote, as putting the cells that
    /// [`split_json`](Self::split_json) hands over would do. What this version cannot read, or reads in part, is handed to
    /// `left`.
    fn fill(&mut self, json: Value, left: &mut dyn FnMut(&str, Value));

    /// Whether any cell is set.
    fn is_set(&self) -> bool {
        let mut is_set = false;
        self.each_cell(&mut |_, _| is_set = true);
        is_set
    }

    /// Whether the field is written as an array.
    fn is_list(&self) -> bool {
        false
    }
}

/// A value that is written as one cell.
pub trait Scalar: Sized + Default + PartialEq {
    /// The value, or none where it is unset.
    fn to_value(&self) -> Option<Value>;
    /// Reads a value.
    fn from_value(value: &Value) -> Option<Self>;
    /// Reads a value that nobody else needs, and gives it back where it cannot be read.
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

/// An element of a list, told from its neighbours by a key.
pub trait Element: Sized + Clone + PartialEq {
    /// What makes two elements the same one. Two devices that add elements of one key have added one element.
    fn key(&self) -> String;
    /// The element as JSON.
    fn to_value(&self) -> Value;
    /// Reads an element.
    fn from_value(value: &Value) -> Option<Self>;
    /// Whether a value that can be read has parts of which this version knows nothing.
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

/// A list without an order of its own: elements stand in the order of their keys, so that two devices agree.
#[derive(Clone, Debug, PartialEq)]
pub struct List<T>(Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Element> List<T> {
    /// Adds an element, in the place of one with the same key.
    pub fn insert(&mut self, element: T) {
        let key = element.key();
        // Most come in order.
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
