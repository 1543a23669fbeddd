//! Lists: fields whose elements are cells of their own.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::{AnyList, Cells, CellsMut, Content, Field, Id, PartialDate, Referent, Scalar, TextForm};

/// An element of a list, identified by a key.
pub trait Element: Sized + Clone + PartialEq + 'static {
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
    /// The form of the text in a part of the element.
    fn part_form(_: &str) -> TextForm {
        TextForm::Line
    }
    /// What the element holds, part by part. The empty name stands for the element itself.
    fn contents() -> Vec<(&'static str, Content)>;
}

impl Element for String {
    fn contents() -> Vec<(&'static str, Content)> {
        vec![("", Content::Text)]
    }

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

impl<T: Referent> Element for Id<T> {
    fn contents() -> Vec<(&'static str, Content)> {
        vec![("", <Option<Self> as Scalar>::CONTENT)]
    }

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

// Not chrono's parser: the first load has no room for it.
impl Element for NaiveDate {
    fn contents() -> Vec<(&'static str, Content)> {
        vec![("", Content::Date)]
    }

    fn key(&self) -> String {
        PartialDate::Day(*self).to_string()
    }

    fn to_value(&self) -> Value {
        Value::String(self.key())
    }

    fn from_value(value: &Value) -> Option<Self> {
        PartialDate::whole(value.as_str()?)
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
    ///
    /// # Examples
    ///
    /// ```
    /// # use kith::domain::List;
    /// let mut tags = List::default();
    /// ["quay", "harbour", "quay"].into_iter().for_each(|it| tags.insert(it.to_owned()));
    /// assert_eq!(&*tags, ["harbour", "quay"]);
    /// ```
    pub fn insert(&mut self, element: T) {
        self.0.push(element);
        settle(self);
    }

    /// Removes the element with this key.
    pub fn remove(&mut self, key: &str) {
        if let Ok(index) = place(self, key) {
            self.0.remove(index);
        }
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

impl<T: Element> AnyList for List<T> {
    fn empty(&self) -> Box<dyn AnyList> {
        Box::new(Self::default())
    }

    fn length(&self) -> usize {
        self.0.len()
    }

    fn reserve(&mut self, count: usize) {
        self.0.reserve_exact(count);
    }

    fn key_at(&self, index: usize) -> String {
        self.0[index].key()
    }

    fn value_at(&self, index: usize) -> Value {
        self.0[index].to_value()
    }

    fn remove_at(&mut self, index: usize) {
        self.0.remove(index);
    }

    fn push_json(&mut self, json: &Value) -> bool {
        T::from_value(json).map(|it| self.0.push(it)).is_some()
    }

    fn move_last(&mut self, to: Result<usize, usize>) {
        let Some(element) = self.0.pop() else { return };
        match to {
            Ok(index) => self.0[index] = element,
            Err(index) => self.0.insert(index, element),
        }
    }

    fn has_unknown_parts(&self, json: &Value) -> bool {
        T::has_more(json)
    }

    fn contents(&self) -> Vec<(&'static str, Content)> {
        T::contents()
    }
}

/// The index of the element with a key, or the index at which it would stand.
fn place(list: &dyn AnyList, key: &str) -> Result<usize, usize> {
    place_below(list, key, list.length())
}

/// As [`place`], among the first `to` elements.
fn place_below(list: &dyn AnyList, key: &str, mut to: usize) -> Result<usize, usize> {
    // Elements mostly arrive in order.
    let mut from = 0;
    if to > 0 && list.key_at(to - 1).as_str() < key {
        return Err(to);
    }
    while from < to {
        let middle = usize::midpoint(from, to);
        match list.key_at(middle).as_str().cmp(key) {
            Ordering::Less => from = middle + 1,
            Ordering::Greater => to = middle,
            Ordering::Equal => return Ok(middle),
        }
    }
    Err(from)
}

/// Moves the last element to its place and returns its key.
fn settle(list: &mut dyn AnyList) -> String {
    let last = list.length() - 1;
    let key = list.key_at(last);
    let to = place_below(list, &key, last);
    if to != Err(last) {
        list.move_last(to);
    }
    key
}

/// Inserts an element and returns its key. None, and no change, if it cannot be read.
fn insert_json(list: &mut dyn AnyList, json: &Value) -> Option<String> {
    list.push_json(json).then(|| settle(list))
}

/// The key and the value of an element as this version writes it. None if it cannot be read.
fn normal(list: &dyn AnyList, json: &Value) -> Option<(String, Value)> {
    let mut one = list.empty();
    one.push_json(json).then(|| (one.key_at(0), one.value_at(0)))
}

pub(super) fn each_cell(list: &dyn AnyList, visit: &mut dyn FnMut(&str, Value)) {
    (0..list.length()).for_each(|index| visit(&list.key_at(index), list.value_at(index)));
}

pub(super) fn cell(list: &dyn AnyList, key: &str) -> Option<Value> {
    place(list, key).ok().map(|index| list.value_at(index))
}

pub(super) fn put(list: &mut dyn AnyList, key: &str, value: Option<&Value>) -> bool {
    if let Some(value) = value {
        let last = list.length();
        if !list.push_json(value) {
            return false;
        }
        if list.key_at(last) != key {
            list.remove_at(last);
            return false;
        }
        settle(list);
        return true;
    }
    if let Ok(index) = place(list, key) {
        list.remove_at(index);
    }
    true
}

pub(super) fn to_json(list: &dyn AnyList) -> Option<Value> {
    let length = list.length();
    (length > 0).then(|| (0..length).map(|index| list.value_at(index)).collect())
}

pub(super) fn split_json(list: &dyn AnyList, json: &Value, visit: &mut dyn FnMut(&str, Value)) {
    let Some(elements) = json.as_array() else {
        return visit("", json.clone());
    };
    for json in elements.iter().filter(|it| !it.is_null()) {
        match normal(list, json) {
            Some((key, _)) if list.has_unknown_parts(json) => visit(&key, json.clone()),
            Some((key, value)) => visit(&key, value),
            None => visit(&json.to_string(), json.clone()),
        }
    }
}

pub(super) fn fill(list: &mut dyn AnyList, json: Value, left: &mut dyn FnMut(&str, Value)) {
    let Value::Array(elements) = json else {
        return left("", json);
    };
    list.reserve(elements.len());
    for json in elements.into_iter().filter(|it| !it.is_null()) {
        match insert_json(list, &json) {
            Some(key) if list.has_unknown_parts(&json) => left(&key, json),
            Some(_) => (),
            None => left(&json.to_string(), json),
        }
    }
}

impl<T: Element> Field for List<T> {
    fn cells(&self) -> Cells<'_> {
        Cells::List(self)
    }

    fn cells_mut(&mut self) -> CellsMut<'_> {
        CellsMut::List(self)
    }

    fn is_set(&self) -> bool {
        !self.0.is_empty()
    }

    fn part_form(&self, part: &str) -> TextForm {
        T::part_form(part)
    }
}
