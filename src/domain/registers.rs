//! Several registers under one name, such as the place and date of a first meeting.

use serde_json::{Map, Value};

use crate::domain::Registers;

/// Implements [`Field`] for a struct of registers. `as Prose` gives the text of a register that form.
macro_rules! registers {
    ($name:ident { $($part:ident $(as $form:ident)?),* $(,)? }) => {
        impl $crate::domain::Registers for $name {
            fn parts(&self) -> Vec<(&'static str, &dyn $crate::domain::Field)> {
                vec![$((stringify!($part), &self.$part)),*]
            }

            fn part_mut(&mut self, name: &str) -> Option<&mut dyn $crate::domain::Field> {
                match name {
                    $(stringify!($part) => Some(&mut self.$part),)*
                    _ => None,
                }
            }
        }

        impl $crate::domain::Field for $name {
            fn cells(&self) -> $crate::domain::Cells<'_> {
                $crate::domain::Cells::Group(self)
            }

            fn cells_mut(&mut self) -> $crate::domain::CellsMut<'_> {
                $crate::domain::CellsMut::Group(self)
            }

            fn is_set(&self) -> bool {
                $crate::domain::Registers::parts(self).iter().any(|(_, it)| it.is_set())
            }

            fn part_form(&self, part: &str) -> $crate::domain::TextForm {
                match part {
                    $($(stringify!($part) => $crate::domain::TextForm::$form,)?)*
                    _ => $crate::domain::TextForm::Line,
                }
            }
        }
    };
}
pub(crate) use registers;

pub(crate) fn part_cell(registers: &dyn Registers, name: &str) -> Option<Value> {
    registers.parts().into_iter().find(|(it, _)| *it == name)?.1.cell("")
}

pub(crate) fn each_part(registers: &dyn Registers, visit: &mut dyn FnMut(&str, Value)) {
    for (name, part) in registers.parts() {
        part.each_cell(&mut |_, value| visit(name, value));
    }
}

pub(crate) fn registers_json(registers: &dyn Registers) -> Option<Value> {
    let mut parts = Map::new();
    for (name, part) in registers.parts() {
        if let Some(value) = part.to_json() {
            parts.insert(name.to_owned(), value);
        }
    }
    (!parts.is_empty()).then_some(Value::Object(parts))
}

pub(crate) fn split_registers(registers: &dyn Registers, json: &Value, visit: &mut dyn FnMut(&str, Value)) {
    let Some(object) = json.as_object() else {
        return visit("", json.clone());
    };
    for (name, value) in object.iter().filter(|(_, value)| !value.is_null()) {
        match registers.parts().into_iter().find(|(it, _)| it == name) {
            Some((name, part)) => part.split_json(value, &mut |_, value| visit(name, value)),
            None => visit(name, value.clone()),
        }
    }
}

pub(crate) fn fill_registers(registers: &mut dyn Registers, json: Value, left: &mut dyn FnMut(&str, Value)) {
    let Value::Object(object) = json else {
        return left("", json);
    };
    for (name, value) in object.into_iter().filter(|(_, value)| !value.is_null()) {
        match registers.part_mut(&name) {
            Some(part) => part.fill(value, &mut |_, value| left(&name, value)),
            None => left(&name, value),
        }
    }
}
