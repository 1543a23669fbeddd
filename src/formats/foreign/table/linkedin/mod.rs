//! The data export of LinkedIn: connections, messages, invitations, the profile and the address book, each as a CSV
//! file or all of them in one zip.

mod connections;
mod conversation;
mod invitations;
mod messages;
mod profile;
mod slug;

use std::collections::BTreeMap;

pub use invitations::{Invitation, invitations};
pub use slug::slug;

use super::{Header, Sheet, head};
use crate::domain::normalize;
use crate::formats::foreign::zip::plain_name;
use crate::formats::foreign::{Incoming, IncomingPerson, Locale, Participant};

/// The files of an export that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkedInFile {
    /// The owner.
    Profile,
    /// The people connected with the owner.
    Connections,
    /// The address book that the owner uploaded.
    Contacts,
    /// The invitations to connect.
    Invitations,
    /// The messages.
    Messages,
}

impl LinkedInFile {
    fn of(header: &Header) -> Option<Self> {
        let is = |names: &[&str]| header.count(names) == names.len();
        if is(&["conversation id", "from", "date"]) {
            Some(Self::Messages)
        } else if is(&["from", "to", "sent at", "direction"]) {
            Some(Self::Invitations)
        } else if connections::is_header(header) {
            Some(Self::Connections)
        } else if is(&["first name", "last name", "headline"]) {
            Some(Self::Profile)
        } else if is(&["source", "emails", "phonenumbers"]) {
            Some(Self::Contacts)
        } else {
            None
        }
    }
}

/// The kind of a file of LinkedIn's export; `None` for any other text. It is told by the header, wherever it stands.
///
/// ```
/// # use kith::formats::foreign::table::linkedin::{LinkedInFile, recognise};
/// let header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
/// assert_eq!(recognise(header), Some(LinkedInFile::Connections));
/// assert_eq!(recognise("Name,City\n"), None);
/// ```
pub fn recognise(text: &str) -> Option<LinkedInFile> {
    let sheet = Sheet::read(head(text));
    let table = sheet.table(|it| LinkedInFile::of(it).is_some())?;
    LinkedInFile::of(&table.header)
}

/// Reads one file of the export. `owner` has the user's own names and profiles, as far as Kith knows them.
pub fn read(text: &str, owner: &[String], locale: &Locale<'_>) -> Incoming {
    read_all(&[("", text)], owner, locale)
}

/// Reads the files of an export together. The profile and the invitations tell who the owner is, and messages name
/// their people by their connections. Each file is a name, which may be empty, and a text. Texts of other kinds are
/// passed over, and so are the talks with LinkedIn's own programs.
pub fn read_all(files: &[(&str, &str)], owner: &[String], locale: &Locale<'_>) -> Incoming {
    let files = files.iter().filter(|it| !is_with_program(it.0));
    let mut files: Vec<(LinkedInFile, &str)> = files.filter_map(|it| Some((recognise(it.1)?, it.1))).collect();
    files.sort_by_key(|it| it.0);
    let mut read = Incoming::default();
    for (kind, text) in files {
        let sheet = Sheet::read(text);
        let Some(table) = sheet.table(|it| LinkedInFile::of(it) == Some(kind)) else { continue };
        read.skipped.extend(table.faults());
        match kind {
            LinkedInFile::Profile => profile::owner(&table, &mut read),
            LinkedInFile::Connections => connections::read(&table, locale, &mut read),
            LinkedInFile::Contacts => profile::contacts(&table, locale, &mut read),
            LinkedInFile::Invitations => invitations::read(&table, &mut read),
            LinkedInFile::Messages => messages::read(&table, owner, locale, &mut read),
        }
    }
    read.owner.sort();
    read.owner.dedup();
    name_participants(&mut read);
    read
}

/// Whether a file has the talks with a program, which have the form of messages: `guide_messages.csv`.
fn is_with_program(name: &str) -> bool {
    let name = plain_name(name);
    name.starts_with("guide_") || name.starts_with("learning_")
}

/// The key of a profile.
fn key(slug: &str) -> String {
    format!("linkedin {slug}")
}

/// Whether a name is that of a closed account.
fn is_closed(name: &str) -> bool {
    normalize(name.trim()) == "linkedin member"
}

/// Points the participants of messages to the people of the file.
fn name_participants(read: &mut Incoming) {
    let people: BTreeMap<&str, usize> =
        read.people.iter().enumerate().map(|(at, it)| (it.key.as_str(), at)).filter(|it| !it.0.is_empty()).collect();
    let index = |it: &Participant| slug(&it.profile).and_then(|it| people.get(key(&it).as_str()).copied());
    for meeting in &mut read.meetings {
        meeting.with.iter_mut().for_each(|it| it.index = index(it));
    }
}

/// Adds a person, unless somebody with the same profile is there.
fn add_new(person: IncomingPerson, read: &mut Incoming) {
    if !read.people.iter().any(|it| it.key == person.key) {
        read.people.push(person);
    }
}
