//! The automatic backup: a file or folder, encrypted or plain, that Kith keeps up to date, and the backups that other
//! devices write there.

use leptos::prelude::*;

use crate::formats::{backup, jwe};
use crate::store::{Job, JobError, JobOutput, PageRepository, StorageKey, WriteError};
use crate::ui::app::App;
use crate::ui::text;
use crate::web::{auto_backup, clock, web_locks, worker};

impl App {
    /// Starts writing the automatic backup whenever there are changes, as long as the page is open.
    pub(crate) fn watch_kept(self) {
        let turn = move || {
            let is_worth_it = self.kept_file.with_untracked(Option::is_some) && !self.is_busy.get_untracked();
            if is_worth_it {
                web_locks::when_alone(web_locks::KEEP, Box::pin(self.keep_now(false)));
            }
        };
        // Half a minute gathers changes that belong together into one write (design decision).
        let _ = set_interval_with_handle(turn, std::time::Duration::from_secs(30));
        crate::web::spawn(async move {
            // Every tab reads the backup target, even if another tab does the writing.
            self.look_at_kept().await;
            turn();
        });
    }

    /// Imports the backups of other devices, then writes this device's changes. With `must_write`, writes even
    /// without changes.
    pub(crate) async fn keep_current(self, must_write: bool) {
        web_locks::alone(web_locks::KEEP, Box::pin(self.keep_now(must_write))).await;
    }

    async fn keep_now(self, must_write: bool) {
        let Some(kept) = self.look_at_kept().await.filter(|it| it.is_allowed) else { return };
        if !untrack(|| self.is_whole()) {
            return;
        }
        // A browser that lost data must not overwrite the single file that still has it. In a folder, each device has
        // its own file.
        let may_write = self.take_others(kept.is_folder).await || kept.is_folder;
        // No plain text is written beside another device's encrypted backup.
        let must_wait =
            !self.sealed_others.with_untracked(Vec::is_empty) && self.pref(StorageKey::KeptPassphrase).is_empty();
        if may_write && !must_wait && (must_write || self.backup_state_now().is_due()) {
            self.write_kept(kept).await;
        }
    }

    /// Whether all stored data could be read. A damaged book must not replace the backup file that could repair it.
    pub(crate) fn is_whole(self) -> bool {
        !self.store(PageRepository::is_read_only)
            && self.old_problem.with(String::is_empty)
            && self.store(PageRepository::is_whole)
    }

    /// Reads the backup target. Views are notified only if it has changed.
    async fn look_at_kept(self) -> Option<auto_backup::BackupTarget> {
        let kept = auto_backup::state().await;
        if self.kept_file.with_untracked(|it| *it != kept) {
            self.kept_file.set(kept.clone());
        }
        kept
    }

    /// Writes the backup now. Reports a failure once, until a write succeeds again.
    async fn write_kept(self, kept: auto_backup::BackupTarget) {
        let then = self.backup_state_now();
        let passphrase = self.pref(StorageKey::KeptPassphrase);
        let file = match kept_job(&passphrase) {
            Some(job) => self.back_up(job).await.ok(),
            None => None,
        };
        let written = match file {
            Some((_, false)) => return,
            Some((file, _)) => auto_backup::write(&self.device.to_string(), &clock::today().to_string(), &file).await,
            None => None,
        };
        let is_written = written.is_some();
        if let Some(time) = written {
            if kept.is_folder && !passphrase.is_empty() {
                // Copies that cannot be encrypted now are tried again with the next change.
                let are_plain = !self.seal_copies(&passphrase).await;
                self.copies_are_plain.set(are_plain);
            }
            self.kept_up(then);
            if !kept.is_folder {
                self.have_seen(&kept.name, &time);
            }
        } else if !self.kept_failed.get_untracked() {
            self.look_at_kept().await;
            self.say(text::KEPT_FILE_FAILED, false);
        }
        if self.kept_failed.get_untracked() == is_written {
            self.kept_failed.set(!is_written);
        }
    }

    /// Encrypts this device's plain copies of earlier days, one at a time, because each is as large as the book.
    /// Returns whether no plain copy is left.
    async fn seal_copies(self, passphrase: &str) -> bool {
        let Some(names) = auto_backup::plain_copies(&self.device.to_string()).await else { return false };
        let mut are_all = true;
        for name in names {
            let text = auto_backup::copy(&name).await;
            let random = clock::random_bytes::<{ jwe::Random::BYTES }>();
            let job = text.zip(random).map(|(file, random)| Job::Encrypt {
                file,
                passphrase: passphrase.to_owned(),
                random: random.to_vec(),
            });
            let sealed = match job {
                Some(job) => self.work(job).await.and_then(JobOutput::into_text).ok(),
                None => None,
            };
            are_all &= match sealed {
                Some(sealed) => auto_backup::replace(&name, &sealed).await,
                None => false,
            };
        }
        are_all
    }

    /// Encrypts the backup with this passphrase from now on; an empty passphrase makes it plain. Returns whether the
    /// backup has been written that way. If not, for example because the browser's permission is missing, the write
    /// is tried again until it succeeds.
    ///
    /// # Errors
    ///
    /// If the passphrase cannot be stored: the backup would then stay as it was without the user knowing.
    pub(crate) async fn seal_kept(self, passphrase: &str) -> Result<bool, String> {
        self.set_pref(StorageKey::KeptPassphrase, passphrase);
        if self.pref(StorageKey::KeptPassphrase) != passphrase {
            return Err(WriteError::Full.to_string());
        }
        // The new passphrase may decrypt other devices' backups.
        self.sealed_others.set(Vec::new());
        self.passphrase_changed();
        self.keep_current(true).await;
        Ok(self.backup_state_now().passphrase_changes == 0)
    }

