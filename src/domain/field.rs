//! Fields of an entity as cells.
//!
//! A *cell* is the unit of merging: a register (`role`), a part of a group (`how_met/place`) or one element of a list
//! (`tags/supplier`). Code that treats all entities alike (journal, merge, backup file) works on cells through
//! [`Field`] as a trait object, so that it is compiled once and not once for each entity.

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::{Content, Id, PartialDate, Referent, TextForm};

/// A field of an entity. Its cells are read and written through [`dyn Field`](#impl-dyn+Field), by its shape.
pub trait Field {
    /// How the field stores its cells.
    fn cells(&self) -> Cells<'_>;

    /// The same, to write.
    fn cells_mut(&mut self) -> CellsMut<'_>;

    /// Whether any cell is set.
    fn is_set(&self) -> bool;

    /// The form of the texts in a part: of a group, or of the elements of a list.
    fn part_form(&self, _: &str) -> TextForm {
        TextForm::Line
    }
}

/// How a field stores its cells.
pub enum Cells<'a> {
    /// One cell.
    Register(&'a dyn Register),
    /// A cell for each of some names.
    Group(&'a dyn Registers),
    /// A cell for each element.
    List(&'a dyn AnyList),
}

/// How a field stores its cells, to write.
pub enum CellsMut<'a> {
    /// One cell.
    Register(&'a mut dyn Register),
    /// A cell for each of some names.
    Group(&'a mut dyn Registers),
    /// A cell for each element.
    List(&'a mut dyn AnyList),
}

/// A field of one cell, whatever its type. The code for all types is written on top of this, so that it is compiled
/// once: each line of the implementation below is forty times in the first load.
pub trait Register {
    /// The value, or none if unset.
    fn value(&self) -> Option<Value>;
    /// Sets or clears the value. Returns false and changes nothing if it has another type.
    fn set(&mut self, value: Option<&Value>) -> bool;
    /// An unset register of the same type.
    fn blank(&self) -> Box<dyn Register>;
    /// The text, if the register holds one, so that a text is moved into it and not copied.
    fn text_mut(&mut self) -> Option<&mut String>;
    /// What the register holds.
    fn content(&self) -> Content;
}

/// Several registers under one name, each a cell of its own.
pub trait Registers {
    /// The registers by name, in file order.
    fn parts(&self) -> Vec<(&'static str, &dyn Field)>;
    /// A register by name. None if the group has no such register.
    fn part_mut(&mut self, name: &str) -> Option<&mut dyn Field>;
}

/// A list of any elements. Everything that [`Field`] asks of a list is written on top of this, so that it is compiled
/// once and not once for each type of element: each line of the implementation below is thirty times in the first load.
pub trait AnyList {
    /// An empty list of the same type.
    fn empty(&self) -> Box<dyn AnyList>;
    /// The number of elements.
    fn length(&self) -> usize;
    /// Reserves room for more elements.
    fn reserve(&mut self, count: usize);
    /// The key of an element.
    fn key_at(&self, index: usize) -> String;
    /// An element as JSON.
    fn value_at(&self, index: usize) -> Value;
    /// Removes an element.
    fn remove_at(&mut self, index: usize);
    /// Appends an element, out of order. Returns false if it cannot be read.
    fn push_json(&mut self, json: &Value) -> bool;
    /// Moves the last element to its index: in place of another, or between two.
    fn move_last(&mut self, to: Result<usize, usize>);
    /// Whether a readable element has parts that this version does not know.
    fn has_unknown_parts(&self, json: &Value) -> bool;
    /// What the elements hold, part by part.
    fn contents(&self) -> Vec<(&'static str, Content)>;
}

/// A value that is stored as one cell.
pub trait Scalar: Sized + Default + PartialEq + 'static {
    /// What the value is.
    const CONTENT: Content;
    /// The JSON value, or none if unset.
    fn to_value(&self) -> Option<Value>;
    /// Parses a JSON value. None if it has another type.
    fn from_value(value: &Value) -> Option<Self>;
    /// The value itself, if it is a text.
    fn text_mut(&mut self) -> Option<&mut String> {
        None
    }
}

impl<S: Scalar> Register for S {
    fn value(&self) -> Option<Value> {
        self.to_value()
    }

    fn set(&mut self, value: Option<&Value>) -> bool {
        let new = value.map_or_else(|| Some(S::default()), S::from_value);
        new.map(|it| *self = it).is_some()
    }

    fn blank(&self) -> Box<dyn Register> {
        Box::new(S::default())
    }

    fn text_mut(&mut self) -> Option<&mut String> {
        Scalar::text_mut(self)
    }

    fn content(&self) -> Content {
        S::CONTENT
    }
}

impl<S: Scalar> Field for S {
    fn cells(&self) -> Cells<'_> {
        Cells::Register(self)
    }

    fn cells_mut(&mut self) -> CellsMut<'_> {
        CellsMut::Register(self)
    }

    fn is_set(&self) -> bool {
        *self != S::default()
    }
}

impl Scalar for String {
    const CONTENT: Content = Content::Text;

    fn to_value(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::String(self.clone()))
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }

    fn text_mut(&mut self) -> Option<&mut String> {
        Some(self)
    }
}

impl Scalar for bool {
    const CONTENT: Content = Content::Switch;

    fn to_value(&self) -> Option<Value> {
        self.then_some(Value::Bool(true))
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

impl Scalar for Option<u32> {
    const CONTENT: Content = Content::Number;

    fn to_value(&self) -> Option<Value> {
        self.map(Value::from)
    }

    fn from_value(value: &Value) -> Option<Self> {
        value.as_u64().and_then(|it| u32::try_from(it).ok()).map(Some)
    }
}

impl Scalar for Option<NaiveDate> {
    const CONTENT: Content = Content::Date;

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
    const CONTENT: Content = Content::Date;

    fn to_value(&self) -> Option<Value> {
        self.map(|it| Value::String(it.to_string()))
    }

    fn from_value(value: &Value) -> Option<Self> {
        PartialDate::of_file(value.as_str()?).map(Some)
    }
}

impl<T: Referent> Scalar for Option<Id<T>> {
    const CONTENT: Content = if T::IS_PERSON { Content::Person } else { Content::Reference };

    fn to_value(&self) -> Option<Value> {
        self.map(|it| Value::String(it.to_string()))
    }

    fn from_value(value: &Value) -> Option<Self> {
        Id::parse(value.as_str()?).map(Some)
    }
}

impl dyn Field + '_ {
    /// What the field holds, part by part: of a group, or of the elements of a list. The empty name stands for the
    /// value itself.
    pub fn contents(&self) -> Vec<(&'static str, Content)> {
        match self.cells() {
            Cells::Register(it) => vec![("", it.content())],
            Cells::Group(it) => contents(it),
            Cells::List(it) => it.contents(),
        }
    }

    /// The parts that hold the id of a person. Joining two people finds every reference to a person by it.
    pub fn person_parts(&self) -> Vec<&'static str> {
        self.contents().into_iter().filter(|(_, it)| *it == Content::Person).map(|(name, _)| name).collect()
    }
}

/// What each register of a group or of an element holds.
pub(crate) fn contents(registers: &dyn Registers) -> Vec<(&'static str, Content)> {
    let content = |(name, field): (&'static str, &dyn Field)| match field.cells() {
        Cells::Register(it) => Some((name, it.content())),
        _ => None,
    };
    registers.parts().into_iter().filter_map(content).collect()
}
