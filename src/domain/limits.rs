//! Limits on texts and lists.
//!
//! Every text has a [`TextForm`], which follows from the declaration of its field: a line, unless the declaration says
//! `as Prose` or `as Picture`. A command that writes a text or a list beyond its limit is refused with the name of the
//! field. A newly declared field is checked without further code, because the check works on cells.
//!
//! Two rules keep old data usable. A file is read whole, and the values beyond a limit are counted only. And a command
//! checks and tidies only the values that it changes, so that a person with such a value can be edited.

use std::borrow::Cow;

use serde_json::Value;

use crate::domain::cell_name::split;
use crate::domain::text_form::{MAX_LINE, TextForm};
use crate::domain::{CellEdit, CommandError, Edit, Entity, Field, FieldName, Kind, text_set, tidy_line};

/// The most elements in a list (design decision: far more than anybody types, and few enough to draw).
pub const MAX_ELEMENTS: usize = 1_000;

/// Calls `visit` with every text of a cell and its form.
fn each_text<'a>(
    (form, field): (TextForm, &dyn Field),
    element: &str,
    value: &'a Value,
    visit: &mut dyn FnMut(&'a str, TextForm),
) {
    match value {
        Value::String(text) if element.is_empty() || field.is_list() => visit(text, form),
        Value::String(text) => visit(text, field.part_form(element)),
        Value::Object(parts) => {
            let texts = parts.iter().filter_map(|(part, it)| Some((part, it.as_str()?)));
            texts.for_each(|(part, text)| visit(text, field.part_form(part)));
        }
        _ => (),
    }
}

/// Tidies the lines of every value that differs from `old`, and drops list elements without a text.
pub(super) fn tidy(new: &mut dyn Entity, old: Option<&dyn Entity>) {
    let names: Vec<&str> = new.fields().into_iter().map(|(name, _)| name).collect();
    let old = old.map(|it| it.fields()).unwrap_or_default();
    for name in names {
        let form = new.form(name);
        let Some(field) = new.field_mut(name) else { continue };
        let Some(mut json) = field.to_json() else { continue };
        let before = old.iter().find(|(it, _)| *it == name).and_then(|(_, it)| it.to_json());
        if before.as_ref() == Some(&json) {
            continue;
        }
        if let Value::Array(elements) = &mut json {
            let before = before.as_ref().and_then(Value::as_array).into_iter().flatten();
            let known = text_set(before.map(Value::to_string).collect());
            let changed = elements.iter_mut().filter(|it| !known.contains(&it.to_string()));
            changed.for_each(|it| tidy_value(it, form, field));
        } else if let Value::Object(parts) = &mut json {
            let is_same = |part: &str, value: &Value| before.as_ref().and_then(|it| it.get(part)) == Some(value);
            let changed = parts.iter_mut().filter(|(part, value)| !is_same(part, value));
            changed.for_each(|(part, value)| tidy_value(value, field.part_form(part), field));
        } else {
            tidy_value(&mut json, form, field);
        }
        refill(field, json);
    }
}

fn tidy_value(value: &mut Value, form: TextForm, field: &dyn Field) {
    match value {
        Value::String(text) if form == TextForm::Line => *text = tidy_line(text),
        Value::Object(parts) => {
            parts.iter_mut().for_each(|(part, value)| tidy_value(value, field.part_form(part), field));
        }
        _ => (),
    }
}

fn refill(field: &mut dyn Field, json: Value) {
    let mut elements = Vec::new();
    field.each_cell(&mut |element, _| elements.push(element.to_owned()));
    for element in elements {
        field.put(&element, None);
    }
    field.fill(json, &mut |_, _| ());
}

/// Checks the values that an edit writes into `body`. A text that stands in the old value too is not checked, and a
/// list may be changed while it does not grow.
///
/// # Errors
///
/// [`CommandError::TooLong`], [`CommandError::TooMany`] or [`CommandError::Picture`] for each field with a value beyond
/// its limit.
pub(super) fn check(edit: &Edit, body: &dyn Entity) -> Result<(), CommandError> {
    let fields = body.fields();
    // Count once for each list, not once for each element.
    let is_crowded =
        |name: &str, field: &dyn Field| field.is_list() && count(field) > MAX_ELEMENTS && growth(edit, name) > 0;
    let crowded: Vec<&str> = fields.iter().filter(|(name, it)| is_crowded(name, *it)).map(|(name, _)| *name).collect();
    let mut refused = Vec::new();
    for cell in &edit.cells {
        let problem = problem_of(cell, edit.entity.kind, (body, &fields), &crowded);
        refused.extend(problem.filter(|it| !refused.contains(it)));
    }
    match refused.len() {
        0 => Ok(()),
        1 => Err(refused.swap_remove(0)),
        _ => Err(CommandError::Several(refused)),
    }
}

