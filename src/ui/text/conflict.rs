//! The words for a conflict of a merge: the entity, the field and the values.

use chrono::NaiveDate;

use super::catalogue::sentences;
use super::{errors, list};
use crate::domain::{EntityRef, FieldName, Kind};
use crate::merge::{ConflictName, ConflictSummary, ConflictValue, SkipReason, Skipped};
use crate::web::intl::{self, Style};

sentences! {
    nothing: "nothing";
    on: "yes";
    off: "no";
    exchange: "An exchange";
    exchange_on(day): "The exchange of {day}";
    exchange_with(people): "The exchange with {people}";
    exchange_on_with(day, people): "The exchange of {day} with {people}";
    mentorship_with(people): "The mentorship with {people}";
    settings: "Settings";
    people: "People";
    promises: "Promises";
    favours: "Favours";
    projects: "Projects";
    mentorships: "Mentorships";
    aims: "Aims";
    shares: "Worth passing on";
    outcomes: "What came of it";
    groups: "Groups";
    trips: "Trips";
    newer: "An entry from a newer version of Kith";

    skipped_title: "Skipped";
    skipped_note: "Kith cannot read these fields. They are imported with the file, but not shown.";
    skipped_more[count]: "And {count} more field.", "And {count} more fields.";
    skipped(name, field, why): "{name}, {field}: {why}";
    skipped_part(field, part): "{field} ({part})";
    no_date(value): "“{value}” is not a date such as 2026-11-28.";
    no_number(value): "“{value}” is not a whole number.";
    no_switch(value): "“{value}” is neither true nor false.";
    no_text(value): "“{value}” is not a text.";
    no_reference(value): "“{value}” is not the id of an entry.";
    no_word(value): "“{value}” is not one of the words that Kith knows.";
    no_list(value): "“{value}” is not a list.";
    no_parts(value): "“{value}” has no named parts, such as a value.";
    part_missing(value): "a part of “{value}” is missing.";
    unknown_field(value): "Kith does not know this field (“{value}”).";
    unknown_kind(value): "Kith does not know entries of this kind (“{value}”).";
}

/// What the entity is called.
pub(crate) fn name(conflict: &ConflictSummary) -> String {
    name_of(&conflict.entity, &conflict.name)
}

/// What an entity is called.
fn name_of(entity: &str, name: &ConflictName) -> String {
    match name {
        ConflictName::Text(text) => text.clone(),
        ConflictName::Exchange { day, people } => {
            let day = day.parse::<NaiveDate>().map(|it| intl::date(it, Style::Day)).unwrap_or_default();
            match (day.is_empty(), people.is_empty()) {
                (true, true) => exchange().to_owned(),
                (false, true) => exchange_on(&day),
                (true, false) => exchange_with(&list(people)),
                (false, false) => exchange_on_with(&day, &list(people)),
            }
        }
        ConflictName::Mentorship(people) => mentorship_with(&list(people)),
        ConflictName::Kind => entity.parse().map_or_else(|_| newer(), |it: EntityRef| kind(it.kind)).to_owned(),
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Settings => settings(),
        Kind::People => people(),
        Kind::Exchanges => exchange(),
        Kind::Promises => promises(),
        Kind::Favours => favours(),
        Kind::Projects => projects(),
        Kind::Mentorships => mentorships(),
        Kind::Aims => aims(),
        Kind::Shares => shares(),
        Kind::Returns => outcomes(),
        Kind::Groups => groups(),
        Kind::Trips => trips(),
        Kind::Unknown(_) => newer(),
    }
}

/// The label of the field. The element of a list is part of the value and not repeated.
pub(crate) fn field(conflict: &ConflictSummary) -> String {
    field_of(&conflict.entity, &conflict.cell)
}

/// The label of a field.
fn field_of(entity: &str, cell: &str) -> String {
    let first = cell.split('/').next().unwrap_or_default();
    let label = |name: &str| {
        let entity: EntityRef = entity.parse().ok()?;
        errors::field(&FieldName { kind: entity.kind, name: name.to_owned() })
    };
    let label = label(cell).or_else(|| label(first));
    label.map_or_else(|| first.replace('_', " "), str::to_owned)
}

/// A value.
pub(crate) fn value(value: &ConflictValue) -> String {
    match value {
        ConflictValue::Nothing => nothing().to_owned(),
        ConflictValue::Switch(is_on) => if *is_on { on() } else { off() }.to_owned(),
        ConflictValue::Text(text) => text.clone(),
    }
}

/// The label of a part of an element or of a group.
fn part_label(it: &Skipped) -> Option<&'static str> {
    let kind = it.entity.parse::<EntityRef>().ok()?.kind;
    let label = |name: String| errors::field(&FieldName { kind, name });
    label(format!("{}/{}", it.field, it.part)).or_else(|| label(it.part.clone()))
}

/// The line about a field that cannot be read.
pub(crate) fn skipped_line(it: &Skipped) -> String {
    let field = match field_of(&it.entity, &it.field) {
        field if it.part.is_empty() => field,
        field => skipped_part(&field, &part_label(it).unwrap_or(&it.part)),
    };
    let why = match it.reason {
        SkipReason::Date => no_date(&it.value),
        SkipReason::Number => no_number(&it.value),
        SkipReason::Switch => no_switch(&it.value),
        SkipReason::Text => no_text(&it.value),
        SkipReason::Reference => no_reference(&it.value),
        SkipReason::Word => no_word(&it.value),
        SkipReason::List => no_list(&it.value),
        SkipReason::Parts => no_parts(&it.value),
        SkipReason::Missing => part_missing(&it.value),
        SkipReason::UnknownField => unknown_field(&it.value),
        SkipReason::UnknownKind => unknown_kind(&it.value),
    };
    skipped(&name_of(&it.entity, &it.name), &field, &why)
}
