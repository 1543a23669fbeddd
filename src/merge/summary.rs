//! What a merge would do, as somebody reads it: counts, and both values where two devices disagree.

use serde_json::{Value, json};

use crate::domain::{Book, Cell, EntityRef, Kind, PersonId, display_name};
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
    pub both: Vec<Both>,
    /// The other device's clock runs this many days ahead.
    pub days_ahead: Option<u64>,
    /// When the file says it was written.
    pub written: Option<String>,
    /// Whether merging would change nothing that a person could see.
    pub is_nothing: bool,
    /// Whether merging would write nothing at all.
    pub is_empty: bool,
}

/// One cell with two values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Both {
    /// Of what, as the merge knows it.
    pub entity: String,
    /// Which cell, as the merge knows it.
    pub cell: String,
    /// Of whom or of what, in words.
    pub name: String,
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
            is_nothing: plan.is_nothing(),
            is_empty: plan.change.is_empty(),
        }
    }

    /// As JSON.
    pub fn to_json(&self) -> Value {
        let both = |it: &Both| json!([it.entity, it.cell, it.name, it.mine, it.theirs, it.takes_theirs]);
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
            "is_nothing": self.is_nothing,
            "is_empty": self.is_empty,
        })
    }

    /// Reads what [`to_json`](Self::to_json) wrote. What is not there is nought.
    pub fn from_json(json: &Value) -> Self {
        let count = |name: &str| json[name].as_u64().unwrap_or_default();
        let is = |name: &str| json[name].as_bool().unwrap_or_default();
        let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
        let both = |it: &Value| Both {
            entity: text(&it[0]),
            cell: text(&it[1]),
            name: text(&it[2]),
            mine: text(&it[3]),
            theirs: text(&it[4]),
            takes_theirs: it[5].as_bool().unwrap_or_default(),
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
            is_nothing: is("is_nothing"),
            is_empty: is("is_empty"),
        }
    }
}

fn both(conflict: &Conflict, theirs: &Book) -> Both {
    Both {
        entity: format!("{:?}", conflict.entity),
        cell: conflict.cell.clone(),
        name: name_of(conflict.entity, theirs),
        mine: shown(&conflict.mine),
        theirs: shown(&conflict.theirs),
        takes_theirs: conflict.takes_theirs(),
    }
}

fn name_of(entity: EntityRef, theirs: &Book) -> String {
    let id = PersonId::from_uuid(entity.uuid);
    let person = theirs.people.record(id).map(|it| display_name(&it.body)).filter(|_| entity.kind == Kind::People);
    person.unwrap_or_else(|| entity.kind.word().to_owned())
}

/// A value in a few words.
fn shown(cell: &Cell) -> String {
    let words = match &cell.value {
        None => "nothing".to_owned(),
        Some(Value::String(words)) => words.clone(),
        Some(other) => other.to_string(),
    };
    if words.chars().count() > 60 { words.chars().take(60).chain(['…']).collect() } else { words }
}
