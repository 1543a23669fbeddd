//! Why a backup file is refused. The messages here are for developers; `ui/text/errors/files.rs` has the sentences for
//! people.

use std::fmt;

use serde_derive::{Deserialize, Serialize};
use thiserror::Error;

use crate::formats::encoding::Encoding;

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum BackupProblem {
    /// Empty.
    #[error("the file is empty")]
    Empty,
    /// Larger than any backup that Kith writes.
    #[error("the file is too large")]
    TooLarge,
    /// A text in an encoding that is not read.
    #[error("the encoding is not read")]
    Encoding(Encoding),
    /// Not JSON, or truncated.
    #[error("syntax error in line {line}")]
    Cut {
        /// The line of the syntax error, counted from one.
        line: usize,
    },
    /// JSON, but not a Kith backup.
    #[error("not a Kith backup")]
    NotOurs,
    /// Written by a newer Kith.
    #[error("format {version} is newer")]
    Newer {
        /// The format version in the file.
        version: u64,
    },
    /// The checksum does not match.
    #[error("the checksum in line {line} does not match")]
    Altered {
        /// The line of the checksum, counted from one.
        line: usize,
    },
    /// A part of the file has the wrong shape.
    #[error("{place}: expected {}", .expected.word())]
    Shape {
        /// The place.
        place: Place,
        /// The expected shape.
        expected: Expected,
    },
}

/// A place in a backup file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The name of a member of the file, or of one within an entry.
    pub member: String,
    /// The number of an entry in a list, counted from one.
    pub entry: Option<usize>,
}

impl Place {
    /// An entry by its index, which is counted from zero.
    pub(super) fn entry(index: usize, list: &str) -> Self {
        Self { member: list.to_owned(), entry: Some(index + 1) }
    }
}

impl From<&str> for Place {
    fn from(member: &str) -> Self {
        Self { member: member.to_owned(), entry: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.entry {
            Some(entry) => write!(f, "entry {entry} of {}", self.member),
            None => f.write_str(&self.member),
        }
    }
}

/// The shape that a part of a backup file must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expected {
    /// A version that this program reads.
    Version,
    /// A JSON object.
    Object,
    /// A JSON array.
    List,
    /// An entry with an id.
    Id,
    /// A known kind of entity.
    Kind,
    /// A timestamp.
    Timestamp,
    /// The number of entries of this kind.
    Count,
    /// A value that is not nested too deeply.
    Shallow,
    /// A field name without a zero character.
    FieldName,
    /// A file with fewer unknown kinds of entities.
    FewUnknownKinds,
}

impl Expected {
    /// The shape in words, for developers.
    const fn word(self) -> &'static str {
        match self {
            Self::Version => "a known version",
            Self::Object => "an object",
            Self::List => "a list",
            Self::Id => "an id",
            Self::Kind => "a known kind",
            Self::Timestamp => "a timestamp",
            Self::Count => "the number of entries",
            Self::Shallow => "less nesting",
            Self::FieldName => "a field name",
            Self::FewUnknownKinds => "fewer unknown kinds",
        }
    }
}
