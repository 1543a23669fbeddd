//! The summary of a merge for the user: counts, and the conflicts.

use serde::Deserialize as _;
use serde_json::{Value, json};

use crate::domain::{Book, EntityRef, Kind};
use crate::merge::conflict_name::{ConflictName, Named};
use crate::merge::conflict_summary::ConflictSummary;
use crate::merge::conflict_value::{ConflictValue, Names};
use crate::merge::{Plan, Recognised, Skipped};

/// Maximum number of deleted entities that are named (design decision: a line or two).
const NAMED: usize = 5;

/// The effects of a merge, as counts and conflicts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Number of new people.
    pub new_people: u64,
    /// Number of new exchanges.
    pub new_exchanges: u64,
    /// Number of other new entities, without the settings.
    pub other_new: u64,
    /// Number of entities that get newer values.
    pub changed: u64,
    /// Number of entities that are the same in both books.
    pub same: u64,
    /// Number of entities that the other book deleted.
    pub deleted: u64,
    /// The first of those, by name.
    pub deleted_names: Vec<Named>,
    /// The conflicts.
    pub both: Vec<ConflictSummary>,
    /// Whole days by which the other device's clock runs ahead. None if less than one.
    pub days_ahead: Option<u64>,
    /// The export time in the file.
    pub written: Option<String>,
    /// Number of omitted pictures: not a raster image, or too large.
    pub photos_left_out: u64,
    /// Number of ignored timestamps, later than any clock gives.
    pub stamps_left_out: u64,
    /// Number of texts and lists that are longer than a command accepts. They are imported unchanged.
    pub over_limit: u64,
    /// Number of entries that are no object, or have the id of an earlier entry. They are not imported.
    pub entries_left_out: u64,
    /// The people of the book whom a file without ids seems to mean: the user is asked whether they are the same.
    pub recognised: Vec<Recognised>,
    /// The fields that this version cannot read, the first of them.
    pub skipped: Vec<Skipped>,
    /// Number of fields that this version cannot read.
    pub skipped_count: u64,
    /// Whether the merge would change nothing visible to the user.
    pub is_nothing: bool,
    /// Whether the merge would write nothing at all.
    pub is_empty: bool,
}

impl Summary {
    /// Summarises a plan to merge `theirs` into `mine`.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::domain::Book;
    /// use kith::formats::backup::read;
    /// use kith::merge::{Summary, plan};
    ///
    /// let theirs = read(
    ///     r#"{"format": "kith-backup", "version": 1,
    ///         "people": [{"given": "Ana", "id": "ana"}], "exchanges": [{"people": ["ana"]}]}"#,
    /// )?
    /// .book;
    /// let mine = Book::default();
    /// let summary = Summary::of(&plan(&mine, &theirs, 0), (&mine, &theirs), None);
    /// assert_eq!((summary.new_people, summary.new_exchanges, summary.other_new), (1, 1, 0));
    /// assert!(!summary.is_nothing);
    /// # Ok::<(), kith::formats::backup::BackupProblem>(())
    /// ```
    pub fn of(plan: &Plan, (mine, theirs): (&Book, &Book), written: Option<String>) -> Self {
        let names = Names(vec![theirs, mine]);
        // The other book may have erased what it deleted.
        let own_names = Names(vec![mine]);
        let named = |it: &EntityRef| Named { entity: it.to_string(), name: own_names.name(*it) };
        let of = |kind: Kind| plan.new.iter().filter(|it| it.kind == kind).count() as u64;
        let (new_people, new_exchanges, settings) = (of(Kind::People), of(Kind::Exchanges), of(Kind::Settings));
        Self {
            new_people,
            new_exchanges,
            other_new: plan.new.len() as u64 - new_people - new_exchanges - settings,
            changed: plan.changed.len() as u64,
            same: plan.same as u64,
            deleted: plan.deleted.len() as u64,
            deleted_names: plan.deleted.iter().take(NAMED).map(named).collect(),
            both: plan.conflicts.iter().map(|it| ConflictSummary::of(it, &names)).collect(),
            days_ahead: plan.days_ahead,
            written,
            photos_left_out: 0,
            stamps_left_out: 0,
            over_limit: 0,
            entries_left_out: 0,
            recognised: Vec::new(),
            skipped: Vec::new(),
            skipped_count: 0,
            is_nothing: plan.is_nothing(),
            is_empty: plan.is_empty(),
        }
    }

    /// The summary as JSON.
    pub fn to_json(&self) -> Value {
        let both = |it: &ConflictSummary| json!([it.entity, it.cell, it.takes_theirs, it.name, it.mine, it.theirs]);
        json!({
            "new_people": self.new_people,
            "new_exchanges": self.new_exchanges,
            "other_new": self.other_new,
            "changed": self.changed,
            "same": self.same,
            "deleted": self.deleted,
            "deleted_names": self.deleted_names,
            "both": self.both.iter().map(both).collect::<Vec<_>>(),
            "days_ahead": self.days_ahead,
            "written": self.written,
            "photos_left_out": self.photos_left_out,
            "stamps_left_out": self.stamps_left_out,
            "over_limit": self.over_limit,
            "entries_left_out": self.entries_left_out,
            "recognised": self.recognised,
            "skipped": self.skipped,
            "skipped_count": self.skipped_count,
            "is_nothing": self.is_nothing,
            "is_empty": self.is_empty,
        })
    }

    /// Parses the JSON of [`to_json`](Self::to_json). Missing values become zero, false, empty or none.
    ///
    /// # Examples
    ///
    /// ```
    /// use kith::merge::Summary;
    ///
    /// let summary = Summary { new_people: 3, days_ahead: Some(2), ..Summary::default() };
    /// assert_eq!(Summary::from_json(&summary.to_json()), summary);
    /// ```
    pub fn from_json(json: &Value) -> Self {
        let count = |name: &str| json[name].as_u64().unwrap_or_default();
        let is = |name: &str| json[name].as_bool().unwrap_or_default();
        let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
        let both = |values: &Value| ConflictSummary {
            entity: text(&values[0]),
            cell: text(&values[1]),
            takes_theirs: values[2].as_bool().unwrap_or_default(),
            name: ConflictName::deserialize(&values[3]).unwrap_or_default(),
            mine: ConflictValue::deserialize(&values[4]).unwrap_or_default(),
            theirs: ConflictValue::deserialize(&values[5]).unwrap_or_default(),
        };
        Self {
            new_people: count("new_people"),
            new_exchanges: count("new_exchanges"),
            other_new: count("other_new"),
            changed: count("changed"),
            same: count("same"),
            deleted: count("deleted"),
            deleted_names: Vec::deserialize(&json["deleted_names"]).unwrap_or_default(),
            both: json["both"].as_array().into_iter().flatten().map(both).collect(),
            days_ahead: json["days_ahead"].as_u64(),
            written: json["written"].as_str().map(str::to_owned),
            photos_left_out: count("photos_left_out"),
            stamps_left_out: count("stamps_left_out"),
            over_limit: count("over_limit"),
            entries_left_out: count("entries_left_out"),
            recognised: Vec::deserialize(&json["recognised"]).unwrap_or_default(),
            skipped: Vec::deserialize(&json["skipped"]).unwrap_or_default(),
            skipped_count: count("skipped_count"),
            is_nothing: is("is_nothing"),
            is_empty: is("is_empty"),
        }
    }
}
