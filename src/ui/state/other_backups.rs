//! The backups that other devices write into the folder of the automatic backup, or into its single file.
//!
//! Holds the files that could not be read. Invariant: an unreadable file is read again only once it is rewritten, an
//! encrypted one also when the passphrase changes; a file that was read is noted beside the book. Needs the repository,
//! for the id of this device, the preferences, the jobs, the merges and the toasts.

use leptos::prelude::*;

use super::jobs::Jobs;
use super::merges::Merges;
use super::prefs::Prefs;
use super::repository::RepositoryContext;
use super::toasts::Toasts;
use crate::formats::{backup, jwe};
use crate::store::{Job, JobError, JobOutput, StorageKey};
use crate::ui::text;
use crate::web::{auto_backup, worker};

/// The backups of other devices.
#[derive(Clone, Copy)]
pub(crate) struct OtherBackups {
    repository: RepositoryContext,
    prefs: Prefs,
    jobs: Jobs,
    merges: Merges,
    toasts: Toasts,
    /// Names and modification times of backups that this device's passphrase does not decrypt.
    pub(crate) encrypted: RwSignal<Vec<(String, String)>>,
    /// Names, modification times and problems of backups that could not be read. They are read again once they are
    /// rewritten. A single backup file with a problem is not overwritten.
    pub(crate) unreadable: RwSignal<Vec<(String, String, String)>>,
}

impl OtherBackups {
    pub(super) fn new(repository: RepositoryContext, prefs: Prefs, jobs: Jobs, merges: Merges, toasts: Toasts) -> Self {
        let (encrypted, unreadable) = (RwSignal::new(Vec::new()), RwSignal::new(Vec::new()));
        Self { repository, prefs, jobs, merges, toasts, encrypted, unreadable }
    }

    /// Whether there is a backup that this device's passphrase does not decrypt.
    pub(super) fn has_encrypted(self) -> bool {
        !self.encrypted.with_untracked(Vec::is_empty)
    }

    /// Forgets all problems.
    pub(super) fn clear(self) {
        self.encrypted.set(Vec::new());
        self.unreadable.set(Vec::new());
    }

    /// Checks that a passphrase decrypts a backup.
    ///
    /// # Errors
    ///
    /// The reason as a message: the file is gone, or the passphrase does not decrypt it.
    pub(super) async fn try_passphrase(self, name: &str, passphrase: &str) -> Result<(), String> {
        let others = auto_backup::others(&self.repository.device().to_string(), &[]).await;
        let other = others.into_iter().flatten().find(|it| it.name == name).ok_or(text::auto_backup::file_gone())?;
        if jwe::is_sealed(&other.text) {
            let job = Job::Decrypt { file: other.text, passphrase: passphrase.to_owned() };
            if let Err(error) = self.jobs.work(job).await {
                return Err(self.jobs.explain(error).await);
            }
        }
        Ok(())
    }

    /// Imports the backups that other devices wrote into the folder, or changes in the single file, since they were
    /// last read. Returns whether this device now has the data of every backup there.
    pub(super) async fn import(self, is_folder: bool) -> bool {
        let device = self.repository.device().to_string();
        // A file that cannot be read now must not be overwritten.
        let Some(mut others) = auto_backup::others(&device, &self.seen()).await else { return false };
        self.drop_rewritten(&others);
        let mut has_all = !others.iter().any(|it| self.is_problem(it));
        others.retain(|it| !self.is_problem(it));
        for other in others {
            has_all &= self.import_one(other, is_folder).await;
        }
        has_all
    }

    /// Drops problems of files that are gone or rewritten, or that another tab has read.
    fn drop_rewritten(self, others: &[auto_backup::Other]) {
        if self.unreadable.with_untracked(|it| !it.is_empty()) {
            let is_there = |name: &str, time: &str| others.iter().any(|it| it.name == name && it.written == time);
            self.unreadable.update(|unread| unread.retain(|(name, time, _)| is_there(name, time)));
        }
    }

