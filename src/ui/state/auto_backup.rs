//! The automatic backup: a file or folder, encrypted or plain, that Kith keeps up to date.
//!
//! Holds the target, and the outcome of the last write. Invariant: a device that lacks data never overwrites a file
//! that has it; so the backups of other devices are imported first, and nothing is written while a text of the store is
//! unreadable. Only one tab writes at a time, under a web lock. Needs the repository, the preferences, the state of the
//! backups, the jobs, the toasts and the backups of other devices.

use leptos::prelude::*;

use super::backup_status::BackupStatus;
use super::jobs::Jobs;
use super::other_backups::OtherBackups;
use super::prefs::Prefs;
use super::repository::RepositoryContext;
use super::toasts::Toasts;
use crate::formats::jwe;
use crate::store::{Job, JobOutput, StorageKey, WriteError};
use crate::ui::text;
use crate::web::auto_backup::{self, BackupTarget};
use crate::web::{clock, web_locks};

/// The automatic backup.
#[derive(Clone, Copy)]
pub(crate) struct AutoBackup {
    repository: RepositoryContext,
    prefs: Prefs,
    status: BackupStatus,
    jobs: Jobs,
    toasts: Toasts,
    /// The backups of other devices.
    pub(crate) others: OtherBackups,
    /// The file or folder of the automatic backup.
    pub(crate) target: RwSignal<Option<BackupTarget>>,
    /// Whether the last automatic backup could not be written.
    pub(crate) has_failed: RwSignal<bool>,
    /// Whether some of the backup's copies of earlier days are still plain text, although the backup has a
    /// passphrase.
    pub(crate) copies_are_plain: RwSignal<bool>,
}

impl AutoBackup {
    pub(super) fn new(
        repository: RepositoryContext,
        prefs: Prefs,
        status: BackupStatus,
        jobs: Jobs,
        toasts: Toasts,
        others: OtherBackups,
    ) -> Self {
        Self {
            repository,
            prefs,
            status,
            jobs,
            toasts,
            others,
            target: RwSignal::new(None),
            has_failed: RwSignal::new(false),
            copies_are_plain: RwSignal::new(false),
        }
    }

    /// Starts writing the automatic backup whenever there are changes, as long as the page is open.
    pub(crate) fn start(self) {
        let turn = move || {
            let is_worth_it = self.target.with_untracked(Option::is_some) && !self.jobs.is_busy.get_untracked();
            if is_worth_it {
                web_locks::when_alone(web_locks::KEEP, Box::pin(self.update_now(false)));
            }
        };
        // Half a minute gathers changes that belong together into one write (design decision).
        let _ = set_interval_with_handle(turn, std::time::Duration::from_secs(30));
        crate::web::spawn(async move {
            // Every tab reads the backup target, even if another tab does the writing.
            self.read_target().await;
            turn();
        });
    }

    /// Starts to write to a target that the user has just chosen.
    pub(crate) async fn begin(self) {
        // The new target is still empty. This marks the backup as due, so that writing is retried until it succeeds.
        self.status.passphrase_changed();
        self.update(true).await;
    }

    /// Imports the backups of other devices, then writes this device's changes. With `must_write`, writes even
    /// without changes.
    pub(crate) async fn update(self, must_write: bool) {
        web_locks::alone(web_locks::KEEP, Box::pin(self.update_now(must_write))).await;
    }

    async fn update_now(self, must_write: bool) {
        let Some(target) = self.read_target().await.filter(|it| it.is_allowed) else { return };
        if !untrack(|| self.repository.is_whole()) {
            return;
        }
        // A browser that lost data must not overwrite the single file that still has it. In a folder, each device has
        // its own file.
        let may_write = self.others.import(target.is_folder).await || target.is_folder;
        // No plain text is written beside another device's encrypted backup.
        let must_wait = untrack(|| self.must_wait());
        if may_write && !must_wait && (must_write || self.status.get_untracked().is_due()) {
            self.write(target).await;
        }
    }

    /// Reads the backup target. Views are notified only if it has changed.
    async fn read_target(self) -> Option<BackupTarget> {
        let target = auto_backup::state().await;
        if self.target.with_untracked(|it| *it != target) {
            self.target.set(target.clone());
        }
        target
    }

