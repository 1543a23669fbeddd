//! Messages between the page and the worker: a job, its output, its error.
//!
//! **Invariant:** a message read back is the message that was written. The large text of a message travels beside its
//! JSON, because it may be as large as the book, and a text in JSON is copied and escaped.

use serde_derive::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::CommandError;
use crate::formats::export::{ExportFormat, ExportScope};
use crate::formats::foreign::{Choices, Preview, Wish};
use crate::formats::import::ImportError;
use crate::formats::jwe::JweError;
use crate::merge::Summary;
use crate::store::cipher::DataKey;
use crate::store::commit::CommitError;
use crate::store::encrypted_store::LockError;
use crate::store::kv_store::{Write, WriteError};
use crate::store::past_imports::ImportLabel;

/// A job for the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// Compacts the journal.
    Compact,
    /// Writes a backup as a file.
    Backup,
    /// Writes the session, promises and dates as a calendar file.
    Calendar,
    /// Writes people in a format that other programs read.
    Export {
        /// The format.
        format: ExportFormat,
        /// The people.
        scope: ExportScope,
    },
    /// Compares a file with the book. The output is a [`Summary`].
    Compare {
        /// The text of the file.
        #[serde(skip)]
        file: String,
    },
    /// Imports a file. The output is the text for [`Unmerge`](Self::Unmerge).
    Merge {
        /// The text of the file; `None` stands for the last compared one.
        #[serde(skip)]
        file: Option<String>,
        /// The user's choices. The merge rule decides the other conflicts.
        choices: Vec<Choice>,
        /// The recognised people who are somebody else, as text.
        #[serde(default)]
        others: Vec<String>,
        /// The label in the list of imports. None for a merge that the user did not start.
        #[serde(default)]
        label: Option<ImportLabel>,
    },
    /// Reads a file of another program. The output is a [`Preview`]. Only the importer's program runs it.
    ReadForeign {
        /// The circumstances of the user.
        wish: Wish,
    },
    /// Imports the chosen people and meetings of the file that was read. The output is the text for
    /// [`Unmerge`](Self::Unmerge). Only the importer's program runs it.
    ImportForeign {
        /// The circumstances of the user: the file is read again if the worker is another one.
        wish: Wish,
        /// The user's choices.
        choices: Choices,
        /// The label in the list of imports.
        label: ImportLabel,
    },
    /// Undoes a merge.
    Unmerge {
        /// The output of the merge.
        #[serde(skip)]
        undo: String,
    },
    /// Imports the demo data.
    Sample {
        /// The text of the demo file.
        #[serde(skip)]
        file: String,
    },
    /// Writes a backup as an encrypted file.
    EncryptedBackup {
        /// The passphrase of the file.
        passphrase: String,
        /// Random bytes for the encryption.
        random: Vec<u8>,
    },
    /// Encrypts an existing backup as a file.
    Encrypt {
        /// The text of the backup.
        #[serde(skip)]
        file: String,
        /// The passphrase of the file.
        passphrase: String,
        /// Random bytes for the encryption.
        random: Vec<u8>,
    },
    /// Decrypts a file.
    Decrypt {
        /// The text of the encrypted file.
        #[serde(skip)]
        file: String,
        /// The passphrase of the file.
        passphrase: String,
    },
    /// Wraps a data key with a passphrase as a lock record.
    WrapKey {
        /// The data key.
        key: DataKey,
        /// The passphrase of the lock.
        passphrase: String,
        /// A random salt.
        salt: Vec<u8>,
    },
    /// Unwraps the data key of a lock record.
    UnwrapKey {
        /// The lock record.
        record: String,
        /// The passphrase of the lock.
        passphrase: String,
    },
}

/// The user's choice in a conflict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The entity, as the text of an [`EntityRef`](crate::domain::EntityRef).
    pub entity: String,
    /// The name of the cell.
    pub cell: String,
    /// Whether to take the value of the file.
    pub takes_theirs: bool,
}

