//! Any other CSV file: a guess at what its columns are, which the user may change, and the reading by it.

mod guess;
pub(super) mod lexicon;
mod read;

pub use guess::{Guess, Shape, guess, shape};
pub use read::read_with;

use serde_derive::{Deserialize, Serialize};

/// What a column of a file is. The text of some is the kind: `work`, `home`, `mobile`, or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// Nothing that is imported.
    #[default]
    Ignore,
    /// A title before the name.
    Prefix,
    /// The given name.
    Given,
    /// Middle names.
    Middle,
    /// The family name.
    Family,
    /// A degree after the name.
    Suffix,
    /// The whole name.
    Whole,
    /// The nickname.
    Nickname,
    /// The workplace.
    Organisation,
    /// The department.
    Department,
    /// The job title.
    Role,
    /// An e-mail address of this kind.
    Email(String),
    /// A telephone number of this kind.
    Phone(String),
    /// A page or a profile of this kind.
    Profile(String),
    /// A whole postal address of this kind.
    Address(String),
    /// The street of the address of this kind.
    Street(String),
    /// The town of the address of this kind.
    City(String),
    /// The region of the address of this kind.
    Region(String),
    /// The postal code of the address of this kind.
    PostCode(String),
    /// The country of the address of this kind.
    Country(String),
    /// The place of residence in a word or two.
    Place,
    /// The birthday.
    Birthday,
    /// Another day of this kind: `anniversary`.
    Day(String),
    /// A note.
    Note,
    /// Labels, with commas or semicolons between them.
    Tag,
    /// A field of the user's own, with this label.
    Fact(String),
}

/// What the columns of a file are. Serialisable, so that it is remembered for the next file with the same header.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMap {
    /// The number of the row that is the header, from 0; `None` if the first row is a person.
    pub header: Option<usize>,
    /// The target of each column.
    pub columns: Vec<Target>,
}

impl ColumnMap {
    /// Whether the columns are those of people for sure: a header names them, or a column has their addresses or
    /// numbers. Without either, the user says what they are.
    pub fn is_sure(&self) -> bool {
        let has = |is: fn(&Target) -> bool| self.columns.iter().any(is);
        let has_name = has(|it| matches!(it, Target::Whole | Target::Given | Target::Family));
        (has_name && self.header.is_some()) || has(|it| matches!(it, Target::Email(_) | Target::Phone(_)))
    }
}

impl Target {
    /// The same target with a kind, if it has kinds. A day without one is an anniversary.
    fn of_kind(&self, kind: &str) -> Self {
        let mut target = self.clone();
        match &mut target {
            Self::Email(it)
            | Self::Phone(it)
            | Self::Profile(it)
            | Self::Address(it)
            | Self::Street(it)
            | Self::City(it)
            | Self::Region(it)
            | Self::PostCode(it)
            | Self::Country(it) => kind.clone_into(it),
            Self::Day(it) => "anniversary".clone_into(it),
            _ => (),
        }
        target
    }
}
