//! Any other CSV file: a guess at what its columns are, which the user may change, and the reading by it.

mod guess;
pub(super) mod lexicon;
mod read;

pub use guess::{Guess, guess};
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

/// What a word of a header means, before the kind is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Ignore,
    Prefix,
    Given,
    Middle,
    Family,
    Suffix,
    Whole,
    Nickname,
    Organisation,
    Department,
    Role,
    Email,
    Phone,
    Profile,
    Address,
    Street,
    City,
    Region,
    PostCode,
    Country,
    Place,
    Birthday,
    Anniversary,
    Note,
    Tag,
}

impl Meaning {
    fn target(self, kind: &str) -> Target {
        let kind = kind.to_owned();
        match self {
            Self::Ignore => Target::Ignore,
            Self::Prefix => Target::Prefix,
            Self::Given => Target::Given,
            Self::Middle => Target::Middle,
            Self::Family => Target::Family,
            Self::Suffix => Target::Suffix,
            Self::Whole => Target::Whole,
            Self::Nickname => Target::Nickname,
            Self::Organisation => Target::Organisation,
            Self::Department => Target::Department,
            Self::Role => Target::Role,
            Self::Email => Target::Email(kind),
            Self::Phone => Target::Phone(kind),
            Self::Profile => Target::Profile(kind),
            Self::Address => Target::Address(kind),
            Self::Street => Target::Street(kind),
            Self::City => Target::City(kind),
            Self::Region => Target::Region(kind),
            Self::PostCode => Target::PostCode(kind),
            Self::Country => Target::Country(kind),
            Self::Place => Target::Place,
            Self::Birthday => Target::Birthday,
            Self::Anniversary => Target::Day("anniversary".to_owned()),
            Self::Note => Target::Note,
            Self::Tag => Target::Tag,
        }
    }
}
