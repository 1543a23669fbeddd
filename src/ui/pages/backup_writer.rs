//! Writes backups and saves them to files.

use crate::domain::PartialDate;
use crate::store::{BackupState, Job, JobError};
use crate::ui::state::{BackupStatus, Jobs, Toasts, use_backup_status, use_jobs, use_toasts};
use crate::ui::text;
use crate::web::{auto_backup, clock, files};

/// Writes and saves backups.
#[derive(Clone, Copy)]
pub(super) struct BackupWriter {
    jobs: Jobs,
    status: BackupStatus,
    toasts: Toasts,
}

/// A finished backup, not yet saved to a file.
pub(super) struct Written {
    text: String,
    /// The backup state at the start of writing.
    then: BackupState,
    /// False if some stored data could not be read and is missing from the backup.
    is_whole: bool,
}

/// The writer of backups.
pub(super) fn use_backup_writer() -> BackupWriter {
    BackupWriter { jobs: use_jobs(), status: use_backup_status(), toasts: use_toasts() }
}

impl BackupWriter {
    /// Writes a backup with `job`.
    ///
    /// # Errors
    ///
    /// The error of the job.
    pub(super) async fn write(self, job: Job) -> Result<Written, JobError> {
        let then = self.status.get_untracked();
        let (text, is_whole) = self.jobs.back_up(job).await?;
        Ok(Written { text, then, is_whole })
    }

    /// Writes a plain backup. Shows an error as a toast and returns `None` then.
    pub(super) async fn write_plain(self) -> Option<Written> {
        self.write(Job::Backup).await.inspect_err(|error| self.toasts.show(text::errors::job(error))).ok()
    }

    /// Downloads a backup. `kind` becomes part of the file name.
    pub(super) fn download(self, kind: &str, backup: &Written) {
        if files::download(&format!("{}.json", backup.name(kind)), "application/json", &backup.text).is_some() {
            self.record(backup, text::backup::downloaded());
        }
    }

    /// Shares a backup, or downloads it if the browser cannot share files.
    pub(super) async fn share(self, backup: &Written) {
        match auto_backup::share(&backup.name(""), &backup.text).await {
            auto_backup::Shared::Done => self.record(backup, text::backup::shared()),
            auto_backup::Shared::Cancelled => (),
            auto_backup::Shared::Unable => self.download("", backup),
        }
    }

    /// Records a complete backup as saved and shows `message`. For an incomplete one, only shows that data is missing.
    fn record(self, backup: &Written, message: &'static str) {
        if backup.is_whole {
            self.status.saved(backup.then);
            self.toasts.show(message);
        } else {
            self.toasts.show(text::backup::incomplete());
        }
    }
}

impl Written {
    /// The file name without extension. `kind` becomes part of it.
    fn name(&self, kind: &str) -> String {
        let whole = if self.is_whole { "" } else { "-incomplete" };
        format!("kith-backup-{}{kind}{whole}", PartialDate::Day(clock::today()))
    }
}