/// The output of a job.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum JobOutput {
    /// Nothing but the writes to the store.
    Nothing,
    /// The text of a file.
    File(#[serde(skip)] String),
    /// The effects of a merge.
    Summary(#[serde(with = "summary_as_json")] Summary),
    /// The effects of an import.
    Preview(Box<Preview>),
    /// The text that undoes a merge, and the number of pictures that the browser could not read.
    Undo(#[serde(skip)] String, usize),
    /// A lock record.
    Record(String),
    /// The data key of a lock record.
    Key(DataKey),
}

/// Why a job was not done. Nothing is then written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
pub enum JobError {
    /// The core refused the change.
    #[error(transparent)]
    Refused(CommandError),
    /// A write failed.
    #[error(transparent)]
    NotKept(#[from] WriteError),
    /// A newer version of Kith has written to the store.
    #[error("{}", CommitError::ReadOnly)]
    ReadOnly,
    /// The file is not one that this version reads.
    #[error(transparent)]
    File(#[from] ImportError),
    /// The file cannot be decrypted.
    #[error(transparent)]
    Decrypt(#[from] JweError),
    /// The lock cannot be opened.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// A backup differs from the book when it is read back.
    #[error("the backup differs from the book")]
    NotReadBack,
    /// The undo of a merge is damaged.
    #[error("the undo of the merge is damaged")]
    NoUndo,
    /// The browser cannot read the file.
    #[error("the browser cannot read the file")]
    NotRead,
    /// The worker's program cannot be loaded, fails, or is of another version than the page.
    #[error("the worker is not available")]
    Unavailable,
    /// The user has stopped the job.
    #[error("the job was stopped")]
    Stopped,
    /// The page is being closed or reloaded.
    #[error("the page is being closed")]
    Leaving,
}

impl From<CommitError> for JobError {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Refused(error) => Self::Refused(error),
            CommitError::NotKept(error) => Self::NotKept(error),
            CommitError::ReadOnly => Self::ReadOnly,
        }
    }
}

/// A finished job.
#[derive(Clone, Debug, PartialEq)]
pub struct FinishedJob {
    /// The output.
    pub output: JobOutput,
    /// The writes to carry out, in order.
    pub writes: Vec<Write>,
    /// Whether every loaded text could be read.
    pub is_whole: bool,
}

/// A job or a result on its way: JSON, and the large text beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The message without its large text.
    pub json: String,
    /// The large text, if the message has one.
    pub text: Option<String>,
}

impl Job {
    /// Whether the job writes to the store.
    pub fn writes(&self) -> bool {
        matches!(
            self,
            Self::Compact
                | Self::Merge { .. }
                | Self::ImportForeign { .. }
                | Self::Unmerge { .. }
                | Self::Sample { .. }
        )
    }

    /// The job as a message.
    pub fn into_message(mut self) -> Message {
        let text = match &mut self {
            Self::Merge { file, .. } => file.take(),
            other => other.text().map(std::mem::take),
        };
        Message { json: serde_json::to_string(&self).unwrap_or_default(), text }
    }

    /// Reads the message of a job. None if it is of another version.
    pub fn from_message(message: Message) -> Option<Self> {
        let mut job = serde_json::from_str(&message.json).ok()?;
        match &mut job {
            Self::Merge { file, .. } => *file = message.text,
            other => {
                if let Some(place) = other.text() {
                    *place = message.text?;
                }
            }
        }
        Some(job)
    }

    /// The large text that the job must have.
    fn text(&mut self) -> Option<&mut String> {
        match self {
            Self::Compare { file }
            | Self::Sample { file }
            | Self::Encrypt { file, .. }
            | Self::Decrypt { file, .. } => Some(file),
            Self::Unmerge { undo } => Some(undo),
            _ => None,
        }
    }
}

impl JobOutput {
    /// The result of a job as a message.
    pub fn into_message(mut result: Result<Self, JobError>) -> Message {
        let text = result.as_mut().ok().and_then(Self::text).map(std::mem::take);
        Message { json: serde_json::to_string(&result).unwrap_or_default(), text }
    }

    /// Reads the message of a result.
    ///
    /// # Errors
    ///
    /// The error of the job, or [`JobError::Unavailable`] if the message is of another version.
    pub fn from_message(message: Message) -> Result<Self, JobError> {
        let result: Result<Self, JobError> = serde_json::from_str(&message.json).map_err(|_| JobError::Unavailable)?;
        let mut output = result?;
        if let Some(place) = output.text() {
            *place = message.text.ok_or(JobError::Unavailable)?;
        }
        Ok(output)
    }

    fn text(&mut self) -> Option<&mut String> {
        match self {
            Self::File(text) | Self::Undo(text, _) => Some(text),
            _ => None,
        }
    }

    /// The text of a file or of an undo.
    ///
    /// # Errors
    ///
    /// [`JobError::Unavailable`] for any other output, as from a worker of another version.
    pub fn into_text(self) -> Result<String, JobError> {
        match self {
            Self::File(text) | Self::Undo(text, _) | Self::Record(text) => Ok(text),
            _ => Err(JobError::Unavailable),
        }
    }

    /// The text that undoes a merge, and the number of pictures that the browser could not read.
    ///
    /// # Errors
    ///
    /// [`JobError::Unavailable`] for any other output, as from a worker of another version.
    pub fn into_undo(self) -> Result<(String, usize), JobError> {
        if let Self::Undo(undo, photos) = self { Ok((undo, photos)) } else { Err(JobError::Unavailable) }
    }

    /// The summary of a merge.
    ///
    /// # Errors
    ///
    /// [`JobError::Unavailable`] for any other output, as from a worker of another version.
    pub fn into_summary(self) -> Result<Summary, JobError> {
        if let Self::Summary(summary) = self { Ok(summary) } else { Err(JobError::Unavailable) }
    }

    /// The preview of an import.
    ///
    /// # Errors
    ///
    /// [`JobError::Unavailable`] for any other output, as from a worker of another version.
    pub fn into_preview(self) -> Result<Preview, JobError> {
        if let Self::Preview(preview) = self { Ok(*preview) } else { Err(JobError::Unavailable) }
    }

    /// The data key.
    ///
    /// # Errors
    ///
    /// [`JobError::Unavailable`] for any other output, as from a worker of another version.
    pub fn into_key(self) -> Result<DataKey, JobError> {
        if let Self::Key(key) = self { Ok(key) } else { Err(JobError::Unavailable) }
    }
}

/// Summaries have a reader of their own, which is smaller than a derived one.
mod summary_as_json {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use serde_json::Value;

    use crate::merge::Summary;

    pub(super) fn serialize<S: Serializer>(summary: &Summary, serializer: S) -> Result<S::Ok, S::Error> {
        summary.to_json().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Summary, D::Error> {
        Value::deserialize(deserializer).map(|json| Summary::from_json(&json))
    }
}

#[cfg(test)]
mod tests;
