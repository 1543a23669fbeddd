//! Refusals of commands. The messages here are for developers; `ui/text/errors.rs` has the sentences for people.

use serde_derive::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::{EntityRef, FieldName};

/// The reason why a command was refused. The book is unchanged then.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum CommandError {
    /// The undo of a new person whom later entries name.
    #[error("other entries name the person")]
    StillNamed,
    /// A person without a name.
    #[error("a person without a name")]
    Nameless,
    /// An exchange without people, encounter or notes.
    #[error("an exchange without people, encounter or notes")]
    NothingHappened,
    /// An exchange dated in the future: an intention is not a contact.
    #[error("an exchange in the future")]
    NotYet,
    /// A favour without a description.
    #[error("a favour without a description")]
    NothingGiven,
    /// A promise without a description.
    #[error("a promise without a description")]
    NothingPromised,
    /// A shared item without a description or a link.
    #[error("a shared item without a description or a link")]
    NothingShared,
    /// A mentorship without another person.
    #[error("a mentorship without another person")]
    NobodyToMentor,
    /// A second open mentorship with the same people.
    #[error("a mentorship with these people is open")]
    AlreadyBegun,
    /// The mentorship has ended, and only taking it up again changes it.
    #[error("the mentorship has ended")]
    HasEnded,
    /// A topic without words.
    #[error("a topic without words")]
    NoTopic,
    /// Knowledge, or a word that means the same, without words.
    #[error("no word")]
    NoWord,
    /// A goal without words.
    #[error("a goal without words")]
    NoGoal,
    /// A fourth goal to work on at a time.
    #[error("three goals are being worked on")]
    ThreeGoals,
    /// A fourth aim to work on at a time.
    #[error("three aims are being worked on")]
    ThreeAims,
    /// A return without words.
    #[error("a return without words")]
    NoReturn,
    /// A project without a name.
    #[error("a project without a name")]
    NoProjectName,
    /// A group without a name.
    #[error("a group without a name")]
    NoGroupName,
    /// A need of a project without words.
    #[error("a need without words")]
    NoNeed,
    /// A trip without a place.
    #[error("a trip without a place")]
    NoPlace,
    /// An end before the beginning, with the field of the end.
    #[error("the end is before the beginning")]
    EndsTooSoon(String),
    /// A time that is still to come for something that is said to be so already, with its field.
    #[error("the time is still to come")]
    StillAhead(String),
    /// A day that must be ahead, such as the end of a rest, with its field.
    #[error("the day is not ahead")]
    NotAhead(String),
    /// A text over the limit of its form, see [`TextForm`](crate::domain::TextForm).
    #[error("{field} has more than {max} characters")]
    TooLong {
        /// The field.
        field: FieldName,
        /// The limit in characters.
        max: usize,
    },
    /// A list with more than [`MAX_ELEMENTS`](crate::domain::MAX_ELEMENTS) elements.
    #[error("{field} has more than {max} elements")]
    TooMany {
        /// The field.
        field: FieldName,
        /// The limit in elements.
        max: usize,
    },
    /// A picture that is not a raster image, or is too large.
    #[error("not a raster image, or too large")]
    Picture,
    /// The entity of the command does not exist, or no longer.
    #[error("{0} is not in the book")]
    Missing(EntityRef),
    /// The command would change nothing.
    #[error("the command changes nothing")]
    Nothing,
    /// More than one of the others, so that a form can show all of them.
    #[error("several problems")]
    Several(Vec<Self>),
}

impl CommandError {
    /// The single problems.
    #[must_use]
    pub fn each(&self) -> &[Self] {
        match self {
            Self::Several(all) => all,
            one => std::slice::from_ref(one),
        }
    }

    /// This problem and another one.
    pub(super) fn and(self, other: Self) -> Self {
        Self::Several([self.each(), other.each()].concat())
    }
}

/// All results, or every problem.
pub(super) fn all<T>(results: impl Iterator<Item = Result<T, CommandError>>) -> Result<Vec<T>, CommandError> {
    let (mut found, mut problem) = (Vec::new(), None);
    for result in results {
        match (result, problem.take()) {
            (Ok(one), before) => {
                found.push(one);
                problem = before;
            }
            (Err(next), None) => problem = Some(next),
            (Err(next), Some(error)) => problem = Some(CommandError::and(error, next)),
        }
    }
    problem.map_or(Ok(found), Err)
}
