//! Refusals of commands.

use serde_derive::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::{EntityRef, FieldName};

/// The reason why a command was refused. The book is unchanged then.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum CommandError {
    /// A person without a name.
    #[error("A name is enough, but it needs one.")]
    Nameless,
    /// An exchange without people, encounter or notes.
    #[error("Say who it was with, or what happened.")]
    NothingHappened,
    /// An exchange dated in the future: an intention is not a contact.
    #[error("That day is still to come. Log it when it has happened.")]
    NotYet,
    /// A favour without a description.
    #[error("Say what it was.")]
    NothingGiven,
    /// A promise without a description.
    #[error("Say what was promised.")]
    NothingPromised,
    /// A shared item without a description or a link.
    #[error("Say what it is, or give a link to it.")]
    NothingShared,
    /// A text over the limit of its form, see [`TextForm`](crate::domain::TextForm).
    #[error("That is longer than {max} characters. Please shorten the {field}.")]
    TooLong {
        /// The field.
        field: FieldName,
        /// The limit in characters.
        max: usize,
    },
    /// A list with more than [`MAX_ELEMENTS`](crate::domain::MAX_ELEMENTS) elements.
    #[error("That is more than {max} entries. Please remove some of the {field}.")]
    TooMany {
        /// The field.
        field: FieldName,
        /// The limit in elements.
        max: usize,
    },
    /// A picture that is not a raster image, or is too large.
    #[error("That picture cannot be kept. A small JPEG, PNG or WebP can.")]
    Picture,
    /// The entity of the command does not exist, or no longer.
    #[error("That is no longer in the book.")]
    Missing(EntityRef),
    /// The command would change nothing.
    #[error("Nothing to change.")]
    Nothing,
}
