//! Several registers under one name, such as the place and date of a first meeting.

use serde_json::{Map, Value};

use crate::domain::Field;

/// Several registers under one name, each a cell of its own.
pub trait Registers {
    /// The registers by name, in file order.
    fn parts(&self) -> Vec<(&'static str, &dyn Field)>;
    /// A register by name. None if the group has no such register.
    fn part_mut(&mut self, name: &str) -> Option<&mut dyn Field>;
}

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
            fn each_cell(&self, visit: &mut dyn FnMut(&str, serde_json::Value)) {
                $crate::domain::registers::each_part(self, visit);
            }

            fn cell(&self, element: &str) -> Option<serde_json::Value> {
                $crate::domain::registers::part_cell(self, element)
            }

            fn put(&mut self, element: &str, value: Option<&serde_json::Value>) -> bool {
                $crate::domain::Registers::part_mut(self, element).is_some_and(|it| it.put("", value))
            }

            fn to_json(&self) -> Option<serde_json::Value> {
                $crate::domain::registers::registers_json(self)
            }

            fn split_json(&self, json: &serde_json::Value, visit: &mut dyn FnMut(&str, serde_json::Value)) {
                $crate::domain::registers::split_registers(self, json, visit);
            }

            fn fill(&mut self, json: serde_json::Value, left: &mut dyn FnMut(&str, serde_json::Value)) {
                $crate::domain::registers::fill_registers(self, json, left);
            }

            fn person_parts(&self) -> Vec<&'static str> {
                $crate::domain::registers::person_parts(self)
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

/// The registers that hold the id of a person.
pub(crate) fn person_parts(registers: &dyn Registers) -> Vec<&'static str> {
    registers.parts().into_iter().filter(|(_, it)| !it.person_parts().is_empty()).map(|(name, _)| name).collect()
}

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
