//! Lists: fields whose elements are cells of their own.

use serde_json::Value;

use crate::domain::{Field, Id, TextForm};

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
    /// The form of the text in a part of the element.
    fn part_form(_: &str) -> TextForm {
        TextForm::Line
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

    fn part_form(&self, part: &str) -> TextForm {
        T::part_form(part)
    }

    fn is_list(&self) -> bool {
        true
    }
}
