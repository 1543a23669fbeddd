//! The words for a conflict of a merge: the entity, the field and the values.

mod fields;
mod words;

use chrono::NaiveDate;

use super::catalogue::sentences;
use super::person_form::{date_kinds, phone_kinds, places, profile_kinds};
use super::{errors, list, opening_purpose, pair, partial};
use crate::domain::{EntityRef, FieldName, Kind, PartialDate};
use crate::insight::message_templates;
use crate::merge::{ConflictName, ConflictPart, ConflictSummary, ConflictValue, Named, PartValue, SkipReason, Skipped};
use crate::web::intl::{self, Style};

sentences! {
    nothing: "not noted";
    removed: "removed";
    unreadable: "something that this version of Kith cannot show";
    unknown_word: "a word of a newer version of Kith";
    newer_field: "A field of a newer version of Kith";
    you: "you";
    covered_by(people): "covered by {people}";
    since(when): "since {when}";
    until(when): "until {when}";
    instead_of(when): "instead of {when}";
    one_with(need): "one with {need}";
    the_same_as(word): "the same as {word}";
    a_picture: "a picture";
    an_entry_gone: "an entry that is in neither book";
    and_more[count](names): "{names} and one more", "{names} and {count} more";
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
    label(&conflict.entity, &conflict.cell).unwrap_or_else(newer_field).to_owned()
}

/// The label of a field. None for a field of a newer version.
fn label(entity: &str, cell: &str) -> Option<&'static str> {
    fields::label(entity.parse::<EntityRef>().ok()?.kind, cell)
}

/// The deleted entries by name, and how many more there are.
pub(crate) fn deleted_names(names: &[Named], count: usize) -> String {
    let named: Vec<String> = names.iter().map(|it| name_of(&it.entity, &it.name)).collect();
    match count.saturating_sub(named.len()) {
        0 => list(&named),
        more => and_more(more, &named.join(", ")),
    }
}

/// The value of this book.
pub(crate) fn mine(conflict: &ConflictSummary) -> String {
    value(conflict, &conflict.mine)
}

/// The value of the file.
pub(crate) fn theirs(conflict: &ConflictSummary) -> String {
    value(conflict, &conflict.theirs)
}

fn value(of: &ConflictSummary, value: &ConflictValue) -> String {
    match value {
        ConflictValue::Nothing => nothing().to_owned(),
        ConflictValue::Removed => removed().to_owned(),
        ConflictValue::Switch(is_on) => if *is_on { on() } else { off() }.to_owned(),
        ConflictValue::Text(text) => usual_word(of, "", text).unwrap_or(text).to_owned(),
        ConflictValue::Parts(parts) => parts.iter().map(|it| part(of, it)).collect::<Vec<_>>().join(", "),
        ConflictValue::Unreadable => unreadable().to_owned(),
    }
}

/// A part of a value, with what it means where the value alone does not say it.
fn part(of: &ConflictSummary, ConflictPart { name, value }: &ConflictPart) -> String {
    let text = part_value(of, name, value);
    match name.as_str() {
        "covers" => covered_by(&text),
        "since" | "from" | "began" => since(&text),
        "until" | "to" | "ended" if matches!(value, PartValue::Date(_)) => until(&text),
        "was" if matches!(value, PartValue::Date(_)) => instead_of(&text),
        "of" => one_with(&text),
        "same_as" => the_same_as(&text),
        _ => text,
    }
}

fn part_value(of: &ConflictSummary, name: &str, value: &PartValue) -> String {
    match value {
        PartValue::Text(text) => usual_word(of, name, text).unwrap_or(text).to_owned(),
        PartValue::Date(date) => date.parse::<PartialDate>().map_or_else(|_| date.clone(), partial),
        PartValue::Word(of, word) => words::word(*of, word).unwrap_or_else(|| unknown_word().to_owned()),
        PartValue::Entity(entity, name) => name_of(entity, name),
        PartValue::People { names, has_me } => {
            let me = has_me.then(|| you().to_owned());
            list(&names.iter().cloned().chain(me).collect::<Vec<_>>())
        }
        PartValue::Field(cell) => label(&of.entity, cell).unwrap_or_else(newer_field).to_owned(),
        PartValue::On => label(&of.entity, name).unwrap_or_else(on).to_owned(),
        PartValue::Picture => a_picture().to_owned(),
        PartValue::Gone => an_entry_gone().to_owned(),
    }
}

/// The words of the forms for a usual text, such as the kind of a date, and for a number that the pages show in words.
fn usual_word(of: &ConflictSummary, part: &str, text: &str) -> Option<&'static str> {
    let kind = of.entity.parse::<EntityRef>().ok()?.kind;
    let field = of.cell.split('/').next().unwrap_or_default();
    let kinds = match (field, part) {
        ("phones" | "own_phones", "kind") => phone_kinds(),
        ("profiles" | "own_profiles", "kind") => profile_kinds(),
        ("emails" | "own_emails" | "addresses", "kind") => places(),
        ("dates", "kind") => date_kinds(),
        ("openings", "label") if kind == Kind::Settings => {
            return message_templates::Purpose::from_word(text).map(opening_purpose);
        }
        ("confidence", _) if kind == Kind::Promises => return text.parse().ok().map(pair::sureness),
        _ => return None,
    };
    kinds.into_iter().find(|(word, _)| *word == text).map(|(_, name)| name)
}

/// The label of a part of an element or of a group.
fn part_label(it: &Skipped) -> Option<&'static str> {
    let kind = it.entity.parse::<EntityRef>().ok()?.kind;
    let label = |name: String| errors::field(&FieldName { kind, name });
    label(format!("{}/{}", it.field, it.part)).or_else(|| label(it.part.clone()))
}

/// The line about a field that cannot be read.
pub(crate) fn skipped_line(it: &Skipped) -> String {
    // A field that only the file knows has the name of the file.
    let field = label(&it.entity, &it.field).map_or_else(|| it.field.replace('_', " "), str::to_owned);
    let field = match it.part.as_str() {
        "" => field,
        part => skipped_part(&field, &part_label(it).unwrap_or(part)),
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
