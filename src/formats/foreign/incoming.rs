//! The content of a file of another program, before it is matched with the book.

use serde_derive::{Deserialize, Serialize};

use crate::domain::{Exchange, Person, RelationKind};

/// What a file of another program is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileSort {
    /// An address book (vCard).
    #[default]
    VCard,
    /// The connections of LinkedIn.
    LinkedIn,
    /// The messages of LinkedIn.
    LinkedInMessages,
    /// The invitations of LinkedIn, without the connections.
    LinkedInInvitations,
    /// The contacts of Google.
    Google,
    /// The contacts of Outlook.
    Outlook,
    /// The address book of Thunderbird.
    Thunderbird,
    /// Any other table.
    Table,
    /// A calendar (iCalendar).
    Calendar,
    /// An export of Monica.
    Monica,
    /// A chat of WhatsApp.
    WhatsApp,
    /// A list of names.
    Names,
}

impl FileSort {
    /// The name in keys.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::VCard => "vcard",
            Self::LinkedIn | Self::LinkedInMessages | Self::LinkedInInvitations => "linkedin",
            Self::Google => "google",
            Self::Outlook => "outlook",
            Self::Thunderbird => "thunderbird",
            Self::Table => "table",
            Self::Calendar => "ical",
            Self::Monica => "monica",
            Self::WhatsApp => "whatsapp",
            Self::Names => "names",
        }
    }
}

/// The content of a file. Every entry of the file is in `people` or `meetings`, or in `skipped` with its reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    /// The people, in the order of the file.
    pub people: Vec<IncomingPerson>,
    /// Talks with people, in the order of the file.
    pub meetings: Vec<IncomingMeeting>,
    /// The entries and values that are left out, each with the reason.
    pub skipped: Vec<SkippedEntry>,
    /// The e-mail addresses, profiles and names of the file's owner, as far as the file tells.
    pub owner: Vec<String>,
}

/// A person in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IncomingPerson {
    /// The record's key in the program, with the name of the format: `vcard 4fbe8971-0bc3`, `linkedin ana-silva`.
    /// Empty if the record has none.
    pub key: String,
    /// The number of the card or row in the file, from 1.
    pub row: usize,
    /// The fields. Without a picture, a circle, relations, `sources` and everything else that only Kith knows.
    pub person: Person,
    /// The groups and labels of the person in the file. The user chooses people by them.
    pub labels: Vec<String>,
    /// Whether the person is marked as a favourite.
    pub is_starred: bool,
    /// Whether all that the file tells of the person is an invitation to connect.
    pub is_invited: bool,
    /// The picture.
    pub photo: Option<IncomingPhoto>,
    /// Relations to other people of the file, by index in [`Incoming::people`].
    pub relations: Vec<(RelationKind, usize)>,
    /// The person of the file who introduced them.
    pub met_through: Option<usize>,
}

/// A picture of a person, as it is in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingPhoto {
    /// The bytes of the image file.
    pub bytes: Vec<u8>,
}

/// A talk, a message or a meeting in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IncomingMeeting {
    /// The key in the program, with the name of the format. The same key is the same exchange, however often it is
    /// imported. Never empty.
    pub key: String,
    /// The key under which an earlier build of Kith imported it, or empty.
    pub former_key: String,
    /// The exchange without its people. Its day is set.
    pub exchange: Exchange,
    /// The other people.
    pub with: Vec<Participant>,
    /// Why it is not ticked, if it is not.
    pub doubt: Option<Doubt>,
    /// The number of its series in the file, if it is one of several of a series.
    pub series: Option<usize>,
}

/// A participant of a meeting. At least one of the fields is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Participant {
    /// The index in [`Incoming::people`].
    pub index: Option<usize>,
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The address of the profile.
    pub profile: String,
}

/// Why a meeting is offered and not ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Doubt {
    /// More than eight other people.
    Large,
    /// It lasts whole days.
    AllDay,
    /// One of many occurrences of a rule without an end.
    Endless,
    /// The time zone is not known; the time is that of the clock on the wall.
    ZoneUnknown,
    /// The book has it on another day. Only a preview says so.
    Moved,
}

/// An entry or a value that is not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkippedEntry {
    /// The number of the card, row or event in the file, from 1.
    pub row: usize,
    /// The name or the text by which the user knows the entry. May be empty.
    pub name: String,
    /// Why.
    pub why: WhySkipped,
    /// Whether the whole entry is left out, and not one of its values.
    pub is_whole: bool,
}

/// Why an entry or a value of a file is not imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhySkipped {
    /// Neither a name nor an address nor a number.
    Empty,
    /// The name of the person is hidden by the program: a closed profile.
    Closed,
    /// The file ends before the entry does.
    Cut,
    /// The end of the entry is missing: the next one begins before it.
    NoEnd,
    /// The entry is no person: a group, a room, a device, a task.
    NotAPerson,
    /// Kith has no field or entry for it: a task, a document, a feeling.
    NoPlace,
    /// A whole card within another one.
    CardInCard,
    /// A further picture: Kith keeps one.
    OtherPicture,
    /// A day that does not exist, as written.
    NoSuchDay(String),
    /// A row that cannot be read: too few columns, or a quotation mark without an end.
    BrokenRow,
    /// A part of a value is longer than Kith holds.
    TooLong,
    /// A picture that is none, or of a kind that browsers do not show.
    Picture,
    /// A meeting in the future: a plan is no exchange.
    Future,
    /// This row and those behind it, so many together: Kith reads no more of a table.
    FurtherRows(usize),
    /// Nobody else took part.
    Alone,
    /// All the others declined.
    OthersDeclined,
    /// An address that only the mail server knows, of which the file has no other.
    InternalAddress,
    /// The owner declined, or the meeting was called off.
    Declined,
    /// Older than the chosen span of time.
    TooOld,
    /// Written as a draft, or by a machine.
    NoMessage,
    /// A file of an archive that no reader knows.
    OtherKind,
    /// A file of an archive that is encrypted, damaged, too large or an archive itself.
    NotUnpacked,
    /// A meeting without a day.
    NoDay,
    /// An older version of another entry, or an answer to an invitation.
    Superseded,
    /// More than is read from one file or one series of meetings. The latest are kept.
    TooMany,
    /// A relative without an address of their own, who is kept as a fact of the people they belong to.
    Relative,
}
