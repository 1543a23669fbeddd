//! Persists a book in a key-value store.
//!
//! One action is one write: a change is appended to the journal under its own key, and is durable when the write
//! returns. The journal is compacted from time to time ([`WorkerRepository::compact`]): recent records go into a
//! snapshot in plain text, older ones into compressed partitions. The archived exchanges stay compressed until they are
//! needed; meanwhile the book has an [`ArchiveIndex`](crate::domain::ArchiveIndex) of them.
//!
//! Loading *merges* everything into the book: snapshot, partitions and journal entries are all changes, and writing a
//! change is idempotent. So a crash between any two steps loses nothing and repeats nothing.

mod archive;
mod backup_state;
pub mod cipher;
mod columnar;
mod commit;
mod compaction;
mod compress;
mod digest;
mod digest_codec;
#[cfg(test)]
mod digest_tests;
pub mod encrypted_store;
mod foreign_reader;
mod generations;
mod grouping;
mod head;
mod import;
mod import_session;
mod job;
mod journal;
mod journal_codec;
mod keys;
mod kv_store;
mod load;
mod merge_undo;
mod mirror;
mod opening;
mod partition_codec;
mod partitions;
mod past_imports;
mod quarantine;
mod recovery;
mod replay;
mod repository;
mod role;
mod sizes;
mod snapshot;
mod usage;
mod varint;
mod work;
mod write_batch;

#[cfg(test)]
mod compaction_tests;
#[cfg(test)]
mod crash_tests;
#[cfg(test)]
mod import_tests;
#[cfg(test)]
mod mirror_tests;
#[cfg(test)]
mod opening_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod version_tests;
#[cfg(test)]
mod worker_tests;

pub use backup_state::BackupState;
pub use cipher::{Cipher, DataKey};
pub use commit::CommitError;
pub use compress::unpacked;
pub use digest::StoredDigests;
pub use encrypted_store::{EncryptedStore, LockError};
pub use foreign_reader::ForeignReader;
pub use import_session::ImportSession;
pub use job::{Choice, FinishedJob, Job, JobError, JobOutput, Message};
pub use journal_codec::{CodecError, JournalEntry, Sequence};
#[cfg(test)]
pub(crate) use journal_codec::{decode, encode};
pub use keys::{PREFIX, StorageKey};
pub use kv_store::{KeyValue, Memory, Size, Write, WriteError};
pub use mirror::{LockChange, Mirror, Mirrored, lock_change};
pub use opening::{LoadReport, Opening};
pub use partitions::ReadPartition;
pub use past_imports::{ImportLabel, ImportedCounts, PastImport};
pub use quarantine::{CorruptEntry, Trouble};
pub use recovery::Recovered;
pub use repository::{PageRepository, Repository, WorkerRepository, erase};
pub use role::{Page, Role, Worker};
pub use usage::{QUOTA_UNITS, Usage};
pub use work::work;
pub use write_batch::WriteBatch;
