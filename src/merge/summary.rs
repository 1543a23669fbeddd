//! What a merge would do, as somebody reads it: counts, and both values where two devices disagree.

use serde_json::{Value, json};

use crate::domain::{Book, Cell, EntityRef, ExchangeId, Id, Kind, PersonId, display_name};
use crate::merge::{Conflict, Plan};

/// What a merge would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// People who are not here yet.
    pub new_people: u64,
    /// Exchanges that are not here yet.
    pub new_exchanges: u64,
    /// Other entries that are not here yet.
    pub other_new: u64,
    /// Entries that get newer values.
    pub changed: u64,
    /// Entries that are the same in both.
    pub same: u64,
    /// Entries that the other deleted.
    pub deleted: u64,
    /// Where both gave different values.
    pub both: Vec<ConflictSummary>,
    /// The other device's clock runs this many days ahead.
    pub days_ahead: Option<u64>,
    /// When the file says it was written.
    pub written: Option<String>,
    /// Pictures that were left out: no raster image, or too large.
    pub photos_left_out: u64,
    /// Stamps that were not believed, because no clock gives them.
    pub stamps_left_out: u64,
    /// Whether merging would change nothing that a person could see.
    pub is_nothing: bool,
    /// Whether merging would write nothing at all.
    pub is_empty: bool,
}

/// One cell with two values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConflictSummary {
    /// Of what, as the merge knows it.
    pub entity: String,
    /// Which cell, as the merge knows it.
    pub cell: String,
    /// Of whom or of what, in words.
    pub name: String,
    /// Which of its fields, in words.
    pub what: String,
    /// The value here, in a few words.
    pub mine: String,
    /// The value in the file.
    pub theirs: String,
    /// Whether the rule takes the file's.
    pub takes_theirs: bool,
}

impl Summary {
    /// Sums up a plan to merge `theirs`.
    pub fn of(plan: &Plan, theirs: &Book, written: Option<String>) -> Self {
        let of = |kind: Kind| plan.new.iter().filter(|it| it.kind == kind).count() as u64;
        let (new_people, new_exchanges, settings) = (of(Kind::People), of(Kind::Exchanges), of(Kind::Settings));
        Self {
            new_people,
            new_exchanges,
            other_new: plan.new.len() as u64 - new_people - new_exchanges - settings,
            changed: plan.changed.len() as u64,
            same: plan.same as u64,
            deleted: plan.deleted.len() as u64,
            both: plan.conflicts.iter().map(|it| both(it, theirs)).collect(),
            days_ahead: plan.days_ahead,
            written,
            photos_left_out: 0,
            stamps_left_out: 0,
            is_nothing: plan.is_nothing(),
            is_empty: plan.is_empty(),
        }
    }

    /// As JSON.
    pub fn to_json(&self) -> Value {
        let both =
            |it: &ConflictSummary| json!([it.entity, it.cell, it.name, it.mine, it.theirs, it.takes_theirs, it.what]);
        json!({
            "new_people": self.new_people,
            "new_exchanges": self.new_exchanges,
            "other_new": self.other_new,
            "changed": self.changed,
            "same": self.same,
            "deleted": self.deleted,
            "both": self.both.iter().map(both).collect::<Vec<_>>(),
            "days_ahead": self.days_ahead,
            "written": self.written,
            "photos_left_out": self.photos_left_out,
            "stamps_left_out": self.stamps_left_out,
            "is_nothing": self.is_nothing,
            "is_empty": self.is_empty,
        })
    }

    /// Reads what [`to_json`](Self::to_json) wrote. What is not there is nought.
    pub fn from_json(json: &Value) -> Self {
        let count = |name: &str| json[name].as_u64().unwrap_or_default();
        let is = |name: &str| json[name].as_bool().unwrap_or_default();
        let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
        let both = |it: &Value| ConflictSummary {
            entity: text(&it[0]),
            cell: text(&it[1]),
            name: text(&it[2]),
            mine: text(&it[3]),
            theirs: text(&it[4]),
            takes_theirs: it[5].as_bool().unwrap_or_default(),
            what: text(&it[6]),
        };
        Self {
            new_people: count("new_people"),
            new_exchanges: count("new_exchanges"),
            other_new: count("other_new"),
            changed: count("changed"),
            same: count("same"),
            deleted: count("deleted"),
            both: json["both"].as_array().into_iter().flatten().map(both).collect(),
            days_ahead: json["days_ahead"].as_u64(),
            written: json["written"].as_str().map(str::to_owned),
            photos_left_out: count("photos_left_out"),
            stamps_left_out: count("stamps_left_out"),
            is_nothing: is("is_nothing"),
            is_empty: is("is_empty"),
        }
    }
}

fn both(conflict: &Conflict, theirs: &Book) -> ConflictSummary {
    ConflictSummary {
        entity: conflict.entity.to_string(),
        cell: conflict.cell.clone(),
        name: name_of(conflict.entity, theirs),
        what: what(&conflict.cell),
        mine: shown(&conflict.mine, theirs),
        theirs: shown(&conflict.theirs, theirs),
        takes_theirs: conflict.takes_theirs(),
    }
}

/// Of whom or of what: a name, an exchange by its day and people, a promise by its words.
fn name_of(entity: EntityRef, theirs: &Book) -> String {
    let person = |id: PersonId| theirs.people.record(id).map(|it| display_name(&it.body));
    let named = match entity.kind {
        Kind::People => person(PersonId::from_uuid(entity.uuid)),
        Kind::Exchanges => theirs.exchanges.record(ExchangeId::from_uuid(entity.uuid)).map(|it| {
            let names: Vec<String> = it.body.people.iter().filter_map(|it| person(*it)).collect();
            let day = it.body.when.map(|it| format!(" of {it}")).unwrap_or_default();
            let with = if names.is_empty() { String::new() } else { format!(" with {}", names.join(", ")) };
            format!("the exchange{day}{with}")
        }),
        Kind::Promises => theirs.promises.record(Id::from_uuid(entity.uuid)).map(|it| it.body.what.clone()),
        _ => None,
    };
    named.filter(|it| !it.is_empty()).unwrap_or_else(|| entity.kind.word().to_owned())
}

/// The field of a cell. What stands behind the stroke is the element itself, which the values show.
fn what(cell: &str) -> String {
    cell.split('/').next().unwrap_or_default().replace('_', " ")
}

/// A value in a few words: people by their names, and of what has parts those that are texts.
fn shown(cell: &Cell, theirs: &Book) -> String {
    let person = |text: &str| {
        let id = PersonId::parse(text).filter(|_| text.len() == 32)?;
        Some(display_name(&theirs.people.record(id)?.body))
    };
    let words = match &cell.value {
        None => "nothing".to_owned(),
        Some(Value::String(text)) => person(text).unwrap_or_else(|| text.clone()),
        Some(Value::Bool(is)) => if *is { "yes" } else { "no" }.to_owned(),
        Some(Value::Object(parts)) => {
            let texts = parts.values().filter_map(Value::as_str).map(|it| person(it).unwrap_or_else(|| it.to_owned()));
            texts.collect::<Vec<_>>().join(", ")
        }
        Some(other) => other.to_string(),
    };
    if words.chars().count() > 60 { words.chars().take(60).chain(['…']).collect() } else { words }
}
