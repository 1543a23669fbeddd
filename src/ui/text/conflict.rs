//! The words for a conflict of a merge: the entity, the field and the values.

use chrono::NaiveDate;

use super::catalogue::sentences;
use super::{errors, list};
use crate::domain::{EntityRef, FieldName, Kind};
use crate::merge::{ConflictName, ConflictSummary, ConflictValue};
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
    newer: "An entry of a newer Kith";
}

/// What the entity is called.
pub(crate) fn name(conflict: &ConflictSummary) -> String {
    match &conflict.name {
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
        ConflictName::Kind => {
            conflict.entity.parse().map_or_else(|_| newer(), |it: EntityRef| kind(it.kind)).to_owned()
        }
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
        Kind::Unknown(_) => newer(),
    }
}

/// The label of the field. The element of a list is part of the value and not repeated.
pub(crate) fn field(conflict: &ConflictSummary) -> String {
    let first = conflict.cell.split('/').next().unwrap_or_default();
    let label = |name: &str| {
        let entity: EntityRef = conflict.entity.parse().ok()?;
        errors::field(&FieldName { kind: entity.kind, name: name.to_owned() })
    };
    let label = label(&conflict.cell).or_else(|| label(first));
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