    /// Uses the passphrase of another device's encrypted backup for this device's own backup, too.
    ///
    /// # Errors
    ///
    /// The reason as a message: the file is gone, the passphrase does not decrypt it, or the passphrase cannot be
    /// stored.
    pub(crate) async fn share_passphrase(self, name: &str, passphrase: &str) -> Result<(), String> {
        let others = auto_backup::others(&self.device.to_string(), &[]).await;
        let other = others.into_iter().flatten().find(|it| it.name == name).ok_or(text::KEPT_FILE_GONE)?;
        if jwe::is_sealed(&other.text) {
            let job = Job::Decrypt { file: other.text, passphrase: passphrase.to_owned() };
            self.work(job).await.map_err(|error| error.to_string())?;
        }
        self.seal_kept(passphrase).await.map(drop)
    }

    /// Decrypts the text of another device's backup. None if this device does not have its passphrase.
    async fn unsealed(self, text: String) -> Option<String> {
        if !jwe::is_sealed(&text) {
            return Some(text);
        }
        let passphrase = self.pref(StorageKey::KeptPassphrase);
        if passphrase.is_empty() {
            return None;
        }
        self.work(Job::Decrypt { file: text, passphrase }).await.and_then(JobOutput::into_text).ok()
    }

    /// Records a backup that could not be read, and the reason, until the file is rewritten. A device that goes on
    /// writing replaces it with a readable one sooner or later.
    fn have_not_read(self, name: String, written: String, why: String) {
        self.unread_others.update(|it| {
            it.retain(|(known, ..)| *known != name);
            it.push((name, written, why));
        });
    }

    /// Names and modification times of the files that have been read.
    fn seen_files(self) -> Vec<(String, String)> {
        let lines = self.pref(StorageKey::Seen);
        lines.lines().filter_map(|it| it.split_once(' ')).map(|(time, name)| (name.into(), time.into())).collect()
    }

    fn have_seen(self, name: &str, time: &str) {
        let mut seen = self.seen_files();
        seen.retain(|(it, _)| it != name);
        seen.push((name.to_owned(), time.to_owned()));
        let lines: Vec<String> = seen.iter().map(|(name, time)| format!("{time} {name}")).collect();
        self.set_pref(StorageKey::Seen, &lines.join("\n"));
    }

    /// Imports the backups that other devices wrote into the folder, or changes in the single file, since they were
    /// last read. Returns whether this device now has the data of every backup there.
    async fn take_others(self, is_folder: bool) -> bool {
        let mut has_all = true;
        // A file that cannot be read now must not be overwritten.
        let Some(mut others) = auto_backup::others(&self.device.to_string(), &self.seen_files()).await else {
            return false;
        };
        if self.unread_others.with_untracked(|it| !it.is_empty()) {
            // Drops files that are gone or rewritten, or that another tab has read.
            let is_there = |name: &str, time: &str| others.iter().any(|it| it.name == name && it.written == time);
            self.unread_others.update(|unread| unread.retain(|(name, time, _)| is_there(name, time)));
        }
        // Unreadable files are tried again when they are rewritten, encrypted ones also when the passphrase changes.
        let sealed = self.sealed_others.get_untracked();
        let unread = self.unread_others.get_untracked();
        let is_known = |it: &auto_backup::Other| {
            let is_it = |name: &str, written: &str| name == it.name && written == it.written;
            sealed.iter().any(|(name, written)| is_it(name, written))
                || unread.iter().any(|(name, written, _)| is_it(name, written))
        };
        has_all &= !others.iter().any(is_known);
        others.retain(|it| !is_known(it));
        for other in others {
            let Some(file) = self.unsealed(other.text).await else {
                // Reported once, not at every write of the other device.
                if self.sealed_others.with_untracked(Vec::is_empty) {
                    self.say(text::SEALED_ELSEWHERE, false);
                }
                self.sealed_others.update(|it| {
                    it.retain(|(name, _)| *name != other.name);
                    it.push((other.name, other.written));
                });
                has_all = false;
                continue;
            };
            let summary = match self.work(Job::Compare { file: file.clone() }).await.and_then(JobOutput::into_summary) {
                Ok(summary) => summary,
                Err(why) => {
                    // The user chose to overwrite a file that is not a backup of Kith. A backup of a newer Kith must
                    // stay.
                    let is_ours = backup::is_ours(&file);
                    has_all &= !is_ours;
                    if (is_ours || is_folder) && why != JobError::Unavailable {
                        self.have_not_read(other.name, other.written, why.to_string());
                    }
                    continue;
                }
            };
            let is_news = !summary.is_nothing;
            if !is_news {
                worker::release(&file);
            } else {
                let job = Job::Merge { file: Some(file), choices: Vec::new() };
                let said = if is_folder { text::FOLDER_MERGED } else { text::FILE_MERGED };
                if self.merge_quietly(job, said).await.is_err() {
                    has_all = false;
                    continue;
                }
            }
            self.sealed_others.update(|it| it.retain(|(name, _)| *name != other.name));
            self.unread_others.update(|it| it.retain(|(name, ..)| *name != other.name));
            self.have_seen(&other.name, &other.written);
        }
        has_all
    }
}

/// The job that writes the backup, encrypted if there is a passphrase. None if the browser provides no random bytes.
fn kept_job(passphrase: &str) -> Option<Job> {
    if passphrase.is_empty() {
        return Some(Job::Backup);
    }
    let random = clock::random_bytes::<{ jwe::Random::BYTES }>()?;
    Some(Job::EncryptedBackup { passphrase: passphrase.to_owned(), random: random.to_vec() })
}
