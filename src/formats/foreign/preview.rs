//! The preview of an import as the page shows it, and the user's choices. Both travel between page and worker.

use chrono::NaiveDate;
use serde_derive::{Deserialize, Serialize};

use crate::formats::foreign::incoming::{Doubt, FileSort, WhySkipped};
use crate::formats::foreign::table::mapped::ColumnMap;

/// Everything that an import would do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// What the file is.
    pub sort: FileSort,
    /// Whether nothing tells which of those who wrote is the user: the page asks.
    pub asks_owner: bool,
    /// The people of the file, then those who only took part in its meetings.
    pub people: Vec<PersonRow>,
    /// The meetings.
    pub meetings: Vec<MeetingRow>,
    /// The first entries and values that are left out.
    pub skipped: Vec<SkippedRow>,
    /// The number of all of them.
    pub skipped_count: usize,
    /// The groups and labels in the file, the largest first.
    pub labels: Vec<String>,
    /// The columns of a table whose program is not known.
    pub table: Option<TablePreview>,
    /// The room that people and meetings take, in UTF-16 code units, without the pictures.
    pub units: usize,
    /// The room that the pictures take.
    pub photo_units: usize,
    /// The room that is left.
    pub room: usize,
}

/// The columns of a table, which the user may correct.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TablePreview {
    /// The names of the columns. Empty if the file has no header.
    pub names: Vec<String>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
    /// What the columns are read as.
    pub map: ColumnMap,
    /// The form of the header, by which the user's choice is remembered.
    pub signature: String,
}

/// A person of the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PersonRow {
    /// The name.
    pub name: String,
    /// What tells people of one name apart: the organisation, else an address or a number.
    pub detail: String,
    /// What an import does with the person.
    pub outcome: Outcome,
    /// The groups and labels, by their place in [`Preview::labels`].
    pub labels: Vec<usize>,
    /// Whether the person has an e-mail address.
    pub has_email: bool,
    /// Whether the person has a picture.
    pub has_photo: bool,
    /// Whether the person is a favourite in the other program.
    pub is_starred: bool,
    /// Whether the person only took part in meetings, and is no record of the file.
    pub is_participant: bool,
    /// Whether the person was invited to connect, and is no connection yet.
    pub is_invited: bool,
    /// The number of meetings with the person in the file.
    pub met: usize,
    /// The day of the last one.
    pub last: Option<NaiveDate>,
    /// The name under which the settings remember that the user does not want to be offered the person. Empty for a
    /// record of the file.
    pub forget_key: String,
}

/// What an import does with a person of the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// Adds the person.
    #[default]
    New,
    /// Asks: a person of the book has the same name, and nothing else speaks for it.
    Perhaps {
        /// The name in the book.
        name: String,
        /// Why.
        reason: MatchReason,
    },
    /// Adds to a person of the book.
    Match {
        /// The name in the book.
        name: String,
        /// Why.
        reason: MatchReason,
        /// The fields that get values they did not have.
        additions: Vec<FieldChange>,
        /// The fields that have another value: the user decides on each.
        changes: Vec<FieldChange>,
    },
    /// Nothing: the book has everything already.
    Same {
        /// The name in the book.
        name: String,
        /// Why it is the same person.
        reason: MatchReason,
    },
    /// Nothing: the user has put the person in the trash.
    InTrash,
    /// Nothing: the user met the person and does not want to be offered them.
    Forgotten,
    /// Nothing: it is the user.
    Owner,
    /// Adds to another person of the file, by index.
    Double(usize),
}

/// Why a person of the file is one of the book, the strongest reason first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum MatchReason {
    /// The same record, imported before.
    Record,
    /// The same e-mail address.
    Email(String),
    /// The same telephone number.
    Number(String),
    /// The same profile.
    Profile(String),
    /// The same name and organisation.
    NameAndOrganisation(String),
    /// The same name, or one that fits.
    Name,
}

/// A field of a person before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The name of the field.
    pub field: String,
    /// The value in the book; empty for an addition.
    pub mine: String,
    /// The value in the file.
    pub theirs: String,
    /// Whether it is taken unless the user chooses otherwise: the user has not touched the field since the import that
    /// filled it.
    pub takes_theirs: bool,
}

/// A meeting of the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MeetingRow {
    /// The day.
    pub day: NaiveDate,
    /// What it was about, or empty.
    pub title: String,
    /// The people, by index in [`Preview::people`].
    pub with: Vec<usize>,
    /// Why it is not ticked.
    pub doubt: Option<Doubt>,
    /// The number of its series, which is ticked as a whole.
    pub series: Option<usize>,
    /// Whether the book has it already, or the user has removed it.
    pub is_known: bool,
    /// Those of its people who never stood in the exchange of the book, by index in [`Preview::people`].
    pub missing: Vec<usize>,
}

impl MeetingRow {
    /// Whether there is nothing to bring in: the book has it on the same day, or the user has removed it.
    pub fn is_settled(&self) -> bool {
        self.is_known && self.doubt != Some(Doubt::Moved)
    }
}

/// An entry or a value that is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SkippedRow {
    /// The number of the entry in the file.
    pub row: usize,
    /// The name of the entry. May be empty.
    pub name: String,
    /// Why.
    pub why: WhySkipped,
    /// Whether the whole entry is left out.
    pub is_whole: bool,
}

/// The user's choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// One for each person of the preview.
    pub people: Vec<PersonChoice>,
    /// The circle of the new people, as its word. Empty for no circle.
    pub circle: String,
    /// Whether pictures are imported.
    pub with_photos: bool,
    /// The meetings that are imported, by index. Those without any imported person are left out.
    pub meetings: Vec<usize>,
    /// The name or the address of the user in the file, if the user has said so. It goes on the user's own card.
    pub own_key: String,
    /// The people who are not to be offered again, by [`PersonRow::forget_key`].
    pub forgotten: Vec<String>,
}

/// The user's choice for a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PersonChoice {
    /// Left out.
    #[default]
    Leave,
    /// Imported. For a match, the changes that are taken, by index.
    Take(Vec<usize>),
    /// The person of the book with the same name.
    Same,
    /// Somebody else than the matched person: added.
    Other,
}
