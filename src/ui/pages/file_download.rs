//! Downloads of a text that the worker writes.

use crate::domain::PersonId;
use crate::formats::export::{ExportFormat, ExportScope};
use crate::store::{Job, JobOutput};
use crate::ui::state::{Jobs, Toasts, use_jobs, use_toasts};
use crate::ui::text;
use crate::web::auto_backup::{self, Shared};
use crate::web::files;

/// Downloads the output of a job as a file.
#[derive(Clone, Copy)]
pub(super) struct FileDownload {
    jobs: Jobs,
    toasts: Toasts,
}

/// The download of a job's output.
pub(super) fn use_file_download() -> FileDownload {
    FileDownload { jobs: use_jobs(), toasts: use_toasts() }
}

impl FileDownload {
    /// Downloads the output of `job` as a file with this name and media type. Then shows a toast: the message, or the
    /// error.
    pub(super) fn start(self, job: Job, file: (&'static str, &'static str), message: &'static str) {
        crate::web::spawn(self.save(job, file, files::download, message));
    }

    /// Like [`start`](Self::start), for an archive, which the worker returns as Base64.
    pub(super) fn start_archive(self, job: Job, file: (&'static str, &'static str), message: &'static str) {
        crate::web::spawn(self.save(job, file, files::download_base64, message));
    }

    async fn save(
        self,
        job: Job,
        (name, media_type): (&'static str, &'static str),
        download: fn(&str, &str, &str) -> Option<()>,
        message: &'static str,
    ) {
        if let Some(text) = self.text(job).await
            && download(name, media_type, &text).is_some()
        {
            self.toasts.show(message);
        }
    }

    /// Shares the card of a person through the system, or downloads it if the browser cannot share such a file.
    pub(super) fn share_card(self, id: PersonId, name: String) {
        crate::web::spawn(async move {
            let scope = ExportScope::Person(id.to_string());
            let Some(card) = self.text(Job::Export { format: ExportFormat::VCard, scope }).await else { return };
            match auto_backup::share_card(&name, &card).await {
                Shared::Done => self.toasts.show(text::export::person_shared()),
                Shared::Cancelled => (),
                Shared::Unable => {
                    if files::download(&format!("{name}.vcf"), "text/vcard", &card).is_some() {
                        self.toasts.show(text::export::person_saved());
                    }
                }
            }
        });
    }

    /// The output of a job. None if it fails; the error is then shown.
    async fn text(self, job: Job) -> Option<String> {
        let text = self.jobs.work(job).await.and_then(JobOutput::into_text);
        text.inspect_err(|error| self.toasts.show(text::errors::job(error))).ok()
    }
}