    /// Whether a file has a problem that was noted before.
    fn is_problem(self, other: &auto_backup::Other) -> bool {
        let is_it = |name: &str, written: &str| name == other.name && written == other.written;
        self.encrypted.with_untracked(|it| it.iter().any(|(name, written)| is_it(name, written)))
            || self.unreadable.with_untracked(|it| it.iter().any(|(name, written, _)| is_it(name, written)))
    }

    /// Imports a backup. Returns whether this device now has its data, or may overwrite it.
    async fn import_one(self, other: auto_backup::Other, is_folder: bool) -> bool {
        let Some(file) = self.decrypted(other.text).await else {
            self.note_encrypted(other.name, other.written);
            return false;
        };
        let summary = match self.jobs.work(Job::Compare { file: file.clone() }).await.and_then(JobOutput::into_summary)
        {
            Ok(summary) => summary,
            Err(why) => {
                // The user chose to overwrite a file that is not a backup of Kith. A backup of a newer Kith must stay.
                let is_ours = backup::is_ours(&file);
                if (is_ours || is_folder) && why != JobError::Unavailable {
                    self.note_unreadable(other.name, other.written, self.jobs.explain(why).await);
                }
                return !is_ours;
            }
        };
        if summary.is_nothing {
            worker::release(&file);
        } else {
            let job = Job::Merge { file: Some(file), choices: Vec::new(), others: Vec::new(), label: None };
            let message = if is_folder { text::auto_backup::folder_merged() } else { text::auto_backup::file_merged() };
            if self.merges.merge_quietly(job, message).await.is_err() {
                return false;
            }
        }
        self.encrypted.update(|it| it.retain(|(name, _)| *name != other.name));
        self.unreadable.update(|it| it.retain(|(name, ..)| *name != other.name));
        self.note_seen(&other.name, &other.written);
        true
    }

    /// Decrypts the text of a backup. None if this device does not have its passphrase.
    async fn decrypted(self, text: String) -> Option<String> {
        if !jwe::is_sealed(&text) {
            return Some(text);
        }
        let passphrase = self.prefs.get(StorageKey::KeptPassphrase);
        if passphrase.is_empty() {
            return None;
        }
        self.jobs.work(Job::Decrypt { file: text, passphrase }).await.and_then(JobOutput::into_text).ok()
    }

    /// Records a backup that this device's passphrase does not decrypt. The user is told once, not at every write of
    /// the other device.
    fn note_encrypted(self, name: String, written: String) {
        if !self.has_encrypted() {
            self.toasts.show(text::auto_backup::encrypted_by_other());
        }
        self.encrypted.update(|it| {
            it.retain(|(known, _)| *known != name);
            it.push((name, written));
        });
    }

    /// Records a backup that could not be read, and the reason, until the file is rewritten. A device that goes on
    /// writing replaces it with a readable one sooner or later.
    fn note_unreadable(self, name: String, written: String, why: String) {
        self.unreadable.update(|it| {
            it.retain(|(known, ..)| *known != name);
            it.push((name, written, why));
        });
    }

    /// Names and modification times of the files that have been read.
    fn seen(self) -> Vec<(String, String)> {
        let lines = self.prefs.get(StorageKey::Seen);
        lines.lines().filter_map(|it| it.split_once(' ')).map(|(time, name)| (name.into(), time.into())).collect()
    }

    /// Records that a file was read, or written by this device.
    pub(super) fn note_seen(self, name: &str, time: &str) {
        let mut seen = self.seen();
        seen.retain(|(it, _)| it != name);
        seen.push((name.to_owned(), time.to_owned()));
        let lines: Vec<String> = seen.iter().map(|(name, time)| format!("{time} {name}")).collect();
        self.prefs.set(StorageKey::Seen, &lines.join("\n"));
    }
}
