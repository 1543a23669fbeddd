//! Names of fields, for refusals.

use std::fmt;

use serde_derive::{Deserialize, Serialize};

use crate::domain::Kind;

/// A field of a kind of entity, or a part of a group.
///
/// Its [`Display`](fmt::Display) form is the plain English name within a sentence.
///
/// # Examples
///
/// ```
/// # use kith::domain::{FieldName, Kind};
/// let field = FieldName { kind: Kind::People, name: "other_script".to_owned() };
/// assert_eq!(field.to_string(), "name in another script");
/// let field = FieldName { kind: Kind::People, name: "how_met/place".to_owned() };
/// assert_eq!(field.to_string(), "place where you met");
/// let field = FieldName { kind: Kind::Promises, name: "what".to_owned() };
/// assert_eq!(field.to_string(), "promise");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldName {
    /// The kind of entity.
    pub kind: Kind,
    /// The name of the field, or of a group and its part: `role`, `how_met/story`.
    pub name: String,
}

impl fmt::Display for FieldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.kind, self.name.as_str()) {
            (Kind::Promises, "what") => "promise",
            (Kind::Favours, "what") => "favour",
            (Kind::Projects, "what") => "description",
            (Kind::Aims, "what") => "goal",
            (_, "what") => "description",
            (_, "given") => "given name",
            (_, "family") => "family name",
            (_, "other_script") => "name in another script",
            (_, "say") => "pronunciation",
            (_, "emails") => "e-mail addresses",
            (_, "phones") => "telephone numbers",
            (_, "addresses") => "postal addresses",
            (_, "how_met/place") => "place where you met",
            (_, "how_met/story") => "story of how you met",
            (_, "dos") => "things that go well",
            (_, "donts") => "things to avoid",
            (_, "custom") => "fields of your own",
            (_, "relations") => "ties to other people",
            (_, "photo") => "picture",
            (_, "next_time") => "question for next time",
            (_, "openings") => "message templates",
            (_, "given_to") => "people who have it",
            (_, other) => return f.write_str(&other.replace(['_', '/'], " ")),
        })
    }
}