    /// Writes the backup now. Reports a failure once, until a write succeeds again.
    async fn write(self, target: BackupTarget) {
        let then = self.status.get_untracked();
        let passphrase = self.prefs.get(StorageKey::KeptPassphrase);
        let file = match backup_job(&passphrase) {
            Some(job) => self.jobs.back_up(job).await.ok(),
            None => None,
        };
        let device = self.repository.device().to_string();
        let written = match file {
            // A file that lacks data is not written.
            Some((_, false)) => return,
            Some((file, true)) => auto_backup::write(&device, &clock::today().to_string(), &file).await,
            None => None,
        };
        let is_written = written.is_some();
        if let Some(time) = written {
            if target.is_folder && !passphrase.is_empty() {
                // Copies that cannot be encrypted now are tried again with the next change.
                let are_plain = !self.encrypt_copies(&passphrase).await;
                self.copies_are_plain.set(are_plain);
            }
            self.status.auto_saved(then);
            if !target.is_folder {
                self.others.note_seen(&target.name, &time);
            }
        } else if !self.has_failed.get_untracked() {
            self.read_target().await;
            self.toasts.show(text::auto_backup::not_written());
        }
        if self.has_failed.get_untracked() == is_written {
            self.has_failed.set(!is_written);
        }
    }

    /// Encrypts this device's plain copies of earlier days, one at a time, because each is as large as the book.
    /// Returns whether no plain copy is left.
    async fn encrypt_copies(self, passphrase: &str) -> bool {
        let device = self.repository.device().to_string();
        let Some(names) = auto_backup::plain_copies(&device).await else { return false };
        let mut are_all = true;
        for name in names {
            let text = auto_backup::copy(&name).await;
            let random = clock::random_bytes::<{ jwe::Random::BYTES }>();
            let job = text.zip(random).map(|(file, random)| Job::Encrypt {
                file,
                passphrase: passphrase.to_owned(),
                random: random.to_vec(),
            });
            let encrypted = match job {
                Some(job) => self.jobs.work(job).await.and_then(JobOutput::into_text).ok(),
                None => None,
            };
            are_all &= match encrypted {
                Some(encrypted) => auto_backup::replace(&name, &encrypted).await,
                None => false,
            };
        }
        are_all
    }

    /// Whether the backup is encrypted with a passphrase. The calling view is redrawn when that changes.
    pub(crate) fn has_passphrase(self) -> bool {
        self.repository.read(|_| !self.prefs.get(StorageKey::KeptPassphrase).is_empty())
    }

    /// Whether nothing is written until the user enters the passphrase of another device's encrypted backup. The
    /// calling view is redrawn when that changes.
    pub(crate) fn must_wait(self) -> bool {
        !self.has_passphrase() && !self.others.encrypted.with(Vec::is_empty)
    }

    /// Encrypts the backup with this passphrase from now on; an empty passphrase makes it plain. Returns whether the
    /// backup has been written that way. If not, for example because the browser's permission is missing, the write
    /// is tried again until it succeeds.
    ///
    /// # Errors
    ///
    /// If the passphrase cannot be stored: the backup would then stay as it was without the user knowing.
    pub(crate) async fn set_passphrase(self, passphrase: &str) -> Result<bool, String> {
        self.prefs.set(StorageKey::KeptPassphrase, passphrase);
        if self.prefs.get(StorageKey::KeptPassphrase) != passphrase {
            return Err(text::errors::write(&WriteError::Full));
        }
        // The new passphrase may decrypt other devices' backups.
        self.others.encrypted.set(Vec::new());
        self.status.passphrase_changed();
        self.update(true).await;
        Ok(self.status.get_untracked().passphrase_changes == 0)
    }

    /// Uses the passphrase of another device's encrypted backup for this device's own backup, too.
    ///
    /// # Errors
    ///
    /// The reason as a message: the file is gone, the passphrase does not decrypt it, or the passphrase cannot be
    /// stored.
    pub(crate) async fn share_passphrase(self, name: &str, passphrase: &str) -> Result<(), String> {
        self.others.try_passphrase(name, passphrase).await?;
        self.set_passphrase(passphrase).await.map(drop)
    }

    /// Ends the automatic backup. The file stays.
    pub(crate) async fn forget_target(self) {
        // The views follow only then: a write that is under way may have read the target just before.
        auto_backup::forget().await;
        self.target.set(None);
        self.others.clear();
        self.copies_are_plain.set(false);
    }
}

/// The job that writes the backup, encrypted if there is a passphrase. None if the browser provides no random bytes.
fn backup_job(passphrase: &str) -> Option<Job> {
    if passphrase.is_empty() {
        return Some(Job::Backup);
    }
    let random = clock::random_bytes::<{ jwe::Random::BYTES }>()?;
    Some(Job::EncryptedBackup { passphrase: passphrase.to_owned(), random: random.to_vec() })
}
