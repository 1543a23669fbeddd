//! Names of fields, for refusals.

use std::fmt;

use serde_derive::{Deserialize, Serialize};

use crate::domain::Kind;

/// A field of a kind of entity, or a part of a group.
///
/// Its [`Display`](fmt::Display) form is for developers. `ui/text/errors/fields.rs` has the labels that people read.
///
/// # Examples
///
/// ```
/// # use kith::domain::{FieldName, Kind};
/// let field = FieldName { kind: Kind::People, name: "how_met/place".to_owned() };
/// assert_eq!(field.to_string(), "people/how_met/place");
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
        write!(f, "{}/{}", self.kind.word(), self.name)
    }
}
