//! Reading and writing the cells of a field, by its shape. It is compiled once, and not once for each type of field.

use serde_json::Value;

use crate::domain::{Cells, CellsMut, Field, list, registers};

impl dyn Field + '_ {
    /// Calls `visit` for every set cell, in a fixed order, with the part of the cell name after the slash (empty for a
    /// register) and the value.
    pub fn each_cell(&self, visit: &mut dyn FnMut(&str, Value)) {
        match self.cells() {
            Cells::Register(it) => {
                if let Some(value) = it.value() {
                    visit("", value);
                }
            }
            Cells::Group(it) => registers::each_part(it, visit),
            Cells::List(it) => list::each_cell(it, visit),
        }
    }

    /// The value of a cell, by the part of its name after the slash. None if it is not set.
    pub fn cell(&self, element: &str) -> Option<Value> {
        match self.cells() {
            Cells::Register(it) if element.is_empty() => it.value(),
            Cells::Register(_) => None,
            Cells::Group(it) => registers::part_cell(it, element),
            Cells::List(it) => list::cell(it, element),
        }
    }

    /// Whether a value has more parts than the field can hold: a list element with a part of a newer version.
    pub fn has_more(&self, value: &Value) -> bool {
        matches!(self.cells(), Cells::List(it) if it.has_unknown_parts(value))
    }

    /// Sets or clears one cell. Returns false and changes nothing if the value does not have the field's type.
    pub fn put(&mut self, element: &str, value: Option<&Value>) -> bool {
        match self.cells_mut() {
            CellsMut::Register(it) => element.is_empty() && it.set(value),
            CellsMut::Group(it) => it.part_mut(element).is_some_and(|it| it.put("", value)),
            CellsMut::List(it) => list::put(it, element, value),
        }
    }

    /// The field as a backup file stores it, or none if it is not set.
    pub fn to_json(&self) -> Option<Value> {
        match self.cells() {
            Cells::Register(it) => it.value(),
            Cells::Group(it) => registers::registers_json(it),
            Cells::List(it) => list::to_json(it),
        }
    }

    /// Calls `visit` for the cells of a JSON value from [`to_json`](#method.to_json). Cells that this version cannot
    /// read are passed on unchanged: [`put`](#method.put) refuses them, and the record stores them in `rest`.
    pub fn split_json(&self, json: &Value, visit: &mut dyn FnMut(&str, Value)) {
        match self.cells() {
            Cells::Register(it) => {
                let mut read = it.blank();
                let value = if read.set(Some(json)) { read.value() } else { Some(json.clone()) };
                value.into_iter().for_each(|it| visit("", it));
            }
            Cells::Group(it) => registers::split_registers(it, json, visit),
            Cells::List(it) => list::split_json(it, json, visit),
        }
    }

    /// Fills the field, which must be unset, from a JSON value of [`to_json`](#method.to_json), with the same result as
    /// putting the cells of [`split_json`](#method.split_json). Cells that this version cannot read, or reads only in
    /// part, are passed to `left`.
    pub fn fill(&mut self, json: Value, left: &mut dyn FnMut(&str, Value)) {
        match self.cells_mut() {
            CellsMut::Register(it) => match (it.text_mut(), json) {
                (Some(text), Value::String(json)) => *text = json,
                (_, json) => {
                    if !it.set(Some(&json)) {
                        left("", json);
                    }
                }
            },
            CellsMut::Group(it) => registers::fill_registers(it, json, left),
            CellsMut::List(it) => list::fill(it, json, left),
        }
    }

    /// Whether the field is stored as an array.
    pub fn is_list(&self) -> bool {
        matches!(self.cells(), Cells::List(_))
    }
}