/// Why a cell is beyond a limit. None if it is not.
fn problem_of(
    cell: &CellEdit,
    kind: Kind,
    (body, fields): (&dyn Entity, &[(&'static str, &dyn Field)]),
    crowded: &[&str],
) -> Option<CommandError> {
    let (name, element) = split(&cell.name);
    let value = cell.after.value.as_ref()?;
    let (_, field) = fields.iter().find(|(it, _)| *it == name)?;
    let path = if field.is_list() { &name } else { cell.name.as_str() };
    let field_name = || FieldName { kind, name: path.to_owned() };
    if cell.before.value.is_none() && crowded.iter().any(|it| *it == name) {
        return Some(CommandError::TooMany { field: field_name(), max: MAX_ELEMENTS });
    }
    let form = (body.form(&name), *field);
    let mut old = Vec::new();
    if let Some(before) = &cell.before.value {
        each_text(form, element, before, &mut |text, _| old.push(text));
    }
    let mut exceeded = None;
    each_text(form, element, value, &mut |text, form| {
        exceeded = exceeded.or(Some(form).filter(|it| it.is_exceeded_by(text) && !old.contains(&text)));
    });
    Some(match exceeded?.max() {
        Some(max) => CommandError::TooLong { field: field_name(), max },
        None => CommandError::Picture,
    })
}

/// The number of elements that an edit adds to a list, less those that it removes.
fn growth(edit: &Edit, name: &str) -> isize {
    let cells = edit.cells.iter().filter(|cell| split(&cell.name).0 == name);
    cells.map(|cell| isize::from(cell.after.value.is_some()) - isize::from(cell.before.value.is_some())).sum()
}

fn count(field: &dyn Field) -> usize {
    let mut count = 0;
    field.each_cell(&mut |_, _| count += 1);
    count
}

/// Shortens the texts and lists of an entity that a command would refuse, and returns the names of their fields: the
/// values of another program may be of any length.
///
/// ```
/// # use kith::domain::{Person, shorten};
/// let mut ana = Person { given: "a".repeat(600), role: "Cook".into(), ..Person::default() };
/// assert_eq!(shorten(&mut ana), ["given"]);
/// assert_eq!(ana.given.len(), 500);
/// ```
pub fn shorten(entity: &mut dyn Entity) -> Vec<&'static str> {
    let names: Vec<&str> = entity.fields().into_iter().map(|(name, _)| name).collect();
    let mut shortened = Vec::new();
    for name in names {
        let form = entity.form(name);
        let Some(field) = entity.field_mut(name) else { continue };
        let Some(mut json) = field.to_json().filter(has_long_part) else { continue };
        let old = json.clone();
        match &mut json {
            Value::Array(elements) => {
                elements.truncate(MAX_ELEMENTS);
                elements.iter_mut().for_each(|it| cut(it, form, field));
            }
            value => cut(value, form, field),
        }
        if json != old {
            shortened.push(name);
            refill(field, json);
        }
    }
    shortened
}

/// Cuts the texts of a value at the limit of their form.
fn cut(value: &mut Value, form: TextForm, field: &dyn Field) {
    match (value, form.max()) {
        (Value::String(text), Some(max)) => {
            if let Some((end, _)) = text.char_indices().nth(max) {
                text.truncate(end);
            }
        }
        (Value::Object(parts), _) => parts.iter_mut().for_each(|(part, it)| cut(it, field.part_form(part), field)),
        _ => (),
    }
}

/// Counts the values in a field of a file that are beyond their limit.
///
/// Pictures are not counted: a reader checks them itself.
pub(crate) fn count_excess(kind: Kind, fields: &[(Cow<'static, str>, Value)]) -> usize {
    // Most records have no long text at all, and a file may have a hundred thousand of them.
    if !fields.iter().any(|(_, value)| has_long_part(value)) {
        return 0;
    }
    let blank = crate::domain::blank(kind);
    let known = blank.fields();
    let mut excess = 0;
    for (name, value) in fields {
        let Some((_, field)) = known.iter().find(|(it, _)| it == name) else { continue };
        let form = blank.form(name);
        let mut visit = |text: &str, form: TextForm| {
            excess += usize::from(form != TextForm::Picture && form.is_exceeded_by(text));
        };
        match value {
            Value::Array(elements) => {
                elements.iter().for_each(|it| each_text((form, *field), "", it, &mut visit));
                excess += usize::from(elements.len() > MAX_ELEMENTS);
            }
            value => each_text((form, *field), "", value, &mut visit),
        }
    }
    excess
}

fn has_long_part(value: &Value) -> bool {
    match value {
        Value::String(text) => text.len() > MAX_LINE,
        Value::Array(elements) => elements.len() > MAX_ELEMENTS || elements.iter().any(has_long_part),
        Value::Object(parts) => parts.values().any(has_long_part),
        _ => false,
    }
}
